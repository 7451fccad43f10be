"""What was carried over, came in, ended and was left: for a period, its parts, or by groups.

Each figure is counted by its own SQL, so that a wrong register shows in sums that do not agree.
"""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tiepdan.i18n import _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.counted_rows import HANDLING, Source
from tiepdan.reports.figures.figure import Counted, Figure
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import period_parameters
from tiepdan.reports.statistics.groups.dimensions import Dimension, Group, Key, span_group, spans
from tiepdan.reports.statistics.groups.divisions import HANDLING_BY
from tiepdan.reports.statistics.groups.grouping import as_text, group_columns, one_spelling


@dataclass(slots=True)
class Caseload:
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


def disagreements(rows: Iterable[tuple[str, Caseload]], whole: Caseload) -> list[str]:
    """A sentence for each caseload that does not add up."""
    found = [f"{label}: {one.explanation()}" for label, one in rows if not one.adds_up()]
    return found if whole.adds_up() else [*found, whole.explanation()]


@dataclass(frozen=True, slots=True)
class Caseloads:
    """A caseload for each group, and one for the whole period."""

    by_group: Mapping[Group, Caseload]
    whole: Caseload


@dataclass(frozen=True, slots=True)
class NestedCaseloads:
    """A caseload for each group, for each group within it, and for the whole period."""

    by_key: Mapping[Key, Caseload]
    whole: Caseload


def caseloads(
    connection: sqlite3.Connection,
    period: Period,
    dimension: Dimension,
    *,
    today: date,
    source: Source = HANDLING,
) -> Caseloads:
    """Count the handling of a period: every span of it, or every group that has petitions.

    What was late is judged as of ``today``. Another ``source`` whose rows end is counted alike,
    without the days that they took.
    """
    counted = nested_caseloads(connection, period, (dimension,), today=today, source=source)
    return Caseloads({group: one for (group,), one in counted.by_key.items()}, counted.whole)


def nested_caseloads(
    connection: sqlite3.Connection,
    period: Period,
    dimensions: Sequence[Dimension],
    *,
    today: date,
    source: Source = HANDLING,
) -> NestedCaseloads:
    """As ``caseloads``, by the first dimension, within each group by the next one, and so on."""
    first = dimensions[0]
    by_key: dict[Key, Caseload] = {(group,): Caseload() for group, _span in spans(period, first)}
    whole = Caseload()
    parameters = period_parameters(period, today)
    figures = [figure for figure in FIGURES.values() if figure.source is source]
    ids = [figure.id for figure in figures]
    count = len(figures)
    for span, place, *row in connection.execute(
        _numbers_query(period, dimensions, figures), parameters
    ):
        counted = +Counter(dict(zip(ids, row[-count:], strict=True)))
        if span == _WHOLE:
            whole.numbers.update(counted)
        for key, finest in _keys(span, place, row[:-count], dimensions):
            if finest == span:
                by_key.setdefault(key, Caseload()).numbers.update(counted)
    finest = _finest(dimensions)
    timed = connection.execute(_days_query(dimensions), parameters) if source is HANDLING else ()
    for place, *row, days, number in timed:
        whole.days[days] += number
        for key, _finest_so_far in _keys(finest, place, row, dimensions):
            by_key.setdefault(key, Caseload()).days[days] += number
    return NestedCaseloads(one_spelling(by_key, dimensions, _size, _added), whole)


def _keys(
    span: str, place: str, values: Sequence[Any], dimensions: Sequence[Dimension]
) -> Iterator[tuple[Key, str]]:
    """The groups to which what lies at a place belongs, the outermost first.

    With each the finest span that it is divided by so far: only what was counted for a span of that
    size is its number. ``values`` are those of the dimensions that are no time, each with whether
    it is kept secret.
    """
    given = iter(values)
    key: Key = ()
    for length, dimension in enumerate(dimensions, start=1):
        if dimension.months:
            if span == _WHOLE or dimension.months < Dimension(span).months:
                return
            key = (*key, span_group(place, dimension))
        else:
            value, is_secret = next(given), next(given)
            key = (*key, Group(as_text(value), is_secret=bool(is_secret)))
        yield key, _finest(dimensions[:length])


def _finest(dimensions: Sequence[Dimension]) -> str:
    """The shortest span that is divided by."""
    times = [dimension for dimension in dimensions if dimension.months]
    return min(times, key=lambda one: one.months) if times else _WHOLE


def _size(caseload: Caseload) -> int:
    return caseload["handling_total"] or caseload["examination_total"]


def _added(one: Caseload, other: Caseload) -> Caseload:
    return Caseload(one.numbers + other.numbers, one.days + other.days)


# A row is first counted at its places: the month (or year) in which its day and its end lie, or
# before, within or after the whole period. There are few of those, so that each span of the period
# can then take its own from them by the conditions that the figures have for real days.

_BEFORE, _WITHIN, _AFTER = "0000-00", "1000-01", "9999-99"
_WHOLE = "whole"
"""Among the sizes of spans: the whole period."""


def _place_length(dimensions: Sequence[Dimension]) -> int:
    """How much of a day is its place, 0 where nothing is divided by time."""
    lengths = {_WHOLE: 0, Dimension.YEAR: len("2026")}
    return lengths.get(_finest(dimensions), len("2026-07"))


def _place(column: str, dimensions: Sequence[Dimension]) -> str:
    """SQL: the place of a day; that of none is empty."""
    length = _place_length(dimensions)
    # The cast is for PostgreSQL, where a day is no text.
    within = f"substr(CAST({column} AS VARCHAR(10)), 1, {length})" if length else f"'{_WITHIN}'"
    return (
        f"CASE WHEN {column} < :start THEN '{_BEFORE}' WHEN {column} >= :end THEN '{_AFTER}'"
        f" WHEN {column} IS NOT NULL THEN {within} END"
    )


def _spans_at_places(
    period: Period, dimensions: Sequence[Dimension]
) -> Iterator[tuple[str, str, str, str]]:
    """The size of each span, its first day, its place, and the place of the one after it."""
    length = _place_length(dimensions)
    yield _WHOLE, "", str(period.start)[:length] if length else _WITHIN, _AFTER
    for dimension in dimensions:
        for _group, span in spans(period, dimension):
            is_last = span.end == period.end
            after = _AFTER if is_last else str(span.end)[:length]
            yield dimension.value, str(span.start), str(span.start)[:length], after


def _belongs(start: str, end: str) -> str:
    """SQL: whether a petition has anything to do with a period, sound or not."""
    every = (Counted.EVER_OPEN, Counted.WITHIN, Counted.ENDED)
    return " OR ".join(counted.between(start, end) for counted in every)


def _numbers_query(
    period: Period, dimensions: Sequence[Dimension], figures: Sequence[Figure]
) -> str:
    """SQL: a span by its size and first day, a group in it, and the number of each figure."""
    groups = group_columns(HANDLING_BY.columns, dimensions)
    names = [group.rpartition(" AS ")[2] for group in groups]
    at_places = ", ".join(
        f"SUM(CASE WHEN {figure.condition} THEN {figure.amount} ELSE 0 END) AS number_{position}"
        for position, figure in enumerate(figures)
    )
    in_spans = ", ".join(
        f"SUM(CASE WHEN {figure.counted.between('starts', 'ends')} THEN number_{position}"
        " ELSE 0 END)"
        for position, figure in enumerate(figures)
    )
    named = ", ".join(map(repr, _spans_at_places(period, dimensions)))
    placed = (*groups, f"{_place('day', dimensions)} AS day",
              f"{_place('finished_on', dimensions)} AS finished_on")  # fmt: skip
    shown = ("size", "first", *names)
    grouped = _positions(len(shown))
    return (
        f"WITH span (size, first, starts, ends) AS (VALUES {named}),"
        f" placed AS (SELECT {', '.join(placed)}, {at_places}"
        f" FROM {figures[0].source.sql} AS source WHERE {_belongs(':start', ':end')}"
        f" GROUP BY {_positions(len(placed))})"
        f" SELECT {', '.join(shown)}, {in_spans} FROM placed"
        f" JOIN span ON {_belongs('starts', 'ends')} GROUP BY {grouped} ORDER BY {grouped}"
    )


def _days_query(dimensions: Sequence[Dimension]) -> str:
    """SQL: the place where petitions ended, their group, in how many days, and how many."""
    resolved = FIGURES["handling_resolved"]
    groups = group_columns(HANDLING_BY.columns, dimensions)
    shown = ", ".join((f"{_place('finished_on', dimensions)} AS place", *groups, "days"))
    grouped = _positions(2 + len(groups))
    return (
        f"SELECT {shown}, COUNT(*) FROM {HANDLING.sql} AS source"
        f" WHERE {resolved.counted.between()} AND ({resolved.condition})"
        f" GROUP BY {grouped} ORDER BY {grouped}"
    )


def _positions(count: int) -> str:
    """SQL: the first so many columns, by their positions."""
    return ", ".join(str(position) for position in range(1, count + 1))
