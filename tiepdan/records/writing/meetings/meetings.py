"""Recording meetings (receptions and dialogues), what follows them, and visits."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlmodel import Session, func, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.facts import subjects as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.meeting_checks import (
    BEFORE_A_MEETING,
    MeetingOutcome,
    MeetingSituation,
    check_act_by,
    check_announced_by,
    check_in_register,
    check_meeting_event,
    check_old_day,
    check_still_planned,
    meeting_outcome,
)
from tiepdan.law.procedure.meeting_rules import check_rule, check_session, check_speakers
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingStatus
from tiepdan.numbers import meeting_not_found, show_meeting_number, visit_not_found
from tiepdan.records.schema.tables import Meeting, MeetingEvent, Visit, insert, row_id, save
from tiepdan.records.writing.corrections import Facts
from tiepdan.records.writing.meetings.visit_facts import check_facts
from tiepdan.records.writing.undoing.void_rows import get_live


def get_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting with this number, to work with.

    Raises:
        NotFoundError: no meeting has it.
        RefusedError: it is void.
    """
    return get_live(session, Meeting, meeting_id, meeting_not_found)


def check_meeting_of(session: Session, facts: Facts) -> None:
    """Refuse new facts that name a meeting which nothing may belong to, before they are written.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it is void.
    """
    meeting_id = facts.get("meeting_id")
    if isinstance(meeting_id, int):
        get_meeting(session, meeting_id)


def get_visit(session: Session, visit_id: int) -> Visit:
    """The visit with this number, to work with.

    Raises:
        NotFoundError: no visit has it.
        RefusedError: it is void.
    """
    return get_live(session, Visit, visit_id, visit_not_found)


def add_meeting(
    session: Session, meeting: facts.Meeting, *, today: date, number: int | None = None
) -> int:
    """Record a meeting, planned or past, with the outcome it had, if any; returns its number.

    Without a ``number`` it gets the one after the last that is there. Unlike a petition's, that of
    a meeting which was taken back stays free: no citizen was told it, and nothing came after it.

    Raises:
        RefusedError: the outcome cannot be, or the day is outside the register.
        NotFoundError: the meeting it takes the place of does not exist.
    """
    check_in_register(meeting.meets_on)
    check_setting(meeting)
    outcome = MeetingOutcome(
        meeting.status,
        meeting.people_present,
        meeting.not_held_reason,
        meeting.moved_to,
        meeting.speakers,
    )
    outcome = meeting_outcome(meeting.kind, meeting.meets_on, outcome, today=today)
    number = number or _next_number(session)
    recorded = replace(
        meeting,
        status=outcome.status,
        people_present=outcome.people_present,
        not_held_reason=outcome.not_held_reason,
        moved_to=outcome.moved_to,
    )
    insert(session, Meeting, {"id": number, **values_of(recorded)})
    return number


def _next_number(session: Session) -> int:
    last = session.exec(select(func.max(Meeting.id))).one()
    return (last or 0) + 1


def check_setting(meeting: facts.Meeting | Meeting) -> None:
    """Refuse a rule, a session of the council or a number of speakers that do not go with it.

    Raises:
        RefusedError: one of them is of other meetings, or cannot be.
    """
    check_rule(meeting.kind, meeting.held_under)
    check_session(meeting.kind, meeting.meets_on, meeting.session, meeting.session_on)
    check_speakers(meeting.kind, meeting.people_present, meeting.speakers)


def settle_meeting(
    session: Session,
    meeting_id: int,
    *,
    outcome: MeetingOutcome,
    today: date,
    note: str | None = None,
) -> MeetingStatus:
    """Record that a planned meeting was held, or that it is not held and why (LTCD Đ24.4).

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: its outcome is recorded already, or cannot be.
    """
    meeting = get_meeting(session, meeting_id)
    outcome = meeting_outcome(meeting.kind, meeting.meets_on, outcome, today=today)
    check_still_planned(meeting.status, show_meeting_number(meeting_id), outcome)
    check_speakers(meeting.kind, outcome.people_present, outcome.speakers)
    meeting.status = outcome.status
    meeting.people_present = outcome.people_present
    meeting.speakers = outcome.speakers
    meeting.not_held_reason = outcome.not_held_reason
    meeting.not_held_note = note
    meeting.moved_to = outcome.moved_to
    session.add(meeting)
    session.flush()
    return outcome.status


def record_meeting_event(
    session: Session,
    meeting_id: int,
    followed: facts.MeetingEvent,
    *,
    is_told_later: bool = False,
) -> None:
    """Record what followed a meeting: its conclusion notice, or the agencies' results.

    Where it ``is_told_later``, as in an import, what was announced may have been called off since.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it was not held, or the event cannot follow at this point or names no day.
    """
    check_in_register(followed.happened_on)
    meeting = get_meeting(session, meeting_id)
    before = meeting_events(session, meeting_id)
    check_meeting_event(
        situation_then(meeting, before, followed.kind)
        if is_told_later
        else situation_of(meeting, before),
        Event(followed.kind, followed.happened_on),
    )
    check_announced_by(followed.kind, followed.announced_by)
    if followed.act_by is not None:
        check_act_by(meeting.kind, followed.kind, followed.happened_on, followed.act_by)
    insert(session, MeetingEvent, {"meeting_id": meeting_id, **values_of(followed)})


def situation_of(meeting: Meeting, events: Sequence[Event]) -> MeetingSituation:
    """A meeting as the procedure judges it, with what went before it or followed it so far."""
    number = show_meeting_number(row_id(meeting))
    return MeetingSituation(number, meeting.kind, meeting.status, meeting.meets_on, events)


def situation_then(
    meeting: Meeting, events: Sequence[Event], event: MeetingEventKind
) -> MeetingSituation:
    """The same as it was when something happened: what was announced was still to be held."""
    situation = situation_of(meeting, events)
    was_called_off = meeting.status is MeetingStatus.NOT_HELD and event in BEFORE_A_MEETING
    return replace(situation, status=MeetingStatus.PLANNED) if was_called_off else situation


def meeting_events(session: Session, meeting_id: int) -> list[Event]:
    """What is recorded to have gone before a meeting, or followed it."""
    rows = session.exec(select(MeetingEvent).where(MeetingEvent.meeting_id == meeting_id)).all()
    return [Event(row.kind, row.happened_on) for row in rows]


def add_visit(session: Session, visit: facts.Visit, petitioner_id: int | None = None) -> int:
    """Record one turn of a person or delegation; returns its number.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: the meeting is no reception or was on another day, or nobody came to it; or
            its facts do not go together.
    """
    row = Visit(petitioner_id=petitioner_id, **values_of(visit))
    check_facts(row)
    check_visit_of(session, visit.visited_on, visit.meeting_id)
    return save(session, row)


def add_visit_as_recorded(
    session: Session, visit: facts.Visit, petitioner_id: int | None = None
) -> int:
    """Record a visit that was recorded before, and is void; returns its number."""
    return insert(session, Visit, {"petitioner_id": petitioner_id, **values_of(visit)})


def check_visit_of(session: Session, visited_on: date, meeting_id: int | None) -> None:
    """Refuse a visit that the calendar does not reach or that does not go with its meeting.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: the meeting is no reception or was on another day, or nobody came to it.
    """
    check_old_day(visited_on)
    if meeting_id is None:
        return
    meeting = get_meeting(session, meeting_id)
    if not meeting.kind.is_reception:
        raise RefusedError(
            _(
                "Meeting {number} is a {kind}; citizens are received one by one at receptions."
            ).format(number=show_meeting_number(meeting_id), kind=meeting.kind.label)
        )
    if meeting.meets_on != visited_on:
        raise RefusedError(
            _("The visit is on {day}, but meeting {number} is on {met}.").format(
                day=show_date(visited_on),
                number=show_meeting_number(meeting_id),
                met=show_date(meeting.meets_on),
            )
        )
    mark_as_held(session, meeting)


def mark_as_held(session: Session, meeting: Meeting) -> None:
    """A visit or a petition shows that a planned meeting was held.

    Raises:
        RefusedError: it is recorded as not held, or nobody came.
    """
    if meeting.status in {MeetingStatus.NOT_HELD, MeetingStatus.NOBODY_CAME}:
        raise RefusedError(
            _(
                "Meeting {number} is recorded as “{status}”, so nothing can come from it; if it was"
                " held: tiepdan edit-meeting {number} --status held"
            ).format(number=show_meeting_number(row_id(meeting)), status=meeting.status.label)
        )
    meeting.status = MeetingStatus.HELD
    session.add(meeting)
