"""Whether a row is void, for the use-cases that record and correct."""

from collections.abc import Callable
from datetime import date
from typing import Any, TypeAlias, TypeVar

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from tiepdan.errors import NotFoundError
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.schema.tables import (
    Document,
    Inspection,
    Meeting,
    Petition,
    Sanction,
    Training,
    Visit,
    Void,
)

VoidableRow: TypeAlias = Petition | Meeting | Visit | Document | Sanction | Training | Inspection

Row = TypeVar("Row", Meeting, Visit, Document, Sanction, Training, Inspection)

TABLES: dict[Voidable, type[VoidableRow]] = {
    Voidable.PETITION: Petition,
    Voidable.MEETING: Meeting,
    Voidable.VISIT: Visit,
    Voidable.DOCUMENT: Document,
    Voidable.SANCTION: Sanction,
    Voidable.TRAINING: Training,
    Voidable.INSPECTION: Inspection,
}


def void_of(session: Session, kind: Voidable, row_id: int) -> Void | None:
    """The entry that makes a row void, None where it counts."""
    return session.exec(select(Void).where(_subject(kind) == row_id)).first()


def check_not_void(session: Session, kind: Voidable, row_id: int) -> None:
    """Refuse to go on with what is void.

    Raises:
        RefusedError: it is; the sentence says how to bring it back.
    """
    connection = driver_connection(session)
    found = connection.execute(
        f"SELECT voided_on FROM void WHERE {kind}_id = ?", (row_id,)
    ).fetchone()
    if found is not None:
        number = kind.number(connection, row_id)
        raise refused_as_void(kind, number, date.fromisoformat(found[0]))


def get_live(
    session: Session, table: type[Row], row_id: int, not_found: Callable[[int], NotFoundError]
) -> Row:
    """The row with this number, to work with.

    Raises:
        NotFoundError: there is none.
        RefusedError: it is void.
    """
    row = session.exec(select(table).where(table.id == row_id)).first()
    if row is None:
        raise not_found(row_id)
    check_not_void(session, Voidable(str(table.__tablename__)), row_id)
    return row


def is_live(kind: Voidable) -> ColumnElement[bool]:
    """The condition that rows of a table are live: not void."""
    subject = _subject(kind)
    return col(TABLES[kind].id).not_in(select(subject).where(subject.is_not(None)))


def _subject(kind: Voidable) -> Any:
    return getattr(Void, f"{kind.value}_id")
