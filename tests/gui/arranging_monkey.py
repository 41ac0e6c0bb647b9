"""What the monkey does to items, sections and issues, and what must come of it."""

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from crank_desktop.document.portable import Item, PortableIssue, Section
from crank_desktop.model.kinds import ITEM_KIND_OF_SECTION, IssueStatus
from crank_desktop.ui.lists.rows import RowRole
from crank_desktop.ui.trash_page import TrashPage
from tests.gui.monkey import Monkey, thrown
from tests.gui.outlines import drop
from tests.gui.windows import child

LEFT = Qt.MouseButton.LeftButton
MOST_ITEMS = 60
MOST_ISSUES = 7


class ArrangingMonkey(Monkey):
    """Writes, and arranges what is written."""

    @property
    def acted_on(self) -> tuple[str, ...]:
        """The items that an action means: those selected in the outline, else the open one."""
        outline = self.desk.left.outline
        chosen = outline.selected_uids()
        if chosen or outline.current_section():
            return chosen
        return (self.uid,) if self.uid else ()

    def arrange(self, sections: Sequence[Section], *thrown: Item | Section) -> None:
        """The sections of the open issue stand like this now."""
        issue = replace(self.issue, sections=tuple(sections))
        self.model.arrange(issue.uid, issue, *thrown)

    def select(self) -> None:
        """Select one or two rows of the outline by clicks."""
        outline = self.desk.left.outline
        if not outline.isVisible():
            return
        rows = [one.uid for part in self.issue.sections for one in part.items]
        for number in range(self.chance.randint(1, 2)):
            if rows:
                keys = Qt.KeyboardModifier.ControlModifier if number else Qt.KeyboardModifier(0)
                place = self.middle_of(self.chance.choice(rows))
                QTest.mouseClick(outline.viewport(), LEFT, keys, place)

    def middle_of(self, uid: str) -> QPoint:
        """The middle of an item's row."""
        outline = self.desk.left.outline
        model = outline.model()
        flags = Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchRecursive
        (index,) = model.match(model.index(0, 0), RowRole.UID, uid, 1, flags)
        outline.scrollTo(index)
        return outline.visualRect(index).center()

    def add_item(self) -> None:
        """Add an item below the open one, or at the end of a section."""
        sections, here = self.issue.sections, self.uid
        if sum(len(one.items) for one in sections) > MOST_ITEMS:
            return
        named = self.desk.left.outline.current_section()
        number = next((n for n, one in enumerate(sections) if one.uid == named), None)
        place = len(sections[number].items) if number is not None else 0
        if number is None:
            standing = [one.uid for one in sections[0].items] if sections else []
            number, place = 0, len(standing)
            for n, one in enumerate(sections):
                uids = [item.uid for item in one.items]
                if here in uids:
                    number, place = n, uids.index(here) + 1
        if not self.act("add-item"):
            return
        assert self.uid
        assert self.uid not in self.model.items
        assert self.desk.workspace.draft is not None
        item = self.desk.workspace.draft.item(self.uid)
        assert item == type(item)(kind=item.kind)  # type: ignore[arg-type]
        assert item.kind is ITEM_KIND_OF_SECTION[sections[number].kind]
        self.model.items[item.uid] = item
        self.arrange(_inserted(sections, number, place, item))

    def remove_items(self) -> None:
        """Remove what is selected."""
        sections, uids = self.issue.sections, self.acted_on
        if not self.act("remove-item"):
            return
        thrown = [one for part in sections for one in part.items if one.uid in uids]
        self.arrange([_without(part, uids) for part in sections], *thrown)

    def double_items(self) -> None:
        """Add a copy below each of those selected."""
        sections, uids = self.issue.sections, self.acted_on
        if sum(len(one.items) for one in sections) > MOST_ITEMS or not self.act("double-item"):
            return
        assert self.desk.workspace.issue is not None
        found = self.desk.workspace.issue.sections
        fresh: list[Section] = []
        for before, after in zip(sections, found, strict=True):
            items = iter(after.items)
            row: list[Item] = []
            for item in before.items:
                row.append(next(items))
                if item.uid in uids:
                    copy = next(items)
                    assert copy.uid not in self.model.items
                    self.model.items[copy.uid] = self.model.items[item.uid]
                    self.model.items[copy.uid] = replace(self.model.items[item.uid], uid=copy.uid)
                    row.append(copy)
            fresh.append(replace(before, items=tuple(row)))
        self.arrange(fresh)

    def step_item(self) -> None:
        """Move one item up or down."""
        sections, uids = list(self.issue.sections), self.acted_on
        by = self.chance.choice((-1, 1))
        if len(uids) != 1 or not self.act("item-up" if by < 0 else "item-down"):
            return
        number, place = _place_of(sections, uids[0])
        item = sections[number].items[place]
        beyond = place + by
        if 0 <= beyond < len(sections[number].items):
            sections[number] = _without(sections[number], uids)
            self.arrange(_inserted(sections, number, beyond, item))
            return
        around = range(number + by, len(sections) if by > 0 else -1, by)
        other = next((n for n in around if _takes(sections[n], self.model.items[item.uid])), None)
        if other is not None:
            sections[number] = _without(sections[number], uids)
            place = 0 if by > 0 else len(sections[other].items)
            self.arrange(_inserted(sections, other, place, item))

    def drop_item(self) -> None:
        """Drop one item above another."""
        sections, outline = list(self.issue.sections), self.desk.left.outline
        rows = [one for part in sections for one in part.items]
        if len(rows) < 2 or not outline.isVisible():
            return
        item, below = self.chance.sample(rows, 2)
        number, _ = _place_of(sections, below.uid)
        home, former = _place_of(sections, item.uid)
        kept = _takes(sections[number], self.model.items[item.uid]) or number == home
        if not kept:
            return
        assert drop(outline, (item.uid,), self.middle_of(below.uid) - QPoint(0, 6))
        sections[home] = _without(sections[home], (item.uid,))
        _, place = _place_of(sections, below.uid)
        if (home, former) != (number, place):
            self.arrange(_inserted(sections, number, place, item))

    def go_to_section(self) -> None:
        """Go to the heading of a section in the outline."""
        sections, outline = self.issue.sections, self.desk.left.outline
        if sections and outline.isVisible():
            outline.setFocus()
            outline.go_to_section(self.chance.choice(sections).uid)

    def meant_section(self) -> int | None:
        """The section that an action means: the current heading, else that of the open item."""
        outline = self.desk.left.outline
        index = outline.currentIndex()
        if index.isValid() and not index.parent().isValid():
            return index.row() - 1 if index.row() else None
        return _place_of(self.issue.sections, self.uid)[0] if self.uid else None

    def add_section(self) -> None:
        """Add a section and name it, or leave the name that is offered."""
        number, sections = self.meant_section(), list(self.issue.sections)
        if len(sections) > 8:
            return
        kind = self.chance.choice(("highlights", "links", "analysis", "perspectives"))
        if not self.act(f"add-{kind}"):
            return
        place = len(sections) if number is None else number + 1
        assert self.desk.workspace.issue is not None
        fresh = self.desk.workspace.issue.sections[place]
        assert (fresh.items, str(fresh.kind)) == ((), kind)
        self.arrange([*sections[:place], fresh, *sections[place:]])
        self._name(place)

    def rename_section(self) -> None:
        """Give a section another heading, or think better of it."""
        number = self.meant_section()
        if number is not None and self.act("rename-section"):
            self._name(number)

    def _name(self, number: int) -> None:
        field = child(self.window, QLineEdit, "nameEdit")
        words = self.chance.choice(("", "Tugs and tides", "Piers", "Links"))
        if words:
            QTest.keyClicks(field, words)
        key = self.chance.choice((Qt.Key.Key_Return, Qt.Key.Key_Escape))
        QTest.keyClick(field, key)
        sections = list(self.issue.sections)
        if words and key == Qt.Key.Key_Return and words != sections[number].heading:
            sections[number] = replace(sections[number], heading=words)
            self.arrange(sections)

    def move_section(self) -> None:
        """Move a section up or down."""
        number, sections = self.meant_section(), list(self.issue.sections)
        by = self.chance.choice((-1, 1))
        if number is not None and self.act("section-up" if by < 0 else "section-down"):
            sections.insert(number + by, sections.pop(number))
            self.arrange(sections)

    def remove_section(self) -> None:
        """Throw a section away."""
        number, sections = self.meant_section(), list(self.issue.sections)
        if number is not None and len(sections) > 1 and self.act("remove-section"):
            gone = sections.pop(number)
            self.arrange(sections, gone)

    def duplicate_issue(self) -> None:
        """Add a copy of the open issue."""
        before = self.model.issue(self.issue.uid)
        if len(self.model.structure.issues) < MOST_ISSUES and self.act("duplicate-issue"):
            copy = self.desk.workspace.issue
            assert copy is not None
            label = f"{before.label} copy"
            expected = replace(before, label=label, status=IssueStatus.DRAFT)
            assert replace(copy, notes=()) == expected
            self.model.arrange(copy.uid, self.model.learn(copy))

    def archive_issue(self) -> None:
        """Archive the open issue, or bring it back."""
        archived, issue = self.issue.status is IssueStatus.ARCHIVED, self.issue
        if self.act("archive-issue"):
            back = IssueStatus.SENT if issue.send_date else IssueStatus.DRAFT
            status = back if archived else IssueStatus.ARCHIVED
            self.model.arrange(issue.uid, replace(issue, status=status))

    def remove_issue(self) -> None:
        """Throw the open issue away."""
        issue = self.issue
        if len(self.model.structure.issues) > 2 and self.act("remove-issue"):
            self.model.arrange(issue.uid, None, issue)

    def put_back(self) -> None:
        """Put back anything from the trash."""
        trash, workspace = self.model.structure.trash, self.desk.workspace
        if not trash or not self.act("trash"):
            return
        page = child(self.window, TrashPage)
        row = page.list.topLevelItem(self.chance.randrange(page.list.topLevelItemCount()))
        assert row is not None
        page.list.scrollToItem(row)
        place = page.list.visualItemRect(row).center()
        QTest.mouseClick(page.list.viewport(), LEFT, pos=place)
        before = workspace.stack.count(), workspace.stack.index()
        QTest.mouseClick(page.back, LEFT)
        done = (workspace.stack.count(), workspace.stack.index()) != before
        QTest.mouseClick(page.close_page, LEFT)
        if done:
            self._learn_put_back()

    def _learn_put_back(self) -> None:
        library, there = self.desk.workspace.library, thrown(self.desk.workspace.library)
        (thing,) = (one for one in self.model.structure.trash if one.uid not in there)
        found = {
            row.uid: replace(library.load_uid(row.uid).issue, notes=())
            for row in library.issue_rows()
        }
        known = self.model.issues()
        (uid,) = (one for one, issue in found.items() if issue != known.get(one))
        if isinstance(thing, PortableIssue):
            assert uid == thing.uid
            assert found[uid] == self.model.now(thing)
            self.model.put_back(thing, uid, thing)
            return
        rest = [_without(one, (thing.uid,)) for one in found[uid].sections if one.uid != thing.uid]
        if not isinstance(thing, Section):
            # An item whose section is gone may have brought one along.
            rest = [one for one in rest if one.items or one.uid in _uids(known[uid])]
        assert tuple(rest) == known[uid].sections
        self.model.put_back(thing, uid, found[uid])

    def press_anywhere(self) -> None:
        """Press a key where the keys happen to be, which goes about or does nothing."""
        keys = (Qt.Key.Key_Tab, Qt.Key.Key_Escape, Qt.Key.Key_F3, Qt.Key.Key_Home, Qt.Key.Key_End)
        QTest.keyClick(QApplication.focusWidget() or self.window, self.chance.choice(keys))


def _uids(issue: PortableIssue) -> set[str]:
    return {section.uid for section in issue.sections}


def _place_of(sections: Sequence[Section], uid: str) -> tuple[int, int]:
    return next(
        (number, place)
        for number, section in enumerate(sections)
        for place, item in enumerate(section.items)
        if item.uid == uid
    )


def _without(section: Section, uids: Sequence[str]) -> Section:
    return replace(section, items=tuple(one for one in section.items if one.uid not in uids))


def _inserted(
    sections: Sequence[Section], number: int, place: int, item: Item
) -> tuple[Section, ...]:
    items = list(sections[number].items)
    items.insert(place, item)
    section = replace(sections[number], items=tuple(items))
    return (*sections[:number], section, *sections[number + 1 :])


def _takes(section: Section, item: Item) -> bool:
    return ITEM_KIND_OF_SECTION[section.kind] is item.kind
