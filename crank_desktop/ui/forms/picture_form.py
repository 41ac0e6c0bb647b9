"""The picture of an issue and what is said of it: description, credit, hosted address."""

from dataclasses import replace
from functools import partial
from pathlib import Path

from PySide6.QtCore import QStandardPaths, Signal
from PySide6.QtWidgets import QFileDialog, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Picture
from crank_desktop.errors import InputRefused
from crank_desktop.progress import Progress
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.editor.written_text import WrittenText
from crank_desktop.ui.forms.address_field import AddressField, address_words
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.picture_box import PictureBox
from crank_desktop.ui.forms.remarks import about_web
from crank_desktop.ui.picture_intake import Source, take_in
from crank_desktop.ui.tasks import Task, Tasks
from crank_desktop.ui.theme import Space

_FILES = "Pictures (*.png *.jpg *.jpeg *.gif *.webp)"


class PictureForm(QWidget):
    """Reads what is given in a thread of ``tasks``; another picture shows once it is told back."""

    edited = Signal()
    given = Signal(object)
    """A ``PictureFile``, cleaned, or None where the picture is taken away."""
    refused = Signal(str)
    """Why what was given is not taken, in one line; it stands below the box too."""

    def __init__(self, shelf: Shelf, tasks: Tasks) -> None:
        super().__init__()
        self._shelf, self._tasks = shelf, tasks
        self._uid = ""
        self._said = Picture()
        self._content: bytes | None = None
        self._task: Task | None = None
        self._dialog: QFileDialog | None = None
        self.box = PictureBox()
        self.box.given.connect(self.take)
        self.box.refused.connect(self._refuse)
        self.box.wants_file.connect(self._choose)
        self.box.wants_none.connect(self._remove)
        self._refusal = QLabel()
        self._refusal.setProperty("role", "danger")
        self._refusal.setWordWrap(True)
        self._refusal.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        self._refusal.hide()
        self.alt = TextField("altEdit", "Description of the picture")
        self.credit = TextField("creditEdit", "Credit of the picture")
        self.url = AddressField("hostedEdit", "Hosted address of the picture")
        self._hosted = Captioned(
            "Hosted address",
            self.url,
            "Where the picture lies once you have uploaded it to your sending service.",
        )
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.LARGE)
        column.addWidget(self.box)
        column.addWidget(self._refusal)
        column.addWidget(
            Captioned("Description", self.alt, "Read out to those who cannot see the picture.")
        )
        column.addWidget(Captioned("Credit", self.credit))
        column.addWidget(self._hosted)
        for field in (self.alt, self.credit, self.url):
            field.edited.connect(self._tell)

    def show_picture(self, uid: str, said: Picture, content: bytes | None) -> None:
        """Show what the issue ``uid`` says of its picture, and the picture."""
        if uid != self._uid:
            self._stop()
            self._show_refusal("")
        self._uid, self._said, self._content = uid, said, content
        if self._task is None:
            self.box.show_picture(said, content)
        self.alt.show_text(self._text("alt", said.alt))
        self.credit.show_text(self._text("credit", said.credit))
        words = self._text("address", address_words(said.url))
        self.url.show_address(words, said.url)
        self._judge()

    def said(self) -> Picture:
        """What is said of the picture now."""
        return replace(
            self._said, alt=self.alt.text(), credit=self.credit.text(), url=self.url.address()
        )

    def take(self, source: Source) -> None:
        """Read a picture that was given; the one that was given last counts."""
        self._stop()
        self._show_refusal("")
        self.box.show_busy()
        self._task = self._tasks.run(partial(_read, source), self._give, self._fail)

    def set_writable(self, *, writable: bool) -> None:
        """Let the picture and what is said of it be changed, or only read."""
        self.box.set_writable(writable=writable)
        for field in (self.alt, self.credit, self.url):
            field.setReadOnly(not writable)

    def refusal(self) -> str:
        """Why what was given last was not taken; "" where it was."""
        return self._refusal.text()

    def _text(self, name: str, says: str) -> WrittenText:
        return self._shelf.text(self._uid, f"picture {name}", says, prose=False)

    def _tell(self) -> None:
        self._judge()
        self.edited.emit()

    def _judge(self) -> None:
        self._hosted.remark(about_web(self.url.text().strip()))

    def _give(self, picture: PictureFile | None) -> None:
        self._task = None
        self._show_refusal("")
        self.box.show_picture(self._said, self._content)
        self.given.emit(picture)

    def _fail(self, error: BaseException) -> None:
        self._task = None
        self.box.show_picture(self._said, self._content)
        if not isinstance(error, InputRefused):
            raise error
        self._refuse(str(error))

    def _refuse(self, words: str) -> None:
        self._show_refusal(words)
        self.refused.emit(words)

    def _show_refusal(self, words: str) -> None:
        self._refusal.setText(words)
        self._refusal.setVisible(bool(words))

    def _stop(self) -> None:
        if self._task is not None:
            self._task.cancel()
            self._task = None

    def _choose(self) -> None:
        if self._dialog is None:
            folder = QStandardPaths.writableLocation(
                QStandardPaths.StandardLocation.PicturesLocation
            )
            self._dialog = QFileDialog(self, "Choose a picture", folder, _FILES)
            self._dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
            self._dialog.fileSelected.connect(self._take_file)
        self._dialog.open()

    def _take_file(self, name: str) -> None:
        self.take(Path(name))

    def _remove(self) -> None:
        self._stop()
        self._give(None)


def _read(source: Source, _progress: Progress) -> PictureFile:
    return take_in(source)
