"""What may not be recorded of meetings, and days that the calendar does not reach."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.dates import EARLIEST_DAY, FIRST_DAY, LAST_DAY, show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.steps import event_term, recorded_already, refuse_derived
from tiepdan.law.vocabulary.meeting import (
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import RefusalGround


def check_in_register(day: date) -> None:
    """Refuse a day that the calendar does not reach.

    Raises:
        RefusedError: it is before ``FIRST_DAY`` or after ``LAST_DAY``.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise RefusedError(
            _("{day} is outside the calendar, which reaches from {first} to {last}.").format(
                day=show_date(day), first=show_date(FIRST_DAY), last=show_date(LAST_DAY)
            )
        )


def check_old_day(day: date) -> None:
    """Refuse the day of something that is recorded, counted and owes nothing, out of all reach.

    Raises:
        RefusedError: it is before ``EARLIEST_DAY`` or after ``LAST_DAY``.
    """
    if not EARLIEST_DAY <= day <= LAST_DAY:
        raise RefusedError(
            _("{day} is outside the register, which reaches from {first} to {last}.").format(
                day=show_date(day), first=show_date(EARLIEST_DAY), last=show_date(LAST_DAY)
            )
        )


@dataclass(frozen=True, slots=True)
class MeetingOutcome:
    """What became of a meeting."""

    status: MeetingStatus
    people_present: int | None = None
    not_held_reason: NotHeldReason | None = None
    moved_to: date | None = None
    speakers: int | None = None


def meeting_outcome(
    kind: MeetingKind, meets_on: date, given: MeetingOutcome, *, today: date
) -> MeetingOutcome:
    """The outcome to record: a reception held with nobody present is one to which nobody came.

    Raises:
        RefusedError: held in the future, people where nobody came, nobody at a dialogue, not
            held without a reason or a reason without that, or moved to a day that is not later.
    """
    outcome = given
    if given.status is MeetingStatus.HELD and given.people_present == 0 and kind.is_reception:
        outcome = replace(given, status=MeetingStatus.NOBODY_CAME)
    _check_held(kind, meets_on, outcome, today)
    _check_not_held(meets_on, outcome)
    return outcome


def _check_held(kind: MeetingKind, meets_on: date, outcome: MeetingOutcome, today: date) -> None:
    status = outcome.status
    if status in {MeetingStatus.HELD, MeetingStatus.NOBODY_CAME} and meets_on > today:
        raise RefusedError(
            _("The meeting is on {day}, which is still to come (today is {today}).").format(
                day=show_date(meets_on), today=show_date(today)
            )
        )
    if status is MeetingStatus.NOBODY_CAME and not kind.is_reception:
        raise RefusedError(
            _(
                "“{status}” is for receptions; record a {kind} as “{held}” or “{not_held}”"
                " (--status)."
            ).format(
                status=status.label,
                kind=kind.label,
                held=MeetingStatus.HELD.label,
                not_held=MeetingStatus.NOT_HELD.label,
            )
        )
    if status is MeetingStatus.HELD and outcome.people_present == 0:
        raise RefusedError(
            _(
                "A {kind} with nobody present was not held; record that, with its reason: tiepdan"
                " cancel"
            ).format(kind=kind.label)
        )
    is_counted = outcome.people_present or (
        status is MeetingStatus.PLANNED and outcome.people_present is not None
    )
    if status is not MeetingStatus.HELD and outcome.speakers is not None:
        raise RefusedError(
            _(
                "{count} people spoke, but the meeting is recorded as “{status}”; put --speakers or"
                " --status right."
            ).format(count=outcome.speakers, status=status.label)
        )
    if status is not MeetingStatus.HELD and is_counted:
        raise RefusedError(
            _(
                "{count} people were present, but the meeting is recorded as “{status}”; put"
                " --people or --status right."
            ).format(count=outcome.people_present, status=status.label)
        )


def _check_not_held(meets_on: date, outcome: MeetingOutcome) -> None:
    is_not_held = outcome.status is MeetingStatus.NOT_HELD
    if is_not_held and outcome.not_held_reason is None:
        raise RefusedError(_("A meeting that was not held needs a reason (--reason)."))
    if not is_not_held and (outcome.not_held_reason or outcome.moved_to):
        raise RefusedError(
            _("A reason or a new day is given, but the meeting is recorded as “{status}”.").format(
                status=outcome.status.label
            )
        )
    if outcome.moved_to is not None and outcome.moved_to <= meets_on:
        raise RefusedError(
            _("The new day {new} is not after the planned day {old}.").format(
                new=show_date(outcome.moved_to), old=show_date(meets_on)
            )
        )


def check_still_planned(current: MeetingStatus, number: str, outcome: MeetingOutcome) -> None:
    """Refuse to give an outcome, by holding it or cancelling, to what is no longer planned.

    Raises:
        RefusedError: the meeting's outcome is already recorded.
    """
    if current is not MeetingStatus.PLANNED:
        raise RefusedError(
            _(
                "Meeting {number} is already recorded as “{status}”; to correct that: tiepdan"
                " edit-meeting {number}{flags}"
            ).format(number=number, status=current.label, flags=_flags(current, outcome))
        )


def _flags(current: MeetingStatus, outcome: MeetingOutcome) -> str:
    """What is said of an outcome otherwise than it is recorded, as it is typed."""
    typed = {
        "--status": outcome.status.value if outcome.status is not current else None,
        "--people": outcome.people_present,
        "--speakers": outcome.speakers,
        "--reason": outcome.not_held_reason and outcome.not_held_reason.value,
        "--moved-to": outcome.moved_to and show_date(outcome.moved_to),
    }
    return "".join(f" {flag} {value}" for flag, value in typed.items() if value is not None)


def check_ground(kind: PetitionKind, ground: RefusalGround | None) -> None:
    """Refuse a ground not to receive somebody that such a petition cannot give (NĐ154 Đ4.1.h).

    Raises:
        RefusedError: only proposals and feedback were answered already.
    """
    is_opinion = kind in {PetitionKind.PROPOSAL, PetitionKind.FEEDBACK}
    if ground is RefusalGround.ALREADY_ANSWERED and not is_opinion:
        raise RefusedError(
            _(
                "“{ground}” is a ground for proposals and feedback alone (Nghị định 154/2026/NĐ-CP,"
                " Điều 4 khoản 1 điểm h), and this is a {kind}; give --ground settled or other."
            ).format(ground=ground.label, kind=kind.label)
        )


BEFORE_A_MEETING = frozenset(
    {
        MeetingEventKind.ANNOUNCED,
        MeetingEventKind.PARTICIPANTS_NOTIFIED,
        MeetingEventKind.CONNECTION_TESTED,
    }
)
"""What is done before a meeting takes place."""

_NAMING_A_DAY = frozenset({MeetingKind.PERIODIC_RECEPTION, MeetingKind.AD_HOC_RECEPTION})
"""Receptions of the head; their conclusion notice names a day (Nghị định 154/2026, Điều 25)."""


_WITHOUT_NOTICE = frozenset({MeetingKind.VOTER_CONTACT})
"""What voters say goes on to the council and the agencies; nobody concludes their meeting."""


def may_name_a_day(kind: MeetingKind, event: MeetingEventKind) -> bool:
    """Whether an event of such a meeting says by which day the bodies act."""
    return kind in _NAMING_A_DAY and event is MeetingEventKind.CONCLUSION_NOTICE


def check_act_by(
    kind: MeetingKind, event: MeetingEventKind, happened_on: date, act_by: date
) -> None:
    """Refuse a day by which the bodies act where none can be named.

    Raises:
        RefusedError: the event is no conclusion notice of the head's reception, or the day is
            before it or outside the calendar.
    """
    if not may_name_a_day(kind, event):
        raise RefusedError(
            _(
                "Only the conclusion notice of a periodic or ad hoc reception names a day by which"
                " the bodies act (--act-by); this is “{event}” of a {kind}."
            ).format(event=event.label, kind=kind.label)
        )
    check_in_register(act_by)
    if act_by < happened_on:
        raise RefusedError(
            _("The day to act by, {day}, is before the notice itself ({notice}).").format(
                day=show_date(act_by), notice=show_date(happened_on)
            )
        )


def check_announced_by(event: MeetingEventKind, announced_by: str | None) -> None:
    """Refuse to say how something was announced of what is no announcement.

    Raises:
        RefusedError: the event is another one.
    """
    if announced_by is not None and event is not MeetingEventKind.ANNOUNCED:
        raise RefusedError(
            _("“{event}” says nothing of how it was announced (--how); “{right}” does.").format(
                event=event.label, right=MeetingEventKind.ANNOUNCED.label
            )
        )


@dataclass(frozen=True, slots=True)
class MeetingSituation:
    """A meeting at some point: what it is, and what went before it or followed it so far."""

    number: str
    kind: MeetingKind
    status: MeetingStatus
    meets_on: date
    events: Sequence[Event] = ()


def check_meeting_event(meeting: MeetingSituation, new: Event) -> None:
    """Refuse what cannot go before a meeting or follow it at this point.

    Raises:
        RefusedError: the meeting was not held, the event is before it or recorded already, or
            results are recorded before there is a conclusion notice, or that of a meeting that has
            none; an announcement comes after the meeting or of one called off.
    """
    label = MeetingEventKind(new.kind).label
    refuse_derived(new)
    is_before = new.kind in BEFORE_A_MEETING
    if is_before:
        _check_announcement(meeting, new)
    elif meeting.status is not MeetingStatus.HELD:
        raise RefusedError(
            _(
                "Meeting {number} is recorded as “{status}”, and only a meeting held has “{event}”;"
                " if it was held: {command}"
            ).format(
                number=meeting.number,
                status=meeting.status.label,
                event=label,
                command=_held(meeting.number, meeting.status),
            )
        )
    if new.kind == MeetingEventKind.CONCLUSION_NOTICE and meeting.kind in _WITHOUT_NOTICE:
        raise RefusedError(
            _(
                "A {kind} has no conclusion notice: the agencies' results of its opinions are"
                " recorded without one (tiepdan conclude {number} --results). One that an earlier"
                " program recorded goes with: tiepdan edit-event {number} {event} --remove"
            ).format(
                kind=meeting.kind.label, number=meeting.number, event=event_term(new.kind).as_typed
            )
        )
    days = {event.kind: event.day for event in meeting.events}
    if new.kind in days:
        raise RefusedError(
            recorded_already(meeting.number, label, Event(new.kind, days[new.kind]), new)
        )
    previous, previous_day = _("the meeting"), meeting.meets_on
    if new.kind == MeetingEventKind.RESULTS_RECEIVED and meeting.kind not in _WITHOUT_NOTICE:
        if MeetingEventKind.CONCLUSION_NOTICE not in days:
            raise RefusedError(
                _(
                    "There is no conclusion notice yet; record it first: tiepdan conclude {number}"
                ).format(number=meeting.number)
            )
        previous = MeetingEventKind.CONCLUSION_NOTICE.label
        previous_day = days[MeetingEventKind.CONCLUSION_NOTICE]
    if new.day < previous_day and not is_before:
        raise RefusedError(
            _("“{event}” on {day} is before {previous} ({previous_day}).").format(
                event=label,
                day=show_date(new.day),
                previous=previous,
                previous_day=show_date(previous_day),
            )
        )


def _held(number: str, status: MeetingStatus) -> str:
    """The command that says that a meeting was held after all."""
    if status is MeetingStatus.PLANNED:
        return f"tiepdan hold {number}"
    return f"tiepdan edit-meeting {number} --status {MeetingStatus.HELD.as_typed}"


def _check_announcement(meeting: MeetingSituation, new: Event) -> None:
    """What goes before a meeting: not after its day, and not for one that was called off."""
    if meeting.status is MeetingStatus.NOT_HELD:
        raise RefusedError(
            _(
                "Meeting {number} is recorded as “{status}”, so there is nothing to announce; if"
                " that is wrong: tiepdan edit-meeting {number} --status …"
            ).format(number=meeting.number, status=meeting.status.label)
        )
    if new.day > meeting.meets_on:
        raise RefusedError(
            _("“{event}” on {day} is after the meeting itself ({met}).").format(
                event=MeetingEventKind(new.kind).label,
                day=show_date(new.day),
                met=show_date(meeting.meets_on),
            )
        )
