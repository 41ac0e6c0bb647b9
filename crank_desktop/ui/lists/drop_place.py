"""Where in an outline dragged items would go: a gap for a point, and the line that shows it."""

from PySide6.QtCore import QModelIndex, QPoint, QRect
from PySide6.QtWidgets import QTreeView

from crank_desktop.editing.arranging import Gap
from crank_desktop.ui.lists.rows import RowRole


def gaps_at(view: QTreeView, point: QPoint) -> tuple[Gap, ...]:
    """The gaps nearest to a point, the nearest first; the first that takes the items is meant."""
    model = view.model()
    count = model.rowCount()
    if count <= 1:
        return ()
    index = view.indexAt(point)
    if not index.isValid():
        return (_end(view, model.index(count - 1, 0)),)
    below = point.y() >= view.visualRect(index).center().y()
    if index.parent().isValid():
        return (Gap(index.parent().data(RowRole.SECTION), index.row() + below),)
    if not index.row():
        return (Gap(model.index(1, 0).data(RowRole.SECTION), 0),)
    inside = Gap(index.data(RowRole.SECTION), 0) if view.isExpanded(index) else _end(view, index)
    if index.row() == 1:
        return (inside,)
    before = _end(view, model.index(index.row() - 1, 0))
    return (inside, before) if below else (before, inside)


def line_of(view: QTreeView, gap: Gap) -> QRect:
    """Where the line for a gap is drawn in the viewport: a rectangle without height.

    The gaps of a folded section are all below its heading; one that is not shown is empty.
    """
    model = view.model()
    tops = (model.index(number, 0) for number in range(1, model.rowCount()))
    section = next((one for one in tops if one.data(RowRole.SECTION) == gap.section_uid), None)
    if section is None:
        return QRect()
    count = model.rowCount(section)
    if not count or not view.isExpanded(section):
        place = view.visualRect(section)
        return _line(view, place.left() + view.indentation(), place.bottom())
    last = gap.position >= count
    place = view.visualRect(model.index(count - 1 if last else gap.position, 0, section))
    return _line(view, place.left(), place.bottom() if last else place.top())


def _end(view: QTreeView, section: QModelIndex) -> Gap:
    return Gap(section.data(RowRole.SECTION), view.model().rowCount(section))


def _line(view: QTreeView, left: int, y: int) -> QRect:
    return QRect(left, y, view.viewport().width() - left, 0)
