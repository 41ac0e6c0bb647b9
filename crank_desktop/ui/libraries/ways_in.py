"""The ways to a library: the first start, one that cannot be opened, one that moves."""

from collections.abc import Sequence
from pathlib import Path
from typing import Protocol

from crank_desktop import userdirs
from crank_desktop.errors import CrankError
from crank_desktop.library.backup import list_backups
from crank_desktop.library.moving import Moved, move, refuse_target
from crank_desktop.library.places import UnsafePlace
from crank_desktop.library.restoring import restore
from crank_desktop.progress import Progress
from crank_desktop.settings import Settings
from crank_desktop.ui.libraries.backup_words import moment_words
from crank_desktop.ui.libraries.choice_page import Way
from crank_desktop.ui.libraries.remembering import forget, remember
from crank_desktop.ui.libraries.work_page import Job, Outcome

_HELLO = (
    "Write a monthly newsletter, see the email as you type, and send finished files with the"
    " service you use. Everything stays on this machine, in one file: your library."
)


class Sits(Protocol):
    """Whoever has the window: what a way leads to is done there."""

    @property
    def settings(self) -> Settings:
        """What the window remembers."""

    def open(self, path: Path, *, create: bool = False, then: str = "") -> None:
        """Open a library in place of what is shown, then do the action ``then``."""

    def choose(self) -> None:
        """Ask for the library to open."""

    def do(self, job: Job) -> None:
        """Work on a whole library, and open what comes of it."""

    def show(self, heading: str, sentence: str, ways: Sequence[Way]) -> None:
        """Show ways to go on in place of a library."""

    def say(self, words: str) -> None:
        """Say a line above what is shown."""


def show_welcome(session: Sits) -> None:
    """Show the ways to begin."""
    own = userdirs.library_file()

    def open_samples() -> None:
        open_sample_library(session)

    def begin() -> None:
        session.open(own, create=True)

    def begin_by_import() -> None:
        session.open(own, create=True, then="import")

    session.show(
        "Welcome to Crank Desktop",
        _HELLO,
        (
            Way(
                "Look around with the sample library",
                "Four issues of an invented newsletter, in a copy that is yours to change.",
                open_samples,
            ),
            Way("Start an empty library", f"It is kept in the folder “{own.parent.name}”.", begin),
            Way("Open a library…", "One that you have already, in any folder.", session.choose),
            Way(
                "Import an issue",
                "Begin your library with an issue that you have published.",
                begin_by_import,
            ),
        ),
    )


def show_trouble(session: Sits, path: Path, error: CrankError) -> None:
    """Show why the library of this start is not open, and the ways out."""

    def rescue() -> None:
        rescue_library(session, path)

    def try_again() -> None:
        session.open(path)

    def leave() -> None:
        forget(session.settings, path)
        show_welcome(session)

    heading = "The library cannot be opened"
    ways = [
        Way("Try again", "When it is back, or mended.", try_again),
        Way("Open a library…", "Another one, or this one in another folder.", session.choose),
        Way("Begin with another one", "This file is left alone, and no longer asked for.", leave),
    ]
    if isinstance(error, UnsafePlace) and path.is_file():
        heading = "This folder is no place for a library"
        where = f"It moves to {short(userdirs.library_folder())}, with everything in it."
        ways.insert(0, Way("Move it for me", where, rescue))
    sentence = f"{error}."
    if not path.exists():
        heading = "The library is not where it was"
        sentence = (
            f"{path.name} was opened last and is no longer in {short(path.parent)}. It may have"
            " been moved or renamed, or its drive is not connected. Nothing was changed."
        )
    backups = list_backups(path)
    if backups and not isinstance(error, UnsafePlace):
        newest = backups[0]

        def bring_back() -> None:
            restore_library(session, path, newest.path)

        when = f"As the library was on {moment_words(newest.made)}; what is here now is kept aside."
        ways.insert(1, Way("Restore the newest backup", when, bring_back))
    session.show(heading, sentence, ways)


def open_sample_library(session: Sits) -> None:
    """Open this user's copy of the sample library, made where there is none yet."""
    path = userdirs.samples_file()
    if path.is_file():
        session.open(path)
        return

    def work(progress: Progress) -> Outcome:
        # The importers behind it take time to load.
        from crank_desktop.ui.libraries.samples import make_sample_library  # noqa: PLC0415

        make_sample_library(path, progress)
        return Outcome(path, "This is the sample library: change in it whatever you like.")

    session.do(Job("Making the sample library", work, None))


def rescue_library(session: Sits, path: Path) -> None:
    """Move a library from where it must not be written to this user's folder."""
    folder = userdirs.library_folder()
    names = [path.name, *(f"{path.stem} {number}{path.suffix}" for number in range(2, 1000))]
    target = next(free for one in names if not (free := folder / one).exists())
    move_library(session, path, target)


def move_library(session: Sits, path: Path, target: Path) -> None:
    """Bring the library at ``path`` to ``target`` and open it there; say where that cannot be."""
    try:
        refuse_target(target)
    except CrankError as error:
        session.say(f"{error}.")
        return
    settings = session.settings

    def work(progress: Progress) -> Outcome:
        moved = move(path, target, lambda to: remember(settings, to, path), progress)
        return Outcome(moved.path, _told_of(moved))

    session.do(Job("Moving the library", work, path))


def restore_library(session: Sits, path: Path, backup: Path) -> None:
    """Let the library at ``path`` be what a backup holds; what was there is kept beside it."""

    def work(progress: Progress) -> Outcome:
        aside = restore(path, backup, progress)
        said = "The backup is restored."
        kept = f" What was there until now is kept in “{aside.name}”, beside it." if aside else ""
        return Outcome(path, said + kept)

    session.do(Job("Restoring the backup", work, path))


def _told_of(moved: Moved) -> str:
    where = f"The library is in {short(moved.path.parent)} now."
    if moved.left is None:
        return where
    return f"{where} Its old file is in use and stays at {moved.left}."


def short(folder: Path) -> str:
    """A folder as it is written on this machine, the user's own as a tilde."""
    home = Path.home()
    return f"~/{folder.relative_to(home)}" if folder.is_relative_to(home) else str(folder)
