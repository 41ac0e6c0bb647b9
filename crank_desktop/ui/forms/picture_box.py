"""Where the picture of an issue is dropped, pasted or chosen, and seen."""

from PySide6.QtCore import QMimeData, QSize, Qt, Signal
from PySide6.QtGui import (
    QDragEnterEvent,
    QDragLeaveEvent,
    QDropEvent,
    QGuiApplication,
    QImage,
    QKeyEvent,
    QKeySequence,
    QPixmap,
    QResizeEvent,
)
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
)

from crank_desktop.document.portable import Picture
from crank_desktop.errors import InputRefused
from crank_desktop.ui.forms.form_column import is_narrow
from crank_desktop.ui.picture_intake import seen, source_of
from crank_desktop.ui.theme import Space

THUMBNAIL = QSize(176, 120)
"""Pixels, at most, of the picture in its box."""
_INVITATION = "Drop a picture here, paste one, or choose a file."


class PictureBox(QFrame):
    """Shows a picture, takes another one, says why it does not; it decodes nothing by itself."""

    given = Signal(object)
    """A ``Source`` that was dropped or pasted, not yet read."""
    refused = Signal(str)
    """What was dropped or pasted holds no picture: why, in one line."""
    wants_file = Signal()
    wants_none = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("pictureBox")
        self.setAccessibleName("Picture")
        self.setProperty("role", "drop")
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAcceptDrops(True)
        self._content: bytes | None = None
        self._image = QImage()
        self._thumbnail = QLabel()
        self._thumbnail.hide()
        self._words = QLabel(_INVITATION)
        self._words.setWordWrap(True)
        self._words.setProperty("role", "muted")
        self._words.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.choose = QPushButton("Choose a picture…")
        self.choose.clicked.connect(self.wants_file)
        self.paste = QPushButton("Paste")
        self.paste.clicked.connect(self.take_clipboard)
        self.remove = QPushButton("Remove")
        self.remove.clicked.connect(self.wants_none)
        self.remove.hide()
        buttons = QHBoxLayout()
        buttons.setSpacing(Space.SMALL)
        for button in (self.choose, self.paste, self.remove):
            buttons.addWidget(button)
        buttons.addStretch(1)
        beside = QVBoxLayout()
        beside.setSpacing(Space.MEDIUM)
        beside.addStretch(1)
        beside.addWidget(self._words)
        beside.addLayout(buttons)
        beside.addStretch(1)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(Space.LARGE, Space.LARGE, Space.LARGE, Space.LARGE)
        self._row.setSpacing(Space.LARGE)
        self._row.addWidget(self._thumbnail)
        self._row.addLayout(beside, 1)
        # It gives way to two lines: what it needs in one must not keep the form from narrowing.
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self.setMinimumHeight(THUMBNAIL.height())

    @property
    def words(self) -> str:
        """What stands beside the picture, or in its place."""
        return self._words.text()

    @property
    def thumbnail(self) -> QPixmap:
        """The picture as it is shown; null where there is none."""
        return self._thumbnail.pixmap()

    def show_picture(self, said: Picture, content: bytes | None) -> None:
        """Show what an issue says of its picture, and its bytes where the library holds them."""
        if content != self._content:
            self._content = content
            self._image = seen(content) if content else QImage()
            self._draw()
        self._words.setText(self._about(said))
        self.remove.setVisible(bool(said.file or said.url))

    def show_busy(self) -> None:
        """Say that a picture is being read."""
        self._words.setText("Reading the picture…")

    def set_writable(self, *, writable: bool) -> None:
        """Let the picture be changed, or only seen."""
        self.setAcceptDrops(writable)
        for button in (self.choose, self.paste, self.remove):
            button.setEnabled(writable)

    def take_clipboard(self) -> None:
        """Take the picture that was copied."""
        self._take(QGuiApplication.clipboard().mimeData())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802 - Qt's name
        """Where it is narrow, the words go below the picture."""
        super().resizeEvent(event)
        narrow = is_narrow(self, self.width())
        way = QHBoxLayout.Direction.TopToBottom if narrow else QHBoxLayout.Direction.LeftToRight
        if way != self._row.direction():
            self._row.setDirection(way)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802 - Qt's name
        """While the box has the focus, paste, or choose a file."""
        if event.matches(QKeySequence.StandardKey.Paste):
            self.paste.click()
        elif event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.choose.click()
        else:
            super().keyPressEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802 - Qt's name
        """Whatever may be a picture is let in; what it is shows when it is dropped."""
        if event.mimeData().hasUrls() or event.mimeData().hasImage():
            event.acceptProposedAction()
            self._mark(over=True)

    def dragLeaveEvent(self, event: QDragLeaveEvent) -> None:  # noqa: N802 - Qt's name
        """It goes elsewhere."""
        super().dragLeaveEvent(event)
        self._mark(over=False)

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802 - Qt's name
        """It stays."""
        event.acceptProposedAction()
        self._mark(over=False)
        self._take(event.mimeData())

    def _take(self, mime: QMimeData) -> None:
        try:
            source = source_of(mime)
        except InputRefused as refusal:
            self.refused.emit(str(refusal))
            return
        self.given.emit(source)

    def _mark(self, *, over: bool) -> None:
        """Show whether a picture that is let go now would stay here."""
        self.setProperty("over", over)
        self.style().unpolish(self)
        self.style().polish(self)

    def _draw(self) -> None:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap.fromImage(self._image)
        if not pixmap.isNull():
            pixmap = pixmap.scaled(
                THUMBNAIL * ratio,
                Qt.AspectRatioMode.KeepAspectRatio,
                Qt.TransformationMode.SmoothTransformation,
            )
            pixmap.setDevicePixelRatio(ratio)
        self._thumbnail.setPixmap(pixmap)
        self._thumbnail.setVisible(not pixmap.isNull())

    def _about(self, said: Picture) -> str:
        if self._content and not self._image.isNull():
            size = f"{self._image.width():,} × {self._image.height():,} pixels"
            return f"{size}, {max(len(self._content) // 1000, 1):,} KB"
        if said.file:
            return f"“{said.file}” is not in this library: drop the picture here again."
        if said.url:
            return "The picture lies at its hosted address alone."
        return _INVITATION
