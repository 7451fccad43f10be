"""The SQLAlchemy engine of one database file: how its connections behave and fail."""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import event

from tiepdan.records.file.sqlite.first_writes import FirstWrites
from tiepdan.records.file.state import explained, wait_seconds

_COMPILED: dict[Any, Any] = {}
"""Statements in SQLite's dialect; each engine would compile its own, milliseconds for each."""


@cache
def _dialect() -> sqlalchemy.Dialect:
    """What SQLite can, asked once, and not for each engine anew."""
    engine = sqlalchemy.create_engine("sqlite://")
    engine.connect().close()
    engine.dispose()
    return engine.dialect


@contextmanager
def opened(path: Path, *, foreign_keys: bool = True) -> Iterator[sqlalchemy.Engine]:
    """An engine for writing, closed at the end; each transaction takes the write lock first.

    Transactions one after another have the same connection, which knows the schema already.

    Raises:
        UsageError: ``TIEPDAN_LOCK_WAIT`` is no number of seconds.
    """
    wait = wait_seconds()

    def connect() -> Any:
        return sqlite3.connect(path, timeout=wait, factory=FirstWrites)

    engine = sqlalchemy.Engine(
        sqlalchemy.QueuePool(connect, dialect=_dialect()),
        _dialect(),
        sqlalchemy.URL.create("sqlite", database=str(path)),
        execution_options={"compiled_cache": _COMPILED},
        hide_parameters=True,  # they are citizens' data; no log may hold them
    )

    def configure(connection: sqlite3.Connection, _record: object) -> None:
        # Python's own transaction handling would begin lazily and deferred; see _begin_immediate.
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = FULL")
        # What is deleted is overwritten, and nothing spills into files of its own.
        connection.execute("PRAGMA secure_delete = ON")
        connection.execute("PRAGMA temp_store = MEMORY")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin_immediate)
    try:
        yield engine
    finally:
        engine.dispose()


def _begin_immediate(connection: sqlalchemy.Connection) -> None:
    # Taking the write lock first makes two clerks wait for each other instead of failing midway.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def explained_through_sqlalchemy(path: Path) -> Iterator[None]:
    """As ``explained``, for SQLite's errors in SQLAlchemy's wrapping.

    Raises:
        DatabaseError: the file is locked, damaged, full, or cannot be read or written.
    """
    with explained(path):
        try:
            yield
        except sqlalchemy.exc.DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise error.orig from error
            raise
