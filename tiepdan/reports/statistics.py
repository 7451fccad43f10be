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
from tiepdan.records.reading.officers import Load, loads
from tiepdan.reports.balance import Balance, Balances, balances, period_parameters
from tiepdan.reports.breakdown import disagreements
from tiepdan.reports.dimensions import Dimension, Group
from tiepdan.reports.duties import duties_data, duties_tables
from tiepdan.reports.figure import Figure, Section
from tiepdan.reports.figures import FIGURES, SECTIONS
from tiepdan.reports.indicators import INDICATORS, Indicator
from tiepdan.reports.lists.officers import SOON, officers_data, officers_table
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.period import Period
from tiepdan.reports.sections.handling import HANDLING_OF_PETITIONS
from tiepdan.reports.sources import HANDLING
from tiepdan.text import quoted

_INDENT = "  "


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every figure of a period (figure id, then year, then number), and the duties in it.

    ``handling`` has the balance of each year: a petition may be carried over into several of them.
    Officers and duties are as of ``today``.
    """

    office: str
    period: Period
    by_year: Mapping[str, Mapping[int, int]]
    handling: Balances
    officers: Sequence[Load]
    duties: Sequence[DutyBalance]
    today: date

    def total(self, figure_id: str) -> int:
        """The figure over the whole period."""
        if FIGURES[figure_id].source is HANDLING:
            return self.handling.whole[figure_id]
        return sum(self.by_year[figure_id].values())

    def disagreements(self) -> list[str]:
        """A sentence for each year in which what was handled does not add up."""
        rows = self.handling.by_group.items()
        return disagreements(rows, self.handling.whole, Dimension.YEAR)

    def balance_of(self, year: int) -> Balance:
        """What was handled in the part of the period that lies in a year."""
        return self.handling.by_group[Group(str(year))]


def count(
    connection: sqlite3.Connection, period: Period, *, office: str, today: date
) -> Statistics:
    """Count every figure of a period, each source read once; judge its duties as of ``today``."""
    handling = balances(connection, period, Dimension.YEAR)
    by_year: dict[str, Mapping[int, int]] = {
        figure.id: {year: handling.by_group[Group(str(year))][figure.id] for year in period.years}
        for figure in FIGURES.values()
        if figure.source is HANDLING
    }
    others = (figure for figure in FIGURES.values() if figure.source is not HANDLING)
    ordered = sorted(others, key=lambda figure: figure.source.sql)
    for _sql, figures in groupby(ordered, key=lambda figure: figure.source.sql):
        by_year |= _count_source(connection, period, tuple(figures))
    return Statistics(
        office,
        period,
        by_year,
        handling,
        loads(connection, today=today, working_days=SOON),
        duty_balances(connection, period.start, period.end, today),
        today,
    )


def figure_named(figure_id: str) -> Figure | Indicator:
    """The figure with this id, or what follows from figures.

    Raises:
        NotFoundError: there is none; the sentence names similar ones.
    """
    known: dict[str, Figure | Indicator] = {**FIGURES, **INDICATORS}
    if figure_id not in known:
        similar = get_close_matches(figure_id, known, n=3, cutoff=0.3) or [next(iter(known))]
        raise NotFoundError(
            _(
                "There is no figure “{id}”; similar ones are {similar};"
                " “tiepdan stats --explain all” names them all."
            ).format(id=quoted(figure_id), similar=", ".join(similar))
        )
    return known[figure_id]


def rows_behind(
    connection: sqlite3.Connection, wanted: Figure | Indicator, period: Period
) -> Table:
    """The rows that a figure counts in a period, or those that an indicator follows from."""
    figure = FIGURES[wanted.of] if isinstance(wanted, Indicator) else wanted
    columns = figure.source.columns
    rows = connection.execute(
        # The parts are this program's own; what the user typed is bound.
        f"SELECT * FROM ({figure.source.sql}) AS source"
        f" WHERE {figure.counted.value} AND ({figure.condition}) ORDER BY day",
        period_parameters(period),
    )
    return Table(
        title=f"{full_label(figure)}, {period}",
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
            officers_table(statistics.officers, today=statistics.today),
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
                "label": full_label(figure),
                "total": statistics.total(figure_id),
                "by_year": {
                    str(year): number for year, number in statistics.by_year[figure_id].items()
                },
            }
            for figure_id, figure in FIGURES.items()
        },
        "indicators": {
            indicator.id: {
                "label": _(indicator.label),
                "total": indicator.data(statistics.handling.whole),
                "by_year": {
                    str(year): indicator.data(statistics.balance_of(year))
                    for year in statistics.period.years
                },
            }
            for indicator in INDICATORS.values()
        },
        "officers": officers_data(statistics.officers),
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
        period_parameters(period),
    ).fetchall()
    numbers = {int(row[0]): row[1:] for row in rows}
    nothing = (0,) * len(figures)
    for position, figure in enumerate(figures):
        yield (
            figure.id,
            {year: numbers.get(year, nothing)[position] for year in period.years},
        )


def _section_table(statistics: Statistics, section: Section) -> Table:
    years = statistics.period.years
    shown_years = years if len(years) > 1 else ()
    columns = (
        Column("figure", _("Figure"), 20),
        *(Column(str(year), str(year), is_number=True) for year in shown_years),
        Column("total", _("Total"), 6, is_number=True, tone=Tone.STRONG),
    )
    rows: list[tuple[Value, ...]] = [
        (
            _INDENT * _depth(figure) + _(figure.label),
            *(statistics.by_year[figure.id][year] for year in shown_years),
            statistics.total(figure.id),
        )
        for figure in _shown(section.figures, statistics)
    ]
    notes: tuple[str, ...] = ()
    if section is HANDLING_OF_PETITIONS:
        rows += [
            (
                _(indicator.label),
                *(indicator.brief(statistics.balance_of(year)) for year in shown_years),
                indicator.text(statistics.handling.whole),
            )
            for indicator in INDICATORS.values()
        ]
        notes = (statistics.handling.whole.explanation(),)
    return Table(title=_(section.title), columns=columns, rows=rows, notes=notes)


def _shown(figures: Iterable[Figure], statistics: Statistics) -> Iterator[Figure]:
    for figure in figures:
        if statistics.total(figure.id) or not figure.is_hidden_when_zero:
            yield figure


def _depth(figure: Figure) -> int:
    return 0 if figure.part_of is None else 1 + _depth(FIGURES[figure.part_of])


def full_label(figure: Figure) -> str:
    """The label of a figure after those of the figures it is part of."""
    own = _(figure.label)
    return own if figure.part_of is None else f"{full_label(FIGURES[figure.part_of])}: {own}"
