"""The pictures of issues move into the library.

Programs of schema 1 read a library all the same: they know nothing of this table.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Make the table of pictures."""
    op.create_table(
        "picture",
        sa.Column("id", sa.Integer, nullable=False, primary_key=True),
        sa.Column("name", sa.Text, nullable=False, unique=True),
        sa.Column("sha256", sa.Text, nullable=False),
        sa.Column("media_type", sa.Text, nullable=False),
        sa.Column("width", sa.Integer, nullable=False),
        sa.Column("height", sa.Integer, nullable=False),
        sa.Column("content", sa.LargeBinary, nullable=False),
        sa.CheckConstraint(
            "media_type IN ('image/png', 'image/jpeg', 'image/gif')", name="media_type"
        ),
        sa.CheckConstraint("width > 0", name="width"),
        sa.CheckConstraint("height > 0", name="height"),
        sqlite_strict=True,
    )
