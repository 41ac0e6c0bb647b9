"""The tour in its window: begun from the Help menu, ended at any time, in nobody's way."""

from PySide6.QtCore import QEvent, QObject, QPoint, QRect
from PySide6.QtWidgets import QWidget

from crank_desktop.ui.desk import Desk
from crank_desktop.ui.tour.callout import Callout
from crank_desktop.ui.tour.stops import STOPS, Stop


class TourRoom(QObject):
    """Leads from stop to stop; ``callout`` is there while the tour is."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk, self._window = desk, desk.window
        self._number = 0
        self.callout: Callout | None = None
        self._window.actions_.on("tour", self.begin)

    def begin(self) -> None:
        """Begin at the first stop; one that is under way begins again."""
        if self.callout is None:
            self.callout = Callout(self._window)
            self.callout.forward.connect(self.go_on)
            self.callout.backward.connect(self.go_back)
            self.callout.ended.connect(self.end)
            self._window.installEventFilter(self)
        self._go_to(0)

    def go_on(self) -> None:
        """Go to the next stop; after the last one the tour is over."""
        if self._number + 1 < len(STOPS):
            self._go_to(self._number + 1)
        else:
            self.end()

    def go_back(self) -> None:
        """Go to the stop before."""
        if self._number:
            self._go_to(self._number - 1)

    def end(self) -> None:
        """Leave the window as it is, and the keys to whoever had them."""
        if self.callout is None:
            return
        self._window.removeEventFilter(self)
        had_keys = any(one.hasFocus() for one in self.callout.findChildren(QWidget))
        for widget in (self.callout, self.callout.frame):
            widget.hide()
            widget.deleteLater()
        self.callout = None
        if had_keys:
            self._desk.left.outline.setFocus()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Stay beside the target when the window takes another size."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._place()
        return super().eventFilter(watched, event)

    def _go_to(self, number: int) -> None:
        self._number = number
        stop = STOPS[number]
        if stop.item:
            self._show_item()
        if self.callout is not None:
            words = self._window.keys.told(stop.words)
            self.callout.say(stop.heading, words, number + 1, len(STOPS))
            self._place()
            self.callout.setFocus()

    def _show_item(self) -> None:
        """Show an item of the open issue, the one that is open or the first."""
        workspace = self._desk.workspace
        issue = workspace.issue
        uids = [item.uid for section in (issue.sections if issue else ()) for item in section.items]
        uid = workspace.item_uid or next(iter(uids), "")
        if uid:
            workspace.open_item(uid)
            workspace.show_open()

    def _place(self) -> None:
        if self.callout is not None:
            self.callout.point_at(self._rectangle(STOPS[self._number]))

    def _rectangle(self, stop: Stop) -> QRect:
        """Where the target is in the window; one that is hidden leaves the middle of it."""
        named = self._window.findChildren(QWidget, stop.target)
        shown = [one for one in named if one.isVisible()]
        target = shown[0] if shown else self._window.middle
        return QRect(target.mapTo(self._window, QPoint(0, 0)), target.size())
