"""The decisions and conclusions of a period by their result."""

import sqlite3
from collections.abc import Mapping
from datetime import date
from typing import Any

from tiepdan.i18n import _
from tiepdan.law.vocabulary.decision import DecisionResult
from tiepdan.reports.figures.counted_rows import DECISIONS
from tiepdan.reports.model import Column, Report, Table, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import period_parameters
from tiepdan.reports.statistics.dimensions import Dimension

Results = Mapping[DecisionResult | None, tuple[int, int]]
"""How many there are of each result, and without one: of this office, and of the superior."""


def count(connection: sqlite3.Connection, period: Period, *, today: date) -> Results:
    """How many decisions and conclusions of a period have each result, or none."""
    rows = connection.execute(
        f"SELECT result, is_ours, count(*) FROM ({DECISIONS.sql}) AS source"
        " WHERE day >= :start AND day < :end GROUP BY 1, 2",
        period_parameters(period, today),
    )
    counted = {(result, bool(is_ours)): number for result, is_ours, number in rows}
    return {
        result: (counted.get((result, True), 0), counted.get((result, False), 0))
        for result in (*DecisionResult, None)
    }


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
        "from": period.start,
        "to": period.last_day,
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
    return dict(zip(("decisions", "superior_decisions"), numbers, strict=True))


def _result_label(result: DecisionResult | None) -> str:
    return result.label if result else _("no result recorded")
