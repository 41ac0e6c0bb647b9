"""Backups: verified before they get their name, rotated by the calendar, never in the way."""

import os
import sqlite3
import subprocess
import sys
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crank_desktop import userdirs
from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.errors import LibraryProblem
from crank_desktop.library import copying
from crank_desktop.library.backup import back_up, backups_of, last_verified, list_backups
from crank_desktop.library.contents import Contents, contents_of
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.rotation import kept
from crank_desktop.progress import Cancelled, Progress
from tests.library_files import damaged, names_in, small_library

NOW = datetime(2025, 7, 16, 12, tzinfo=UTC)


def test_a_backup_is_a_library_of_its_own(tmp_path: Path) -> None:
    issue = small_library(tmp_path / "a.crank")
    made = back_up(tmp_path / "a.crank")
    assert made.parent == userdirs.backup_folder(tmp_path / "a.crank")
    assert names_in(made.parent) == [made.name]
    assert verify(made) == []
    with Library(made, write=False) as library:
        assert library.load_issue(1) == issue
    assert [path for _, path in backups_of(tmp_path / "a.crank")] == [made]


def test_a_backup_beside_a_writer_holds_what_it_finished(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(label="July\ud800 2025\x00")))
        made = back_up(path)
        library.apply(AddIssue(PortableIssue(label="August 2025")))
    with Library(made, write=False) as copy:
        assert [row.label for row in copy.issue_rows()] == ["July\ud800 2025\x00"]


def test_an_unchanged_library_makes_no_new_backup_but_counts_as_verified(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    first = back_up(path)
    os.utime(first, (0, 0))
    assert last_verified(path) == list_backups(path)[0].made
    assert back_up(path, unless_same=True) == first
    verified = last_verified(path)
    assert verified is not None
    assert verified > list_backups(path)[0].made
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(label="August 2025")))
        second = library.back_up(unless_same=True)
        assert second != first
        assert library.back_up(unless_same=True) == second
    assert [one.path for one in list_backups(path)] == [second, first]
    assert [one.size for one in list_backups(path)] == [
        second.stat().st_size,
        first.stat().st_size,
    ]


def test_a_damaged_backup_is_no_reason_to_make_none(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    first = back_up(path)
    content = bytearray(first.read_bytes())
    content[-4096:] = b"\x55" * 4096
    first.write_bytes(content)
    second = back_up(path, unless_same=True)
    assert second != first
    assert verify(second) == []


def test_a_backup_that_is_stopped_leaves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    steps: list[str] = []
    stopped = Progress(lambda _done, _all, what: steps.append(what), lambda: len(steps) == 1)
    with pytest.raises(Cancelled):
        back_up(path, stopped)
    assert len(steps) == 1
    assert names_in(userdirs.backup_folder(path)) == []


def test_a_backup_beside_an_open_library_leaves_its_locks_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    with Library(path, write=True) as library:
        library.apply(AddIssue(PortableIssue(label="July 2025")))
        library.back_up()
        library.issue_rows()
        # Whoever thinks to be the last one to close the library removes its log.
        look = "import sqlite3, sys; c = sqlite3.connect(sys.argv[1]);"
        look += "c.execute('SELECT count(*) FROM issue').fetchall(); c.close()"
        subprocess.run([sys.executable, "-c", look, str(path)], check=True)
        assert "a.crank-wal" in names_in(tmp_path)
        library.apply(AddIssue(PortableIssue(label="August 2025")))
    assert verify(path) == []
    with Library(path, write=False) as library:
        assert len(library.issue_rows()) == 2


def test_backups_of_one_name_in_two_folders_do_not_mix(tmp_path: Path) -> None:
    for name in ("here", "there"):
        small_library(tmp_path / name / "a.crank")
        back_up(tmp_path / name / "a.crank")
    assert len(backups_of(tmp_path / "here" / "a.crank")) == 1
    assert len(backups_of(tmp_path / "there" / "a.crank")) == 1


def test_a_damaged_library_makes_no_backup_and_drops_none(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    good = back_up(path)
    path.unlink()
    damaged(path)
    with pytest.raises(LibraryProblem, match="damaged"):
        back_up(path)
    assert names_in(good.parent) == [good.name]


def test_a_copy_that_differs_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    small_library(tmp_path / "a.crank")
    hashes = iter(("1", "2"))
    monkeypatch.setattr(copying, "contents_of", lambda _: Contents((), next(hashes)))
    with pytest.raises(LibraryProblem, match="could not be verified"):
        back_up(tmp_path / "a.crank")
    assert names_in(userdirs.backup_folder(tmp_path / "a.crank")) == []


def test_where_no_backup_can_lie_it_is_said(tmp_path: Path, home: Path) -> None:
    small_library(tmp_path / "a.crank")
    (home / "backups").write_text("in the way", encoding="utf-8")
    with pytest.raises(LibraryProblem, match=r"no backup of .* could be made"):
        back_up(tmp_path / "a.crank")


def test_old_backups_and_left_behind_drafts_go_and_strangers_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    folder = userdirs.backup_folder(path)
    folder.mkdir(parents=True)
    for hour in range(24):
        (folder / f"a-20200101T{hour:02}0000000000Z.crank").write_bytes(b"")
    for name in ("notes.txt", "mine.crank", ".old.new", ".young.new"):
        (folder / name).write_bytes(b"")
    os.utime(folder / ".old.new", (0, 0))
    made = back_up(path)
    assert names_in(folder) == sorted(
        [".young.new", "a-20200101T230000000000Z.crank", made.name, "mine.crank", "notes.txt"]
    )


def test_what_a_backup_compares_tells_any_difference(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    found = set()
    small_library(path)
    for change in (
        "SELECT 1",
        "UPDATE issue SET label = label || char(0)",
        "UPDATE person SET id = 50",
        "DELETE FROM note WHERE position = 0",
        "CREATE INDEX extra ON note (text)",
        "UPDATE issue SET label = CAST(x'61eda08062' AS TEXT)",
    ):
        with closing(sqlite3.connect(path)) as raw:
            raw.text_factory = lambda text: text.decode("utf-8", "surrogatepass")
            raw.execute(change)
            raw.commit()
            found.add(contents_of(raw))
    assert len(found) == 6
    counts = dict(next(iter(found)).counts)
    assert (counts["issue"], counts["item"]) == (1, 4)


def days_ago(days: float) -> datetime:
    return NOW - timedelta(days=days)


def test_all_of_two_days_stay() -> None:
    hourly = {days_ago(hour / 24) for hour in range(48)}
    assert kept(hourly, NOW) == hourly


def test_older_ones_thin_out_to_days_weeks_and_months() -> None:
    every_six_hours = [days_ago(quarter / 4) for quarter in range(4 * 365)]
    staying = kept(every_six_hours, NOW)
    older = sorted(one for one in staying if one <= days_ago(2))
    assert len(staying) - len(older) == 8
    daily = {one.date() for one in older if one > days_ago(14)}
    assert len(daily) == 12
    weeks = {one.isocalendar()[:2] for one in older}
    assert len([week for week in weeks if week > days_ago(70).isocalendar()[:2]]) == 10
    assert {(one.year, one.month) for one in older} == {
        *((2025, month) for month in range(1, 8)),
        (2024, 12),
        (2024, 11),
    }
    assert len(older) == 12 + 8 + 7


def test_of_a_period_the_last_one_stays() -> None:
    day = days_ago(5).replace(hour=0)
    assert kept([day, day + timedelta(hours=9), day + timedelta(hours=3)], NOW) == {
        day + timedelta(hours=9)
    }


moments = st.lists(
    st.datetimes(datetime(2020, 1, 1), datetime(2026, 1, 1), timezones=st.just(UTC)),  # noqa: DTZ001 - the zone is given beside
    min_size=1,
)


@given(moments=moments)
def test_the_newest_always_stays_and_few_of_the_rest(moments: list[datetime]) -> None:
    staying = kept(moments, NOW)
    assert max(moments) in staying
    assert staying <= set(moments)
    assert len([one for one in staying if one <= days_ago(2)]) <= 12 + 10 + 9
    assert kept(staying, NOW) == staying


def test_rotating_every_day_for_two_years_keeps_the_promised_reach() -> None:
    held: set[datetime] = set()
    for day in range(730):
        now = NOW + timedelta(days=day)
        held = kept({*held, now}, now)
    ages = sorted((now - one).days for one in held)
    assert ages[:14] == list(range(14))
    assert len({one.isocalendar()[:2] for one in held if (now - one).days < 70}) >= 10
    assert len({(one.year, one.month) for one in held}) >= 9
