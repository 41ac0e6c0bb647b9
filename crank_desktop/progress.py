"""How long work tells how far it is and learns that it was cancelled, without knowing of Qt."""

from collections.abc import Callable

from crank_desktop.errors import CrankError


class Cancelled(CrankError):
    """The editor asked to stop; whatever was under way has changed nothing."""

    exit_code = 1


class Progress:
    """Steps of one piece of work: ``advance`` reports and raises ``Cancelled`` when asked to stop.

    ``report`` receives the steps done, the steps in all and the words for the current step.
    """

    def __init__(
        self,
        report: Callable[[int, int, str], None] | None = None,
        cancelled: Callable[[], bool] | None = None,
    ) -> None:
        self._report = report
        self._cancelled = cancelled
        self._done = 0

    def advance(self, total: int, what: str) -> None:
        """Count one step of ``total`` and say what it was; raises ``Cancelled``."""
        if self._cancelled is not None and self._cancelled():
            raise Cancelled(f"stopped before: {what}")
        self._done += 1
        if self._report is not None:
            self._report(self._done, total, what)
