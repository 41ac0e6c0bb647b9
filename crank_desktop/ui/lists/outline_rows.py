"""The rows of the outline: an issue, its sections, their items; each with what it says and counts.

Rows are known by identity. An issue that is arranged anew moves its rows; it does not make them
again, so that a view keeps its place.
"""

from collections.abc import Iterator
from dataclasses import replace

from PySide6.QtGui import QStandardItem, QStandardItemModel

from crank_desktop.document.addresses import item_addresses
from crank_desktop.document.compose import compose, compose_item
from crank_desktop.document.counting import count_words, counted, item_words
from crank_desktop.document.inline import words_of
from crank_desktop.document.portable import Item, PortableIssue
from crank_desktop.document.tree import AnalysisNode, HighlightNode, LinkNode
from crank_desktop.ui.lists.rows import LOUD, RowRole


class OutlineRows(QStandardItemModel):
    """What the outline shows; the first row is the issue itself, its ``UID`` is ""."""

    def __init__(self) -> None:
        super().__init__()
        self._issue_uid = ""
        self._shown: dict[str, Item] = {}
        self._headings: dict[str, int] = {}
        self._outside = 0

    def show_issue(self, issue: PortableIssue | None) -> None:
        """Show an issue, or none; rows that say it already are left as they are."""
        if issue is None or issue.uid != self._issue_uid:
            self.clear()
            self._shown.clear()
        self._issue_uid = issue.uid if issue else ""
        if issue is None:
            return
        top = self.invisibleRootItem()
        if not top.rowCount():
            top.appendRow(_row(RowRole.UID, ""))
        _arrange(top, 1, RowRole.SECTION, [section.uid for section in issue.sections])
        for number, section in enumerate(issue.sections, start=1):
            row = self.item(number)
            _arrange(row, 0, RowRole.UID, [item.uid for item in section.items])
            for place, item in enumerate(section.items):
                self._describe_item(row.child(place), item)
            words = section.heading or str(section.kind).capitalize()
            _describe(row, words, str(row.rowCount()))
            self._headings[section.uid] = len(section.heading.split())
        _describe(self.item(0), issue.label or "Untitled issue", str(issue.status))
        bare = tuple(replace(section, items=()) for section in issue.sections)
        self._outside = count_words(compose(replace(issue, sections=bare)))
        self._sum_up()

    def show_item(self, item: Item) -> None:
        """Show what an item of the issue says now."""
        row = self.row_of(item.uid)
        if row is not None:
            self._describe_item(row, item)
            self._sum_up()

    def rows(self) -> Iterator[QStandardItem]:
        """The issue's row and those of all items, from the top."""
        for number in range(self.rowCount()):
            top = self.item(number)
            if not number:
                yield top
            yield from (top.child(place) for place in range(top.rowCount()))

    def row_of(self, uid: str) -> QStandardItem | None:
        """The row of an item, "" is the issue; None where there is none."""
        return next((row for row in self.rows() if row.data(RowRole.UID) == uid), None)

    def section_row(self, uid: str) -> QStandardItem | None:
        """The row of a section; None where there is none."""
        tops = (self.item(number) for number in range(1, self.rowCount()))
        return next((row for row in tops if row.data(RowRole.SECTION) == uid), None)

    def _describe_item(self, row: QStandardItem, item: Item) -> None:
        uid = item.uid
        if row.data(RowRole.COUNT) is not None and self._shown.get(uid) == item:
            return
        self._shown[uid] = item
        node = compose_item(item)
        lost = sum(1 for placed in item_addresses(node, "") if placed.lost)
        words = item_words(node)
        missing = (counted(lost, "missing address", "missing addresses"),) if lost else ()
        _describe(row, _first_words(node), f"{LOUD} {lost}" if lost else "")
        row.setData(words, RowRole.COUNT)
        row.setToolTip("\n".join((row.text(), *missing, counted(words, "word"))))

    def _sum_up(self) -> None:
        """Count the words of each section, and of the issue."""
        whole = self._outside
        for number in range(1, self.rowCount()):
            top = self.item(number)
            items = sum(top.child(n).data(RowRole.COUNT) for n in range(top.rowCount()))
            _count(top, items + self._headings[top.data(RowRole.SECTION)])
            whole += items
        _count(self.item(0), whole)


def _arrange(parent: QStandardItem, start: int, role: RowRole, uids: list[str]) -> None:
    """Let the rows below a parent, from ``start``, be those of these identities in this order."""
    # A row is given in a list: given alone, it would stay Python's to free.
    wanted = set(uids)
    for number in reversed(range(start, parent.rowCount())):
        if parent.child(number).data(role) not in wanted:
            parent.removeRow(number)
    for place, uid in enumerate(uids, start):
        below = range(place, parent.rowCount())
        found = next((n for n in below if parent.child(n).data(role) == uid), None)
        if found is None:
            parent.insertRow(place, [_row(role, uid)])
        elif found != place:
            parent.insertRow(place, parent.takeRow(found))


def _row(role: RowRole, uid: str) -> QStandardItem:
    row = QStandardItem()
    row.setData(uid, role)
    row.setData(role is RowRole.SECTION or not uid, RowRole.HEADS)
    return row


def _describe(row: QStandardItem, words: str, remark: str) -> None:
    if (row.text(), row.data(RowRole.REMARK)) != (words, remark):
        row.setText(words)
        row.setData(remark, RowRole.REMARK)


def _count(row: QStandardItem, words: int) -> None:
    if row.data(RowRole.COUNT) != words:
        row.setData(words, RowRole.COUNT)
    tip = f"{row.text()}\n{counted(words, 'word')}"
    if row.toolTip() != tip:
        row.setToolTip(tip)


def _first_words(node: HighlightNode | LinkNode | AnalysisNode) -> str:
    match node:
        case HighlightNode(heading=words) | LinkNode(text=words) | AnalysisNode(title=words):
            return words_of(words) or f"New {node.item.kind}"
