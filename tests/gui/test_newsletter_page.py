"""The newsletter's settings: every field reaches its value, odd addresses are remarked."""

from collections.abc import Callable
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Banner, Editor, Footer, Masthead, SocialLink
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.newsletter_page import NewsletterPage
from crank_desktop.ui.forms.row import Ask
from tests.gui.forms import Heard, click, shown, write

ADA = Editor(role="Editor", name="Ada Marsh", email="ada@example.org")
BO = Editor(role="Pilot", name="Bo Reed", email="missing:")
BUOY = SocialLink(name="Buoy", url="https://example.org/buoy")
LETTER = Newsletter(
    name="Harbor Letter",
    service="buttondown",
    sender="Ada Marsh <ada@example.org>",
    reply_to="desk@example.org",
    to="Reader <reader@example.org>",
    banner=Banner(url="https://example.org/harbor", alt="A harbor", as_sent="words"),
    masthead=Masthead(name="Harbor Letter", editors=(ADA, BO), as_sent="more words"),
    footer=Footer(
        organisation="Dock School",
        address=("1 Pier", "Quay Town"),
        copyright_year=2025,
        social=(BUOY, SocialLink(name="Quay")),
        preferences_url="missing:",
        as_sent="footer",
    ),
)


@pytest.fixture
def page(qtbot: QtBot, shelf: Shelf) -> NewsletterPage:
    made = NewsletterPage(shelf)
    made.show_newsletter(LETTER)
    shown(qtbot, made, 700, 900)
    return made


def person(page: NewsletterPage, row: int, column: int) -> TextField:
    return page.people.shown[row].fields[column]


def test_it_says_what_it_was_given_and_tells_nothing(page: NewsletterPage) -> None:
    heard = Heard(page.edited)
    page.show_newsletter(Newsletter())
    assert page.read() == Newsletter()
    page.show_newsletter(LETTER)
    assert page.read() == LETTER
    assert heard.told == []
    assert page.service.currentText() == "Buttondown"
    assert page.first_field.text() == "Harbor Letter"


EDITS: dict[str, tuple[Callable[[NewsletterPage], None], Newsletter]] = {
    "name": (
        lambda page: write(page.texts["name"], "Pier"),
        replace(LETTER, name="Pier", masthead=replace(LETTER.masthead, name="Pier")),
    ),
    "sender": (
        lambda page: write(page.texts["sender"], "b@example.org"),
        replace(LETTER, sender="b@example.org"),
    ),
    "reply to": (lambda page: write(page.texts["reply to"], ""), replace(LETTER, reply_to="")),
    "to": (lambda page: write(page.texts["to"], "c@e.org"), replace(LETTER, to="c@e.org")),
    "banner": (
        lambda page: write(page.addresses["banner"], "https://e.org"),
        replace(LETTER, banner=replace(LETTER.banner, url="https://e.org")),
    ),
    "no banner": (
        lambda page: write(page.addresses["banner"], ""),
        replace(LETTER, banner=replace(LETTER.banner, url=None)),
    ),
    "banner alt": (
        lambda page: write(page.texts["banner alt"], "A pier"),
        replace(LETTER, banner=replace(LETTER.banner, alt="A pier")),
    ),
    "organisation": (
        lambda page: write(page.texts["organisation"], "Quay"),
        replace(LETTER, footer=replace(LETTER.footer, organisation="Quay")),
    ),
    "postal address": (
        lambda page: write(page.postal, "2 Pier"),
        replace(LETTER, footer=replace(LETTER.footer, address=("2 Pier",))),
    ),
    "preferences": (
        lambda page: write(page.addresses["preferences"], "https://e.org/p"),
        replace(LETTER, footer=replace(LETTER.footer, preferences_url="https://e.org/p")),
    ),
    "unsubscribe": (
        lambda page: write(page.addresses["unsubscribe"], "https://e.org/u"),
        replace(LETTER, footer=replace(LETTER.footer, unsubscribe_url="https://e.org/u")),
    ),
    "service": (
        lambda page: QTest.keyClick(page.service, Qt.Key.Key_End),
        replace(LETTER, service="plain"),
    ),
    "a person": (
        lambda page: write(person(page, 1, 2), "bo@e.org"),
        replace(
            LETTER,
            masthead=replace(LETTER.masthead, editors=(ADA, replace(BO, email="bo@e.org"))),
        ),
    ),
    "no person": (
        lambda page: click(page.people.shown[1].buttons[Ask.AWAY]),
        replace(LETTER, masthead=replace(LETTER.masthead, editors=(ADA,))),
    ),
    "people in another order": (
        lambda page: click(page.people.shown[1].buttons[Ask.UP]),
        replace(LETTER, masthead=replace(LETTER.masthead, editors=(BO, ADA))),
    ),
    "a link": (
        lambda page: write(page.links.shown[1].fields[1], "https://e.org/q"),
        replace(
            LETTER,
            footer=replace(
                LETTER.footer, social=(BUOY, SocialLink(name="Quay", url="https://e.org/q"))
            ),
        ),
    ),
    "no link": (
        lambda page: click(page.links.shown[1].buttons[Ask.AWAY]),
        replace(LETTER, footer=replace(LETTER.footer, social=(BUOY,))),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_every_field_reaches_its_value(page: NewsletterPage, name: str) -> None:
    edit, expected = EDITS[name]
    heard = Heard(page.edited)
    edit(page)
    assert heard.last == page.read() == expected


def test_a_person_is_added(page: NewsletterPage) -> None:
    heard = Heard(page.edited)
    click(page.people.add)
    assert heard.told == []
    for column, words in enumerate(("Cook", "Cy Lund", "cy@example.org")):
        QTest.keyClicks(person(page, 2, column), words)
    assert isinstance(heard.last, Newsletter)
    assert heard.last.masthead.editors == (
        ADA,
        BO,
        Editor(role="Cook", name="Cy Lund", email="cy@example.org"),
    )


def test_lines_of_the_postal_address_are_its_parts(page: NewsletterPage) -> None:
    write(page.postal, "1 Pier")
    QTest.keyClick(page.postal, Qt.Key.Key_Return)
    page.show_newsletter(page.read())
    QTest.keyClicks(page.postal, "Quay Town")
    assert page.read().footer.address == ("1 Pier", "Quay Town")


def test_a_masthead_of_another_name_keeps_it(page: NewsletterPage) -> None:
    page.show_newsletter(replace(LETTER, masthead=replace(LETTER.masthead, name="The Letter")))
    write(page.texts["name"], "Pier")
    assert (page.read().name, page.read().masthead.name) == ("Pier", "The Letter")


def test_a_service_that_is_not_known_stays(page: NewsletterPage) -> None:
    page.show_newsletter(replace(LETTER, service="pigeon"))
    write(page.texts["to"], "")
    assert page.read() == replace(LETTER, service="pigeon", to="")


def test_an_undo_in_a_field_is_kept_when_the_settings_are_shown_again(
    page: NewsletterPage,
) -> None:
    field = page.texts["organisation"]
    write(field, "Quay")
    page.show_newsletter(replace(page.read(), service="ghost"))
    assert field.document().isUndoAvailable()
    while field.document().isUndoAvailable():
        QTest.keyClick(field, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert page.read() == replace(LETTER, service="ghost")


def test_odd_addresses_are_remarked_and_kept_as_they_are_typed(page: NewsletterPage) -> None:
    assert page.remarks() == {}
    write(page.texts["sender"], "Ada")
    write(page.texts["to"], "reader@example")
    write(page.addresses["banner"], "example.org")
    write(page.addresses["unsubscribe"], "javascript:alert(1)")
    write(person(page, 0, 2), "ada")
    assert page.remarks() == {
        "sender": "This is not a mail address: write Name <name@example.org>",
        "to": "This is not a mail address: write Name <name@example.org>",
        "banner": "This is not a web address: it should begin with https://",
        "unsubscribe": "This is not a web address: it should begin with https://",
    }
    assert page.people.shown[0].remarked() == (
        "This is not a mail address, such as name@example.org"
    )
    said = page.read()
    assert (said.sender, said.banner.url, said.masthead.editors[0].email) == (
        "Ada",
        "example.org",
        "ada",
    )
    page.show_newsletter(LETTER)
    assert page.remarks() == {}
    assert page.people.shown[0].remarked() == ""


def test_every_field_has_a_caption_that_leads_to_it(page: NewsletterPage) -> None:
    for part in page.findChildren(Captioned):
        label = next(one for one in part.findChildren(QLabel) if one.text() == part.caption())
        assert label.buddy() is part.field
        assert part.field.accessibleName()
    fields = page.findChildren(TextField)
    assert all(field.accessibleName() and field.objectName() for field in fields)


def test_the_tab_key_goes_from_the_top_to_the_foot(page: NewsletterPage) -> None:
    click(page.people.add)
    page.first_field.setFocus()
    way: list[str] = []
    while not way or way[-1] != "unsubscribeEdit":
        focused = QApplication.focusWidget()
        assert isinstance(focused, QWidget)
        way.append(focused.objectName())
        assert len(way) < 60
        QTest.keyClick(focused, Qt.Key.Key_Tab)
    assert [name for name in way if name] == [
        *("nameEdit", "bannerEdit", "bannerAltEdit"),
        *("roleEdit", "personEdit", "mailEdit") * 3,
        *("serviceChoice", "senderEdit", "replyToEdit", "toEdit", "organisationEdit"),
        *("postalEdit", *("placeEdit", "placeAddressEdit") * 2),
        *("preferencesEdit", "unsubscribeEdit"),
    ]


@pytest.mark.parametrize("width", [400, 560, 700, 1100])
def test_it_fits_every_width(page: NewsletterPage, qtbot: QtBot, width: int) -> None:
    page.resize(width, 700)
    fields = page.findChildren(TextField)

    def fits() -> bool:
        rights = [one.mapTo(page, one.rect().topRight()).x() for one in fields]
        return max(rights) <= width and min(one.width() for one in fields) > 60

    qtbot.waitUntil(fits)


def test_a_new_row_is_kept_in_sight(page: NewsletterPage, qtbot: QtBot) -> None:
    page.resize(700, 200)
    for _ in range(4):
        click(page.people.add)
    field = person(page, 5, 0)
    QTest.keyClicks(field, "Mate")
    qtbot.waitUntil(lambda: 0 <= field.mapTo(page, field.rect().topLeft()).y() < 200)


def test_what_may_only_be_read_is_not_written_in(page: NewsletterPage) -> None:
    page.set_writable(writable=False)
    heard = Heard(page.edited)
    for field in page.findChildren(TextField):
        QTest.keyClicks(field, "x")
    assert (heard.told, page.read()) == ([], LETTER)
    assert not page.service.isEnabled()
    assert not page.people.add.isVisible()
