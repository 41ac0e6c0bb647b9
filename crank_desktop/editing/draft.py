"""An open issue as its editor sees it: what the library holds, and what was typed since."""

from dataclasses import fields, replace

from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.editing.issue_changes import EditIssueFields
from crank_desktop.editing.item_changes import EditItem
from crank_desktop.library.changes import Change
from crank_desktop.library.values import IssueFields


class Draft:
    """Typing changes ``issue`` at once; ``unsaved`` says what the library does not know yet.

    A name that no item of the issue bears raises ``KeyError``.
    """

    def __init__(self, kept: PortableIssue) -> None:
        self._kept = kept
        self.issue = kept
        self._places = {
            item.uid: (s, i)
            for s, section in enumerate(kept.sections)
            for i, item in enumerate(section.items)
        }

    @property
    def uid(self) -> str:
        """The issue's identity."""
        return self.issue.uid

    def holds(self, item_uid: str) -> bool:
        """Whether an item of the issue has this identity."""
        return item_uid in self._places

    def item(self, item_uid: str) -> Item:
        """An item as it was typed last."""
        s, i = self._places[item_uid]
        return self.issue.sections[s].items[i]

    def section_of(self, item_uid: str) -> Section:
        """The section an item stands in."""
        return self.issue.sections[self._places[item_uid][0]]

    def place_of(self, item_uid: str) -> tuple[int, int]:
        """Where an item stands: its section's place, its own in it; both count from 0."""
        return self._places[item_uid]

    def write_item(self, item: Item) -> bool:
        """Let the item of this identity say something else; False where it says that already."""
        if item == self.item(item.uid):
            return False
        self.issue = _with_item(self.issue, self._places[item.uid], item)
        return True

    def write_fields(self, written: IssueFields) -> bool:
        """Change what stands outside the sections; False where it stands there already."""
        if written == IssueFields.of(self.issue):
            return False
        values = {one.name: getattr(written, one.name) for one in fields(written)}
        self.issue = replace(self.issue, **values)
        return True

    def unsaved(self) -> tuple[Change, ...]:
        """The changes that bring the library up to what was typed."""
        changes: list[Change] = []
        before, after = IssueFields.of(self._kept), IssueFields.of(self.issue)
        if before != after:
            changes.append(EditIssueFields(self.uid, before, after))
        for kept, written in zip(self._kept.sections, self.issue.sections, strict=True):
            if kept is not written:
                changes += [
                    EditItem(old, new)
                    for old, new in zip(kept.items, written.items, strict=True)
                    if old != new
                ]
        return tuple(changes)

    def mark_saved(self) -> None:
        """The library holds all that was typed."""
        self._kept = self.issue


def _with_item(issue: PortableIssue, place: tuple[int, int], item: Item) -> PortableIssue:
    s, i = place
    section = issue.sections[s]
    items = (*section.items[:i], item, *section.items[i + 1 :])
    sections = (*issue.sections[:s], replace(section, items=items), *issue.sections[s + 1 :])
    return replace(issue, sections=sections)
