"""Each figure as it was written: right, different, or impossible beside the others."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from tiepdan.i18n import N_, _
from tiepdan.law.vocabulary.terms import Term
from tiepdan.reports.forms.form import Form
from tiepdan.reports.stated.digits import is_slip
from tiepdan.reports.stated.relations import Relation, relations
from tiepdan.reports.stated.stated import Stated

_TWO_DIGITS = 10
"""Of numbers below it each is a slip of every other."""


class Verdict(Term):
    """What is to be said of a figure as it was written."""

    RIGHT = "right", N_("right")
    DIFFERENT = "different", N_("different")
    IMPOSSIBLE = "impossible", N_("impossible")


@dataclass(frozen=True, slots=True)
class Judged:
    """A figure as it was written, what the register says, and what to say of it."""

    stated: Stated
    register: Decimal | None
    verdict: Verdict
    remarks: tuple[str, ...]


def judge(
    stated: Sequence[Stated], register: Mapping[str, Decimal | None], forms: Sequence[Form]
) -> list[Judged]:
    """Each figure against the register, and against the others as they were written."""
    numbers = {one.key: one.number for one in stated}
    nothing = frozenset(key for key, value in register.items() if value == 0)
    broken = [one for one in relations(numbers, forms, nothing) if not one.holds(numbers)]
    labels = {one.key: one.label for one in stated}
    return [_judged(one, register.get(one.key), broken, numbers, labels) for one in stated]


def _judged(
    one: Stated,
    register: Decimal | None,
    broken: Sequence[Relation],
    numbers: Mapping[str, Decimal],
    labels: Mapping[str, str],
) -> Judged:
    if _agrees(one.number, register):
        # Where it does not go with another, it is the other that is wrong.
        return Judged(one, register, Verdict.RIGHT, ())
    remarks = [
        sentence
        for relation in broken
        if one.key in relation.keys
        for sentence in _broken(one.key, relation, numbers, labels)
    ]
    verdict = Verdict.IMPOSSIBLE if remarks else Verdict.DIFFERENT
    if register is not None:
        remarks += _difference(one.number, register)
    return Judged(one, register, verdict, tuple(remarks))


def _agrees(written: Decimal, register: Decimal | None) -> bool:
    """Whether they are the same, as precisely as it was written."""
    if register is None:
        return False
    places = int(written.normalize().as_tuple().exponent)
    return round(register, max(-places, 0)) == written


def _difference(written: Decimal, register: Decimal) -> Iterator[str]:
    more = written - register
    sentence = (
        _("{count} more than in the register.")
        if more > 0
        else _("{count} less than in the register.")
    )
    yield sentence.format(count=show(abs(more)))
    if min(written, register) >= _TWO_DIGITS and is_slip(written, register):
        yield _("{number} and {register} differ by a digit or two swapped: a slip?").format(
            number=show(written), register=show(register)
        )


def _broken(
    key: str, relation: Relation, numbers: Mapping[str, Decimal], labels: Mapping[str, str]
) -> Iterator[str]:
    """What does not hold; and the number that would fit, where a slip of the pen explains it."""
    other = relation.other_side(numbers)
    yield _("{figure} {own} {relation} {sum} does not hold ({terms}).").format(
        figure=labels[relation.of],
        own=show(numbers[relation.of]),
        relation=relation.relation,
        sum=show(other or Decimal()),
        terms=" + ".join(
            f"{times}×{show(numbers[one])}" if times > 1 else show(numbers[one])
            for one, times in relation.terms
        ),
    )
    if relation.share or relation.relation != "=":
        return
    fitting = _fitting(key, relation, numbers)
    if fitting is not None and fitting >= 0 and is_slip(numbers[key], fitting):
        yield _("{fitting} in the place of {number} would fit.").format(
            fitting=show(fitting), number=show(numbers[key])
        )


def _fitting(key: str, relation: Relation, numbers: Mapping[str, Decimal]) -> Decimal | None:
    """The number of one figure with which the sum would be right, if the others are."""
    total = relation.other_side(numbers) or Decimal()
    if key == relation.of:
        return total
    times = dict(relation.terms)[key]
    rest = total - times * numbers[key]
    fitting = (numbers[relation.of] - rest) / times
    return fitting if fitting == fitting.to_integral_value() else None


def show(number: Decimal) -> str:
    """A number as people read it, with a decimal comma."""
    plain = number.normalize()
    return f"{plain:f}".replace(".", ",")
