"""What SQLite cannot alter in place is copied."""

import re
from collections.abc import Callable

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


def amend_table(table: str, *amendments: Callable[[str], str], **new: str) -> None:
    """Make a table anew from its own SQL, each amendment applied; its rows and indexes stay.

    So a migration says only what changes, whatever others before it did to the same table.
    ``new`` is as for ``replace_table``.
    """
    connection = op.get_bind()
    [(sql,)] = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = ?", (table,)
    )
    indexes = connection.exec_driver_sql(
        "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL",
        (table,),
    ).fetchall()
    for amendment in amendments:
        sql = amendment(sql)
    made = re.sub(rf'\ACREATE TABLE "?{table}"?', f"CREATE TABLE new_{table}", sql, count=1)
    connection.exec_driver_sql(made)
    replace_table(table, **new)
    for (index,) in indexes:
        connection.exec_driver_sql(index)


def with_terms(constraint: str, after: str, *codes: str) -> Callable[[str], str]:
    """More codes in a closed list, behind one that is there."""
    listed = ", ".join(f"'{code}'" for code in (after, *codes))
    pattern = rf"(CONSTRAINT {constraint} CHECK \([^\n]*?)'{after}'"
    return lambda sql: _substituted(pattern, rf"\g<1>{listed}", sql)


def with_column(after: str, definition: str) -> Callable[[str], str]:
    """A new column behind one that is there; it may be empty."""
    pattern = rf"(\n\t{after} [^\n]*?)((?:, )?\n)"  # behind the last one no comma stands
    return lambda sql: _substituted(pattern, rf"\g<1>, \n\t{definition}\g<2>", sql)


def with_constraint(definition: str) -> Callable[[str], str]:
    """A new constraint of the table, before those that it has."""
    return lambda sql: _substituted(r"(\n\tCONSTRAINT )", rf"\n\t{definition}, \g<1>", sql)


def with_list(constraint: str, column: str, *codes: str) -> Callable[[str], str]:
    """Another closed list of the codes that a column may hold, in the place of the one it has."""
    listed = ", ".join(f"'{code}'" for code in codes)
    return instead_of(
        rf"CONSTRAINT {constraint} CHECK \([^\n]*\)",
        f"CONSTRAINT {constraint} CHECK ({column} IN ({listed}))",
    )


def instead_of(pattern: str, replacement: str) -> Callable[[str], str]:
    """Another text in the place of one that is there."""
    return lambda sql: _substituted(pattern, replacement, sql)


def _substituted(pattern: str, replacement: str, sql: str) -> str:
    amended, count = re.subn(pattern, replacement, sql, count=1)
    if not count:
        raise AssertionError(f"{pattern} is not in the table's SQL")
    return amended
