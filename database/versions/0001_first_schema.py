"""The first schema.

What a migration does never changes: later ones start from here. So it says everything itself and
takes nothing from the tables of the program.
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

_APPLICATION_ID = 0x43524E4B


def _table(name: str, *parts: "sa.Column[object] | sa.CheckConstraint") -> None:
    """A strict table with an integer key; the names of its constraints follow one pattern."""
    op.create_table(
        name,
        sa.Column("id", sa.Integer, nullable=False, primary_key=True),
        *parts,
        sqlite_strict=True,
    )


def _uid() -> "sa.Column[object]":
    return sa.Column("uid", sa.Text, nullable=False, unique=True)


def _text(
    name: str, *, nullable: bool = False, unique: bool = False, index: bool = False
) -> "sa.Column[object]":
    return sa.Column(name, sa.Text, nullable=nullable, unique=unique or None, index=index or None)


def _number(name: str, *, nullable: bool = False) -> "sa.Column[object]":
    return sa.Column(name, sa.Integer, nullable=nullable)


def _belongs(  # noqa: PLR0913 - one for each thing a key can be
    name: str,
    table: str,
    ondelete: str,
    *,
    nullable: bool = False,
    unique: bool = False,
    index: bool = False,
) -> "sa.Column[object]":
    return sa.Column(
        name,
        sa.Integer,
        sa.ForeignKey(f"{table}.id", ondelete=ondelete),
        nullable=nullable,
        unique=unique or None,
        index=index or None,
    )


def _check(name: str, rule: str) -> sa.CheckConstraint:
    return sa.CheckConstraint(rule, name=name)


def _newsletter() -> None:
    _table("library", _uid(), _number("oldest_reader"), _check("single", "id = 1"))
    _table(
        "masthead",
        _text("name"),
        _text("as_sent"),
        _text("banner_url", nullable=True),
        _text("banner_alt"),
        _text("banner_as_sent"),
        _text("footer_organisation"),
        _text("footer_address"),
        _number("footer_copyright_year", nullable=True),
        _text("footer_preferences_url", nullable=True),
        _text("footer_unsubscribe_url", nullable=True),
        _text("footer_as_sent"),
    )
    _table(
        "person",
        _belongs("masthead_id", "masthead", "CASCADE", index=True),
        _number("position"),
        _text("role"),
        _text("name"),
        _text("email", nullable=True),
        _check("position", "position >= 0"),
    )
    _table(
        "social_link",
        _belongs("masthead_id", "masthead", "CASCADE", index=True),
        _number("position"),
        _text("name"),
        _text("url", nullable=True),
        _check("position", "position >= 0"),
    )
    _table(
        "newsletter",
        _belongs("masthead_id", "masthead", "RESTRICT", unique=True),
        _text("name"),
        _text("service"),
        _text("sender"),
        _text("reply_to"),
        _text("recipient"),
        _check("single", "id = 1"),
    )


def _issues() -> None:
    _table(
        "issue",
        _uid(),
        _belongs("masthead_id", "masthead", "RESTRICT", nullable=True, unique=True),
        _text("newsletter"),
        _text("label"),
        _number("month", nullable=True),
        _number("year", nullable=True),
        _number("year_inferred"),
        _text("send_date", nullable=True),
        _text("status"),
        _text("subject"),
        _text("preheader"),
        _text("intro"),
        _text("image_credit"),
        _text("image_alt"),
        _text("image_file", nullable=True),
        _text("image_url", nullable=True),
        _number("image_width", nullable=True),
        _text("imported_as"),
        _text("content_hash", index=True),
        _text("changed_at"),
        _check("month", "month BETWEEN 1 AND 12"),
        _check("status", "status IN ('draft', 'in review', 'approved', 'sent', 'archived')"),
        _check("year_inferred", "year_inferred IN (0, 1)"),
    )
    op.create_index("ix_issue_year_month", "issue", ["year", "month"])
    _table(
        "section",
        _uid(),
        _belongs("issue_id", "issue", "CASCADE"),
        _number("position"),
        _text("kind"),
        _text("heading"),
        _check("kind", "kind IN ('highlights', 'links', 'analysis', 'perspectives')"),
        _check("position", "position >= 0"),
    )
    op.create_index("ix_section_issue_id_position", "section", ["issue_id", "position"])


def _items() -> None:
    _table(
        "item",
        _uid(),
        _belongs("section_id", "section", "CASCADE"),
        _number("position"),
        _text("kind"),
        _text("heading"),
        _text("body"),
        _text("text"),
        _text("title"),
        _text("url", nullable=True),
        _text("byline"),
        _text("institution"),
        _text("note"),
        _text("content_hash"),
        _check("kind", "kind IN ('highlight', 'link', 'analysis', 'perspective')"),
        _check("position", "position >= 0"),
    )
    op.create_index("ix_item_section_id_position", "item", ["section_id", "position"])


def _sources() -> None:
    _table("outlet", _uid(), _text("name", unique=True))
    _table(
        "outlet_domain",
        _belongs("outlet_id", "outlet", "CASCADE", index=True),
        _text("domain", unique=True),
    )
    _table(
        "outlet_name",
        _belongs("outlet_id", "outlet", "CASCADE", index=True),
        _text("name", unique=True),
    )
    _table(
        "source",
        _uid(),
        _text("address"),
        _text("address_key", unique=True),
        _text("title"),
        _belongs("outlet_id", "outlet", "SET NULL", nullable=True, index=True),
        _number("kept"),
        _check("kept", "kept IN (0, 1)"),
    )
    _table(
        "citation",
        _belongs("item_id", "item", "CASCADE", index=True),
        _belongs("source_id", "source", "RESTRICT", index=True),
        _text("role"),
        _number("position"),
        _text("words"),
        _check("position", "position >= 0"),
        _check("role", "role IN ('inline', 'outlet', 'title')"),
    )


def _item_lists() -> None:
    _table(
        "item_outlet",
        _belongs("item_id", "item", "CASCADE", index=True),
        _belongs("outlet_id", "outlet", "SET NULL", nullable=True, index=True),
        _number("position"),
        _text("name"),
        _text("url", nullable=True),
        _check("position", "position >= 0"),
    )
    _table(
        "item_author",
        _belongs("item_id", "item", "CASCADE", index=True),
        _number("position"),
        _text("name"),
        _check("position", "position >= 0"),
    )


def _records() -> None:
    _table(
        "note",
        _belongs("issue_id", "issue", "CASCADE", index=True),
        _number("position"),
        _text("about_uid", nullable=True),
        _text("place"),
        _text("kind"),
        _text("message"),
        _text("text"),
        _number("link_index", nullable=True),
        _number("resolved"),
        _check("position", "position >= 0"),
        _check("resolved", "resolved IN (0, 1)"),
    )
    _table(
        "revision",
        _uid(),
        _text("of_kind"),
        _text("of_uid"),
        _text("text"),
        _text("content_hash"),
        _text("at"),
        _text("label"),
        _check("of_kind", "of_kind IN ('issue', 'item')"),
    )
    op.create_index("ix_revision_of_uid_at", "revision", ["of_uid", "at"])
    _table(
        "export_record",
        _text("issue_uid"),
        _text("format"),
        _text("path"),
        _text("content_hash"),
        _text("at"),
    )
    op.create_index("ix_export_record_issue_uid_at", "export_record", ["issue_uid", "at"])
    _table(
        "comment",
        _uid(),
        _text("of_kind"),
        _text("of_uid"),
        _text("quoted"),
        _text("text"),
        _text("author"),
        _text("at"),
        _number("resolved"),
        _check("of_kind", "of_kind IN ('issue', 'item', 'source')"),
        _check("resolved", "resolved IN (0, 1)"),
    )
    op.create_index("ix_comment_of_uid_at", "comment", ["of_uid", "at"])


def _subjects() -> None:
    _table(
        "actor",
        _uid(),
        _text("kind"),
        _text("name", index=True),
        _text("code"),
        _belongs("parent_id", "actor", "SET NULL", nullable=True, index=True),
        _belongs("affiliation_id", "actor", "SET NULL", nullable=True, index=True),
    )
    _table("topic", _uid(), _text("name", unique=True), _text("code"))


def upgrade() -> None:
    """Make every table."""
    _newsletter()
    _issues()
    _items()
    _sources()
    _item_lists()
    _records()
    _subjects()
    op.execute(f"PRAGMA application_id = {_APPLICATION_ID}")
    op.execute(
        "INSERT INTO library (id, uid, oldest_reader) VALUES (1, lower(hex(randomblob(16))), 1)"
    )
