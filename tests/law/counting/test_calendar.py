"""Counting in working days and in calendar days, on calendars of any shape."""

from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan.law.counting.calendar import DayKind, OutsideCalendarError, WorkCalendar

MONDAY = date(2026, 7, 6)
WEEK = [True] * 5 + [False] * 2
WEEKS = WorkCalendar(MONDAY, WEEK * 3, provisional=())

calendars = st.builds(
    WorkCalendar,
    st.dates(date(2013, 1, 1), date(2030, 12, 31)),
    st.lists(st.booleans(), min_size=1, max_size=60),
    provisional=st.just(()),
)
any_calendar = settings(max_examples=60, deadline=None)


@dataclass(frozen=True)
class Period:
    """A start and a number of working days that the calendar can count."""

    calendar: WorkCalendar
    start: date
    amount: int


@st.composite
def periods(draw: st.DrawFn, spare: int = 0) -> Period:
    """Periods after which at least ``spare`` more working days are left."""
    first = draw(st.dates(date(2013, 1, 1), date(2030, 12, 31)))
    before = draw(st.integers(0, 30))
    worked = draw(st.lists(st.booleans(), min_size=before + 1, max_size=60))
    worked += [True] * (spare + 1)
    amount = draw(st.integers(1, sum(worked[before + 1 :]) - spare))
    calendar = WorkCalendar(first, worked, provisional=())
    return Period(calendar, first + timedelta(days=before), amount)


def days_of(calendar: WorkCalendar) -> st.SearchStrategy[date]:
    return st.dates(calendar.first, calendar.last)


def test_the_day_of_the_event_is_not_counted() -> None:
    assert WEEKS.add_working_days(MONDAY, 1) == date(2026, 7, 7)
    assert WEEKS.count_working_days(MONDAY, MONDAY) == 0


def test_days_off_are_not_counted() -> None:
    friday = date(2026, 7, 10)
    assert WEEKS.add_working_days(friday, 1) == date(2026, 7, 13)
    assert WEEKS.add_working_days(friday, 6) == date(2026, 7, 20)
    assert WEEKS.count_working_days(friday, date(2026, 7, 12)) == 0


def test_a_period_that_starts_on_a_day_off_begins_with_the_next_working_day() -> None:
    assert WEEKS.add_working_days(date(2026, 7, 11), 1) == date(2026, 7, 13)


def test_calendar_days_are_counted_worked_or_not() -> None:
    assert WEEKS.add_calendar_days(date(2026, 7, 10), 2) == date(2026, 7, 12)


def test_an_end_on_a_day_off_moves_to_the_next_working_day() -> None:
    assert WEEKS.next_working_day(date(2026, 7, 11)) == date(2026, 7, 13)
    assert WEEKS.next_working_day(date(2026, 7, 10)) == date(2026, 7, 10)


def test_only_a_made_up_saturday_or_an_office_by_its_own_decision_works_on_a_day_off() -> None:
    worked = [kind for kind in DayKind if kind.is_worked]
    assert worked == [DayKind.SWAPPED_WORK, DayKind.OFFICE_WORK]
    own = [kind for kind in DayKind if kind.is_of_office]
    assert own == [DayKind.OFFICE_OFF, DayKind.OFFICE_WORK]


def test_first_and_last_day() -> None:
    assert (WEEKS.first, WEEKS.last) == (MONDAY, date(2026, 7, 26))


def test_a_span_is_provisional_if_it_touches_an_unconfirmed_year() -> None:
    calendar = WorkCalendar(date(2026, 12, 1), [True] * 60, provisional=[date(2027, 1, 1)])
    assert not calendar.is_provisional(date(2026, 12, 1), date(2026, 12, 31))
    assert calendar.is_provisional(date(2026, 12, 1), date(2027, 1, 1))


@any_calendar
@given(periods())
def test_counting_undoes_adding(period: Period) -> None:
    due = period.calendar.add_working_days(period.start, period.amount)
    assert period.calendar.count_working_days(period.start, due) == period.amount
    assert period.calendar.is_working_day(due)
    assert due > period.start


@any_calendar
@given(st.data(), calendars)
def test_counting_is_looking_at_each_day(data: st.DataObject, calendar: WorkCalendar) -> None:
    start, end = sorted((data.draw(days_of(calendar)), data.draw(days_of(calendar))))
    days = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert calendar.count_working_days(start, end) == sum(map(calendar.is_working_day, days))


@any_calendar
@given(st.data(), periods())
def test_a_later_start_never_ends_earlier(data: st.DataObject, period: Period) -> None:
    calendar, later, amount = period.calendar, period.start, period.amount
    earlier = data.draw(st.dates(calendar.first, later))
    assert calendar.add_working_days(earlier, amount) <= calendar.add_working_days(later, amount)
    assert calendar.add_calendar_days(earlier, amount) <= calendar.add_calendar_days(later, amount)


@any_calendar
@given(periods(spare=1))
def test_one_day_more_always_ends_later(period: Period) -> None:
    calendar, start, amount = period.calendar, period.start, period.amount
    assert calendar.add_working_days(start, amount) < calendar.add_working_days(start, amount + 1)


@any_calendar
@given(periods())
def test_the_next_working_day_is_worked_and_not_before(period: Period) -> None:
    calendar, day = period.calendar, period.start
    following = calendar.next_working_day(day)
    assert calendar.is_working_day(following)
    assert following >= day
    skipped = [day + timedelta(days=n) for n in range((following - day).days)]
    assert not any(map(calendar.is_working_day, skipped))


@any_calendar
@given(st.data(), calendars, st.integers(0, 40))
def test_adding_gives_the_right_day_or_none(
    data: st.DataObject, calendar: WorkCalendar, amount: int
) -> None:
    start = data.draw(days_of(calendar))
    try:
        due = calendar.add_working_days(start, amount)
    except OutsideCalendarError:
        return
    assert calendar.count_working_days(start, due) == amount


@pytest.mark.parametrize("day", [MONDAY - timedelta(days=1), date(2026, 7, 27), date.max])
def test_days_beyond_the_ends_are_refused(day: date) -> None:
    for ask in (WEEKS.is_working_day, WEEKS.next_working_day):
        with pytest.raises(OutsideCalendarError) as refusal:
            ask(day)
        assert (refusal.value.day, refusal.value.first, refusal.value.last) == (
            day,
            WEEKS.first,
            WEEKS.last,
        )
    with pytest.raises(OutsideCalendarError):
        WEEKS.add_working_days(day, 1)
    with pytest.raises(OutsideCalendarError):
        WEEKS.count_working_days(MONDAY, day)
    with pytest.raises(OutsideCalendarError):
        WEEKS.count_working_days(day, MONDAY)


def test_a_period_that_ends_beyond_the_last_day_is_refused() -> None:
    assert WEEKS.add_working_days(MONDAY, 14) == date(2026, 7, 24)
    with pytest.raises(OutsideCalendarError):
        WEEKS.add_working_days(MONDAY, 15)
    with pytest.raises(OutsideCalendarError):
        WEEKS.next_working_day(date(2026, 7, 25))


def test_nothing_comes_before_the_first_working_day() -> None:
    opens_with_a_day_off = WorkCalendar(date(2026, 7, 5), [False, *WEEK], provisional=())
    with pytest.raises(OutsideCalendarError):
        opens_with_a_day_off.add_working_days(date(2026, 7, 5), 0)


@given(start=st.dates(date(2018, 6, 1), date(2019, 12, 31)), amount=st.integers(1, 60))
@settings(deadline=None)
def test_counting_back_meets_counting_on(start: date, amount: int) -> None:
    """A lead time ends on a working day with exactly so many worked days up to the event."""
    first = date(2018, 1, 1)
    days = [first + timedelta(days=number) for number in range(1095)]
    calendar = WorkCalendar(first, [day.weekday() < 5 and day.day != 13 for day in days], ())
    latest = calendar.subtract_working_days(start, amount)
    assert calendar.is_working_day(latest)
    assert latest < start
    day_before = start - timedelta(days=1)
    before_latest = latest - timedelta(days=1)
    assert calendar.count_working_days(before_latest, day_before) == amount


def test_a_lead_time_cannot_begin_before_the_calendar() -> None:
    calendar = WorkCalendar(date(2026, 1, 5), [True] * 5, ())
    assert calendar.subtract_working_days(date(2026, 1, 9), 4) == date(2026, 1, 5)
    for start, amount in ((date(2026, 1, 9), 5), (date(2026, 1, 5), 1), (date(2026, 1, 9), 0)):
        with pytest.raises(OutsideCalendarError):
            calendar.subtract_working_days(start, amount)
