"""What the panes of a window share: the library, the open issue, the two ways to change it.

Typing goes through ``write_item``, ``write_fields`` and ``write_newsletter``: it is in the draft at
once, in the library within a second, and undone by the text it was typed in. Everything else goes
through ``apply``: it is in the library at once and undone by ``undo``.
"""

from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QUndoCommand, QUndoStack

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Item, PortableIssue
from crank_desktop.editing.draft import Draft
from crank_desktop.editing.newsletter_changes import EditNewsletter
from crank_desktop.editing.standing import as_it_leaves, as_it_stands
from crank_desktop.errors import CrankError
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields
from crank_desktop.settings import Settings
from crank_desktop.ui.lull import Lull
from crank_desktop.ui.tasks import Tasks

SAVE_AFTER, SAVE_AT_LATEST = 400, 800
"""Milliseconds from the first key that is not in the file yet to the write that brings it there.

It is made in the first lull after the one, and at the other where the keys leave none.
"""
TRY_AGAIN_AFTER = 2000
"""Milliseconds from a failed write to the next one."""


class _Done(QUndoCommand):
    """A change that was done: what the stack remembers. Undoing it is the workspace's to do."""

    def __init__(self, change: Change) -> None:
        super().__init__(change.label)
        self.change = change


class Workspace(QObject):
    """One library in one window. ``item_uid`` "" is the issue itself."""

    changed = Signal(object)
    """A ``Touched``: something was applied, taken back or redone, and stands in the library."""
    typed = Signal(str)
    """The item that was typed in; "" for the issue's own fields and the newsletter's."""
    issue_opened = Signal()
    """Another issue is open, or none."""
    item_opened = Signal(str)
    """The item to edit; "" for the issue itself."""
    saved = Signal(object)
    """A ``datetime``: when the library says that it wrote the open issue."""
    save_failed = Signal(str)
    """Why typing is not in the file yet, in one line; it is tried again."""
    applying = Signal(object)
    """A change that is about to be done for the first time; what was typed is in the file."""
    closing = Signal()
    """The library is about to be closed; what was typed is in the file."""
    refused = Signal(str)
    """Why a change, an undo or a redo was not done, in one line."""

    def __init__(self, library: Library, settings: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.library = library
        self.settings = settings
        self.tasks = Tasks(self)
        self.stack = QUndoStack(self)
        self.draft: Draft | None = None
        self.item_uid = ""
        self._open_before = ""
        self._kept_newsletter = self.newsletter = library.load_newsletter()
        self._lull = Lull(self, after=SAVE_AFTER, latest=SAVE_AT_LATEST)
        self._lull.timeout.connect(self.save)
        self._again = QTimer(self, singleShot=True, interval=TRY_AGAIN_AFTER)
        self._again.timeout.connect(self.save)

    @property
    def issue(self) -> PortableIssue | None:
        """The open issue as it was typed last."""
        return self.draft.issue if self.draft else None

    @property
    def has_unsaved(self) -> bool:
        """Whether something typed is not in the file yet."""
        written = self.draft is not None and bool(self.draft.unsaved())
        return written or self.newsletter != self._kept_newsletter

    def open_issue(self, uid: str) -> None:
        """Open an issue by its identity, and its own form; "" closes the open one."""
        if not self.save():
            return
        if self.draft and self.draft.uid != uid:
            self._open_before = self.draft.uid
        self.draft = Draft(self.library.load_uid(uid).issue) if uid else None
        self.item_uid = ""
        self.issue_opened.emit()
        self.item_opened.emit("")
        self._tell_saved()

    def open_item(self, uid: str) -> None:
        """Go to an item of the open issue; "" is the issue itself."""
        if uid != self.item_uid and self._is_there(uid):
            self.item_uid = uid
            self.item_opened.emit(uid)

    def show_open(self) -> None:
        """Let the page of what is open be shown again, after another one was."""
        self.item_opened.emit(self.item_uid)

    def write_item(self, item: Item) -> None:
        """Take what was typed into an item of the open issue."""
        if self.draft and self.draft.holds(item.uid) and self.draft.write_item(item):
            self._was_typed(item.uid)

    def write_fields(self, fields: IssueFields) -> None:
        """Take what was typed into the open issue's own form."""
        if self.draft and self.draft.write_fields(fields):
            self._was_typed("")

    def write_newsletter(self, newsletter: Newsletter) -> None:
        """Take what was typed into the newsletter's settings."""
        if newsletter != self.newsletter:
            self.newsletter = newsletter
            self._was_typed("")

    def save(self) -> bool:
        """Bring the library up to what was typed; False where it refuses, which is told."""
        self._lull.stop()
        self._again.stop()
        if not self.has_unsaved:
            return True
        try:
            touched = self._write()
        except CrankError as error:
            self._again.start()
            self.save_failed.emit(str(error))
            return False
        if touched.newsletter:
            self._load_again()
            self.changed.emit(touched)
        self._tell_saved()
        return True

    def apply(self, change: Change) -> bool:
        """Do a change and remember it; False where the library refuses, which is told."""
        why = self.attempt(change)
        if why:
            self.refused.emit(why)
        return not why

    def attempt(self, change: Change) -> str:
        """Do a change and remember it; why the library refuses it, "" where it was done."""
        if not self.save():
            return "What was typed cannot be saved: nothing else was changed"
        self.applying.emit(change)
        try:
            touched = self.library.apply(change)
        except CrankError as error:
            return str(error)
        self.stack.push(_Done(change))
        self._take_in(touched)
        return ""

    def undo(self) -> None:
        """Take the last change back."""
        command = self.stack.command(self.stack.index() - 1)
        if not isinstance(command, _Done) or not self.save():
            return
        try:
            again = as_it_stands(command.change, self.library)
            touched = self.library.revert(again)
        except CrankError as error:
            self.refused.emit(str(error))
            return
        command.change = again
        self.stack.undo()
        self._take_in(touched)

    def redo(self) -> None:
        """Do the change that was taken back last once more."""
        command = self.stack.command(self.stack.index())
        if not isinstance(command, _Done) or not self.save():
            return
        try:
            again = as_it_leaves(command.change, self.library)
            touched = self.library.apply(again)
        except CrankError as error:
            self.refused.emit(str(error))
            return
        command.change = again
        self.stack.redo()
        self._take_in(touched)

    def close(self) -> bool:
        """Save, stop all work and close the library; False where saving failed."""
        if not self.save():
            return False
        self.closing.emit()
        self.tasks.close()
        self.library.close()
        return True

    def _was_typed(self, uid: str) -> None:
        if not self._again.isActive():
            self._lull.note_key()
        self.typed.emit(uid)

    def _write(self) -> Touched:
        touched = Touched()
        for change in self.draft.unsaved() if self.draft else ():
            touched |= self.library.apply(change)
        if self.draft:
            self.draft.mark_saved()
        if self.newsletter != self._kept_newsletter:
            touched |= self.library.apply(EditNewsletter(self._kept_newsletter, self.newsletter))
            self._kept_newsletter = self.newsletter
        return touched

    def _take_in(self, touched: Touched) -> None:
        """Show what the library holds after a change."""
        if touched.newsletter:
            self._kept_newsletter = self.newsletter = self.library.load_newsletter()
        former = self.draft
        if self.draft and self.draft.uid in touched.issues:
            self._load_again()
        # Whoever hears of the change finds an item open that is there.
        gone = self.draft is not None and not self._is_there(self.item_uid)
        if gone:
            self.item_uid = self._neighbor(former)
        self.changed.emit(touched)
        if gone:
            self.item_opened.emit(self.item_uid)
        self._tell_saved()

    def _neighbor(self, former: Draft | None) -> str:
        """What takes the place of the open item: the one after it in its section, or before it."""
        if former is None or self.draft is None or not former.holds(self.item_uid):
            return ""
        uids = [item.uid for item in former.section_of(self.item_uid).items]
        place = uids.index(self.item_uid)
        near = [*uids[place + 1 :], *reversed(uids[:place])]
        return next((uid for uid in near if self.draft.holds(uid)), "")

    def _is_there(self, uid: str) -> bool:
        return not uid or (self.draft is not None and self.draft.holds(uid))

    def _load_again(self) -> None:
        if self.draft is None:
            return
        uid, there = self.draft.uid, [row.uid for row in self.library.issue_rows()]
        if uid in there:
            self.draft = Draft(self.library.load_uid(uid).issue)
        elif self._open_before in there:
            self.open_issue(self._open_before)
        else:
            self.open_issue(there[0] if there else "")

    def _tell_saved(self) -> None:
        if self.draft:
            moment: datetime = self.library.changed_at(self.draft.uid)
            self.saved.emit(moment)
