"""What the rules have to say about the open item, quietly, in a place that is kept for it."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from crank_desktop.ui.icons import Icons
from crank_desktop.ui.theme import Space
from crank_desktop.ui.widgets.cut_label import CutLabel

MOST_LINES = 3
_ICON = 14


class FindingLines(QWidget):
    """A muted line for each finding; of more than there is room for, it says how many."""

    def __init__(self, icons: Icons) -> None:
        super().__init__()
        self.setObjectName("findingLines")
        self.setAccessibleName("What the rules say about this item")
        self.setProperty("role", "foot")
        self._lines = [_Line() for _ in range(MOST_LINES)]
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for line in self._lines:
            icons.bind(line, "mdi6.lightbulb-outline", "muted")
            column.addWidget(line)
        column.addStretch(1)

    def say(self, messages: tuple[str, ...]) -> None:
        """Show these; none leaves the place empty."""
        shown = list(messages[:MOST_LINES])
        if len(messages) > MOST_LINES:
            rest = messages[MOST_LINES - 1 :]
            shown[-1] = f"{len(rest)} more: {rest[0]}"
        for number, line in enumerate(self._lines):
            line.setVisible(number < len(shown))
            line.say(shown[number] if number < len(shown) else "")
        self.setToolTip("\n".join(messages))

    @property
    def words(self) -> tuple[str, ...]:
        """What it says now, line by line."""
        return tuple(line.words.text() for line in self._lines if not line.isHidden())


class _Line(QWidget):
    """An icon and words."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("findingLine")
        self._icon = QLabel()
        self._icon.setFixedWidth(_ICON)
        self.words = CutLabel()
        self.words.setProperty("role", "muted")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(Space.SMALL)
        row.addWidget(self._icon)
        row.addWidget(self.words, 1)
        self.hide()

    def setIcon(self, icon: QIcon, /) -> None:  # noqa: N802 - Qt's name
        """Show the icon before the words."""
        self._icon.setPixmap(icon.pixmap(QSize(_ICON, _ICON)))

    def say(self, words: str) -> None:
        """Show other words."""
        self.words.setText(words)
