"""Recording that petitions and visits were entered in the national database."""

from collections.abc import Sequence
from datetime import date

from sqlmodel import Session

from tiepdan.numbers import PetitionNumber
from tiepdan.records.writing.meetings.meetings import get_visit
from tiepdan.records.writing.petitions.petitions import check_entered, get_petition


def enter(
    session: Session,
    numbers: Sequence[PetitionNumber],
    visit_ids: Sequence[int],
    *,
    entered_on: date,
) -> None:
    """Note the day of each; a day noted before is put right.

    Raises:
        NotFoundError: there is no such petition or visit.
        RefusedError: one is void, or came after that day.
    """
    for number in numbers:
        petition = get_petition(session, number)
        check_entered(petition.received_on, entered_on)
        petition.entered_on = entered_on
        session.add(petition)
    for visit_id in visit_ids:
        visit = get_visit(session, visit_id)
        check_entered(visit.visited_on, entered_on)
        visit.entered_on = entered_on
        session.add(visit)
    session.flush()
