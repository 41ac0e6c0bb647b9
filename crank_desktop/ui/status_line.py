"""The line at the foot of the window: what is saved, how long the issue is, what it misses."""

from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QLabel, QPushButton, QStatusBar, QWidget

from crank_desktop.document.counting import count_words, counted, item_words
from crank_desktop.document.tree import Document
from crank_desktop.exports.check import subject_of
from crank_desktop.review.checks import check
from crank_desktop.review.rules import Subject
from crank_desktop.review.rules_delivery import GMAIL_LIMIT, message_bytes
from crank_desktop.ui.preview_feed import PreviewFeed
from crank_desktop.ui.theme import Space
from crank_desktop.ui.workspace import Workspace

_PAUSE = 250
"""Milliseconds without typing before the issue is counted and judged."""


class StatusLine(QObject):
    """Follows the workspace; ``findings_asked`` when the editor wants to see the findings."""

    findings_asked = Signal()

    def __init__(self, bar: QStatusBar, workspace: Workspace, feed: PreviewFeed) -> None:
        super().__init__(bar)
        self._workspace, self._bar = workspace, bar
        self.save_state = QLabel()
        self.save_state.setObjectName("saveState")
        self.save_state.setAccessibleName("Whether everything is saved")
        self._words, self._items, self._size = QLabel(), QLabel(), QLabel()
        self.findings = QPushButton()
        self.findings.setProperty("role", "quiet")
        self.findings.setToolTip("Show what stands in the way of sending this issue")
        self.findings.clicked.connect(self.findings_asked)
        for widget in (self.save_state, self._words, self._items, self._size):
            bar.addWidget(widget)
        bar.addPermanentWidget(self.findings)
        bar.installEventFilter(self)
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE)
        self._timer.timeout.connect(self._judge)
        feed.rendered.connect(self._timer.start)
        workspace.typed.connect(self._say_typed)
        workspace.saved.connect(self._say_saved)
        workspace.save_failed.connect(self._say_failed)
        if workspace.draft:
            self._say_saved(workspace.library.changed_at(workspace.draft.uid))
        self._judge()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        """Say only what there is room for: nothing is cut in the middle of a word."""
        if event.type() in {QEvent.Type.Resize, QEvent.Type.LayoutRequest}:
            self._fit()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """Leave out what an editor misses least where the line is too short for all of it."""
        figures = (self._items, self._size, self._words)
        if self._workspace.issue is None:
            return
        others = (one for one in self._bar.findChildren(QWidget) if one not in figures)
        shown = [one for one in others if not one.isHidden()]
        needs = sum(one.sizeHint().width() + Space.MEDIUM for one in (*shown, *figures))
        for figure in figures:
            fits = needs <= self._bar.width()
            needs -= 0 if fits else figure.sizeHint().width() + Space.MEDIUM
            if figure.isHidden() is fits:
                figure.setVisible(fits)

    def _say_typed(self, _uid: str) -> None:
        if self.save_state.property("role") != "danger":
            self.save_state.setText("Saving…")

    def _say_saved(self, moment: datetime) -> None:
        self._color("")
        self.save_state.setText(f"Saved {_when(moment.astimezone())}")

    def _say_failed(self, why: str) -> None:
        self._color("danger")
        self.save_state.setText(f"Not saved yet: {why}")

    def _color(self, role: str) -> None:
        self.save_state.setProperty("role", role)
        self.save_state.style().unpolish(self.save_state)
        self.save_state.style().polish(self.save_state)

    def _judge(self) -> None:
        issue = self._workspace.issue
        self.findings.setVisible(issue is not None)
        if issue is None:
            for widget in (self._words, self._items, self._size):
                widget.hide()
            self.save_state.clear()
            return
        subject = subject_of(issue, self._workspace.newsletter)
        self._words.setText(self._say_words(subject.document))
        counts = [len(section.items) for section in issue.sections]
        self._items.setText(" · ".join(map(str, counts)))
        self._items.setToolTip(
            ", ".join(
                f"{section.heading or section.kind}: {count}"
                for section, count in zip(issue.sections, counts, strict=True)
            )
        )
        self._say_size(subject)
        found = len(check(subject))
        self.findings.setText(counted(found, "finding"))
        self._fit()

    def _say_words(self, document: Document) -> str:
        words = counted(count_words(document), "word")
        uid = self._workspace.item_uid
        nodes = [node for section in document.sections for node in section.items]
        own = [item_words(node) for node in nodes if node.item.uid == uid]
        return f"{own[0]:,} of {words}" if own else words

    def _say_size(self, subject: Subject) -> None:
        written, sent = len(subject.email.encode()), message_bytes(subject)
        self._size.setText(f"{written / 1024:.0f} KB → {sent / 1024:.0f} of {GMAIL_LIMIT // 1024}")
        self._size.setToolTip(
            f"The email is {written:,} bytes; with its links rewritten for counting clicks it is "
            f"about {sent:,}. Gmail cuts a message off at {GMAIL_LIMIT // 1024} KB."
        )


def _when(moment: datetime) -> str:
    """The time of day, or the day where that was another one."""
    if moment.date() == datetime.now(UTC).astimezone().date():
        return f"{moment:%H:%M:%S}"
    return f"{moment:%B} {moment.day}, {moment.year}"
