"""What SQLite cannot alter in place is copied."""

import sqlalchemy as sa
from alembic import op


def replace_table(table: str, **new: str) -> None:
    """Put a table's rows into its ``new_`` one, and that in its place.

    ``new`` gives for a new column that may not be empty the SQL of its first value.
    """
    old = [column["name"] for column in sa.inspect(op.get_bind()).get_columns(table)]
    columns, values = ", ".join((*old, *new)), ", ".join((*old, *new.values()))
    op.execute(f"INSERT INTO new_{table} ({columns}) SELECT {values} FROM {table}")
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)
