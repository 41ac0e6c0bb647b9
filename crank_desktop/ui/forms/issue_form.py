"""The issue's own form: what stands outside its sections."""

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from crank_desktop.document.compose import PREHEADER_LIMIT
from crank_desktop.library.values import IssueFields
from crank_desktop.ui.editor.prose_field import ProseField
from crank_desktop.ui.editor.shelf import Shelf
from crank_desktop.ui.editor.text_field import TextField
from crank_desktop.ui.forms.captioned import Captioned
from crank_desktop.ui.forms.form_column import FormColumn
from crank_desktop.ui.forms.period_form import PeriodForm
from crank_desktop.ui.forms.picture_form import PictureForm
from crank_desktop.ui.tasks import Tasks


class IssueForm(QWidget):
    """Label, period, send date, status, subject, preheader, intro and picture of one issue.

    It knows no library: it shows what it is given and tells what is typed. Texts live on the
    ``shelf``, each with its own undo; pictures are read in a thread of ``tasks``.
    """

    edited = Signal(object)
    """The ``IssueFields`` as they are now, on each key."""
    picture_given = Signal(object)
    """A ``PictureFile`` to keep, or None where the picture is taken away."""
    refused = Signal(str)
    """Why a picture is not taken, in one line; it stands below the picture too."""

    def __init__(self, shelf: Shelf, tasks: Tasks) -> None:
        super().__init__()
        self.setObjectName("issueForm")
        self.setAccessibleName("The issue itself")
        self._shelf = shelf
        self._uid = ""
        self._fields = IssueFields()
        self._showing = False
        self.label = TextField("labelEdit", "Label")
        self.label.setPlaceholderText("July 2025")
        self.period = PeriodForm(shelf)
        self.subject = TextField("subjectEdit", "Subject")
        self.preheader = TextField("preheaderEdit", "Preheader")
        self.intro = ProseField("introEdit", "Intro", single=False)
        self.intro.setPlaceholderText("One sentence below the title; links are welcome")
        self.picture = PictureForm(shelf, tasks)
        self._subject = Captioned("Subject", self.subject)
        self._preheader = Captioned(
            "Preheader", self.preheader, "Stands beside the subject in the inbox."
        )
        self._column = FormColumn()
        for part in (
            *(Captioned("Label", self.label), self.period, self._subject, self._preheader),
            *(Captioned("Intro", self.intro),),
        ):
            self._column.add(part)
        self._column.begin_part("Picture")
        self._column.add(self.picture)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.addWidget(self._column)
        for field in (self.label, self.subject, self.preheader, self.intro):
            field.edited.connect(self._tell)
        self.period.edited.connect(self._tell)
        self.picture.edited.connect(self._tell)
        self.picture.given.connect(self.picture_given)
        self.picture.refused.connect(self.refused)

    @property
    def first_field(self) -> TextField:
        """Where writing begins."""
        return self.label

    def show_fields(
        self,
        fields: IssueFields,
        subject_hint: str,
        preheader_hint: str,
        picture: bytes | None,
        *,
        uid: str,
    ) -> None:
        """Show the fields of the issue ``uid``; what says the same already is left as it is.

        The hints are what is used where subject and preheader are empty; ``picture`` are the bytes
        of ``fields.image.file`` where the library holds them.
        """
        self._showing = True
        self._uid, self._fields = uid, fields
        self._fill(self.label, "label", fields.label)
        self._fill(self.subject, "subject", fields.subject)
        self._fill(self.preheader, "preheader", fields.preheader)
        self._fill(self.intro, "intro", fields.intro, prose=True)
        self.subject.setPlaceholderText(subject_hint)
        self.preheader.setPlaceholderText(preheader_hint)
        self.period.show_fields(uid, fields)
        self.picture.show_picture(uid, fields.image, picture)
        self._showing = False
        self._count()

    def read(self) -> IssueFields:
        """The fields as they are now."""
        return replace(
            self.period.filled(self._fields),
            label=self.label.text(),
            subject=self.subject.text(),
            preheader=self.preheader.text(),
            intro=self.intro.text(),
            image=self.picture.said(),
        )

    def counts(self) -> tuple[str, str]:
        """What is counted beside subject and preheader."""
        return self._subject.counted(), self._preheader.counted()

    def set_writable(self, *, writable: bool) -> None:
        """Let the fields be written in, or only read."""
        for field in (self.label, self.subject, self.preheader, self.intro):
            field.setReadOnly(not writable)
        self.period.set_writable(writable=writable)
        self.picture.set_writable(writable=writable)

    def _fill(self, field: TextField, name: str, says: str, *, prose: bool = False) -> None:
        field.show_text(self._shelf.text(self._uid, name, says, prose=prose))

    def _tell(self) -> None:
        if self._showing:
            return
        self._count()
        fields = self.read()
        if fields != self._fields:
            self._fields = fields
            self.edited.emit(fields)

    def _count(self) -> None:
        subject, preheader = len(self.subject.text()), len(self.preheader.text())
        self._subject.count(f"{subject} characters" if subject else "")
        self._preheader.count(
            f"{preheader} of {PREHEADER_LIMIT}" if preheader else "",
            too_many=preheader > PREHEADER_LIMIT,
        )
