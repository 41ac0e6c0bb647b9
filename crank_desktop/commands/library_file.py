"""``crank library``: the file itself, told about, verified, backed up, brought back."""

from argparse import Namespace
from dataclasses import asdict
from pathlib import Path

from crank_desktop.commands.console import Console
from crank_desktop.document.counting import counted
from crank_desktop.errors import LibraryProblem, NothingDone
from crank_desktop.library import inspection
from crank_desktop.library.backup import backups_of
from crank_desktop.library.differences import Difference, Differing, differences
from crank_desktop.library.library import Library
from crank_desktop.library.restoring import restore as put_back


def info(console: Console, _choices: Namespace) -> int:
    """The library in figures."""
    values = asdict(inspection.info(console.library))
    lines = [f"{name.replace('_', ' '):<12} {_words(value)}" for name, value in values.items()]
    console.report(values, lines)
    return 0


def verify(console: Console, _choices: Namespace) -> int:
    """Read everything; exit 4 with what is wrong."""
    problems = inspection.verify(console.library)
    if problems and not console.as_json:
        raise LibraryProblem(
            f"{console.library}: {problems[0]}; restore the last backup (crank library info)"
        )
    console.report(
        {"path": str(console.library), "problems": problems}, [f"{console.library}: sound"]
    )
    return LibraryProblem.exit_code if problems else 0


def backup(console: Console, _choices: Namespace) -> int:
    """Make a verified backup now."""
    with Library(console.library, write=False) as library:
        made = library.back_up(console.progress())
    console.report({"backup": str(made)}, [f"backed up and verified: {made}"])
    return 0


def restore(console: Console, choices: Namespace) -> int:
    """Say what a backup would change, and, unless only that is asked for, bring it back."""
    backup = Path(choices.backup) if choices.backup else _newest(console.library)
    found, unknown = _what_differs(console, backup)
    value: dict[str, object] = {
        "backup": str(backup),
        "differences": None if unknown else [_as_value(one) for one in found],
    }
    lines = [unknown] if unknown else [_told(one) for one in found] or ["no issue differs"]
    if not choices.dry_run:
        aside = put_back(console.library, backup, console.progress())
        value["aside"] = None if aside is None else str(aside)
        lines.append(f"restored: {backup}")
        if aside is not None:
            lines.append(f"what was there until now: {aside}")
    console.report(value, lines)
    return 0


def _newest(path: Path) -> Path:
    backups = backups_of(path)
    if not backups:
        raise NothingDone(f"{path}: there is no backup yet; name a file to restore")
    return backups[0][1]


def _what_differs(console: Console, backup: Path) -> tuple[tuple[Difference, ...], str]:
    """The differences, or in words why they are not known: a damaged library is no obstacle."""
    try:
        with Library(console.library, write=False, create=False) as library:
            return differences(library, backup, console.progress()), ""
    except LibraryProblem as problem:
        return (), f"what differs is not known: {problem}"


def _told(one: Difference) -> str:
    label = one.label or "Untitled issue"
    if one.how is Differing.CHANGES:
        return f"{label} {one.how}: {one.words_now:,} words now, {one.words_then:,} in the backup"
    return f"{label} {one.how}: {counted(one.words_now or one.words_then, 'word')}"


def _as_value(one: Difference) -> dict[str, object]:
    return {**asdict(one), "how": str(one.how)}


def _words(value: object) -> str:
    return "none" if value is None else str(value)
