"""What the Issue menu and the outline do: items added, removed, arranged, and gone to in turn."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction, QGuiApplication

from crank_desktop.document.portable import AnalysisItem, HighlightItem, Item, LinkItem, Section
from crank_desktop.editing.arranging import (
    Gap,
    chosen_items,
    doubling,
    moving,
    removing,
    stepping,
)
from crank_desktop.editing.item_changes import InsertItem
from crank_desktop.library.changes import Change
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, ItemKind
from crank_desktop.render.markdown import render_item
from crank_desktop.ui.actions import Actions
from crank_desktop.ui.lists.outline import Outline
from crank_desktop.ui.workspace import Workspace

_MENU = ("add-item", "double-item", "copy-item", "", "item-up", "item-down", "", "remove-item")
"""The context menu of the outline; "" is a line between its parts."""
_ON_ITEMS = {
    "remove-item": "Remove {}",
    "double-item": "Duplicate {}",
    "copy-item": "Copy {} as Markdown",
    "item-up": "Move {} up",
    "item-down": "Move {} down",
}


class ItemActions(QObject):
    """Binds the actions to the outline and lets them be chosen where they make sense.

    They act on what is selected there. ``added`` when a new item is open, ready to be written.
    """

    added = Signal()

    def __init__(
        self, actions: Actions, workspace: Workspace, outline: Outline, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._actions, self._workspace, self._outline = actions, workspace, outline
        does: dict[str, Callable[[], None]] = {
            "add-item": self.add,
            "remove-item": self.remove,
            "double-item": self.double,
            "copy-item": self.copy,
            "item-up": lambda: self.move(-1),
            "item-down": lambda: self.move(1),
            "next-item": lambda: self.go(1),
            "previous-item": lambda: self.go(-1),
            "issue-form": lambda: workspace.open_item(""),
        }
        for name, do in does.items():
            actions.on(name, do)
        for name in _MENU:
            outline.addAction(actions[name] if name else _line(outline))
        outline.removal_asked.connect(self.remove)
        outline.copy_asked.connect(self.copy)
        outline.dropped.connect(self.drop)
        outline.selected.connect(self._enable)
        workspace.item_opened.connect(self._enable)
        workspace.changed.connect(self._enable)
        self._enable()

    @property
    def uids(self) -> tuple[str, ...]:
        """The items that are acted on: those selected, else the open one."""
        selected = self._outline.selected_uids()
        if selected or self._outline.current_section():
            return selected
        return (self._workspace.item_uid,) if self._workspace.item_uid else ()

    def add(self) -> None:
        """Add an item below the open one, or at the end of the section that was gone to.

        Without either, the first section gets one more.
        """
        draft, uid = self._workspace.draft, self._workspace.item_uid
        if draft is None or not draft.issue.sections:
            return
        sections = {section.uid: section for section in draft.issue.sections}
        section = sections.get(self._outline.current_section())
        if section is None and uid:
            section, place = draft.section_of(uid), draft.place_of(uid)[1] + 1
        else:
            section = section or draft.issue.sections[0]
            place = len(section.items)
        item = new_item(section)
        if self._workspace.apply(InsertItem(section.uid, place, item)):
            self._workspace.open_item(item.uid)
            self.added.emit()

    def remove(self) -> None:
        """Remove the items."""
        issue = self._workspace.issue
        if issue is not None:
            self._apply(removing(issue, self.uids))

    def move(self, by: int) -> None:
        """Move the items among those of their section, and over its end."""
        issue = self._workspace.issue
        if issue is not None:
            self._apply(stepping(issue, self.uids, by))

    def drop(self, uids: tuple[str, ...], gap: Gap) -> None:
        """Bring items together where they were dropped."""
        issue = self._workspace.issue
        if issue is not None:
            self._apply(moving(issue, uids, gap))

    def double(self) -> None:
        """Add a copy below each of the items, and go to the first."""
        issue = self._workspace.issue
        if issue is None:
            return
        change, copies = doubling(issue, self.uids)
        if self._apply(change):
            self._workspace.open_item(copies[0])

    def copy(self) -> None:
        """Put the items on the clipboard as Markdown."""
        issue = self._workspace.issue
        items = chosen_items(issue, self.uids) if issue else ()
        if items:
            QGuiApplication.clipboard().setText("\n".join(render_item(item) for item in items))

    def go(self, by: int) -> None:
        """Go to the next item of the issue, or the one before."""
        draft = self._workspace.draft
        if draft is None:
            return
        uids = ["", *(item.uid for section in draft.issue.sections for item in section.items)]
        place = uids.index(self._workspace.item_uid) + by
        if 0 <= place < len(uids):
            self._workspace.open_item(uids[place])

    def _apply(self, change: Change | None) -> bool:
        """Apply a change where there is one; False too where the library refuses it."""
        return change is not None and self._workspace.apply(change)

    def _enable(self) -> None:
        draft, count = self._workspace.draft, len(self.uids)
        writable = self._workspace.library.is_writable
        can_add = writable and draft is not None and bool(draft.issue.sections)
        self._actions.enable("add-item", enabled=can_add)
        what = f"{count} items" if count > 1 else "the item"
        for name, words in _ON_ITEMS.items():
            self._actions[name].setText(words.format(what))
            self._actions.enable(name, enabled=bool(count) and (writable or name == "copy-item"))
        self._actions.enable("next-item", "previous-item", "issue-form", enabled=draft is not None)


def _line(parent: QObject) -> QAction:
    line = QAction(parent)
    line.setSeparator(True)
    return line


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
