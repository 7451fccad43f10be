"""What SQLite cannot alter in place is copied."""

import sqlalchemy as sa
from alembic import op


def replace_table(table: str) -> None:
    """Put a table's rows into its ``new_`` one, and that in its place."""
    columns = ", ".join(column["name"] for column in sa.inspect(op.get_bind()).get_columns(table))
    op.execute(f"INSERT INTO new_{table} ({columns}) SELECT {columns} FROM {table}")
    op.drop_table(table)
    op.rename_table(f"new_{table}", table)
