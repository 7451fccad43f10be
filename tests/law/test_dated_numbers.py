"""Numbers that laws change: by the text in force on the day, in Python and in SQL alike."""

import sqlite3
from contextlib import closing
from datetime import date

import pytest

from tiepdan import paths
from tiepdan.law.dated_numbers import DatedNumber, NumberId, NumberVersion
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.toml.numbers import load_numbers


def version(amount: int, since: date, until: date | None = None) -> NumberVersion:
    return NumberVersion(
        id=f"X-{amount}",
        amount=amount,
        since=since,
        until=until,
        article="Điều 1",
        source="Công báo",
        confidence=Confidence.VERIFIED,
    )


THREE = DatedNumber(
    id=NumberId.LARGE_GROUP,
    name="Đoàn",
    versions=(
        version(3, date(2015, 1, 1), date(2019, 12, 31)),
        version(4, date(2020, 1, 1), date(2025, 9, 29)),
        version(5, date(2025, 9, 30)),
    ),
)
DAYS = [
    ("2013-06-01", 3),
    ("2015-01-01", 3),
    ("2019-12-31", 3),
    ("2020-01-01", 4),
    ("2025-09-29", 4),
    ("2025-09-30", 5),
    ("2099-01-01", 5),
]


@pytest.mark.parametrize(("day", "amount"), DAYS)
def test_the_number_is_that_of_the_day(day: str, amount: int) -> None:
    assert THREE.on(date.fromisoformat(day)) == amount
    with closing(sqlite3.connect(":memory:")) as connection:
        asked = f"SELECT {THREE.sql_on('day')} FROM (SELECT '{day}' AS day) AS one"
        assert connection.execute(asked).fetchone() == (amount,)


@pytest.mark.parametrize(
    ("first", "last", "amounts"),
    [
        ("2013-01-01", "2013-12-31", [3]),
        ("2019-12-31", "2020-01-01", [3, 4]),
        ("2010-01-01", "2030-01-01", [3, 4, 5]),
        ("2026-01-01", "2026-12-31", [5]),
    ],
)
def test_a_period_has_each_wording_that_governs_a_day_of_it(
    first: str, last: str, amounts: list[int]
) -> None:
    found = THREE.versions_between(date.fromisoformat(first), date.fromisoformat(last))
    assert [one.amount for one in found] == amounts


def test_five_people_are_a_large_group_by_the_circular_in_force() -> None:
    number = load_numbers(paths.data_folder())[NumberId.LARGE_GROUP]
    now = number.version_on(date(2025, 9, 30))
    assert (now.amount, now.confidence) == (5, Confidence.VERIFIED)
    assert "06/2025/TT-TTCP" in now.article
    before = number.version_on(date(2025, 9, 29))
    assert (before.amount, before.confidence) == (5, Confidence.CONFLICTING)
    assert "4 người" in (before.doubt or "")


def test_groups_send_representatives_by_the_law_on_receptions() -> None:
    numbers = load_numbers(paths.data_folder())
    day = date(2026, 7, 1)
    assert numbers[NumberId.REPRESENTED_GROUP].on(day) == 5
    assert numbers[NumberId.REPRESENTATIVES].on(day) == 2
    assert numbers[NumberId.MANY_PEOPLE].on(day) == 10
    assert numbers[NumberId.MOST_REPRESENTATIVES].on(day) == 5
