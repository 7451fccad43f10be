"""Adding a row, and the number that the database gave it."""

from typing import Protocol

from sqlmodel import Session


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
