"""What was carried over, came in, ended and was left: for a period, its parts, or by groups.

Each figure is counted by its own SQL, so that a wrong register shows in sums that do not agree.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from tiepdan.i18n import _
from tiepdan.records.reading.names import Reader, hamlet, person, spellings
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.counted_rows import HANDLING
from tiepdan.reports.figures.figure import Counted, Figure
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import period_parameters
from tiepdan.reports.statistics.dimensions import COLUMNS, Dimension, Group, span_group, spans


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


@dataclass(frozen=True, slots=True)
class Caseloads:
    """A caseload for each group, and one for the whole period."""

    by_group: Mapping[Group, Caseload]
    whole: Caseload


def caseloads(
    connection: sqlite3.Connection, period: Period, dimension: Dimension, *, today: date
) -> Caseloads:
    """Count the handling of a period: every span of it, or every group that has petitions.

    What was late is judged as of ``today``.
    """
    by_group = {group: Caseload() for group, _span in spans(period, dimension)}
    whole = Caseload()

    def of(part: str, value: str | None, is_secret: int) -> Caseload:
        """The caseload of a span of the period, or else of a group."""
        group = Group(part) if dimension.months else Group(value, is_secret=bool(is_secret))
        return by_group.setdefault(group, Caseload())

    parameters = period_parameters(period, today)
    figures = [figure for figure in FIGURES.values() if figure.source is HANDLING]
    ids = [figure.id for figure in figures]
    for part, value, is_secret, *numbers in connection.execute(
        _numbers_query(period, dimension, figures), parameters
    ):
        counted = +Counter(dict(zip(ids, numbers, strict=True)))
        if part == _WHOLE:
            whole.numbers.update(counted)
        if part != _WHOLE or not dimension.months:
            of(part, value, is_secret).numbers.update(counted)
    for place, value, is_secret, days, count in connection.execute(
        _days_query(dimension), parameters
    ):
        whole.days[days] += count
        part = str(span_group(place, dimension).value) if dimension.months else _WHOLE
        of(part, value, is_secret).days[days] += count
    return Caseloads(_one_spelling(by_group, dimension), whole)


# A row is first counted at its places: the month (or year) in which its day and its end lie, or
# before, within or after the whole period. There are few of those, so that each span of the period
# can then take its own from them by the conditions that the figures have for real days.

_BEFORE, _WITHIN, _AFTER = "0000-00", "1000-01", "9999-99"
_WHOLE = "whole"
"""Among the names of spans: the whole period."""


def _place_length(dimension: Dimension) -> int:
    return len("2026") if dimension is Dimension.YEAR else len("2026-07")


def _place(column: str, dimension: Dimension) -> str:
    """SQL: the place of a day; that of none is empty."""
    # The cast is for PostgreSQL, where a day is no text.
    within = (
        f"substr(CAST({column} AS VARCHAR(10)), 1, {_place_length(dimension)})"
        if dimension.months
        else f"'{_WITHIN}'"
    )
    return (
        f"CASE WHEN {column} < :start THEN '{_BEFORE}' WHEN {column} >= :end THEN '{_AFTER}'"
        f" WHEN {column} IS NOT NULL THEN {within} END"
    )


def _group(dimension: Dimension) -> str:
    """SQL: the group of a petition, and whether its value is kept secret."""
    secret = "is_secret" if dimension is Dimension.HAMLET else "0"
    return f"{COLUMNS.get(dimension, 'NULL')} AS value, {secret} AS is_secret"


def _spans_at_places(period: Period, dimension: Dimension) -> Iterator[tuple[str, str, str]]:
    """The name of each span, its place, and the place of the one after it."""
    length = _place_length(dimension)
    yield _WHOLE, str(period.start)[:length] if dimension.months else _WITHIN, _AFTER
    for group, span in spans(period, dimension):
        is_last = span.end == period.end
        after = _AFTER if is_last else str(span.end)[:length]
        yield str(group.value), str(span.start)[:length], after


def _belongs(start: str, end: str) -> str:
    """SQL: whether a petition has anything to do with a period, sound or not."""
    every = (Counted.EVER_OPEN, Counted.WITHIN, Counted.ENDED)
    return " OR ".join(counted.between(start, end) for counted in every)


def _numbers_query(period: Period, dimension: Dimension, figures: Sequence[Figure]) -> str:
    """SQL: the name of a span, a group of petitions in it, and the number of each figure."""
    at_places = ", ".join(
        f"SUM(CASE WHEN {figure.condition} THEN {figure.amount} ELSE 0 END) AS number_{position}"
        for position, figure in enumerate(figures)
    )
    in_spans = ", ".join(
        f"SUM(CASE WHEN {figure.counted.between('starts', 'ends')} THEN number_{position}"
        " ELSE 0 END)"
        for position, figure in enumerate(figures)
    )
    named = ", ".join(map(repr, _spans_at_places(period, dimension)))
    return (
        f"WITH span (name, starts, ends) AS (VALUES {named}),"
        f" placed AS (SELECT {_group(dimension)}, {_place('day', dimension)} AS day,"
        f" {_place('finished_on', dimension)} AS finished_on, {at_places}"
        f" FROM {HANDLING.sql} AS source WHERE {_belongs(':start', ':end')} GROUP BY 1, 2, 3, 4)"
        f" SELECT name, value, is_secret, {in_spans} FROM placed"
        f" JOIN span ON {_belongs('starts', 'ends')} GROUP BY 1, 2, 3 ORDER BY 1, 2, 3"
    )


def _days_query(dimension: Dimension) -> str:
    """SQL: the place where petitions ended, their group, in how many days, and how many."""
    resolved = FIGURES["handling_resolved"]
    return (
        f"SELECT {_place('finished_on', dimension)} AS place, {_group(dimension)}, days,"
        f" COUNT(*) FROM {HANDLING.sql} AS source WHERE {resolved.counted.between()}"
        f" AND ({resolved.condition}) GROUP BY 1, 2, 3, 4 ORDER BY 1, 2, 3, 4"
    )


_READERS: Mapping[Dimension, Reader] = {Dimension.HAMLET: hamlet, Dimension.OFFICER: person}
"""The dimensions by names that are spelled in several ways."""


def _one_spelling(
    by_group: Mapping[Group, Caseload], dimension: Dimension
) -> Mapping[Group, Caseload]:
    """The caseloads with every spelling of a name as one group."""
    if dimension not in _READERS:
        return by_group
    counts: Counter[str] = Counter()
    for group, caseload in by_group.items():
        if group.value:
            counts[group.value] += caseload["handling_total"]
    shown = spellings(counts, _READERS[dimension])
    found: defaultdict[Group, Caseload] = defaultdict(Caseload)
    for group, caseload in by_group.items():
        one = found[replace(group, value=group.value and shown[group.value])]
        one.numbers.update(caseload.numbers)
        one.days.update(caseload.days)
    return found
