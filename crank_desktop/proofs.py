"""What the program can prove of itself without a window, in a checkout, a wheel or an installer.

Each proof works in an empty folder, says in a few words what it saw, and raises where that is not
what it should be.
"""

import os
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from crank_desktop.bundled import database, resource, resource_text
from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import HighlightItem
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.item_changes import InsertItem
from crank_desktop.exports.export import ExportChoices, export_issue, write_exports
from crank_desktop.exports.formats import FORMATS
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.migration import make_by_migrations
from crank_desktop.progress import Progress
from crank_desktop.render.layouts import layout_names, load_layout
from crank_desktop.sources.outlets import read_outlets
from crank_desktop.spelling.dictionary import Language, load_dictionary
from crank_desktop.spelling.words import words_in
from crank_desktop.ui.dialogs.components import components
from crank_desktop.ui.dialogs.help_pages import help_pages
from crank_desktop.ui.libraries.samples import SAMPLES, sample, sample_library
from crank_desktop.userdirs import HOME


class NotProven(Exception):
    """Something is not as it should be; says what."""


Proof = Callable[[Path], str]


@contextmanager
def throwaway_home() -> Iterator[Path]:
    """A folder for libraries, settings and logs instead of the user's own, gone afterwards."""
    before = os.environ.get(HOME)
    with tempfile.TemporaryDirectory(prefix="crank-desktop-", ignore_cleanup_errors=True) as folder:
        os.environ[HOME] = folder
        try:
            yield Path(folder)
        finally:
            del os.environ[HOME]
            if before is not None:
                os.environ[HOME] = before


def _prove_files(_folder: Path) -> str:
    """Everything that ships can be read by what reads it; themes and fonts are the window's."""
    layouts = [load_layout(name) for name in layout_names()]
    found = {
        "layouts": len(layouts),
        "outlets": len(read_outlets(resource_text("outlets", "outlets.csv"))),
        "samples": len([sample(name) for name in SAMPLES]),
        "help pages": len(help_pages()),
        "help pictures": len([one.read_bytes() for one in resource("help").glob("pictures/*.png")]),
        "licenses": len(components()),
        "migrations": len(list(database("versions").glob("*.py"))),
    }
    empty = [name for name, count in found.items() if not count]
    if empty or not resource_text("preview", "preview.js"):
        raise NotProven(f"nothing was found of: {', '.join(empty) or 'the preview'}")
    return ", ".join(f"{count} {name}" for name, count in found.items())


def _prove_migration(folder: Path) -> str:
    """The migrations make what a new library is made as."""
    path = folder / "migrated.crank"
    make_by_migrations(path)
    with Library(path, write=True) as library:
        library.apply(AddIssue(sample()))
    wrong = verify(path)
    if wrong:
        raise NotProven("; ".join(wrong))
    return "an empty library was brought up to date and is sound"


def _prove_change(folder: Path) -> str:
    """A change is in the file, and taking it back leaves the file as it was."""
    path = folder / "changed.crank"
    sample_library(path)
    with Library(path, write=True) as library:
        row = library.issue_rows()[0]
        before = library.load_issue(row.id)
        change = InsertItem(before.sections[0].uid, 0, HighlightItem(heading="A change"))
        library.apply(change)
        changed = library.load_issue(row.id).sections[0].items[0]
        library.revert(change)
        after = library.load_issue(row.id)
    if changed != change.item or after != before:
        raise NotProven(f"a change of “{before.label}” was not done or not taken back")
    return f"one item of {before.label} added and taken back"


def _prove_formats(folder: Path) -> str:
    """Every format is written, and the same twice."""
    issue, choices = sample(), ExportChoices(allow_missing=True)
    exports = [export_issue(issue, Newsletter(), one, choices) for one in FORMATS.values()]
    again = [export_issue(issue, Newsletter(), one, choices) for one in FORMATS.values()]
    if exports != again or not all(export.content for export in exports):
        raise NotProven("an export is empty, or differs from itself")
    written = write_exports(issue, exports, folder / "exports")
    if [path.read_bytes() for path in written] != [export.content for export in exports]:
        raise NotProven("a file does not hold what was exported")
    return f"{len(exports)} formats: {', '.join(FORMATS)}"


def _prove_spelling(_folder: Path) -> str:
    """A misspelled word is found, and what was meant, in both languages."""
    text = "The goverment said so."
    for language in Language:
        dictionary = load_dictionary(language, Progress())
        found = [one.key for one in words_in(text, prose=True) if not dictionary.knows(one.key)]
        if found != ["goverment"] or "government" not in dictionary.suggest("goverment"):
            raise NotProven(f"{language} finds {found or 'nothing'} in “{text}”")
    return f"a misspelled word is found in {len(Language)} languages"


PROOFS: Mapping[str, Proof] = {
    "files": _prove_files,
    "migration": _prove_migration,
    "change": _prove_change,
    "formats": _prove_formats,
    "spelling": _prove_spelling,
}
