"""An outline arranged at random: the library stays equal to a model kept beside it."""

import shutil
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

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

from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.editing.arranging import Gap, doubling, moving, removing, stepping, takes
from crank_desktop.editing.issue_changes import AddIssue
from crank_desktop.editing.item_changes import EditItem, InsertItem
from crank_desktop.editing.standing import as_it_stands
from crank_desktop.library.changes import Change
from crank_desktop.library.inspection import verify
from crank_desktop.library.library import Library
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION
from tests.strategies import any_item, issues, sections
from tests.values import identities

Sections = tuple[tuple[Item, ...], ...]


@dataclass(frozen=True)
class Done:
    """A change, and what the model said before and after it."""

    change: Change
    before: Sections
    after: Sections


class Arranging(RuleBasedStateMachine):
    """Moves, removals, copies, typing, undo and redo; the model is nothing but tuples of items."""

    def __init__(self) -> None:
        super().__init__()
        self.folder = Path(tempfile.mkdtemp())
        self.library = Library(self.folder / "a.crank", write=True)
        self.model: Sections = ()
        self.done: list[Done] = []
        self.undone: list[Done] = []
        self.uid = ""

    def teardown(self) -> None:
        self.library.close()
        assert verify(self.folder / "a.crank") == []
        shutil.rmtree(self.folder)

    @property
    def issue(self) -> PortableIssue:
        return self.library.load_uid(self.uid).issue

    @property
    def uids(self) -> list[str]:
        return [item.uid for row in self.model for item in row]

    @initialize(
        issue=issues(),
        more=st.lists(sections().filter(lambda one: one.items), min_size=1, max_size=3),
    )
    def open(self, issue: PortableIssue, more: list[Section]) -> None:
        self.uid = issue.uid
        self.library.apply(AddIssue(replace(issue, sections=(*issue.sections, *more))))
        self.model = tuple(section.items for section in self.issue.sections)

    def do(self, change: Change | None, after: Sections) -> None:
        assert (change is None) == (names(after) == names(self.model))
        if change is not None:
            self.library.apply(change)
            self.done.append(Done(change, self.model, after))
            self.undone.clear()
            self.model = after

    def some(self, data: st.DataObject) -> list[str]:
        return data.draw(st.lists(st.sampled_from(self.uids), min_size=1, max_size=4), "items")

    @rule(data=st.data())
    @precondition(lambda self: self.uids)
    def remove(self, data: st.DataObject) -> None:
        uids = self.some(data)
        after = tuple(tuple(item for item in row if item.uid not in uids) for row in self.model)
        self.do(removing(self.issue, uids), after)

    @rule(data=st.data())
    @precondition(lambda self: self.uids)
    def move(self, data: st.DataObject) -> None:
        uids, issue = self.some(data), self.issue
        place = data.draw(st.integers(0, len(issue.sections) - 1), "section")
        at = data.draw(st.integers(0, len(self.model[place])), "gap")
        moved = tuple(item for row in self.model for item in row if item.uid in uids)
        after = self.model
        if takes(issue.sections[place], moved):
            rows = [[item for item in row if item.uid not in uids] for row in self.model]
            ahead = [item for item in self.model[place][:at] if item.uid not in uids]
            rows[place] = [*ahead, *moved, *rows[place][len(ahead) :]]
            after = tuple(tuple(row) for row in rows)
        self.do(moving(issue, uids, Gap(issue.sections[place].uid, at)), after)

    @rule(data=st.data(), by=st.sampled_from((-1, 1)))
    @precondition(lambda self: self.uids)
    def step(self, data: st.DataObject, by: int) -> None:
        uid = data.draw(st.sampled_from(self.uids), "item")
        rows = [list(row) for row in self.model]
        place = next(n for n, row in enumerate(rows) if any(item.uid == uid for item in row))
        at = next(n for n, item in enumerate(rows[place]) if item.uid == uid)
        item = rows[place].pop(at)
        if 0 <= at + by <= len(rows[place]):
            rows[place].insert(at + by, item)
        else:
            kinds = [ITEM_KIND_OF_SECTION[section.kind] for section in self.issue.sections]
            rest = range(place + 1, len(rows)) if by > 0 else range(place - 1, -1, -1)
            there = next((n for n in rest if kinds[n] is item.kind), None)
            back = place if there is None else there
            rows[back].insert(at if there is None else (0 if by > 0 else len(rows[back])), item)
        self.do(stepping(self.issue, [uid], by), tuple(tuple(row) for row in rows))

    @rule(data=st.data())
    @precondition(lambda self: self.uids)
    def double(self, data: st.DataObject) -> None:
        uids = self.some(data)
        change, copies = doubling(self.issue, uids)
        left = list(copies)
        after = tuple(
            tuple(
                one
                for item in row
                for one in ([item, replace(item, uid=left.pop(0))] if item.uid in uids else [item])
            )
            for row in self.model
        )
        self.do(change, after)

    @rule(data=st.data(), says=any_item())
    @precondition(lambda self: self.uids)
    def type(self, data: st.DataObject, says: Item) -> None:
        """Typing is on no stack: whatever is taken back or redone, it stays."""
        uid = data.draw(st.sampled_from(self.uids), "item")
        old = next(item for row in self.model for item in row if item.uid == uid)
        new = replace(says, uid=uid)
        if old.kind is not new.kind:
            return
        self.library.apply(EditItem(old, new))
        self.model = written(self.model, new)
        self.done = [replace_in(one, new) for one in self.done]
        self.undone = [replace_in(one, new) for one in self.undone]

    @rule(data=st.data(), item=any_item())
    def add(self, data: st.DataObject, item: Item) -> None:
        place = data.draw(st.integers(0, len(self.model) - 1), "section")
        row = self.model[place]
        at = data.draw(st.integers(0, len(row)), "place")
        after = (*self.model[:place], (*row[:at], item, *row[at:]), *self.model[place + 1 :])
        self.do(InsertItem(self.issue.sections[place].uid, at, item), after)

    @rule()
    @precondition(lambda self: self.done)
    def undo(self) -> None:
        one = self.done.pop()
        again = as_it_stands(one.change, self.library)
        self.library.revert(one.change)
        self.undone.append(Done(again, one.before, one.after))
        self.model = one.before

    @rule()
    @precondition(lambda self: self.undone)
    def redo(self) -> None:
        one = self.undone.pop()
        self.library.apply(one.change)
        self.done.append(one)
        self.model = one.after

    @invariant()
    def the_library_equals_the_model(self) -> None:
        if self.uid:
            assert tuple(section.items for section in self.issue.sections) == self.model
            assert identities(self.issue)[1:] == [
                uid
                for section, row in zip(self.issue.sections, self.model, strict=True)
                for uid in (section.uid, *(item.uid for item in row))
            ]


def names(rows: Sections) -> list[list[str]]:
    return [[item.uid for item in row] for row in rows]


def written(rows: Sections, new: Item) -> Sections:
    return tuple(tuple(new if item.uid == new.uid else item for item in row) for row in rows)


def replace_in(one: Done, new: Item) -> Done:
    return Done(one.change, written(one.before, new), written(one.after, new))


def test_whatever_is_arranged_the_library_equals_the_model() -> None:
    run_state_machine_as_test(
        Arranging,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
        ),
    )
