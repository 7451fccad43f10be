"""The refusal of whatever the procedure of petitions does not allow at this point."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.alphabet import sort_key
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import NEEDS_ACCEPTANCE, Event, goes_on_when_withdrawn
from tiepdan.law.procedure.eligibility import check_eligibility
from tiepdan.law.procedure.standing import CLOSING_EVENTS
from tiepdan.law.procedure.steps import (
    Procedure,
    Step,
    event_term,
    recorded_already,
    refuse_derived,
)
from tiepdan.law.procedure.superior import superior_on
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


@dataclass(frozen=True, slots=True)
class Situation:
    """A petition at some point: what it is, and what happened to it so far.

    Its ``number`` stands in the commands that a refusal names.
    """

    kind: PetitionKind
    received_on: date
    events: Sequence[Event]
    is_within_competence: bool = True
    level: Level = Level.FIRST
    is_anonymous: bool = False
    number: str = "…"


def check_petition_event(procedure: Procedure, situation: Situation, new: Event) -> None:
    """Refuse an event that the procedure does not allow at this point.

    Raises:
        RefusedError: it is not for this kind; before the receipt or before what it follows; a
            second time; after the end; what is not accepted, or suspended, or outside competence,
            or comes again and so is for the superior, or is anonymous and needs a name.
    """
    refuse_derived(new)
    kind, events = situation.kind, situation.events
    steps = procedure[kind]
    step = steps.get(PetitionEventKind(new.kind))
    if step is None:
        raise RefusedError(_for_other_kinds(procedure, kind, new))
    _check_receipt(situation.received_on, step, new)
    _check_day_unknown(situation.received_on, step, new)
    _check_once(situation, step, new)
    _check_end(situation, step, new)
    _check_against_acceptance(situation, step, new)
    for event in events:
        # The kind of a petition may be corrected: what is recorded need not be of this one.
        recorded = steps.get(PetitionEventKind(event.kind))
        if recorded:
            _check_beside(situation.number, recorded, event, step, new)
            _check_against(kind, recorded, event, step, new)
    _check_order_of_changes(events, new)
    _check_suspension(events, step, new)
    _check_after(events, step, new)
    check_eligibility(
        kind, events, new, is_anonymous=situation.is_anonymous, number=situation.number
    )
    _check_whose_it_is(situation, step, new.day)


def _for_other_kinds(procedure: Procedure, kind: PetitionKind, new: Event) -> str:
    return _("“{event}” is for {kinds} alone; this is a {kind}.").format(
        event=_label(new),
        kinds=", ".join(
            sorted(
                (other.label for other in procedure if new.kind in procedure[other]), key=sort_key
            )
        ),
        kind=kind.label,
    )


def _check_receipt(received_on: date, step: Step, new: Event) -> None:
    if new.day < received_on and not step.may_precede_receipt:
        raise RefusedError(
            _("“{event}” on {day} is before the petition was received ({received}).").format(
                event=_label(new), day=show_date(new.day), received=show_date(received_on)
            )
        )
    if new.day > received_on and step.may_precede_receipt:
        raise RefusedError(
            _("“{event}” on {day} is after the petition was received ({received}).").format(
                event=_label(new), day=show_date(new.day), received=show_date(received_on)
            )
        )


def _check_day_unknown(received_on: date, step: Step, new: Event) -> None:
    if step.only_on_receipt and new.day != received_on:
        raise RefusedError(
            _(
                "“{event}” is recorded on the day of receipt, {received}: its own is unknown."
            ).format(event=_label(new), received=show_date(received_on))
        )


def _check_once(situation: Situation, step: Step, new: Event) -> None:
    events = situation.events
    same = [event for event in events if event.kind == new.kind]
    # At least once: what it comes after is looked for by itself, and named where it is missing.
    asked_for = sum(event.kind in step.after for event in events) if step.once_for_each else 1
    earlier = same[-1] if len(same) >= max(asked_for, 1) else None
    if earlier and not step.may_repeat:
        raise RefusedError(recorded_already(situation.number, _label(new), earlier, new))


def _check_end(situation: Situation, step: Step, new: Event) -> None:
    if step.follows_end:
        return
    kind, events = situation.kind, situation.events
    ends = _ends(kind)
    if new.kind not in ends:
        # What happened on a known day may have come before an end of which the day is unknown.
        ends -= {PetitionEventKind.CLOSED_UNDATED}
    end = _first(events, ends)
    # An accepted case that was withdrawn is open: a complaint until it is terminated (LKN Điều
    # 10, Điều 11a khoản 2); a denunciation may go on to its conclusion all the same (Nghị định
    # 156/2026/NĐ-CP, Điều 4 khoản 4).
    if end is not None and _goes_on(kind, events, end):
        later = _first(events, _ends(kind) - {PetitionEventKind.WITHDRAWN})
        if later is None and new.day >= end.day and step.follows_withdrawal:
            return
        end = later or end
    if end is not None and (not step.may_be_late or new.day > end.day):
        raise RefusedError(_cannot_follow(situation, end, new))


def _goes_on(kind: PetitionKind, events: Iterable[Event], end: Event) -> bool:
    return end.kind == PetitionEventKind.WITHDRAWN and goes_on_when_withdrawn(kind, events, end)


def _cannot_follow(situation: Situation, end: Event, new: Event) -> str:
    if _goes_on(situation.kind, situation.events, end):
        sentence = _(
            "The petition was withdrawn on {day}; “{event}” cannot follow. If it was not:"
            " tiepdan edit-event {number} {code} --remove"
        )
    else:
        sentence = _(
            "The petition ended on {day} (“{end}”); “{event}” cannot follow. If that never"
            " happened: tiepdan edit-event {number} {code} --remove"
        )
    return sentence.format(
        day=show_date(end.day),
        end=_label(end),
        event=_label(new),
        number=situation.number,
        code=event_term(end.kind).as_typed,
    )


def _ends(kind: PetitionKind) -> frozenset[str]:
    """The events that end a petition of this kind."""
    return (
        CLOSING_EVENTS
        if kind in NEEDS_ACCEPTANCE
        else CLOSING_EVENTS | {PetitionEventKind.ANSWERED}
    )


def _check_against_acceptance(situation: Situation, step: Step, new: Event) -> None:
    accepted = _first(situation.events, {PetitionEventKind.ACCEPTED})
    if accepted is None:
        return
    if step.only_before_acceptance:
        raise RefusedError(
            _(
                "The petition was accepted on {day}; “{event}” cannot follow. If it was not:"
                " tiepdan edit-event {number} {code} --remove"
            ).format(
                day=show_date(accepted.day),
                event=_label(new),
                number=situation.number,
                code=event_term(accepted.kind).as_typed,
            )
        )
    is_end = new.kind in _ends(situation.kind) and not step.only_on_receipt
    if is_end and new.day < accepted.day:
        raise RefusedError(
            _("“{event}” on {day} is before the acceptance ({accepted}).").format(
                event=_label(new), day=show_date(new.day), accepted=show_date(accepted.day)
            )
        )


def _check_beside(number: str, recorded: Step, event: Event, step: Step, new: Event) -> None:
    if event.kind in step.excludes or new.kind in recorded.excludes:
        raise RefusedError(
            _(
                "“{recorded}” is recorded on {day}; “{event}” does not go with it. If it never"
                " happened: tiepdan edit-event {number} {code} --remove"
            ).format(
                recorded=_label(event),
                day=show_date(event.day),
                event=_label(new),
                number=number,
                code=event_term(event.kind).as_typed,
            )
        )


def _check_against(
    kind: PetitionKind, recorded: Step, event: Event, step: Step, new: Event
) -> None:
    """The order of two days: of what is recorded, and what is not to come before or after it."""
    if event.day > new.day and not step.only_on_receipt:
        ends = _ends(kind)
        # The day of a dialogue is fixed ahead, and a petition may end before it comes.
        is_before_the_end = not (
            recorded.follows_end
            or recorded.may_be_planned
            or event.kind in ends
            or (new.kind == PetitionEventKind.WITHDRAWN and recorded.follows_withdrawal)
        )
        if event.kind in step.not_before or (new.kind in ends and is_before_the_end):
            raise RefusedError(_before(new, event))
    if event.day < new.day and new.kind in recorded.not_before:
        raise RefusedError(_before(event, new))


_REPLAYED = frozenset(
    {PetitionEventKind.SUSPENDED, PetitionEventKind.RESUMED, PetitionEventKind.EXTENDED}
)


def _check_order_of_changes(events: Iterable[Event], new: Event) -> None:
    """Suspensions and extensions are recorded as they were decided: each builds on the one before.

    An extension to a day says nothing of a suspension that was not known then.
    """
    if new.kind in _REPLAYED:
        later = [event for event in events if event.kind in _REPLAYED and event.day > new.day]
        if later:
            raise RefusedError(_before(new, max(later, key=lambda event: event.day)))


def _check_suspension(events: Iterable[Event], step: Step, new: Event) -> None:
    turns = [
        event
        for event in sorted(events, key=lambda event: event.day)
        if event.kind in {PetitionEventKind.SUSPENDED, PetitionEventKind.RESUMED}
    ]
    last = turns[-1] if turns else None
    then = next((turn for turn in reversed(turns) if turn.day <= new.day), None)
    is_suspended = last is not None and last.kind == PetitionEventKind.SUSPENDED
    if then is not None and then.kind == PetitionEventKind.SUSPENDED and step.not_while_suspended:
        raise RefusedError(
            _(
                "The petition is suspended since {day}; “{event}” cannot follow before"
                " tiepdan resume."
            ).format(day=show_date(then.day), event=_label(new))
        )
    if new.kind == PetitionEventKind.RESUMED and not is_suspended:
        raise RefusedError(_("The petition is not suspended; there is nothing to resume."))


def _check_after(events: Iterable[Event], step: Step, new: Event) -> None:
    if not step.after:
        return
    previous = _first(events, step.after)
    if previous is None:
        labels = ", ".join(f"“{kind.label}”" for kind in PetitionEventKind if kind in step.after)
        raise RefusedError(
            _("“{event}” comes only after {previous}, which is not recorded yet.").format(
                event=_label(new), previous=labels
            )
        )
    if new.day < previous.day:
        raise RefusedError(_before(new, previous))


def _check_whose_it_is(situation: Situation, step: Step, day: date) -> None:
    if step.first_time_only and situation.level is Level.AGAIN:
        raise RefusedError(
            _(
                "“{event}” is for the superior, {superior}: this {kind} comes again ({article})."
            ).format(
                event=step.event.label,
                superior=superior_on(day),
                kind=situation.kind.label,
                article=step.first_time_only,
            )
        )
    if step.named_only and situation.is_anonymous:
        raise RefusedError(
            _(
                "“{event}” cannot be: the {kind} is anonymous ({reason}). If who sent it is known"
                " now: tiepdan edit {number} --anonymous no --name …"
            ).format(
                event=step.event.label,
                kind=situation.kind.label,
                reason=step.named_only,
                number=situation.number,
            )
        )
    if step.within_competence and not situation.is_within_competence:
        raise RefusedError(
            _(
                "The petition is recorded as outside our competence, so it cannot be accepted; if"
                " it is ours: tiepdan edit {number} --competent yes"
            ).format(number=situation.number)
        )


def _before(new: Event, previous: Event) -> str:
    return _("“{event}” on {day} is before “{previous}” ({previous_day}).").format(
        event=_label(new),
        day=show_date(new.day),
        previous=_label(previous),
        previous_day=show_date(previous.day),
    )


def _first(events: Iterable[Event], kinds: Iterable[str]) -> Event | None:
    wanted = frozenset(kinds)
    return min(
        (event for event in events if event.kind in wanted),
        key=lambda event: event.day,
        default=None,
    )


def _label(event: Event) -> str:
    return PetitionEventKind(event.kind).label


def check_closed_undated(received_on: date, today: date) -> None:
    """Refuse to close a case of this year without its day: what it owes is still to be told.

    Raises:
        RefusedError: it is one.
    """
    if received_on.year >= today.year:
        raise RefusedError(
            _(
                "Only a case of an earlier year is closed without its day; this one was received"
                " on {day}: record what was done with the day on which it was done."
            ).format(day=show_date(received_on))
        )
