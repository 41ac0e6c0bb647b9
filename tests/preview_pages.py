"""A preview pane for tests: shows HTML and reads back what the page has become."""

import json
from collections.abc import Mapping

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from crank_desktop.document.compose import compose
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import PortableIssue
from crank_desktop.exports.export import ExportChoices, options_for
from crank_desktop.render.email_html import Email, render_email_parts
from crank_desktop.render.pieces import Pieces
from crank_desktop.ui.preview.pane import PreviewPane
from crank_desktop.ui.preview.web_view import WebView

WAIT = 20_000
"""Milliseconds after which a page that does not answer fails the test."""

_TREE = "[...document.childNodes].map((node) => new XMLSerializer().serializeToString(node))"


def email(issue: PortableIssue) -> Email:
    """The email of an issue as the window hands it to the preview."""
    return render_email_parts(compose(issue), options_for(issue, Newsletter(), ExportChoices()))


def asked(qtbot: QtBot, pane: PreviewPane, expression: str) -> object:
    """What a JavaScript expression is worth in the page of a pane."""
    view = pane._view
    assert isinstance(view, WebView)
    answers: list[str] = []
    view.page.runJavaScript(f"JSON.stringify([{expression}])", 1, answers.append)
    qtbot.waitUntil(lambda: bool(answers), timeout=WAIT)
    assert answers[0], expression
    return json.loads(answers[0])[0]


def tree_of(qtbot: QtBot, pane: PreviewPane) -> object:
    """The whole document in a pane, byte for byte, with what stands outside its root."""
    whole = f"[document.compatMode, document.documentElement.outerHTML, {_TREE}]"
    return asked(qtbot, pane, whole)


class ShownPreview:
    """A pane on the screen of the test, with its view made."""

    def __init__(
        self, qtbot: QtBot, pictures: Mapping[str, bytes] | None = None, width: int = 700
    ) -> None:
        self.qtbot = qtbot
        self.asked: list[str] = []
        self._pictures = pictures or {}
        self.pane = PreviewPane(self._picture)
        self.pane.resize(width, 600)
        qtbot.addWidget(self.pane)
        self.pane.show()
        self.pane.start()
        assert self.pane._view is not None, self.pane.message.words

    def _picture(self, name: str) -> bytes | None:
        self.asked.append(name)
        return self._pictures.get(name)

    @property
    def web(self) -> WebView:
        """The view behind the pane."""
        view = self.pane._view
        assert isinstance(view, WebView)
        return view

    def show(self, html: str | Pieces) -> None:
        """Show HTML, whole or in pieces, and wait until it is painted."""
        with self.qtbot.waitSignal(self.pane.painted, timeout=WAIT):
            self.pane.show_pieces((html,) if isinstance(html, str) else html)

    def reload(self) -> None:
        """Load what is shown from its bytes."""
        with self.qtbot.waitSignal(self.pane.painted, timeout=WAIT):
            self.web._load_due = True
            self.web._advance()

    def ask(self, expression: str) -> object:
        """What a JavaScript expression is worth in the page."""
        return asked(self.qtbot, self.pane, expression)

    def until(self, expression: str, worth: object) -> None:
        """Wait until a JavaScript expression is worth this."""
        self.qtbot.waitUntil(lambda: self.ask(expression) == worth, timeout=WAIT)

    def tree(self) -> object:
        """The whole document, byte for byte, with what stands outside its root."""
        return tree_of(self.qtbot, self.pane)

    def click(self, selector: str, button: Qt.MouseButton = Qt.MouseButton.LeftButton) -> None:
        """Click in the middle of the first element of the page that a selector finds."""
        place = self.ask(
            f"(({{left, top, width, height}}) => [left + width / 2, top + height / 2])"
            f"(document.querySelector({json.dumps(selector)}).getBoundingClientRect())"
        )
        assert isinstance(place, list)
        zoom = self.web.page.zoomFactor()
        x, y = (round(number * zoom) for number in place)
        target = self.web.view.focusProxy()
        assert isinstance(target, QWidget)
        QTest.mouseClick(target, button, Qt.KeyboardModifier.NoModifier, QPoint(x, y))
