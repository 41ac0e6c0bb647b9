"""The history in its window: versions listed and compared when they are looked at, brought back."""

from dataclasses import replace
from datetime import UTC, date, datetime
from functools import partial
from itertools import pairwise

from PySide6.QtCore import QObject, QTimer

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.putting_back import PutBack
from crank_desktop.editing.restoring import (
    ItemRestored,
    RestoreIssue,
    restoring_issue,
    restoring_item,
)
from crank_desktop.errors import CrankError
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import RevisionRow, StoredIssue
from crank_desktop.model.kinds import Occasion
from crank_desktop.progress import Progress
from crank_desktop.review.comparing import Comparison, compare_issues
from crank_desktop.review.comparing_texts import Fate
from crank_desktop.ui.history.keeper import Keeper
from crank_desktop.ui.history.pane import HistoryPane
from crank_desktop.ui.history.words import moment_of
from crank_desktop.ui.main_window import MainWindow
from crank_desktop.ui.tasks import Task
from crank_desktop.ui.workspace import Workspace

_BEHIND = 300
"""Milliseconds by which the comparison may be behind what is typed."""
_AT_ONCE = 8
"""Versions whose words are counted in one go."""
Counts = dict[str, tuple[int, int]]


class HistoryRoom(QObject):
    """The keeper and the pane of one window."""

    def __init__(self, window: MainWindow, workspace: Workspace) -> None:
        super().__init__(window)
        self._window, self._workspace = window, workspace
        self.keeper = Keeper(workspace, self)
        self.pane = HistoryPane(window.theme, writable=workspace.library.is_writable)
        self._is_closed = False
        self._counts: Counts = {}
        self._comparing: Task | None = None
        self._counting: Task | None = None
        self._timer = QTimer(self, singleShot=True, interval=_BEHIND)
        self._timer.timeout.connect(self.refresh)
        self._bind()
        window.right.add(self.pane, window.actions_["show-history"])
        self._ask_now()

    def keep_version(self) -> None:
        """Keep what stands, and let it be named where it is listed."""
        row = self.keeper.keep_open(Occasion.ASKED)
        if row is not None:
            self._window.right.bring_up(self.pane)
            self.refresh()
            self.pane.list.go_to(row.uid)
            self.pane.list.edit_name()

    def keep_exported(self) -> None:
        """What left the window can be found again."""
        self.keeper.keep_open(Occasion.EXPORTED)

    def keep_imported(self, uid: str) -> None:
        """What came into the window too."""
        self.keeper.keep(uid, Occasion.IMPORTED)

    def refresh(self) -> None:
        """List and compare anew, where the pane can be seen."""
        self._timer.stop()
        if self._is_closed or not self._window.right.shows(self.pane):
            return
        draft = self._workspace.draft
        rows: tuple[RevisionRow, ...] = ()
        try:
            rows = self._workspace.library.revisions.rows(draft.uid) if draft else ()
        except CrankError as error:
            self.pane.say(str(error))
        self.pane.show_view(opened=draft is not None, some=bool(rows))
        self.pane.list.show_rows(rows, _today())
        self.pane.show_item(self._workspace.item_uid)
        self._compare()
        self._count()

    def restore_issue(self) -> None:
        """Let the whole issue say again what the chosen version says."""
        row, draft = self.pane.list.current, self._workspace.draft
        if row is None or draft is None or not self._workspace.save():
            return
        try:
            then = self._workspace.library.revisions.load(row)
            change = restoring_issue(self._workspace.library, draft.uid, then)
        except CrankError as error:
            self.pane.say(str(error))
            return
        if self._do(change):
            self._told(f"The issue is again as it was {moment_of(row.at, _today())}.")

    def restore_item(self, uid: str) -> None:
        """Let one item say again what the chosen version says, and go there."""
        row, draft = self.pane.list.current, self._workspace.draft
        if row is None or draft is None or not self._workspace.save():
            return
        library = self._workspace.library
        try:
            then = library.revisions.load(row)
            change = restoring_item(library, draft.uid, then.issue, uid)
        except CrankError as error:
            self.pane.say(str(error))
            return
        if self._do(change):
            self._workspace.open_item(_restored(change, uid))
            self._told(f"The item is again as it was {moment_of(row.at, _today())}.")

    def _bind(self) -> None:
        workspace, pane, actions = self._workspace, self.pane, self._window.actions_
        if workspace.library.is_writable:
            actions.on("keep-version", self.keep_version)
        actions.enable("keep-version", enabled=False)
        for signal in (workspace.typed, workspace.changed, self.keeper.kept):
            signal.connect(self._ask)
        for signal in (workspace.issue_opened, workspace.item_opened, self._window.right.turned):
            signal.connect(self._ask_now)
        self.keeper.failed.connect(pane.say)
        workspace.closing.connect(self._stop)
        pane.turned.connect(self._compare)
        pane.keep.connect(self.keep_version)
        pane.restore_issue.connect(self.restore_issue)
        pane.restore_item.connect(self.restore_item)
        pane.list.named.connect(self._rename)
        pane.list.delete.connect(self._delete)

    def _ask(self, _what: str | Touched = "") -> None:
        if self._window.right.shows(self.pane):
            self._timer.start()

    def _ask_now(self, _uid: str = "") -> None:
        if self._is_closed:
            return
        opened = self._workspace.issue is not None and self._workspace.library.is_writable
        self._window.actions_.enable("keep-version", enabled=opened)
        self.pane.say("")
        self.refresh()

    def _compare(self) -> None:
        """Compare the chosen version with what stands, beside the window."""
        if self._comparing is not None:
            self._comparing.cancel()
            self._comparing = None
        row, issue = self.pane.list.current, self._workspace.issue
        if row is None or issue is None:
            self.pane.show_comparison(None)
            return
        try:
            then = self._workspace.library.revisions.load(row)
            stored = self._workspace.library.load_uid(issue.uid)
        except CrankError as error:
            self.pane.show_comparison(None)
            self.pane.say(str(error))
            return
        old = _shown(then, issue, own_masthead=stored.own_masthead)
        work = partial(_compared, old, issue)
        self._comparing = self._workspace.tasks.run(work, self._show, self._failed)

    def _show(self, comparison: Comparison) -> None:
        self._comparing = None
        self.pane.show_comparison(comparison)

    def _count(self) -> None:
        """Count the words of some versions that were not counted yet; then of the next ones."""
        rows = self.pane.list.rows
        for row in rows:
            if row.uid in self._counts:
                self.pane.list.show_words(row.uid, *self._counts[row.uid])
        if self._counting is not None:
            return
        due = [pair for pair in pairwise(rows) if pair[0].uid not in self._counts][:_AT_ONCE]
        if not due:
            return
        load = self._workspace.library.revisions.load
        try:
            states = [(new.uid, load(old).issue, load(new).issue) for new, old in due]
        except CrankError:
            # What is damaged says so when it is chosen.
            return
        work = partial(_counted, states)
        self._counting = self._workspace.tasks.run(work, self._take_counts, self._failed)

    def _take_counts(self, counts: Counts) -> None:
        self._counting = None
        self._counts |= counts
        self._count()

    def _failed(self, error: BaseException) -> None:
        self._comparing = self._counting = None
        raise error

    def _do(self, change: RestoreIssue | ItemRestored) -> bool:
        why = self._workspace.attempt(change)
        self.pane.say(why)
        return not why

    def _told(self, words: str) -> None:
        self._workspace.show_open()
        self._window.notice.say(words, "Undo", self._workspace.undo)

    def _rename(self, uid: str, label: str) -> None:
        if self._is_closed:
            return
        try:
            self._workspace.library.revisions.rename(uid, label)
        except CrankError as error:
            self.pane.say(str(error))
        self.refresh()

    def _delete(self) -> None:
        row = self.pane.list.current
        if row is None or not self._workspace.library.is_writable:
            return
        try:
            self._workspace.library.revisions.delete(row.uid)
        except CrankError as error:
            self.pane.say(str(error))
            return
        self._forget_counts()
        self.refresh()
        when = moment_of(row.at, _today())
        self._window.notice.say(
            f"The version of {when} is deleted.", "Put it back", partial(self._put_back, row)
        )

    def _put_back(self, row: RevisionRow) -> None:
        try:
            self._workspace.library.revisions.put_back(row)
        except CrankError as error:
            self.pane.say(str(error))
        self._forget_counts()
        self.refresh()
        self.pane.list.go_to(row.uid)

    def _forget_counts(self) -> None:
        """Another version is the one before, for some of them."""
        self._counts.clear()

    def _stop(self) -> None:
        """The library is let go of: nothing is asked of it any more."""
        self._is_closed = True
        self._timer.stop()


def _compared(old: PortableIssue, new: PortableIssue, _progress: Progress) -> Comparison:
    return compare_issues(old, new)


def _counted(states: list[tuple[str, PortableIssue, PortableIssue]], progress: Progress) -> Counts:
    counts: Counts = {}
    for uid, old, new in states:
        progress.advance(len(states), "counting words")
        compared = compare_issues(old, new)
        counts[uid] = compared.words(Fate.ADDED), compared.words(Fate.REMOVED)
    return counts


def _shown(then: StoredIssue, now: PortableIssue, *, own_masthead: bool) -> PortableIssue:
    """A version as it would be shown now: the newsletter's masthead is today's."""
    if then.own_masthead or own_masthead:
        return then.issue
    return replace(
        then.issue,
        newsletter=now.newsletter,
        banner=now.banner,
        masthead=now.masthead,
        footer=now.footer,
    )


def _restored(change: ItemRestored, uid: str) -> str:
    """The identity under which an item came back."""
    if isinstance(change, PutBack):
        return change.uid
    return getattr(getattr(change, "item", None), "uid", uid)


def _today() -> date:
    return datetime.now(UTC).astimezone().date()
