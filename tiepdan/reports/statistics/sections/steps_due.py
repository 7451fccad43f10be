"""The steps that fell due in a period, by limit: how many were met, lapsed, or are late."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan import paths
from tiepdan.i18n import N_, _
from tiepdan.law.toml.laws import load_limits
from tiepdan.reports.figures.steps_due import LIMITS_KEPT
from tiepdan.reports.model import Column, Table, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import count_rows
from tiepdan.reports.statistics.sections.outcomes import StepOutcome


@dataclass(frozen=True, slots=True)
class StepsDue:
    """The figures of steps by the year of their last day, their limit and the id of the figure.

    They are counted once: the figures and the table by limit are sums of the same numbers.
    """

    numbers: Counter[tuple[int, str, str]]

    def by_year(self, figure_id: str, years: Iterable[int]) -> dict[int, int]:
        """One of the figures of the section on limits, year by year."""
        found = dict.fromkeys(years, 0)
        for (year, _limit_id, own_id), number in self.numbers.items():
            if own_id == figure_id:
                found[year] += number
        return found

    def of_one_limit(self, figure_id: str, limit_id: str) -> int:
        """One of the figures of the section on limits, of one limit over the whole period."""
        return sum(
            number
            for (_year, own_limit, own_id), number in self.numbers.items()
            if (own_limit, own_id) == (limit_id, figure_id)
        )

    def by_limit(self) -> Iterator[tuple[str, str, Counter[StepOutcome]]]:
        """Each limit of which a step fell due: its id, its name, and its numbers."""
        of_figure = {_figure_of(outcome): outcome for outcome in StepOutcome}
        found: dict[str, Counter[StepOutcome]] = {}
        for (_year, limit_id, figure_id), number in self.numbers.items():
            if figure_id in of_figure:
                found.setdefault(limit_id, Counter())[of_figure[figure_id]] += number
        names = {limit.id: limit.name for limit in load_limits(paths.data_folder())}
        for limit_id in sorted(found, key=lambda one: (list(names).index(one), one)):
            yield limit_id, names[limit_id], found[limit_id]


def count(connection: sqlite3.Connection, period: Period, *, today: date) -> StepsDue:
    """Count the steps that fell due in a period, as of ``today``."""
    found: Counter[tuple[int, str, str]] = Counter()
    figures = LIMITS_KEPT.figures
    for year, limit_id, numbers in count_rows(
        connection, period, figures, today=today, by="limit_id"
    ):
        for figure_id, number in numbers.items():
            found[year, str(limit_id), figure_id] += number
    return StepsDue(found)


def limits_table(steps: StepsDue, period: Period) -> Table:
    """What became of the steps of each limit in a period."""
    counted = list(steps.by_limit())
    outcomes = _shown(numbers for _limit_id, _name, numbers in counted)
    rows: list[tuple[Value, ...]] = [
        (
            f"{name} ({limit_id})",
            numbers.total(),
            *(numbers[outcome] for outcome in outcomes),
        )
        for limit_id, name, numbers in counted
    ]
    return Table(
        title=_("Limits, one by one"),
        columns=(
            Column(None, _("Limit"), 30),
            Column(None, _("Fell due"), 6, is_number=True),
            *(Column(None, _(_HEADINGS[outcome]), 6, is_number=True) for outcome in outcomes),
        ),
        rows=rows,
        empty=_("No step fell due."),
        notes=tuple(_hints(counted, period)),
    )


def _hints(
    counted: Iterable[tuple[str, str, Counter[StepOutcome]]], period: Period
) -> Iterator[str]:
    """How to see the steps behind a number: one that there is, and a late one if any is."""
    numbers = ((limit_id, outcome) for limit_id, _name, every in counted for outcome in +every)
    of_late_first = sorted(numbers, key=lambda number: not number[1].is_late)
    for limit_id, outcome in of_late_first[:1]:
        yield _(
            "The steps behind a number: tiepdan stats {period} --rows {figure}:{limit}."
        ).format(
            period=period.flags,
            figure=_figure_of(outcome),
            limit=limit_id,
        )


def limits_data(steps: StepsDue) -> list[dict[str, Any]]:
    """As plain data: each limit by its id, with the numbers of ``limits_due`` and its parts."""
    return [
        {"limit": limit_id, "limit_name": name, "due": numbers.total()}
        | {outcome.value: numbers[outcome] for outcome in StepOutcome}
        for limit_id, name, numbers in steps.by_limit()
    ]


def _shown(counted: Iterable[Counter[StepOutcome]]) -> Sequence[StepOutcome]:
    """What lapsed late is seldom, and has a column only where there is any."""
    every: Counter[StepOutcome] = sum(counted, Counter())
    return [one for one in StepOutcome if one is not StepOutcome.LAPSED_LATE or every[one]]


_HEADINGS = {
    StepOutcome.MET: N_("Met in time"),
    StepOutcome.MET_LATE: N_("Met late"),
    StepOutcome.LAPSED_LATE: N_("Lapsed late"),
    StepOutcome.LAPSED: N_("Lapsed in time"),
    StepOutcome.OPEN_LATE: N_("Open, late"),
}
"""The outcomes in a table whose first column needs the room."""


def _figure_of(outcome: StepOutcome) -> str:
    return f"limits_{outcome.value}"
