"""What SQLite cannot alter in place is copied."""

import re

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


def rewrite_table(table: str, *edits: tuple[str, str], **new: str) -> None:
    """Make a table anew from its own statement, edited, with its rows and indexes as they were.

    So whatever other migrations made of it stays. Each of ``edits`` is a pattern of the statement
    that occurs once, and what stands in its place; ``new`` is as for ``replace_table``.
    """
    statement, indexes = _statements_of(table)
    for pattern, text in ((rf'^CREATE TABLE "?{table}"?', f"CREATE TABLE new_{table}"), *edits):
        statement, count = re.subn(pattern, text, statement)
        if count != 1:
            raise AssertionError(f"{pattern!r} occurs {count} times in the statement of {table}")
    op.execute(statement)
    replace_table(table, **new)
    for index in indexes:
        op.execute(index)


def _statements_of(table: str) -> tuple[str, list[str]]:
    """The statements that made a table and its indexes."""
    found = op.get_bind().exec_driver_sql(
        "SELECT type, sql FROM sqlite_master WHERE tbl_name = ? AND type IN ('table', 'index')"
        " AND sql IS NOT NULL ORDER BY type = 'index', name",
        (table,),
    )
    (_type, statement), *indexes = found.fetchall()
    return str(statement), [str(sql) for _type, sql in indexes]


def of_values(column: str, *values: str) -> str:
    """A condition that a column holds one of a closed list, as SQLAlchemy writes it."""
    return f"CHECK ({column} IN ({', '.join(map(repr, values))}))"
