"""Any changes, taken back in reverse order, leave everything as it was: identities and all."""

import os
import shutil
import sqlite3
import tempfile
from contextlib import closing, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.editing.issue_changes import (
    AddIssue,
    EditIssueFields,
    RemoveIssue,
    ReplaceIssue,
    ResolveNote,
    first_settings,
)
from crank_desktop.editing.item_changes import EditItem, InsertItem, MoveItem, Place, RemoveItem
from crank_desktop.editing.newsletter_changes import EditNewsletter
from crank_desktop.editing.picture_changes import SetPicture
from crank_desktop.editing.putting_back import putting_back
from crank_desktop.editing.restoring import restoring_issue, restoring_item
from crank_desktop.editing.section_changes import (
    InsertSection,
    MoveSection,
    RemoveSection,
    RenameSection,
)
from crank_desktop.errors import NothingDone
from crank_desktop.library.changes import Change
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model.kinds import Occasion
from tests.pictures import picture
from tests.strategies import (
    ADDRESSES,
    WORDS,
    any_item,
    banners,
    footers,
    issues,
    mastheads,
    sections,
)
from tests.values import identities

newsletters = st.builds(
    Newsletter,
    name=WORDS,
    sender=WORDS,
    banner=banners(WORDS, ADDRESSES),
    masthead=mastheads(WORDS, ADDRESSES),
    footer=footers(WORDS, ADDRESSES),
)


@dataclass(frozen=True)
class State:
    """All that a library holds, as values."""

    issues: dict[str, tuple[StoredIssue, list[str]]]
    newsletter: Newsletter
    sources: list[tuple[object, ...]]
    citations: list[tuple[object, ...]]
    trash: list[tuple[object, ...]]


class Editing(RuleBasedStateMachine):
    """An editor at work; before every change the whole library is remembered."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.path = self.folder / "a.crank"
        self.library = Library(self.path, write=True)
        self.done: list[tuple[Change, State]] = []

    def teardown(self) -> None:
        while self.done:
            self.undo()
        self.library.close()
        assert verify(self.path) == []
        shutil.rmtree(self.folder)

    def state(self) -> State:
        stored = [self.library.load_stored(row.id) for row in self.library.issue_rows()]
        with closing(sqlite3.connect(self.path)) as raw:
            sources = raw.execute("SELECT uid, address_key, title FROM source ORDER BY 1")
            citations = raw.execute(
                "SELECT item.uid, source.uid, role, citation.position, words FROM citation"
                " JOIN item ON item.id = item_id JOIN source ON source.id = source_id"
                " ORDER BY 1, 4"
            )
            trash = raw.execute(
                "SELECT uid, of_uid, label, content, place, at FROM trash ORDER BY 1"
            )
            return State(
                {one.issue.uid: (one, identities(one.issue)) for one in stored},
                self.library.load_newsletter(),
                sources.fetchall(),
                citations.fetchall(),
                trash.fetchall(),
            )

    def do(self, change: Change) -> None:
        before = self.state()
        touched = self.library.apply(change)
        after = self.state()
        self.done.append((change, before))
        told = touched.issues | touched.items | touched.sources
        assert told or touched.newsletter
        changed = {
            uid
            for uid in before.issues.keys() | after.issues.keys()
            if before.issues.get(uid) != after.issues.get(uid)
        }
        assert changed <= touched.issues
        assert touched.newsletter or before.newsletter == after.newsletter

    def undo(self) -> None:
        change, before = self.done.pop()
        self.library.revert(change)
        assert self.state() == before

    def stored(self, data: st.DataObject) -> StoredIssue:
        row = data.draw(st.sampled_from(self.library.issue_rows()), "issue")
        return self.library.load_stored(row.id)

    def place(self, data: st.DataObject, issue: PortableIssue) -> tuple[int, int] | None:
        """A section and an item of it by their positions; None where the issue has no item."""
        places = [
            (s, i) for s, section in enumerate(issue.sections) for i in range(len(section.items))
        ]
        return data.draw(st.sampled_from(places), "item") if places else None

    @initialize(issue=issues(), own=st.booleans())
    def add_first(self, issue: PortableIssue, own: bool) -> None:  # noqa: FBT001 - drawn
        settings_ = first_settings(self.library.load_newsletter(), issue)
        self.do(AddIssue(issue, own_masthead=own, settings=settings_))

    @rule(issue=issues(), own=st.booleans())
    def add(self, issue: PortableIssue, own: bool) -> None:  # noqa: FBT001 - drawn
        self.do(AddIssue(issue, own_masthead=own))

    @rule()
    @precondition(lambda self: self.done)
    def take_back(self) -> None:
        self.undo()

    @rule(newsletter=newsletters)
    def edit_newsletter(self, newsletter: Newsletter) -> None:
        self.do(EditNewsletter(self.library.load_newsletter(), newsletter))


class EditingIssues(Editing):
    """The changes that need an issue."""

    @invariant()
    def positions_have_no_gaps(self) -> None:
        with closing(sqlite3.connect(self.path)) as raw:
            for table, parent in (("section", "issue_id"), ("item", "section_id")):
                uneven = (
                    f"SELECT {parent} FROM {table} GROUP BY {parent}"  # noqa: S608 - ours
                    " HAVING count(DISTINCT position) <> count(*) OR max(position) <> count(*) - 1"
                )
                assert raw.execute(uneven).fetchall() == []

    @rule(data=st.data())
    @precondition(lambda self: self.library.counts()["issues"])
    def remove(self, data: st.DataObject) -> None:
        self.do(RemoveIssue(self.stored(data)))

    @rule(data=st.data(), after=issues(), own=st.booleans())
    @precondition(lambda self: self.library.counts()["issues"])
    def replace(self, data: st.DataObject, after: PortableIssue, own: bool) -> None:  # noqa: FBT001 - drawn
        self.do(ReplaceIssue(self.stored(data), StoredIssue(after, own_masthead=own)))

    @rule(data=st.data(), other=issues(furniture=True))
    @precondition(lambda self: self.library.counts()["issues"])
    def edit_fields(self, data: st.DataObject, other: PortableIssue) -> None:
        issue = self.stored(data).issue
        self.do(EditIssueFields(issue.uid, IssueFields.of(issue), IssueFields.of(other)))

    @rule(data=st.data(), words=st.none() | st.sampled_from(("a tug", "a pier")))
    @precondition(lambda self: self.library.counts()["issues"])
    def set_picture(self, data: st.DataObject, words: str | None) -> None:
        issue = self.stored(data).issue
        given = None if words is None else picture(words)
        self.do(SetPicture(issue.uid, issue.image, given))
        assert given is None or self.library.load_picture(given.name) == given

    @rule(data=st.data())
    @precondition(lambda self: self.library.counts()["issues"])
    def settle_note(self, data: st.DataObject) -> None:
        stored = self.stored(data)
        if stored.issue.notes:
            position = data.draw(st.integers(0, len(stored.issue.notes) - 1))
            self.do(
                ResolveNote(stored.issue.uid, position, resolved=position not in stored.resolved)
            )

    @rule(data=st.data(), item=any_item())
    @precondition(lambda self: self.library.counts()["issues"])
    def insert_item(self, data: st.DataObject, item: Item) -> None:
        issue = self.stored(data).issue
        if issue.sections:
            section = data.draw(st.sampled_from(issue.sections))
            self.do(InsertItem(section.uid, data.draw(st.integers(0, len(section.items))), item))

    @rule(data=st.data(), item=any_item())
    @precondition(lambda self: self.library.counts()["items"])
    def edit_item(self, data: st.DataObject, item: Item) -> None:
        issue = self.stored(data).issue
        place = self.place(data, issue)
        if place:
            self.do(EditItem(issue.sections[place[0]].items[place[1]], item))

    @rule(data=st.data())
    @precondition(lambda self: self.library.counts()["items"])
    def remove_item(self, data: st.DataObject) -> None:
        issue = self.stored(data).issue
        place = self.place(data, issue)
        if place:
            section = issue.sections[place[0]]
            self.do(RemoveItem(section.uid, place[1], section.items[place[1]]))

    @rule(data=st.data())
    @precondition(lambda self: self.library.trash.rows() and self.library.counts()["issues"])
    def put_back(self, data: st.DataObject) -> None:
        row = data.draw(st.sampled_from(self.library.trash.rows()), "thrown")
        opened = self.stored(data).issue.uid
        self.do(putting_back(self.library, row.uid, opened))
        assert row not in self.library.trash.rows()

    @rule(data=st.data())
    @precondition(lambda self: self.library.counts()["issues"])
    def keep(self, data: st.DataObject) -> None:
        before = self.state()
        self.library.revisions.keep(self.stored(data).issue.uid, Occasion.PAUSE)
        assert self.state() == before

    @rule(data=st.data(), whole=st.booleans())
    @precondition(lambda self: self.library.counts()["issues"])
    def restore(self, data: st.DataObject, whole: bool) -> None:  # noqa: FBT001 - drawn
        uid = self.stored(data).issue.uid
        rows = self.library.revisions.rows(uid)
        if not rows:
            return
        then = self.library.revisions.load(data.draw(st.sampled_from(rows), "revision"))
        place = self.place(data, then.issue)
        with suppress(NothingDone):
            if whole:
                self.do(restoring_issue(self.library, uid, then))
                now = self.library.load_uid(uid)
                assert (now.issue.sections, now.resolved, now.own_masthead) == (
                    *(then.issue.sections, then.resolved, then.own_masthead),
                )
                assert IssueFields.of(now.issue) == IssueFields.of(then.issue)
            elif place:
                item = then.issue.sections[place[0]].items[place[1]]
                self.do(restoring_item(self.library, uid, then.issue, item.uid))
                now = self.library.load_uid(uid)
                assert item in [one for section in now.issue.sections for one in section.items]

    @rule(data=st.data())
    @precondition(lambda self: self.library.counts()["items"])
    def move_item(self, data: st.DataObject) -> None:
        issue, other = self.stored(data).issue, self.stored(data).issue
        place = self.place(data, issue)
        if place and other.sections:
            here = issue.sections[place[0]]
            there = data.draw(st.sampled_from(other.sections))
            last = len(there.items) - (1 if there.uid == here.uid else 0)
            self.do(
                MoveItem(
                    here.items[place[1]].uid,
                    Place(here.uid, place[1]),
                    Place(there.uid, data.draw(st.integers(0, last))),
                )
            )

    @rule(data=st.data(), section=sections(), heading=WORDS)
    @precondition(lambda self: self.library.counts()["issues"])
    def change_sections(self, data: st.DataObject, section: Section, heading: str) -> None:
        issue = self.stored(data).issue
        count = len(issue.sections)
        ways = ["insert", *(("remove", "move", "rename") if count else ())]
        way = data.draw(st.sampled_from(ways))
        if way == "insert":
            self.do(InsertSection(issue.uid, data.draw(st.integers(0, count)), section))
            return
        position = data.draw(st.integers(0, count - 1))
        old = issue.sections[position]
        if way == "remove":
            self.do(RemoveSection(issue.uid, position, old))
        elif way == "move":
            self.do(MoveSection(old.uid, position, data.draw(st.integers(0, count - 1))))
        else:
            self.do(RenameSection(old.uid, old.heading, heading))


SLOW = os.environ.get("CRANK_SLOW") == "1"


@pytest.mark.timeout(1800 if SLOW else 120)
def test_changes_taken_back_leave_no_trace() -> None:
    run_state_machine_as_test(
        EditingIssues,
        settings=settings(
            max_examples=100 if SLOW else 10,
            stateful_step_count=40 if SLOW else 15,
            # A failing run of changes shrinks for minutes and is readable as it is.
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
        ),
    )
