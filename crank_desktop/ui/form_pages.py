"""The pages of fields: the issue's own form with its masthead, and the newsletter's settings."""

from datetime import datetime

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crank_desktop.document.compose import compose
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.editing.masthead_changes import show_newsletter
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.forms.issue_form import IssueForm
from crank_desktop.ui.forms.newsletter_page import NewsletterPage
from crank_desktop.ui.widgets.notice_bar import NoticeBar

_OWN_MASTHEAD = "This issue shows the masthead and footer it was imported with."


class FormPages(QObject):
    """Keeps both forms at what the workspace holds, and hands on what is typed in them."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        workspace, shelf = desk.workspace, desk.editor.shelf
        self._workspace, self._middle = workspace, desk.window.middle
        self.form = IssueForm(shelf, workspace.tasks)
        self._shelf = shelf
        self._newsletter: NewsletterPage | None = None
        self._shown_picture: tuple[str, bytes | None] = "", None
        self.masthead = NoticeBar(closable=False)
        self.issue = QWidget()
        column = QVBoxLayout(self.issue)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.masthead)
        column.addWidget(self.form, 1)
        self.form.set_writable(writable=workspace.library.is_writable)
        self.form.edited.connect(workspace.write_fields)
        self.form.picture_given.connect(self._set_picture)
        self._middle.addWidget(self.issue)
        desk.window.actions_.on("newsletter", self._open_newsletter)
        desk.window.actions_["issue-form"].triggered.connect(lambda: self._open(workspace.item_uid))
        workspace.item_opened.connect(self._open)
        desk.left.outline.item_chosen.connect(self._open)
        workspace.changed.connect(self._refresh)
        workspace.saved.connect(self._refresh)
        self._refresh()
        self._open(workspace.item_uid)

    @property
    def newsletter(self) -> NewsletterPage:
        """The newsletter's settings, built when they are asked for first."""
        if self._newsletter is None:
            self._newsletter = NewsletterPage(self._shelf)
            self._newsletter.set_writable(writable=self._workspace.library.is_writable)
            self._newsletter.show_newsletter(self._workspace.newsletter)
            self._newsletter.edited.connect(self._workspace.write_newsletter)
        return self._newsletter

    def _open(self, uid: str) -> None:
        if not uid and self._workspace.issue is not None:
            self._show_issue()
            self._middle.setCurrentWidget(self.issue)

    def _open_newsletter(self) -> None:
        page = self.newsletter
        if self._middle.indexOf(page) < 0:
            self._middle.addWidget(page)
        self._middle.setCurrentWidget(page)

    def _refresh(self, _what: Touched | datetime | None = None) -> None:
        if self._newsletter is not None:
            self._newsletter.show_newsletter(self._workspace.newsletter)
        # Hidden, it costs the one who types in an item nothing: it catches up when it is shown.
        if self._middle.currentWidget() is self.issue:
            self._show_issue()

    def _show_issue(self) -> None:
        issue = self._workspace.issue
        if issue is None:
            return
        picture = self._picture(issue.image.file or "")
        document = compose(issue)
        self.form.show_fields(
            IssueFields.of(issue),
            document.subject,
            document.preheader,
            picture,
            uid=issue.uid,
        )
        if self._workspace.library.load_uid(issue.uid).own_masthead:
            self.masthead.say(_OWN_MASTHEAD, "Use the newsletter’s own", self._show_newsletter)
        else:
            self.masthead.hide()

    def _picture(self, name: str) -> bytes | None:
        """The bytes of a picture, read once for as long as it is the one that is shown."""
        if self._shown_picture[0] != name:
            found = self._workspace.library.load_picture(name)
            self._shown_picture = name, found.content if found else None
        return self._shown_picture[1]

    def _set_picture(self, given: PictureFile | None) -> None:
        issue = self._workspace.issue
        if issue is not None:
            self._workspace.apply(SetPicture(issue.uid, issue.image, given))

    def _show_newsletter(self) -> None:
        issue = self._workspace.issue
        if issue is not None and self._workspace.save():
            self._workspace.apply(show_newsletter(issue))
