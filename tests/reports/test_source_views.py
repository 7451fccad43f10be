"""Figures need the sources and nothing else: no table of the register, no journal, no calendar."""

import re
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tiepdan.records.reading.source_views import VIEWS
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.period import Period
from tiepdan.reports.statistics import statistics, sum_checks
from tiepdan.reports.statistics.counts import counting
from tiepdan.reports.statistics.figure_names import figure_named
from tiepdan.reports.statistics.groups import breakdown, divided
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.groups.divisions import DIVISIONS, HANDLING_BY
from tiepdan.reports.statistics.sections import decisions, indicators

TODAY = date(2026, 11, 20)
PERIODS = [
    Period(date(2013, 1, 1), date(2027, 1, 1)),
    Period(date(2021, 2, 11), date(2024, 9, 3)),
    Period(date(2026, 11, 20), date(2026, 11, 21)),
]

TEXTS = {"not_held_note", "content", "summary", "title", "note", "document_number", "number",
         "organiser"}  # fmt: skip
"""Columns of sources that are there to be listed, and can tell who somebody is."""


@dataclass(frozen=True)
class Counted:
    """Everything that figures say of a period."""

    numbers: Mapping[str, Mapping[int, int]]
    totals: Mapping[str, int]
    limits: Sequence[Any]
    by: Mapping[Dimension, Mapping[str, Any]]
    nested: Sequence[Mapping[str, Any]]
    indicators: Mapping[str, Any]


@pytest.fixture(scope="module")
def register(made_up: Path) -> Iterator[sqlite3.Connection]:
    with counting(made_up) as connection:
        yield connection


@pytest.fixture(scope="module")
def flat(register: sqlite3.Connection) -> Iterator[sqlite3.Connection]:
    """A database of plain tables, each filled from the source of its name; nothing else."""
    with closing(sqlite3.connect(":memory:")) as copy:
        copy.row_factory = sqlite3.Row
        for view in VIEWS:
            rows = register.execute(f"SELECT * FROM {view}")
            columns = [name for name, *_more in rows.description]
            copy.execute(f"CREATE TABLE {view} ({', '.join(columns)})")
            copy.executemany(
                f"INSERT INTO {view} VALUES ({', '.join('?' * len(columns))})", map(tuple, rows)
            )
        copy.commit()
        yield copy


def _counted(connection: sqlite3.Connection, period: Period) -> Counted:
    plain = statistics.count_figures(connection, period, office="", today=TODAY)
    by: dict[Dimension, Mapping[str, Any]] = {
        dimension: breakdown.as_mapping(
            breakdown.count(connection, period, dimension, office="", today=TODAY)
        )
        for dimension in HANDLING_BY.dimensions
    }
    results = decisions.count(connection, period, today=TODAY)
    by[Dimension.RESULT] = decisions.as_mapping(results, period)
    nested = [
        divided.count(connection, period, division, dimensions[:3], office="", today=TODAY).data
        for division in DIVISIONS
        for dimensions in (division.dimensions[2:], division.dimensions[::-1])
    ]
    return Counted(
        plain.by_year,
        {figure_id: plain.total(figure_id) for figure_id in FIGURES},
        list(plain.steps.by_limit()),
        by,
        nested,
        {one.id: one.data(plain.numbers()) for one in indicators.INDICATORS.values()},
    )


def _rows(connection: sqlite3.Connection, period: Period) -> dict[str, Sequence[Any]]:
    return {
        figure_id: statistics.rows_behind(
            connection, figure_named(figure_id), period, today=TODAY
        ).rows
        for figure_id in (*FIGURES, *indicators.INDICATORS)
    }


@pytest.mark.exhaustive
@pytest.mark.parametrize("period", PERIODS, ids=str)
def test_figures_are_the_same_over_flat_copies_of_the_sources(
    register: sqlite3.Connection, flat: sqlite3.Connection, period: Period
) -> None:
    assert _counted(flat, period) == _counted(register, period)
    assert _rows(flat, period) == _rows(register, period)


def test_the_copies_have_something_to_count(flat: sqlite3.Connection) -> None:
    for view in VIEWS:
        if view not in {"counted_sanction", "counted_opening"}:  # the made-up office has none
            assert flat.execute(f"SELECT COUNT(*) FROM {view}").fetchone()[0], view
    assert _counted(flat, PERIODS[0]).totals["handling_late"]


def test_no_figure_needs_a_text(register: sqlite3.Connection, flat: sqlite3.Connection) -> None:
    with closing(sqlite3.connect(":memory:")) as bare:
        bare.row_factory = sqlite3.Row
        flat.backup(bare)
        emptied = 0
        for view in VIEWS:
            columns = {name for _cid, name, *_more in bare.execute(f"PRAGMA table_info({view})")}
            for text in columns & TEXTS:
                emptied += bare.execute(f"UPDATE {view} SET {text} = NULL").rowcount
        assert emptied
        assert _counted(bare, PERIODS[0]) == _counted(register, PERIODS[0])


# --- What the SQL of figures may say --------------------------------------------------------------

READ, FUNCTION = sqlite3.SQLITE_READ, sqlite3.SQLITE_FUNCTION

PORTABLE = {"sum", "count", "min", "max", "coalesce", "substr"}
"""Functions that SQLite and PostgreSQL share, by the same name and with the same meaning."""


@pytest.fixture(scope="module")
def said(flat: sqlite3.Connection) -> tuple[list[str], set[tuple[int, str]]]:
    """Every statement of every figure over the flat copies, and each table and function named."""
    statements: list[str] = []
    named: set[tuple[int, str]] = set()

    def note(action: int, first: str | None, second: str | None, *_where: str | None) -> int:
        if action in {READ, FUNCTION}:
            named.add((action, str(first if action == READ else second)))
        return sqlite3.SQLITE_OK

    flat.set_trace_callback(statements.append)
    flat.set_authorizer(note)
    for period in PERIODS:
        _counted(flat, period)
    _rows(flat, PERIODS[0])
    sum_checks.disagreements(flat, today=TODAY)
    flat.set_authorizer(None)
    flat.set_trace_callback(None)
    return statements, named


def test_figures_read_the_sources_alone(said: tuple[list[str], set[tuple[int, str]]]) -> None:
    _statements, named = said
    own = {"span", "placed", "c", "source", ""}  # what a query calls its own parts
    assert {name for action, name in named if action == READ} - own == set(VIEWS)


def test_figures_use_functions_that_postgresql_has_too(
    said: tuple[list[str], set[tuple[int, str]]],
) -> None:
    _statements, named = said
    used = {name.casefold() for action, name in named if action == FUNCTION}
    assert "sum" in used
    assert used <= PORTABLE


@pytest.mark.parametrize(
    "forbidden",
    [
        r"\boperation\b", r"\bchange\b", r"\bjson", r"\bmatch\b", r"\bsearch\b",
        r"\bcalendar_day\b",
        r"\boffice\b(?!')", r"\blimit\s+-?\d", r"\bgroup_concat\b", r"\bglob\b", r"\browid\b",
        r"\bifnull\b", r"\bdatetime\b", r"\bstrftime\b", r"\bjulianday\b", r"\bpetition\b(?!')",
        # A sum of what is true, and an amount made of a year and a number.
        r"\bsum\((?!case when)", r"\byear\s*\*", r"\bsequence\s*[-+*]",
    ],
)  # fmt: skip
def test_figures_say_nothing_that_only_sqlite_or_one_office_knows(
    said: tuple[list[str], set[tuple[int, str]]], forbidden: str
) -> None:
    statements, _named = said
    assert len(statements) > len(FIGURES)
    assert [one for one in statements if re.search(forbidden, one, re.IGNORECASE)] == []


def test_rows_of_one_day_have_an_order(said: tuple[list[str], set[tuple[int, str]]]) -> None:
    statements, _named = said
    listed = [one for one in statements if "ORDER BY" in one]
    assert listed
    # Of groups by one thing no two are of one value.
    alone = [one for one in listed if not re.search(r"GROUP BY (\w+) ORDER BY \1$", one)]
    assert not [one for one in alone if re.search(r"ORDER BY \w+$", one)]
    grouped = [one for one in statements if "GROUP BY" in one]
    assert not [one for one in grouped if "ORDER BY" not in one]


def test_a_query_within_a_query_has_a_name(said: tuple[list[str], set[tuple[int, str]]]) -> None:
    statements, _named = said
    within = [what_follows for one in statements for what_follows in _after_subqueries(one)]
    assert within
    assert [one for one in within if not re.match(r" AS \w+", one)] == []


def _after_subqueries(statement: str) -> Iterator[str]:
    """What follows each query that stands where a table could."""
    for found in re.finditer(r"\b(?:FROM|JOIN) \(", statement):
        depth = 1
        for end in range(found.end(), len(statement)):
            depth += {"(": 1, ")": -1}.get(statement[end], 0)
            if not depth:
                yield statement[end + 1 :]
                break
