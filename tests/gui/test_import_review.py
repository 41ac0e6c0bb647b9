"""Going through the notes of an import by keys and clicks, as an editor does."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import HighlightItem, LinkItem, PortableIssue, Section
from crank_desktop.editing.import_review import ImportReview, NoteState
from crank_desktop.editing.missing import missing_addresses
from crank_desktop.model.kinds import NoteKind, SectionKind
from crank_desktop.ui.import_page.review_view import ReviewView
from tests.import_pages import (
    ADDRESS,
    HTML,
    MAIL,
    WEB,
    button,
    choices,
    go_to,
    issue_named,
    press,
    seen,
    typed_line,
)
from tests.material import JULY_2025, SEPTEMBER_2024
from tests.samples import NAMES, sample

Key = Qt.Key
CONTROL, ALT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.AltModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier
LEFT, NONE = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
Show = Callable[..., ReviewView]


@pytest.fixture
def show(qtbot: QtBot) -> Show:
    def shown(name: str | PortableIssue, same: str | None = None) -> ReviewView:
        view = ReviewView(lambda _issue: same)
        qtbot.addWidget(view)
        view.resize(900, 700)
        issue = name if isinstance(name, PortableIssue) else issue_named(name)
        view.begin(ImportReview.of(issue), "a file")
        view.show()
        qtbot.waitExposed(view)
        return view

    return shown


def test_what_was_found_stands_above(show: Show) -> None:
    view = show(MAIL)
    assert view.header.summary.text() == (
        "5 highlights, 12 links, 4 analyses, 1 perspective · 34 notes"
    )
    assert view.header.label.text() == "March 2025"
    assert (view.header.month.currentText(), view.header.year.text()) == ("March", "2025")
    july = show(JULY_2025)
    assert july.header.summary.text().startswith(
        "4 highlights, 10 links, 3 analyses · 49 missing addresses · 32 notes"
    )


def test_notes_stand_in_groups_and_the_first_is_chosen(show: Show) -> None:
    view = show(WEB)
    model = view.list.notes
    groups = [model.index(row, 0) for row in range(model.rowCount())]
    assert [str(index.data()).partition(",")[0] for index in groups] == [
        "Links that may have stood here",
        "Outlets that ran together",
        "Stray spaces",
        "Parts around the issue",
    ]
    assert view.list.currentIndex() == model.index(0, 0, groups[0])
    assert model.index(0, 0, groups[1]).data(Qt.ItemDataRole.AccessibleTextRole) == (
        "Reuters, Kyodo News"
    )


def test_enter_confirms_and_goes_on_to_the_last(show: Show) -> None:
    view = show(WEB)
    count = len(view.review.notes)
    for left in range(count, 0, -1):
        assert view.review.states.count(NoteState.OPEN) == left
        press(view, Key.Key_Return)
    assert set(view.review.states) == {NoteState.CONFIRMED}
    assert view.focusWidget() is view.keep
    assert len(missing_addresses(view.review.issue)) == 15
    assert "15 missing addresses" in view.header.summary.text()
    assert view.header.summary.text().endswith(f"{count} notes, {count} decided")


def test_every_row_comes_into_view_with_its_choices(show: Show) -> None:
    view = show(MAIL)
    view.resize(700, 500)
    for _ in range(len(view.review.notes) + view.list.notes.rowCount()):
        press(view, Key.Key_Down)
        row = view.list.visualRect(view.list.currentIndex())
        assert view.list.viewport().rect().contains(row.adjusted(0, 0, -1, -1))
        if view.list.position is not None:
            assert choices(view)[:2] == ["confirm", "skip"]
            lower = button(view.list, "skipNote")
            corner = lower.mapTo(view.list.viewport(), lower.rect().bottomRight())
            assert row.contains(corner)


def test_up_and_down_go_through_headings_too(show: Show) -> None:
    view = show(MAIL)
    first = view.list.position
    press(view, Key.Key_Down, Key.Key_Up)
    assert view.list.position == first
    press(view, Key.Key_Up)
    assert view.list.position is None
    assert choices(view) == []
    press(view, "s")
    assert NoteState.OPEN not in [
        state
        for state, note in zip(view.review.states, view.review.notes, strict=True)
        if note.kind is NoteKind.LINK_GUESS
    ]


def test_a_link_s_start_moves_by_every_key(show: Show) -> None:
    view = show(MAIL)
    position = go_to(view, NoteKind.LINK_GUESS, 1)
    before = view.review.context(position).marked
    press(view, "[")
    earlier = view.review.context(position).marked
    assert earlier.endswith(f" {before}")
    press(view, "]")
    assert view.review.context(position).marked == before
    QTest.keyClick(view.list, Key.Key_Left, ALT)
    assert view.review.context(position).marked == earlier
    QTest.keyClick(view.list, Key.Key_Right, ALT)
    assert view.review.context(position).marked == before
    assert view.review.states[position] is NoteState.CHANGED
    assert view.list.position == position
    assert choices(view) == ["earlier", "later", "reopen"]
    press(view, Key.Key_Backspace)
    assert view.review.states[position] is NoteState.OPEN


def test_undo_and_redo_reach_back_to_the_first_step(show: Show) -> None:
    view = show(WEB)
    first = view.review
    press(view, Key.Key_Return, "s", Key.Key_Return)
    last = view.review
    for _ in range(5):
        QTest.keyClick(view.list, Key.Key_Z, CONTROL)
    assert view.review is first
    assert "decided" not in view.header.summary.text()
    for _ in range(5):
        QTest.keyClick(view.list, Key.Key_Z, CONTROL | SHIFT)
    assert view.review is last
    QTest.keyClick(view.list, Key.Key_Z, CONTROL)
    QTest.keyClick(view.list, Key.Key_Y, CONTROL)
    assert view.review is last
    QTest.keyClick(view.list, Key.Key_Z, CONTROL)
    go_to(view, NoteKind.STRAY_SPACE)
    press(view, Key.Key_Return)
    QTest.keyClick(view.list, Key.Key_Y, CONTROL)
    assert view.review.states.count(NoteState.CONFIRMED) == 2


def test_the_buttons_of_a_row_do_what_the_keys_do(show: Show) -> None:
    view = show(JULY_2025)
    position = go_to(view, NoteKind.LINK_GUESS, 1)
    assert choices(view) == ["confirm", "skip", "earlier", "later", "paste"]
    QTest.mouseClick(button(view, "earlierNote"), LEFT)
    QTest.mouseClick(button(view, "laterNote"), LEFT)
    QGuiApplication.clipboard().setText(ADDRESS)
    QTest.mouseClick(button(view, "pasteNote"), LEFT)
    assert not view.review.lacks_address(position)
    assert choices(view) == ["earlier", "later", "reopen"]
    QTest.mouseClick(button(view, "reopenNote"), LEFT)
    QTest.mouseClick(button(view, "skipNote"), LEFT)
    assert view.review.states[position] is NoteState.SKIPPED
    assert view.list.position == position + 1
    QTest.mouseClick(button(view, "confirmNote"), LEFT)
    assert view.review.states[position + 1] is NoteState.CONFIRMED


def test_a_pasted_address_fills_the_chosen_link(show: Show) -> None:
    view = show(SEPTEMBER_2024)
    position = go_to(view, NoteKind.LOST_LINK)
    QGuiApplication.clipboard().setText("no address at all")
    QTest.keyClick(view.list, Key.Key_V, CONTROL)
    assert view.review.states[position] is NoteState.OPEN
    QGuiApplication.clipboard().setText(f" {ADDRESS}\n")
    QTest.keyClick(view.list, Key.Key_V, CONTROL)
    assert view.review.states[position] is NoteState.CHANGED
    item = view.review.issue.sections[0].items[0]
    assert isinstance(item, HighlightItem)
    assert f"[more directly accused]({ADDRESS})" in item.body


def test_outlets_are_changed_in_their_row(show: Show) -> None:
    view = show(WEB)
    position = go_to(view, NoteKind.SPLIT_OUTLETS)
    press(view, "e")
    line = typed_line(view)
    assert line.text() == "Reuters, Kyodo News"
    assert view.focusWidget() is line
    line.setText("Reuters, Kyodo")
    QTest.keyClick(line, Key.Key_Escape)
    assert view.review.outlets(position) == ("Reuters", "Kyodo News")
    assert view.focusWidget() is view.list
    press(view, Key.Key_F2)
    QTest.keyClicks(typed_line(view), "Reuters,Kyodo , AP")
    QTest.keyClick(typed_line(view), Key.Key_Return)
    assert view.review.outlets(position) == ("Reuters", "Kyodo", "AP")
    assert view.review.states[position] is NoteState.CHANGED
    assert view.focusWidget() is view.list
    item = view.review.issue.sections[1].items[1]
    assert isinstance(item, LinkItem)
    assert [outlet.name for outlet in item.outlets] == ["Reuters", "Kyodo", "AP"]


def test_an_address_is_typed_in_its_row(show: Show) -> None:
    view = show(JULY_2025)
    position = go_to(view, NoteKind.LINK_GUESS)
    press(view, "e")
    QTest.keyClicks(typed_line(view), ADDRESS)
    buttons = [one for one in view.list.findChildren(QPushButton) if one.text() == "Change"]
    QTest.mouseClick(next(filter(seen, buttons)), LEFT)
    assert not view.review.lacks_address(position)
    press(view, "e")
    assert not [one for one in view.list.findChildren(QLineEdit, "noteLine") if one.isVisible()]


def test_a_year_is_confirmed_changed_or_left(show: Show) -> None:
    view = show(MAIL)
    position = go_to(view, NoteKind.INFERRED_YEAR)
    press(view, "e")
    year = next(line for line in view.list.findChildren(QLineEdit) if line.isVisible())
    assert view.focusWidget() is year
    year.selectAll()
    QTest.keyClicks(year, "2024")
    QTest.keyClick(year, Key.Key_Enter)
    assert (view.review.issue.year, view.review.issue.label) == (2024, "March 2024")
    assert view.header.label.text() == "March 2024"
    assert view.review.states[position] is NoteState.CHANGED


def test_a_joined_line_becomes_two_paragraphs(show: Show) -> None:
    view = show(JULY_2025)
    position = go_to(view, NoteKind.REJOINED_LINE, 2)
    assert button(view, "changeNote").text() == "Make two paragraphs"
    press(view, "e")
    assert view.review.states[position] is NoteState.CHANGED
    item = view.review.issue.sections[0].items[3]
    assert isinstance(item, HighlightItem)
    assert "deliveries of\n\nHQ-9" in item.body


def test_a_whole_group_is_confirmed_by_its_button(show: Show) -> None:
    view = show(HTML)
    groups = [one for one in view.list.findChildren(QPushButton, "confirmAll") if one.isVisible()]
    assert len(groups) == 2
    QTest.mouseClick(groups[1], LEFT)
    assert view.review.states.count(NoteState.CONFIRMED) == 10
    assert view.list.position is not None
    assert str(view.list.notes.index(1, 0).data()).endswith("All are decided")
    QTest.keyClick(view.list, Key.Key_Z, CONTROL)
    assert view.review.states.count(NoteState.CONFIRMED) == 0


def test_a_click_folds_a_group_and_going_on_opens_it(show: Show) -> None:
    view = show(HTML)
    viewport, second = view.list.viewport(), view.list.notes.index(1, 0)
    place = view.list.visualRect(second).topLeft() + QPoint(60, 12)
    QTest.mouseClick(viewport, LEFT, NONE, place)
    assert not view.list.isExpanded(second)
    view.list.choose(view.list.notes.index(0, 0))
    press(view, Key.Key_Return)
    assert view.list.isExpanded(second)
    assert view.list.currentIndex().parent() == second
    press(view, Key.Key_Up, Key.Key_Left)
    assert not view.list.isExpanded(second)


def test_a_click_chooses_a_note(show: Show) -> None:
    view = show(WEB)
    third = view.list.notes.index(2, 0, view.list.notes.index(0, 0))
    QTest.mouseClick(view.list.viewport(), LEFT, NONE, view.list.visualRect(third).center())
    assert view.list.currentIndex() == third
    middle = view.list.visualRect(third).topLeft() + QPoint(40, 10)
    QTest.mouseClick(view.list.viewport(), LEFT, NONE, middle)
    assert view.list.currentIndex() == third


def test_label_month_and_year_are_corrected_above(show: Show, qtbot: QtBot) -> None:
    view = show(MAIL)
    view.header.label.selectAll()
    QTest.keyClicks(view.header.label, "Spring")
    with qtbot.waitSignal(view.header.described) as heard:
        QTest.keyClick(view.header.label, Key.Key_Return)
    assert heard.args == ["Spring", 3, 2025]
    view.header.month.setFocus()
    QTest.keyClick(view.header.month, Key.Key_Down)
    assert view.review.issue.month == 4
    view.header.year.selectAll()
    QTest.keyClicks(view.header.year, "20x4")
    QTest.keyClick(view.header.year, Key.Key_Return)
    assert (view.review.issue.year, view.header.year.text()) == (None, "")
    for _ in range(3):
        view.undo()
    assert view.review.issue == sample(MAIL)
    assert view.header.label.text() == "March 2025"


def test_keeping_gives_the_review(show: Show, qtbot: QtBot) -> None:
    view = show(WEB)
    press(view, Key.Key_Return)
    with qtbot.waitSignal(view.kept) as heard:
        QTest.keyClick(view.list, Key.Key_Return, CONTROL)
    assert heard.args == [view.review, "add"]
    with qtbot.waitSignal(view.kept) as heard:
        QTest.mouseClick(view.keep, LEFT)
    assert heard.args == [view.review, "add"]
    with qtbot.waitSignal(view.discarded) as thrown:
        QTest.mouseClick(view.discard, LEFT)
    assert thrown.args == [view.review]


def test_an_issue_that_is_there_is_replaced_or_kept_beside(show: Show, qtbot: QtBot) -> None:
    view = show(WEB, "December 2024")
    assert view.same.isVisible()
    assert "“December 2024” is in the library already" in view.same.text()
    assert not view.keep.isVisible()
    with qtbot.assertNotEmitted(view.kept):
        QTest.keyClick(view.list, Key.Key_Return, CONTROL)
    assert view.focusWidget() is view.replace
    with qtbot.waitSignal(view.kept) as heard:
        QTest.keyClick(view.replace, Key.Key_Space)
    assert heard.args == [view.review, "replace"]
    with qtbot.waitSignal(view.kept) as heard:
        QTest.mouseClick(view.keep_both, LEFT)
    assert heard.args == [view.review, "as-new"]


def test_an_issue_without_notes_is_ready_to_keep(show: Show, qtbot: QtBot) -> None:
    item = HighlightItem(heading="A visit", body="Words.")
    section = Section(kind=SectionKind.HIGHLIGHTS, items=(item,))
    view = show(PortableIssue(label="May 2031", sections=(section,)))
    assert view.no_notes.isVisible()
    assert not view.list.isVisible()
    assert view.header.summary.text() == "1 highlight · 0 notes"
    with qtbot.waitSignal(view.kept):
        QTest.keyClick(view.keep, Key.Key_Return, CONTROL)
    assert show(PortableIssue(label="Nothing")).header.summary.text() == "no items · 0 notes"


@pytest.mark.parametrize("name", [*NAMES, JULY_2025, SEPTEMBER_2024])
def test_every_issue_is_decided_by_keys_alone(show: Show, name: str) -> None:
    view = show(name)
    words = [view.review.context(n).marked for n in range(len(view.review.notes))]
    for _ in view.review.notes:
        press(view, "[", "]", Key.Key_Return)
    assert NoteState.OPEN not in view.review.states
    assert [view.review.context(n).marked for n in range(len(words))] == words
    assert not view.grab().isNull()


def test_letters_of_other_keyboards_and_no_keys_do_nothing(show: Show) -> None:
    view = show(MAIL)
    first = view.review
    press(view, "x", Key.Key_Escape, Key.Key_Home)
    QTest.keyClick(view.list, Key.Key_S, ALT)
    assert view.review is first
