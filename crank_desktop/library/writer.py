"""What may be written: the steps that changes are made of, inside one transaction.

Every step returns what it touched. A position counts from 0, as the place will be afterwards; one
outside its list is a fault of the caller (``IndexError``). A step that names what is no longer
there raises ``LibraryProblem``, one that brings what no library can hold ``InputRefused``; the
transaction then ends with nothing changed.
"""

from datetime import UTC, datetime

from sqlmodel import Session, col, delete, select

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.picture_file import PictureFile
from crank_desktop.document.portable import Item, Picture, Section
from crank_desktop.library import citations, own_words, pictures, storing, trash
from crank_desktop.library.fetching import connection_of, key_of, row_of, rows
from crank_desktop.library.hashes import issue_hash
from crank_desktop.library.positions import close_gap, make_room
from crank_desktop.library.reading import Furniture, read_issue
from crank_desktop.library.row_steps import RowSteps
from crank_desktop.library.touched import Touched
from crank_desktop.library.values import IssueFields, StoredIssue, Thrown
from crank_desktop.model import tables
from crank_desktop.model.kinds import ThrownKind


class Writer:
    """The steps of a change; ``finish`` brings what is derived from them up to date."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._steps = RowSteps(session)

    def store_issue(self, stored: StoredIssue) -> Touched:
        """Add an issue whole, with its identities."""
        storing.check_identities(self._session, tables.Issue, [stored.issue.uid])
        row = tables.Issue(uid=stored.issue.uid, changed_at=datetime.now(UTC))
        return self._steps.fill_issue(row, stored)

    def replace_issue(self, uid: str, stored: StoredIssue) -> Touched:
        """Put another content in an issue's place; its own identity and key stay."""
        row = row_of(self._session, tables.Issue, uid)
        return self._steps.empty_issue(row) | self._steps.fill_issue(row, stored)

    def remove_issue(self, uid: str) -> Touched:
        """Take an issue out, with everything that is only its own."""
        row = row_of(self._session, tables.Issue, uid)
        touched = self._steps.empty_issue(row)
        self._steps.altered.pop(key_of(row))
        self._session.delete(row)
        self._session.flush()
        return touched

    def set_issue_fields(self, uid: str, before: IssueFields, after: IssueFields) -> Touched:
        """Change what stands outside an issue's sections: only what differs between the two.

        Everything else stays as it is now, whatever the two say of it.
        """
        row = row_of(self._session, tables.Issue, uid)
        storing.fill_fields(row, after, before)
        return self._steps.alter(row)

    def set_picture(self, uid: str, shown: Picture) -> Touched:
        """Let an issue show another picture: its file, hosted address and width go together."""
        row = row_of(self._session, tables.Issue, uid)
        row.image_file, row.image_url, row.image_width = shown.file, shown.url, shown.width
        return self._steps.alter(row)

    def keep_picture(self, picture: PictureFile) -> None:
        """Keep a picture for an issue to name, unless it is there; there it touches nothing."""
        pictures.keep(self._session, picture)

    def set_masthead(self, uid: str, own: Furniture | None) -> Touched:
        """Give an issue a masthead of its own, or (None) let it show the newsletter's."""
        row = row_of(self._session, tables.Issue, uid)
        former = row.masthead_id
        row.masthead_id = None if own is None else storing.store_furniture(self._session, own)
        self._session.flush()
        if former is not None:
            self._steps.drop_masthead(former)
        return self._steps.alter(row)

    def resolve_note(self, issue_uid: str, position: int, *, resolved: bool) -> Touched:
        """Settle the note at a position of an issue, or open it again."""
        issue = row_of(self._session, tables.Issue, issue_uid)
        note = tables.Note
        this = select(note).where(col(note.issue_id) == issue.id, col(note.position) == position)
        rows(self._session, this)[0].resolved = resolved
        return Touched(issues=frozenset((issue_uid,)))

    def insert_section(self, issue_uid: str, position: int, section: Section) -> Touched:
        """Add a section with its items."""
        issue = row_of(self._session, tables.Issue, issue_uid)
        storing.check_sections(self._session, [section])
        added = self._steps.add_section(key_of(issue), position, section)
        return self._steps.alter(issue) | added

    def remove_section(self, uid: str) -> Touched:
        """Take a section out with its items."""
        row = row_of(self._session, tables.Section, uid)
        gone = self._steps.about_to_go(col(tables.Item.section_id) == row.id)
        touched = self._steps.alter_issue_of(row)
        close_gap(self._session, row)
        self._session.delete(row)
        self._session.flush()
        return touched | gone

    def move_section(self, uid: str, position: int) -> Touched:
        """Put a section at another place of its issue."""
        row = row_of(self._session, tables.Section, uid)
        close_gap(self._session, row)
        make_room(self._session, row, position)
        return self._steps.alter_issue_of(row)

    def rename_section(self, uid: str, heading: str) -> Touched:
        """Give a section another heading."""
        row = row_of(self._session, tables.Section, uid)
        row.heading = heading
        return self._steps.alter_issue_of(row)

    def insert_item(self, section_uid: str, position: int, item: Item) -> Touched:
        """Add an item to a section."""
        section = row_of(self._session, tables.Section, section_uid)
        storing.check_identities(self._session, tables.Item, [item.uid])
        row = storing.item_row(item, key_of(section), position)
        make_room(self._session, row, position)
        added = self._steps.add_items([(row, item)])
        return self._steps.alter_issue_of(section) | added

    def set_item(self, uid: str, item: Item) -> Touched:
        """Let an item say something else; its identity stays, whatever that of ``item``."""
        row = row_of(self._session, tables.Item, uid)
        storing.fill_item(row, item)
        for table in (tables.ItemOutlet, tables.ItemAuthor):
            self._session.exec(delete(table).where(col(table.item_id) == row.id))
        written = self._steps.add_lists([(row, item)])
        return self._steps.alter_issue_of(self._steps.section_of(row)) | written

    def remove_item(self, uid: str) -> Touched:
        """Take an item out of its section."""
        row = row_of(self._session, tables.Item, uid)
        gone = self._steps.about_to_go(col(tables.Item.id) == row.id)
        touched = self._steps.alter_issue_of(self._steps.section_of(row))
        close_gap(self._session, row)
        self._session.delete(row)
        self._session.flush()
        return touched | gone

    def move_item(self, uid: str, section_uid: str, position: int) -> Touched:
        """Put an item at another place, of its section or another one."""
        row = row_of(self._session, tables.Item, uid)
        section = row_of(self._session, tables.Section, section_uid)
        touched = self._steps.alter_issue_of(self._steps.section_of(row))
        close_gap(self._session, row)
        row.section_id = key_of(section)
        make_room(self._session, row, position)
        moved = Touched(items=frozenset((uid,)))
        return touched | self._steps.alter_issue_of(section) | moved

    def throw_away(self, uid: str, kind: ThrownKind, of_uid: str) -> None:
        """Keep what is about to be removed in the trash, under an identity of its own there."""
        trash.throw_away(self._session, uid, kind, of_uid)

    def throw_again(self, thrown: Thrown, of_uid: str) -> None:
        """Keep in the trash once more what was put back and is about to go; its identity now."""
        trash.keep_again(self._session, thrown, of_uid)

    def take_from_trash(self, uid: str) -> None:
        """Take something out of the trash, unless it is gone from there."""
        trash.take_out(self._session, uid)

    def set_word(self, word: str, *, known: bool) -> Touched:
        """Add a word to the library's dictionary, or take it out."""
        own_words.set_word(self._session, word, known=known)
        return Touched(dictionary=True)

    def set_newsletter(self, newsletter: Newsletter) -> Touched:
        """Change the newsletter's settings, and with them every issue that shows its masthead."""
        furniture = Furniture(newsletter.banner, newsletter.masthead, newsletter.footer)
        masthead_id = storing.store_furniture(self._session, furniture)
        found = rows(self._session, select(tables.Newsletter))
        row = found[0] if found else tables.Newsletter(id=1, masthead_id=masthead_id)
        former, row.masthead_id = row.masthead_id, masthead_id
        row.name, row.service, row.sender = newsletter.name, newsletter.service, newsletter.sender
        row.reply_to, row.recipient = newsletter.reply_to, newsletter.to
        self._session.add(row)
        self._session.flush()
        if former != masthead_id:
            self._steps.drop_masthead(former)
        issue = tables.Issue
        touched = Touched(newsletter=True)
        for one in rows(self._session, select(issue).where(col(issue.masthead_id).is_(None))):
            touched |= self._steps.alter(one)
        return touched

    def finish(self) -> Touched:
        """Bring hashes, times and sources up to date with the steps before."""
        self._session.flush()
        now = datetime.now(UTC)
        for row in self._steps.altered.values():
            row.content_hash = issue_hash(read_issue(connection_of(self._session), row.uid).issue)
            row.changed_at = now
        self._session.flush()
        return Touched(sources=citations.settle(self._session, self._steps.cited))
