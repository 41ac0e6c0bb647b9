"""A link: one sentence, and the outlets that reported it."""

from dataclasses import replace
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QPushButton, QWidget

from crank_desktop.document.portable import Item, LinkItem, Outlet
from crank_desktop.editing.missing import MissingAddress
from crank_desktop.ui.editor.item_form import ItemForm, kept_address
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.theme import Space

_COLUMNS = (2, 5)
"""How the room is shared between an outlet's name and its address."""


class LinkForm(ItemForm):
    """The form of a link; a last empty row takes one more outlet."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._item = LinkItem()
        self._sentence = ProseField("bodyEdit", "Sentence", page=True)
        self._add(self._sentence)
        self._sentence.setPlaceholderText("One sentence with a full stop")
        self.column.addSpacing(Space.LARGE)
        self._grid = QGridLayout()
        self._grid.setSpacing(Space.SMALL)
        for column, (words, share) in enumerate(zip(("Outlet", "Address"), _COLUMNS, strict=True)):
            caption = QLabel(words)
            caption.setProperty("role", "muted")
            self._grid.addWidget(caption, 0, column)
            self._grid.setColumnStretch(column, share)
        self.column.addLayout(self._grid)
        self._rows: list[tuple[TextField, TextField]] = []
        self._more = QPushButton("Add an outlet")
        self._more.setProperty("role", "quiet")
        self._more.clicked.connect(self._add_outlet)
        self.column.addWidget(self._more, 0, Qt.AlignmentFlag.AlignLeft)
        self.column.addStretch(1)

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be written in, or only read."""
        super().set_writable(writable=writable)
        self._more.setEnabled(writable)

    def _show(self, item: Item) -> None:
        if not isinstance(item, LinkItem):
            raise TypeError(item.kind)
        self._item = item
        self._fill(self._sentence, "text", item.text, prose=True)
        self._show_outlets(max(len(item.outlets), 1))

    @property
    def prose(self) -> ProseField:
        """The sentence."""
        return self._sentence

    def field_of(self, missing: MissingAddress) -> TextField:
        """The field where an address is missing."""
        return self._rows[missing.number][1] if missing.part == "outlets" else self._sentence

    def read(self) -> LinkItem:
        """The link as it is written now: a row without words is no outlet."""
        outlets = tuple(
            Outlet(name=name.text(), url=kept_address(address, self._url_of(number)))
            for number, (name, address) in enumerate(self._shown_rows())
            if name.text() or address.text()
        )
        return replace(self._item, text=self._sentence.text(), outlets=outlets)

    def _url_of(self, number: int) -> str | None:
        outlets = self._item.outlets
        return outlets[number].url if number < len(outlets) else None

    def _shown_rows(self) -> list[tuple[TextField, TextField]]:
        return [row for row in self._rows if not row[0].isHidden()]

    def _show_outlets(self, count: int) -> None:
        while len(self._rows) < count:
            self._new_row()
        for number, (name, address) in enumerate(self._rows):
            name.setVisible(number < count)
            address.setVisible(number < count)
            if number < count:
                outlets = self._item.outlets
                says = outlets[number].name if number < len(outlets) else ""
                self._fill(name, f"outlet {number}", says)
                self._fill_address(address, f"address {number}", self._url_of(number))

    def _new_row(self) -> None:
        number = len(self._rows) + 1
        name = TextField(f"outletEdit{number}", f"Name of outlet {number}")
        address = TextField(f"outletAddressEdit{number}", f"Address at outlet {number}")
        for column, field in enumerate((name, address)):
            self._grid.addWidget(field, number, column)
            self._know(field)
            field.setReadOnly(self._sentence.isReadOnly())
        # A row that is made while the window is there would else come last in it.
        above = self._rows[-1][1] if self._rows else self._sentence
        for one, other in pairwise((above, name, address, self._more)):
            QWidget.setTabOrder(one, other)
        self._rows.append((name, address))

    def _add_outlet(self) -> None:
        self._item = self.read()
        self._showing = True
        self._show_outlets(len(self._item.outlets) + 1)
        self._showing = False
        self._shown_rows()[-1][0].setFocus()
