"""Adding a row, and the number that the database gave it."""

from collections.abc import Mapping
from datetime import date
from functools import lru_cache
from typing import Any, Protocol

from sqlmodel import Session, SQLModel

from tiepdan.records.file.sqlite.connection import driver_connection


class Numbered(Protocol):
    """A row to which the database gives a number of its own."""

    id: int | None


def save(session: Session, row: Numbered) -> int:
    """Add a new row; returns the number the database gave it."""
    session.add(row)
    session.flush()
    return row_id(row)


def row_id(row: Numbered) -> int:
    """The number that the database gave to a stored row."""
    if row.id is None:
        raise AssertionError("a stored row has an id")
    return row.id


def insert(session: Session, table: type[SQLModel], values: Mapping[str, Any]) -> int:
    """Add a row of which no more is needed than its number, which is returned.

    An import adds them by the ten thousand, and an object of the session for each would take ten
    times as long. The database itself checks the values.
    """
    cursor = driver_connection(session).execute(
        _statement(str(table.__tablename__), tuple(values)),
        [value.isoformat() if isinstance(value, date) else value for value in values.values()],
    )
    if cursor.lastrowid is None:
        raise AssertionError("a row that was added has a number")
    return cursor.lastrowid


@lru_cache(maxsize=64)
def _statement(table: str, columns: tuple[str, ...]) -> str:
    marks = ", ".join("?" for _column in columns)
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({marks})"
