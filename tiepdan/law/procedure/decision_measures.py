"""What a decision orders to recover, give back, restore, discipline or pass on; how much of it."""

from collections.abc import Mapping

from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.decision import DecisionResult, Measure
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.parsing import (
    DECIMETRES_IN_METRE,
    parse_area,
    parse_money,
    parse_number,
    show_area,
    show_money,
)
from tiepdan.text import quoted

Measures = Mapping[Measure, int]
"""Amounts in đồng, in square decimetres, or numbers of organisations, persons or cases."""

WITH_MEASURES = frozenset(
    {
        PetitionEventKind.DECIDED,
        PetitionEventKind.SECOND_DECIDED,
        PetitionEventKind.ENFORCEMENT_STEP,
        PetitionEventKind.ENFORCEMENT_FINISHED,
    }
)
"""The events that order measures, and those by which they are carried out."""

CARRYING_OUT = frozenset(
    {PetitionEventKind.ENFORCEMENT_STEP, PetitionEventKind.ENFORCEMENT_FINISHED}
)
"""Of these, the events by which measures are carried out: a step, and the last one."""

_OFFICIALS = {
    Measure.OFFICIALS_DISCIPLINED: Measure.PERSONS_DISCIPLINED,
    Measure.OFFICIALS_TO_INVESTIGATORS: Measure.PERSONS_TO_INVESTIGATORS,
    Measure.OFFICIALS_PROSECUTED: Measure.PERSONS_PROSECUTED,
}


def results_of(kind: PetitionKind, event: PetitionEventKind) -> tuple[DecisionResult, ...]:
    """What this event may find of a petition of this kind.

    The columns 8–12 of form 03/GQKN and 8–10 of form 04/GQTC.
    """
    match kind, event:
        case ((PetitionKind.COMPLAINT | PetitionKind.DENUNCIATION), PetitionEventKind.DECIDED):
            return tuple(one for one in DecisionResult if not one.is_of_second_instance)
        case PetitionKind.COMPLAINT, PetitionEventKind.SECOND_DECIDED:
            return tuple(one for one in DecisionResult if one.is_of_second_instance)
    return ()


def check_result(
    kind: PetitionKind, event: PetitionEventKind, result: DecisionResult | None
) -> None:
    """Refuse a result that this event cannot have; the second instance always has one.

    Raises:
        RefusedError: it does not fit the kind of petition or the event, or is missing.
    """
    fitting = results_of(kind, event)
    if result is None:
        if event is not PetitionEventKind.SECOND_DECIDED:
            return
    elif result in fitting:
        return
    if not fitting:
        raise RefusedError(
            _("“{event}” of a {kind} has no result; leave --result out.").format(
                event=event.label, kind=kind.label
            )
        )
    raise RefusedError(
        _("“{event}” of a {kind} has one of these results (--result): {results}.").format(
            event=event.label,
            kind=kind.label,
            results="; ".join(one.label_for(kind) for one in fitting),
        )
    )


def measures_of(kind: PetitionKind) -> tuple[Measure, ...]:
    """What there may be on a petition of this kind, in the order of the forms."""
    if kind not in {PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION}:
        return ()
    return tuple(
        measure
        for measure in Measure
        if kind is PetitionKind.DENUNCIATION or measure is not Measure.ORGANISATIONS_DISCIPLINED
    )


def orders_of(kind: PetitionKind) -> tuple[Measure, ...]:
    """What a decision may order on a petition of this kind, in the order of the forms."""
    return tuple(measure for measure in measures_of(kind) if measure.is_ordered)


def check_measures(kind: PetitionKind, event: PetitionEventKind, measures: Measures) -> None:
    """Refuse measures that this event cannot have; how much is left to do says ``enforcement``.

    Raises:
        RefusedError: the event or the kind of petition has none such, or officials are more than
            the persons they are among.
    """
    if measures and event not in WITH_MEASURES:
        raise RefusedError(
            _("“{event}” has no measures; leave --measure out.").format(event=event.label)
        )
    known = measures_of(kind)
    for measure in measures:
        if measure not in known:
            raise RefusedError(
                _("A {kind} has no measure “{measure}”; leave it out.").format(
                    kind=kind.label, measure=measure.label
                )
            )
        if event not in CARRYING_OUT and not measure.is_ordered:
            raise RefusedError(
                _(
                    "“{measure}” is what the investigators do, not what is decided; record it when"
                    ' it comes: tiepdan enforce … --measure "{measure}=1"'
                ).format(measure=measure.label)
            )
    for officials, persons in _OFFICIALS.items():
        if measures.get(officials, 0) > measures.get(persons, 0):
            raise RefusedError(
                _(
                    "{officials} officials are more than the {persons} persons they are among:"
                    " “{all_persons}” counts all persons, officials too."
                ).format(
                    officials=measures[officials],
                    persons=measures.get(persons, 0),
                    all_persons=persons.label,
                )
            )


def measures_in_force(
    first: Measures, second: Measures, second_result: DecisionResult | None
) -> Measures:
    """What is to be carried out after both instances.

    A second decision that confirms the first and says no more leaves its measures as they are.
    """
    if second_result is DecisionResult.CHANGED or second:
        return second
    return first


def parse_measure(typed: str) -> tuple[Measure, int]:
    """``MEASURE=AMOUNT``, for example ``recovered_money=50.000.000``.

    Raises:
        UsageError: it has another form, or the amount is none of that measure.
    """
    name, sign, amount = typed.partition("=")
    if not sign:
        raise UsageError(
            _(
                "“{typed}” is not of the form MEASURE=AMOUNT; for example"
                ' "{money}=50.000.000" or "{land}=120,5".'
            ).format(
                typed=quoted(typed),
                money=Measure.RECOVERED_MONEY.label,
                land=Measure.RETURNED_LAND.label,
            )
        )
    measure = Measure.parse(name)
    return measure, parse_amount(measure, amount)


def parse_amount(measure: Measure, typed: str) -> int:
    """The amount of a measure, as it is stored.

    Raises:
        UsageError: it is none of that measure.
    """
    if measure.is_money:
        return parse_money(typed)
    return parse_area(typed) if measure.is_land else parse_number(typed)


def amount_in_figures(measure: Measure, amount: int) -> str:
    """The amount of a measure in bare figures, as ``parse_amount`` reads it."""
    if not measure.is_land:
        return str(amount)
    metres, rest = divmod(amount, DECIMETRES_IN_METRE)
    return f"{metres},{rest:02}" if rest else str(metres)


def show_amount(measure: Measure, amount: int) -> str:
    """The amount of a measure, with its unit."""
    if measure.is_money:
        return show_money(amount)
    return show_area(amount) if measure.is_land else str(amount)
