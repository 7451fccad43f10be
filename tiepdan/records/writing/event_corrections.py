"""Correcting an event of a petition or meeting, or taking out one that never happened."""

from collections.abc import Callable
from datetime import date
from functools import partial

from sqlmodel import Session

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.petitions.events import the_one
from tiepdan.records.schema.tables import MeetingEvent, Petition, PetitionEvent
from tiepdan.records.writing.corrections import (
    Facts,
    change,
    check_changed,
    differing,
    present_values,
)
from tiepdan.records.writing.meetings import corrections as meeting_corrections
from tiepdan.records.writing.meetings.meetings import get_meeting
from tiepdan.records.writing.petitions import corrections as petition_corrections
from tiepdan.records.writing.petitions.decision_measures import replace_measures
from tiepdan.records.writing.petitions.petitions import check_told, get_petition, is_protected


def correct_event(
    session: Session,
    subject: PetitionNumber | int,
    kind: PetitionEventKind | MeetingEventKind,
    of_day: date | None,
    *,
    place: int | None = None,
    facts: Facts,
    measures: Measures | None = None,
) -> list[str]:
    """Correct an event of a petition or meeting; returns the columns that changed.

    Of several of a day ``place`` says which. ``measures`` are all that it has from now on; None
    leaves those it has.

    Raises:
        NotFoundError: there is no such event, or several and no day was said.
        RefusedError: nothing differs, or an event recorded would no longer be possible.
    """
    event, check_again = _recorded(session, subject, kind, of_day, place)
    is_secret = isinstance(event, PetitionEvent) and is_protected(
        session.get_one(Petition, event.petition_id)
    )
    if facts.get("extended_days") is not None and "extended_to" not in facts:
        facts = {"extended_to": None, **facts}  # by so many days, and no longer to a day
    if kind is PetitionEventKind.EXAMINED:
        facts = _of_one_piece(facts)
    before = present_values(event, facts)
    changed = change(event, facts, is_secret=is_secret)
    measured = []
    if measures is not None and isinstance(event, PetitionEvent):
        measured = replace_measures(session, event, measures)
    check_changed([*changed, *measured])
    if isinstance(event, PetitionEvent) and _TOLD.intersection(changed):
        check_told(event, session.get_one(Petition, event.petition_id))
    session.add(event)
    check_again()
    changed = [*differing(event, before, is_secret=is_secret), *measured]
    check_changed(changed)
    return changed


_TOLD = frozenset({"note", "is_eligible", "ineligible_reason"})
"""What ``check_told`` judges."""


def _of_one_piece(facts: Facts) -> Facts:
    """What one of the two facts of an examination says of the other, unless that is said too."""
    if facts.get("is_eligible"):
        return {"ineligible_reason": None, **facts}
    return facts if facts.get("ineligible_reason") is None else {"is_eligible": False, **facts}


def remove_event(
    session: Session,
    subject: PetitionNumber | int,
    kind: PetitionEventKind | MeetingEventKind,
    of_day: date | None,
    *,
    place: int | None = None,
) -> None:
    """Take an event out of a file, with the measures that belong to it; the journal keeps it.

    Raises:
        NotFoundError: there is no such event, or several and no day was said.
        RefusedError: it says who is responsible, or an event recorded would no longer be possible.
    """
    if kind is PetitionEventKind.ASSIGNED:
        raise RefusedError(
            _("Who is responsible is put right by tiepdan assign, or by tiepdan undo.")
        )
    event, check_again = _recorded(session, subject, kind, of_day, place)
    if isinstance(event, PetitionEvent):
        replace_measures(session, event, {})
    session.delete(event)
    check_again()


def _recorded(
    session: Session,
    subject: PetitionNumber | int,
    kind: PetitionEventKind | MeetingEventKind,
    of_day: date | None,
    place: int | None,
) -> tuple[PetitionEvent | MeetingEvent, Callable[[], None]]:
    """The event meant, and how to judge all the events of its case anew."""
    if isinstance(subject, PetitionNumber):
        petition = get_petition(session, subject)
        events = petition_corrections.events_of(session, petition)
        of_kind = [e for e in events if e.kind is kind]
        found = the_one(of_kind, kind.label, str(subject), of_day, place)
        return found, partial(petition_corrections.check_events_again, session, petition, found)
    meeting = get_meeting(session, subject)
    number = show_meeting_number(subject)
    rows = meeting_corrections.events_of(session, meeting)
    row = the_one([e for e in rows if e.kind is kind], kind.label, number, of_day, place)
    return row, partial(meeting_corrections.check_events_again, session, meeting, row)
