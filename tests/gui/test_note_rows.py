"""One row of the list of notes: its buttons, its fields, its words and how they are painted."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from PySide6.QtCore import QModelIndex, QObject, Qt
from PySide6.QtGui import QColor, QFontMetrics, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import (
    AnalysisItem,
    HighlightItem,
    LinkItem,
    Note,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.editing.import_review import ImportReview, NoteState
from crank_desktop.editing.note_context import Context
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.import_page.note_choices import NoteChoices, fits
from crank_desktop.ui.import_page.note_delegate import _end, _shares, _start
from crank_desktop.ui.import_page.note_fields import (
    LineField,
    NoteField,
    PeriodField,
    field_for,
    month_box,
    month_in,
    year_in,
    year_line,
)
from crank_desktop.ui.import_page.note_list import NoteList
from crank_desktop.ui.import_page.note_model import NoteModel, NoteRole
from crank_desktop.ui.theme import Theme, ThemeChoice

Key, LEFT = Qt.Key, Qt.MouseButton.LeftButton
H, L, A = "sections/0/items/0", "sections/1/items/0", "sections/2/items/0"
GUESS, LOST, SPLIT, YEAR, JOINED, DROPPED, TITLE = range(7)
NOTES = (
    Note(where=H, kind=NoteKind.LINK_GUESS, message="m", text="met", index=0),
    Note(where=H, kind=NoteKind.LOST_LINK, message="m", text="\u00a0it was late\u00a0"),
    Note(where=L, kind=NoteKind.SPLIT_OUTLETS, message="m", text="ReutersAP"),
    Note(where="year", kind=NoteKind.INFERRED_YEAR, message="From 2031.", text="Copyright 2031 X"),
    Note(where=H, kind=NoteKind.REJOINED_LINE, message="m", text="met and\nit was late"),
    Note(where="", kind=NoteKind.DROPPED_FURNITURE, message="Left out.", text="SHARE THIS"),
    Note(where=A, kind=NoteKind.LOST_LINK, message="m", text="A title\u00a0"),
)
ISSUE = PortableIssue(
    label="May 2031",
    month=5,
    year=2031,
    year_inferred=True,
    sections=(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            items=(HighlightItem(heading="A visit", body="They [met](missing:) and it was late."),),
        ),
        Section(
            kind=SectionKind.LINKS,
            items=(LinkItem(text="Talks.", outlets=(Outlet(name="Reuters"), Outlet(name="AP"))),),
        ),
        Section(kind=SectionKind.ANALYSIS, items=(AnalysisItem(title="A title"),)),
    ),
    notes=NOTES,
)
REVIEW = ImportReview.of(ISSUE)
NAMES = ("confirm", "skip", "earlier", "later", "change", "paste", "reopen")


@pytest.mark.parametrize(
    ("position", "offered"),
    [
        (GUESS, ["confirm", "skip", "earlier", "later", "paste"]),
        (LOST, ["confirm", "skip", "paste"]),
        (SPLIT, ["confirm", "skip", "change"]),
        (YEAR, ["confirm", "skip", "change"]),
        (JOINED, ["confirm", "skip", "change"]),
        (DROPPED, ["confirm", "skip"]),
        (TITLE, ["confirm", "skip", "paste"]),
    ],
)
def test_what_can_be_done_about_each_kind(position: int, offered: list[str]) -> None:
    assert [name for name in NAMES if fits(REVIEW, position, name)] == offered
    skipped = REVIEW.skip(position)
    again = [name for name in NAMES if fits(skipped, position, name)]
    assert again == [*(name for name in offered if name != "skip"), "reopen"]
    confirmed = REVIEW.confirm(position)
    assert not fits(confirmed, position, "confirm")
    assert fits(confirmed, position, "reopen")
    assert not fits(confirmed, position, "anything else")


def test_a_lost_link_that_was_linked_can_move() -> None:
    confirmed = REVIEW.confirm(LOST)
    assert [fits(confirmed, LOST, name) for name in ("earlier", "later", "paste")] == [True] * 3


@pytest.mark.parametrize(
    ("position", "name", "words"),
    [
        (GUESS, "confirm", "Confirm"),
        (LOST, "confirm", "Link these words"),
        (JOINED, "change", "Make two paragraphs"),
        (SPLIT, "change", "Change…"),
    ],
)
def test_a_button_says_what_it_does(qtbot: QtBot, position: int, name: str, words: str) -> None:
    choices = NoteChoices(REVIEW, position)
    qtbot.addWidget(choices)
    (button,) = choices.findChildren(QPushButton, f"{name}Note")
    assert button.text() == words
    assert button.toolTip().startswith(words.rstrip("…"))
    assert button.focusPolicy() is Qt.FocusPolicy.NoFocus
    with qtbot.waitSignal(choices.asked) as heard:
        QTest.mouseClick(button, LEFT)
    assert heard.args == [name]


@pytest.mark.parametrize("position", [JOINED, DROPPED])
def test_some_notes_have_no_field(position: int) -> None:
    assert field_for(REVIEW, position) is None


def line_of(field: NoteField) -> QLineEdit:
    return field.findChildren(QLineEdit)[0]


@pytest.mark.parametrize("key", [Key.Key_Return, Key.Key_Enter])
def test_a_field_of_outlets_is_taken_by_return(qtbot: QtBot, key: Qt.Key) -> None:
    field = field_for(REVIEW, SPLIT)
    assert isinstance(field, LineField)
    qtbot.addWidget(field)
    assert line_of(field).text() == "Reuters, AP"
    assert line_of(field).selectedText() == "Reuters, AP"
    line_of(field).setText("TASS , AP,")
    with qtbot.waitSignal(field.taken) as heard:
        QTest.keyClick(line_of(field), key)
    assert heard.args is not None
    step = heard.args[0]
    assert step(REVIEW).outlets(SPLIT) == ("TASS", "AP")


@pytest.mark.parametrize("position", [GUESS, LOST, TITLE])
def test_a_field_for_an_address(qtbot: QtBot, position: int) -> None:
    field = field_for(REVIEW, position)
    assert isinstance(field, LineField)
    qtbot.addWidget(field)
    line_of(field).setText("https://example.org/x")
    assert not field.step()(REVIEW).lacks_address(position)
    line_of(field).setText("not one")
    assert field.step()(REVIEW) is REVIEW
    assert field_for(REVIEW.fill_address(position, "https://example.org/x"), position) is None


def test_a_field_for_the_period(qtbot: QtBot) -> None:
    field = field_for(REVIEW, YEAR)
    assert isinstance(field, PeriodField)
    qtbot.addWidget(field)
    assert field.step()(REVIEW).states[YEAR] is NoteState.CONFIRMED
    line_of(field).setText("2030")
    assert field.step()(REVIEW).issue.label == "May 2030"


def test_a_field_is_left_without_a_change(qtbot: QtBot) -> None:
    field = LineField("Words", "said", lambda _said: lambda review: review)
    qtbot.addWidget(field)
    with qtbot.waitSignal(field.left):
        QTest.keyClick(line_of(field), Key.Key_Escape)
    buttons = {button.text(): button for button in field.findChildren(QPushButton)}
    with qtbot.waitSignal(field.left), qtbot.assertNotEmitted(field.taken):
        QTest.mouseClick(buttons["Cancel"], LEFT)
    with qtbot.waitSignal(field.taken):
        QTest.mouseClick(buttons["Change"], LEFT)
    with qtbot.assertNotEmitted(field.taken):
        QTest.keyClick(line_of(field), Key.Key_Return, Qt.KeyboardModifier.ShiftModifier)


@pytest.mark.parametrize("month", [None, 1, 5, 12])
def test_a_month_is_chosen_or_none(qtbot: QtBot, month: int | None) -> None:
    box = month_box(month)
    qtbot.addWidget(box)
    assert month_in(box) == month
    assert isinstance(box, Choice)  # it shows that it can be opened
    assert box.count() == 13
    assert (
        box.currentText()
        == (("No month", "January", "May", "December")[(None, 1, 5, 12).index(month)])
    )


@pytest.mark.parametrize(
    ("said", "year"),
    [("2031", 2031), (" 2031", None), ("", None), ("31", None), ("20a1", None), ("２０３１", None)],
)
def test_a_year_has_four_digits(qtbot: QtBot, said: str, year: int | None) -> None:
    line = year_line(None)
    qtbot.addWidget(line)
    line.setText(said)
    assert year_in(line) == year


@pytest.fixture
def model() -> Iterator[NoteModel]:
    holder = QObject()
    made = NoteModel(holder)
    made.begin(REVIEW)
    yield made
    holder.deleteLater()


def test_rows_say_what_the_review_says(model: NoteModel) -> None:
    group = model.index(0, 0)
    row = model.index(0, 0, group)
    assert row.data(NoteRole.CONTEXT) == Context("They ", "met", " and it was late.")
    assert row.data() == row.data(Qt.ItemDataRole.ToolTipRole) == "They met and it was late."
    assert row.data(NoteRole.REMARK) == "A visit"
    assert row.data(NoteRole.STATE) == "address missing"
    assert row.data(NoteRole.LINKED) is True
    assert row.data(NoteRole.GROUP) is None
    assert group.data(NoteRole.GROUP) == NoteKind.LINK_GUESS
    assert group.data(NoteRole.STATE) == "1 of 1 open"
    assert group.data(NoteRole.POSITION) is None
    assert model.index(9, 9).data() is None
    assert model.data(QModelIndex(), NoteRole.STATE) is None


def test_another_step_is_shown_in_the_same_rows(model: NoteModel) -> None:
    group = model.index(0, 0)
    row = model.index(0, 0, group)
    model.show(REVIEW.move_start(GUESS, -1))
    assert row.data(NoteRole.CONTEXT) == Context("", "They met", " and it was late.")
    assert row.data(NoteRole.STATE) == "address missing   ✓ changed"
    assert row.data(Qt.ItemDataRole.AccessibleTextRole) == ("They met, address missing   ✓ changed")
    assert group.data() == "Where links begin, All are decided"
    assert model.open_positions(group) == []
    assert model.positions(group) == model.positions(row) == [GUESS]


@pytest.mark.parametrize(
    ("position", "remark"),
    [
        (GUESS, "A visit"),
        (SPLIT, "Links"),
        (YEAR, "Footer · From 2031."),
        (DROPPED, "Left out."),
        (TITLE, "Recent analysis"),
    ],
)
def test_the_second_line(model: NoteModel, position: int, remark: str) -> None:
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        for inner in range(model.rowCount(group)):
            index = model.index(inner, 0, group)
            if index.data(NoteRole.POSITION) == position:
                assert index.data(NoteRole.REMARK) == remark
                return
    raise AssertionError(position)


def test_both_sides_share_the_room() -> None:
    assert _shares(100, 30, 30) == (30, 70)
    assert _shares(100, 200, 200) == (50, 50)
    assert _shares(100, 200, 20) == (80, 20)
    assert _shares(100, 20, 200) == (20, 80)


def test_words_are_cut_at_words(qtbot: QtBot) -> None:
    assert qtbot is not None
    metrics = QFontMetrics(QApplication.font())
    words = "one two three four five six seven"
    room = metrics.horizontalAdvance(words)
    assert _end(words, metrics, room) == _start(words, metrics, room) == words
    half = metrics.horizontalAdvance("xx four five six seven")
    assert _end(words, metrics, half).startswith("… ")
    assert words.endswith(_end(words, metrics, half).removeprefix("… "))
    assert _start(words, metrics, half).endswith(" …")
    assert words.startswith(_start(words, metrics, half).removesuffix(" …"))


def colors(picture: QImage) -> set[str]:
    return {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
    }


@pytest.mark.parametrize("look", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_a_link_s_words_are_painted_in_the_accent(qtbot: QtBot, look: ThemeChoice) -> None:
    theme = Theme(look)
    shown = NoteList()
    qtbot.addWidget(shown)
    shown.resize(500, 400)
    shown.begin(REVIEW)
    shown.show()
    qtbot.waitExposed(shown)
    accent, muted = QColor(theme.color("accent")).name(), QColor(theme.color("muted")).name()
    linked = shown.notes.index(0, 0, shown.notes.index(1, 0))
    shown.choose(shown.notes.index(0, 0))
    painted = shown.viewport().grab(shown.visualRect(linked)).toImage()
    assert accent in colors(painted)
    assert muted in colors(painted)
    plain = shown.notes.index(0, 0, shown.notes.index(shown.notes.rowCount() - 1, 0))
    shown.scrollTo(plain)
    assert accent not in colors(shown.viewport().grab(shown.visualRect(plain)).toImage())


def test_a_list_without_a_review_does_nothing(qtbot: QtBot) -> None:
    shown = NoteList()
    qtbot.addWidget(shown)
    assert (shown.position, shown.open_positions) == (None, [])
    assert not shown.edit_note()
    assert not shown.go_on()
    shown.begin(replace(REVIEW, issue=replace(ISSUE, notes=()), states=()))
    assert shown.notes.rowCount() == 0
    assert not shown.go_on()


def test_a_field_in_a_row_is_taken_by_the_list(qtbot: QtBot) -> None:
    shown = NoteList()
    qtbot.addWidget(shown)
    shown.begin(REVIEW)
    shown.choose(shown.notes.index(0, 0, shown.notes.index(0, 0)))
    assert shown.edit_note()
    (line,) = shown.findChildren(QLineEdit, "noteLine")
    line.setText("https://example.org/x")
    with qtbot.waitSignal(shown.taken) as heard:
        QTest.keyClick(line, Key.Key_Return)
    assert heard.args is not None
    assert not heard.args[0](REVIEW).lacks_address(GUESS)
    with qtbot.waitSignal(shown.asked) as asked:
        QTest.keyClick(shown, Key.Key_F2)
    assert asked.args == ["change"]
