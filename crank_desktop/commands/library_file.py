"""``crank library``: the file itself, told about, verified, backed up."""

from argparse import Namespace
from dataclasses import asdict

from crank_desktop.commands.console import Console
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import inspection
from crank_desktop.library.backup import back_up
from crank_desktop.library.library import Library


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
    with Library(console.library, write=False):
        made = back_up(console.library)
    console.report({"backup": str(made)}, [f"backed up and verified: {made}"])
    return 0


def _words(value: object) -> str:
    return "none" if value is None else str(value)
