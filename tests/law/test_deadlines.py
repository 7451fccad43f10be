"""Worked cases of the law (``tests/cases/*.toml``) and what holds for every deadline."""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan import paths
from tiepdan.law.calendar import OutsideCalendarError, SpecialDay, WorkCalendar
from tiepdan.law.deadlines import Deadline, compute_deadline, count_due
from tiepdan.law.load import load_limits
from tiepdan.law.rules import TimeLimit, Unit

CASES = Path(__file__).parents[1] / "cases"
LIMITS = {limit.id: limit for limit in load_limits(paths.data_folder())}
FIRST, LAST = date(2013, 1, 1), date(2027, 12, 31)
TABLE_STARTS, TABLE_CONFIRMED_UNTIL = date(2018, 12, 1), date(2026, 12, 31)
KEYS: Mapping[str, type] = {
    "name": str,
    "limit": str,
    "start": date,
    "in_force": bool,
    "version": str,
    "raw_due": date,
    "due": date,
    "alternative": str,
    "alternative_due": date,
    "remote": bool,
    "provisional": bool,
    "basis": str,
}
ARTICLE = re.compile(r"Điều \d+|\d+-QĐ/TU")


@dataclass(frozen=True)
class LegalCase:
    """One case as its file gives it."""

    file: str
    facts: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.file}: {self.facts.get('limit')} {self.facts.get('start')}"

    @property
    def is_in_force(self) -> bool:
        return bool(self.facts.get("in_force", True))

    @property
    def limit(self) -> TimeLimit:
        return LIMITS[self.facts["limit"]]

    @property
    def end(self) -> date:
        """The last day the case depends on."""
        days: list[date | None] = [
            self.facts.get(key) for key in ("start", "due", "alternative_due")
        ]
        return max(day for day in days if day)


def read_cases() -> list[LegalCase]:
    return [
        LegalCase(path.name, facts)
        for path in sorted(CASES.glob("*.toml"))
        for facts in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


ALL_CASES = read_cases()
CASES_IN_FORCE = [case for case in ALL_CASES if case.is_in_force]


@pytest.fixture(scope="module")
def calendar(official_days: Mapping[date, SpecialDay]) -> WorkCalendar:
    """The official table on Monday to Friday, without any code of the register."""
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    worked = [
        official_days[day].is_worked if day in official_days else day.weekday() < 5 for day in days
    ]
    unconfirmed = (day for day in days if not TABLE_STARTS <= day <= TABLE_CONFIRMED_UNTIL)
    return WorkCalendar(FIRST, worked, unconfirmed)


def deadline_of(
    limit: TimeLimit,
    start: date,
    calendar: WorkCalendar,
    *,
    is_remote: bool = False,
    done_on: date | None = None,
) -> Deadline | None:
    return compute_deadline(
        limit, started_on=start, done_on=done_on, is_remote=is_remote, calendar=calendar
    )


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_every_case_is_well_formed(case: LegalCase) -> None:
    facts = case.facts
    assert {"name", "limit", "start", "basis"} <= facts.keys()
    for key, value in facts.items():
        assert key in KEYS, f"{key} is not a known key"
        assert type(value) is KEYS[key], f"{key} has the wrong type"
        assert value != "", f"{key} is empty"
    assert facts["limit"] in LIMITS
    assert case.is_in_force is ("due" in facts) is ("version" in facts)
    assert ("alternative" in facts) is ("alternative_due" in facts)
    assert "raw_due" not in facts or facts["raw_due"] < facts["due"]
    assert "due" not in facts or facts["start"] < facts["due"]


@pytest.mark.parametrize("case", CASES_IN_FORCE, ids=str)
def test_every_case_names_the_article_of_its_text(case: LegalCase) -> None:
    version = case.limit.version(case.facts["version"])
    named = set(ARTICLE.findall(case.facts["basis"]))
    assert named & set(ARTICLE.findall(version.article))


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_cases_before_the_official_table_keep_clear_of_public_holidays(case: LegalCase) -> None:
    start, end = case.facts["start"], case.end
    if start >= TABLE_STARTS:
        return
    # No public holiday falls after 01/05 and before 02/09, nor after that until the year's end.
    assert any(
        first < (start.month, start.day) <= (end.month, end.day) < last
        for first, last in (((5, 1), (9, 2)), ((9, 2), (12, 32)))
    )


def test_no_case_is_given_twice() -> None:
    seen = [(c.facts["limit"], c.facts["start"], c.facts.get("remote", False)) for c in ALL_CASES]
    assert len(seen) == len(set(seen))


@pytest.mark.parametrize("limit", LIMITS.values(), ids=lambda limit: limit.id)
def test_every_text_has_a_case(limit: TimeLimit) -> None:
    own = [case.facts for case in ALL_CASES if case.limit is limit]
    for version in limit.versions:
        assert version.id in {facts.get("version") for facts in own}
        for alternative in version.alternatives:
            assert alternative.id in {facts.get("alternative") for facts in own}


@pytest.mark.parametrize("case", CASES_IN_FORCE, ids=str)
def test_the_deadline_is_the_one_of_the_case(case: LegalCase, calendar: WorkCalendar) -> None:
    facts = case.facts
    deadline = deadline_of(
        case.limit, facts["start"], calendar, is_remote=facts.get("remote", False)
    )
    assert deadline is not None
    assert deadline.version.id == facts["version"]
    assert deadline.due == facts["due"]
    assert deadline.raw_due == facts.get("raw_due", facts["due"])
    assert deadline.alternative_due == facts.get("alternative_due")
    assert deadline.is_provisional is facts.get("provisional", False)
    assert deadline.late_after == case.end
    alternative = deadline.version.alternative_on(facts["start"])
    assert (alternative.id if alternative else None) == facts.get("alternative")


@pytest.mark.parametrize("case", [case for case in ALL_CASES if not case.is_in_force], ids=str)
def test_before_any_text_there_is_no_deadline(case: LegalCase, calendar: WorkCalendar) -> None:
    assert deadline_of(case.limit, case.facts["start"], calendar) is None


def test_a_deadline_keeps_when_it_was_met(calendar: WorkCalendar) -> None:
    deadline = deadline_of(LIMITS["TC-24"], date(2023, 3, 6), calendar, done_on=date(2023, 3, 9))
    assert deadline is not None
    assert (deadline.started_on, deadline.done_on) == (date(2023, 3, 6), date(2023, 3, 9))


def test_lateness_counts_from_the_later_of_two_texts_whichever_it_is(
    calendar: WorkCalendar,
) -> None:
    decree_later = deadline_of(LIMITS["KN-27"], date(2026, 6, 29), calendar)
    assert decree_later is not None
    assert decree_later.late_after == decree_later.alternative_due == date(2026, 7, 13)
    law_later = replace(decree_later, alternative_due=date(2026, 7, 8))
    assert law_later.late_after == law_later.due == date(2026, 7, 9)
    only_law = deadline_of(LIMITS["KN-27"], date(2026, 7, 6), calendar)
    assert only_law is not None
    assert only_law.late_after == only_law.due == date(2026, 7, 15)


def test_an_end_beyond_the_calendar_is_refused(calendar: WorkCalendar) -> None:
    with pytest.raises(OutsideCalendarError):
        deadline_of(LIMITS["KN-28"], date(2027, 12, 10), calendar)
    with pytest.raises(OutsideCalendarError):
        deadline_of(LIMITS["TC-24"], date(2027, 12, 30), calendar)


@settings(max_examples=150, deadline=None)
@given(
    start=st.dates(date(2018, 12, 1), date(2027, 9, 30)),
    amount=st.integers(1, 60),
    unit=st.sampled_from([Unit.WORKING, Unit.CALENDAR]),
)
def test_the_due_day_is_worked_and_the_period_complete(
    calendar: WorkCalendar, start: date, amount: int, unit: Unit
) -> None:
    due = count_due(start, amount, unit, calendar)
    assert calendar.is_working_day(due.effective)
    assert start < due.raw <= due.effective
    if unit is Unit.WORKING:
        assert due.raw == due.effective
        assert calendar.count_working_days(start, due.effective) == amount
    else:
        assert (due.raw - start).days == amount
        assert _all_off(calendar, due.raw, due.effective)


@settings(max_examples=150, deadline=None)
@given(
    starts=st.tuples(*[st.dates(date(2018, 12, 1), date(2027, 9, 30))] * 2),
    amounts=st.tuples(*[st.integers(1, 60)] * 2),
    unit=st.sampled_from([Unit.WORKING, Unit.CALENDAR]),
)
def test_later_starts_and_longer_periods_never_end_earlier(
    calendar: WorkCalendar, starts: tuple[date, date], amounts: tuple[int, int], unit: Unit
) -> None:
    (early, late), (short, long) = sorted(starts), sorted(amounts)
    due = count_due(early, short, unit, calendar).effective
    assert due <= count_due(late, short, unit, calendar).effective
    assert due <= count_due(early, long, unit, calendar).effective


def _all_off(calendar: WorkCalendar, start: date, end: date) -> bool:
    days: Iterable[date] = (start + timedelta(days=n) for n in range((end - start).days))
    return not any(calendar.is_working_day(day) for day in days)
