"""What follows from the migrations and stands in files: the newest schema, what it is known by.

Run as a program, this writes both: ``python -m tests.records.schema.newest``.
"""

import re
import sqlite3

import sqlalchemy

from tiepdan.records.file.sqlite.connection import sqlite_connection
from tiepdan.records.file.state import APPLICATION_ID, SCHEMA_VERSION
from tiepdan.records.schema.digest import schema_digest
from tiepdan.records.schema.migrating import MIGRATIONS, bring_to
from tiepdan.records.schema.newest import FILE

BY_ITSELF = "sqlite_%", "search_%"
"""Tables and indexes that SQLite makes of others."""


def newest() -> tuple[str, str]:
    """The statements that make the newest schema, and what it is known by."""
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        bring_to(connection, "head")
        driver = sqlite_connection(connection)
        statements, digest = _statements(driver), schema_digest(driver)
    engine.dispose()
    return ";\n\n".join(statements) + "\n", digest


def _statements(connection: sqlite3.Connection) -> list[str]:
    made = connection.execute(
        "SELECT sql FROM sqlite_master WHERE sql IS NOT NULL"
        " AND name NOT LIKE ? AND name NOT LIKE ? ORDER BY rowid",
        BY_ITSELF,
    )
    return [
        f"PRAGMA application_id = {APPLICATION_ID}",
        *(sql for (sql,) in made),
        f"INSERT INTO alembic_version (version_num) VALUES ('{SCHEMA_VERSION}')",
    ]


if __name__ == "__main__":
    sql, digest = newest()
    FILE.write_text(sql, encoding="utf-8")
    (migration,) = (MIGRATIONS / "versions").glob(f"{SCHEMA_VERSION}_*.py")
    text = migration.read_text(encoding="utf-8")
    line = f'SCHEMA_DIGEST = "{digest}"'
    migration.write_text(
        re.sub('^SCHEMA_DIGEST = ""', line, text, flags=re.MULTILINE), encoding="utf-8"
    )
