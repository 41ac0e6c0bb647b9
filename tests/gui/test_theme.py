"""The looks of the window: legible in light and dark, chosen and following the system."""

import pytest
from PySide6.QtGui import QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from crank_desktop.ui.theme import TEXT_FAMILY, Theme, ThemeChoice, load_fonts, tokens

READ = ("text", "muted", "accent", "danger", "warning", "success")
BEHIND = ("background", "surface", "raised", "selection")
LEAST = 4.5
"""WCAG 2.2, success criterion 1.4.3."""


def luminance(color: str) -> float:
    parts = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("name", ["light", "dark"])
def test_every_color_of_words_is_legible_on_every_color_behind_words(name: str) -> None:
    colors = tokens(name)
    weak = {
        (words, behind): round(contrast(colors[words], colors[behind]), 2)
        for words in READ
        for behind in BEHIND
        if contrast(colors[words], colors[behind]) < LEAST
    }
    assert weak == {}
    assert contrast(colors["on_accent"], colors["accent"]) >= LEAST


def test_both_themes_have_the_same_tokens() -> None:
    assert list(tokens("light")) == list(tokens("dark"))


def test_choosing_a_theme_changes_palette_and_sheet(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(ThemeChoice.LIGHT)
    light = qapp.palette().color(QPalette.ColorRole.Window).name()
    with qtbot.waitSignal(theme.changed):
        theme.choose(ThemeChoice.DARK)
    assert light == tokens("light")["background"]
    assert qapp.palette().color(QPalette.ColorRole.Window).name() == tokens("dark")["background"]
    assert tokens("dark")["accent"] in qapp.styleSheet()
    assert theme.color("danger").name() == tokens("dark")["danger"]
    assert theme.is_dark


def test_the_system_decides_where_nothing_was_chosen(qapp: QApplication, qtbot: QtBot) -> None:
    theme = Theme(ThemeChoice.SYSTEM)
    with qtbot.waitSignal(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())
    theme.choose(ThemeChoice.DARK)
    with qtbot.assertNotEmitted(theme.changed):
        qapp.styleHints().colorSchemeChanged.emit(qapp.styleHints().colorScheme())


def test_the_face_of_what_is_written_ships(qapp: QApplication) -> None:
    load_fonts()
    assert TEXT_FAMILY in QFontDatabase.families()
    assert "Italic" in QFontDatabase.styles(TEXT_FAMILY)
    assert qapp is not None
