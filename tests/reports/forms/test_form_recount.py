"""Every column of the six forms, recounted by hand from the tables that the clerk filled."""

import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import date
from fractions import Fraction
from pathlib import Path

import pytest

from tests.reports.forms import hand_made
from tests.reports.forms.recount import BY_HAND, Book
from tiepdan.reports.forms.choosing import forms_of
from tiepdan.reports.forms.filling import FilledForm, fill
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.forms.rows_behind import rows_behind
from tiepdan.reports.forms.words import Counting
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting

PERIODS = {
    "Q1/2026": (date(2025, 12, 15), date(2026, 3, 15)),
    "Q2/2026": (date(2026, 3, 15), date(2026, 6, 15)),
    "Q3/2026": (date(2026, 6, 15), date(2026, 9, 15)),  # the laws change on 01/07
    "Q4/2026": (date(2026, 9, 15), date(2026, 12, 15)),
    "6m/2026": (date(2025, 12, 15), date(2026, 6, 15)),
    "year/2026": (date(2025, 12, 15), date(2026, 12, 15)),
    "years": (date(2018, 3, 9), date(2026, 12, 15)),
}


def _open(path: Path) -> Iterator[tuple[sqlite3.Connection, Book]]:
    with closing(sqlite3.connect(path)) as raw, counting(path) as connection:
        yield connection, Book(raw)


@pytest.fixture(scope="module")
def by_hand(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[sqlite3.Connection, Book]]:
    path = tmp_path_factory.mktemp("by-hand") / "so.db"
    hand_made.make(path)
    yield from _open(path)


@pytest.fixture(scope="module")
def by_chance(made_up: Path) -> Iterator[tuple[sqlite3.Connection, Book]]:
    yield from _open(made_up)


@pytest.fixture(scope="module")
def typed_in(year_of_a_commune: Path) -> Iterator[tuple[sqlite3.Connection, Book]]:
    yield from _open(year_of_a_commune)


@pytest.fixture(scope="module")
def known(reference: Path) -> Iterator[tuple[sqlite3.Connection, Book]]:
    yield from _open(reference)


@pytest.fixture(params=["by_hand", "by_chance", "typed_in", "known"])
def register(request: pytest.FixtureRequest) -> tuple[sqlite3.Connection, Book]:
    found: tuple[sqlite3.Connection, Book] = request.getfixturevalue(request.param)
    return found


def _filled(connection: sqlite3.Connection, start: date, end: date) -> list[FilledForm]:
    forms = forms_of(load_forms(), Period(*PERIODS["year/2026"]))
    return fill(
        connection, forms, forms, Period(start, end), office="Xã", today=date(2026, 12, 14)
    )  # fmt: skip


@pytest.mark.parametrize("period", PERIODS)
def test_each_column_is_what_is_counted_by_hand(
    register: tuple[sqlite3.Connection, Book], period: str
) -> None:
    connection, book = register
    start, end = PERIODS[period]
    for filled in _filled(connection, start, end):
        wanted = BY_HAND[filled.form.form](book, str(start), str(end))
        assert _differences(filled, wanted) == {}, filled.form.form


def _differences(
    filled: FilledForm, wanted: Mapping[int, int | Fraction]
) -> dict[int, tuple[object, object]]:
    """The columns that differ: filled, and counted by hand."""
    assert filled.numbers.keys() == wanted.keys()
    return {
        column: (number, wanted[column])
        for column, number in filled.numbers.items()
        if number is None or Fraction(number) != wanted[column]
    }


def test_every_column_has_something_to_count(
    by_hand: tuple[sqlite3.Connection, Book],
) -> None:
    connection, _book = by_hand
    start, end = PERIODS["year/2026"]
    empty = {
        (filled.form.form, column)
        for filled in _filled(connection, start, end)
        for column, number in filled.numbers.items()
        if not number
    }
    assert empty == set()


AMOUNTS = {
    Counting.VISITORS, Counting.ORDERS, Counting.CARRIED_OUT, Counting.CLASSES, Counting.TRAINED,
    Counting.INSPECTIONS,
}  # fmt: skip


@pytest.mark.parametrize("period", ["Q1/2026", "Q3/2026", "year/2026"])
def test_every_number_opens_into_as_many_rows(
    by_hand: tuple[sqlite3.Connection, Book], period: str
) -> None:
    """Also where a case has several petitions, and a day several sessions."""
    connection, _book = by_hand
    today = date(2026, 12, 14)
    for filled in _filled(connection, *PERIODS[period]):
        for column in filled.form.columns:
            if column.count not in AMOUNTS:
                (table,) = rows_behind(
                    connection, filled.form, column, filled.period, today=today
                )  # fmt: skip
                assert len(table.rows) == filled.numbers[column.number], table.title


def test_a_form_that_is_one_file_and_nothing_else(made_up: Path) -> None:
    """02/TCD of Thông tư 02/2021, added after all code was written."""
    years = Period(date(2021, 5, 10), date(2024, 3, 5))
    (form,) = forms_of(load_forms(), Period(date(2022, 1, 1), date(2023, 1, 1)))
    with counting(made_up) as connection:
        (filled,) = fill(
            connection, [form], [form], years, office="Xã", today=date(2026, 11, 20)
        )  # fmt: skip
    assert form.form == "02/TCD"
    assert all(check.holds for check in filled.checks)
    received = (
        "SELECT COUNT(*) FROM petition AS p WHERE p.channel = 'reception' AND p.form <> 'opinion'"
        " AND p.received_on >= '2021-05-10' AND p.received_on < '2024-03-05'"
    )
    forwarded = " AND EXISTS (SELECT 1 FROM petition_event AS e WHERE e.petition_id = p.id"
    with closing(sqlite3.connect(made_up)) as raw:
        for column, condition in {
            1: "",
            3: " AND p.kind = 'complaint'",
            7: " AND p.kind IN ('proposal', 'feedback')",
            11: " AND NOT p.is_within_competence",
            14: f" AND NOT p.is_within_competence{forwarded} AND e.kind = 'forwarded'"
            " AND e.happened_on < '2024-03-05')",
        }.items():
            (wanted,) = raw.execute(received + condition).fetchone()
            assert filled.numbers[column] == wanted > 0, column
