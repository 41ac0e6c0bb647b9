"""Alembic's way into a library: the connection comes from the program, never from a file."""

from alembic import context

from crank_desktop.model.tables import METADATA

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=METADATA,
    render_as_batch=True,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
