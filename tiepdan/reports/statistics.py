"""The figures of a period, by year and in total, and the rows behind each."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from itertools import groupby
from typing import Any

from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.law.duties import DutyBalance
from tiepdan.records.reading.duties import duty_balances
from tiepdan.reports.duties import duties_data, duties_tables
from tiepdan.reports.figures import FIGURES, SECTIONS, Figure, Section
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.period import Period
from tiepdan.text import displayable

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every figure of a period (figure id, then year, then number), and the duties in it."""

    office: str
    period: Period
    by_year: Mapping[str, Mapping[int, int]]
    duties: Sequence[DutyBalance]

    def total(self, figure_id: str) -> int:
        """The figure over the whole period."""
        return sum(self.by_year[figure_id].values())


def count(
    connection: sqlite3.Connection, period: Period, *, office: str, today: date
) -> Statistics:
    """Count every figure of a period, each source read once; judge its duties as of ``today``."""
    by_year: dict[str, Mapping[int, int]] = {}
    ordered = sorted(FIGURES.values(), key=lambda figure: figure.source.sql)
    for _sql, figures in groupby(ordered, key=lambda figure: figure.source.sql):
        by_year |= _count_source(connection, period, tuple(figures))
    duties = duty_balances(connection, period.start, period.end, today)
    return Statistics(office, period, by_year, duties)


def figure_named(figure_id: str) -> Figure:
    """The figure with this id.

    Raises:
        NotFoundError: there is none; the sentence names similar ones.
    """
    if figure_id not in FIGURES:
        similar = get_close_matches(figure_id, FIGURES, n=3, cutoff=0.3) or [next(iter(FIGURES))]
        raise NotFoundError(
            _(
                "There is no figure “{id}”; similar ones are {similar};"
                " “tiepdan stats --json” names them all."
            ).format(id=displayable(figure_id), similar=", ".join(similar))
        )
    return FIGURES[figure_id]


def rows_behind(connection: sqlite3.Connection, figure: Figure, period: Period) -> Table:
    """The rows that a figure counts in a period."""
    columns = figure.source.columns
    rows = connection.execute(
        # The parts are this program's own; what the user typed is bound.
        f"SELECT * FROM ({figure.source.sql}) AS source"
        f" WHERE day >= :start AND day < :end AND ({figure.condition}) ORDER BY day",
        _bounds(period),
    )
    return Table(
        title=f"{_full_label(figure)}, {period}",
        columns=tuple(Column(column.key, _(column.label), column.width) for column in columns),
        rows=[tuple(column.read(row) for column in columns) for row in rows],
        empty=_("No rows."),
    )


def as_report(statistics: Statistics) -> Report:
    """The figures as tables, one column a year and a total; at the end the duties."""
    return Report(
        title=_("Statistics of receptions, dialogues and petitions"),
        heading=f"{statistics.office}, {statistics.period}",
        tables=(
            *(_section_table(statistics, section) for section in SECTIONS),
            *duties_tables(statistics.duties, title=_("Frequency duties")),
        ),
    )


def as_mapping(statistics: Statistics) -> dict[str, Any]:
    """As plain data: ``from``, ``to`` (inclusive), each figure by id, and the list of duties."""
    return {
        "from": statistics.period.start,
        "to": statistics.period.last_day,
        "figures": {
            figure_id: {
                "label": _full_label(figure),
                "total": statistics.total(figure_id),
                "by_year": {
                    str(year): number for year, number in statistics.by_year[figure_id].items()
                },
            }
            for figure_id, figure in FIGURES.items()
        },
        "duties": duties_data(statistics.duties),
    }


def _count_source(
    connection: sqlite3.Connection, period: Period, figures: tuple[Figure, ...]
) -> Iterator[tuple[str, Mapping[int, int]]]:
    source = figures[0].source
    sums = ", ".join(
        f"SUM(CASE WHEN {figure.condition} THEN {figure.amount} ELSE 0 END)" for figure in figures
    )
    # The cast is for PostgreSQL, where a day is no text.
    rows = connection.execute(
        f"SELECT substr(CAST(day AS VARCHAR(10)), 1, 4) AS year, {sums}"
        f" FROM ({source.sql}) AS source WHERE day >= :start AND day < :end GROUP BY 1",
        _bounds(period),
    ).fetchall()
    numbers = {int(row[0]): row[1:] for row in rows}
    nothing = (0,) * len(figures)
    for position, figure in enumerate(figures):
        yield (
            figure.id,
            {year: numbers.get(year, nothing)[position] for year in period.years},
        )


def _bounds(period: Period) -> dict[str, str]:
    return {"start": str(period.start), "end": str(period.end)}


def _section_table(statistics: Statistics, section: Section) -> Table:
    years = statistics.period.years
    shown_years = years if len(years) > 1 else ()
    columns = (
        Column("figure", _("Figure"), 24),
        *(Column(str(year), str(year), is_number=True) for year in shown_years),
        Column("total", _("Total"), is_number=True, tone=Tone.STRONG),
    )
    rows: list[tuple[Value, ...]] = [
        (
            _INDENT * _depth(figure) + _(figure.label),
            *(statistics.by_year[figure.id][year] for year in shown_years),
            statistics.total(figure.id),
        )
        for figure in _shown(section.figures, statistics)
    ]
    return Table(title=_(section.title), columns=columns, rows=rows)


def _shown(figures: Iterable[Figure], statistics: Statistics) -> Iterator[Figure]:
    for figure in figures:
        if statistics.total(figure.id) or not figure.is_hidden_when_zero:
            yield figure


def _depth(figure: Figure) -> int:
    return 0 if figure.part_of is None else 1 + _depth(FIGURES[figure.part_of])


def _full_label(figure: Figure) -> str:
    own = _(figure.label)
    return own if figure.part_of is None else f"{_full_label(FIGURES[figure.part_of])}: {own}"
