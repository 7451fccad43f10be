"""Making void what was recorded by mistake, and bringing it back."""

from datetime import date
from typing import cast

from sqlmodel import Session, col, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.voids import RecordMeant, Voidable, not_found
from tiepdan.records.schema.tables import (
    Document,
    Meeting,
    Petition,
    PetitionEvent,
    Visit,
    Void,
    row_id,
)
from tiepdan.records.writing.meetings.meetings import check_visit_of, get_meeting
from tiepdan.records.writing.petitions.petitions import check_receipt
from tiepdan.records.writing.undoing.void_rows import TABLES, VoidableRow, check_not_void, void_of


def void(session: Session, entered: RecordMeant, *, voided_on: date, reason: str) -> int:
    """Have a row count nowhere from now on; returns how many events of a petition go with it.

    Whether something else belongs to it is looked at before the end of every transaction
    (``check_nothing_rests_on_void``).

    Raises:
        NotFoundError: there is no such row.
        RefusedError: it is void already.
    """
    row = _row(session, entered)
    check_not_void(session, entered.kind, row_id(row))
    session.add(
        Void.model_validate(
            {f"{entered.kind}_id": row_id(row), "voided_on": voided_on, "reason": reason}
        )
    )
    session.flush()
    if not isinstance(row, Petition):
        return 0
    return len(
        session.exec(select(PetitionEvent.id).where(PetitionEvent.petition_id == row_id(row))).all()
    )


def is_void(session: Session, entered: RecordMeant) -> bool:
    """Whether a row is void already.

    Raises:
        NotFoundError: there is no such row.
    """
    return void_of(session, entered.kind, row_id(_row(session, entered))) is not None


def unvoid(session: Session, entered: RecordMeant) -> None:
    """Bring back what was made void, as it was.

    Raises:
        NotFoundError: there is no such row.
        RefusedError: it is not void, or its personal data were destroyed meanwhile; or what it
            belongs to is void itself, or became such that it could not be recorded any more.
    """
    row = _row(session, entered)
    found = void_of(session, entered.kind, row_id(row))
    if found is None:
        raise RefusedError(
            _("{what} is not void; there is nothing to bring back.").format(what=entered.named)
        )
    if isinstance(row, Petition) and row.purged_on:
        raise RefusedError(
            _("{number}: its personal data were destroyed on {day}; it stays as it is.").format(
                number=entered.number, day=show_date(row.purged_on)
            )
        )
    session.delete(found)
    session.flush()
    _check_fits(session, row)


def _check_fits(session: Session, row: VoidableRow) -> None:
    """Refuse what does not go any more with what it belongs to."""
    match row:
        case Petition():
            check_receipt(session, row.received_on, row.channel, row.meeting_id)
        case Visit():
            check_visit_of(session, row.visited_on, row.meeting_id)
        case Meeting():
            if row.replaces_id is not None:
                get_meeting(session, row.replaces_id)
        case Document():
            if row.petition_id is not None:
                check_not_void(session, Voidable.PETITION, row.petition_id)
            if row.meeting_id is not None:
                get_meeting(session, row.meeting_id)


def _row(session: Session, entered: RecordMeant) -> VoidableRow:
    number = entered.number
    row: VoidableRow | None
    if isinstance(number, PetitionNumber):
        row = session.exec(
            select(Petition).where(
                col(Petition.year) == number.year, col(Petition.sequence) == number.sequence
            )
        ).first()
    else:
        table = TABLES[entered.kind]
        found = session.exec(select(table).where(table.id == number)).first()
        row = cast("VoidableRow | None", found)
    if row is None:
        raise not_found(entered)
    return row
