"""What an editor does with the sections of the open issue, by the Issue menu and the outline's."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPoint
from PySide6.QtGui import QContextMenuEvent
from PySide6.QtWidgets import QMenu

from crank_desktop.document.period import Period
from crank_desktop.document.portable import Section
from crank_desktop.editing.new_issue import default_heading
from crank_desktop.editing.section_changes import (
    InsertSection,
    MoveSection,
    RemoveSection,
    RenameSection,
)
from crank_desktop.library.touched import Touched
from crank_desktop.model.kinds import SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.trash_room import TrashRoom
from crank_desktop.ui.widgets.name_field import NameField

ADDING = {f"add-{kind}": kind for kind in SectionKind}
_OF_SECTION = ("rename-section", "section-up", "section-down", "remove-section")


class SectionRoom(QObject):
    """Binds the actions on sections, and gives the headings in the outline a menu of them.

    The section meant is the one whose heading is current in the outline, else that of the open
    item.
    """

    def __init__(self, desk: Desk, trash: TrashRoom) -> None:
        super().__init__(desk)
        self._window, self._workspace = desk.window, desk.workspace
        self._outline, self._trash = desk.left.outline, trash
        if not self._workspace.library.is_writable:
            return
        actions = self._window.actions_
        for name, kind in ADDING.items():
            actions.on(name, _adding(self, kind))
        actions.on("rename-section", self.rename)
        actions.on("section-up", lambda: self.move(-1))
        actions.on("section-down", lambda: self.move(1))
        actions.on("remove-section", self.remove)
        self._outline.installEventFilter(self)
        self._outline.viewport().installEventFilter(self)
        self._outline.selectionModel().currentChanged.connect(self._enable_for)
        self._workspace.item_opened.connect(self._enable)
        self._workspace.changed.connect(self._enable)
        self._enable()

    @property
    def number(self) -> int | None:
        """Where the section meant stands among those of the issue, counted from 0."""
        draft = self._workspace.draft
        if draft is None:
            return None
        index = self._outline.currentIndex()
        if index.isValid() and not index.parent().isValid():
            return index.row() - 1 if index.row() else None
        uid = self._workspace.item_uid
        return draft.place_of(uid)[0] if uid else None

    def add(self, kind: SectionKind) -> None:
        """Add a section below the one meant, else at the end, and let it be named."""
        issue = self._workspace.issue
        if issue is None:
            return
        number = self.number
        place = len(issue.sections) if number is None else number + 1
        heading = default_heading(kind, Period(issue.month, issue.year))
        section = Section(kind=kind, heading=heading)
        if self._workspace.apply(InsertSection(issue.uid, place, section)):
            self._go_to(place)
            self.rename()

    def rename(self) -> None:
        """Write another heading where the one of the section stands."""
        found = self._meant()
        if found is None:
            return
        number, section = found
        index = self._index(number)
        self._window.actions_["show-left"].setChecked(True)
        self._go_to(number)
        self._outline.scrollTo(index)
        # A row may be wider than what is seen of it.
        place = self._outline.visualRect(index) & self._outline.viewport().rect()
        field = NameField(section.heading, place, self._outline.viewport(), self._outline)
        field.named.connect(lambda words: self._set_heading(section, words))
        self._workspace.changed.connect(field.give_up)
        self._workspace.issue_opened.connect(field.give_up)
        self._outline.verticalScrollBar().valueChanged.connect(field.finish)

    def move(self, by: int) -> None:
        """Move the section meant among the others."""
        found, issue = self._meant(), self._workspace.issue
        if found is None or issue is None:
            return
        number, section = found
        if 0 <= number + by < len(issue.sections) and self._workspace.apply(
            MoveSection(section.uid, number, number + by)
        ):
            self._go_to(number + by)

    def remove(self) -> None:
        """Throw the section meant away, with its items."""
        found, issue = self._meant(), self._workspace.issue
        if found is None or issue is None or not self._workspace.save():
            return
        number, section = found
        change = RemoveSection(issue.uid, number, section)
        if self._workspace.apply(change):
            said = f"{section.heading or 'The section'} is in the trash."
            self._window.notice.say(
                said, "Put it back", lambda: self._trash.put_back([change.thrown])
            )

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Open the menu of a heading that was pointed at, or of the current one by key."""
        if event.type() is not QEvent.Type.ContextMenu or not isinstance(event, QContextMenuEvent):
            return super().eventFilter(watched, event)
        by_key = event.reason() is QContextMenuEvent.Reason.Keyboard
        index = self._outline.currentIndex() if by_key else self._outline.indexAt(event.pos())
        if not index.isValid() or index.parent().isValid():
            return False
        place = self._outline.visualRect(index).bottomLeft() if by_key else event.pos()
        self._outline.setCurrentIndex(index)
        self._menu(self._outline.viewport().mapToGlobal(place), heads=bool(index.row()))
        return True

    def _menu(self, place: QPoint, *, heads: bool) -> None:
        menu = QMenu(self._window)
        menu.setObjectName("sectionMenu")
        menu.aboutToHide.connect(menu.deleteLater)
        if heads:
            for name in _OF_SECTION:
                menu.addAction(self._window.actions_[name])
            menu.addSeparator()
        for name in ADDING:
            menu.addAction(self._window.actions_[name])
        menu.popup(place)

    def _meant(self) -> tuple[int, Section] | None:
        issue, number = self._workspace.issue, self.number
        return None if issue is None or number is None else (number, issue.sections[number])

    def _index(self, number: int) -> QModelIndex:
        # The first row is the issue itself.
        return self._outline.model().index(number + 1, 0)

    def _go_to(self, number: int) -> None:
        self._outline.setFocus()
        self._outline.setCurrentIndex(self._index(number))

    def _set_heading(self, section: Section, words: str) -> None:
        if words == section.heading:
            return
        self._workspace.apply(RenameSection(section.uid, section.heading, words))
        issue = self._workspace.issue
        uids = [one.uid for one in issue.sections] if issue else []
        if self._outline.hasFocus() and section.uid in uids:
            self._go_to(uids.index(section.uid))

    def _enable_for(self, _current: QModelIndex, _former: QModelIndex) -> None:
        self._enable()

    def _enable(self, _what: Touched | str | None = None) -> None:
        issue, number = self._workspace.issue, self.number
        actions = self._window.actions_
        actions.enable(*ADDING, enabled=issue is not None)
        actions.enable("rename-section", "remove-section", enabled=number is not None)
        count = len(issue.sections) if issue else 0
        actions.enable("section-up", enabled=number is not None and number > 0)
        actions.enable("section-down", enabled=number is not None and number + 1 < count)


def _adding(room: SectionRoom, kind: SectionKind) -> Callable[[], None]:
    return lambda: room.add(kind)
