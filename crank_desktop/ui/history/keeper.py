"""Keeps revisions of the open issue while an editor works, without being asked."""

from datetime import UTC, datetime

from PySide6.QtCore import QObject, QTimer, Signal

from crank_desktop.editing.milestones import milestone_before
from crank_desktop.errors import CrankError
from crank_desktop.library.changes import Change
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import RevisionRow
from crank_desktop.model.kinds import Occasion
from crank_desktop.ui.workspace import Workspace

PAUSE_AFTER = 120_000
"""Milliseconds without a change after which what stands is kept."""
AT_LEAST_EVERY = 900_000
"""Milliseconds of work without a pause after which it is kept all the same."""
_THIN_OUT_AFTER = 20_000
"""Milliseconds from the start of the window; nobody waits for it."""


class Keeper(QObject):
    """Follows the workspace; ``kept`` after each revision, ``failed`` with why one was not kept.

    Saving never depends on it. The state in which an issue was found is kept with its first change.
    """

    kept = Signal()
    failed = Signal(str)

    def __init__(self, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._uid = workspace.draft.uid if workspace.draft else ""
        self._begun = self._changed = False
        self._first = QTimer(self, singleShot=True, interval=0)
        self.pause = QTimer(self, singleShot=True, interval=PAUSE_AFTER)
        self.longest = QTimer(self, singleShot=True, interval=AT_LEAST_EVERY)
        self.thinning = QTimer(self, singleShot=True, interval=_THIN_OUT_AFTER)
        if not workspace.library.is_writable:
            return
        self._first.timeout.connect(self._begin)
        for timer in (self.pause, self.longest):
            timer.timeout.connect(self._keep_after_pause)
        self.thinning.timeout.connect(self._thin_out)
        self.thinning.start()
        workspace.typed.connect(self._note_typed)
        workspace.applying.connect(self._keep_before)
        workspace.changed.connect(self._note_changed)
        workspace.issue_opened.connect(self._turn)
        workspace.closing.connect(self._close)

    def keep(self, uid: str, occasion: Occasion) -> RevisionRow | None:
        """Keep an issue as it stands; None where that cannot be, which is told."""
        if self._first.isActive():
            self._begin()
        if not self._workspace.save():
            return None
        try:
            row = self._workspace.library.revisions.keep(uid, occasion)
        except CrankError as error:
            self.failed.emit(f"No version was kept: {error}")
            return None
        if uid == self._uid:
            self._begun, self._changed = True, False
            self._first.stop()
            self.longest.stop()
        self.kept.emit()
        return row

    def keep_open(self, occasion: Occasion) -> RevisionRow | None:
        """The same for the open issue; None where none is open."""
        return self.keep(self._uid, occasion) if self._uid else None

    def _note_typed(self, _uid: str) -> None:
        if not self._begun:
            # After the key is painted, and before it is in the file.
            self._first.start()
        self._note()

    def _note_changed(self, touched: Touched) -> None:
        if self._uid in touched.issues:
            self._note()

    def _note(self) -> None:
        if self._uid:
            self._changed = True
            self.pause.start()
            if not self.longest.isActive():
                self.longest.start()

    def _begin(self) -> None:
        """Keep what the file holds of the issue, unless that was done since it was opened."""
        if not self._begun and self._uid:
            self._begun = True
            try:
                self._workspace.library.revisions.keep(self._uid, Occasion.OPENED)
            except CrankError as error:
                self.failed.emit(f"No version was kept: {error}")
                return
            self.kept.emit()

    def _keep_after_pause(self) -> None:
        if self._changed:
            self.keep_open(Occasion.PAUSE)

    def _keep_before(self, change: Change) -> None:
        self._begin()
        milestone = milestone_before(change, self._uid)
        if milestone is not None:
            self.keep(*milestone)

    def _turn(self) -> None:
        """Another issue is open: what was written in the former one is kept."""
        there = {row.uid for row in self._workspace.library.issue_rows()}
        if self._changed and self._uid in there:
            self.keep_open(Occasion.CLOSED)
        self._stop()
        self._uid = self._workspace.draft.uid if self._workspace.draft else ""
        self._begun = self._changed = False

    def _close(self) -> None:
        if self._changed:
            self.keep_open(Occasion.CLOSED)
        self._stop()
        self.thinning.stop()

    def _stop(self) -> None:
        for timer in (self._first, self.pause, self.longest):
            timer.stop()

    def _thin_out(self) -> None:
        try:
            self._workspace.library.revisions.thin_out(datetime.now(UTC))
        except CrankError as error:
            self.failed.emit(f"Old versions were not thinned out: {error}")
