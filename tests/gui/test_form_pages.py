"""The issue's own form and the newsletter's settings, tied to the library."""

from dataclasses import replace

from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from crank_desktop.document.portable import Footer, Picture
from crank_desktop.library.values import IssueFields
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.right_side import RightSide
from tests.gui.windows import child, forms_of
from tests.pictures import picture


def test_what_is_typed_in_the_issue_s_form_is_in_the_file(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    assert window.middle.currentWidget() is forms_of(window).issue
    QTest.keyClicks(child(window, TextField, "subjectEdit"), "Tugs")
    QTest.keyClicks(child(window, TextField, "introEdit"), "In short: ")
    with qtbot.waitSignal(desk.workspace.saved):
        pass
    stored = desk.workspace.library.load_issue(1)
    assert stored.subject == "Tugs"
    assert stored.intro.startswith("In short: What the [four ports]")


def test_a_picture_is_given_taken_back_and_shown(
    window: MainWindow, desk: Desk, side: RightSide
) -> None:
    given = picture()
    forms_of(window).form.picture_given.emit(given)
    assert desk.workspace.issue
    assert desk.workspace.issue.image == Picture(file=given.name, width=800)
    assert side.picture(given.name) == given.content
    assert side.picture("nothing.png") is None
    side.feed.render_now()
    assert side.feed.email
    assert f'src="{given.name}"' in side.feed.email.html
    hosted = replace(desk.workspace.issue.image, url="https://example.org/a tug.png")
    desk.workspace.write_fields(replace(IssueFields.of(desk.workspace.issue), image=hosted))
    assert side.picture("https://example.org/a%20tug.png") == given.content
    assert side.picture("https://example.org/other.png") is None
    window.actions_["undo"].trigger()
    assert desk.workspace.issue.image == Picture()
    window.actions_["redo"].trigger()
    forms_of(window).form.picture_given.emit(None)
    assert desk.workspace.issue.image == Picture()


def test_settings_of_the_newsletter_are_typed_and_kept(
    window: MainWindow, desk: Desk, qtbot: QtBot
) -> None:
    window.actions_["newsletter"].trigger()
    assert window.middle.currentWidget() is forms_of(window).newsletter
    QTest.keyClicks(child(window, TextField, "nameEdit"), "Pier Letter")
    QTest.keyClicks(child(window, TextField, "senderEdit"), "Pier <pier@example.org>")
    with qtbot.waitSignal(desk.workspace.saved):
        pass
    newsletter = desk.workspace.library.load_newsletter()
    assert (newsletter.name, newsletter.sender) == ("Pier Letter", "Pier <pier@example.org>")
    assert window.windowTitle() == "Newsletter settings – Crank Desktop"
    desk.left.outline.clicked.emit(desk.left.outline.currentIndex())
    assert window.place.whole() == "July 2025"
    assert window.middle.currentWidget() is forms_of(window).issue


def test_an_imported_issue_takes_the_newsletter_s_masthead(window: MainWindow, desk: Desk) -> None:
    footer = Footer(organisation="Dock School")
    desk.workspace.write_newsletter(replace(desk.workspace.newsletter, footer=footer))
    assert desk.workspace.save()
    assert forms_of(window).masthead.words().startswith("This issue shows the masthead")
    child(forms_of(window).masthead, QPushButton).click()
    assert desk.workspace.issue
    assert desk.workspace.issue.footer == footer
    assert forms_of(window).masthead.words() == ""
    window.actions_["undo"].trigger()
    assert desk.workspace.issue.footer == Footer()
    assert forms_of(window).masthead.words() != ""


def test_without_an_issue_the_empty_page_is_shown(window: MainWindow, desk: Desk) -> None:
    desk.workspace.open_issue("")
    assert window.middle.currentWidget() is desk.empty
