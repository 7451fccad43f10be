"""What was carried over, came in, ended and was left: for a period, its parts, or by groups.

All of it comes from one query, which counts petitions by when they came in and when they ended.
"""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from typing import NamedTuple

from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import PetitionState
from tiepdan.records.reading.names import Reader, hamlet, person, spellings
from tiepdan.reports.figures.counted_rows import HANDLING
from tiepdan.reports.figures.figure import Counted
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.dimensions import COLUMNS, Dimension, Group, span_group, spans


@dataclass(slots=True)
class Balance:
    """Figures by their ids, first those of handling, and how many took so many days to resolve."""

    numbers: Counter[str] = field(default_factory=Counter)
    days: Counter[int] = field(default_factory=Counter)

    def __getitem__(self, figure_id: str) -> int:
        """The number of a figure; 0 where nothing was counted."""
        return self.numbers[figure_id]

    def adds_up(self) -> bool:
        """Whether carried over and received are what ended and was carried forward."""
        numbers = self.numbers
        to_handle = numbers["handling_total"]
        return to_handle == (
            numbers["handling_carried_over"] + numbers["handling_received"]
        ) and to_handle == (
            numbers["handling_resolved"]
            + numbers["handling_closed"]
            + numbers["handling_carried_forward"]
        )

    def explanation(self) -> str:
        """The sum in a sentence, right or wrong."""
        sentence = (
            _(
                "Carried over {over} + received {received} = resolved {resolved} + closed {closed}"
                " + carried forward {forward}: {total}, it adds up."
            )
            if self.adds_up()
            else _(
                "Carried over {over} + received {received} is not resolved {resolved} + closed"
                " {closed} + carried forward {forward} (to handle: {total})."
            )
        )
        return sentence.format(
            over=self["handling_carried_over"],
            received=self["handling_received"],
            resolved=self["handling_resolved"],
            closed=self["handling_closed"],
            forward=self["handling_carried_forward"],
            total=self["handling_total"],
        )


@dataclass(frozen=True, slots=True)
class Balances:
    """A balance for each group, and one for the whole period."""

    by_group: Mapping[Group, Balance]
    whole: Balance


def balances(
    connection: sqlite3.Connection, period: Period, dimension: Dimension, *, today: date
) -> Balances:
    """Count the handling of a period: every span of it, or every group that has petitions.

    What was late is judged as of ``today``.
    """
    groups = [group for group, _span in spans(period, dimension)]
    by_group, whole = {group: Balance() for group in groups}, Balance()
    inside = frozenset(range(len(groups)))
    last = max(len(groups) - 1, 0)
    for cell, count in _one_spelling(
        _cells(connection, period, dimension, today), dimension
    ).items():
        _count(whole, cell, count, 0, last)
        if groups:
            touched = {cell.received, cell.ended, *range(cell.received, cell.ended + 1)}
            for place in touched & inside:
                _count(by_group[groups[place]], cell, count, place, place)
        else:
            group = Group(*cell.group)
            _count(by_group.setdefault(group, Balance()), cell, count, 0, 0)
    return Balances(by_group, whole)


def period_parameters(period: Period, today: date) -> dict[str, str]:
    """What every query of figures is given: the bounds, and the day as of which it is judged."""
    return {"start": str(period.start), "end": str(period.end), "today": str(today)}


class _Cell(NamedTuple):
    """Petitions that came in and ended in the same places, in the same way.

    A place is the number of a span of the period: -1 before it, their count after it.
    """

    group: tuple[str | None, bool]
    received: int
    ended: int
    state: str | None
    ended_by: str | None
    is_late: int | None
    days: int | None


def _count(balance: Balance, cell: _Cell, count: int, first: int, last: int) -> None:
    """Add the petitions of a cell to the balance of the spans from ``first`` to ``last``."""
    for figure_id in _figures_of(cell, first, last):
        balance.numbers[figure_id] += count
    if first <= cell.ended <= last and cell.days is not None:
        balance.days[cell.days] += count


def _figures_of(cell: _Cell, first: int, last: int) -> Iterator[str]:
    # Each has its own condition, so that a wrong register shows in sums that do not agree.
    if cell.received <= last and cell.ended >= first:
        yield "handling_total"
    if cell.received < first <= cell.ended:
        yield "handling_carried_over"
    if first <= cell.received <= last:
        yield "handling_received"
    if cell.received <= last < cell.ended:
        yield "handling_carried_forward"
    if not first <= cell.ended <= last:
        return
    yield "handling_ended"
    if cell.state == PetitionState.RESOLVED:
        yield "handling_resolved"
    else:
        yield "handling_closed"
        yield f"handling_{cell.ended_by}"
    if cell.is_late is None:
        yield "handling_without_limit"
    else:
        yield "handling_with_limit"
        yield "handling_late" if cell.is_late else "handling_on_time"


def _cells(
    connection: sqlite3.Connection, period: Period, dimension: Dimension, today: date
) -> Mapping[_Cell, int]:
    """How many petitions are in each cell. Python groups them in half the time that SQL takes."""
    column = COLUMNS.get(dimension, "NULL")
    secret = "is_secret" if dimension is Dimension.HAMLET else "0"
    ended = Counted.ENDED.value
    rows = connection.execute(
        # The parts are this program's own.
        f"SELECT {column}, {secret}, day, finished_on, CASE WHEN {ended} THEN state END,"
        f" CASE WHEN {ended} THEN ended_by END, CASE WHEN {ended} THEN is_late END"
        f" FROM ({HANDLING.sql}) AS source"
        f" WHERE ({Counted.EVER_OPEN.value}) OR ({Counted.WITHIN.value}) OR ({ended})",
        period_parameters(period, today),
    )
    place, ordinal = _places(period, dimension), cache(_ordinal)
    return Counter(
        _Cell(
            (value, bool(is_secret)),
            place(day),
            place(finished_on),
            state,
            ended_by,
            is_late,
            ordinal(finished_on) - ordinal(day) if state == PetitionState.RESOLVED else None,
        )
        for value, is_secret, day, finished_on, state, ended_by, is_late in rows
    )


_READERS: Mapping[Dimension, Reader] = {Dimension.HAMLET: hamlet, Dimension.OFFICER: person}
"""The dimensions by names that are spelled in several ways."""


def _one_spelling(cells: Mapping[_Cell, int], dimension: Dimension) -> Mapping[_Cell, int]:
    """The cells with every spelling of a name as one."""
    if dimension not in _READERS:
        return cells
    counts: Counter[str] = Counter()
    for cell, count in cells.items():
        if cell.group[0]:
            counts[cell.group[0]] += count
    shown = spellings(counts, _READERS[dimension])
    found: Counter[_Cell] = Counter()
    for cell, count in cells.items():
        value, is_secret = cell.group
        found[cell._replace(group=(value and shown[value], is_secret))] += count
    return found


def _places(period: Period, dimension: Dimension) -> Callable[[str | None], int]:
    """Tells the place of a day among the spans of a dimension; without one it never comes."""
    start, end = str(period.start), str(period.end)
    groups = [group for group, _span in spans(period, dimension)]
    order = {group: place for place, group in enumerate(groups)}

    @cache
    def place(day: str | None) -> int:
        if day is None or day >= end:
            return max(len(groups), 1)
        if day < start:
            return -1
        return order[span_group(day, dimension)] if groups else 0

    return place


def _ordinal(day: str) -> int:
    return date.fromisoformat(day).toordinal()
