"""A part of the statistics by dimensions, as it is printed."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.model import Report
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.groups import breakdown, groups
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.groups.divisions import HANDLING_BY, Division
from tiepdan.reports.statistics.sections import decisions


@dataclass(frozen=True, slots=True)
class Divided:
    """What people read, the same as plain data, and a sentence for each sum that is wrong."""

    report: Report
    data: dict[str, Any]
    problems: Sequence[str] = ()


def count(
    connection: sqlite3.Connection,
    period: Period,
    division: Division,
    dimensions: Sequence[Dimension],
    *,
    office: str,
    today: date,
) -> Divided:
    """Count a part of the statistics by dimensions: the flows of petitions, or plain figures."""
    if division is HANDLING_BY:
        first, *then = dimensions
        flows = breakdown.count(connection, period, first, then=then, office=office, today=today)
        return Divided(
            breakdown.as_report(flows), breakdown.as_mapping(flows), flows.disagreements()
        )
    if tuple(dimensions) == (Dimension.RESULT,):
        results = decisions.count(connection, period, today=today)
        return Divided(
            decisions.as_report(results, period, office=office),
            decisions.as_mapping(results, period),
        )
    figures = [FIGURES[figure_id] for figure_id in division.figures]
    grouped = groups.count(connection, division, figures, period, dimensions, today=today)
    return Divided(
        groups.as_report(grouped, division, period, office=office),
        groups.as_mapping(grouped, division, period),
    )
