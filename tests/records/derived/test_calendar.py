"""The calendar against the Government's decisions, day by day, and against the package."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path

import holidays
import pytest

from tests.conftest import entry
from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.law.counting.calendar import DayStatus, SpecialDay
from tiepdan.records.derived.days import load_calendar
from tiepdan.records.derived.official_days import calendar_days
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.writing import session

TABLE_FIRST, TABLE_LAST = date(2018, 12, 1), date(2027, 12, 31)
TODAY = date(2026, 11, 23)

DIFFERENCES_OF_THE_PACKAGE = [
    # day, what the package says, the decision that says otherwise
    (date(2026, 1, 2), "worked", "12729/VPCP-KGVX"),
    (date(2026, 1, 10), "off", "12729/VPCP-KGVX"),
]


@pytest.fixture(scope="module")
def days() -> Mapping[date, DayStatus]:
    return {status.day: status for status in calendar_days(FIRST_DAY, LAST_DAY)}


def every_day(first: date, last: date) -> list[date]:
    return [first + timedelta(days=n) for n in range((last - first).days + 1)]


def test_the_table_is_complete(official_days: Mapping[date, SpecialDay]) -> None:
    assert len(official_days) == 111
    assert min(official_days) == date(2018, 12, 31)
    assert all(TABLE_FIRST <= day <= TABLE_LAST for day in official_days)


def test_every_day_of_the_span_comes_once_and_in_order() -> None:
    found = [status.day for status in calendar_days(TABLE_FIRST, TABLE_LAST)]
    assert found == every_day(TABLE_FIRST, TABLE_LAST)


@pytest.mark.parametrize("year", range(2018, 2028))
def test_every_day_is_as_the_government_decided(
    year: int, days: Mapping[date, DayStatus], official_days: Mapping[date, SpecialDay]
) -> None:
    for day in every_day(max(TABLE_FIRST, date(year, 1, 1)), date(year, 12, 31)):
        found, listed = days[day], official_days.get(day)
        if listed:
            assert (found.is_worked, found.kind, found.name, found.authority) == (
                listed.is_worked,
                listed.kind,
                listed.name,
                listed.authority,
            ), day
        else:
            assert (found.is_worked, found.kind, found.name, found.authority) == (
                day.weekday() < 5,
                None,
                None,
                None,
            ), day


def test_the_years_with_a_decision_are_confirmed(days: Mapping[date, DayStatus]) -> None:
    confirmed = {day for day, status in days.items() if status.is_confirmed}
    assert confirmed == set(every_day(TABLE_FIRST, date(2026, 12, 31)))


def test_years_without_a_file_still_know_the_fixed_holidays(days: Mapping[date, DayStatus]) -> None:
    for year in (2013, 2017, 2028, 2029):
        for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
            status = days[date(year, month, day)]
            assert not status.is_worked
            assert status.name or status.day.weekday() >= 5
            assert not status.is_confirmed
    new_year = days[date(2028, 1, 26)]  # the first day of the year Mậu Thân
    assert not new_year.is_worked
    assert "holidays" in (new_year.authority or "")


def test_where_the_package_differs_from_the_decisions(
    official_days: Mapping[date, SpecialDay],
) -> None:
    package = holidays.country_holidays("VN", years=range(2019, 2028))
    differences = []
    for day in every_day(date(2019, 1, 1), TABLE_LAST):
        listed = official_days.get(day)
        is_worked = listed.is_worked if listed else day.weekday() < 5
        by_package = package.is_working_day(day)
        if by_package is not is_worked:
            authority = listed.authority if listed else "none"
            differences.append((day, "worked" if by_package else "off", authority))
    assert differences == DIFFERENCES_OF_THE_PACKAGE


def test_the_decision_wins_over_the_package(days: Mapping[date, DayStatus]) -> None:
    for day, by_package, authority in DIFFERENCES_OF_THE_PACKAGE:
        assert days[day].is_worked is (by_package == "off")
        assert days[day].authority == authority


def test_the_stored_calendar_is_the_computed_one(
    tmp_path: Path, days: Mapping[date, DayStatus]
) -> None:
    path = tmp_path / "register.db"
    session.create(path, entry(), fill=lambda _session: None)
    with session.writing(path) as opened:
        stored = load_calendar(driver_connection(opened))
    assert (stored.first, stored.last) == (FIRST_DAY, LAST_DAY)
    for day in every_day(stored.first, stored.last):
        assert stored.is_working_day(day) is days[day].is_worked, day
    assert stored.is_provisional(date(2027, 1, 1), date(2027, 1, 1))
    assert not stored.is_provisional(date(2019, 1, 1), date(2026, 12, 31))


def test_the_stored_running_count_counts_working_days(
    tmp_path: Path, days: Mapping[date, DayStatus]
) -> None:
    path = tmp_path / "register.db"
    session.create(path, entry(), fill=lambda _session: None)
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute(
            "SELECT day, worked_count FROM calendar_day ORDER BY day"
        ).fetchall()
    count = 0
    for day, worked_count in rows:
        count += days[date.fromisoformat(day)].is_worked
        assert worked_count == count, day
