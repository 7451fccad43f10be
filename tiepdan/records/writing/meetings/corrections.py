"""Correcting a meeting or a visit: what was recorded of it is judged again."""

from collections.abc import Sequence
from contextlib import nullcontext
from datetime import date

from sqlmodel import Session, col, select

from tiepdan.errors import RefusedError
from tiepdan.facts.fact import made
from tiepdan.facts.petitioner import Petitioner
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.meeting_checks import (
    MeetingOutcome,
    check_act_by,
    check_announced_by,
    check_in_register,
    check_meeting_event,
    meeting_outcome,
)
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.law.vocabulary.visit import Matter
from tiepdan.numbers import show_meeting_number
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import (
    Meeting,
    MeetingEvent,
    Petition,
    Visit,
    VisitPetition,
    row_id,
)
from tiepdan.records.secrecy import is_visit_covered
from tiepdan.records.writing.corrections import (
    Facts,
    change,
    check_changed,
    differing,
    explained,
    present_values,
)
from tiepdan.records.writing.meetings.carrying import Carried, carry_day
from tiepdan.records.writing.meetings.meetings import (
    check_meeting_of,
    check_setting,
    check_visit_of,
    get_meeting,
    get_visit,
    situation_then,
)
from tiepdan.records.writing.meetings.visit_facts import (
    check_facts,
    is_of_a_petition,
    with_outcome,
)
from tiepdan.records.writing.petitions.persons import petitioner_of_its_own
from tiepdan.records.writing.petitions.petitions import add_petitioner, check_receipt
from tiepdan.records.writing.undoing.void_rows import is_live

_NOBODY_COUNTED = frozenset({MeetingStatus.PLANNED, MeetingStatus.NOT_HELD})
"""Where nobody was counted: that nobody came is another outcome."""


def correct_meeting(
    session: Session, meeting_id: int, *, facts: Facts, today: date
) -> tuple[list[str], Carried]:
    """Correct facts of a meeting, or what became of it.

    Returns the columns that changed, and what went along with another day.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: nothing differs; the outcome cannot be, or does not go with what was
            recorded of the meeting: its visits, its opinions, what followed it.
    """
    meeting = get_meeting(session, meeting_id)
    # What became of it may follow from others.
    before = present_values(meeting, dict.fromkeys((*facts, "status", "people_present")))
    changed = change(meeting, facts)
    if meeting.status is not MeetingStatus.NOT_HELD and "status" in changed:
        meeting.not_held_reason = meeting.not_held_note = meeting.moved_to = None
    is_zero_left = meeting.people_present == 0 and "people_present" not in facts
    if is_zero_left and meeting.status in _NOBODY_COUNTED:
        meeting.people_present = None
    check_changed(changed)
    check_in_register(meeting.meets_on)
    check_setting(meeting)
    outcome = meeting_outcome(
        meeting.kind,
        meeting.meets_on,
        MeetingOutcome(
            meeting.status,
            meeting.people_present,
            meeting.not_held_reason,
            meeting.moved_to,
            meeting.speakers,
        ),
        today=today,
    )
    is_as_before = "status" in changed and outcome.status is before["status"]
    if is_as_before and "people_present" not in facts:
        raise RefusedError(
            _(
                "“{status}” does not go with 0 people present; say how many came with --people, or"
                ' take the number away with --people "".'
            ).format(status=meeting.status.label)
        )
    meeting.status = outcome.status
    changed = differing(meeting, before)
    if is_as_before and not changed:
        raise RefusedError(
            _(
                "Nothing to correct: a meeting held with 0 people present is recorded as"
                " “{status}”, and so it is already."
            ).format(status=meeting.status.label)
        )
    check_changed(changed)
    session.add(meeting)
    session.flush()
    carried = _check_what_came_of(
        session, meeting, meets_before=before["meets_on"] if "meets_on" in changed else None
    )
    check_events_again(session, meeting)
    return changed, carried


def correct_visit(session: Session, visit_id: int, *, facts: Facts, person: Facts) -> list[str]:
    """Correct facts of a visit and of who came; returns the columns that changed.

    Somebody who was not recorded yet is recorded now, by their name.

    Raises:
        NotFoundError: there is no such visit, or no such meeting.
        RefusedError: nothing differs, it does not go with its meeting, or somebody has no name.
    """
    visit = get_visit(session, visit_id)
    check_meeting_of(session, facts)
    is_secret = is_visit_covered(driver_connection(session), visit_id)
    changed = change(visit, with_outcome(session, visit, facts), is_secret=is_secret)
    changed += _correct_visitor(session, visit, person, is_secret=is_secret) if person else []
    check_changed(changed)
    check_facts(visit)
    check_visit_of(session, visit.visited_on, visit.meeting_id)
    is_linked = session.exec(
        select(VisitPetition).where(VisitPetition.visit_id == visit_id)
    ).first()
    if visit.matter is Matter.NONE and is_linked:
        raise RefusedError(is_of_a_petition(visit_id))
    session.add(visit)
    session.flush()
    return changed


def _correct_visitor(
    session: Session, visit: Visit, person: Facts, *, is_secret: bool
) -> list[str]:
    visitor = petitioner_of_its_own(session, visit)
    if visitor is not None:
        return change(visitor, person, is_secret=is_secret)
    if person.get("name") is None:
        raise RefusedError(_("Nobody is recorded for this visit yet; say the name too (--name)."))
    visit.petitioner_id = add_petitioner(session, made(Petitioner, person))
    return list(person)


def _check_what_came_of(session: Session, meeting: Meeting, *, meets_before: object) -> Carried:
    """Refuse a day or outcome that visits and opinions recorded for the meeting speak against.

    Those of the day on which it was said to be go along to the new one, and are returned.
    """
    meeting_id = row_id(meeting)
    visits = session.exec(
        select(Visit).where(Visit.meeting_id == meeting_id, is_live(Voidable.VISIT))
    ).all()
    opinions = session.exec(
        select(Petition).where(Petition.meeting_id == meeting_id, is_live(Voidable.PETITION))
    ).all()
    if (visits or opinions) and meeting.status is not MeetingStatus.HELD:
        raise RefusedError(
            _(
                "Visits or opinions are recorded for the meeting, so it was held: tiepdan show"
                " {number}. What is there by mistake, make void first: tiepdan void …"
            ).format(number=show_meeting_number(meeting_id))
        )
    carried = Carried()
    if isinstance(meets_before, date):
        carried = carry_day(session, meeting, meets_before)
    with explained():
        for visit in visits:
            check_visit_of(session, visit.visited_on, meeting_id)
        for opinion in opinions:
            check_receipt(session, opinion.received_on, opinion.channel, meeting_id)
    return carried


def check_events_again(
    session: Session, meeting: Meeting, corrected: MeetingEvent | None = None
) -> None:
    """Judge every event of a meeting anew, as those of a petition."""
    session.flush()
    before: list[Event] = []
    for row in events_of(session, meeting):
        event = Event(row.kind, row.happened_on)
        with nullcontext() if row is corrected else explained():
            check_in_register(event.day)
            check_meeting_event(situation_then(meeting, before, row.kind), event)
            check_announced_by(row.kind, row.announced_by)
            if row.act_by is not None:
                check_act_by(meeting.kind, row.kind, row.happened_on, row.act_by)
        before.append(event)


def events_of(session: Session, meeting: Meeting) -> Sequence[MeetingEvent]:
    """Its events in the order in which they were recorded."""
    return session.exec(
        select(MeetingEvent)
        .where(MeetingEvent.meeting_id == row_id(meeting))
        .order_by(col(MeetingEvent.id))
    ).all()
