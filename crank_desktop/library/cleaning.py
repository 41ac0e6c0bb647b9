"""What goes for good when a library is opened for changes, for undo does not reach beyond that."""

import sqlite3
from datetime import UTC, datetime, timedelta

KEPT_FOR = timedelta(days=90)
"""How long what was thrown away is kept: as long as an editor can be expected to miss something."""

_OLD = "DELETE FROM trash WHERE at < ?"
_UNNAMED = """
DELETE FROM picture
WHERE name NOT IN (SELECT image_file FROM issue WHERE image_file IS NOT NULL)
AND name NOT IN (
  SELECT ifnull(json_extract(content, '$.issue.image.file'), '') FROM trash
  WHERE of_kind = 'issue' AND json_valid(content)
)
AND name NOT IN (
  SELECT ifnull(json_extract(text, '$.picture'), '') FROM revision WHERE json_valid(text)
)
"""


def drop_old(connection: sqlite3.Connection, now: datetime) -> None:
    """Delete what was thrown away longer ago than it is kept for."""
    last = (now.astimezone(UTC) - KEPT_FOR).isoformat(timespec="microseconds")
    connection.execute(_OLD, (last,))


def drop_unnamed(connection: sqlite3.Connection) -> None:
    """Remove the pictures that no issue names, here, in the trash or in a revision."""
    connection.execute(_UNNAMED)
