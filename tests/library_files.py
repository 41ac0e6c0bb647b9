"""Libraries on disk for tests: small ones, damaged ones, and what lies beside them."""

import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from crank_desktop.document.portable import (
    AnalysisItem,
    Editor,
    HighlightItem,
    LinkItem,
    Masthead,
    Note,
    Outlet,
    PortableIssue,
    Section,
)
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import NoteKind, SectionKind

HOLD = """
import sys
from pathlib import Path
from crank_desktop.library.library import Library
with Library(Path(sys.argv[1]), write=True):
    print("open", flush=True)
    sys.stdin.read()
"""


def _example_sections() -> tuple[Section, ...]:
    return (
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading="July Highlights",
            items=(
                HighlightItem(
                    heading="Two ports agree on tugs",
                    body="The [deal](https://example.org/tugs) covers [ten tugs](missing:).",
                ),
                HighlightItem(heading="A pier is mended", body="It took a week."),
            ),
        ),
        Section(
            kind=SectionKind.LINKS,
            heading="Links",
            items=(
                LinkItem(
                    text="Pilots went home early.",
                    outlets=(
                        Outlet(name="Tide Times", url="https://Tides.example:443/pilots#top"),
                        Outlet(name="Quay News"),
                    ),
                ),
            ),
        ),
        Section(
            kind=SectionKind.ANALYSIS,
            heading="Recent Analysis",
            items=(
                AnalysisItem(
                    title="Why tugs matter",
                    url="https://example.org/tugs",
                    authors=("Bo Reed", "Cy Lund"),
                    institution="Dock School",
                ),
            ),
        ),
    )


def example_issue(label: str = "July 2025", month: int = 7, year: int = 2025) -> PortableIssue:
    """An issue with a section of each kind of list, written for this purpose."""
    return PortableIssue(
        newsletter="Harbor Letter",
        label=label,
        month=month,
        year=year,
        intro="What the [four ports](https://example.org/ports) did this month.",
        masthead=Masthead(
            name="Harbor Letter",
            editors=(Editor(role="Editor", name="Ada Marsh", email="missing:"),),
        ),
        sections=_example_sections(),
        notes=(
            Note(where="sections/0/items/0", kind=NoteKind.LINK_GUESS, message="?", text="deal"),
            Note(where="sections/1", kind=NoteKind.UNRECOGNISED, message="?", text="—"),
            Note(where="footer", kind=NoteKind.DROPPED_FURNITURE, message="?", text="Share"),
        ),
    )


def numbered_issue(number: int) -> PortableIssue:
    """The issue with this number: always the same, unlike any other, of one to eighty items."""
    chance = random.Random(number)  # noqa: S311 - for the same words every time
    sections = tuple(
        Section(
            kind=SectionKind.HIGHLIGHTS,
            heading=f"Section {s}",
            items=tuple(
                HighlightItem(
                    heading=f"Item {i} of {number}",
                    body=f"See [it](https://example.org/{number}/{i}). "
                    + "Waves. " * chance.randrange(400),
                )
                for i in range(chance.randrange(1, 20))
            ),
        )
        for s in range(chance.randrange(1, 5))
    )
    return PortableIssue(label=f"no. {number}", year=number, sections=sections)


def small_library(path: Path) -> PortableIssue:
    """Make a library with one issue; the issue."""
    issue = example_issue()
    with Library(path, write=True) as library:
        library.apply(AddIssue(issue))
    return issue


def library_of(path: Path, count: int) -> dict[str, PortableIssue]:
    """Make a library of so many issues; each by its label."""
    issues = [numbered_issue(number) for number in range(count)]
    with Library(path, write=True) as library:
        for issue in issues:
            library.apply(AddIssue(issue))
    return {issue.label: issue for issue in issues}


def issues_in(path: Path) -> dict[str, PortableIssue]:
    """Every issue of a library, by its label."""
    with Library(path, write=False) as library:
        return {row.label: library.load_issue(row.id) for row in library.issue_rows()}


def damaged(path: Path) -> None:
    """Make a library whose issues' page is overwritten."""
    small_library(path)
    with closing(sqlite3.connect(path)) as raw:
        (page,) = raw.execute("SELECT rootpage FROM sqlite_master WHERE name='issue'").fetchone()
        (size,) = raw.execute("PRAGMA page_size").fetchone()
    with path.open("rb+") as file:
        file.seek((page - 1) * size)
        file.write(b"\x55" * size)


def pragma(path: Path, name: str) -> object:
    """What SQLite says of the file."""
    with closing(sqlite3.connect(path)) as raw:
        return raw.execute(f"PRAGMA {name}").fetchone()[0]


def names_in(folder: Path) -> list[str]:
    """The names of everything in a folder, sorted."""
    return sorted(one.name for one in folder.iterdir())


@contextmanager
def held_elsewhere(path: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process has the library open for changes."""
    with subprocess.Popen(
        [sys.executable, "-c", HOLD, str(path)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "open\n"
        yield process
