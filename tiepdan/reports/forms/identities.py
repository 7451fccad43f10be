"""The identities of a form: ``1 = 5+11+17``, ``5*8 <= 9``, across forms ``03.1 = 02.6``."""

import operator
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

Number = int | Decimal
"""What stands in a column: money in millions and land may have decimals."""

_TERM = re.compile(r"(?:(?P<factor>\d+)\*)?(?:(?P<form>\d{1,2}(?:/\w+)?)\.)?(?P<column>\d+)")
_RELATION = re.compile(r"(<=|>=|=)")
_HOLDS: Mapping[str, Callable[[Number, Number], bool]] = {
    "=": operator.eq,
    "<=": operator.le,
    ">=": operator.ge,
}


@dataclass(frozen=True, slots=True)
class Term:
    """So many times a column, of another form where one is named."""

    column: int
    form: str | None = None
    factor: int = 1


@dataclass(frozen=True, slots=True)
class Identity:
    """Sums of columns, each equal to (or at most, at least) the one that follows."""

    sums: tuple[tuple[Term, ...], ...]
    relations: tuple[str, ...]

    @property
    def terms(self) -> Iterator[Term]:
        """Every column it speaks of."""
        for terms in self.sums:
            yield from terms

    def holds(self, numbers: list[Number]) -> bool:
        """Whether it is true of the numbers of its sums."""
        return all(
            _HOLDS[relation](left, right)
            for relation, (left, right) in zip(self.relations, pairwise(numbers), strict=True)
        )

    def show(self, numbers: list[Number]) -> str:
        """It with numbers in the place of its sums."""
        shown = [str(numbers[0])]
        for relation, number in zip(self.relations, numbers[1:], strict=True):
            shown += [relation, str(number)]
        return " ".join(shown)


def parse_identity(text: str) -> Identity:
    """The identity that a form file writes.

    Raises:
        ValueError: it is none.
    """
    first, *others = _RELATION.split(re.sub(r"\s+", "", text))
    if not others:
        raise ValueError(f"no identity: {text}")
    sums = (first, *others[1::2])
    return Identity(tuple(tuple(_terms(one)) for one in sums), tuple(others[::2]))


def _terms(text: str) -> Iterator[Term]:
    for part in text.split("+"):
        found = _TERM.fullmatch(part)
        if found is None:
            raise ValueError(f"no identity: {text}")
        yield Term(int(found["column"]), found["form"], int(found["factor"] or 1))
