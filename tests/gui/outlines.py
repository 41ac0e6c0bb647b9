"""An issue to arrange in a window, and the hands that do it."""

from PySide6.QtCore import QEvent, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDragMoveEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from crank_desktop.document.portable import AnalysisItem, HighlightItem, PortableIssue, Section
from crank_desktop.model.kinds import SectionKind
from crank_desktop.ui.desk import Desk
from crank_desktop.ui.lists.outline import Outline, carrying
from crank_desktop.ui.lists.rows import RowRole

MOVE = Qt.DropAction.MoveAction
LEFT = Qt.MouseButton.LeftButton
PLAIN = Qt.KeyboardModifier.NoModifier


def arranged_issue() -> PortableIssue:
    """Two sections of highlights, a to d and e to f, with an analysis between them."""
    return PortableIssue(
        label="August 2025",
        month=8,
        year=2025,
        sections=(
            _highlights("First", "abcd"),
            Section(kind=SectionKind.ANALYSIS, heading="Read", items=(AnalysisItem(title="x"),)),
            _highlights("Second", "ef"),
        ),
    )


def _highlights(heading: str, names: str) -> Section:
    items = tuple(HighlightItem(heading=name, body="One two.") for name in names)
    return Section(kind=SectionKind.HIGHLIGHTS, heading=heading, items=items)


def order(issue: PortableIssue | None) -> list[str]:
    """The first words of the items, a word for each section."""
    assert issue
    return ["".join(_name(item) for item in section.items) for section in issue.sections]


def _name(item: object) -> str:
    if isinstance(item, HighlightItem):
        return item.heading or "-"
    return item.title if isinstance(item, AnalysisItem) else "?"


def shown(outline: Outline) -> list[str]:
    """The same as the outline shows it."""
    model = outline.model()
    tops = [model.index(number, 0) for number in range(1, model.rowCount())]
    return [
        "".join(str(model.index(n, 0, top).data()) for n in range(model.rowCount(top)))
        for top in tops
    ]


def place_of(outline: Outline, words: str) -> QPoint:
    """The middle of the row that says these words."""
    model = outline.model()
    found = model.match(
        model.index(0, 0),
        Qt.ItemDataRole.DisplayRole,
        words,
        1,
        Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive,
    )
    outline.scrollTo(found[0])
    return outline.visualRect(found[0]).center()


def click(outline: Outline, words: str, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Click on the row that says these words."""
    QTest.mouseClick(outline.viewport(), LEFT, keys, place_of(outline, words))


def names(outline: Outline) -> str:
    """What the selected items say."""
    return "".join(outline.words_of(uid) for uid in outline.selected_uids())


def hold(outline: Outline, uids: tuple[str, ...], place: QPoint) -> bool:
    """Hold items over a place; whether they may be dropped there."""
    dragged = carrying(uids)
    enter = QDragEnterEvent(place, MOVE, dragged, LEFT, PLAIN)
    QApplication.sendEvent(outline.viewport(), enter)
    over = QDragMoveEvent(place, MOVE, dragged, LEFT, PLAIN)
    QApplication.sendEvent(outline.viewport(), over)
    return enter.isAccepted() and over.isAccepted()


def drop(outline: Outline, uids: tuple[str, ...], place: QPoint) -> bool:
    """Drop items at a place; whether they were taken."""
    hold(outline, uids, place)
    dragged = carrying(uids)
    event = QDropEvent(QPointF(place), MOVE, dragged, LEFT, PLAIN, QEvent.Type.Drop)
    QApplication.sendEvent(outline.viewport(), event)
    return event.isAccepted()


def leave(outline: Outline) -> None:
    """Take what is held out of the outline."""
    QApplication.sendEvent(outline.viewport(), QDragLeaveEvent())


def uids_of(outline: Outline, words: str) -> tuple[str, ...]:
    """The identities of the items that say one of these letters."""
    model = outline.model()
    found = []
    for number in range(1, model.rowCount()):
        top = model.index(number, 0)
        inside = [model.index(place, 0, top) for place in range(model.rowCount(top))]
        found += [str(one.data(RowRole.UID)) for one in inside if str(one.data()) in words]
    return tuple(found)


def is_arranged(desk: Desk, rows: list[str]) -> bool:
    """Whether library, draft and outline all stand so."""
    workspace = desk.workspace
    assert workspace.draft
    assert workspace.library.load_uid(workspace.draft.uid).issue == workspace.issue
    assert shown(desk.left.outline) == order(workspace.issue)
    return order(workspace.issue) == rows


def edge(outline: Outline, words: str, by: int) -> QPoint:
    """A place in the upper (-1) or lower (1) half of a row."""
    return place_of(outline, words) + QPoint(0, 6 * by)


def press(outline: Outline, key: Qt.Key, keys: Qt.KeyboardModifier = PLAIN) -> None:
    """Press a key in the outline."""
    QTest.keyClick(outline, key, keys)
