"""What a figure is: its name, its meaning and its SQL, which gives the number or the rows.

A source has rows with a ``day``; a figure takes those that meet its condition and adds
up an amount (by default, one for each row). ``part_of`` names the figure it belongs to and ``by``
the division it is one part of: the parts of a division add up to the whole, always.
"""

from dataclasses import dataclass, field
from enum import Enum

from tiepdan.i18n import _
from tiepdan.law.dated_numbers import NumberId
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.parsing import DECIMETRES_IN_METRE, show_area, show_money
from tiepdan.reports.figures.counted_rows import Source
from tiepdan.reports.model import Quantity, Unit


class Counted(Enum):
    """Which rows of a source belong to a period; the others but the first need ``finished_on``."""

    WITHIN = "day >= {start} AND day < {end}"
    ENDED = "finished_on >= {start} AND finished_on < {end}"
    CARRIED_OVER = "day < {start} AND (finished_on IS NULL OR finished_on >= {start})"
    CARRIED_FORWARD = "day < {end} AND (finished_on IS NULL OR finished_on >= {end})"
    EVER_OPEN = "day < {end} AND (finished_on IS NULL OR finished_on >= {start})"

    def between(self, start: str = ":start", end: str = ":end") -> str:
        """SQL: whether a row belongs to the period from ``start`` up to but not with ``end``."""
        return f"({self.value.format(start=start, end=end)})"


@dataclass(frozen=True, slots=True)
class Figure:
    """One number of a report.

    It may stand ``under`` one that it is no part of; its amounts may be of a ``measure``.
    ``meaning`` is its definition in plain words; ``rests_on`` a number of the law in its source.
    Of what a report must say that there was none, a zero ``says_none`` in words.
    """

    id: str
    label: str
    source: Source
    condition: str = "1 = 1"
    amount: str = "1"
    part_of: str | None = None
    by: str = ""
    under: str | None = None
    measure: Measure | None = None
    is_hidden_when_zero: bool = False
    counted: Counted = Counted.WITHIN
    rests_on: NumberId | None = None
    says_none: bool = False
    meaning: str = field(kw_only=True)

    def shown(self, number: int) -> Quantity | int:
        """Its number for people: money and land with their unit, some zeros in words."""
        if self.says_none and not number:
            return Quantity(0, _("none"))
        if self.measure and self.measure.is_money:
            return Quantity(number, show_money(number), Unit.DONG)
        if self.measure and self.measure.is_land:
            return Quantity(number / DECIMETRES_IN_METRE, show_area(number), Unit.SQUARE_METRE)
        return number


@dataclass(frozen=True, slots=True)
class Section:
    """Figures under a heading of the report."""

    title: str
    figures: tuple[Figure, ...]


FINISHED = "(finished_on IS NOT NULL AND finished_on < :end)"
"""Of rows with ``finished_on``: ended by the end of the period."""
