"""Folders of the user, the log, progress: what everything else stands on."""

import logging
import os
from pathlib import Path

import pytest

from crank_desktop import bundled, logs, userdirs
from crank_desktop.errors import CrankError, InputRefused, LibraryProblem, NothingDone, WrongUse
from crank_desktop.exports.formats import FORMATS, format_named
from crank_desktop.library.backup import back_up
from crank_desktop.library.inspection import info
from crank_desktop.library.library import Library
from crank_desktop.progress import Cancelled, Progress
from crank_desktop.render.services import SERVICES, service_named


def test_everything_of_the_user_lies_below_the_home_that_is_named(home: Path) -> None:
    library = userdirs.library_file()
    assert library == home / "libraries" / "newsletter.crank"
    assert userdirs.log_folder() == home / "logs"
    assert userdirs.backup_folder(library).parent == home / "backups"


def test_without_a_named_home_the_system_says_where(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("CRANK_DESKTOP_HOME")
    assert userdirs.library_file().name == "newsletter.crank"
    assert userdirs.library_file().parent.name == "Crank Desktop"


def test_two_libraries_of_one_name_have_backups_of_their_own(tmp_path: Path) -> None:
    first, second = tmp_path / "a" / "l.crank", tmp_path / "b" / "l.crank"
    assert userdirs.backup_folder(first) != userdirs.backup_folder(second)
    assert userdirs.backup_folder(first) == userdirs.backup_folder(first)


def test_the_log_is_written_and_a_folder_in_the_way_is_no_trouble(tmp_path: Path) -> None:
    logger = logging.getLogger("crank_desktop")
    before = list(logger.handlers)
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    logs.start(tmp_path / "file" / "logs")
    logs.start(tmp_path / "logs")
    logger.info("a line")
    for added in [handler for handler in logger.handlers if handler not in before]:
        added.close()
        logger.removeHandler(added)
    assert "INFO crank_desktop a line" in (tmp_path / "logs" / "crank-desktop.log").read_text(
        "utf-8"
    )


def test_progress_tells_steps_and_stops_when_asked() -> None:
    told: list[tuple[int, int, str]] = []
    stop = False
    progress = Progress(lambda *step: told.append(step), lambda: stop)
    progress.advance(2, "one")
    stop = True
    with pytest.raises(Cancelled, match="stopped before: two"):
        progress.advance(2, "two")
    assert told == [(1, 2, "one")]
    Progress().advance(1, "unseen")


def test_errors_carry_the_exit_codes_of_the_contract() -> None:
    errors = (NothingDone, WrongUse, InputRefused, LibraryProblem)
    codes = {error: error.exit_code for error in errors}
    assert codes == {NothingDone: 1, WrongUse: 2, InputRefused: 3, LibraryProblem: 4}
    assert all(issubclass(error, CrankError) for error in codes)


def test_what_ships_is_found() -> None:
    assert bundled.resource("samples", "README.md").is_file()
    assert bundled.resource_text("outlets", "outlets.csv").startswith("name,domains")
    assert bundled.database("schema.sql").is_file()


def test_a_library_shows_beside_its_name_who_writes(tmp_path: Path) -> None:
    path = tmp_path / "l.crank"
    with Library(path, write=True):
        told = info(path)
        assert told.writer is not None
        assert f"process {os.getpid()} " in told.writer
    assert info(path).writer is None


def test_a_backup_is_told_once_it_was_made(tmp_path: Path) -> None:
    path = tmp_path / "l.crank"
    with Library(path, write=True):
        pass
    assert (info(path).backups, info(path).last_backup) == (0, None)
    made = back_up(path)
    told = info(path)
    assert told.backups == 1
    assert told.last_backup is not None
    assert made.parent == userdirs.backup_folder(path.resolve())


def test_a_wrong_choice_has_the_exit_code_of_usage() -> None:
    for choose in (service_named, format_named):
        with pytest.raises(WrongUse, match="choose one of") as wrong:
            choose("nothing of the kind")
        assert wrong.value.exit_code == 2


def test_every_service_and_format_goes_by_its_own_name() -> None:
    assert all(service_named(name).name == name for name in SERVICES)
    assert all(format_named(name).name == name for name in FORMATS)
    suffixes = [output.suffix for output in FORMATS.values()]
    assert len(suffixes) == len(set(suffixes))
