"""Alembic's entry: run the migrations on the connection that the caller opened."""

from alembic import context
from sqlmodel import SQLModel

from tiepdan.records.schema import derived_tables, journal_tables, tables  # noqa: F401 (they fill SQLModel.metadata)

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=SQLModel.metadata,
    render_as_batch=True,  # SQLite alters a table by copying it
)
with context.begin_transaction():
    context.run_migrations()
