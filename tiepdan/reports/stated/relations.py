"""What must hold between figures, whatever the register says: parts, people, shares, forms."""

from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.forms.form import Form
from tiepdan.reports.forms.identities import Term, parse_identity
from tiepdan.reports.stated.stated import column_key

SHARES: Mapping[str, tuple[str, str]] = {
    "share_on_time": ("handling_on_time", "handling_with_limit"),
    "share_decisions_on_time": ("decisions_on_time", "decisions_with_limit"),
    "share_on_the_spot": ("dialogue_opinions_on_the_spot", "dialogue_opinions"),
}
"""Of which two figures an indicator is the quotient; a test holds it to the indicators."""

_PEOPLE = (
    ("visits", "visitors"),
    ("periodic_visits", "periodic_visitors"),
    ("ad_hoc_visits", "ad_hoc_visitors"),
    ("regular_visits", "regular_visitors"),
)
"""Turns, and the people in them."""

_TENTH = Decimal("0.1")


@dataclass(frozen=True, slots=True)
class Relation:
    """A number that follows from others, or bounds their sum.

    ``relation`` is ``=``, ``<=`` or ``>=``; each term is a figure and how many times it counts.
    ``share`` is for one that is a quotient in per cent of the two terms.
    """

    of: str
    relation: str
    terms: tuple[tuple[str, int], ...]
    share: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        """Every figure that it speaks of."""
        return (self.of, *(key for key, _times in self.terms))

    def other_side(self, numbers: Mapping[str, Decimal]) -> Decimal | None:
        """What the figure is compared with; nothing where that cannot be said."""
        if self.share:
            (part, _one), (whole, _two) = self.terms
            if not numbers[whole]:
                return None
            quotient = 100 * numbers[part] / numbers[whole]
            return quotient.quantize(_TENTH, ROUND_HALF_UP)
        return sum((numbers[key] * times for key, times in self.terms), Decimal())

    def holds(self, numbers: Mapping[str, Decimal]) -> bool:
        """Whether it does."""
        other = self.other_side(numbers)
        if other is None:
            return True
        own = numbers[self.of]
        if self.share:  # as precisely as it was written
            places = own.normalize().as_tuple().exponent
            step = Decimal(1).scaleb(min(int(places), 0))
            (part, _one), (whole, _two) = self.terms
            return (100 * numbers[part] / numbers[whole]).quantize(step, ROUND_HALF_UP) == own
        return _HOLDS[self.relation](own, other)


_HOLDS: Mapping[str, Callable[[Decimal, Decimal], bool]] = {
    "=": lambda own, other: own == other,
    "<=": lambda own, other: own <= other,
    ">=": lambda own, other: own >= other,
}


def relations(
    known: Mapping[str, Decimal], forms: Sequence[Form], nothing: Collection[str]
) -> Iterator[Relation]:
    """Those all of whose figures are known; ``nothing`` are those that are zero in the register.

    A part that is nothing is not missing where nobody wrote it.
    """
    for relation in (*_of_figures(known, nothing), *_of_forms(forms)):
        if all(key in known for key in relation.keys):
            yield relation


def _of_figures(known: Mapping[str, Decimal], nothing: Collection[str]) -> Iterator[Relation]:
    divisions: dict[tuple[str, str], list[str]] = {}
    for figure in FIGURES.values():
        if figure.part_of:
            divisions.setdefault((figure.part_of, figure.by), []).append(figure.id)
    for (whole, by), parts in divisions.items():
        said = tuple((part, 1) for part in parts if part in known)
        is_whole = by and all(part in known or part in nothing for part in parts)
        if said:
            yield Relation(whole, "=" if is_whole else ">=", said)
    for turns, people in _PEOPLE:
        yield Relation(people, ">=", ((turns, 1),))
    for share, (part, whole) in SHARES.items():
        yield Relation(share, "=", ((part, 1), (whole, 1)), share=True)


def _of_forms(forms: Sequence[Form]) -> Iterator[Relation]:
    for form in forms:
        for check in form.every_check:
            identity = parse_identity(check)
            first, *others = identity.sums
            for relation, terms in zip(identity.relations, others, strict=True):
                if len(first) == 1 and first[0].factor == 1:
                    of = _column(first[0], form, forms)
                    yield Relation(
                        of,
                        relation,
                        tuple((_column(one, form, forms), one.factor) for one in terms),
                    )
                else:
                    yield _turned(first, relation, terms, form, forms)


def _turned(
    first: Sequence[Term], relation: str, terms: Sequence[Term], form: Form, forms: Sequence[Form]
) -> Relation:
    """``5*8 <= 9`` as what 9 is at least."""
    other = {"<=": ">=", ">=": "<=", "=": "="}[relation]
    return Relation(
        _column(terms[0], form, forms),
        other,
        tuple((_column(one, form, forms), one.factor) for one in first),
    )


def _column(term: Term, form: Form, forms: Sequence[Form]) -> str:
    meant = form
    if term.form is not None:
        meant = next(
            (one for one in forms if one.form == term.form or one.form.startswith(f"{term.form}/")),
            form,
        )
    return column_key(meant, term.column)
