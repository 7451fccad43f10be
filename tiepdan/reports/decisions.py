"""The decisions and conclusions of a period by their result."""

import sqlite3
from collections.abc import Mapping
from typing import Any

from tiepdan.i18n import _
from tiepdan.law.vocabulary import DecisionResult
from tiepdan.reports.balance import period_parameters
from tiepdan.reports.dimensions import Dimension
from tiepdan.reports.model import Column, Report, Table, Value
from tiepdan.reports.period import Period
from tiepdan.reports.sources import DECISIONS

Results = Mapping[DecisionResult | None, int]
"""How many there are of each result, and without one."""


def count(connection: sqlite3.Connection, period: Period) -> Results:
    """How many decisions and conclusions of a period have each result, or none."""
    rows = connection.execute(
        f"SELECT result, count(*) FROM ({DECISIONS.sql}) AS source"
        " WHERE day >= :start AND day < :end GROUP BY 1",
        period_parameters(period),
    )
    counted = dict(map(tuple, rows))
    return {result: counted.get(result, 0) for result in (*DecisionResult, None)}


def as_report(counted: Results, period: Period, *, office: str) -> Report:
    """Decisions by result, and how many there are."""
    rows: list[tuple[Value, ...]] = [
        (result, _result_label(result), number, number) for result, number in counted.items()
    ]
    total = sum(counted.values())
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
                    Column("decisions", _("Count"), is_number=True),
                    Column(None, None, is_bar=True),
                ),
                rows=[*rows, (None, _("Total"), total, None)],
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
            {"value": result, "label": _result_label(result), "decisions": number}
            for result, number in counted.items()
        ],
        "total": {"decisions": sum(counted.values())},
    }


def _result_label(result: DecisionResult | None) -> str:
    return result.label if result else _("no result recorded")
