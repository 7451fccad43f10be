"""The decisions and conclusions of a period by their result."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from operator import add
from typing import Any

from tiepdan.i18n import _
from tiepdan.law.vocabulary.decision import DecisionResult
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.model import Column, Report, Table, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import count_rows
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.notes.period import period_data

Results = Mapping[DecisionResult | None, tuple[int, int]]
"""How many there are of each result, and without one: of this office, and of the superior."""

_WHOSE = ("decisions", "superior_decisions")
"""The figures of which it is the parts."""


def count(connection: sqlite3.Connection, period: Period, *, today: date) -> Results:
    """How many decisions and conclusions of a period have each result, or none."""
    figures = [FIGURES[figure_id] for figure_id in _WHOSE]
    found: dict[str | None, list[int]] = defaultdict(lambda: [0, 0])
    for _year, result, numbers in count_rows(connection, period, figures, today=today, by="result"):
        found[result][:] = map(add, found[result], numbers.values())
    return {result: (found[result][0], found[result][1]) for result in (*DecisionResult, None)}


def as_report(counted: Results, period: Period, *, office: str) -> Report:
    """Decisions by result, and how many there are."""
    rows: list[tuple[Value, ...]] = [
        (result, _result_label(result), ours, superiors, ours)
        for result, (ours, superiors) in counted.items()
    ]
    return Report(
        title=_("Decisions and conclusions by result"),
        heading=f"{office}, {period}",
        tables=(
            Table(
                key="rows",
                title=_("Decisions and conclusions issued"),
                columns=(
                    Column("value", None),
                    Column("label", _("Result"), 16),
                    Column("decisions", _("This office"), is_number=True),
                    Column("superior_decisions", _("The superior"), is_number=True),
                    Column(None, None, is_bar=True),
                ),
                rows=[*rows, (None, _("Total"), *_totals(counted), None)],
            ),
        ),
    )


def as_mapping(counted: Results, period: Period) -> dict[str, Any]:
    """As plain data."""
    return {
        **period_data(period),
        "by": Dimension.RESULT,
        "rows": [
            {"value": result, "label": _result_label(result), **_data(numbers)}
            for result, numbers in counted.items()
        ],
        "total": _data(_totals(counted)),
    }


def _totals(counted: Results) -> tuple[int, int]:
    ours, superiors = zip(*counted.values(), strict=True)
    return sum(ours), sum(superiors)


def _data(numbers: tuple[int, int]) -> dict[str, int]:
    return dict(zip(_WHOSE, numbers, strict=True))


def _result_label(result: DecisionResult | None) -> str:
    return result.label if result else _("no result recorded")
