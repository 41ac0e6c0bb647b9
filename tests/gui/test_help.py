"""The help and what is told about the program."""

import re
import tomllib
from pathlib import Path

import pytest
from PySide6.QtCore import QByteArray, Qt, QUrl
from PySide6.QtGui import QColor, QDesktopServices, QGuiApplication, QImage, QPalette, QTextDocument
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

import pictures
from crank_desktop import __version__, userdirs
from crank_desktop.bundled import resource, resource_text
from crank_desktop.main import fill_window, make_window
from crank_desktop.ui.actions import ACTIONS
from crank_desktop.ui.dialogs.about import AboutDialog, show_about
from crank_desktop.ui.dialogs.components import LIBRARIES, components, needed
from crank_desktop.ui.dialogs.help import HelpDialog, keys_table, show_help
from crank_desktop.ui.dialogs.help_pages import PAGES, help_pages
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.screens import SCREENS
from crank_desktop.ui.theme import ThemeChoice
from pictures import PARTS
from tests.conftest import ROOT
from tests.gui.windows import child

Name = Qt.ItemDataRole.UserRole


def listed(dialog: HelpDialog) -> list[str]:
    return [dialog.list.item(row).data(Name) for row in range(dialog.list.count())]


def shown(dialog: HelpDialog) -> str:
    return dialog.page.toPlainText()


def test_every_page_that_ships_is_in_the_help() -> None:
    files = {file.stem for file in resource("help").glob("*.md")}
    assert files == set(PAGES)
    pages = help_pages()
    assert [page.name for page in pages] == list(PAGES)
    assert len({page.title for page in pages}) == len(pages)
    assert all(page.html.startswith(f"<h1>{page.title}</h1>") for page in pages)


def test_pages_lead_to_pages_and_nowhere_else() -> None:
    for name in PAGES:
        for link in re.findall(r"(?<!!)\[[^]]*\]\(([^)]*)\)", resource_text("help", f"{name}.md")):
            if link != "address":
                assert link.removesuffix(".md") in PAGES, f"{name}: {link}"


def test_every_menu_and_action_that_the_help_names_is_there() -> None:
    known = {(row.menu, row.words) for row in ACTIONS} | {(row.menu, row.under) for row in ACTIONS}
    for name in PAGES:
        for menu, words in re.findall(
            r"\*\*(\w+)\s▸\s([^*]+)\*\*", resource_text("help", f"{name}.md")
        ):
            assert (menu, " ".join(words.split())) in known, name


def test_keys_that_can_be_changed_are_told_by_the_page_of_the_keys_alone() -> None:
    shipped = {key.strip() for row in ACTIONS for key in row.keys.split(";")} - {""}
    # In the list of versions it names one, whatever else it does elsewhere.
    shipped.remove("F2")
    for name in PAGES:
        words = resource_text("help", f"{name}.md")
        named = {
            key for key in shipped if re.search(rf"(?<![\w+]){re.escape(key)}(?![\w+])", words)
        }
        assert not named, name


def test_pictures_are_there_in_words_too_and_no_larger_than_their_page() -> None:
    told = {}
    for name in PAGES:
        for words, file in re.findall(
            r"!\[([^]]*)\]\(([^)]*)\)", resource_text("help", f"{name}.md")
        ):
            assert len(words.split()) > 3, file
            told[file] = name
    files = {f"pictures/{one.name}": one for one in resource("help", "pictures").iterdir()}
    assert told.keys() == files.keys()
    assert {f"{name}.png" for name in PARTS} == {one.name for one in files.values()}
    for file in files.values():
        assert file.stat().st_size < 150_000
        image = QImage(str(file))
        assert (image.width(), image.height()) == PARTS[file.stem].size().toTuple()
        assert image.width() <= 600


@pytest.mark.parametrize("page", ["import", "write", "preview", "history", "keys"])
def test_a_page_shows_its_pictures_from_the_files_that_ship(window: MainWindow, page: str) -> None:
    dialog = show_help(window, page)
    names = re.findall(r'<img src="([^"]*)"', dialog.page.toHtml())
    assert names
    for name in names:
        kind = QTextDocument.ResourceType.ImageResource
        found = dialog.page.loadResource(kind, QUrl(name))
        image = QImage.fromData(found) if isinstance(found, QByteArray) else QImage(found)
        assert image.width() == PARTS[Path(name).stem].width()


def test_the_pictures_are_cut_from_those_of_the_screens(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = QImage(1280, 800, QImage.Format.Format_RGB32)
    whole.fill(QColor("#14507f"))
    screens, made = tmp_path / "screens", tmp_path / "made"
    screens.mkdir()
    for screen in SCREENS:
        whole.save(str(screens / f"{screen.name}.png"))
    monkeypatch.setattr(pictures, "HELP", made)
    monkeypatch.setattr(pictures, "WINDOW", tmp_path / "window.png")
    files = list(pictures.take(screens))
    assert [one.stem for one in files] == [*PARTS, "window"]
    assert all(QImage(str(one)).pixelColor(9, 9) == QColor("#14507f") for one in files)
    assert QImage(str(tmp_path / "window.png")).size() == whole.size()


def test_the_help_says_where_files_lie_on_this_machine(home: Path) -> None:
    (page,) = (page for page in help_pages() if page.name == "files")
    for place in (userdirs.library_file(), userdirs.log_folder(), home / "backups"):
        assert f"<code>{place}</code>" in page.html


def test_the_keys_are_those_of_the_actions(window: MainWindow) -> None:
    dialog = show_help(window, "keys")
    for row in ACTIONS:
        if row.keys:
            words = row.words.removesuffix("…")
            keys = " or ".join(one.toString() for one in window.actions_[row.name].shortcuts())
            assert f"{words}\n{keys}\n" in shown(dialog)
    assert "About" not in keys_table(window.keys)
    window.keys.give("export", "Ctrl+Alt+E")
    assert "Export\nCtrl+Alt+E\n" in shown(dialog)


def test_f1_shows_the_help_and_a_page_is_chosen_from_the_list(
    window: MainWindow, qtbot: QtBot
) -> None:
    with qtbot.waitActive(window):
        window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = child(window, HelpDialog)
    assert dialog.isVisible()
    assert not dialog.isModal()
    assert listed(dialog) == list(PAGES)
    assert shown(dialog).startswith("Start here\n")
    dialog.list.setFocus()
    QTest.keyClick(dialog.list, Qt.Key.Key_Down)
    assert shown(dialog).startswith("Bring issues in\n")
    QTest.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    window.actions_["help"].trigger()
    assert child(window, HelpDialog) is dialog
    assert shown(dialog).startswith("Bring issues in\n")


def test_a_search_lists_the_pages_that_hold_the_words_and_marks_them(
    window: MainWindow, qtbot: QtBot
) -> None:
    dialog = show_help(window)
    QTest.keyClicks(dialog.search, "crank library BACK")
    assert listed(dialog) == ["files"]
    assert shown(dialog).startswith("Backups and where files lie\n")
    marked = [mark.cursor.selectedText().casefold() for mark in dialog.page.extraSelections()]
    assert set(marked) == {"crank", "library", "back"}
    QTest.keyClick(dialog.search, Qt.Key.Key_Return)
    qtbot.waitUntil(dialog.page.hasFocus)
    dialog.search.setText("no page holds this")
    assert (listed(dialog), shown(dialog)) == ([], "No page holds these words.")
    dialog.search.clear()
    assert listed(dialog) == list(PAGES)
    assert dialog.page.extraSelections() == []


def test_a_page_that_the_search_hides_is_shown_when_asked_for(window: MainWindow) -> None:
    dialog = show_help(window)
    dialog.search.setText("crank library backup")
    show_help(window, "preview")
    assert dialog.search.text() == ""
    assert shown(dialog).startswith("The preview\n")


def test_a_link_leads_to_its_page_and_an_address_nowhere(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = show_help(window)
    dialog.page.anchorClicked.emit(QUrl("export.md"))
    assert shown(dialog).startswith("Export\n")
    dialog.page.anchorClicked.emit(QUrl("https://example.org/start.md"))
    assert shown(dialog).startswith("Export\n")
    assert opened == []


def test_the_help_follows_the_looks_of_the_window(window: MainWindow) -> None:
    dialog = show_help(window)

    def colors() -> tuple[QColor, str]:
        text = dialog.page.palette().color(QPalette.ColorRole.Text)
        return text, dialog.page.document().toHtml()

    light, html = colors()
    assert window.theme.color("accent").name() in html
    window.theme.choose(ThemeChoice.DARK)
    dark, dark_html = colors()
    assert light != dark
    assert window.theme.color("accent").name() in dark_html
    assert window.theme.color("accent").name() not in html


def test_help_is_there_where_no_library_can_be_opened(tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.crank"
    broken.write_bytes(b"no library at all" * 100)
    window = make_window()
    window.show()
    qtbot.waitExposed(window)
    assert not fill_window(window, broken)
    for name, kind in (("help", HelpDialog), ("about", AboutDialog)):
        window.actions_[name].trigger()
        assert child(window, kind).isVisible()
    window.close()
    window.deleteLater()


def test_about_lists_every_part_with_a_license_to_read(window: MainWindow) -> None:
    window.actions_["about"].trigger()
    dialog = child(window, AboutDialog)
    told = components()
    assert dialog.table.rowCount() == len(told) > len(LIBRARIES)
    for row, one in enumerate(told):
        dialog.table.selectRow(row)
        assert one.version
        assert one.license
        assert dialog.license.toPlainText().strip(), one.name
        cell = dialog.table.item(row, 0)
        assert cell is not None
        assert cell.text() == one.name
    dialog.table.selectRow(0)
    assert (told[0].name, told[0].version) == ("Crank Desktop", __version__)
    assert "MIT License" in dialog.license.toPlainText()


def test_the_versions_are_copied_and_the_log_opened(
    window: MainWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[QUrl] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    dialog = show_about(window)
    QTest.mouseClick(dialog.copy, Qt.MouseButton.LeftButton)
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == f"Crank Desktop {__version__}"
    assert any(line.startswith("SQLAlchemy ") for line in lines)
    QTest.mouseClick(dialog.open_log, Qt.MouseButton.LeftButton)
    assert [url.toLocalFile() for url in opened] == [str(userdirs.log_folder())]
    QTest.mouseClick(dialog.close_, Qt.MouseButton.LeftButton)
    assert not dialog.isVisible()
    assert show_about(window) is dialog


def test_the_libraries_are_those_the_project_asks_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = [re.split(r"[^\w-]", line)[0] for line in project["dependencies"]]
    assert list(LIBRARIES) == asked
    assert {"markupsafe", "pydantic-core", "sqlalchemy"} < set(needed())
    assert "pytest" not in needed()


def test_the_licenses_that_ship_are_told() -> None:
    texts = "".join(one.text for one in components())
    for file in resource("licences").iterdir():
        assert file.read_text(encoding="utf-8") in texts, file.name
    own = resource_text("licences", "crank-desktop-MIT.txt")
    assert own == (ROOT / "LICENSE").read_text(encoding="utf-8")
