"""The errors this program reports to an editor, each with the exit code of the command line."""


class CrankError(Exception):
    """Something an editor can act on: one line naming the file, the place and the way out.

    Anything else that is raised is a fault of the program and ends in a report.
    """

    exit_code = 3


class NothingDone(CrankError):
    """There was nothing to find or nothing to do (exit 1): no such issue, already imported."""

    exit_code = 1


class WrongUse(CrankError):
    """A choice that does not exist (exit 2), told with those that do."""

    exit_code = 2


class InputRefused(CrankError):
    """The input is missing, unreadable or no newsletter (exit 3); nothing was changed."""

    exit_code = 3


class LibraryProblem(CrankError):
    """The library cannot be opened, written or trusted (exit 4)."""

    exit_code = 4
