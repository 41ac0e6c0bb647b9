"""What the import page is given: a file or a text read in a worker, and the view that takes it."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from crank_desktop import bundled
from crank_desktop.errors import InputRefused
from crank_desktop.importing.decoding import MOST_BYTES
from crank_desktop.library.values import StoredIssue
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.ui.import_page.reading import Given, read_given
from crank_desktop.ui.import_page.side_lines import Offer, Working
from crank_desktop.ui.import_page.source_view import SourceView
from tests.samples import NAMES, sample

LEFT = Qt.MouseButton.LeftButton


@pytest.mark.parametrize("name", NAMES)
def test_a_file_is_read_as_the_command_reads_it(name: str) -> None:
    given = Given(bundled.resource("samples", name))
    told: list[tuple[int, int, str]] = []
    progress = Progress(lambda done, total, what: told.append((done, total, what)))
    assert read_given(given, shipped_outlets(), progress).issue == sample(name)
    assert told == [(1, 2, f"Reading {name}"), (2, 2, f"Looking through {name}")]


def test_a_text_is_read_like_a_file() -> None:
    text = bundled.resource("samples", "2024-12.txt").read_text(encoding="utf-8")
    read = read_given(Given(None, text), shipped_outlets(), Progress())
    assert read == StoredIssue(sample("2024-12.txt"))


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"Boil the water.", "odd.txt: "), (b"a" * (MOST_BYTES + 1), "odd.txt: ")],
)
def test_what_is_refused_is_named(tmp_path: Path, content: bytes, words: str) -> None:
    file = tmp_path / "odd.txt"
    file.write_bytes(content)
    with pytest.raises(InputRefused) as refused:
        read_given(Given(file), shipped_outlets(), Progress())
    assert str(refused.value).startswith(words)
    assert "\n" not in str(refused.value)


def test_a_folder_and_nothing_are_refused(tmp_path: Path) -> None:
    for path in (tmp_path, tmp_path / "none.txt"):
        with pytest.raises(InputRefused, match=f"^{path.name} cannot be read: "):
            read_given(Given(path), shipped_outlets(), Progress())


def test_half_a_character_does_not_stop_a_pasted_text() -> None:
    text = bundled.resource("samples", "2024-12.txt").read_text(encoding="utf-8")
    read = read_given(Given(None, f"{text}\n\ud83d"), shipped_outlets(), Progress())
    assert read.issue.label == "December 2024"


def test_reading_stops_when_it_is_cancelled() -> None:
    given = Given(bundled.resource("samples", "2024-12.txt"))
    with pytest.raises(Cancelled):
        read_given(given, shipped_outlets(), Progress(cancelled=lambda: True))


def test_the_working_line_shows_how_far_it_is(qtbot: QtBot) -> None:
    working = Working()
    qtbot.addWidget(working)
    assert working.isHidden()
    working.say("Reading a file")
    assert not working.isHidden()
    assert (working.bar.value(), working.bar.maximum()) == (0, 1)
    working.advance(2, 3, "Looking through it")
    assert (working.bar.value(), working.bar.maximum()) == (2, 3)
    with qtbot.waitSignal(working.cancelled):
        QTest.mouseClick(working.cancel, LEFT)
    working.say("")
    assert working.isHidden()


def test_an_offer_is_taken_once(qtbot: QtBot) -> None:
    offer = Offer("Bring it back")
    qtbot.addWidget(offer)
    assert offer.isHidden()
    offer.say("It was not kept.")
    assert not offer.isHidden()
    with qtbot.waitSignal(offer.taken):
        QTest.mouseClick(offer.button, LEFT)
    assert offer.isHidden()


@pytest.fixture
def view(qtbot: QtBot) -> SourceView:
    made = SourceView()
    qtbot.addWidget(made)
    return made


def test_a_text_can_be_read_once_there_is_one(view: SourceView) -> None:
    assert not view.read.isEnabled()
    view.paste.setPlainText("  \n ")
    assert not view.read.isEnabled()
    view.paste.setPlainText("words")
    assert view.read.isEnabled()
    view.paste.clear()
    assert not view.read.isEnabled()


def test_a_pasted_text_keeps_its_no_break_spaces_and_lines(view: SourceView, qtbot: QtBot) -> None:
    text = "have\u00a0accused\u00a0China\n\nof 👩🏽‍🚀 a\u0308\n\n"
    view.paste.setPlainText(text)
    with qtbot.waitSignal(view.text_given) as heard:
        QTest.mouseClick(view.read, LEFT)
    assert heard.args == [text]


def test_tab_leaves_the_text(view: SourceView) -> None:
    view.show()
    view.paste.setPlainText("words")
    view.paste.setFocus()
    QTest.keyClick(view.paste, Qt.Key.Key_Tab)
    assert view.focusWidget() is not view.paste
    assert view.paste.toPlainText() == "words"


def test_what_hovers_is_shown(view: SourceView) -> None:
    for over in (True, False):
        view.set_over(over)
        assert view.drop.property("over") is over
