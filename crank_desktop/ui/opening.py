"""Opening a library for a window: for changes where nobody else has it, else for reading."""

from pathlib import Path

from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library


def open_library(path: Path) -> tuple[Library, str]:
    """The library at ``path``, and what an editor should know of it.

    One that another window is changing is opened for reading. Raises ``LibraryProblem`` where it
    cannot be read either.
    """
    try:
        library = Library(path, write=True)
    except LibraryProblem as error:
        if not path.exists():
            raise
        why = str(error)
        return Library(path, write=False, create=False), f"{why}. Until then it can only be read."
    return library, library.notice
