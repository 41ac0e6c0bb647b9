"""A field below its label, with a quiet count beside the label and a quiet remark below."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from crank_desktop.ui.theme import Space


class Captioned(QWidget):
    """One field of a form; its label leads to it, and the field bears the label's name.

    ``hint`` is what it is good for; a remark stands in its place as long as there is one.
    """

    def __init__(self, words: str, field: QWidget, hint: str = "") -> None:
        super().__init__()
        self.field = field
        self._hint = hint
        self._caption = QLabel(words)
        self._caption.setProperty("role", "muted")
        self._caption.setBuddy(field)
        if not field.accessibleName():
            field.setAccessibleName(words)
        self._count = QLabel()
        self._remark = QLabel()
        for label in (self._count, self._remark):
            label.setProperty("small", True)  # noqa: FBT003 - Qt's signature
        self._remark.setWordWrap(True)
        self._remark.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)
        head = QHBoxLayout()
        head.addWidget(self._caption, 1)
        head.addWidget(self._count, 0, Qt.AlignmentFlag.AlignRight)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(Space.TIGHT)
        column.addLayout(head)
        column.addWidget(field)
        column.addWidget(self._remark)
        self.count("")
        self.remark("")

    def caption(self) -> str:
        """The label's words."""
        return self._caption.text()

    def remarked(self) -> str:
        """What it remarks on what is written, or "" where it only says what it is good for."""
        return self._remark.text() if self._remark.property("role") == "warning" else ""

    def remark(self, words: str) -> None:
        """Say something about what is written in the field; "" is all well."""
        self._remark.setText(words or self._hint)
        self._remark.setVisible(bool(words or self._hint))
        _take_role(self._remark, "warning" if words else "muted")
        self.field.setAccessibleDescription(words or self._hint)

    def counted(self) -> str:
        """The count beside the label."""
        return self._count.text()

    def count(self, words: str, *, too_many: bool = False) -> None:
        """Say how much is written."""
        self._count.setText(words)
        _take_role(self._count, "warning" if too_many else "muted")


def _take_role(label: QLabel, role: str) -> None:
    """Let the style sheet see another role of a label."""
    if label.property("role") != role:
        label.setProperty("role", role)
        label.style().unpolish(label)
        label.style().polish(label)
