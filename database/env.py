"""Alembic's environment: the connection comes from the program, never from a file."""

from collections.abc import Collection, Mapping
from typing import Any

from alembic import context
from alembic.runtime.migration import MigrationContext, MigrationInfo

from crank_desktop.model.tables import METADATA


def check_and_number(
    ctx: MigrationContext,
    step: MigrationInfo,
    heads: Collection[Any],
    run_args: Mapping[str, Any],
) -> None:
    """End a migration inside its transaction: no broken key, and its number in the file's header.

    Foreign keys are off while migrations run, so that tables can be built anew.
    """
    del heads, run_args
    if ctx.connection is None:
        raise RuntimeError("migrations run on a library, never into a script")
    broken = ctx.connection.exec_driver_sql("PRAGMA foreign_key_check").first()
    if broken is not None:
        raise RuntimeError(f"migration {step.up_revision_id} breaks a foreign key: {broken}")
    ctx.connection.exec_driver_sql(f"PRAGMA user_version = {int(step.up_revision_id or 0)}")


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transactional_ddl=True,
    transaction_per_migration=True,
    on_version_apply=check_and_number,
)
with context.begin_transaction():
    context.run_migrations()
