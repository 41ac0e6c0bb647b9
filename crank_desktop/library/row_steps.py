"""What the steps of a writer have in common: rows with what hangs on them, and what they alter."""

from collections.abc import Sequence

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, delete, select

from crank_desktop.document.portable import Item, Section
from crank_desktop.library import citations, pictures, storing
from crank_desktop.library.fetching import key_of, rows
from crank_desktop.library.positions import make_room
from crank_desktop.library.reading import Furniture
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields, StoredIssue
from crank_desktop.model import tables


class RowSteps:
    """The rows of one transaction; remembers which issues and sources they alter."""

    def __init__(self, session: Session) -> None:
        self.session = session
        self.altered: dict[int, tables.Issue] = {}
        self.cited: set[int] = set()

    def alter(self, issue: tables.Issue) -> Touched:
        """Remember that what an issue says is another now."""
        self.session.flush()
        self.altered[key_of(issue)] = issue
        return Touched(issues=frozenset((issue.uid,)))

    def alter_issue_of(self, section: tables.Section) -> Touched:
        """The same for the issue of a section."""
        found = select(tables.Issue).where(col(tables.Issue.id) == section.issue_id)
        return self.alter(rows(self.session, found)[0])

    def section_of(self, item: tables.Item) -> tables.Section:
        """The section an item stands in."""
        found = select(tables.Section).where(col(tables.Section.id) == item.section_id)
        return rows(self.session, found)[0]

    def fill_issue(self, row: tables.Issue, stored: StoredIssue) -> Touched:
        """Put a whole content into an issue that has none."""
        issue = stored.issue
        storing.check_sections(self.session, issue.sections)
        storing.fill_fields(row, IssueFields.of(issue))
        row.imported_as, row.newsletter = issue.imported_as, ""
        if stored.own_masthead:
            row.newsletter = issue.newsletter
            row.masthead_id = storing.store_furniture(
                self.session, Furniture(issue.banner, issue.masthead, issue.footer)
            )
        self.session.add(row)
        touched = self.alter(row)
        for position, section in enumerate(issue.sections):
            touched |= self.add_section(key_of(row), position, section)
        self.session.add_all(storing.note_rows(stored, key_of(row)))
        if stored.picture is not None:
            pictures.keep(self.session, stored.picture)
        return touched

    def empty_issue(self, row: tables.Issue) -> Touched:
        """Take everything out of an issue that it holds."""
        section, note = tables.Section, tables.Note
        inside = select(section.id).where(col(section.issue_id) == row.id)
        touched = self.alter(row) | self.about_to_go(col(tables.Item.section_id).in_(inside))
        self.session.exec(delete(section).where(col(section.issue_id) == row.id))
        self.session.exec(delete(note).where(col(note.issue_id) == row.id))
        masthead_id, row.masthead_id = row.masthead_id, None
        self.session.flush()
        if masthead_id is not None:
            self.drop_masthead(masthead_id)
        return touched

    def add_section(self, issue_id: int, position: int, section: Section) -> Touched:
        """Store a section with its items."""
        row = storing.section_row(section, issue_id, position)
        make_room(self.session, row, position)
        self.session.add(row)
        self.session.flush()
        return self.add_items(
            [
                (storing.item_row(item, key_of(row), number), item)
                for number, item in enumerate(section.items)
            ]
        )

    def add_items(self, added: Sequence[tuple[tables.Item, Item]]) -> Touched:
        """Store items with their lists and citations."""
        self.session.add_all(row for row, _ in added)
        self.session.flush()
        return self.add_lists(added)

    def add_lists(self, written: Sequence[tuple[tables.Item, Item]]) -> Touched:
        """Store what hangs on items whose rows are written and whose lists are empty."""
        self.session.flush()
        keyed = [(key_of(row), item) for row, item in written]
        self.session.add_all(one for key, item in keyed for one in storing.list_rows(item, key))
        self.cited |= citations.derive(self.session, keyed)
        return Touched(items=frozenset(row.uid for row, _ in written))

    def about_to_go(self, these: ColumnElement[bool]) -> Touched:
        """Remember what items touch that are going to be removed."""
        item = tables.Item
        found = self.session.exec(select(item.uid, item.id).where(these)).all()
        self.cited |= citations.sources_of(self.session, [key for _, key in found if key])
        return Touched(items=frozenset(uid for uid, _ in found))

    def drop_masthead(self, masthead_id: int) -> None:
        """Remove a masthead that nothing shows any more."""
        masthead = tables.Masthead
        self.session.exec(delete(masthead).where(col(masthead.id) == masthead_id))
