"""The upgrade of a register tried on its schema alone, in memory: whether it could be done.

A register may be marked as of an earlier schema than it has, or have been altered since.
"""

import sqlite3
from collections.abc import Iterator

import sqlalchemy

from tiepdan.records.file.sqlite.connection import sqlite_connection
from tiepdan.records.schema.digest import schema_digest
from tiepdan.records.schema.migrating import bring_to


def digest_once_upgraded(register: sqlite3.Connection) -> str | None:
    """What the schema will be known by (``schema_digest``); None where it cannot be upgraded."""
    engine = sqlalchemy.create_engine("sqlite://")
    try:
        with engine.connect() as connection:
            empty = sqlite_connection(connection)
            for statement in _statements(register):
                empty.execute(statement)
            empty.executemany(
                "INSERT INTO alembic_version VALUES (?)",
                register.execute("SELECT version_num FROM alembic_version").fetchall(),
            )
            bring_to(connection, "head")
            return schema_digest(empty)
    except Exception:  # noqa: BLE001 (whatever a migration stumbles over in a schema not its own)
        return None
    finally:
        engine.dispose()


def _statements(register: sqlite3.Connection) -> Iterator[str]:
    """What makes the schema again: tables first, without those that SQLite makes by itself."""
    virtual = [
        name
        for (name,) in register.execute(
            "SELECT name FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL TABLE%'"
        )
    ]
    for name, sql in register.execute(
        "SELECT name, sql FROM sqlite_master WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite!_%'"
        " ESCAPE '!' ORDER BY type <> 'table', rowid"
    ):
        if not any(name.startswith(f"{table}_") for table in virtual):
            yield sql
