"""The schema as SQL text, made from the tables.

``python -m crank_desktop.library.schema_text`` writes ``database/schema.sql``, whose differences
are read before they are kept; a test compares the two, and both with what the migrations make.
"""

from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from crank_desktop import bundled
from crank_desktop.library.identity import APPLICATION_ID, OLDEST_READER, REVISION, SCHEMA
from crank_desktop.model.tables import METADATA

_HEAD = "-- An empty library. Written by python -m crank_desktop.library.schema_text"
_ALEMBIC = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def schema_text() -> str:
    """The whole of ``database/schema.sql``."""
    return "\n\n".join((_HEAD, *(f"{statement};" for statement in _statements()))) + "\n"


def _statements() -> Iterator[str]:
    yield f"PRAGMA application_id = {APPLICATION_ID}"
    yield f"PRAGMA user_version = {SCHEMA}"
    yield "BEGIN"
    yield _ALEMBIC
    yield f"INSERT INTO alembic_version (version_num) VALUES ('{REVISION}')"  # noqa: S608 - ours
    dialect = sqlite.dialect()
    for table in METADATA.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda one: str(one.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))
    yield (
        "INSERT INTO library (id, uid, oldest_reader)\n"
        f"VALUES (1, lower(hex(randomblob(16))), {OLDEST_READER})"
    )
    yield "COMMIT"


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line).replace("\n)\n STRICT", "\n) STRICT")


if __name__ == "__main__":
    bundled.database("schema.sql").write_text(schema_text(), encoding="utf-8")
