"""Waiting for a window that is looked at by the program itself, for a proof or a picture."""

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication, QEvent, QEventLoop, QObject, QTimer, SignalInstance
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QWidget

LONGEST = 60_000
"""Milliseconds until a painting that does not come is given up; cold disks are slow."""
_FRAME = 50
"""Milliseconds between two looks."""
_MOST_LOOKS = 100
_SAME = 3
"""Looks in a row that see no difference."""


class Heard(QObject):
    """Hears a signal, also one that comes before anybody waits for it."""

    def __init__(self, signal: SignalInstance) -> None:
        super().__init__()
        self._heard = False
        self._loop = QEventLoop(self)
        self._patience = QTimer(self, singleShot=True, interval=LONGEST)
        self._patience.timeout.connect(self._loop.quit)
        signal.connect(self._hear)

    def wait(self) -> bool:
        """Return once it was heard; False where it does not come."""
        if not self._heard:
            self._patience.start()
            self._loop.exec()
            self._patience.stop()
        return self._heard

    def _hear(self) -> None:
        self._heard = True
        self._loop.quit()


def wait(milliseconds: int) -> None:
    """Let the window live for a while."""
    loop = QEventLoop()
    QTimer.singleShot(milliseconds, loop, loop.quit)
    loop.exec()


def wait_until(holds: Callable[[], bool]) -> bool:
    """Return once something holds; False where it never does."""
    for _look in range(LONGEST // _FRAME):
        if holds():
            return True
        wait(_FRAME)
    return False


def take_down(window: QWidget) -> None:
    """Close a window and delete it now: at the end of the process the preview would be too late."""
    window.close()
    window.deleteLater()
    QCoreApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete.value)


def settled(widget: QWidget) -> QImage:
    """What a widget shows once it stays the same: what a page paints arrives some frames later."""
    image, same = widget.grab().toImage(), 0
    for _look in range(_MOST_LOOKS):
        wait(_FRAME)
        later = widget.grab().toImage()
        same = same + 1 if later == image else 0
        image = later
        if same == _SAME:
            break
    return image
