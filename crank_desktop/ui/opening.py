"""Opening a library for a window: for changes where nobody else has it, else for reading."""

from pathlib import Path
from typing import NamedTuple

from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.library.lock import Held
from crank_desktop.library.places import UnsafePlace


class Opened(NamedTuple):
    """An open library, what an editor should know of it, whether somebody else may change it."""

    library: Library
    notice: str
    is_held: bool = False


def open_library(path: Path, *, create: bool = True) -> Opened:
    """Open the library at ``path``.

    One that another window is changing is opened for reading. Raises ``LibraryProblem`` where it
    cannot be read either, and ``UnsafePlace`` where it must not be written.
    """
    try:
        library = Library(path, write=True, create=create)
    except UnsafePlace:
        raise
    except LibraryProblem as error:
        if not path.exists():
            raise
        notice = f"{error}. Until then it can only be read."
        return Opened(
            Library(path, write=False, create=False), notice, is_held=isinstance(error, Held)
        )
    return Opened(library, library.notice)
