"""One writer: the second one is told who the first is, and a killed one holds up nobody."""

import json
import os
import signal
import socket
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from threading import Event

import pytest

from crank_desktop.document.portable import PortableIssue
from crank_desktop.editing.issue_changes import AddIssue, EditIssueFields
from crank_desktop.errors import LibraryProblem
from crank_desktop.library.library import Library
from crank_desktop.library.lock import Holder, holder_of
from crank_desktop.library.values import IssueFields
from tests.library_files import held_elsewhere, names_in, small_library


def test_a_second_writer_is_told_who_the_first_is(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    with held_elsewhere(path) as process:
        with pytest.raises(LibraryProblem) as caught:
            Library(path, write=True)
        message = str(caught.value)
        assert f"process {process.pid} on {socket.gethostname()}, since " in message
        assert message.endswith("close it there first")
        assert caught.value.exit_code == 4
        holder = holder_of(path)
        assert holder is not None
        assert (holder.process, holder.is_alive) == (process.pid, True)
    with Library(path, write=True):
        pass


def test_a_second_writer_of_the_same_process_is_refused_too(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    with (
        Library(path, write=True),
        pytest.raises(LibraryProblem, match=f"process {os.getpid()} on "),
    ):
        Library(path, write=True)


def test_a_link_to_a_library_is_the_same_library(tmp_path: Path) -> None:
    (tmp_path / "link.crank").symlink_to(tmp_path / "a.crank")
    with (
        Library(tmp_path / "a.crank", write=True),
        pytest.raises(LibraryProblem, match="is being changed by"),
    ):
        Library(tmp_path / "link.crank", write=True)


def test_readers_work_beside_a_writer_and_see_what_it_finished(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    issue = small_library(path)
    with Library(path, write=True) as writer, Library(path, write=False) as reader:
        assert reader.load_issue(1) == issue
        writer.apply(AddIssue(PortableIssue(label="August 2025")))
        assert reader.find_issue("August 2025").id == 2
        with pytest.raises(LibraryProblem, match="open for reading only"):
            reader.apply(AddIssue(PortableIssue()))
    with held_elsewhere(path), Library(path, write=False) as reader:
        assert reader.load_issue(1) == issue


def test_closing_twice_takes_nothing_from_the_next_writer(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    first = Library(path, write=True)
    first.close()
    with Library(path, write=True):
        first.close()
        assert holder_of(path) is not None
        with pytest.raises(LibraryProblem, match="is being changed by"):
            Library(path, write=True)


def test_threads_read_whole_issues_while_another_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    first = small_library(path)
    versions = [replace(first, intro=str(number), subject=str(number)) for number in range(20)]
    done = Event()
    with Library(path, write=True) as library, ThreadPoolExecutor(3) as pool:

        def read() -> set[tuple[str, str]]:
            found = set()
            while not done.is_set():
                issue = library.load_issue(1)
                found.add((issue.intro, issue.subject))
            return found

        readers = [pool.submit(read) for _ in range(3)]
        for version in versions:
            change = EditIssueFields(first.uid, IssueFields.of(first), IssueFields.of(version))
            library.apply(change)
        done.set()
        seen = set().union(*(reader.result() for reader in readers))
        assert library.load_issue(1) == versions[-1]
    assert seen <= {(issue.intro, issue.subject) for issue in [first, *versions]}


def test_a_killed_writer_holds_up_nobody(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    with held_elsewhere(path) as process:
        process.send_signal(signal.SIGKILL)
        process.wait()
    assert ".a.crank.holder" in names_in(tmp_path)
    assert holder_of(path) is None
    with Library(path, write=True):
        holder = holder_of(path)
        assert holder is not None
        assert holder.process == os.getpid()
    assert names_in(tmp_path) == [".a.crank.lock", "a.crank"]


def test_a_library_is_given_back_when_opening_it_for_changes_fails(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    small_library(path)
    whole = path.read_bytes()
    path.write_bytes(whole[:100] + bytes(4096 - 100) + whole[4096:])
    with pytest.raises(LibraryProblem, match="damaged"):
        Library(path, write=True)
    path.write_bytes(whole)
    with Library(path, write=True) as library:
        assert library.counts()["issues"] == 1


@pytest.mark.parametrize("said", ["", "[]", "{}", '{"host": "h", "process": "x"}', "\ud800"])
def test_a_holder_that_says_nothing_is_nobody(tmp_path: Path, said: str) -> None:
    path = tmp_path / "a.crank"
    (tmp_path / ".a.crank.holder").write_bytes(said.encode("utf-8", "surrogatepass"))
    assert holder_of(path) is None


def test_a_holder_is_told_from_a_process_that_has_its_number_now() -> None:
    here = socket.gethostname()
    mine = Holder(host=here, process=os.getpid(), started=1.0, since="2025-07-01T12:00:00+00:00")
    assert not mine.is_alive
    assert Holder(host="elsewhere", process=1, started=1.0, since=mine.since).is_alive


def test_a_holder_on_another_host_is_named(tmp_path: Path) -> None:
    path = tmp_path / "a.crank"
    told = {"host": "desk-2", "process": 7, "started": 1.0, "since": "2025-07-01T12:00:00+00:00"}
    (tmp_path / ".a.crank.holder").write_text(json.dumps(told), encoding="utf-8")
    assert str(holder_of(path)).startswith("process 7 on desk-2, since 2025-0")
