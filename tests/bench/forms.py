"""Time the six forms of a quarter against their bare queries.

    python -m tests.bench.forms --database register.db [--runs 5] [--most 3.0]

The yardstick makes the same views, runs the same statements through ``sqlite3`` and takes what they
give. Beside it stand the filling of the forms, their filling with all that they say of themselves,
and, beside a program that knows nothing but that SQL, the whole command. Each run is paired with
one of the yardstick; compare the ratios, not the milliseconds. The exit code is 1 where one is
above ``--most``.
"""

import argparse
import json
import sqlite3
import sys
import tempfile
from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from time import process_time

from tests.bench.processes import (
    MILLISECONDS,
    Process,
    compare,
    environment,
    processor_seconds,
    say,
)
from tiepdan.reports.forms.choosing import forms_of
from tiepdan.reports.forms.filling import FilledForm, fill
from tiepdan.reports.forms.findings import findings
from tiepdan.reports.forms.form_report import as_mapping
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting

TODAY = date(2026, 11, 20)
QUARTER = Period(date(2026, 6, 15), date(2026, 9, 15))

BARE = """
import json, sqlite3, sys
views, statements = json.load(open(sys.argv[2], encoding="utf-8"))
connection = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
for view in views:
    connection.execute(view)
for sql in statements:
    print(*connection.execute(sql).fetchall())
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure what the command line asks for; returns the exit code."""
    parser = argparse.ArgumentParser(description="Time the official forms of a quarter.")
    parser.add_argument("--database", type=Path, required=True, metavar="PATH")
    parser.add_argument("--runs", type=int, default=5, metavar="COUNT")
    parser.add_argument("--most", type=float, default=3.0, metavar="RATIO")
    asked = parser.parse_args(arguments)
    with counting(asked.database) as connection:
        (petitions,) = connection.execute("SELECT COUNT(*) FROM petition").fetchone()
        statements = _statements(connection)
        views = [
            sql.replace("CREATE VIEW", "CREATE TEMP VIEW", 1)
            for (sql,) in connection.execute("SELECT sql FROM sqlite_temp_master")
        ]
        say(f"{petitions} petitions, {QUARTER}, {len(statements)} queries")
        ratios = _in_this_process(connection, statements, asked.runs)
    ratios.append(_as_a_process(asked.database, [views, statements], asked.runs))
    return int(max(ratios) > asked.most)


def _fill(connection: sqlite3.Connection) -> list[FilledForm]:
    forms = forms_of(load_forms(), QUARTER)
    return fill(connection, forms, forms, QUARTER, office="Xã", today=TODAY)


def _statements(connection: sqlite3.Connection) -> list[str]:
    """What filling asks the database, with its parameters written in."""
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    _fill(connection)
    connection.set_trace_callback(None)
    return [sql for sql in asked if sql.lstrip().upper().startswith(("SELECT", "WITH"))]


def _in_this_process(
    connection: sqlite3.Connection, statements: Sequence[str], runs: int
) -> list[float]:
    def bare() -> object:
        return [connection.execute(sql).fetchall() for sql in statements]

    def filled() -> object:
        return [as_mapping(one) for one in _fill(connection)]

    def said() -> object:
        forms = _fill(connection)
        return [as_mapping(one) for one in forms], findings(connection, forms, today=TODAY)

    return [
        _ratio("the forms filled", filled, bare, runs),
        _ratio("with what they say of themselves", said, bare, runs),
    ]


def _ratio(name: str, own: Callable[[], object], bare: Callable[[], object], runs: int) -> float:
    own()
    pairs = [(_seconds(bare), _seconds(own)) for _run in range(runs)]
    yardstick, seconds = (median(column) * MILLISECONDS for column in zip(*pairs, strict=True))
    ratio = median(own_seconds / bare_seconds for bare_seconds, own_seconds in pairs)
    say(f"{name:34} {seconds:6.0f} ms   bare {yardstick:6.0f} ms   ratio {ratio:5.2f}")
    return ratio


def _seconds(counted: Callable[[], object]) -> float:
    started = process_time()
    counted()
    return process_time() - started


def _as_a_process(database: Path, sql: object, runs: int) -> float:
    with tempfile.TemporaryDirectory(prefix="tiepdan-bench-") as folder:
        surroundings = environment(
            Path(folder), TIEPDAN_DB=str(database), TIEPDAN_TODAY=f"{TODAY:%d/%m/%Y}"
        )
        queries = Path(folder) / "queries.json"
        queries.write_text(json.dumps(sql), encoding="utf-8")
        bare = Process(
            "a bare program",
            (sys.executable, "-c", BARE, str(database), str(queries)),
            surroundings,
        )
        command = Process(
            "report forms --period Q3/2026 --json",
            (
                sys.executable, "-m", "tiepdan", "report", "forms", "--period", "Q3/2026",
                "--json",
            ),
            surroundings,
        )  # fmt: skip
        (timing,) = compare([command], bare, runs)
    return timing.ratio(processor_seconds)


if __name__ == "__main__":
    raise SystemExit(main())
