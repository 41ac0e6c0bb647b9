"""What the forms of all kinds of items have in common: fields of one item, and what they say."""

from abc import abstractmethod

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crank_desktop.document.address import is_missing
from crank_desktop.document.portable import Item
from crank_desktop.editing.missing import MissingAddress
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.theme import Space


class ItemForm(QWidget):
    """A form that shows one item at a time; ``edited`` with what the item says now."""

    edited = Signal(object)

    def __init__(self, shelf: Shelf) -> None:
        super().__init__()
        self._shelf = shelf
        self._uid = ""
        self._showing = False
        self._fields: list[TextField] = []
        self._named: dict[str, TextField] = {}
        self.column = QVBoxLayout()
        self.column.setSpacing(Space.TIGHT)
        inner = QWidget()
        inner.setProperty("role", "measure")
        whole = QVBoxLayout(inner)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addLayout(self.column, 1)
        # The room of one line is kept: what is said there moves nothing that is above it.
        place = QWidget()
        place.setProperty("role", "foot")
        self.foot = QVBoxLayout(place)
        self.foot.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(place)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        outer.addStretch(1)
        outer.addWidget(inner, 100)
        outer.addStretch(1)

    @property
    def first_field(self) -> TextField:
        """Where writing begins."""
        return self._fields[0]

    @property
    def fields(self) -> tuple[TextField, ...]:
        """Every field of the form, from the top."""
        return tuple(self._fields)

    @property
    @abstractmethod
    def prose(self) -> ProseField | None:
        """The field that holds Markdown, where the kind of item has one."""

    @abstractmethod
    def field_of(self, missing: MissingAddress) -> TextField:
        """The field where an address of the shown item is missing."""

    def field_named(self, name: str) -> TextField:
        """The field of a text by its name in ``editing.issue_texts``; raises ``KeyError``."""
        return self._named[name]

    def name_of(self, field: TextField) -> str:
        """The name of the text that a field shows; "" for a field of another form."""
        return next((name for name, one in self._named.items() if one is field), "")

    def show_missing(self, missing: MissingAddress) -> None:
        """Put the caret where an address is missing, ready for pasting it."""
        field = self.field_of(missing)
        field.setFocus()
        if isinstance(field, ProseField):
            field.select_link(missing.number)

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be written in, or only read."""
        for field in self._fields:
            field.setReadOnly(not writable)

    def show_item(self, item: Item) -> None:
        """Show what an item says; fields that say it already are left as they are."""
        if item.uid == self._uid and self.read() == item:
            return
        self._uid = item.uid
        self._showing = True
        self._show(item)
        self._showing = False

    def _add(self, field: TextField, label: str = "", stretch: int = 0) -> TextField:
        """Put a field at the foot of the form, below its label."""
        if label:
            caption = QLabel(label)
            caption.setProperty("role", "muted")
            caption.setBuddy(field)
            self.column.addSpacing(Space.SMALL)
            self.column.addWidget(caption)
        self.column.addWidget(field, stretch)
        self._know(field)
        return field

    def _know(self, field: TextField) -> None:
        self._fields.append(field)
        field.edited.connect(self._tell)

    def _fill(self, field: TextField, name: str, says: str, *, prose: bool = False) -> None:
        self._named[name] = field
        field.show_text(self._shelf.text(self._uid, name, says, prose=prose))

    def _fill_address(self, field: TextField, name: str, address: str | None) -> None:
        """A lost address shows as an empty field that says so."""
        lost = is_missing(address)
        field.setPlaceholderText("Missing: paste the address here" if lost else "https://…")
        self._fill(field, name, "" if lost else address or "")

    def _tell(self) -> None:
        if not self._showing:
            self.edited.emit(self.read())

    @abstractmethod
    def _show(self, item: Item) -> None:
        """Fill the fields."""

    @abstractmethod
    def read(self) -> Item:
        """What the item says now."""


def kept_address(field: TextField, former: str | None) -> str | None:
    """What an address field says; left empty, a lost address is still lost."""
    return field.text() or (former if is_missing(former) else None)
