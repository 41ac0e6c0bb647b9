"""Finding in the open issue: from match to match, and words in their place."""

from PySide6.QtCore import QObject, QTimer, Signal

from crank_desktop.document.counting import counted
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.finding import Match, Search, Spot, find, next_match
from crank_desktop.editing.replacing import Replacing, replacement, replacing
from crank_desktop.editing.section_changes import RenameSection
from crank_desktop.errors import CrankError
from crank_desktop.ui.search.places import Places
from crank_desktop.ui.workspace import Workspace

_BEHIND = 150
"""Milliseconds by which the count may be behind what is typed."""
_PARTED = "The edge of a link is between these words: change them by hand."


class IssueSearch(QObject):
    """Keeps what is found up with what is typed.

    ``numbered`` with the number of the match that is selected (None for none) and of all; ``told``
    with what an editor should know, "" for nothing.
    """

    numbered = Signal(object, int)
    told = Signal(str)

    def __init__(self, workspace: Workspace, places: Places, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace, self._places = workspace, places
        self._search = Search("")
        self._matches: tuple[Match, ...] = ()
        self._at: int | None = None
        self._spot = self._origin = Spot("")
        self._watching = self._gave_up = False
        self._timer = QTimer(self, singleShot=True, interval=_BEHIND)
        self._timer.timeout.connect(self.refresh)
        workspace.typed.connect(self._wait)
        workspace.changed.connect(self._wait)
        workspace.issue_opened.connect(self._wait)

    @property
    def search(self) -> Search:
        """What is looked for."""
        return self._search

    @property
    def match(self) -> Match | None:
        """The match that was gone to."""
        return None if self._at is None else self._matches[self._at]

    def watch(self, *, on: bool) -> None:
        """Follow the workspace or let it be; what is looked for next begins at the caret."""
        self._watching = on
        self._timer.stop()
        self._origin = self._here()

    def look_for(self, search: Search) -> None:
        """Look for something else, and show the first match after where it began."""
        self._search = search
        self.told.emit("")
        self._go(self._origin, 0)

    def step(self, by: int) -> None:
        """Go to the next match (1) or the one before (-1)."""
        self._go(self._here(), by)
        self._origin = self._spot

    def refresh(self) -> None:
        """Count anew; the caret stays where it is."""
        self._find()
        self._at = self._number_of(self._spot)
        self._tell()

    def replace(self, by: str) -> None:
        """Put words in the place of the match that is selected, and go to the next."""
        self._find()
        self._at = self._number_of(self._spot)
        self.told.emit("")
        if self.match is not None:
            self._replace(self.match, by)
        else:
            self.step(1)

    def replace_all(self, by: str) -> None:
        """Put words in the place of every match, as one change."""
        issue = self._workspace.issue
        if issue is None:
            return
        try:
            done = replacing(issue, self._search, by)
        except CrankError as error:
            self.told.emit(str(error))
            return
        if done.change is None or self._workspace.apply(done.change):
            self.refresh()
            self.told.emit(_told(done))

    def show_match(self, match: Match, search: Search) -> None:
        """Go to a match that was found elsewhere, in an issue that is open now."""
        self._search = search
        self._spot = self._origin = _spot(match)
        # The issue may have been written in since.
        self._go(self._spot, 0)
        self.take_keys()

    def take_keys(self) -> None:
        """Let an editor write at the match that was gone to."""
        if self.match is not None:
            self._places.take_keys(self.match)

    def _wait(self) -> None:
        if self._watching and not self._gave_up and not self._timer.isActive():
            self._timer.start()

    def _find(self) -> PortableIssue | None:
        """Find in the issue as it is written now; None where no issue is open."""
        self._timer.stop()
        issue = self._workspace.issue
        self._matches, self._at, self._gave_up = (), None, False
        if issue is not None:
            try:
                self._matches = find(issue, self._search)
            except CrankError as error:
                # Not again for every key that is typed: it may have taken a second.
                self._gave_up = True
                self.told.emit(str(error))
        return issue

    def _go(self, spot: Spot, by: int) -> None:
        issue = self._find()
        self._at = next_match(issue, self._matches, spot, by) if issue else None
        if self.match is not None:
            self._spot = _spot(self.match)
            self._places.show(self.match)
        self._tell()

    def _tell(self) -> None:
        self.numbered.emit(self._at, len(self._matches))

    def _here(self) -> Spot:
        """The selection in the field with the caret, else the match that was shown last."""
        selected = self._places.spot()
        if selected is not None:
            return selected
        issue, open_uid = self._workspace.issue, self._workspace.item_uid
        # The heading of a section is never open.
        headings = {section.uid for section in issue.sections} if issue else set()
        return self._spot if self._spot.place in {open_uid, *headings} else Spot(open_uid)

    def _number_of(self, spot: Spot) -> int | None:
        return next((n for n, one in enumerate(self._matches) if _spot(one) == spot), None)

    def _replace(self, match: Match, by: str) -> None:
        try:
            words = replacement(match, self._search, by)
        except CrankError as error:
            self.told.emit(str(error))
            return
        if match.parted:
            self.step(1)
            self.told.emit(_PARTED)
            return
        self._write(match, words)
        end = match.start + len(words)
        self._spot = Spot(match.place, match.name, end, end)
        self._go(self._spot, 1)

    def _write(self, match: Match, words: str) -> None:
        issue = self._workspace.issue
        for section in issue.sections if issue else ():
            if section.uid == match.place:
                old = section.heading
                new = f"{old[: match.start]}{words}{old[match.end :]}"
                self._workspace.apply(RenameSection(section.uid, old, new))
                return
        self._places.write(match, words)


def _spot(match: Match) -> Spot:
    return Spot(match.place, match.name, match.start, match.end)


def _told(done: Replacing) -> str:
    """What replacing everything did, in a line."""
    said = f"{counted(done.count, 'match', 'matches')} replaced." if done.count else ""
    if done.left:
        said = f"{said} {done.left:,} left, where the edge of a link is between the words."
    return said.strip() or "Nothing was found."
