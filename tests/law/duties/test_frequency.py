"""How often leaders had to receive citizens and hold dialogues, judged by the law of each day."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan import paths
from tiepdan.law.counting.calendar import SATURDAY, WorkCalendar
from tiepdan.law.duties.frequency import (
    Duty,
    DutyBalance,
    DutyVersion,
    JudgedPeriod,
    MeetingDay,
    Span,
    balances,
)
from tiepdan.law.limits.time_limits import Confidence
from tiepdan.law.toml.laws import load_duties
from tiepdan.law.vocabulary.meeting import Capacity, MeetingKind

DAY = timedelta(days=1)
LATER = date(2030, 1, 1)
"""A day on which every period of these tests is over."""

DUTIES = load_duties(paths.data_folder())
CHAIR, SECRETARY, CONFERENCE, GRASSROOTS = (
    next(duty for duty in DUTIES if duty.id == duty_id)
    for duty_id in ("NV-CT", "NV-BT", "NV-DT", "NV-DC")
)


def calendar(off: Iterable[date] = ()) -> WorkCalendar:
    """Monday to Friday, without these days."""
    first, days_off = date(2017, 1, 1), set(off)
    days = [first + DAY * n for n in range((LATER - first).days)]
    worked = [day.weekday() < SATURDAY and day not in days_off for day in days]
    return WorkCalendar(first, worked, provisional=())


WEEKDAYS = calendar()


def reception(day: date, capacity: Capacity | None = Capacity.COMMITTEE_CHAIR) -> MeetingDay:
    return MeetingDay(
        day, MeetingKind.PERIODIC_RECEPTION, frozenset({capacity} if capacity else ())
    )


def test_a_meeting_in_several_capacities_counts_for_each_duty() -> None:
    joint = frozenset({Capacity.PARTY_SECRETARY, Capacity.COMMITTEE_CHAIR})
    held = [MeetingDay(date(2026, 7, 9), MeetingKind.PERIODIC_RECEPTION, joint)]
    judged = JudgedPeriod(date(2026, 7, 1), date(2026, 8, 1), date(2026, 8, 3))
    found = {b.version.id: b.done for b in balances(DUTIES, held, judged, WEEKDAYS)}
    assert found["NV-CTb"] == found["NV-BT"] == 1


def wording(amount: int, per: Span, since: date, until: date | None = None) -> DutyVersion:
    return DutyVersion(
        id=f"X-{since}", amount=amount, per=per, since=since, until=until,
        article="Luật Giả định, Điều 1", source="Công báo",
        confidence=Confidence.VERIFIED, doubt=None,
    )  # fmt: skip


def duty(*versions: DutyVersion) -> Duty:
    return replace(CHAIR, id="X", versions=versions)


def judge(
    judged_duty: Duty,
    *meetings: MeetingDay,
    start: date,
    end: date,
    today: date = LATER,
    work_calendar: WorkCalendar = WEEKDAYS,
) -> list[DutyBalance]:
    """The balances from ``start`` up to but not including ``end``."""
    return list(balances([judged_duty], meetings, JudgedPeriod(start, end, today), work_calendar))


def sums(found: DutyBalance) -> tuple[int, int, int]:
    return found.required, found.done, found.missing


@pytest.mark.parametrize(
    ("per", "day", "first", "last"),
    [
        (Span.WEEK, date(2026, 7, 5), date(2026, 6, 29), date(2026, 7, 5)),
        (Span.WEEK, date(2026, 7, 6), date(2026, 7, 6), date(2026, 7, 12)),
        (Span.WEEK, date(2021, 1, 1), date(2020, 12, 28), date(2021, 1, 3)),
        (Span.MONTH, date(2024, 2, 10), date(2024, 2, 1), date(2024, 2, 29)),
        (Span.MONTH, date(2026, 11, 30), date(2026, 11, 1), date(2026, 11, 30)),
        (Span.MONTH, date(2026, 12, 31), date(2026, 12, 1), date(2026, 12, 31)),
        (Span.YEAR, date(2026, 1, 1), date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_units_are_civil_weeks_months_and_years(
    per: Span, day: date, first: date, last: date
) -> None:
    assert per.around(day) == (first, last)


def test_one_day_a_week() -> None:
    (found,) = judge(
        CHAIR,
        reception(date(2019, 1, 10)),  # week 02
        reception(date(2019, 1, 24)),  # week 04, twice
        reception(date(2019, 1, 25)),
        start=date(2019, 1, 7),
        end=date(2019, 2, 4),
    )
    assert found.version.id == "NV-CTa"
    assert sums(found) == (4, 2, 2)
    assert [span.start for span in found.missing_spans] == [date(2019, 1, 14), date(2019, 1, 28)]
    assert found.extra == 1


def test_two_days_a_month() -> None:
    meetings = [
        reception(day, Capacity.PARTY_SECRETARY)
        for day in (date(2020, 1, 9), date(2020, 1, 23), date(2020, 2, 13))
    ]
    (found,) = judge(SECRETARY, *meetings, start=date(2020, 1, 1), end=date(2020, 4, 1))
    assert sums(found) == (6, 3, 3)
    assert [(span.start, span.done, span.missing) for span in found.missing_spans] == [
        (date(2020, 2, 1), 1, 1),
        (date(2020, 3, 1), 0, 2),
    ]


def test_one_conference_a_year_whoever_chairs_it_and_no_other_dialogue() -> None:
    conference = MeetingKind.PEOPLE_CONFERENCE
    meetings = [
        MeetingDay(date(2026, 5, 5), conference),
        MeetingDay(date(2026, 6, 5), conference, frozenset({Capacity.COUNCIL_CHAIR})),
        MeetingDay(
            date(2027, 4, 4), MeetingKind.PERIODIC_DIALOGUE, frozenset({Capacity.COMMITTEE_CHAIR})
        ),
        MeetingDay(date(2027, 4, 5), MeetingKind.THEMATIC_DIALOGUE),
        MeetingDay(date(2027, 4, 6), MeetingKind.AD_HOC_DIALOGUE, frozenset({Capacity.DEPUTY})),
        MeetingDay(date(2027, 5, 5), MeetingKind.VOTER_CONTACT),
    ]
    (found,) = judge(CONFERENCE, *meetings, start=date(2026, 1, 1), end=date(2028, 1, 1))
    assert sums(found) == (2, 1, 1)
    assert (found.extra, found.unstated) == (1, 0)
    assert [span.start.year for span in found.missing_spans] == [2027]


def test_two_laws_ask_for_it_side_by_side_and_one_conference_answers_both() -> None:
    held = MeetingDay(date(2026, 5, 5), MeetingKind.PEOPLE_CONFERENCE)
    for one in (CONFERENCE, GRASSROOTS):
        (found,) = judge(one, held, start=date(2026, 1, 1), end=date(2027, 1, 1))
        assert sums(found) == (1, 1, 0)


def test_on_01_07_2026_a_day_a_week_becomes_two_a_month() -> None:
    by_week, by_month = judge(
        CHAIR,
        reception(date(2026, 6, 25)),
        reception(date(2026, 6, 30)),  # in the week that asks nothing
        reception(date(2026, 7, 2)),  # in that week too, but in July
        start=date(2026, 6, 22),
        end=date(2026, 8, 1),
    )
    assert by_week.version.id == "NV-CTa"
    assert [(span.start, span.last_day) for span in by_week.spans] == [
        (date(2026, 6, 22), date(2026, 6, 28))
    ]
    assert sums(by_week) == (1, 1, 0)
    assert by_month.version.id == "NV-CTb"
    assert [(span.start, span.required) for span in by_month.spans] == [(date(2026, 7, 1), 2)]
    assert sums(by_month) == (2, 1, 1)


@pytest.mark.parametrize("today", [date(2026, 6, 30), date(2026, 7, 2), date(2026, 7, 6)])
def test_the_week_of_the_change_asks_nothing_on_any_day(today: date) -> None:
    found = judge(CHAIR, start=date(2026, 6, 29), end=date(2026, 7, 6), today=today)
    assert "NV-CTa" not in {balance.version.id for balance in found}


def test_a_unit_in_which_the_law_began_asks_nothing() -> None:
    (found,) = judge(SECRETARY, start=date(2019, 1, 1), end=date(2019, 5, 1))
    assert [span.start for span in found.spans] == [date(2019, 3, 1), date(2019, 4, 1)]
    assert judge(GRASSROOTS, start=date(2023, 1, 1), end=date(2024, 1, 1)) == []
    assert judge(CONFERENCE, start=date(2015, 1, 1), end=date(2016, 1, 1)) == []


def test_a_new_text_that_asks_the_same_leaves_no_gap() -> None:
    """Two laws in turn asked for a conference in each year; 2025 lies under both."""
    old, new = judge(CONFERENCE, start=date(2024, 1, 1), end=date(2026, 1, 1))
    assert (old.version.id, [span.start.year for span in old.spans]) == ("NV-DT-77", [2024])
    assert (new.version.id, [span.start.year for span in new.spans]) == ("NV-DTb", [2025])
    assert sums(new) == (1, 0, 1)


def test_while_it_runs_a_unit_is_judged_under_the_wording_of_today() -> None:
    today = date(2025, 3, 1)
    (found,) = judge(CONFERENCE, start=date(2025, 1, 1), end=date(2025, 3, 2), today=today)
    assert found.version.id == "NV-DT-77"
    assert found.running_span is not None
    assert found.running_span.last_day == date(2025, 12, 31)


def test_a_gap_between_two_texts_asks_nothing() -> None:
    interrupted = duty(
        wording(1, Span.MONTH, date(2020, 1, 1), date(2020, 3, 10)),
        wording(1, Span.MONTH, date(2020, 3, 12)),
    )
    found = judge(interrupted, start=date(2020, 2, 1), end=date(2020, 5, 1))
    assert [span.start.month for balance in found for span in balance.spans] == [2, 4]


def test_a_week_all_off_asks_nothing() -> None:
    tet = [date(2022, 1, 31) + DAY * n for n in range(5)]
    (found,) = judge(
        CHAIR,
        reception(date(2022, 2, 3)),
        start=date(2022, 1, 24),
        end=date(2022, 2, 14),
        work_calendar=calendar(off=tet),
    )
    assert sums(found) == (2, 0, 2)
    assert found.extra == 1
    assert [span.start for span in found.missing_spans] == [date(2022, 1, 24), date(2022, 2, 7)]
    (found,) = judge(
        CHAIR,
        start=date(2022, 1, 31),
        end=date(2022, 2, 7),
        today=date(2022, 2, 3),
        work_calendar=calendar(off=tet),
    )
    assert found.running_span is None


def test_a_week_with_one_working_day_asks_for_it() -> None:
    most_of_tet = [date(2022, 1, 31) + DAY * n for n in range(4)]
    (found,) = judge(
        CHAIR,
        start=date(2022, 1, 31),
        end=date(2022, 2, 7),
        work_calendar=calendar(off=most_of_tet),
    )
    assert sums(found) == (1, 0, 1)


def test_a_deputy_and_an_unknown_chair_are_shown_apart_and_fulfil_nothing() -> None:
    (found,) = judge(
        CHAIR,
        reception(date(2026, 7, 2), Capacity.DEPUTY),
        reception(date(2026, 7, 9), None),
        reception(date(2026, 7, 16), Capacity.COUNCIL_CHAIR),
        reception(date(2026, 7, 23)),
        MeetingDay(
            date(2026, 7, 24), MeetingKind.AD_HOC_RECEPTION, frozenset({Capacity.COMMITTEE_CHAIR})
        ),
        start=date(2026, 7, 6),
        end=date(2026, 8, 1),
    )
    assert sums(found) == (2, 1, 1)
    assert (found.delegated, found.unstated, found.extra) == (1, 1, 0)


def test_days_count_not_sessions() -> None:
    day = date(2026, 7, 9)
    (found,) = judge(
        CHAIR,
        *[reception(day)] * 2,
        reception(day, None),  # whoever it was, that day is done
        *[reception(date(2026, 7, 10), Capacity.DEPUTY)] * 2,
        start=date(2026, 7, 1),
        end=date(2026, 8, 1),
    )
    assert sums(found) == (2, 1, 1)
    assert (found.delegated, found.unstated) == (1, 0)


def test_a_running_unit_is_not_missing_yet() -> None:
    start, meeting = date(2026, 7, 1), reception(date(2026, 7, 9))
    last_day = date(2026, 7, 31)
    (running,) = judge(CHAIR, meeting, start=start, end=last_day + DAY, today=last_day)
    assert sums(running) == (0, 0, 0)
    assert running.running_span is not None
    assert (running.running_span.done, running.running_span.required) == (1, 2)
    assert running.running_span.last_day == last_day
    (ended,) = judge(CHAIR, meeting, start=start, end=last_day + DAY, today=last_day + DAY)
    assert sums(ended) == (2, 1, 1)
    assert ended.running_span is None


def test_a_period_up_to_today_shows_the_unit_that_runs_on() -> None:
    today = date(2026, 11, 22)
    (found,) = judge(CHAIR, start=date(2026, 11, 1), end=today + DAY, today=today)
    assert sums(found) == (0, 0, 0)
    assert found.running_span is not None
    assert found.running_span.last_day == date(2026, 11, 30)


def test_what_is_recorded_for_later_than_today_is_not_looked_at() -> None:
    (found,) = judge(
        CHAIR,
        reception(date(2026, 7, 9)),
        start=date(2026, 7, 1),
        end=date(2026, 9, 1),
        today=date(2026, 7, 8),
    )
    assert [(span.start, span.done) for span in found.spans] == [(date(2026, 7, 1), 0)]
    assert judge(CHAIR, start=date(2027, 1, 1), end=date(2028, 1, 1), today=date(2026, 7, 8)) == []


def test_a_week_across_new_year_belongs_to_the_year_in_which_it_ends() -> None:
    meeting = reception(date(2020, 12, 31))
    (old,) = judge(CHAIR, meeting, start=date(2020, 12, 21), end=date(2021, 1, 1))
    (new,) = judge(CHAIR, meeting, start=date(2021, 1, 1), end=date(2021, 1, 4))
    assert [span.start for span in old.spans] == [date(2020, 12, 21)]
    assert sums(old) == (1, 0, 1)
    assert [span.start for span in new.spans] == [date(2020, 12, 28)]
    assert sums(new) == (1, 1, 0)


days = st.dates(date(2018, 6, 1), date(2027, 12, 31))
meetings_of_any_kind = st.lists(
    st.builds(
        MeetingDay,
        days,
        st.sampled_from([MeetingKind.PERIODIC_RECEPTION, MeetingKind.PEOPLE_CONFERENCE]),
        st.frozensets(st.sampled_from(list(Capacity)), max_size=2),
    ),
    max_size=40,
)
some_weeks_off = st.lists(days, max_size=4).map(
    lambda first_days: calendar(off=[first + DAY * n for first in first_days for n in range(9)])
)
any_register = settings(max_examples=50, deadline=None)


@any_register
@given(meetings_of_any_kind, days, days, days, some_weeks_off)
def test_what_was_required_is_done_or_missing(
    meetings: list[MeetingDay], start: date, last: date, today: date, work_calendar: WorkCalendar
) -> None:
    for found in balances(DUTIES, meetings, JudgedPeriod(start, last + DAY, today), work_calendar):
        assert found.required == found.done + found.missing
        assert found.missing == sum(span.missing for span in found.missing_spans)
        assert min(found.done, found.missing, found.extra, found.delegated, found.unstated) >= 0
        assert sum(span.is_running for span in found.spans) <= 1
        assert all(span.start <= today for span in found.spans)


def _totals(found: Iterable[DutyBalance]) -> Counter[tuple[str, str]]:
    totals: Counter[tuple[str, str]] = Counter()
    for balance in found:
        for what in ("required", "done", "missing", "extra", "delegated", "unstated"):
            totals[balance.version.id, what] += getattr(balance, what)
    return totals


@any_register
@given(
    meetings_of_any_kind, st.lists(days, min_size=3, max_size=6, unique=True), days, some_weeks_off
)
def test_periods_in_a_row_neither_lose_nor_double_a_unit(
    meetings: list[MeetingDay], cuts: list[date], today: date, work_calendar: WorkCalendar
) -> None:
    def total(start: date, end: date) -> Counter[tuple[str, str]]:
        return _totals(balances(DUTIES, meetings, JudgedPeriod(start, end, today), work_calendar))

    first, *others = sorted(cuts)
    in_parts: Counter[tuple[str, str]] = Counter()
    start = first
    for end in others:
        in_parts += total(start, end)
        start = end
    assert in_parts == +total(first, start)


def _naive(meetings: list[MeetingDay], start: date, last: date, off: set[date]) -> tuple[int, int]:
    """Weeks and done weeks of the chair, one by one, before the change of 01/07/2026."""
    received = {m.day for m in meetings if Capacity.COMMITTEE_CHAIR in m.capacities}
    required = done = 0
    for n in range((last - start).days + 1):
        sunday = start + DAY * n
        week = [sunday - DAY * back for back in range(7)]
        if sunday.weekday() != 6 or all(day.weekday() >= 5 or day in off for day in week):
            continue
        required += 1
        done += any(day in received for day in week)
    return required, done


@any_register
@given(
    st.lists(
        st.builds(
            reception,
            st.dates(date(2018, 6, 1), date(2021, 12, 31)),
            st.sampled_from(list(Capacity)),
        ),
        max_size=60,
    ),
    st.dates(date(2019, 1, 1), date(2021, 6, 30)),
    st.integers(0, 400),
    st.sets(st.dates(date(2019, 1, 1), date(2021, 12, 31)), max_size=30),
)
def test_weeks_are_those_that_a_plain_count_finds(
    meetings: list[MeetingDay], start: date, length: int, off: set[date]
) -> None:
    last = start + DAY * length
    found = judge(CHAIR, *meetings, start=start, end=last + DAY, work_calendar=calendar(off))
    assert (
        sum(balance.required for balance in found),
        sum(balance.done for balance in found),
    ) == _naive(meetings, start, last, off)
