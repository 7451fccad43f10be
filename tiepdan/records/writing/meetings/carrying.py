"""A meeting that was on another day than recorded: what was recorded of its day goes along."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import Meeting, Petition, PetitionEvent, Visit, row_id
from tiepdan.records.writing.corrections import explained
from tiepdan.records.writing.meetings.visit_facts import check_facts
from tiepdan.records.writing.petitions.corrections import check_receipt_again
from tiepdan.records.writing.petitions.petitions import check_entered
from tiepdan.records.writing.undoing.void_rows import is_live

_DONE_THERE = (PetitionEventKind.ANSWERED, PetitionEventKind.FORWARDED)
"""What becomes of an opinion at the meeting itself; see ``settle_opinion``."""


@dataclass(frozen=True, slots=True)
class Carried:
    """The petitions and visits whose day went along with that of their meeting."""

    petitions: tuple[PetitionNumber, ...] = ()
    visits: tuple[int, ...] = ()


def carry_day(session: Session, meeting: Meeting, before: date) -> Carried:
    """Give what was received and who came on the day ``before`` the day that the meeting has now.

    What was answered or forwarded at the meeting goes along; what came in later stays where it is.

    Raises:
        RefusedError: something recorded of a petition or a visit does not go with that day.
    """
    petitions = session.exec(
        select(Petition)
        .where(
            Petition.meeting_id == row_id(meeting),
            Petition.received_on == before,
            is_live(Voidable.PETITION),
        )
        .order_by(col(Petition.year), col(Petition.sequence))
    ).all()
    visits = session.exec(
        select(Visit)
        .where(
            Visit.meeting_id == row_id(meeting),
            Visit.visited_on == before,
            is_live(Voidable.VISIT),
        )
        .order_by(col(Visit.id))
    ).all()
    for petition in petitions:
        petition.received_on = meeting.meets_on
        for event in _done_there(session, petition, before):
            event.happened_on = meeting.meets_on
            session.add(event)
        check_receipt_again(session, petition)
    with explained():
        for visit in visits:
            visit.visited_on = meeting.meets_on
            check_facts(visit)
            check_entered(visit.visited_on, visit.entered_on)
            session.add(visit)
    session.flush()
    return Carried(
        tuple(PetitionNumber(petition.year, petition.sequence) for petition in petitions),
        tuple(row_id(visit) for visit in visits),
    )


def _done_there(session: Session, petition: Petition, day: date) -> Sequence[PetitionEvent]:
    return session.exec(
        select(PetitionEvent).where(
            PetitionEvent.petition_id == row_id(petition),
            PetitionEvent.happened_on == day,
            col(PetitionEvent.kind).in_(_DONE_THERE),
        )
    ).all()
