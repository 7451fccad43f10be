"""The figures of any source by groups within groups: their numbers, and the rows behind one."""

import sqlite3
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Counted, Figure
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import Caseload, NestedCaseloads, nested_caseloads
from tiepdan.reports.statistics.charts import groups_charts
from tiepdan.reports.statistics.counts import period_parameters
from tiepdan.reports.statistics.figure_names import full_label
from tiepdan.reports.statistics.groups.dimensions import (
    Dimension,
    Group,
    Key,
    dimensions_label,
    group_label,
    key_label,
    span_group,
)
from tiepdan.reports.statistics.groups.divisions import Division
from tiepdan.reports.statistics.groups.grouping import (
    as_text,
    group_columns,
    in_order,
    one_spelling,
)
from tiepdan.reports.statistics.notes.period import capitalized, period_data

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Grouped:
    """Figures by groups within groups, each group before those within it, and in total."""

    dimensions: tuple[Dimension, ...]
    rows: tuple[tuple[Key, Caseload], ...]
    whole: Caseload

    def data(self, numbers: Callable[[Caseload], dict[str, Any]]) -> dict[str, Any]:
        """As plain data: the innermost groups, where there are several dimensions their subtotals.

        With one dimension a row has its ``value``; with several it has the name of each.
        """
        rows = [row for row in self.rows if len(row[0]) == len(self.dimensions)]
        if len(self.dimensions) == 1:
            (dimension,) = self.dimensions
            return {
                "by": dimension,
                "rows": [
                    {"value": key[0].value, "label": group_label(key[0], dimension)}
                    | numbers(caseload)
                    for key, caseload in rows
                ],
                "total": numbers(self.whole),
            }
        subtotals = [row for row in self.rows if len(row[0]) < len(self.dimensions)]
        return {
            "by": self.dimensions,
            "rows": [self._named(key) | numbers(caseload) for key, caseload in rows],
            "subtotals": [self._named(key) | numbers(caseload) for key, caseload in subtotals],
            "total": numbers(self.whole),
        }

    def _named(self, key: Key) -> dict[str, Any]:
        named = zip(self.dimensions, key, strict=False)
        values = {dimension.value: group.value for dimension, group in named}
        return {**values, "label": key_label(key, self.dimensions)}

    def labelled(self) -> Iterator[tuple[str, Caseload, bool]]:
        """The rows as people read them and whether each has a bar; the total, without, is last."""
        for key, caseload in self.rows:
            label = group_label(key[-1], self.dimensions[len(key) - 1])
            is_innermost = len(key) == len(self.dimensions)
            yield _INDENT * (len(key) - 1) + label, caseload, is_innermost
        yield _("Total"), self.whole, False

    def depths(self) -> Sequence[int]:
        """How many groups each row is within, its own among them; the total, in none, is last."""
        return [*(len(key) for key, _caseload in self.rows), 0]

    def first_column(self) -> Column:
        """The column of the labels."""
        label = dimensions_label(self.dimensions)
        width = 16 if len(self.dimensions) > 1 else 12
        is_short = len(self.dimensions) == 1 and self.dimensions[0].months
        return Column("label", capitalized(label), 0 if is_short else width, tone=Tone.STRONG)


def count(
    connection: sqlite3.Connection,
    division: Division,
    figures: Sequence[Figure],
    period: Period,
    dimensions: Sequence[Dimension],
    *,
    today: date,
) -> Grouped:
    """Count figures of one source by groups within groups."""
    if division.source.ends:
        counted = nested_caseloads(
            connection, period, dimensions, today=today, source=division.source
        )
    else:
        counted = _within(connection, division, figures, period, dimensions, today=today)
    first = figures[0].id
    rows = in_order(counted.by_key, dimensions, lambda caseload: caseload[first])
    return Grouped(tuple(dimensions), rows, counted.whole)


def _within(
    connection: sqlite3.Connection,
    division: Division,
    figures: Sequence[Figure],
    period: Period,
    dimensions: Sequence[Dimension],
    *,
    today: date,
) -> NestedCaseloads:
    """Figures that belong to the day of each row, in one query."""
    has_time = any(dimension.months for dimension in dimensions)
    # The cast is for PostgreSQL, where a day is no text.
    month = "substr(CAST(day AS VARCHAR(10)), 1, 7)" if has_time else "NULL"
    groups = group_columns(division.columns, dimensions)
    sums = ", ".join(
        f"SUM(CASE WHEN {figure.condition} THEN {figure.amount} ELSE 0 END)" for figure in figures
    )
    grouped = ", ".join(str(position) for position in range(1, len(groups) + 2))
    by_key: dict[Key, Caseload] = {}
    whole = Caseload()
    for place, *row in connection.execute(
        f"SELECT {', '.join((f'{month} AS month', *groups))}, {sums}"
        f" FROM {division.source.sql} AS source WHERE {Counted.WITHIN.between()}"
        f" GROUP BY {grouped} ORDER BY {grouped}",
        period_parameters(period, today),
    ):
        values, numbers = row[: len(groups)], row[len(groups) :]
        counted = +Counter(dict(zip((figure.id for figure in figures), numbers, strict=True)))
        whole.numbers.update(counted)
        if not counted:
            continue
        key: Key = ()
        given = iter(values)
        for dimension in dimensions:
            if dimension.months:
                group = span_group(place, dimension)
            else:
                value, is_secret = next(given), next(given)
                group = Group(as_text(value), is_secret=bool(is_secret))
            key = (*key, group)
            by_key.setdefault(key, Caseload()).numbers.update(counted)
    return NestedCaseloads(one_spelling(by_key, dimensions, _size, _added), whole)


def _size(caseload: Caseload) -> int:
    return max(caseload.numbers.values(), default=0)


def _added(one: Caseload, other: Caseload) -> Caseload:
    return Caseload(one.numbers + other.numbers)


def as_report(grouped: Grouped, division: Division, period: Period, *, office: str) -> Report:
    """The figures of a part of the statistics in one table."""
    figures = [FIGURES[figure_id] for figure_id in division.figures]
    part = capitalized(division.part.label)
    headings = _headings(figures)
    label = dimensions_label(grouped.dimensions)
    rows: list[tuple[Value, ...]] = [
        (
            row_label,
            *(caseload[figure.id] for figure in figures),
            caseload[figures[0].id] if is_drawn else None,
        )
        for row_label, caseload, is_drawn in grouped.labelled()
    ]
    return Report(
        title=_("{part} by {dimensions}").format(
            part=capitalized(division.part.label), dimensions=label
        ),
        heading=f"{office}, {period}",
        tables=(
            Table(
                title=part,
                columns=(
                    grouped.first_column(),
                    *(Column(None, heading, 6, is_number=True) for heading in headings),
                    Column(None, None, is_bar=True),
                ),
                rows=rows,
                charts=groups_charts(part, grouped.dimensions, grouped.depths(), [1]),
            ),
        ),
    )


def _headings(figures: Sequence[Figure]) -> list[str]:
    """What the columns are called: with what it is part of, where two have one label."""
    labels = Counter(figure.label for figure in figures)
    return [
        capitalized(full_label(figure) if labels[figure.label] > 1 else _(figure.label))
        for figure in figures
    ]


def as_mapping(grouped: Grouped, division: Division, period: Period) -> dict[str, Any]:
    """As plain data: the figures of each row by their ids, and in total."""
    return {
        **period_data(period),
        "part": division.part,
        **grouped.data(lambda caseload: {one: caseload[one] for one in division.figures}),
    }


# --- The rows behind a figure, by groups ----------------------------------------------------------


def grouped_rows(
    rows: Sequence[sqlite3.Row],
    figure: Figure,
    division: Division,
    dimensions: Sequence[Dimension],
) -> tuple[tuple[Key, Sequence[sqlite3.Row]], ...]:
    """The rows behind a figure under their groups, the groups in their order.

    Raises:
        UsageError: they are of no one span, but may be carried over from one into the next.
    """
    day = {Counted.WITHIN: "day", Counted.ENDED: "finished_on"}.get(figure.counted)
    for dimension in dimensions:
        if dimension.months and day is None:
            raise UsageError(
                _(
                    "What is open may be so in more than one {span}, and its rows are of none;"
                    " leave out “{span}”, or ask for one alone with --from and --to."
                ).format(span=dimension.label)
            )
    by_key: dict[Key, list[sqlite3.Row]] = {}
    for row in rows:
        key: Key = ()
        for dimension in dimensions:
            key = (*key, _group(row, dimension, division.columns, str(day)))
            by_key.setdefault(key, []).append(row)
    found: Mapping[Key, list[sqlite3.Row]] = one_spelling(by_key, dimensions, len, list.__add__)
    ordered = in_order(found, dimensions, len)
    return tuple(one for one in ordered if len(one[0]) == len(dimensions))


def _group(
    row: sqlite3.Row, dimension: Dimension, columns: Mapping[Dimension, str], day: str
) -> Group:
    if dimension.months:
        return span_group(row[day], dimension)
    is_secret = dimension is Dimension.HAMLET and bool(row["is_secret"])
    return Group(as_text(row[columns[dimension]]), is_secret=is_secret)
