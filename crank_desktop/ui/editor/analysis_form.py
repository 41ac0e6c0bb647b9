"""An analysis or a perspective: title, address, who wrote it and where."""

from dataclasses import replace

from crank_desktop.document.portable import AnalysisItem, Item
from crank_desktop.editing.missing import MissingAddress
from crank_desktop.ui.editor.item_form import ItemForm, kept_address
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField


class AnalysisForm(ItemForm):
    """The form of an analysis or a perspective."""

    def __init__(self, shelf: Shelf) -> None:
        super().__init__(shelf)
        self._item = AnalysisItem()
        self._title = self._add(TextField("headingEdit", "Title", page=True))
        self._title.setPlaceholderText("Title, in its own spelling")
        self._url = self._add(TextField("addressEdit", "Address"), "Address")
        authors = TextField("authorsEdit", "Authors, one on each line", single=False)
        self._authors = self._add(authors, "Authors, one on each line")
        self._institution = self._add(TextField("institutionEdit", "Institution"), "Institution")
        self._byline = self._add(
            TextField("bylineEdit", "Byline where no author is named"),
            "Byline where no author is named",
        )
        self._byline.setPlaceholderText("Unsigned editorial")
        self._note = self._add(TextField("noteEdit", "Note"), "Note after the institution")
        self._note.setPlaceholderText("writing in …")
        self.column.addStretch(1)

    def _show(self, item: Item) -> None:
        if not isinstance(item, AnalysisItem):
            raise TypeError(item.kind)
        self._item = item
        self._fill(self._title, "title", item.title)
        self._fill_address(self._url, "url", item.url)
        self._fill(self._authors, "authors", "\n".join(item.authors))
        self._fill(self._institution, "institution", item.institution)
        self._fill(self._byline, "byline", item.byline)
        self._fill(self._note, "note", item.note)

    @property
    def prose(self) -> None:
        """An analysis holds no Markdown."""
        return None

    def field_of(self, missing: MissingAddress) -> TextField:
        """The field where an address is missing."""
        del missing
        return self._url

    def read(self) -> AnalysisItem:
        """The item as it is written now."""
        return replace(
            self._item,
            title=self._title.text(),
            url=kept_address(self._url, self._item.url),
            authors=tuple(line for line in self._authors.text().split("\n") if line.strip()),
            byline=self._byline.text(),
            institution=self._institution.text(),
            note=self._note.text(),
        )
