"""The sample library: every sample issue that ships, imported as an editor would."""

import shutil
import tempfile
from pathlib import Path

from crank_desktop.bundled import resource
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, first_settings
from crank_desktop.errors import LibraryProblem
from crank_desktop.importing.reader import Shape, read_issue
from crank_desktop.library.library import Library
from crank_desktop.library.restoring import settle
from crank_desktop.library.schema import appear
from crank_desktop.progress import Progress
from crank_desktop.sources.outlets import shipped_outlets

SAMPLES = ("2024-11.eml", "2024-12.txt", "2025-02.html", "2025-03.txt")
"""The sample issues that ship, the oldest first."""


def sample(name: str = SAMPLES[-1]) -> PortableIssue:
    """A sample issue as the importer reads it."""
    return read_issue(resource("samples", name).read_bytes(), Shape.AUTO, shipped_outlets())


def sample_library(path: Path, progress: Progress | None = None) -> None:
    """Put every sample issue into the library at ``path``, as importing them one by one does."""
    progress = progress or Progress()
    with Library(path, write=True) as library:
        for name in SAMPLES:
            issue = sample(name)
            progress.advance(len(SAMPLES), issue.label)
            settings = first_settings(library.load_newsletter(), issue)
            library.apply(AddIssue(issue, settings=settings))


def make_sample_library(path: Path, progress: Progress) -> None:
    """Make the sample library at ``path``, whole or not at all; one that is there stays.

    Raises ``LibraryProblem`` and ``Cancelled``.
    """
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(prefix=".samples-", dir=path.parent))
        try:
            made = folder / path.name
            sample_library(made, progress)
            settle(made)
            appear(made, path)
        finally:
            shutil.rmtree(folder, ignore_errors=True)
    except OSError as error:
        raise LibraryProblem(
            f"the sample library cannot be made at “{path}” ({error.strerror}): make room there"
        ) from error
