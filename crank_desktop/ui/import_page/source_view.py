"""What the import page shows first: choose files, drop them, or paste a text."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QFileDialog,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.ui.editor.written_text import raw_text
from crank_desktop.ui.import_page.side_lines import Offer
from crank_desktop.ui.theme import Space

_FILES = "Issues (*.txt *.html *.htm *.eml *.md *.markdown *.json *.zip);;All files (*)"
_SENTENCE = (
    "Published issues and drafts belong here: the text or HTML of an email, a page of your site, "
    "Markdown, or a file that Crank Desktop exported. Nothing is kept before you say so."
)


class SourceView(QWidget):
    """``files_chosen`` with their paths, ``text_given`` with what was pasted."""

    files_chosen = Signal(list)
    text_given = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.drop = QFrame()
        self.drop.setProperty("role", "drop")
        self.choose = QPushButton("Choose files…")
        self.choose.setObjectName("chooseFiles")
        self.choose.setProperty("role", "primary")
        self.paste = QPlainTextEdit()
        self.paste.setObjectName("importText")
        self.paste.setAccessibleName("Paste the text of an issue")
        self.paste.setPlaceholderText("Paste the text of an issue")
        self.paste.setTabChangesFocus(True)
        # The whole page takes what is dropped.
        self.paste.setAcceptDrops(False)
        self.read = QPushButton("Read it")
        self.read.setObjectName("readText")
        self.read.setEnabled(False)
        self.close_page = QPushButton("Close")
        self.close_page.setObjectName("closeImport")
        self.discarded = Offer("Bring it back")
        self._build()
        self.choose.clicked.connect(self._choose)
        self.read.clicked.connect(self._give_text)
        self.paste.textChanged.connect(self._judge)

    def set_over(self, over: bool) -> None:  # noqa: FBT001 - as Qt's own setters
        """Show that something to drop is over the page."""
        self.drop.setProperty("over", over)
        self.drop.style().polish(self.drop)

    def _build(self) -> None:
        inside = QVBoxLayout(self.drop)
        inside.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.WIDE)
        inside.setSpacing(Space.MEDIUM)
        heading = QLabel("Bring in an issue")
        heading.setProperty("role", "heading")
        sentence = QLabel(_SENTENCE)
        sentence.setWordWrap(True)
        hint = QLabel("You can also drop files anywhere on this page.")
        hint.setProperty("role", "muted")
        hint.setWordWrap(True)
        for widget in (heading, sentence):
            inside.addWidget(widget)
        inside.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeft)
        inside.addWidget(hint)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.WIDE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.MEDIUM)
        column.addWidget(self.discarded)
        column.addWidget(self.drop)
        column.addWidget(self.paste, 1)
        row = QHBoxLayout()
        row.addWidget(self.close_page)
        row.addStretch(1)
        row.addWidget(self.read)
        column.addLayout(row)

    def _choose(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, "Choose issues to import", "", _FILES)
        if names:
            self.files_chosen.emit(names)

    def _give_text(self) -> None:
        self.text_given.emit(raw_text(self.paste.document()))

    def _judge(self) -> None:
        self.read.setEnabled(bool(self.paste.toPlainText().strip()))
