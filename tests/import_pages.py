"""What tests of the import page share: issues, keys, and what can be seen of a note."""

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget

from crank_desktop.document.portable import PortableIssue
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.model.kinds import NoteKind
from crank_desktop.sources.outlets import shipped_outlets
from crank_desktop.ui.import_page.note_model import NoteRole
from crank_desktop.ui.import_page.review_view import ReviewView
from tests.material import seed
from tests.samples import NAMES, sample

WEB, MAIL, HTML = "2024-12.txt", "2025-03.txt", "2025-02.html"
ADDRESS = "https://example.org/found"


def issue_named(name: str) -> PortableIssue:
    """A sample by its name, or a published issue by its pattern."""
    if name in NAMES:
        return sample(name)
    return read_issue(seed(name).read_bytes(), Shape.AUTO, shipped_outlets())


def press(view: ReviewView, *keys: Qt.Key | str) -> None:
    """Press keys in the list, one after another."""
    for key in keys:
        if isinstance(key, str):
            QTest.keyClicks(view.list, key)
        else:
            QTest.keyClick(view.list, key)


def go_to(view: ReviewView, kind: NoteKind, number: int = 0) -> int:
    """Choose a note of a kind, as a click on it does."""
    position = [n for n, note in enumerate(view.review.notes) if note.kind is kind][number]
    view.list.choose(index_of(view, position))
    assert view.list.position == position
    return position


def index_of(view: ReviewView, position: int) -> QModelIndex:
    model = view.list.notes
    for row in range(model.rowCount()):
        group = model.index(row, 0)
        for inner in range(model.rowCount(group)):
            index = model.index(inner, 0, group)
            if index.data(NoteRole.POSITION) == position:
                return index
    raise AssertionError(position)


def button(view: QWidget, name: str) -> QPushButton:
    """A button that can be seen."""
    (found,) = [one for one in view.findChildren(QPushButton, name) if one.isVisible()]
    return found


def choices(view: ReviewView) -> list[str]:
    names = ("confirm", "skip", "earlier", "later", "change", "paste", "reopen")
    every = [view.list.findChildren(QPushButton, f"{name}Note") for name in names]
    return [name for name, found in zip(names, every, strict=True) if any(map(seen, found))]


def seen(widget: QWidget) -> bool:
    return widget.isVisible()


def typed_line(view: ReviewView) -> QLineEdit:
    """The field that is open in a row."""
    (line,) = [one for one in view.list.findChildren(QLineEdit, "noteLine") if one.isVisible()]
    return line
