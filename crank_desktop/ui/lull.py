"""Work that waits for a moment between two keys, so that no key is drawn late for its sake."""

from PySide6.QtCore import QElapsedTimer, QObject, QTimer

QUIET = 60
"""Milliseconds without a key after which the one before is drawn, in the preview too."""


class Lull(QTimer):
    """Fires in a lull after something was typed: ``after`` milliseconds at the soonest.

    Where the keys leave no lull it fires all the same, ``latest`` milliseconds after the first.
    """

    def __init__(self, parent: QObject, *, after: int, latest: int) -> None:
        super().__init__(parent, singleShot=True)
        self._after, self._latest = after, latest
        self._since_first = QElapsedTimer()

    def note_key(self) -> None:
        """Wait for the lull after this key."""
        if not self.isActive():
            self._since_first.start()
        passed = self._since_first.elapsed()
        due = min(max(self._after, passed + QUIET), self._latest)
        self.start(max(due - passed, 0))
