"""How much of what decisions order was carried out, and what is left of it.

A decision is enforced in steps, as often as something is paid, given back, recovered or punished.
Each step is of the decision in force on its day: the first, until the second instance changed it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures, measures_in_force, show_amount
from tiepdan.law.vocabulary.decision import DecisionResult, Measure


@dataclass(frozen=True, slots=True)
class Order:
    """What a decision or conclusion orders, from its day on."""

    day: date
    measures: Measures
    result: DecisionResult | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """What one step carried out; ``is_explained`` says that it may be more than was ordered."""

    day: date
    measures: Measures
    is_explained: bool = False


@dataclass(frozen=True, slots=True)
class Balance:
    """How much of one measure was ordered and carried out, over all steps."""

    ordered: int
    done: int

    @property
    def left(self) -> int:
        """What is still owed; nothing where more was done than ordered."""
        return max(self.ordered - self.done, 0)


@dataclass(frozen=True, slots=True)
class Enforcement:
    """The decisions on a petition and the steps of their enforcement, in order of their days.

    ``finished_on`` is when it ended; since ``nothing_since`` it is known that nothing is ordered.
    """

    first: Order | None = None
    second: Order | None = None
    steps: Sequence[Step] = field(default=())
    begun_on: date | None = None
    finished_on: date | None = None
    nothing_since: date | None = None

    @property
    def last_decided_on(self) -> date | None:
        """The day of the decision that is in force."""
        orders = [order.day for order in (self.first, self.second) if order]
        return max(orders, default=None)

    def ordered(self, day: date | None = None) -> Measures:
        """What is to be carried out of the decisions in force on a day, or of all of them."""
        first, second = (
            order if order and (day is None or order.day <= day) else None
            for order in (self.first, self.second)
        )
        return measures_in_force(
            first.measures if first else {},
            second.measures if second else {},
            second.result if second else None,
        )

    def balances(self) -> dict[Measure, Balance]:
        """Every measure that was ordered or carried out, in the order of the forms."""
        ordered = self.ordered()
        done = _sum(self.steps)
        return {
            measure: Balance(ordered.get(measure, 0), done.get(measure, 0))
            for measure in Measure
            if measure in ordered or measure in done
        }

    def left(self) -> Measures:
        """What is still owed: nothing once the enforcement is finished."""
        return {} if self.finished_on or self.nothing_since else self.undone()

    def undone(self) -> Measures:
        """What was ordered and is not carried out, whether it is still owed or not."""
        return {measure: one.left for measure, one in self.balances().items() if one.left}


def check_steps(enforcement: Enforcement) -> None:
    """Refuse steps that carry out more than the decision of their day orders, unless explained.

    Raises:
        RefusedError: one does; the sentence says what was ordered, done before and is left.
    """
    if enforcement.nothing_since and (ordered := enforcement.ordered()):
        raise RefusedError(
            _("The decision orders something to enforce ({measures}).").format(
                measures=listed(ordered)
            )
        )
    for place, step in enumerate(enforcement.steps):
        if step.is_explained:
            continue
        ordered = enforcement.ordered(step.day)
        before = _sum(enforcement.steps[:place])
        for measure, amount in step.measures.items():
            balance = Balance(ordered.get(measure, 0), before.get(measure, 0))
            if measure.is_ordered and amount > balance.left:
                raise RefusedError(_too_much(step.day, measure, amount, balance))


def _too_much(day: date, measure: Measure, amount: int, balance: Balance) -> str:
    return _(
        "“{measure}”, {day}: {amount} is more than the decision ordered ({ordered}); before it"
        " {done} was carried out, {left} was left. If it is so, say why: --more-than-ordered"
        " REASON."
    ).format(
        day=show_date(day),
        measure=measure.label,
        amount=show_amount(measure, amount),
        ordered=show_amount(measure, balance.ordered),
        done=show_amount(measure, balance.done),
        left=show_amount(measure, balance.left),
    )


def listed(measures: Measures) -> str:
    """Measures with their amounts, in words."""
    return "; ".join(
        f"{measure.label}: {show_amount(measure, measures[measure])}"
        for measure in Measure
        if measure in measures
    )


def _sum(steps: Sequence[Step]) -> dict[Measure, int]:
    done: dict[Measure, int] = {}
    for step in steps:
        for measure, amount in step.measures.items():
            done[measure] = done.get(measure, 0) + amount
    return done
