"""What can be written to a library, inside the one transaction of a change."""

from dataclasses import replace
from datetime import UTC, datetime

from sqlmodel import Session, col, delete, select

from crank_desktop.document.newsletter import Newsletter
from crank_desktop.document.portable import Item, PortableIssue, Section, new_uid
from crank_desktop.document.portable_json import content_hash
from crank_desktop.errors import NothingDone
from crank_desktop.library import citations, mapping
from crank_desktop.library.mapping import Identity
from crank_desktop.model import tables


class Writer:
    """Writes rows; nothing of it is in the file before its transaction ends."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def store_issue(self, issue: PortableIssue) -> str:
        """Keep a whole issue and return its identity.

        Identities that the library has already are given anew, so that a copy can stand beside its
        original. The first issue also fills in a newsletter that has no name yet.
        """
        fresh = with_new_identities(issue) if self._known(issue) else issue
        own = Identity(fresh.banner, fresh.masthead, fresh.footer)
        row = tables.Issue(
            **mapping.issue_values(fresh),
            masthead_id=self._store_identity(own),
            content_hash=content_hash(fresh),
            changed_at=datetime.now(UTC),
        )
        issue_id = self._added(row)
        for position, section in enumerate(fresh.sections):
            self._store_section(section, issue_id, position)
        self._session.add_all(mapping.note_rows(fresh, issue_id))
        self._session.flush()
        return fresh.uid

    def remove_issue(self, uid: str) -> None:
        """Take an issue out, with its sections, items, notes and masthead."""
        row = self._session.exec(
            select(tables.Issue).where(col(tables.Issue.uid) == uid)
        ).one_or_none()
        if row is None:
            raise NothingDone("this issue is no longer in the library")
        masthead_id = row.masthead_id
        self._session.delete(row)
        self._session.flush()
        if masthead_id is not None:
            statement = delete(tables.Masthead).where(col(tables.Masthead.id) == masthead_id)
            self._session.exec(statement)
        citations.drop_uncited(self._session)

    def replace_issue(self, uid: str, issue: PortableIssue) -> None:
        """Put another content in an issue's place; its identity stays."""
        self.remove_issue(uid)
        self.store_issue(replace(issue, uid=uid))

    def set_newsletter(self, newsletter: Newsletter) -> None:
        """Keep the settings of the newsletter."""
        row = self._session.get(tables.Newsletter, 1)
        old = row.masthead_id if row else None
        own = Identity(newsletter.banner, newsletter.masthead, newsletter.footer)
        if row is None:
            row = tables.Newsletter(id=1, masthead_id=0)
        row.masthead_id = self._store_identity(own)
        row.name, row.service = newsletter.name, newsletter.service
        row.sender, row.reply_to = newsletter.sender, newsletter.reply_to
        row.recipient = newsletter.to
        self._session.add(row)
        self._session.flush()
        if old is not None:
            self._session.exec(delete(tables.Masthead).where(col(tables.Masthead.id) == old))

    def clear_newsletter(self) -> None:
        """Forget the settings, as before any were kept."""
        row = self._session.get(tables.Newsletter, 1)
        if row is not None:
            masthead_id = row.masthead_id
            self._session.delete(row)
            self._session.flush()
            statement = delete(tables.Masthead).where(col(tables.Masthead.id) == masthead_id)
            self._session.exec(statement)

    def has_newsletter(self) -> bool:
        """Whether settings were kept already."""
        return self._session.get(tables.Newsletter, 1) is not None

    def _known(self, issue: PortableIssue) -> bool:
        uids = [issue.uid]
        found = self._session.exec(
            select(tables.Issue.id).where(col(tables.Issue.uid).in_(uids))
        ).first()
        items = [item.uid for section in issue.sections for item in section.items]
        statement = select(tables.Item.id).where(col(tables.Item.uid).in_(items))
        return found is not None or self._session.exec(statement).first() is not None

    def _store_section(self, section: Section, issue_id: int, position: int) -> None:
        row = tables.Section(
            uid=section.uid,
            issue_id=issue_id,
            position=position,
            kind=section.kind,
            heading=section.heading,
        )
        section_id = self._added(row)
        for number, item in enumerate(section.items):
            self._store_item(item, section_id, number)

    def _store_item(self, item: Item, section_id: int, position: int) -> None:
        hashed = citations.item_hash(item)
        item_id = self._added(mapping.item_row(item, section_id, position, hashed))
        self._session.add_all(mapping.outlet_rows(item, item_id))
        self._session.add_all(mapping.author_rows(item, item_id))
        citations.derive(self._session, item, item_id)

    def _store_identity(self, identity: Identity) -> int:
        masthead_id = self._added(mapping.masthead_row(identity))
        self._session.add_all(mapping.people_rows(identity, masthead_id))
        self._session.add_all(mapping.social_rows(identity, masthead_id))
        return masthead_id

    def _added(self, row: tables.Issue | tables.Section | tables.Item | tables.Masthead) -> int:
        """Store a row now and return the key SQLite gave it."""
        self._session.add(row)
        self._session.flush()
        assert row.id is not None, "a stored row has its key"
        return row.id


def with_new_identities(issue: PortableIssue) -> PortableIssue:
    """The same issue under identities of its own, as a copy."""
    sections = tuple(
        replace(
            section,
            uid=new_uid(),
            items=tuple(replace(item, uid=new_uid()) for item in section.items),
        )
        for section in issue.sections
    )
    return replace(issue, uid=new_uid(), sections=sections)
