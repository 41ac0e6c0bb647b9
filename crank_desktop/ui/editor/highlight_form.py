"""A highlight: its headline, and one to three paragraphs below it."""

from dataclasses import replace

from crank_desktop.document.portable import HighlightItem, Item
from crank_desktop.editing.missing import MissingAddress
from crank_desktop.ui.editor.item_form import ItemForm
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.theme import Space


class HighlightForm(ItemForm):
    """The form of a highlight."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._item = HighlightItem()
        self._heading = self._add(TextField("headingEdit", "Headline", page=True))
        self._heading.setPlaceholderText("Headline, without a full stop")
        self.column.addSpacing(Space.MEDIUM)
        self._body = ProseField("bodyEdit", "Text", single=False, growing=False, page=True)
        self._add(self._body, stretch=1)
        self._body.setPlaceholderText("One to three paragraphs, with the sources as links")

    def _show(self, item: Item) -> None:
        if not isinstance(item, HighlightItem):
            raise TypeError(item.kind)
        self._item = item
        self._fill(self._heading, "heading", item.heading)
        self._fill(self._body, "body", item.body, prose=True)

    @property
    def prose(self) -> ProseField:
        """The paragraphs."""
        return self._body

    def field_of(self, missing: MissingAddress) -> TextField:
        """The field where an address is missing."""
        del missing
        return self._body

    def read(self) -> HighlightItem:
        """The highlight as it is written now."""
        return replace(self._item, heading=self._heading.text(), body=self._body.text())
