"""The fields that forms are made of: captions, remarks, choices, days, addresses."""

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtCore import QDate, QPoint, QPointF, Qt
from PySide6.QtGui import QColor, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QCalendarWidget, QLabel, QLineEdit, QToolButton, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.address_field import AddressField, address_words
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.forms.date_field import DateField, month_names, read_day, words_of_day
from crank_desktop.ui.forms.form_column import FormColumn
from crank_desktop.ui.forms.remarks import about_mail, about_mailbox, about_web, about_year
from crank_desktop.ui.theme import Theme, ThemeChoice
from tests.gui.forms import Heard, click, shown, write
from tests.gui.windows import child


@pytest.mark.parametrize("good", ["", "2025", "1999", "0001"])
@pytest.mark.parametrize("bad", ["25", "20x5", "20255", "0000", "٢٠٢٥"])
def test_what_is_a_year(good: str, bad: str) -> None:
    assert about_year(good) == ""
    assert about_year(bad) == "A year has four digits, such as 2025"


def test_what_is_an_address() -> None:
    for good in ("", "https://e.org/a", "http://e.org", "missing:", "*|UNSUB|*"):
        assert about_web(good) == ""
    for bad in (
        "e.org",
        "ftp://e.org",
        "https://",
        "mailto:a@e.org",
        "javascript:x",
        "https://a b",
    ):
        assert "should begin with https://" in about_web(bad)


def test_what_is_a_mail_address() -> None:
    for good in ("", "a@e.org", "missing:"):
        assert about_mail(good) == ""
    for bad in ("a", "a@e", "a@e.org, b@e.org", "Ann <a@e.org>"):
        assert about_mail(bad) == "This is not a mail address, such as name@example.org"
    for good in ("", "a@e.org", "Ann Example <a@e.org>", '"Example, Ann" <a@e.org>'):
        assert about_mailbox(good) == ""
    for bad in ("Ann", "Ann <a@e>", "Ann <>", "<>"):
        assert "write Name <name@example.org>" in about_mailbox(bad)


def test_a_caption_leads_to_its_field_and_names_it(qtbot: QtBot) -> None:
    line = QLineEdit()
    part = Captioned("Subject", line, "Seen first.")
    shown(qtbot, part)
    label = part.findChildren(QLabel)[0]
    assert (label.text(), label.buddy()) == ("Subject", line)
    assert part.caption() == line.accessibleName() == "Subject"
    assert line.accessibleDescription() == "Seen first."
    assert part.remarked() == ""


def test_a_remark_takes_the_place_of_the_hint_as_long_as_it_holds(qtbot: QtBot) -> None:
    line = QLineEdit()
    part = Captioned("Subject", line, "Seen first.")
    shown(qtbot, part)
    part.remark("Too long")
    remark = next(one for one in part.findChildren(QLabel) if one.text() == "Too long")
    assert (part.remarked(), remark.property("role"), remark.isVisible()) == (
        "Too long",
        "warning",
        True,
    )
    assert line.accessibleDescription() == "Too long"
    part.remark("")
    assert (remark.text(), remark.property("role")) == ("Seen first.", "muted")
    assert part.remarked() == ""


def test_a_field_without_a_hint_leaves_no_room_for_one(qtbot: QtBot) -> None:
    part = Captioned("Subject", QLineEdit())
    shown(qtbot, part)
    assert [one.text() for one in part.findChildren(QLabel) if one.isVisible()] == ["Subject", ""]
    part.count("12 of 10", too_many=True)
    counted = next(one for one in part.findChildren(QLabel) if one.text() == "12 of 10")
    assert counted.property("role") == "warning"
    part.count("9 of 10")
    assert (part.counted(), counted.property("role")) == ("9 of 10", "muted")


@pytest.fixture
def choice(qtbot: QtBot) -> Choice:
    made = Choice("port", [("None", None), ("North", 1), ("South", 2)])
    shown(qtbot, made)
    return made


def test_a_value_is_chosen_by_key(choice: Choice) -> None:
    choice.show_value(None)
    heard = Heard(choice.currentIndexChanged)
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert (choice.chosen(), heard.told) == (1, [1])


def test_showing_a_value_tells_nobody(choice: Choice) -> None:
    heard = Heard(choice.currentIndexChanged)
    choice.show_value(2)
    assert (choice.currentText(), choice.chosen(), heard.told) == ("South", 2, [])


def test_a_value_of_elsewhere_is_given_back_until_another_is_chosen(choice: Choice) -> None:
    choice.show_value("west")
    assert (choice.currentText(), choice.chosen()) == ("", "west")
    QTest.keyClick(choice, Qt.Key.Key_Down)
    assert choice.chosen() is None


def test_the_wheel_moves_the_form_not_the_choice(choice: Choice) -> None:
    choice.show_value(1)
    wheel = QWheelEvent(
        QPointF(5, 5),
        QPointF(5, 5),
        QPoint(),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt's signature
    )
    QApplication.sendEvent(choice, wheel)
    assert choice.chosen() == 1
    assert not wheel.isAccepted()


def test_an_arrow_shows_that_there_is_a_choice(choice: Choice) -> None:
    choice.resize(200, 30)
    image = choice.grab().toImage()
    right = {
        image.pixel(x, y)
        for x in range(image.width() - 20, image.width() - 4)
        for y in range(8, 20)
    }
    assert len(right) > 1


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("July 12, 2025", date(2025, 7, 12)),
        ("  july  12,  2025 ", date(2025, 7, 12)),
        ("Jul 12, 2025", date(2025, 7, 12)),
        ("July 12 2025", date(2025, 7, 12)),
        ("12 July 2025", date(2025, 7, 12)),
        ("2025-07-12", date(2025, 7, 12)),
        ("7/12/2025", date(2025, 7, 12)),
        ("February 29, 2024", date(2024, 2, 29)),
        ("February 29, 2025", None),
        ("July 12, 25", None),
        ("July", None),
        ("soon", None),
        ("", None),
    ],
)
def test_days_are_read_in_the_usual_ways(text: str, day: date | None) -> None:
    assert read_day(text) == day
    assert day is None or read_day(words_of_day(day)) == day


def test_days_and_months_are_american_wherever_the_window_is() -> None:
    assert words_of_day(date(2025, 7, 2)) == "July 2, 2025"
    assert words_of_day(None) == ""
    assert (month_names()[0], month_names()[11], len(month_names())) == ("January", "December", 12)


@pytest.fixture
def day(qtbot: QtBot) -> Iterator[DateField]:
    page = QWidget()
    made = DateField("day", "Send date")
    made.setParent(page)
    other = QLineEdit(page)
    other.move(0, 100)
    shown(qtbot, page)
    made.setFocus()
    yield made
    page.close()


def line(day: DateField) -> QLineEdit:
    return child(day, QLineEdit, "day")


def test_a_day_is_told_once_it_can_be_read(day: DateField) -> None:
    heard = Heard(day.edited)
    QTest.keyClicks(line(day), "July 12, 202")
    assert (day.day(), day.is_readable) == (None, False)
    QTest.keyClicks(line(day), "5")
    assert (day.day(), day.is_readable, len(heard.told)) == (date(2025, 7, 12), True, 13)


def test_a_day_that_is_mended_stays_until_it_is_another(day: DateField) -> None:
    day.show_day(date(2025, 7, 12))
    QTest.keyClick(line(day), Qt.Key.Key_Backspace)
    assert (day.day(), day.is_readable) == (date(2025, 7, 12), False)
    day.show_day(date(2025, 7, 12))
    assert line(day).text() == "July 12, 202"
    QTest.keyClicks(line(day), "4")
    assert day.day() == date(2024, 7, 12)


def test_an_erased_day_is_none(day: DateField) -> None:
    day.show_day(date(2025, 7, 12))
    write(line(day), "")
    assert (day.day(), day.is_readable) == (None, True)


def test_a_day_is_written_like_all_others_once_the_caret_has_left(day: DateField) -> None:
    QTest.keyClicks(line(day), "2025-07-12")
    assert line(day).text() == "2025-07-12"
    next(one for one in day.window().findChildren(QLineEdit) if one is not line(day)).setFocus()
    assert line(day).text() == "July 12, 2025"


def test_what_is_no_day_is_left_for_the_editor_to_mend(day: DateField) -> None:
    QTest.keyClicks(line(day), "soon")
    next(one for one in day.window().findChildren(QLineEdit) if one is not line(day)).setFocus()
    assert line(day).text() == "soon"
    day.show_day(None)
    assert line(day).text() == "soon"
    day.show_day(None, anew=True)
    assert line(day).text() == ""


@pytest.mark.parametrize("choice", [ThemeChoice.LIGHT, ThemeChoice.DARK])
def test_the_calendar_has_the_colors_of_the_window(
    day: DateField, theme: Theme, qtbot: QtBot, choice: ThemeChoice
) -> None:
    theme.choose(choice)
    click(child(day, QToolButton, ""))
    calendar = day.findChild(QCalendarWidget)
    assert calendar is not None
    qtbot.waitUntil(calendar.isVisible)
    view = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view is not None
    painted = QImage(view.size(), QImage.Format.Format_ARGB32)
    painted.fill(QColor("red"))
    view.render(painted, QPoint(), renderFlags=QWidget.RenderFlag.DrawChildren)
    assert painted.pixelColor(view.width() // 2, view.height() - 4) == theme.color("surface")
    for name in ("qt_calendar_prevmonth", "qt_calendar_nextmonth"):
        button = calendar.findChild(QToolButton, name)
        assert button is not None
        assert button.icon().isNull()
    calendar.window().close()


def test_a_day_is_chosen_from_the_calendar(day: DateField, qtbot: QtBot) -> None:
    day.show_day(date(2025, 7, 12))
    heard = Heard(day.edited)
    click(child(day, QToolButton, ""))
    calendar = day.findChild(QCalendarWidget)
    assert calendar is not None
    qtbot.waitUntil(calendar.isVisible)
    assert calendar.selectedDate() == QDate(2025, 7, 12)
    view = calendar.findChild(QWidget, "qt_calendar_calendarview")
    assert view is not None
    QTest.keyClick(view, Qt.Key.Key_Right)
    QTest.keyClick(view, Qt.Key.Key_Return)
    assert (day.day(), line(day).text()) == (date(2025, 7, 13), "July 13, 2025")
    assert not calendar.isVisible()
    assert (line(day).hasFocus(), len(heard.told)) == (True, 1)


def test_a_day_that_may_only_be_read(day: DateField) -> None:
    day.set_writable(writable=False)
    QTest.keyClicks(line(day), "2025-07-12")
    assert line(day).text() == ""
    assert not child(day, QToolButton, "").isEnabled()


@pytest.fixture
def address(qtbot: QtBot, shelf: Shelf) -> AddressField:
    assert shelf is not None
    made = AddressField("address", "Address")
    shown(qtbot, made)
    return made


@pytest.mark.parametrize("given", [None, "", "missing:", "https://e.org", " https://e.org "])
def test_an_untouched_address_is_given_back_as_it_came(
    address: AddressField, shelf: Shelf, given: str | None
) -> None:
    address.show_address(shelf.text("a", "b", address_words(given), prose=False), given)
    assert address.text() == ("" if given in {None, "missing:"} else given)
    assert address.address() == given


def test_a_lost_address_says_so_until_it_is_found(address: AddressField, shelf: Shelf) -> None:
    address.show_address(shelf.text("a", "b", "", prose=False), "missing:")
    assert address.placeholderText() == "Missing address: paste it here"
    QTest.keyClicks(address, " https://e.org/found ")
    assert address.address() == "https://e.org/found"
    write(address, "")
    assert address.address() == "missing:"
    address.show_address(shelf.text("a", "b", "", prose=False), None)
    assert (address.placeholderText(), address.address()) == ("https://…", None)


@pytest.mark.parametrize("width", [400, 700, 1100, 2000])
def test_a_form_is_as_wide_as_is_pleasant_and_in_the_middle(
    qtbot: QtBot, theme: Theme, width: int
) -> None:
    assert not theme.is_dark
    column, inside = FormColumn(), QLineEdit()
    column.add(inside)
    column.begin_part("More", "A sentence about it. " * 20)
    shown(qtbot, column, width)
    left = inside.mapTo(column, QPoint(0, 0)).x()
    right = width - left - inside.width()
    assert abs(inside.width() - min(width - 48, 640)) <= width // 50
    assert abs(left - right) <= 1
    assert column.horizontalScrollBar().maximum() == 0


def test_the_caret_is_kept_in_sight(qtbot: QtBot, shelf: Shelf) -> None:
    column = FormColumn()
    field = TextField("long", "Long", single=False)
    field.show_text(shelf.text("a", "long", "", prose=False))
    column.add(field)
    shown(qtbot, column, 500, 200)
    field.setFocus()
    for _ in range(40):
        QTest.keyClick(field, Qt.Key.Key_Return)
        QApplication.sendPostedEvents()
    QTest.keyClicks(field, "end")
    caret = field.viewport().mapTo(column, field.cursorRect().bottomLeft()).y()
    assert 0 < caret <= column.height()
    assert column.verticalScrollBar().value() > 0
