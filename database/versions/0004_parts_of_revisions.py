"""The parts of revisions, each kept once.

Programs of schema 1 read a library all the same: they know nothing of this table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of the parts of revisions."""
    op.create_table(
        "kept_part",
        sa.Column("id", sa.Integer, nullable=False, primary_key=True),
        sa.Column("content_hash", sa.Text, nullable=False, unique=True),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sqlite_strict=True,
    )
