"""Whether the figures add up: the parts of each division are the whole, in every year."""

import sqlite3
from collections import defaultdict
from datetime import date

from tiepdan.i18n import _
from tiepdan.reports import statistics
from tiepdan.reports.figures import FIGURES
from tiepdan.reports.period import Period


def disagreements(connection: sqlite3.Connection, *, today: date) -> list[str]:
    """A sentence for each figure whose parts do not add up to it, over all years recorded."""
    counted = statistics.count(connection, _whole(connection, today), office="", today=today)
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
    return found + [
        # Counted by two queries; whoever falls out of one of them shows here.
        _("{year}: {figure} is {number}, but {other} is {sum}.").format(
            year=year,
            figure="petitions_received",
            number=number,
            other="handling_received",
            sum=counted.by_year["handling_received"][year],
        )
        for year, number in counted.by_year["petitions_received"].items()
        if counted.by_year["handling_received"][year] != number
    ]


def _whole(connection: sqlite3.Connection, today: date) -> Period:
    first, last = connection.execute(
        "SELECT min(day), max(day) FROM (SELECT received_on AS day FROM petition"
        " UNION ALL SELECT meets_on FROM meeting UNION ALL SELECT visited_on FROM visit"
        " UNION ALL SELECT issued_on FROM document UNION ALL SELECT imposed_on FROM sanction)"
    ).fetchone()
    start = date.fromisoformat(first) if first else today
    end = date.fromisoformat(last) if last else today
    return Period(date(start.year, 1, 1), date(end.year + 1, 1, 1))
