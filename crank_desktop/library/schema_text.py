"""The schema as SQL text, made from the tables: what ``database/schema.sql`` must say.

``python -m crank_desktop.library.schema_text`` prints it, for the file and for a new migration.
"""

from collections.abc import Iterator

from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateIndex, CreateTable

from crank_desktop.model.tables import METADATA

_ALEMBIC = """CREATE TABLE alembic_version (
    version_num VARCHAR(32) NOT NULL,
    CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
)"""


def schema_statements() -> Iterator[str]:
    """The statements that make every table and index of the model."""
    dialect = sqlite.dialect()
    for table in METADATA.sorted_tables:
        yield _tidy(str(CreateTable(table).compile(dialect=dialect)))
        for index in sorted(table.indexes, key=lambda each: str(each.name)):
            yield _tidy(str(CreateIndex(index).compile(dialect=dialect)))


def schema_text() -> str:
    """The whole of ``database/schema.sql``."""
    return "\n\n".join(f"{statement};" for statement in (_ALEMBIC, *schema_statements())) + "\n"


def _tidy(statement: str) -> str:
    lines = (line.rstrip().replace("\t", "    ") for line in statement.strip().splitlines())
    return "\n".join(line for line in lines if line)


if __name__ == "__main__":
    print(schema_text(), end="")  # noqa: T201 - printing is what this module is run for
