"""The pane of the preview as the window knows it. Loading this module loads no WebEngine."""

import os
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QTimer, Signal
from PySide6.QtGui import QIcon, QPaintEvent
from PySide6.QtWidgets import QStackedLayout, QVBoxLayout, QWidget

from crank_desktop.render.pieces import Pieces
from crank_desktop.ui.preview.link_bar import LinkBar
from crank_desktop.ui.preview.look import Look
from crank_desktop.ui.preview.message import Message
from crank_desktop.ui.preview.toolbar import ToolBar

NOTHING_OPEN = "Open an issue to see its email here."
NOT_AS_ROOT = (
    "The preview cannot run for the system’s administrator account. Everything else works. "
    "To see the preview, close Crank Desktop and start it from your own account."
)
STOPPED = "The preview stopped. Your text is safe."
SHOW_AGAIN = "Show the preview again"


class _View(Protocol):
    """What the pane asks of the view, whose class is loaded late."""

    @property
    def denied_requests(self) -> int: ...
    def show_pieces(self, pieces: Pieces) -> None: ...
    def turn_to(self, pieces: Pieces) -> None: ...
    def show_block(self, block: str, occurrence: int) -> None: ...
    def point(self, number: int, count: int, *, follow: bool) -> None: ...
    def clear(self) -> None: ...
    def set_look(self, look: Look) -> None: ...
    def deleteLater(self) -> None: ...  # noqa: N802 - Qt's name


class PreviewPane(QWidget):
    """Shows the email of an issue exactly as it is exported, and follows every change of it.

    ``picture`` gives the bytes of a picture of the library by its relative file name, or by its
    hosted address (as ``QUrl`` encodes it) where the email shows that one. ``patched`` says that
    the page was made what ``show_html`` gave, ``painted`` that this was painted; ``link_opened``
    tells an address that the editor sent to the browser.
    """

    patched = Signal()
    painted = Signal()
    link_opened = Signal(str)
    part_clicked = Signal(int, str, int)
    """The number of the item whose part was clicked, the words of the part, and where in them."""

    def __init__(
        self, picture: Callable[[str], bytes | None], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setObjectName("preview")
        self.setAccessibleName("Preview of the issue")
        self._picture = picture
        self._pieces: Pieces | None = None
        self._block: tuple[str, int] | None = None
        self._view: _View | None = None
        self._without = ""
        self._seen = False
        self._denied_before = 0
        self.tool_bar = ToolBar(self)
        self.link_bar = LinkBar(self)
        self.message = Message(self)
        self._stack = QStackedLayout()
        self._stack.addWidget(self.message)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.tool_bar)
        layout.addLayout(self._stack, stretch=1)
        layout.addWidget(self.link_bar)
        self.message.pressed.connect(self._show_again)
        self.tool_bar.changed.connect(self._look_changed)
        self.link_bar.opened.connect(self.link_opened)
        self.message.say(NOTHING_OPEN)

    @property
    def denied_requests(self) -> int:
        """How many requests of the emails shown in this pane were denied."""
        return self._denied_before + (self._view.denied_requests if self._view else 0)

    @property
    def refusal(self) -> str:
        """Why this pane makes no view; "" where it does."""
        return self._without or (NOT_AS_ROOT if _is_root_with_sandbox() else "")

    def do_without(self, words: str) -> None:
        """Make no view, and say why; to be called before there is one."""
        self._without = words

    def set_icons(self, icon: Callable[[str], QIcon]) -> None:
        """Give the tool bar icons; ``icon`` finds one by a name such as ``mdi6.cellphone``."""
        self.tool_bar.set_icons(icon)

    def start(self) -> None:
        """Make the view, which takes a few hundred milliseconds; done already, it does nothing.

        The pane calls it itself, after it was painted for the first time.
        """
        if self._view is not None:
            return
        if self.refusal:
            self.message.say(self.refusal)
            return
        from crank_desktop.ui.preview.web_view import WebView  # noqa: PLC0415 - slow to load

        view = WebView(self._picture, self.tool_bar.look, self)
        view.patched.connect(self.patched)
        view.painted.connect(self.painted)
        view.link_clicked.connect(self.link_bar.ask)
        view.part_clicked.connect(self.part_clicked)
        view.stopped.connect(self._view_stopped)
        self._stack.addWidget(view)
        self._view = view
        if self._pieces is not None:
            self.show_pieces(self._pieces)
        if self._block is not None:
            view.show_block(*self._block)

    def show_html(self, html: str) -> None:
        """Show this HTML; the latest wins, and it is kept while there is no view yet."""
        self.show_pieces((html,))

    def show_pieces(self, pieces: Pieces) -> None:
        """The same for an output in pieces, of which only the changed ones are made anew."""
        self._pieces = pieces
        if self._view is not None:
            # The view comes last, also where a stopped one is not gone yet.
            self._stack.setCurrentIndex(self._stack.count() - 1)
            self._view.show_pieces(pieces)

    def turn_to(self, pieces: Pieces) -> None:
        """Show another output of the same issue, at the item that is seen now."""
        self._pieces = pieces
        if self._view is not None:
            self._view.turn_to(pieces)

    def show_block(self, block: str, occurrence: int) -> None:
        """Bring a part of the latest HTML into view, and leave the page alone if it is.

        ``block`` is the HTML of the part, one of ``Email.blocks``; ``occurrence`` counts the equal
        parts before it, from 0.
        """
        self._block = (block, occurrence)
        if self._view is not None:
            self._view.show_block(block, occurrence)

    def point(self, number: int, count: int, *, follow: bool) -> None:
        """Mark the paragraph of an item's word; ``follow`` brings it into view softly."""
        if self._view is not None:
            self._view.point(number, count, follow=follow)

    def clear(self) -> None:
        """Show no email; the next one begins at its top."""
        self._pieces = self._block = None
        self.link_bar.hide()
        if self._view is not None:
            self._view.clear()
            self.message.say(NOTHING_OPEN)
            self._stack.setCurrentWidget(self.message)

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802 - Qt's name
        """Start the view once the pane itself is on the screen."""
        super().paintEvent(event)
        if not self._seen:
            self._seen = True
            QTimer.singleShot(0, self, self.start)

    def _look_changed(self, look: Look) -> None:
        if self._view is not None:
            self._view.set_look(look)

    def _view_stopped(self) -> None:
        """The view is of no use without its process; a new one is made when asked for."""
        self._denied_before = self.denied_requests
        stopped, self._view = self._view, None
        self._stack.setCurrentWidget(self.message)
        if stopped is not None:
            stopped.deleteLater()
        self.link_bar.hide()
        self.message.say(STOPPED, SHOW_AGAIN)

    def _show_again(self) -> None:
        self.message.say("")
        self.start()


def _is_root_with_sandbox() -> bool:
    """QtWebEngine ends the whole process of root unless its sandbox was turned off outside."""
    return (
        hasattr(os, "geteuid")
        and os.geteuid() == 0
        and os.environ.get("QTWEBENGINE_DISABLE_SANDBOX") != "1"
    )
