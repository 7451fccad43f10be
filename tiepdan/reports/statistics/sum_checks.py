"""Whether the figures add up: the parts of each division are the whole, in every year."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterator
from datetime import date

from tiepdan.i18n import _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.counted_rows import HANDLING, LIMITS
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.caseload import period_parameters


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
    return [*found, *_rows_that_differ(connection, counted)]


def _rows_that_differ(
    connection: sqlite3.Connection, counted: statistics.Statistics
) -> Iterator[str]:
    """A sentence for each figure that Python added up, whose rows are not as many."""
    for source in (HANDLING, LIMITS):
        figures = [figure for figure in FIGURES.values() if figure.source is source]
        sums = ", ".join(
            f"SUM(CASE WHEN {figure.counted.value} AND ({figure.condition}) THEN 1 ELSE 0 END)"
            for figure in figures
        )
        (rows,) = connection.execute(
            f"SELECT {sums} FROM ({source.sql}) AS source",
            period_parameters(counted.period, counted.today),
        )
        for figure, count in zip(figures, rows, strict=True):
            if (count or 0) != counted.total(figure.id):
                yield _("{figure} is {number}, but it has {count} rows.").format(
                    figure=figure.id, number=counted.total(figure.id), count=count
                )


def _whole(connection: sqlite3.Connection, today: date) -> Period:
    first, last = connection.execute(
        "SELECT min(day), max(day) FROM (SELECT received_on AS day FROM petition"
        " UNION ALL SELECT meets_on FROM meeting UNION ALL SELECT visited_on FROM visit"
        " UNION ALL SELECT issued_on FROM document UNION ALL SELECT imposed_on FROM sanction)"
    ).fetchone()
    start = date.fromisoformat(first) if first else today
    end = date.fromisoformat(last) if last else today
    return Period(date(start.year, 1, 1), date(end.year + 1, 1, 1))
