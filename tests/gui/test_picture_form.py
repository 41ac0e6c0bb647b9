"""The picture of an issue: dropped, pasted, chosen, seen, described, taken away."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtGui import (
    QDragLeaveEvent,
    QGuiApplication,
    QImage,
    QKeySequence,
)
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Picture
from crank_desktop.model.kinds import PictureType
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.forms import picture_form
from crank_desktop.ui.forms.picture_form import PictureForm
from crank_desktop.ui.picture_intake import take_in
from crank_desktop.ui.tasks import Tasks
from tests.gui.forms import Heard, click, drag, drop, shown, write
from tests.painted import chart, encoded, photo

SAID = Picture(credit="Ada Marsh", alt="Two ships", url="https://example.org/a.png", width=800)


@pytest.fixture
def form(qtbot: QtBot, shelf: Shelf, tasks: Tasks) -> PictureForm:
    made = PictureForm(shelf, tasks)
    made.show_picture("july", Picture(), None)
    shown(qtbot, made, 640, 600)
    return made


@pytest.fixture(autouse=True)
def _clean_clipboard(qapp: QApplication) -> Iterator[None]:
    yield
    qapp.clipboard().clear()


def file(folder: Path, name: str = "harbor.png", image: QImage | None = None) -> Path:
    path = folder / name
    path.write_bytes(encoded(image or chart(), "png"))
    return path


def carrying(*paths: Path, image: QImage | None = None) -> QMimeData:
    mime = QMimeData()
    if paths:
        mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    if image is not None:
        mime.setImageData(image)
    return mime


def test_a_dropped_file_is_given_cleaned(form: PictureForm, qtbot: QtBot, tmp_path: Path) -> None:
    mime = carrying(file(tmp_path))
    assert drag(form.box, mime)
    assert form.box.property("over") is True
    with qtbot.waitSignal(form.given) as given:
        drop(form.box, mime)
        assert form.box.words == "Reading the picture…"
    assert form.box.property("over") is False
    assert given.args == [take_in(chart())]
    assert form.box.words == "Drop a picture here, paste one, or choose a file."


def test_a_picture_that_is_carried_on_leaves_no_trace(form: PictureForm, tmp_path: Path) -> None:
    heard = Heard(form.given)
    drag(form.box, carrying(file(tmp_path)))
    QApplication.sendEvent(form.box, QDragLeaveEvent())
    assert (form.box.property("over"), heard.told) == (False, [])


def test_words_are_not_let_in(form: PictureForm) -> None:
    mime = QMimeData()
    mime.setText("Dear reader")
    assert not drag(form.box, mime)


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_copied_picture_is_pasted(form: PictureForm, qtbot: QtBot, way: str) -> None:
    QGuiApplication.clipboard().setImage(photo())
    with qtbot.waitSignal(form.given) as given:
        if way == "button":
            click(form.box.paste)
        else:
            form.box.setFocus()
            QTest.keySequence(form.box, QKeySequence(QKeySequence.StandardKey.Paste))
    (taken,) = given.args
    assert isinstance(taken, PictureFile)
    assert (taken.media_type, taken.width, taken.height) == (PictureType.JPEG, 320, 200)


def test_a_clipboard_without_a_picture_says_so(form: PictureForm, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().setText("words")
    with qtbot.waitSignal(form.refused) as refused, qtbot.assertNotEmitted(form.given):
        click(form.box.paste)
    words = "There is no picture here: copy a picture, or choose a file"
    assert refused.args == [words]
    assert form.refusal() == words


@pytest.mark.parametrize("way", ["button", "key"])
def test_a_file_is_chosen(form: PictureForm, qtbot: QtBot, tmp_path: Path, way: str) -> None:
    path = file(tmp_path)
    if way == "button":
        click(form.box.choose)
    else:
        form.box.setFocus()
        QTest.keyClick(form.box, Qt.Key.Key_Return)
    dialog = form.findChild(QFileDialog)
    assert dialog is not None
    qtbot.waitUntil(dialog.isVisible)
    assert dialog.windowTitle() == "Choose a picture"
    assert "*.webp" in dialog.nameFilters()[0]
    dialog.selectFile(str(path))
    with qtbot.waitSignal(form.given) as given:
        dialog.accept()
    assert given.args == [take_in(path)]


def test_what_is_refused_stands_below_the_box(
    form: PictureForm, qtbot: QtBot, tmp_path: Path
) -> None:
    notes = tmp_path / "notes.png"
    notes.write_text("Dear reader", encoding="utf-8")
    with qtbot.waitSignal(form.refused) as refused, qtbot.assertNotEmitted(form.given):
        drop(form.box, carrying(notes))
    assert refused.args[0].startswith("“notes.png” is not a picture")
    assert form.refusal() == refused.args[0]
    with qtbot.waitSignal(form.given):
        drop(form.box, carrying(file(tmp_path)))
    assert form.refusal() == ""


def test_a_fault_of_the_program_is_no_refusal(
    form: PictureForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    def fail(_source: object) -> PictureFile:
        raise ZeroDivisionError

    monkeypatch.setattr(picture_form, "take_in", fail)
    with qtbot.captureExceptions() as caught:
        drop(form.box, carrying(file(tmp_path)))
        qtbot.waitUntil(lambda: bool(caught))
    assert caught[0][0] is ZeroDivisionError
    assert form.refusal() == ""
    assert form.box.words.startswith("Drop a picture")


def test_the_picture_that_was_given_last_counts(
    form: PictureForm, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    slow, held = file(tmp_path, "slow.png", photo()), threading.Event()

    def read(source: object) -> PictureFile:
        if source == slow:
            held.wait(60)
        return take_in(chart())

    monkeypatch.setattr(picture_form, "take_in", read)
    heard = Heard(form.given)
    drop(form.box, carrying(slow))
    drop(form.box, carrying(file(tmp_path)))
    held.set()
    qtbot.waitUntil(lambda: len(heard.told) == 1)
    qtbot.waitUntil(lambda: not form._tasks._running)
    assert len(heard.told) == 1


def test_a_picture_for_an_issue_that_was_left_goes_to_no_other(
    form: PictureForm, qtbot: QtBot, tmp_path: Path
) -> None:
    heard = Heard(form.given)
    drop(form.box, carrying(file(tmp_path)))
    form.show_picture("august", Picture(), None)
    assert form.box.words.startswith("Drop a picture")
    qtbot.waitUntil(lambda: not form._tasks._running)
    assert heard.told == []


def test_what_is_shown_meanwhile_does_not_end_the_reading(
    form: PictureForm, qtbot: QtBot, tmp_path: Path
) -> None:
    with qtbot.waitSignal(form.given):
        drop(form.box, carrying(file(tmp_path)))
        form.show_picture("july", Picture(credit="Ada"), None)
        assert form.box.words == "Reading the picture…"


def test_a_kept_picture_is_seen_with_its_size(form: PictureForm) -> None:
    taken = take_in(photo(2000, 1000))
    form.show_picture("july", replace(SAID, file=taken.name), taken.content)
    kilobytes = len(taken.content) // 1000
    assert form.box.words == f"1,200 × 600 pixels, {kilobytes:,} KB"
    seen = form.box.thumbnail.deviceIndependentSize()
    assert (seen.width(), seen.height()) == (176, 88)
    form.show_picture("july", Picture(), None)
    assert form.box.thumbnail.isNull()


@pytest.mark.parametrize(
    ("said", "content", "words"),
    [
        (Picture(), None, "Drop a picture here, paste one, or choose a file."),
        (
            Picture(file="lost.png"),
            None,
            "“lost.png” is not in this library: drop the picture here again.",
        ),
        (
            Picture(file="odd.png"),
            b"<svg/>",
            "“odd.png” is not in this library: drop the picture here again.",
        ),
        (SAID, None, "The picture lies at its hosted address alone."),
    ],
)
def test_what_stands_in_the_place_of_a_picture(
    form: PictureForm, said: Picture, content: bytes | None, words: str
) -> None:
    form.show_picture("july", said, content)
    assert form.box.words == words
    assert form.box.thumbnail.isNull()
    assert form.box.remove.isVisible() is bool(said.file or said.url)


def test_a_picture_is_taken_away(form: PictureForm, qtbot: QtBot) -> None:
    taken = take_in(chart())
    form.show_picture("july", replace(SAID, file=taken.name), taken.content)
    with qtbot.waitSignal(form.given) as given:
        click(form.box.remove)
    assert given.args == [None]


def test_what_is_said_of_the_picture_is_told_on_each_key(form: PictureForm) -> None:
    form.show_picture("july", replace(SAID, file="a.png"), None)
    heard = Heard(form.edited)
    write(form.alt, "One ship")
    write(form.credit, "Bo")
    write(form.url, "https://example.org/b.png")
    assert form.said() == Picture(
        credit="Bo", alt="One ship", url="https://example.org/b.png", file="a.png", width=800
    )
    assert len(heard.told) == 3 + len("One ship" + "Bo" + "https://example.org/b.png")


def test_a_hosted_address_that_is_none_is_remarked(form: PictureForm) -> None:
    write(form.url, "example.org/b.png")
    assert form._hosted.remarked() == "This is not a web address: it should begin with https://"
    write(form.url, "https://example.org/b.png")
    assert form._hosted.remarked() == ""


def test_where_it_is_narrow_the_words_go_below_the_picture(form: PictureForm, qtbot: QtBot) -> None:
    taken = take_in(chart())
    form.show_picture("july", replace(SAID, file=taken.name), taken.content)
    box = form.box
    qtbot.waitUntil(lambda: box.choose.x() > 176)
    form.resize(400, 700)
    qtbot.waitUntil(lambda: box.choose.x() < 176 and box.choose.y() > 120)
    assert box.remove.geometry().right() <= box.width()
    form.resize(640, 700)
    qtbot.waitUntil(lambda: box.choose.x() > 176)


def test_what_may_only_be_read_takes_nothing(form: PictureForm) -> None:
    taken = take_in(chart())
    form.show_picture("july", replace(SAID, file=taken.name), taken.content)
    form.set_writable(writable=False)
    heard = Heard(form.given)
    for button in (form.box.choose, form.box.paste, form.box.remove):
        assert not button.isEnabled()
        click(button)
    form.box.setFocus()
    QTest.keySequence(form.box, QKeySequence(QKeySequence.StandardKey.Paste))
    QTest.keyClicks(form.alt, "x")
    assert not form.box.acceptDrops()
    assert (heard.told, form.said().alt, form.refusal()) == ([], "Two ships", "")
