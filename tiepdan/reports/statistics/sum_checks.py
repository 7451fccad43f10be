"""Whether the figures add up: the parts of each division are the whole, in every year."""

import sqlite3
from collections import defaultdict
from datetime import date

from tiepdan.i18n import _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics

_RECORDED = (
    "counted_petition",
    "counted_meeting",
    "counted_visit",
    "counted_document",
    "counted_sanction",
    "counted_opening",
)
"""The sources whose days were recorded, and not reckoned as last days are."""


def disagreements(connection: sqlite3.Connection, *, today: date) -> list[str]:
    """A sentence for each figure whose parts do not add up to it, over all years recorded."""
    counted = statistics.count_figures(
        connection, _whole(connection, today), office="", today=today
    )
    divisions: defaultdict[tuple[str, str], list[str]] = defaultdict(list)
    for figure in FIGURES.values():
        if figure.part_of and figure.by:
            divisions[figure.part_of, figure.by].append(figure.id)
    found = []
    for (whole, _by), parts in divisions.items():
        for year, number in counted.by_year[whole].items():
            added = sum(counted.by_year[part][year] for part in parts)
            if added != number:
                found.append(
                    _("{year}: {figure} is {number}, but its parts add up to {sum}.").format(
                        year=year, figure=whole, number=number, sum=added
                    )
                )
    return found


def _whole(connection: sqlite3.Connection, today: date) -> Period:
    days = " UNION ALL ".join(f"SELECT day FROM {view}" for view in _RECORDED)
    first, last = connection.execute(
        f"SELECT MIN(day), MAX(day) FROM ({days}) AS source"
    ).fetchone()
    start = date.fromisoformat(first) if first else today
    end = date.fromisoformat(last) if last else today
    return Period(date(start.year, 1, 1), date(end.year + 1, 1, 1))
