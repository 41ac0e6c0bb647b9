"""The way out: what stands in the way of an issue, which files to write and where."""

from pathlib import Path

from PySide6.QtCore import QUrl, Signal
from PySide6.QtGui import QDesktopServices, QShowEvent
from PySide6.QtWidgets import (
    QCheckBox,
    QDialog,
    QFileDialog,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.errors import CrankError
from crank_desktop.exports.check import check_issue
from crank_desktop.exports.export import ExportChoices, export_issue, write_exports
from crank_desktop.exports.formats import FORMATS
from crank_desktop.render.options import Kept
from crank_desktop.render.services import SERVICES
from crank_desktop.review.finding import Severity
from crank_desktop.settings import Settings
from crank_desktop.ui.dialogs.findings_list import FindingsList
from crank_desktop.ui.forms.choice import Choice
from crank_desktop.ui.theme import Space, fit_screen

_COLUMNS = 3
_WIDTH, _HEIGHT = 720, 600


class ExportDialog(QDialog):
    """Exports one issue, ``written`` whenever it did.

    ``place_chosen`` when the editor goes to a finding instead.
    """

    written = Signal()
    place_chosen = Signal(str)

    def __init__(
        self,
        issue: PortableIssue,
        newsletter: Newsletter,
        kept: Kept,
        settings: Settings,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("exportDialog")
        self.setWindowTitle(f"Export {issue.label or 'the issue'}")
        self._issue, self._newsletter, self._kept = issue, newsletter, kept
        self._settings = settings
        self.formats = {name: QCheckBox(output.title) for name, output in FORMATS.items()}
        self.service = Choice(
            "exportService", [(service.title, name) for name, service in SERVICES.items()]
        )
        self.folder = QLineEdit(settings.export_folder)
        self.folder.setPlaceholderText("Choose a folder")
        self.folder.setAccessibleName("Folder")
        self.findings = FindingsList()
        self.allow_missing = QCheckBox("Export although addresses are missing")
        self.outcome = QLabel()
        self.outcome.setWordWrap(True)
        self.outcome.setProperty("role", "muted")
        self.choose = QPushButton("Choose…")
        self.export = QPushButton("Export")
        self.open_folder = QPushButton("Open the folder")
        self._build()
        self._restore()
        self._judge()
        fit_screen(self, _WIDTH, _HEIGHT)
        # The list of findings knows its height once it knows its width.
        self._column.activate()
        self.resize(self.width(), min(self.height(), self.sizeHint().height()))

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802 - Qt's name
        """Ready to export by Return, or to give what that still needs."""
        super().showEvent(event)
        self._first_to_do().setFocus()

    def _first_to_do(self) -> QWidget:
        if self.export.isEnabled():
            return self.export
        if not self._chosen():
            return next(iter(self.formats.values()))
        return self.choose if not self.folder.text() else self.allow_missing

    def _build(self) -> None:
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(Space.WIDE, Space.LARGE, Space.WIDE, Space.LARGE)
        column.setSpacing(Space.SMALL)
        self._heading = QLabel()
        self._heading.setProperty("role", "strong")
        column.addWidget(self._heading)
        column.addWidget(self.findings)
        column.addWidget(self.allow_missing)
        column.addSpacing(Space.SMALL)
        column.addWidget(_strong("Files to write"))
        grid = QGridLayout()
        grid.setSpacing(0)
        for number, box in enumerate(self.formats.values()):
            grid.addWidget(box, *divmod(number, _COLUMNS))
            box.toggled.connect(self._judge)
        column.addLayout(grid)
        column.addSpacing(Space.SMALL)
        column.addLayout(self._where())
        column.addWidget(self.outcome)
        column.addStretch(1)
        column.addLayout(self._buttons())
        self.findings.place_chosen.connect(self._leave_for)
        self.allow_missing.toggled.connect(self._judge)
        self.folder.textChanged.connect(self._judge)

    def _where(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setSpacing(Space.SMALL)
        self.choose.clicked.connect(self._choose_folder)
        for row, (words, field) in enumerate(
            (("Sending service", self.service), ("Folder", self.folder))
        ):
            label = QLabel(words)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        grid.addWidget(self.choose, 1, 2)
        self.service.currentIndexChanged.connect(self._judge)
        return grid

    def _buttons(self) -> QHBoxLayout:
        row = QHBoxLayout()
        close = QPushButton("Close")
        close.clicked.connect(self.reject)
        self.export.setProperty("role", "primary")
        self.export.setDefault(True)
        self.export.clicked.connect(self._export)
        self.open_folder.clicked.connect(self._open_folder)
        self.open_folder.hide()
        row.addWidget(self.open_folder)
        row.addStretch(1)
        row.addWidget(close)
        row.addWidget(self.export)
        return row

    def _restore(self) -> None:
        chosen = self._settings.export_formats.split(",")
        for name, box in self.formats.items():
            box.setChecked(name in chosen)
        self.service.show_value(self._newsletter.service)

    def _chosen(self) -> list[str]:
        return [name for name, box in self.formats.items() if box.isChecked()]

    def _choices(self) -> ExportChoices:
        return ExportChoices(
            service=str(self.service.chosen()), allow_missing=self.allow_missing.isChecked()
        )

    def _judge(self) -> None:
        """Say what stands in the way of what is chosen now."""
        found = check_issue(self._issue, self._newsletter, self._choices())
        missing = any(one.rule == "missing-address" for one in found)
        blocked = sum(one.severity is Severity.BLOCKER for one in found)
        self.findings.show_findings(found)
        self.findings.setVisible(bool(found))
        self._heading.setText(_summary(len(found), blocked))
        self.allow_missing.setVisible(missing)
        loses = any(not FORMATS[name].keeps_losses for name in self._chosen())
        held = missing and loses and not self.allow_missing.isChecked()
        self.outcome.setText(_what_is_missing(self._chosen(), self.folder.text(), held=held))
        self.export.setEnabled(not self.outcome.text())
        self.open_folder.hide()

    def _choose_folder(self) -> None:
        folder = QFileDialog.getExistingDirectory(self, "Export to", self.folder.text())
        if folder:
            self.folder.setText(folder)

    def _export(self) -> None:
        self._settings.export_formats = ",".join(self._chosen())
        self._settings.export_folder = self.folder.text()
        folder = Path(self.folder.text()).expanduser()
        try:
            exports = [
                export_issue(
                    self._issue, self._newsletter, FORMATS[name], self._choices(), self._kept
                )
                for name in self._chosen()
            ]
            written = write_exports(self._issue, exports, folder, self._kept.picture)
        except CrankError as error:
            self.outcome.setText(str(error))
            return
        names = ", ".join(path.name for path in written)
        self.outcome.setText(f"Written: {names}")
        self.written.emit()
        self.open_folder.show()

    def _open_folder(self) -> None:
        folder = Path(self.folder.text()).expanduser()
        QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))

    def _leave_for(self, where: str) -> None:
        self.reject()
        self.place_chosen.emit(where)


def _what_is_missing(chosen: list[str], folder: str, *, held: bool) -> str:
    """What the editor has to do before anything can be exported; "" where it can be."""
    if not chosen:
        return "Choose at least one file to write."
    if held:
        return "Addresses are missing: add them, or export although they are."
    return "" if folder else "Choose the folder to write to."


def _strong(words: str) -> QLabel:
    label = QLabel(words)
    label.setProperty("role", "strong")
    return label


def _summary(found: int, blocked: int) -> str:
    if not found:
        return "Nothing stands in the way"
    if not blocked:
        return (
            "Nothing stands in the way, but look at this"
            if found == 1
            else (f"Nothing stands in the way, but look at these {found}")
        )
    return (
        f"{blocked} of {found} findings stand in the way"
        if found > 1
        else ("One finding stands in the way")
    )
