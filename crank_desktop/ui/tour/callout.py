"""A callout over the window: words beside a frame around what they speak of."""

from PySide6.QtCore import QPoint, QRect, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QVBoxLayout, QWidget

from crank_desktop.ui.theme import Space, room_for
from crank_desktop.ui.widgets.flowing import Flowing

_WIDTH = 320


class Callout(QFrame):
    """``forward``, ``backward`` and ``ended`` by button or by key.

    It is a part of the window like any other: who clicks into a text can write in it.
    """

    forward = Signal()
    backward = Signal()
    ended = Signal()

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self._window = window
        self.setObjectName("callout")
        self.setAccessibleName("Tour")
        self.frame = QFrame(window)
        self.frame.setObjectName("spotlight")
        self.frame.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.heading, self.words, self.count = QLabel(), QLabel(), QLabel()
        self.heading.setProperty("role", "strong")
        for label in (self.heading, self.words):
            label.setWordWrap(True)
        self.count.setProperty("role", "muted")
        self.end, self.back = QPushButton("End the tour"), QPushButton("Back")
        self.next = QPushButton("Next")
        self.end.setProperty("role", "quiet")
        self.next.setProperty("role", "primary")
        for button, signal in (
            (self.end, self.ended),
            (self.back, self.backward),
            (self.next, self.forward),
        ):
            button.setAutoDefault(True)
            button.clicked.connect(signal)
        column = QVBoxLayout(self)
        column.setContentsMargins(Space.LARGE, Space.MEDIUM, Space.LARGE, Space.MEDIUM)
        column.setSpacing(Space.SMALL)
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addLayout(Flowing(self.count, None, self.end, self.back, self.next))
        # Shortcuts: a button takes the arrows for itself. They are heard while it has the keys.
        for key, signal in (
            (Qt.Key.Key_Escape, self.ended),
            (Qt.Key.Key_Right, self.forward),
            (Qt.Key.Key_Left, self.backward),
        ):
            shortcut = QShortcut(QKeySequence(key), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(signal)
        self.setFocusProxy(self.next)

    def say(self, heading: str, words: str, number: int, of: int) -> None:
        """Say something, as stop ``number`` of so many."""
        self.heading.setText(heading)
        self.words.setText(words)
        self.count.setText(f"{number} of {of}")
        self.back.setEnabled(number > 1)
        self.next.setText("Done" if number == of else "Next")
        self.next.setAccessibleDescription(f"{heading}. {words}")

    def point_at(self, target: QRect) -> None:
        """Stand beside a place of the window, where there is the most room, and frame it."""
        window = self._window.rect()
        width = min(room_for(self.words, _WIDTH), window.width() - 2 * Space.MEDIUM)
        self.setFixedSize(width, self.heightForWidth(width))
        size = self.size()
        gap = Space.MEDIUM
        beside = target.top() + min(gap, max(target.height() - size.height(), 0) // 2)
        under = max(target.right() - size.width(), gap)
        places = (
            QPoint(target.right() + gap, beside),
            QPoint(target.left() - gap - size.width(), beside),
            QPoint(under, target.bottom() + gap),
            QPoint(under, target.top() - gap - size.height()),
        )
        inside = [one for one in places if window.contains(QRect(one, size))]
        middle = QPoint(
            target.center().x() - size.width() // 2, target.center().y() - size.height() // 2
        )
        self.move(inside[0] if inside else middle)
        self.frame.setGeometry(target.intersected(window))
        for widget in (self.frame, self):
            widget.show()
            widget.raise_()
