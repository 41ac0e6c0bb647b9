"""The issue's own form: every field reaches its value, and no text is disturbed."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import Picture
from crank_desktop.library.values import IssueFields
from crank_desktop.model.kinds import IssueStatus
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.issue_form import IssueForm
from crank_desktop.ui.picture_intake import take_in
from crank_desktop.ui.tasks import Tasks
from tests.gui.forms import Heard, click, drop, shown, write
from tests.gui.windows import child
from tests.painted import chart, encoded

JULY = IssueFields(
    label="July 2025",
    month=7,
    year=2025,
    send_date=date(2025, 8, 4),
    subject="Tugs",
    preheader="Ten of them",
    intro="What the [ports](https://example.org/ports) did.",
    image=Picture(credit="Ada Marsh", alt="A tug"),
)


@pytest.fixture
def form(qtbot: QtBot, shelf: Shelf, tasks: Tasks) -> IssueForm:
    made = IssueForm(shelf, tasks)
    show(made)
    shown(qtbot, made, 700, 900)
    return made


def show(form: IssueForm, fields: IssueFields = JULY, uid: str = "july") -> None:
    form.show_fields(fields, "Harbor Letter | July 2025", "Two ports agree on tugs", None, uid=uid)


def send_date(form: IssueForm) -> QLineEdit:
    return child(form, QLineEdit, "sendDateEdit")


def test_it_says_what_it_was_given_and_tells_nothing(form: IssueForm) -> None:
    heard = Heard(form.edited)
    show(form)
    show(form, replace(JULY, label="July", month=None, status=IssueStatus.SENT))
    show(form, JULY)
    assert form.read() == JULY
    assert heard.told == []
    assert send_date(form).text() == "August 4, 2025"
    assert form.period.month.currentText() == "July"
    assert form.period.status.currentText() == "Draft"
    assert form.first_field is form.label


EDITS: dict[str, tuple[Callable[[IssueForm], None], IssueFields]] = {
    "label": (lambda form: write(form.label, "Summer"), replace(JULY, label="Summer")),
    "month": (
        lambda form: QTest.keyClick(form.period.month, Qt.Key.Key_Down),
        replace(JULY, month=8),
    ),
    "no month": (
        lambda form: QTest.keyClick(form.period.month, Qt.Key.Key_Home),
        replace(JULY, month=None),
    ),
    "year": (lambda form: write(form.period.year, "2024"), replace(JULY, year=2024)),
    "no year": (lambda form: write(form.period.year, ""), replace(JULY, year=None)),
    "send date": (
        lambda form: write(send_date(form), "8/5/2025"),
        replace(JULY, send_date=date(2025, 8, 5)),
    ),
    "no send date": (lambda form: write(send_date(form), ""), replace(JULY, send_date=None)),
    "status": (
        lambda form: QTest.keyClick(form.period.status, Qt.Key.Key_End),
        replace(JULY, status=IssueStatus.ARCHIVED),
    ),
    "subject": (lambda form: write(form.subject, "Piers"), replace(JULY, subject="Piers")),
    "preheader": (lambda form: write(form.preheader, "Two"), replace(JULY, preheader="Two")),
    "intro": (lambda form: write(form.intro, "Ports."), replace(JULY, intro="Ports.")),
    "description": (
        lambda form: write(form.picture.alt, "Tugs"),
        replace(JULY, image=replace(JULY.image, alt="Tugs")),
    ),
    "credit": (
        lambda form: write(form.picture.credit, "Bo"),
        replace(JULY, image=replace(JULY.image, credit="Bo")),
    ),
    "hosted address": (
        lambda form: write(form.picture.url, "https://example.org/tug.png"),
        replace(JULY, image=replace(JULY.image, url="https://example.org/tug.png")),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_field_reaches_its_value(form: IssueForm, name: str) -> None:
    edit, expected = EDITS[name]
    heard = Heard(form.edited)
    edit(form)
    assert heard.last == form.read() == expected
    assert heard.told == [one for n, one in enumerate(heard.told) if one not in heard.told[:n]]


def test_each_key_is_told_with_all_that_was_typed_before(form: IssueForm) -> None:
    heard = Heard(form.edited)
    form.label.setFocus()
    QTest.keyClick(form.label, Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)
    QTest.keyClicks(form.label, " x")
    write(form.subject, "T")
    assert [(one.label, one.subject) for one in heard.told if isinstance(one, IssueFields)] == [
        ("July 2025 ", "Tugs"),
        ("July 2025 x", "Tugs"),
        ("July 2025 x", ""),
        ("July 2025 x", "T"),
    ]


def test_the_intro_keeps_its_paragraphs_and_a_subject_is_one_line(form: IssueForm) -> None:
    write(form.intro, "One.")
    QTest.keyClick(form.intro, Qt.Key.Key_Return)
    QTest.keyClicks(form.intro, "Two.")
    assert form.read().intro == "One.\nTwo."
    form.subject.setFocus()
    QTest.keyClick(form.subject, Qt.Key.Key_Return)
    assert "\n" not in form.read().subject


def test_an_undo_in_a_field_is_kept_when_the_fields_are_shown_again(form: IssueForm) -> None:
    heard = Heard(form.edited)
    write(form.subject, "Piers")
    typed = heard.last
    assert isinstance(typed, IssueFields)
    caret = form.subject.textCursor().position()
    show(form, replace(typed, status=IssueStatus.APPROVED))
    assert (form.subject.textCursor().position(), form.subject.hasFocus()) == (caret, True)
    assert form.subject.document().isUndoAvailable()
    while form.subject.document().isUndoAvailable():
        QTest.keyClick(form.subject, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert form.read() == replace(JULY, status=IssueStatus.APPROVED)


def test_an_undo_never_brings_the_words_of_another_issue(form: IssueForm) -> None:
    write(form.subject, "Piers")
    show(form, IssueFields(label="August", subject="Buoys"), uid="august")
    assert not form.subject.document().isUndoAvailable()
    assert form.read() == IssueFields(label="August", subject="Buoys")
    show(form, replace(JULY, subject="Piers"))
    assert form.subject.document().isUndoAvailable()


def test_what_is_half_written_is_left_alone(form: IssueForm) -> None:
    for field in (form.period.year, send_date(form)):
        field.setFocus()
        QTest.keyClick(field, Qt.Key.Key_End)
        QTest.keyClick(field, Qt.Key.Key_Backspace)
    heard = Heard(form.edited)
    QTest.keyClicks(form.label, "x")
    assert isinstance(heard.last, IssueFields)
    assert (heard.last.year, heard.last.send_date) == (2025, date(2025, 8, 4))
    show(form, heard.last)
    assert (form.period.year.text(), send_date(form).text()) == ("202", "August 4, 202")
    assert form.period.remarks() == (
        "A year has four digits, such as 2025",
        "Write a day such as July 12, 2025",
    )
    show(form, JULY, uid="another")
    assert (form.period.year.text(), send_date(form).text()) == ("2025", "August 4, 2025")
    assert form.period.remarks() == ("", "")


def test_an_inferred_year_is_confirmed_by_a_button(form: IssueForm) -> None:
    inferred = replace(JULY, year_inferred=True)
    show(form, inferred)
    assert form.period.inferred.isVisible()
    heard = Heard(form.edited)
    click(form.period.confirm)
    assert heard.told == [JULY]
    assert not form.period.inferred.isVisible()
    assert form.period.year.hasFocus()


def test_an_inferred_year_that_is_written_anew_is_no_longer_inferred(form: IssueForm) -> None:
    show(form, replace(JULY, year_inferred=True))
    QTest.keyClicks(form.label, "x")
    assert form.read().year_inferred
    write(form.period.year, "2024")
    assert (form.read().year, form.read().year_inferred) == (2024, False)


def test_subject_and_preheader_are_counted_quietly(form: IssueForm) -> None:
    assert form.counts() == ("4 characters", "11 of 100")
    write(form.preheader, "x" * 101)
    assert form.counts()[1] == "101 of 100"
    loud = next(one for one in form.findChildren(QLabel) if one.text() == "101 of 100")
    assert loud.property("role") == "warning"
    QTest.keyClick(form.preheader, Qt.Key.Key_Backspace)
    assert (form.counts()[1], loud.property("role")) == ("100 of 100", "muted")
    write(form.preheader, "")
    write(form.subject, "")
    assert form.counts() == ("", "")


def test_what_is_used_where_nothing_is_written_is_seen(form: IssueForm) -> None:
    assert form.subject.placeholderText() == "Harbor Letter | July 2025"
    assert form.preheader.placeholderText() == "Two ports agree on tugs"


def test_a_given_picture_is_handed_on_with_all_else_untouched(
    form: IssueForm, qtbot: QtBot, tmp_path: Path
) -> None:
    file = tmp_path / "harbor.png"
    file.write_bytes(encoded(chart(), "png"))
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(file))])
    heard = Heard(form.edited)
    with qtbot.waitSignal(form.picture_given) as given:
        drop(form.picture.box, mime)
    assert given.args == [take_in(chart())]
    assert heard.told == []
    kept = take_in(chart())
    said = replace(JULY, image=replace(JULY.image, file=kept.name, width=kept.width))
    form.show_fields(said, "", "", kept.content, uid="july")
    assert form.picture.box.words.startswith("320 × 200 pixels")
    with qtbot.waitSignal(form.picture_given) as given:
        click(form.picture.box.remove)
    assert given.args == [None]


def test_a_refused_picture_is_told(form: IssueForm, qtbot: QtBot, qapp: QApplication) -> None:
    qapp.clipboard().setText("words")
    with qtbot.waitSignal(form.refused) as refused:
        click(form.picture.box.paste)
    assert refused.args == [form.picture.refusal()]
    qapp.clipboard().clear()


def test_every_field_has_a_caption_that_leads_to_it(form: IssueForm) -> None:
    captions = {part.caption(): part for part in form.findChildren(Captioned)}
    assert list(captions) == [
        *("Label", "Month", "Year", "Send date", "Status", "Subject", "Preheader", "Intro"),
        *("Description", "Credit", "Hosted address"),
    ]
    for part in captions.values():
        label = next(one for one in part.findChildren(QLabel) if one.text() == part.caption())
        assert label.buddy() is part.field
        target = part.field.focusProxy() or part.field
        assert target.accessibleName()


def test_the_tab_key_goes_from_the_top_to_the_foot(form: IssueForm) -> None:
    form.label.setFocus()
    way: list[str] = []
    while not way or way[-1] != "hostedEdit":
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        way.append(focused.objectName())
        assert len(way) < 40
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert [name for name in way if name] == [
        *("labelEdit", "monthChoice", "yearEdit", "sendDateEdit", "statusChoice", "subjectEdit"),
        *("preheaderEdit", "introEdit", "pictureBox", "altEdit", "creditEdit", "hostedEdit"),
    ]


@pytest.mark.parametrize("width", [400, 480, 560, 700, 1100])
def test_it_fits_every_width(form: IssueForm, qtbot: QtBot, width: int) -> None:
    form.resize(width, 700)
    inside = [*form.findChildren(TextField), form.period.status, form.picture.box.choose]

    def fits() -> bool:
        rights = [one.mapTo(form, one.rect().topRight()).x() for one in inside]
        return max(rights) <= width and min(one.width() for one in inside) > 60

    qtbot.waitUntil(fits)
    assert form.width() == width


def test_what_may_only_be_read_is_not_written_in(form: IssueForm) -> None:
    form.set_writable(writable=False)
    heard = Heard(form.edited)
    for field in form.findChildren(TextField):
        QTest.keyClicks(field, "x")
    QTest.keyClicks(send_date(form), "x")
    assert (heard.told, form.read()) == ([], JULY)
    assert not form.period.month.isEnabled()
    assert not form.picture.box.choose.isEnabled()
