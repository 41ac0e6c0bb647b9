"""What the Issue menu does: adding, removing and moving items, and going from one to the next."""

from PySide6.QtCore import QObject, Signal

from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem, Section
from crank_desktop.editing.item_changes import InsertItem, MoveItem, Place, RemoveItem
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, ItemKind
from crank_desktop.ui.actions import Actions
from crank_desktop.ui.workspace import Workspace


class ItemActions(QObject):
    """Binds the actions to the workspace and lets them be chosen where they make sense.

    ``added`` when a new item is open, ready to be written.
    """

    added = Signal()

    def __init__(self, actions: Actions, workspace: Workspace, parent: QObject) -> None:
        super().__init__(parent)
        self._actions, self._workspace = actions, workspace
        for name, do in (
            ("add-item", self.add),
            ("remove-item", self.remove),
            ("item-up", lambda: self.move(-1)),
            ("item-down", lambda: self.move(1)),
            ("next-item", lambda: self.go(1)),
            ("previous-item", lambda: self.go(-1)),
            ("issue-form", lambda: workspace.open_item("")),
        ):
            actions.on(name, do)
        workspace.item_opened.connect(self._enable)
        workspace.changed.connect(self._enable)
        self._enable()

    def add(self) -> None:
        """Add an item below the open one, of its kind; without one, a first highlight."""
        draft, uid = self._workspace.draft, self._workspace.item_uid
        if draft is None or not draft.issue.sections:
            return
        section = draft.section_of(uid) if uid else draft.issue.sections[0]
        place = draft.place_of(uid)[1] + 1 if uid else len(section.items)
        item = new_item(section)
        if self._workspace.apply(InsertItem(section.uid, place, item)):
            self._workspace.open_item(item.uid)
            self.added.emit()

    def remove(self) -> None:
        """Remove the open item and go to the one that takes its place."""
        draft, uid = self._workspace.draft, self._workspace.item_uid
        if draft is None or not uid:
            return
        section, (_, place) = draft.section_of(uid), draft.place_of(uid)
        if self._workspace.save() and self._workspace.apply(
            RemoveItem(section.uid, place, draft.item(uid))
        ):
            left = [one.uid for one in section.items if one.uid != uid]
            self._workspace.open_item(left[min(place, len(left) - 1)] if left else "")

    def move(self, by: int) -> None:
        """Move the open item among those of its section."""
        draft, uid = self._workspace.draft, self._workspace.item_uid
        if draft is None or not uid:
            return
        section, (_, place) = draft.section_of(uid), draft.place_of(uid)
        if 0 <= place + by < len(section.items):
            before, after = Place(section.uid, place), Place(section.uid, place + by)
            self._workspace.apply(MoveItem(uid, before, after))

    def go(self, by: int) -> None:
        """Go to the next item of the issue, or the one before."""
        draft = self._workspace.draft
        if draft is None:
            return
        uids = ["", *(item.uid for section in draft.issue.sections for item in section.items)]
        place = uids.index(self._workspace.item_uid) + by
        if 0 <= place < len(uids):
            self._workspace.open_item(uids[place])

    def _enable(self) -> None:
        draft, uid = self._workspace.draft, self._workspace.item_uid
        writable = self._workspace.library.is_writable
        can_add = writable and draft is not None and bool(draft.issue.sections)
        self._actions.enable("add-item", enabled=can_add)
        self._actions.enable("remove-item", "item-up", "item-down", enabled=writable and bool(uid))
        self._actions.enable("next-item", "previous-item", "issue-form", enabled=draft is not None)


def new_item(section: Section) -> Item:
    """An empty item of the kind that a section holds."""
    match ITEM_KIND_OF_SECTION[section.kind]:
        case ItemKind.HIGHLIGHT:
            return HighlightItem()
        case ItemKind.LINK:
            return LinkItem()
        case ItemKind.PERSPECTIVE:
            return AnalysisItem(kind=ItemKind.PERSPECTIVE)
        case ItemKind.ANALYSIS:
            return AnalysisItem()
