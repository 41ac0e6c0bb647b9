"""``crank import``: published issues into the library."""

from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

from crank_desktop.commands.console import Console
from crank_desktop.document.addresses import addresses
from crank_desktop.document.compose import compose
from crank_desktop.document.counting import counted, counted_items
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.keeping import keeping
from crank_desktop.errors import InputRefused
from crank_desktop.importing.decoding import MOST_BYTES, check_size
from crank_desktop.importing.reader import Shape, read_file
from crank_desktop.library.changes import Change
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueRow, StoredIssue
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, NoteKind
from crank_desktop.sources.outlets import shipped_outlets

_NOTES = {
    NoteKind.LINK_GUESS: ("guessed link", "guessed links"),
    NoteKind.LOST_LINK: ("trace of a lost link", "traces of lost links"),
    NoteKind.STRAY_SPACE: ("stray space", "stray spaces"),
    NoteKind.SPLIT_OUTLETS: ("run of outlets taken apart", "runs of outlets taken apart"),
    NoteKind.UNSURE_OUTLETS: ("doubtful run of outlets", "doubtful runs of outlets"),
    NoteKind.REJOINED_LINE: ("rejoined line", "rejoined lines"),
    NoteKind.DROPPED_FURNITURE: ("part left out", "parts left out"),
    NoteKind.INFERRED_YEAR: ("inferred year", "inferred years"),
    NoteKind.DROPPED_MARKUP: ("detail of layout left out", "details of layout left out"),
    NoteKind.UNRECOGNISED: ("part not recognized", "parts not recognized"),
}


def import_files(console: Console, choices: Namespace) -> int:
    """Import each file.

    All are read before the first is stored, so that a bad one changes nothing.
    """
    shape = Shape(choices.shape)
    progress = console.progress()
    found = []
    for name in choices.files:
        progress.advance(len(choices.files), f"reading {name}")
        found.append(_read(Path(name), shape, choices.label or ""))
    reports: list[dict[str, object]] = []
    lines: list[str] = []
    kept: list[Change] = []
    with Library(console.library, write=True) as library:
        for name, read in zip(choices.files, found, strict=True):
            issue = read.issue
            same = None if choices.as_new else library.find_same(issue)
            if same is not None and not choices.replace:
                lines.append(_already_there(name, same))
                reports.append(
                    {"file": name, "imported": False, "label": same.label, "id": same.id}
                )
                continue
            kept.append(_keep(library, name, read, same, kept))
            report = _report(name, issue)
            reports.append(report)
            lines += _lines(report, issue)
    console.report(reports, lines)
    return 0 if any(report["imported"] for report in reports) else 1


def _keep(
    library: Library,
    name: str,
    read: StoredIssue,
    same: IssueRow | None,
    kept: Sequence[Change],
) -> Change:
    """Store an issue in the place of ``same``, or beside all others.

    One that the library refuses takes those ``kept`` before it out again: nothing is changed.
    """
    change = keeping(library, read, same)
    try:
        library.apply(change)
    except InputRefused as error:
        for earlier in reversed(kept):
            library.revert(earlier)
        raise InputRefused(f"{name}: {error}") from error
    return change


def _already_there(name: str, same: IssueRow) -> str:
    return (
        f'{name}: "{same.label}" is in the library already; '
        "use --replace or --as-new to import it all the same"
    )


def _read(path: Path, shape: Shape, label: str) -> StoredIssue:
    try:
        size = path.stat().st_size if path.is_file() else 0
        if size > MOST_BYTES:
            check_size(size)
        return read_file(path.read_bytes(), shape, shipped_outlets(), label)
    except OSError as error:
        raise InputRefused(f"{path}: cannot be read: {error.strerror}") from error
    except InputRefused as error:
        raise InputRefused(f"{path}: {error}") from error


def _report(name: str, issue: PortableIssue) -> dict[str, object]:
    lost = [placed for placed in addresses(compose(issue)) if placed.lost]
    return {
        "file": name,
        "imported": True,
        "label": issue.label,
        "uid": issue.uid,
        "sections": {str(section.kind): len(section.items) for section in issue.sections},
        "lost_addresses": sum(1 for placed in lost if not placed.mail),
        "lost_mail_addresses": sum(1 for placed in lost if placed.mail),
        "notes": dict(Counter(str(note.kind) for note in issue.notes)),
    }


def _lines(report: dict[str, object], issue: PortableIssue) -> list[str]:
    """What was found, what was lost, and what an editor should look at."""
    parts = [counted_items(len(s.items), ITEM_KIND_OF_SECTION[s.kind]) for s in issue.sections]
    lines = [f"{report['file']}: imported {issue.label}: {', '.join(parts)}"]
    for key, one in (("lost_addresses", "address"), ("lost_mail_addresses", "mail address")):
        count = report[key]
        if isinstance(count, int) and count:
            lines.append(f"  {counted(count, one, f'{one}es')} missing")
    kinds = Counter(note.kind for note in issue.notes)
    if kinds:
        noted = ", ".join(counted(count, *_NOTES[kind]) for kind, count in kinds.items())
        lines.append(f"  notes to look at: {noted}")
    return lines
