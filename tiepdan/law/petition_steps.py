"""What may happen to a petition, after what, and how often; and the refusal of anything else."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.checks import refuse_derived
from tiepdan.law.procedure import CLOSING, NEEDS_ACCEPTANCE, Event
from tiepdan.law.vocabulary import PetitionEventKind, PetitionKind

_ALL = frozenset(PetitionKind)
_COMPLAINT = frozenset({PetitionKind.COMPLAINT})
_DENUNCIATION = frozenset({PetitionKind.DENUNCIATION})
_ACCEPTED = frozenset({PetitionEventKind.ACCEPTED})
_DECIDED = frozenset({PetitionEventKind.DECIDED})


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the procedure: for which kinds, after one of which others, once or more often.

    ``follows_end`` is for what may still happen once the petition itself has ended.
    """

    kinds: frozenset[PetitionKind] = _ALL
    after: frozenset[PetitionEventKind] = frozenset()
    may_repeat: bool = False
    follows_end: bool = False
    may_precede_receipt: bool = False


_Kind = PetitionEventKind

_STEPS: Mapping[PetitionEventKind, Step] = {
    _Kind.ACT_KNOWN: Step(_COMPLAINT, follows_end=True, may_precede_receipt=True),
    _Kind.ACCEPTANCE_NOTIFIED: Step(NEEDS_ACCEPTANCE, _ACCEPTED, follows_end=True),
    _Kind.REFUSAL_SENT: Step(after=frozenset({_Kind.RECEPTION_REFUSED}), follows_end=True),
    _Kind.COMPLEX: Step(_COMPLAINT, _ACCEPTED),
    _Kind.SEVERAL_PLACES: Step(_DENUNCIATION),
    _Kind.EXTENDED: Step(_DENUNCIATION, _ACCEPTED, may_repeat=True),
    _Kind.SUSPENDED: Step(NEEDS_ACCEPTANCE, _ACCEPTED, may_repeat=True),
    _Kind.RESUMED: Step(NEEDS_ACCEPTANCE, frozenset({_Kind.SUSPENDED}), may_repeat=True),
    _Kind.ORDER_SENT: Step(
        NEEDS_ACCEPTANCE,
        frozenset({_Kind.SUSPENDED, _Kind.RESUMED, _Kind.TERMINATED}),
        may_repeat=True,
        follows_end=True,
    ),
    _Kind.DIALOGUE: Step(_COMPLAINT, _ACCEPTED, may_repeat=True),
    _Kind.DIALOGUE_NOTIFIED: Step(_COMPLAINT, _ACCEPTED, may_repeat=True),
    _Kind.RESULT_SENT: Step(NEEDS_ACCEPTANCE, _DECIDED, follows_end=True),
    _Kind.RESULT_RECEIVED: Step(_COMPLAINT, _DECIDED, follows_end=True),
    _Kind.PUBLISHED: Step(NEEDS_ACCEPTANCE, _DECIDED, follows_end=True),
    _Kind.APPEALED: Step(_COMPLAINT, _ACCEPTED, follows_end=True),
    _Kind.SUED: Step(_COMPLAINT, _ACCEPTED, follows_end=True),
    _Kind.ENFORCED: Step(NEEDS_ACCEPTANCE, _DECIDED, follows_end=True),
    _Kind.SENDER_INFORMED: Step(NEEDS_ACCEPTANCE, _DECIDED, follows_end=True),
    _Kind.DOCUMENTS_REQUESTED: Step(_COMPLAINT, may_repeat=True, follows_end=True),
    _Kind.DOCUMENTS_SUPPLIED: Step(
        _COMPLAINT,
        frozenset({_Kind.DOCUMENTS_REQUESTED}),
        may_repeat=True,
        follows_end=True,
    ),
    _Kind.REPORT_REQUESTED: Step(_DENUNCIATION, may_repeat=True, follows_end=True),
    _Kind.REPORTED: Step(
        _DENUNCIATION, frozenset({_Kind.REPORT_REQUESTED}), may_repeat=True, follows_end=True
    ),
    _Kind.RECOMMENDATION_HANDLED: Step(_DENUNCIATION, may_repeat=True, follows_end=True),
    _Kind.HANDLING_REPORTED: Step(
        _DENUNCIATION,
        frozenset({_Kind.RECOMMENDATION_HANDLED}),
        may_repeat=True,
        follows_end=True,
    ),
}
"""The steps with conditions of their own; the others may happen once, to a petition of any kind."""

_ONLY_BEFORE_ACCEPTANCE = frozenset(
    {_Kind.DECLINED, _Kind.FORWARDED, _Kind.GUIDED, _Kind.RETURNED, _Kind.FILED}
)
"""What was accepted (thụ lý) ends with a decision, a withdrawal or a termination alone."""

_AFTER_WITHDRAWAL = {
    # A full withdrawal is a ground to terminate (LKN Điều 11a khoản 2); a denunciation may go on
    # to its conclusion all the same (Nghị định 156/2026/NĐ-CP, Điều 4 khoản 4).
    PetitionKind.COMPLAINT: frozenset({_Kind.TERMINATED}),
    PetitionKind.DENUNCIATION: frozenset({_Kind.TERMINATED, _Kind.DECIDED}),
}

_NOT_WHILE_SUSPENDED = frozenset({_Kind.DECIDED, _Kind.EXTENDED, _Kind.SUSPENDED})


def check_petition_event(
    kind: PetitionKind,
    received_on: date,
    events: Sequence[Event],
    new: Event,
    *,
    is_within_competence: bool = True,
) -> None:
    """Refuse an event that the procedure does not allow at this point.

    Raises:
        RefusedError: it is not for this kind; before the receipt or before what it follows; a
            second time; after the end; a decision on a complaint or denunciation that was not
            accepted before, or is suspended; the acceptance of one outside competence.
    """
    refuse_derived(new)
    step = _STEPS.get(PetitionEventKind(new.kind), Step())
    _check_kind(kind, step, new)
    _check_receipt(received_on, step, new)
    _check_once(events, step, new)
    _check_end(kind, events, step, new)
    _check_against_acceptance(kind, events, new)
    _check_order_of_end(kind, events, new)
    _check_order_of_changes(events, new)
    _check_suspension(events, new)
    _check_after(events, step, new)
    if (
        new.kind == PetitionEventKind.ACCEPTED
        and kind in NEEDS_ACCEPTANCE
        and not is_within_competence
    ):
        raise RefusedError(
            _("The petition is recorded as outside our competence; it cannot be accepted.")
        )


def _check_kind(kind: PetitionKind, step: Step, new: Event) -> None:
    if kind not in step.kinds:
        raise RefusedError(
            _("“{event}” is for {kinds} alone; this is a {kind}.").format(
                event=_label(new),
                kinds=", ".join(sorted(known.label for known in step.kinds)),
                kind=kind.label,
            )
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


def _check_once(events: Iterable[Event], step: Step, new: Event) -> None:
    earlier = _first(events, {new.kind})
    if earlier and not step.may_repeat:
        raise RefusedError(
            _("“{event}” is already recorded, on {day}.").format(
                event=_label(new), day=show_date(earlier.day)
            )
        )


def _check_end(kind: PetitionKind, events: Iterable[Event], step: Step, new: Event) -> None:
    end = _first(events, _ends(kind))
    if end is None or step.follows_end:
        return
    is_withdrawn = end.kind == PetitionEventKind.WITHDRAWN
    if is_withdrawn and new.day >= end.day and new.kind in _AFTER_WITHDRAWAL.get(kind, ()):
        return
    if new.kind != PetitionEventKind.ANSWERED or new.day > end.day:
        raise RefusedError(
            _("The petition ended on {day} (“{end}”); “{event}” cannot follow.").format(
                day=show_date(end.day), end=_label(end), event=_label(new)
            )
        )


def _ends(kind: PetitionKind) -> frozenset[str]:
    """The events that end a petition of this kind."""
    return CLOSING if kind in NEEDS_ACCEPTANCE else CLOSING | {PetitionEventKind.ANSWERED}


def _check_against_acceptance(kind: PetitionKind, events: Iterable[Event], new: Event) -> None:
    accepted = _first(events, _ACCEPTED)
    if accepted is not None and kind in NEEDS_ACCEPTANCE and new.kind in _ONLY_BEFORE_ACCEPTANCE:
        raise RefusedError(
            _(
                "The petition was accepted on {day}; “{event}” cannot follow, only"
                " “tiepdan decide”, “withdraw” or “terminate”."
            ).format(day=show_date(accepted.day), event=_label(new))
        )
    needs_acceptance = kind in NEEDS_ACCEPTANCE and new.kind == PetitionEventKind.DECIDED
    if needs_acceptance and accepted is None:
        raise RefusedError(
            _("The petition has not been accepted yet; record that first with “tiepdan accept”.")
        )
    if accepted is not None and new.kind in _ends(kind) and new.day < accepted.day:
        raise RefusedError(
            _("“{event}” on {day} is before the acceptance ({accepted}).").format(
                event=_label(new), day=show_date(new.day), accepted=show_date(accepted.day)
            )
        )


def _check_order_of_end(kind: PetitionKind, events: Iterable[Event], new: Event) -> None:
    """What ends a petition is not before what may only come before its end.

    The day of a dialogue is fixed ahead, and a petition may end before it comes.
    """
    if new.kind not in _ends(kind):
        return
    for event in events:
        step = _STEPS.get(PetitionEventKind(event.kind))
        is_before_the_end = step is not None and not step.follows_end
        if is_before_the_end and event.kind != PetitionEventKind.DIALOGUE and event.day > new.day:
            raise RefusedError(_before(new, event))


_REPLAYED = frozenset({_Kind.SUSPENDED, _Kind.RESUMED, _Kind.EXTENDED})


def _check_order_of_changes(events: Iterable[Event], new: Event) -> None:
    """Suspensions and extensions are recorded as they were decided: each builds on the one before.

    An extension to a day says nothing of a suspension that was not known then.
    """
    if new.kind in _REPLAYED:
        later = [event for event in events if event.kind in _REPLAYED and event.day > new.day]
        if later:
            raise RefusedError(_before(new, max(later, key=lambda event: event.day)))


def _check_suspension(events: Iterable[Event], new: Event) -> None:
    turns = [
        event
        for event in sorted(events, key=lambda event: event.day)
        if event.kind in {PetitionEventKind.SUSPENDED, PetitionEventKind.RESUMED}
    ]
    last = turns[-1] if turns else None
    then = next((turn for turn in reversed(turns) if turn.day <= new.day), None)
    is_suspended = last is not None and last.kind == PetitionEventKind.SUSPENDED
    if (
        then is not None
        and then.kind == PetitionEventKind.SUSPENDED
        and new.kind in _NOT_WHILE_SUSPENDED
    ):
        raise RefusedError(
            _(
                "The petition is suspended since {day}; “{event}” cannot follow before"
                " “tiepdan resume”."
            ).format(day=show_date(then.day), event=_label(new))
        )
    if new.kind == PetitionEventKind.RESUMED and not is_suspended:
        raise RefusedError(_("The petition is not suspended; there is nothing to resume."))


def _check_after(events: Iterable[Event], step: Step, new: Event) -> None:
    if not step.after:
        return
    previous = _first(events, step.after)
    labels = ", ".join(sorted(f"“{kind.label}”" for kind in step.after))
    if previous is None:
        raise RefusedError(
            _("“{event}” comes only after {previous}, which is not recorded yet.").format(
                event=_label(new), previous=labels
            )
        )
    if new.day < previous.day:
        raise RefusedError(_before(new, previous))


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
