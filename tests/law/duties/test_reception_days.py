"""The reception days of a month: by weekday, and where a day off moves them."""

from collections.abc import Collection, Mapping
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.law.counting.calendar import SATURDAY, DayStatus, DescribedCalendar, SpecialDay
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.duties.reception_days import is_same_reception, reception_days
from tiepdan.law.vocabulary.meeting import Capacity

DAY = timedelta(days=1)
MONDAY, TUESDAY, WEDNESDAY, THURSDAY, FRIDAY = range(5)


@pytest.fixture(scope="module")
def official(official_days: Mapping[date, SpecialDay]) -> DescribedCalendar:
    """The official calendar of 2019 to 2027."""
    return described(official_days)


def described(special: Mapping[date, SpecialDay]) -> DescribedCalendar:
    first = date(2019, 1, 1)
    days = [first + DAY * number for number in range((date(2027, 12, 31) - first).days + 1)]
    return DescribedCalendar.of(
        [
            DayStatus(
                day,
                special[day].is_worked if day in special else day.weekday() < SATURDAY,
                special[day].name if day in special else None,
                special[day].authority if day in special else None,
                is_confirmed=True,
            )
            for day in days
        ]
    )


def usual(year: int, month: int, weekday: int) -> list[date]:
    days = [date(year, month, 1) + DAY * number for number in range(31)]
    return [day for day in days if (day.month, day.weekday()) == (month, weekday)]


def proposed(
    calendar: DescribedCalendar,
    month: tuple[int, int],
    weekday: int,
    recorded: Collection[date] = (),
) -> list[str]:
    return [
        f"{one.day:%d/%m}" + (f" for {one.usual_on:%d/%m}: {one.off.name}" if one.off else "")
        for one in reception_days(usual(*month, weekday), calendar, recorded)
    ]


@pytest.mark.parametrize(
    ("month", "weekday", "days"),
    [
        ((2026, 12), THURSDAY, ["03/12", "10/12", "17/12", "24/12", "31/12"]),
        # The culture day is a Tuesday in 2026.
        ((2026, 11), TUESDAY,
         ["03/11", "10/11", "17/11", "25/11 for 24/11: Ngày Văn hóa Việt Nam"]),
        # Thursday 30/04 and Friday 01/05: what would leave its month goes back in it.
        ((2026, 4), THURSDAY,
         ["02/04", "09/04", "16/04", "23/04", "29/04 for 30/04: Ngày Chiến thắng"]),
        ((2026, 5), FRIDAY,
         ["04/05 for 01/05: Ngày Quốc tế lao động", "08/05", "15/05", "22/05", "29/05"]),
        # The days before and after the National Day belong to it or are swapped for it.
        ((2026, 9), WEDNESDAY, ["03/09 for 02/09: Quốc khánh", "09/09", "16/09", "23/09", "30/09"]),
        # Tết 2027 is off from Thursday 04/02 to Wednesday 10/02; the 11th is a usual day itself.
        ((2027, 2), THURSDAY,
         ["11/02", "12/02 for 04/02: Tết Nguyên đán (28 Chạp)", "18/02", "25/02"]),
        # Offices work on Saturday 10/01/2026 for Friday 02/01.
        ((2026, 1), FRIDAY,
         ["05/01 for 02/01: Hoán đổi", "09/01", "16/01", "23/01", "30/01"]),
    ],
)  # fmt: skip
def test_the_reception_days_of_a_month(
    official: DescribedCalendar, month: tuple[int, int], weekday: int, days: list[str]
) -> None:
    found = sorted(proposed(official, month, weekday))
    assert [one.partition(":")[0] for one in found] == [one.partition(":")[0] for one in days]
    assert all(shown.startswith(wanted) for shown, wanted in zip(found, days, strict=True))


def test_a_made_up_saturday_may_take_a_reception(official: DescribedCalendar) -> None:
    statuses = dict(official.statuses)
    for day in [date(2026, 1, number) for number in range(5, 10)]:
        statuses[day] = DayStatus(day, is_worked=False, name="bão", authority=None,
                                  is_confirmed=True)  # fmt: skip
    stormy = DescribedCalendar.of(list(statuses.values()))
    assert proposed(stormy, (2026, 1), THURSDAY)[1] == "12/01 for 08/01: bão"
    assert proposed(stormy, (2026, 1), THURSDAY)[0].startswith("10/01 for 01/01")


def test_what_was_moved_before_is_found_again(official: DescribedCalendar) -> None:
    once = [one.day for one in reception_days(usual(2027, 2, THURSDAY), official, ())]
    again = [one.day for one in reception_days(usual(2027, 2, THURSDAY), official, once)]
    assert again == once


def test_a_reception_recorded_on_a_day_off_stays_there(official: DescribedCalendar) -> None:
    assert proposed(official, (2026, 11), TUESDAY, {date(2026, 11, 24)})[-1] == "24/11"


def test_a_day_with_nowhere_to_move_is_left_out() -> None:
    off = {
        day: DayStatus(day, is_worked=False, name="bão", authority=None, is_confirmed=True)
        for day in [date(2026, 3, 1) + DAY * number for number in range(31)]
    }
    calendar = DescribedCalendar.of(list(off.values()))
    assert proposed(calendar, (2026, 3), THURSDAY) == []


@settings(max_examples=80)
@given(
    off=st.sets(st.integers(0, 59)), weekday=st.integers(0, 4), recorded=st.sets(st.integers(0, 30))
)
def test_each_usual_day_has_one_working_day_of_its_own(
    off: set[int], weekday: int, recorded: set[int]
) -> None:
    first = date(2026, 4, 1)
    statuses = [
        DayStatus(day, day.weekday() < SATURDAY and number not in off, None, None,
                  is_confirmed=True)
        for number in range(61)
        for day in [first + DAY * number]
    ]  # fmt: skip
    calendar = DescribedCalendar.of(statuses)
    weekdays = usual(2026, 5, weekday)
    in_register = {date(2026, 5, 1) + DAY * number for number in recorded}
    found = list(reception_days(weekdays, calendar, in_register))
    days = [one.day for one in found]
    assert len(set(days)) == len(days) <= len(weekdays)
    for one in found:
        assert one.day.month == 5
        assert calendar.counting.is_working_day(one.day) or one.day in in_register
        assert (one.off is None) == (one.day == one.usual_on)
    worked = sum(status.is_worked for status in statuses if status.day.month == 5)
    assert len(found) == len(weekdays) or worked <= len(weekdays)


def test_who_chairs_makes_another_reception() -> None:
    chair, secretary, deputy, council = (
        Capacities(capacity)
        for capacity in (
            Capacity.COMMITTEE_CHAIR,
            Capacity.PARTY_SECRETARY,
            Capacity.DEPUTY,
            Capacity.COUNCIL_CHAIR,
        )
    )
    assert is_same_reception(chair, chair)
    assert is_same_reception(chair, deputy)
    assert is_same_reception(None, secretary)
    assert not is_same_reception(chair, secretary)
    joint = Capacities.of((*chair.each, *secretary.each))
    assert is_same_reception(joint, chair)
    assert is_same_reception(secretary, joint)
    assert not is_same_reception(joint, council)
