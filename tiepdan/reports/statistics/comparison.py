"""A period beside the one before it and the same a year earlier, with what differs.

Every source is read once, whatever number of periods stands beside one another.
"""

import re
import sqlite3
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import partial
from typing import Any

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import ReportPeriod
from tiepdan.law.reporting.rules import ReportRule
from tiepdan.reports.figures.catalogue import FIGURES, SECTIONS
from tiepdan.reports.figures.counted_rows import HANDLING, Source
from tiepdan.reports.figures.figure import Figure, Section
from tiepdan.reports.figures.handling import HANDLING_OF_PETITIONS
from tiepdan.reports.model import Column, Quantity, Report, Table, Tone, Value
from tiepdan.reports.period import Period, statutory_period
from tiepdan.reports.statistics.caseload import Caseload
from tiepdan.reports.statistics.figure_names import full_label
from tiepdan.reports.statistics.lines import is_hidden, lines
from tiepdan.reports.statistics.notes import cut_balance
from tiepdan.reports.statistics.notes.cut_balance import BalanceSpan, balance_span
from tiepdan.reports.statistics.notes.period import (
    capitalized,
    period_data,
    period_notes,
    with_notes,
)
from tiepdan.reports.statistics.sections.indicators import INDICATORS, Indicator, decimal
from tiepdan.reports.statistics.statistics import (
    figures_by_source,
)

_BEFORE, _YEAR_BEFORE = "before", "year_before"


@dataclass(frozen=True, slots=True)
class Compared:
    """A period and its numbers, and by ``before`` and ``year_before`` those beside it."""

    office: str
    period: Period
    now: Caseload
    beside: Mapping[str, tuple[Period, Caseload]]
    today: date
    balance: BalanceSpan | None = None

    @property
    def counted(self) -> Sequence[tuple[Period, Caseload]]:
        """The period and its numbers, then those beside it."""
        return ((self.period, self.now), *self.beside.values())

    def disagreements(self) -> list[str]:
        """A sentence for each of the periods that does not add up."""
        return [
            f"{period}: {caseload.explanation()}"
            for period, caseload in self.counted
            if not caseload.adds_up()
        ]


def count(
    connection: sqlite3.Connection,
    period: Period,
    rules: Sequence[ReportRule],
    *,
    office: str,
    today: date,
) -> Compared:
    """Count every figure of a period and of those beside it, as of ``today``.

    Raises:
        UsageError: it is longer than a year, so that it has no like a year earlier.
    """
    beside = _periods_beside(period, rules)
    now, *others = _count_figures(connection, (period, *beside.values()), today=today)
    pairs = zip(beside.items(), others, strict=True)
    return Compared(
        office,
        period,
        now,
        {key: (other, load) for (key, other), load in pairs},
        today,
        balance_span(connection),
    )


def _periods_beside(period: Period, rules: Sequence[ReportRule]) -> dict[str, Period]:
    """The period before and the same a year earlier; one alone where they are the same.

    So it is for 6 and 9 months and the year, which begin with each year anew: the circular asks
    for the period before "or the same period of the year before" (Mẫu số 02).
    """
    if period.name is None:
        a_year_ago = Period(_a_year_earlier(period.start), _a_year_earlier(period.end))
        if a_year_ago.end > period.start:
            raise UsageError(
                _(
                    "The period {period} is longer than a year: --compare has no like of it a"
                    " year earlier; for example --from 2026 --to 2026 --compare."
                ).format(period=period)
            )
        return {_YEAR_BEFORE: a_year_ago}
    names = {_BEFORE: period.name.before(), _YEAR_BEFORE: period.name.year_before()}
    if names[_BEFORE] == names[_YEAR_BEFORE]:
        del names[_BEFORE]
    return {key: _known_or_alike(name, rules, period) for key, name in names.items()}


def _known_or_alike(name: ReportPeriod, rules: Sequence[ReportRule], like: Period) -> Period:
    """The period of this name; where no circular is known that gave its days, days like these."""
    try:
        return statutory_period(name, rules)
    except UsageError:
        window = like.version.window(name) if like.version else None
        if window is None:
            raise
        return Period(window.first, window.last + timedelta(days=1), name)


def _a_year_earlier(day: date) -> date:
    """The same day of the year before; of the 29th of February the day after the 28th."""
    try:
        return day.replace(year=day.year - 1)
    except ValueError:
        return date(day.year - 1, 3, 1)


def _count_figures(
    connection: sqlite3.Connection, periods: Sequence[Period], *, today: date
) -> list[Caseload]:
    """Every figure of some periods, each source read once for all of them."""
    found = [Caseload() for _period in periods]
    parameters = {"today": str(today)}
    for place, period in enumerate(periods):
        parameters |= {f"start_{place}": str(period.start), f"end_{place}": str(period.end)}
    for source, figures in figures_by_source().items():
        sums = [_sum(figure, place) for place in range(len(periods)) for figure in figures]
        numbers = connection.execute(
            # The parts are this program's own.
            f"SELECT {', '.join(sums)} FROM {source.sql} AS source WHERE {_days_of(source)}",
            {**parameters, **_bounds(periods)},
        ).fetchone()
        for place, caseload in enumerate(found):
            own = numbers[place * len(figures) : (place + 1) * len(figures)]
            ids = (figure.id for figure in figures)
            caseload.numbers = +Counter(dict(zip(ids, own, strict=True))) + caseload.numbers
    _count_days(connection, found, parameters)
    return found


def _count_days(
    connection: sqlite3.Connection, found: Sequence[Caseload], parameters: Mapping[str, str]
) -> None:
    resolved = FIGURES["handling_resolved"]
    sums = ", ".join(_sum(resolved, place) for place in range(len(found)))
    rows = connection.execute(
        f"SELECT days, {sums} FROM {HANDLING.sql} AS source WHERE {resolved.condition}"
        " GROUP BY 1 ORDER BY 1",
        parameters,
    )
    for days, *numbers in rows:
        for caseload, number in zip(found, numbers, strict=True):
            if number:
                caseload.days[days] += number


def _sum(figure: Figure, place: int) -> str:
    """SQL: the number of a figure in one of the periods."""
    start, end = f":start_{place}", f":end_{place}"
    own = re.compile(r":(start|end)\b")
    condition = own.sub(rf":\1_{place}", figure.condition)
    return (
        f"COALESCE(SUM(CASE WHEN {figure.counted.between(start, end)} AND ({condition})"
        f" THEN {figure.amount} ELSE 0 END), 0)"
    )


def _days_of(source: Source) -> str:
    """SQL: the rows that can belong to one of the periods."""
    return "day < :last" if source.ends else "day >= :first AND day < :last"


def _bounds(periods: Sequence[Period]) -> dict[str, str]:
    return {
        "first": str(min(period.start for period in periods)),
        "last": str(max(period.end for period in periods)),
    }


def as_report(compared: Compared) -> Report:
    """The figures of the period, beside each other period and what differs."""
    others = "; ".join(str(period) for period, _load in compared.beside.values())
    every = (_section_table(compared, section) for section in SECTIONS)
    tables = [table for table in every if table.rows]
    return Report(
        title=_("Statistics of receptions, dialogues and petitions, compared"),
        heading=_("{office}, {period}; compared with {others}").format(
            office=compared.office, period=compared.period, others=others
        ),
        tables=tuple(with_notes(tables, _notes(compared))),
    )


def _notes(compared: Compared) -> Iterator[str]:
    yield from period_notes(compared.period, today=compared.today)
    for period, _load in compared.beside.values():
        if period.name and not period.version:
            yield _(
                "{period}: no circular is known that gave its days; they are taken as those of"
                " {other} are."
            ).format(period=capitalized(str(period)), other=compared.period.name)
        elif period.version and period.version.doubt and period.version != compared.period.version:
            yield period.version.doubt


def as_mapping(compared: Compared) -> dict[str, Any]:
    """As plain data: the periods, and each figure and indicator with what differs."""
    return {
        **period_data(compared.period),
        "compared": {key: period_data(period) for key, (period, _load) in compared.beside.items()},
        "figures": {
            figure_id: {
                "label": full_label(figure),
                "total": compared.now[figure_id],
                **_beside_data(compared, partial(_number, figure_id), has_percent=True),
            }
            for figure_id, figure in FIGURES.items()
        },
        "indicators": {
            indicator.id: {
                "label": _(indicator.label),
                "total": indicator.data(compared.now),
                **_beside_data(compared, indicator.data, has_percent=False),
            }
            for indicator in INDICATORS.values()
        },
    }


def _number(figure_id: str, caseload: Caseload) -> int:
    return caseload[figure_id]


def _beside_data(compared: Compared, data: Any, *, has_percent: bool) -> dict[str, Any]:
    now = data(compared.now)
    found = {}
    for key, (_period, caseload) in compared.beside.items():
        then = data(caseload)
        found[key] = {"total": then, "difference": _difference(now, then)}
        if has_percent:
            found[key]["percent"] = _percent(now, then)
    return found


def _section_table(compared: Compared, section: Section) -> Table:
    own = {figure.id for figure in section.figures}
    periods, loads = zip(*compared.counted, strict=True)
    shown = [
        figure
        for figure in section.figures
        if not is_hidden(figure, lambda figure_id: any(load[figure_id] for load in loads))
    ]
    columns = tuple(_columns(compared))
    rows: list[tuple[Value, ...]] = [
        (label, *(_figure_cells(compared, figure) if figure else [None] * (len(columns) - 1)))
        for label, figure in lines(shown)
    ]
    rows += [
        (_(indicator.label), *_indicator_cells(indicator, loads))
        for indicator in INDICATORS.values()
        if indicator.of in own
    ]
    is_handling = section is HANDLING_OF_PETITIONS
    return Table(
        title=_(section.title),
        columns=columns,
        rows=rows,
        notes=(
            *((compared.now.explanation(),) if is_handling else ()),
            *cut_balance.note_under(compared.balance, shown, periods),
        ),
    )


def _columns(compared: Compared) -> Iterator[Column]:
    name = compared.period.name
    yield Column(None, _("Figure"), 20)
    yield Column(
        None,
        capitalized(name.label) if name else _("This period"),
        6,
        is_number=True,
        tone=Tone.STRONG,
    )
    for period, _load in compared.beside.values():
        label = capitalized(period.name.label) if period.name else _("Year before")
        yield Column(None, label, 6, is_number=True)
        yield Column(None, _("Up or down"), 8, is_number=True)


def _figure_cells(compared: Compared, figure: Figure) -> Iterator[Value]:
    cell = partial(cut_balance.cell, compared.balance, figure)
    now = compared.now[figure.id]
    yield cell(now, compared.period)
    for period, load in compared.beside.values():
        yield cell(load[figure.id], period)
        yield _change(figure, now, load[figure.id])


def _indicator_cells(indicator: Indicator, loads: Sequence[Caseload]) -> Iterator[Value]:
    now, *others = loads
    yield indicator.brief(now)
    for then in others:
        yield indicator.brief(then)
        difference = _difference(indicator.data(now), indicator.data(then))
        yield None if difference is None else Quantity(difference, _signed(difference))


def _change(figure: Figure, now: int, then: int) -> Quantity:
    """What a figure grew or shrank by, and in per cent of what it was, unless that was nothing."""
    percent = _percent(now, then)
    sign = "+" if now > then else "-" if now < then else ""
    difference = figure.shown(abs(now - then))
    words = f"{sign}{difference}"
    if now != then and percent is not None:
        words = f"{words} ({_signed(percent)}%)"
    if isinstance(difference, int):
        return Quantity(now - then, words)
    return replace(difference, number=difference.number * (1 if now > then else -1), text=words)


def _percent(now: int, then: int) -> float | None:
    return round(100 * (now - then) / then, 1) if then else None


def _difference(now: float | None, then: float | None) -> float | None:
    if now is None or then is None:
        return None
    difference = round(now - then, 1)
    return int(difference) if difference == int(difference) else difference


def _signed(number: float) -> str:
    return f"+{decimal(number)}" if number > 0 else str(decimal(number))
