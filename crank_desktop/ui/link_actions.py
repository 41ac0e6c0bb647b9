"""Links while they are written: the next missing address, and where a link begins."""

from PySide6.QtCore import QObject, Signal

from crank_desktop.editing.missing import MissingAddress, missing_addresses
from crank_desktop.ui.actions import Actions
from crank_desktop.ui.editor.editor_pane import EditorPane
from crank_desktop.ui.workspace import Workspace

_ABOVE = ("banner", "intro")
"""Places before the first item; all others come after the last."""


class LinkActions(QObject):
    """Binds the actions of links to the editor.

    ``outside`` where the next missing address is not in an item: it stands in the issue's own form
    or in its masthead. ``none_missing`` where there is none.
    """

    outside = Signal(object)
    none_missing = Signal()

    def __init__(
        self, actions: Actions, workspace: Workspace, editor: EditorPane, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._workspace, self._editor = workspace, editor
        self._last: MissingAddress | None = None
        actions.on("link-left", lambda: self.move_start(-1))
        actions.on("link-right", lambda: self.move_start(1))
        actions.on("next-missing", lambda: self.go(1))
        actions.on("previous-missing", lambda: self.go(-1))

    def move_start(self, words: int) -> None:
        """Let the link at the caret begin some words later, or earlier where negative."""
        field = self._editor.prose_field
        if field is not None:
            field.move_link_start(words)

    def go(self, by: int) -> None:
        """Go to the next missing address of the issue, or the one before, round and round."""
        issue = self._workspace.issue
        found = missing_addresses(issue) if issue else ()
        if not found:
            self._last = None
            self.none_missing.emit()
            return
        missing = self._next(found, by)
        self._last = missing
        if self._workspace.draft and self._workspace.draft.holds(missing.place):
            self._workspace.open_item(missing.place)
            self._editor.show_missing(missing)
        else:
            self._workspace.open_item("")
            self.outside.emit(missing)

    def _next(self, found: tuple[MissingAddress, ...], by: int) -> MissingAddress:
        """The one after, or before, the last one shown, or the open item's place."""
        order = self._order()
        keys = {_key(one, order): one for one in found}
        here = self._workspace.item_uid
        at = (order.index(here), "", -1 if by > 0 else 0)
        if self._last is not None and here in {self._last.place, ""}:
            at = _key(self._last, order)
        if by > 0:
            return keys[min((key for key in keys if key > at), default=min(keys))]
        return keys[max((key for key in keys if key < at), default=max(keys))]

    def _order(self) -> list[str]:
        issue = self._workspace.issue
        sections = issue.sections if issue else ()
        return ["", *_ABOVE, *(item.uid for section in sections for item in section.items)]


def _key(missing: MissingAddress, order: list[str]) -> tuple[int, str, int]:
    """What sorts missing addresses: those of masthead and footer come last."""
    place = order.index(missing.place) if missing.place in order else len(order)
    # A link's sentence comes before its outlets.
    return place, "" if missing.part == "text" else missing.part, missing.number
