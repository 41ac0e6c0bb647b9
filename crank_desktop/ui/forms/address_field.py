"""A field for an address: of the web, of a mailbox, of a person."""

from crank_desktop.document.address import is_missing
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import WrittenText


class AddressField(TextField):
    """Shows no address where there is none or where it was lost, and still tells the two apart."""

    def __init__(self, name: str, words: str, placeholder: str = "https://…") -> None:
        super().__init__(name, words)
        self._placeholder = placeholder
        self._given: str | None = None
        self.setPlaceholderText(placeholder)

    def show_address(self, written: WrittenText, address: str | None) -> None:
        """Show an address; ``written`` is a text that says its ``address_words``."""
        self._given = address
        lost = is_missing(address)
        self.setPlaceholderText("Missing address: paste it here" if lost else self._placeholder)
        self.show_text(written)

    def address(self) -> str | None:
        """The address as it is written now; an untouched one is given back as it came."""
        text = self.text()
        return self._given if text == address_words(self._given) else text.strip() or None


def address_words(address: str | None) -> str:
    """What a field shows of an address."""
    return "" if address is None or is_missing(address) else address
