"""The bar that shows where a clicked link leads, and asks before it leaves the program."""

from PySide6.QtCore import Qt, QUrl, Signal
from PySide6.QtGui import QDesktopServices, QKeyEvent, QResizeEvent, QTextOption
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPlainTextEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.ui.preview.link_address import link_address
from crank_desktop.ui.theme import Space

_LINES = 3
"""Lines of a long address that show at once; the rest scrolls."""


class LinkBar(QFrame):
    """Hidden until ``ask``; ``opened`` tells the address that was given to the browser."""

    opened = Signal(str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("previewLinkBar")
        self.setAccessibleName("Address of the link")
        # All of the address, from left to right, in one place that can be read and copied.
        self.address = QPlainTextEdit(self)
        self.address.setReadOnly(True)
        self.address.setAccessibleName("Address")
        self.address.setWordWrapMode(QTextOption.WrapMode.WrapAnywhere)
        self.address.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.address.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
        self.address.setFrameShape(QFrame.Shape.NoFrame)
        self.note = QLabel(self)
        self.note.setWordWrap(True)
        self.note.setTextFormat(Qt.TextFormat.PlainText)
        self.open_button = QPushButton("Open in browser", self)
        self.open_button.clicked.connect(self._open)
        self.cancel_button = QPushButton("Cancel", self)
        self.cancel_button.clicked.connect(self.hide)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self.cancel_button)
        buttons.addWidget(self.open_button)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(Space.MEDIUM, Space.SMALL, Space.MEDIUM, Space.SMALL)
        self._column.setSpacing(Space.SMALL)
        self._column.addWidget(self.address)
        self._column.addWidget(self.note)
        self._column.addLayout(buttons)
        self.hide()

    def ask(self, address: str) -> None:
        """Show where a link leads; it is opened only if the editor says so."""
        judged = link_address(address)
        self.address.setPlainText(judged.address)
        self.note.setText(judged.note)
        self.note.setVisible(bool(judged.note))
        self.open_button.setVisible(judged.opens)
        self.open_button.setEnabled(judged.opens)
        self.cancel_button.setText("Cancel" if judged.opens else "Close")
        self.show()
        self._fit()
        self.cancel_button.setFocus()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Give the address the lines it now needs."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self._column.activate()
        lines = min(self.address.document().lineCount(), _LINES)
        margins = 2 * round(self.address.document().documentMargin())
        self.address.setFixedHeight(lines * self.address.fontMetrics().lineSpacing() + margins)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """Cancel by Escape."""
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)

    def _open(self) -> None:
        address = self.address.toPlainText()
        self.hide()
        if QDesktopServices.openUrl(QUrl(address)):
            self.opened.emit(address)
