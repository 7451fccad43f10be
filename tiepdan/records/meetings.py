"""Recording meetings (receptions and dialogues), what follows them, and visits."""

from datetime import date

from sqlmodel import Session, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure import Event, check_meeting_event, check_meeting_status
from tiepdan.law.vocabulary import (
    Capacity,
    Matter,
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
    Receiver,
)
from tiepdan.numbers import meeting_not_found, show_meeting_number
from tiepdan.records.calendar import FIRST_DAY
from tiepdan.records.tables import Meeting, MeetingEvent, Visit, save


def get_meeting(session: Session, meeting_id: int) -> Meeting:
    """The meeting with this number.

    Raises:
        NotFoundError: no meeting has it.
    """
    meeting = session.get(Meeting, meeting_id)
    if meeting is None:
        raise meeting_not_found(meeting_id)
    return meeting


def add_meeting(
    session: Session,
    *,
    kind: MeetingKind,
    meets_on: date,
    status: MeetingStatus,
    today: date,
    place: str | None = None,
    chair: str | None = None,
    capacity: Capacity | None = None,
    officer: str | None = None,
    people_present: int | None = None,
    content: str | None = None,
    not_held_reason: NotHeldReason | None = None,
    not_held_note: str | None = None,
    moved_to: date | None = None,
) -> int:
    """Record a meeting, planned or past; returns its number.

    Raises:
        RefusedError: held in the future, not held without a reason, or before the register.
    """
    if meets_on < FIRST_DAY:
        raise RefusedError(
            _("{day} is too early: the register begins on {first}.").format(
                day=show_date(meets_on), first=show_date(FIRST_DAY)
            )
        )
    _check_outcome(kind, meets_on, status, today)
    _check_reason(status, not_held_reason)
    meeting = Meeting(
        kind=kind,
        meets_on=meets_on,
        status=status,
        place=place,
        chair=chair,
        capacity=capacity,
        officer=officer,
        people_present=people_present,
        content=content,
        not_held_reason=not_held_reason,
        not_held_note=not_held_note,
        moved_to=moved_to,
    )
    return save(session, meeting)


def hold_meeting(
    session: Session, meeting_id: int, *, people_present: int | None, today: date
) -> MeetingStatus:
    """Record that a planned meeting took place; with no people at a reception, nobody came.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: its outcome is recorded already, or its day is still to come.
    """
    meeting = get_meeting(session, meeting_id)
    nobody_came = people_present == 0 and meeting.kind.is_reception
    status = MeetingStatus.NOBODY_CAME if nobody_came else MeetingStatus.HELD
    check_meeting_status(meeting.status, status)
    _check_outcome(meeting.kind, meeting.meets_on, status, today)
    meeting.status = status
    meeting.people_present = people_present
    session.add(meeting)
    session.flush()
    return status


def cancel_meeting(
    session: Session,
    meeting_id: int,
    *,
    reason: NotHeldReason,
    note: str | None = None,
    moved_to: date | None = None,
) -> None:
    """Record that a planned meeting was not, or will not be, held, and why (LTCD Đ24.4).

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: its outcome is recorded already, or the new day is not after the old one.
    """
    meeting = get_meeting(session, meeting_id)
    check_meeting_status(meeting.status, MeetingStatus.NOT_HELD)
    if moved_to is not None and moved_to <= meeting.meets_on:
        raise RefusedError(
            _("The new day {new} is not after the planned day {old}.").format(
                new=show_date(moved_to), old=show_date(meeting.meets_on)
            )
        )
    meeting.status = MeetingStatus.NOT_HELD
    meeting.not_held_reason = reason
    meeting.not_held_note = note
    meeting.moved_to = moved_to
    session.add(meeting)
    session.flush()


def record_meeting_event(
    session: Session,
    meeting_id: int,
    *,
    kind: MeetingEventKind,
    happened_on: date,
    document_number: str | None = None,
    note: str | None = None,
) -> None:
    """Record what followed a meeting: its conclusion notice, or the agencies' results.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it was not held, or the event cannot follow at this point.
    """
    meeting = get_meeting(session, meeting_id)
    events = session.exec(select(MeetingEvent).where(MeetingEvent.meeting_id == meeting_id)).all()
    check_meeting_event(
        meeting.status,
        meeting.meets_on,
        [Event(event.kind, event.happened_on) for event in events],
        Event(kind, happened_on),
    )
    session.add(
        MeetingEvent(
            meeting_id=meeting_id,
            kind=kind,
            happened_on=happened_on,
            document_number=document_number,
            note=note,
        )
    )
    session.flush()


def add_visit(
    session: Session,
    *,
    visited_on: date,
    receiver: Receiver,
    people_count: int,
    matter: Matter,
    content: str,
    petitioner_id: int | None = None,
    advice: str | None = None,
    meeting_id: int | None = None,
) -> int:
    """Record one turn of a person or delegation; returns its number.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: the meeting is no reception or was on another day, or nobody came to it.
    """
    if meeting_id is not None:
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
        someone_came(session, meeting)
    visit = Visit(
        visited_on=visited_on,
        meeting_id=meeting_id,
        receiver=receiver,
        people_count=people_count,
        matter=matter,
        petitioner_id=petitioner_id,
        content=content,
        advice=advice,
    )
    return save(session, visit)


def someone_came(session: Session, meeting: Meeting) -> None:
    """A visit or petition shows that a planned meeting was held.

    Raises:
        RefusedError: it is recorded as not held, or nobody came.
    """
    if meeting.status in {MeetingStatus.NOT_HELD, MeetingStatus.NOBODY_CAME}:
        raise RefusedError(
            _("The meeting is recorded as “{status}”; nothing can come from it.").format(
                status=meeting.status.label
            )
        )
    meeting.status = MeetingStatus.HELD
    session.add(meeting)


def _check_outcome(kind: MeetingKind, meets_on: date, status: MeetingStatus, today: date) -> None:
    has_happened = status in {MeetingStatus.HELD, MeetingStatus.NOBODY_CAME}
    if has_happened and meets_on > today:
        raise RefusedError(
            _("The meeting is on {day}, which is still to come (today is {today}).").format(
                day=show_date(meets_on), today=show_date(today)
            )
        )
    if status is MeetingStatus.NOBODY_CAME and not kind.is_reception:
        raise RefusedError(
            _(
                "“{status}” is for receptions; record a {kind} as held or not_held (--status)."
            ).format(status=status.label, kind=kind.label)
        )


def _check_reason(status: MeetingStatus, reason: NotHeldReason | None) -> None:
    if status is MeetingStatus.NOT_HELD and reason is None:
        raise RefusedError(_("A meeting that was not held needs a reason (--reason)."))
    if status is not MeetingStatus.NOT_HELD and reason is not None:
        raise RefusedError(
            _("A reason is given, but the meeting is recorded as “{status}”.").format(
                status=status.label
            )
        )
