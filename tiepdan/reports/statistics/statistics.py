"""The figures of a period, by year and in total, and the rows behind each."""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from typing import Any

from tiepdan.i18n import _
from tiepdan.law.duties.frequency import DutyBalance
from tiepdan.records.reading.meetings.duties import duty_balances
from tiepdan.records.reading.office.officers import Load, loads
from tiepdan.reports.figures.catalogue import FIGURES, SECTIONS
from tiepdan.reports.figures.counted_rows import HANDLING, LIMITS, OPENING, Source
from tiepdan.reports.figures.figure import Figure, Section
from tiepdan.reports.figures.handling import HANDLING_OF_PETITIONS
from tiepdan.reports.figures.steps_due import LIMITS_KEPT
from tiepdan.reports.lists.officers import SOON, officers_data, officers_table
from tiepdan.reports.model import Column, Report, Table, Tone, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import (
    Caseload,
    Caseloads,
    caseloads,
    disagreements,
)
from tiepdan.reports.statistics.charts import years_charts
from tiepdan.reports.statistics.counts import count_rows, period_parameters
from tiepdan.reports.statistics.figure_names import full_label
from tiepdan.reports.statistics.groups.dimensions import Dimension, Group, group_label, spans
from tiepdan.reports.statistics.lines import is_hidden, lines
from tiepdan.reports.statistics.notes import cut_balance
from tiepdan.reports.statistics.notes.cut_balance import BalanceSpan, balance_span
from tiepdan.reports.statistics.notes.period import (
    capitalized,
    period_data,
    period_notes,
    with_notes,
)
from tiepdan.reports.statistics.sections import steps_due
from tiepdan.reports.statistics.sections.duties import duties_data, duties_tables
from tiepdan.reports.statistics.sections.indicators import INDICATORS, Indicator
from tiepdan.reports.statistics.sections.steps_due import StepsDue


@dataclass(frozen=True, slots=True)
class Statistics:
    """Every figure of a period (figure id, then year, then number), and the duties in it.

    ``flows`` has by its source the caseload of each year where those do not add up to the whole: a
    petition may be carried over into several of them, and the ``balance`` lie in none alone.
    ``steps`` are those that fell due. Officers, duties and lateness are as of ``today``.
    """

    office: str
    period: Period
    by_year: Mapping[str, Mapping[int, int]]
    flows: Mapping[Source, Caseloads]
    steps: StepsDue
    officers: Sequence[Load]
    duties: Sequence[DutyBalance]
    today: date
    balance: BalanceSpan | None = None

    @property
    def handling(self) -> Caseloads:
        """The handling of petitions in each year."""
        return self.flows[HANDLING]

    def total(self, figure_id: str) -> int:
        """The figure over the whole period."""
        if figure_id not in FIGURES:
            return self.steps.of_one_limit(*figure_id.split(":"))
        if flow := self.flows.get(FIGURES[figure_id].source):
            return flow.whole[figure_id]
        return sum(self.by_year[figure_id].values())

    def disagreements(self) -> list[str]:
        """A sentence for each year in which what was handled does not add up."""
        rows = self.handling.by_group.items()
        labelled = ((group_label(group, Dimension.YEAR), one) for group, one in rows)
        return disagreements(labelled, self.handling.whole)

    def numbers_of(self, year: int) -> Caseload:
        """Every figure of the part of the period that lies in a year."""
        handling = self.handling.by_group[Group(str(year))]
        numbers = {figure_id: self.by_year[figure_id][year] for figure_id in FIGURES}
        return Caseload(Counter(numbers), handling.days)

    def numbers(self) -> Caseload:
        """Every figure of the whole period."""
        numbers = {figure_id: self.total(figure_id) for figure_id in FIGURES}
        return Caseload(Counter(numbers), self.handling.whole.days)


def count(
    connection: sqlite3.Connection, period: Period, *, office: str, today: date
) -> Statistics:
    """Count every figure of a period, and judge the duties in it as of ``today``."""
    return replace(
        count_figures(connection, period, office=office, today=today),
        officers=loads(connection, today=today, working_days=SOON),
        duties=duty_balances(connection, period.start, period.end, today),
        balance=balance_span(connection),
    )


def count_figures(
    connection: sqlite3.Connection, period: Period, *, office: str, today: date
) -> Statistics:
    """Count every figure of a period, each source read once, and nothing but figures."""
    flows = {
        source: caseloads(connection, period, Dimension.YEAR, today=today, source=source)
        for source in figures_by_source()
        if source.ends
    }
    flows[OPENING] = _brought_over(connection, period, today=today)
    steps = steps_due.count(connection, period, today=today)
    by_year: dict[str, Mapping[int, int]] = {}
    for source, figures in figures_by_source().items():
        if flow := flows.get(source):
            of_year = {year: flow.by_group[Group(str(year))] for year in period.years}
            by_year |= {
                figure.id: {year: of_year[year][figure.id] for year in period.years}
                for figure in figures
            }
        elif source is LIMITS:
            by_year |= {figure.id: steps.by_year(figure.id, period.years) for figure in figures}
        else:
            counted = count_rows(connection, period, figures, today=today)
            numbers = {year: of_year for year, _value, of_year in counted}
            by_year |= {
                figure.id: {year: numbers.get(year, {}).get(figure.id, 0) for year in period.years}
                for figure in figures
            }
    return Statistics(office, period, by_year, flows, steps, (), (), today)


def _brought_over(connection: sqlite3.Connection, period: Period, *, today: date) -> Caseloads:
    """What the opening balance says, in each year and in the period: all of it, or nothing."""
    figures = figures_by_source()[OPENING]

    def counted(span: Period) -> Caseload:
        numbers: Counter[str] = Counter()
        for _year, _value, of_year in count_rows(connection, span, figures, today=today):
            numbers.update(of_year)
        return Caseload(numbers)

    of_years = {group: counted(span) for group, span in spans(period, Dimension.YEAR)}
    return Caseloads(of_years, counted(period))


def figures_by_source() -> Mapping[Source, Sequence[Figure]]:
    """Every figure under the source that it counts."""
    found: defaultdict[Source, list[Figure]] = defaultdict(list)
    for figure in FIGURES.values():
        found[figure.source].append(figure)
    return found


def rows_behind(
    connection: sqlite3.Connection, wanted: Figure | Indicator, period: Period, *, today: date
) -> Table:
    """The rows that a figure counts in a period, or those that an indicator follows from."""
    figure = counted_by(wanted)
    columns = figure.source.columns
    rows = stored_rows(connection, figure, period, today=today)
    return Table(
        title=f"{full_label(figure)}, {period}",
        columns=figure.source.table_columns(),
        rows=[tuple(column.read(row) for column in columns) for row in rows],
        empty=_("No rows."),
    )


def counted_by(wanted: Figure | Indicator) -> Figure:
    """The figure itself, or the one that an indicator follows from."""
    return FIGURES[wanted.of] if isinstance(wanted, Indicator) else wanted


def stored_rows(
    connection: sqlite3.Connection, figure: Figure, period: Period, *, today: date
) -> list[sqlite3.Row]:
    """The rows of its source that a figure counts in a period, in their order."""
    return connection.execute(
        # The parts are this program's own; what the user typed is bound.
        f"SELECT * FROM {figure.source.sql} AS source WHERE {figure.counted.between()}"
        f" AND ({figure.condition}) ORDER BY day, {figure.source.order}",
        period_parameters(period, today),
    ).fetchall()


def as_report(statistics: Statistics) -> Report:
    """The figures as tables, one column a year and a total; at the end the duties."""
    return Report(
        title=_("Statistics of receptions, dialogues and petitions"),
        heading=f"{statistics.office}, {statistics.period}",
        tables=(
            *with_notes(
                [table for section in SECTIONS for table in _section_tables(statistics, section)],
                period_notes(statistics.period, today=statistics.today),
            ),
            officers_table(statistics.officers, today=statistics.today),
            *duties_tables(statistics.duties, title=_("Frequency duties")),
        ),
    )


def as_mapping(statistics: Statistics) -> dict[str, Any]:
    """As plain data: ``from``, ``to`` (inclusive), each figure by id, the limits, the duties."""
    return {
        **period_data(statistics.period),
        "figures": {
            figure_id: {
                "label": full_label(figure),
                "total": statistics.total(figure_id),
                **_unit(figure),
                "by_year": {
                    str(year): number for year, number in statistics.by_year[figure_id].items()
                },
            }
            for figure_id, figure in FIGURES.items()
        },
        "indicators": {
            indicator.id: {
                "label": _(indicator.label),
                "total": indicator.data(statistics.numbers()),
                "by_year": {
                    str(year): indicator.data(statistics.numbers_of(year))
                    for year in statistics.period.years
                },
            }
            for indicator in INDICATORS.values()
        },
        "limits": steps_due.limits_data(statistics.steps),
        "officers": officers_data(statistics.officers),
        "duties": duties_data(statistics.duties),
    }


def _unit(figure: Figure) -> dict[str, str]:
    """In what an amount is told, for data; nothing for a mere number."""
    if figure.measure is None or not (figure.measure.is_money or figure.measure.is_land):
        return {}
    return {"unit": "VND" if figure.measure.is_money else "dm2"}


def _section_tables(statistics: Statistics, section: Section) -> Iterator[Table]:
    table = _section_table(statistics, section)
    if table.rows:
        yield table
    if section is LIMITS_KEPT:
        yield steps_due.limits_table(statistics.steps, statistics.period)


def _section_table(statistics: Statistics, section: Section) -> Table:
    period, name = statistics.period, statistics.period.name
    years = columns_of_years(period)
    columns = (
        Column("figure", _("Figure"), 20),
        *(Column(str(year), str(year), is_number=True) for year in years),
        Column(
            "total",
            capitalized(name.label) if name else _("Total"),
            6,
            is_number=True,
            tone=Tone.STRONG,
        ),
    )
    cell = partial(cut_balance.cell, statistics.balance)
    shown = list(_shown(section.figures, statistics))
    rows: list[tuple[Value, ...]] = [
        (label, *[None] * (len(years) + 1))
        if figure is None
        else (
            label,
            *(
                cell(figure, statistics.by_year[figure.id][year], span)
                for year, span in years.items()
            ),
            cell(figure, statistics.total(figure.id), period),
        )
        for label, figure in lines(shown)
    ]
    title = _(section.title)
    charts = years_charts(title, rows, len(years))
    own = {figure.id for figure in section.figures}
    rows += [
        (
            _(indicator.label),
            *(indicator.brief(statistics.numbers_of(year)) for year in years),
            indicator.text(statistics.numbers()),
        )
        for indicator in INDICATORS.values()
        if indicator.of in own
    ]
    is_handling = section is HANDLING_OF_PETITIONS
    notes = (
        *((statistics.handling.whole.explanation(),) if is_handling else ()),
        *cut_balance.note_under(statistics.balance, shown, (*years.values(), period)),
    )
    return Table(title=title, columns=columns, rows=rows, notes=notes, charts=charts)


def columns_of_years(period: Period) -> Mapping[int, Period]:
    """The years that have a column beside the total: of several, unless the period is one whole."""
    if period.name or len(period.years) == 1:
        return {}
    years = (span for _group, span in spans(period, Dimension.YEAR))
    return dict(zip(period.years, years, strict=True))


def _shown(figures: Iterable[Figure], statistics: Statistics) -> Iterator[Figure]:
    for figure in figures:
        if not is_hidden(figure, statistics.total):
            yield figure
