"""Time the counting of figures against a bare query of the same numbers.

    python tests/bench/figures.py --database register.db [--runs 5] [--most 2.0]

The yardstick is one pass over petitions and where they stand, which adds up every figure of
handling over the whole period, for each value of a column where there is one: no years, no days to
resolve, no spellings of a name made one. Each run is paired with one of the yardstick; compare the
ratios, not the seconds. The exit code is 1 where one is above ``--most``.
"""

import argparse
import sqlite3
import sys
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.counted_rows import HANDLING
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import caseloads
from tiepdan.reports.statistics.counts import counting, period_parameters
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.groups.divisions import HANDLING_BY

TODAY = date(2026, 11, 20)
PERIOD = Period(date(2013, 1, 1), date(2027, 1, 1))


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time the counting of figures.")
    parser.add_argument("--database", type=Path, required=True, metavar="PATH")
    parser.add_argument("--runs", type=int, default=5, metavar="COUNT")
    parser.add_argument("--most", type=float, default=2.0, metavar="RATIO")
    asked = parser.parse_args(arguments)
    with counting(asked.database) as connection:
        (count,) = connection.execute("SELECT COUNT(*) FROM counted_petition").fetchone()
        _say(f"{count} petitions, {PERIOD.start} to {PERIOD.last_day}")
        ratios = [
            _print_ratio(connection, dimension, asked.runs) for dimension in HANDLING_BY.dimensions
        ]
    return int(max(ratios) > asked.most)


def _print_ratio(connection: sqlite3.Connection, dimension: Dimension, runs: int) -> float:
    def bare() -> object:
        return _bare(connection, HANDLING_BY.columns.get(dimension))

    def counted() -> object:
        return caseloads(connection, PERIOD, dimension, today=TODAY)

    pairs = [(_seconds(bare), _seconds(counted)) for _run in range(runs)]
    yardstick, own = (median(column) for column in zip(*pairs, strict=True))
    ratio = median(own / bare_seconds for bare_seconds, own in pairs)
    _say(f"by {dimension:10} {own:8.2f} s   bare query {yardstick:8.2f} s   ratio {ratio:5.2f}")
    return ratio


def _bare(connection: sqlite3.Connection, column: str | None) -> object:
    sums = ", ".join(
        f"SUM(CASE WHEN {figure.counted.between()} AND ({figure.condition}) THEN 1 ELSE 0 END)"
        for figure in FIGURES.values()
        if figure.source is HANDLING
    )
    group = f" GROUP BY {column}" if column else ""
    return connection.execute(
        f"SELECT {column or 'NULL'}, {sums}"
        " FROM (SELECT p.received_on AS day, s.finished_on, s.state, s.ended_by,"
        " p.*,"
        " (SELECT w.hamlet FROM petitioner AS w WHERE w.id = p.petitioner_id) AS hamlet,"
        " CASE WHEN s.is_limited THEN CASE WHEN s.late_after < :today THEN 1 ELSE 0 END END"
        " AS is_late FROM petition AS p"
        f" JOIN petition_standing AS s ON s.petition_id = p.id) AS handled{group}",
        period_parameters(PERIOD, TODAY),
    ).fetchall()


def _is_recorded(connection: sqlite3.Connection, column: str | None) -> bool:
    """Whether the yardstick can group by it: what follows from other rows it does not know."""
    recorded = {row[1] for row in connection.execute("PRAGMA table_info(petition)")}
    return column is None or column in recorded | {"hamlet", "state"}


def _seconds(counted: Callable[[], object]) -> float:
    started = process_time()
    counted()
    return process_time() - started


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    raise SystemExit(main())
