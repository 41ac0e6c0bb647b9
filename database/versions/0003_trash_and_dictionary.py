"""A trash that survives restarts, and a dictionary of the library's own.

Programs of schema 1 read a library all the same: they know nothing of these tables.
"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the tables of the trash and of the dictionary's words."""
    op.create_table(
        "trash",
        sa.Column("id", sa.Integer, nullable=False, primary_key=True),
        sa.Column("uid", sa.Text, nullable=False, unique=True),
        sa.Column("of_kind", sa.Text, nullable=False),
        sa.Column("of_uid", sa.Text, nullable=False),
        sa.Column("label", sa.Text, nullable=False),
        sa.Column("content", sa.Text, nullable=False),
        sa.Column("place", sa.Text, nullable=False),
        sa.Column("at", sa.Text, nullable=False),
        sa.CheckConstraint("of_kind IN ('issue', 'section', 'item', 'source')", name="of_kind"),
        sqlite_strict=True,
    )
    op.create_index("ix_trash_at", "trash", ["at"])
    op.create_table(
        "dictionary_word",
        sa.Column("id", sa.Integer, nullable=False, primary_key=True),
        sa.Column("word", sa.Text, nullable=False, unique=True),
        sqlite_strict=True,
    )
