"""The import page from files, drops and pasted text to issues that are kept."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDragLeaveEvent, QDropEvent, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMainWindow
from pytestqt.qtbot import QtBot

from crank_desktop import bundled
from crank_desktop.editing.import_review import ImportReview, NoteState
from crank_desktop.importing.decoding import MOST_BYTES
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.ui.import_page.page import ImportPage
from crank_desktop.ui.tasks import Tasks
from crank_desktop.ui.theme import Theme, ThemeChoice
from tests.import_pages import HTML, MAIL, WEB, go_to, press
from tests.material import JULY_2025, SEPTEMBER_2024, seed
from tests.samples import sample

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier


class Kept:
    """What the page gave to be kept."""

    def __init__(self) -> None:
        self.labels: list[str] = []
        self.ways: list[str] = []
        self.closed = 0

    def keep(self, review: ImportReview, how: str) -> None:
        self.labels.append(review.issue.label)
        self.ways.append(how)

    def close(self) -> None:
        self.closed += 1


@pytest.fixture
def tasks(qtbot: QtBot) -> Iterator[Tasks]:
    assert qtbot is not None
    made = Tasks()
    yield made
    made.close()


@pytest.fixture
def page(tasks: Tasks, qtbot: QtBot) -> ImportPage:
    made = ImportPage(tasks, shipped_outlets(), lambda _issue: None)
    qtbot.addWidget(made)
    made.resize(900, 700)
    made.show()
    qtbot.waitExposed(made)
    return made


@pytest.fixture
def kept(page: ImportPage) -> Kept:
    made = Kept()
    page.keep.connect(made.keep)
    page.closed.connect(made.close)
    return made


def sample_file(name: str) -> Path:
    return bundled.resource("samples", name)


def wait_for_review(page: ImportPage, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: page.is_reviewing, timeout=30_000)


def mime(*files: Path, text: str = "") -> QMimeData:
    data = QMimeData()
    if files:
        data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    else:
        data.setText(text)
    return data


def drop(page: ImportPage, data: QMimeData) -> QDropEvent:
    event = QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, LEFT, NONE)
    page.dropEvent(event)
    return event


def test_it_says_what_belongs_here_and_waits(page: ImportPage) -> None:
    assert page.objectName() == "importPage"
    assert page.source.choose.isVisible()
    assert not page.source.read.isEnabled()
    assert not page.is_reviewing
    assert not page.problem.isVisible()
    assert not page.working.isVisible()


def test_a_pasted_text_is_read_and_kept(page: ImportPage, kept: Kept, qtbot: QtBot) -> None:
    page.source.paste.setPlainText(sample_file(WEB).read_text(encoding="utf-8"))
    with qtbot.waitSignal(page.source.text_given):
        QTest.mouseClick(page.source.read, LEFT)
    wait_for_review(page, qtbot)
    assert page.review.review.issue == sample(WEB)
    with qtbot.waitSignal(page.keep) as heard:
        QTest.keyClick(page.review.list, Key.Key_Return, CONTROL)
    assert heard.args == [page.review.review, "add"]
    assert kept.closed == 1
    assert page.source.paste.toPlainText() == ""
    assert page.source.isVisible()


def test_the_text_is_read_by_keys_alone(page: ImportPage, qtbot: QtBot) -> None:
    page.source.choose.setFocus()
    page.source.paste.setPlainText(sample_file(MAIL).read_text(encoding="utf-8"))
    page.source.paste.setFocus()
    QTest.keyClick(page.source.paste, Key.Key_Tab)
    QTest.keyClick(page.source.paste, Key.Key_Tab)
    page.source.read.setFocus()
    QTest.keyClick(page.source.read, Key.Key_Space)
    wait_for_review(page, qtbot)
    assert page.review.review.issue == sample(MAIL)


def test_chosen_files_come_one_after_another(
    page: ImportPage, kept: Kept, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    names = [str(sample_file(name)) for name in (MAIL, HTML, WEB)]
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: (names, ""))
    with qtbot.waitSignal(page.source.files_chosen):
        QTest.mouseClick(page.source.choose, LEFT)
    for number, name in enumerate((MAIL, HTML, WEB), start=1):
        wait_for_review(page, qtbot)
        assert page.review.header.file.whole() == f"{name} · {number} of 3"
        page.review.kept.emit(page.review.review, "add")
    assert kept.labels == ["March 2025", "February 2025", "December 2024"]
    assert kept.closed == 1


def test_a_chosen_nothing_reads_nothing(
    page: ImportPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: ([], ""))
    with qtbot.assertNotEmitted(page.source.files_chosen):
        QTest.mouseClick(page.source.choose, LEFT)


REFUSED: dict[str, bytes | None] = {
    "soup.txt": b"Boil the water.\n",
    "noise.bin": bytes(range(256)) * 9,
    "none.txt": None,
    "big.txt": b"a" * (MOST_BYTES + 1),
}


@pytest.mark.parametrize("name", REFUSED)
def test_a_refused_file_says_why_and_changes_nothing(
    page: ImportPage, kept: Kept, qtbot: QtBot, tmp_path: Path, name: str
) -> None:
    content = REFUSED[name]
    page.source.paste.setPlainText("kept words")
    if content is not None:
        (tmp_path / name).write_bytes(content)
    page.read_files([tmp_path / name])
    qtbot.waitUntil(page.problem.isVisible, timeout=30_000)
    assert page.problem.text().startswith(name)
    assert "\n" not in page.problem.text()
    assert page.source.isVisible()
    assert page.source.isEnabled()
    assert page.source.paste.toPlainText() == "kept words"
    assert (kept.labels, kept.closed) == ([], 0)


def test_a_refused_file_among_others_is_told_to_the_end(
    page: ImportPage, kept: Kept, qtbot: QtBot, tmp_path: Path
) -> None:
    soup = tmp_path / "soup.txt"
    soup.write_text("Boil the water.")
    page.read_files([soup, sample_file(WEB), soup])
    wait_for_review(page, qtbot)
    assert page.problem.text().count("soup.txt") == 1
    page.review.kept.emit(page.review.review, "add")
    qtbot.waitUntil(lambda: page.problem.text().count("soup.txt") == 2, timeout=30_000)
    assert page.source.isVisible()
    assert (kept.labels, kept.closed) == (["December 2024"], 0)
    page.read_files([sample_file(WEB)])
    assert not page.problem.isVisible()
    wait_for_review(page, qtbot)


def test_reading_is_shown_and_can_be_cancelled(
    page: ImportPage, kept: Kept, qtbot: QtBot, tmp_path: Path
) -> None:
    slow = tmp_path / "slow.txt"
    os.mkfifo(slow)
    page.source.paste.setPlainText("kept words")
    page.read_files([slow, sample_file(WEB)])
    qtbot.waitUntil(lambda: page.working.bar.value() == 1, timeout=30_000)
    assert page.working.isVisible()
    assert not page.source.choose.isEnabled()
    with qtbot.waitSignal(page.working.cancelled):
        QTest.mouseClick(page.working.cancel, LEFT)
    slow.write_bytes(sample_file(WEB).read_bytes())
    assert not page.working.isVisible()
    assert page.source.choose.isEnabled()
    assert page.source.paste.toPlainText() == "kept words"
    assert (page.is_reviewing, kept.closed) == (False, 0)
    page.read_files([sample_file(HTML)])
    wait_for_review(page, qtbot)
    assert page.review.review.issue == sample(HTML)


def test_escape_stops_reading_and_then_leaves(
    page: ImportPage, kept: Kept, qtbot: QtBot, tmp_path: Path
) -> None:
    slow = tmp_path / "slow.txt"
    os.mkfifo(slow)
    page.read_files([slow])
    qtbot.waitUntil(lambda: page.working.bar.value() == 1, timeout=30_000)
    QTest.keyClick(page, Key.Key_Escape)
    assert not page.working.isVisible()
    assert kept.closed == 0
    QTest.keyClick(page.source.choose, Key.Key_Escape)
    assert kept.closed == 1
    QTest.mouseClick(page.source.close_page, LEFT)
    assert kept.closed == 2
    slow.write_bytes(b"")


def test_dropped_files_and_words_are_read(page: ImportPage, qtbot: QtBot) -> None:
    data = mime(sample_file(MAIL))
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, NONE)
    page.dragEnterEvent(enter)
    assert enter.isAccepted()
    assert page.source.drop.property("over") is True
    page.dragLeaveEvent(QDragLeaveEvent())
    assert page.source.drop.property("over") is False
    assert drop(page, data).isAccepted()
    wait_for_review(page, qtbot)
    assert page.review.review.issue == sample(MAIL)
    drop(page, mime(text=sample_file(WEB).read_text(encoding="utf-8")))
    assert page.review.review.issue == sample(MAIL)
    page.review.kept.emit(page.review.review, "add")
    wait_for_review(page, qtbot)
    assert page.review.review.issue == sample(WEB)
    assert page.review.header.file.whole() == "Pasted text · 2 of 2"


def test_what_cannot_be_read_is_not_taken(page: ImportPage) -> None:
    data = QMimeData()
    data.setImageData(b"x")
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, data, LEFT, NONE)
    enter.setAccepted(False)
    page.dragEnterEvent(enter)
    assert not enter.isAccepted()
    drop(page, mime(text="  "))
    assert not page.working.isVisible()
    assert not page.source.paste.acceptDrops()


def test_what_was_discarded_can_be_brought_back(page: ImportPage, kept: Kept, qtbot: QtBot) -> None:
    page.read_files([sample_file(WEB)])
    wait_for_review(page, qtbot)
    press(page.review, Key.Key_Return, "s")
    decided = page.review.review
    QTest.mouseClick(page.review.discard, LEFT)
    assert page.source.discarded.isVisible()
    assert (page.is_reviewing, kept.closed) == (False, 0)
    with qtbot.waitSignal(page.source.discarded.taken):
        QTest.mouseClick(page.source.discarded.button, LEFT)
    assert page.is_reviewing
    assert page.review.review is decided
    assert page.review.header.file.whole() == WEB
    page.review.kept.emit(page.review.review, "add")
    assert (kept.labels, kept.closed) == (["December 2024"], 1)


def test_nothing_decided_is_discarded_without_a_word(
    page: ImportPage, kept: Kept, qtbot: QtBot
) -> None:
    page.read_files([sample_file(WEB), sample_file(HTML)])
    for _ in range(2):
        wait_for_review(page, qtbot)
        QTest.mouseClick(page.review.discard, LEFT)
    assert (kept.labels, kept.closed) == ([], 1)
    assert not page.source.discarded.isVisible()


def test_an_issue_that_could_not_be_kept_stays(page: ImportPage, kept: Kept, qtbot: QtBot) -> None:
    page.keep.connect(lambda *_args: page.stay("The library is full."))
    page.read_files([sample_file(WEB)])
    wait_for_review(page, qtbot)
    press(page.review, Key.Key_Return)
    decided = page.review.review
    QTest.mouseClick(page.review.keep, LEFT)
    assert page.is_reviewing
    assert page.review.review is decided
    assert (page.problem.text(), page.problem.isVisible()) == ("The library is full.", True)
    assert kept.closed == 0


def test_a_known_issue_is_offered_to_be_replaced(tasks: Tasks, qtbot: QtBot) -> None:
    page = ImportPage(tasks, shipped_outlets(), lambda issue: issue.label if issue.year else None)
    qtbot.addWidget(page)
    page.show()
    page.read_files([sample_file(WEB)])
    wait_for_review(page, qtbot)
    assert page.review.replace.isVisible()
    year = page.review.header.year
    year.selectAll()
    QTest.keyClick(year, Key.Key_Delete)
    QTest.keyClick(year, Key.Key_Return)
    assert not page.review.replace.isVisible()
    page.review.undo()
    with qtbot.waitSignal(page.keep) as heard:
        QTest.mouseClick(page.review.keep_both, LEFT)
    assert heard.args is not None
    assert heard.args[1] == "as-new"


def test_the_window_s_own_keys_leave_the_notes_alone(tasks: Tasks, qtbot: QtBot) -> None:
    page = ImportPage(tasks, shipped_outlets(), lambda _issue: None)
    window = QMainWindow()
    qtbot.addWidget(window)
    window.setCentralWidget(page)
    done: list[str] = []
    for keys in ("Ctrl+Z", "Ctrl+Shift+Z", "Alt+Left", "Alt+Right", "Ctrl+Return", "S", "F4"):
        action = QAction(keys, window)
        action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _on=False, keys=keys: done.append(keys))
        window.addAction(action)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    page.read_files([sample_file(MAIL)])
    wait_for_review(page, qtbot)
    go_to(page.review, next(note.kind for note in page.review.review.notes))
    notes = page.review.list
    QTest.keyClick(notes, Key.Key_Left, ALT)
    assert page.review.review.states[0] is NoteState.CHANGED
    QTest.keyClick(notes, Key.Key_Right, ALT)
    press(page.review, "s")
    QTest.keyClick(notes, Key.Key_Z, CONTROL)
    QTest.keyClick(notes, Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)
    with qtbot.waitSignal(page.keep):
        QTest.keyClick(notes, Key.Key_Return, CONTROL)
    assert done == []
    QTest.keyClick(page.source.choose, Key.Key_F4)
    assert done == ["F4"]


@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
@pytest.mark.parametrize("size", [(1280, 800), (700, 600), (380, 600)])
@pytest.mark.parametrize("pattern", [JULY_2025, SEPTEMBER_2024])
def test_both_published_issues_fit_into_the_page(
    tasks: Tasks, qtbot: QtBot, look: ThemeChoice, size: tuple[int, int], pattern: str
) -> None:
    theme = Theme(look)
    page = ImportPage(tasks, shipped_outlets(), lambda _issue: None)
    qtbot.addWidget(page)
    page.resize(*size)
    page.show()
    page.read_files([seed(pattern)])
    wait_for_review(page, qtbot)
    assert page.size().toTuple() == size
    for button in (page.review.discard, page.review.keep):
        corner = button.mapTo(page, button.rect().bottomRight())
        assert page.rect().contains(corner)
    assert page.review.list.horizontalScrollBar().maximum() == 0
    picture = page.grab().toImage()
    assert picture.pixelColor(0, 0) == theme.color("background")


def test_signals_carry_what_they_promise(page: ImportPage, qtbot: QtBot) -> None:
    calls: list[Callable[[], object]] = [
        lambda: page.source.text_given.emit("words"),
        lambda: page.source.files_chosen.emit([]),
    ]
    for call, signal in zip(calls, (page.source.text_given, page.source.files_chosen), strict=True):
        with qtbot.waitSignal(signal):
            call()
    qtbot.waitUntil(page.problem.isVisible, timeout=30_000)
    assert page.problem.text().startswith("the pasted text: ")
