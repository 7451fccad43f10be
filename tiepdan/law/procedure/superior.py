"""Who decides after the commune: a second complaint, a continued denunciation."""

from datetime import date

from tiepdan.i18n import _
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

TWO_LEVELS_SINCE = date(2025, 7, 1)
"""From this day there are no districts; the province stands above the commune."""


def superior_on(day: date) -> str:
    """Whom a case was, or is, for on a day that comes again or goes to second instance.

    LKN Điều 7 (Luật 136/2025/QH15, Điều 2 khoản 8), LTC Điều 37.
    """
    if day >= TWO_LEVELS_SINCE:
        return _("the chair of the province's People's Committee")
    return _("the chair of the district's People's Committee")


def decider_of(
    kind: PetitionEventKind,
    *,
    decided_by: Decider | None,
    result: DecisionResult | None,
    was_appealed: bool,
) -> Decider:
    """Whose a decision or conclusion is: what was said of it, else what follows from the case.

    It is the superior's once the case was taken to the second instance on a day before, or where
    its result is one of the second instance. ``IS_OURS`` in ``records`` says the same.
    """
    if decided_by is not None:
        return decided_by
    is_of_second_instance = kind is PetitionEventKind.SECOND_DECIDED or (
        result is not None and result.is_of_second_instance
    )
    return Decider.SUPERIOR if was_appealed or is_of_second_instance else Decider.OFFICE


def decision_for_the_law(decider: Decider) -> PetitionEventKind:
    """The event that a decision is for the time limits, whichever it was recorded as.

    What the superior decided meets no duty of ours and starts none.
    """
    if decider is Decider.SUPERIOR:
        return PetitionEventKind.SECOND_DECIDED
    return PetitionEventKind.DECIDED
