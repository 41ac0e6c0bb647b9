"""What is looked for: words, and the ways to look for them."""

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QLineEdit, QToolButton

from crank_desktop.editing.finding import Search

_WAYS = (
    ("case", "Aa", "Same capitals"),
    ("whole", "“ab”", "Whole words"),
    ("regular", ".*", "Regular expression"),
    ("addresses", "https", "In addresses too"),
)


class SearchFields(QObject):
    """A field for words and a button for each way; ``edited`` when either says something else."""

    edited = Signal()

    def __init__(self, name: str, words: str, parent: QObject) -> None:
        super().__init__(parent)
        self.words = QLineEdit()
        self.words.setObjectName(name)
        self.words.setAccessibleName(words)
        self.words.setPlaceholderText(words)
        self.words.textChanged.connect(self.edited)
        self.ways: dict[str, QToolButton] = {}
        for way, sign, told in _WAYS:
            button = QToolButton()
            button.setText(sign)
            button.setToolTip(told)
            button.setAccessibleName(told)
            button.setCheckable(True)
            button.toggled.connect(self.edited)
            self.ways[way] = button

    def search(self) -> Search:
        """What is looked for now."""
        chosen = {way: button.isChecked() for way, button in self.ways.items()}
        return Search(self.words.text(), **chosen)

    def show_search(self, search: Search) -> None:
        """Look for something else, in another way."""
        for way, button in self.ways.items():
            button.setChecked(getattr(search, way))
        self.words.setText(search.words)
