"""Worked cases of the law (``tests/cases/*.toml``) and what holds for every deadline."""

import re
import tomllib
from calendar import monthrange
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from pathlib import Path
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tiepdan import paths
from tiepdan.law.counting.calendar import OutsideCalendarError, SpecialDay, WorkCalendar
from tiepdan.law.counting.periods import Unit, count_due
from tiepdan.law.duties.capacities import capacities_in
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Deadline, Judge, LimitsByKind
from tiepdan.law.limits.time_limits import Competence, Severity, Subject, TimeLimit
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.meeting import Capacity, MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import Addressee, Channel, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.text import fold

CASES = Path(__file__).parents[2] / "cases"
LAWS = paths.data_folder() / "laws"
LIMITS = {limit.id: limit for limit in load_limits(paths.data_folder())}
BY_KIND = LimitsByKind(LIMITS.values())
FIRST, LAST = date(2012, 1, 1), date(2027, 12, 31)
TABLE_STARTS, TABLE_CONFIRMED_UNTIL = date(2018, 12, 1), date(2026, 12, 31)
DAY = timedelta(days=1)

KINDS: Mapping[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionKind,
    Subject.MEETING: MeetingKind,
}
EVENTS: Mapping[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionEventKind,
    Subject.MEETING: MeetingEventKind,
}
FACTS: Mapping[str, type] = {
    "limit": str,
    "start": date,
    "day_0": date,
    "kind": str,
    "within_competence": bool,
    "channel": str,
    "addressed_to": str,
    "chaired_by": str,
    "raised_at": str,
    "online": bool,
    "anonymous": bool,
    "remote": bool,
}
EXPECTED: Mapping[str, type] = {
    "name": str,
    "version": str,
    "variant": str,
    "raw_due": date,
    "due": date,
    "alternatives": dict,
    "done_on": date,
    "provisional": bool,
    "in_force": bool,
    "applies": bool,
    "basis": str,
}
MORE: Mapping[str, Mapping[str, type]] = {
    PetitionEventKind.EXTENDED: {"on": date, "days": int, "to": date},
    PetitionEventKind.RECEPTION_REFUSED: {"on": date, "ground": str},
    MeetingEventKind.CONCLUSION_NOTICE: {"on": date, "act_by": date},
    PetitionEventKind.INTERIM_NOTICE: {"on": date, "act_by": date},
}
"""What else than its day a case may tell of an event."""
ARTICLE = re.compile(r"Điều \d+[a-z]?\b|\d+-QĐi?/T[UW]|\d+/\d+/TT-TTCP")


@dataclass(frozen=True)
class LegalCase:
    """One case as its file gives it; what its keys mean is explained in ``khieu-nai.toml``."""

    file: str
    facts: Mapping[str, Any]

    def __str__(self) -> str:
        return f"{self.facts.get('limit')} {fold(self.facts.get('name', ''))}"

    @property
    def limit(self) -> TimeLimit:
        return LIMITS[self.facts["limit"]]

    @property
    def is_in_force(self) -> bool:
        return bool(self.facts.get("in_force", True))

    @property
    def applies(self) -> bool:
        return bool(self.facts.get("applies", True))

    @property
    def has_deadline(self) -> bool:
        return self.is_in_force and self.applies

    @property
    def events(self) -> list[Event]:
        named = dict(self.facts)
        if "start" in named:
            (kind,) = self.limit.starts_with
            named[kind] = named.pop("start")
        kinds = [kind for kind in EVENTS[self.limit.subject] if kind in named]
        return [event for kind in kinds for event in happened(kind, named[kind])]

    @property
    def day_0(self) -> date | None:
        """The day the limit is counted from; None where the case does not tell it."""
        told: date | None = self.facts.get("day_0")
        if told:
            return told
        started = [event.day for event in self.events if event.kind in self.limit.starts_with]
        return started[0] if len(started) == 1 else None

    @property
    def raw_due(self) -> date:
        day: date = self.facts.get("raw_due", self.facts["due"])
        return day

    @property
    def late_after(self) -> date:
        """The last day that is in time by any text."""
        days: list[date] = [self.raw_due, self.facts["due"]]
        days += self.facts.get("alternatives", {}).values()
        return max(days)

    @property
    def kinds(self) -> Iterable[str]:
        """The kinds of petition or meeting for which the case must hold."""
        return [self.facts["kind"]] if "kind" in self.facts else sorted(self.limit.kinds)

    def judged(self, calendar: WorkCalendar) -> Iterator[list[Deadline]]:
        """For each kind, the deadlines of every limit in the case."""
        facts = self.facts
        judge = Judge(BY_KIND, facts.get("remote", False), calendar)
        for kind in self.kinds:
            case = Case(
                self.limit.subject,
                kind,
                self.events,
                is_within_competence=facts.get("within_competence", True),
                channel=facts.get("channel"),
                addressed_to=facts.get("addressed_to"),
                chaired_by=capacities_in(facts.get("chaired_by")),
                raised_at=facts.get("raised_at"),
                is_online=facts.get("online", False),
                is_anonymous=facts.get("anonymous", False),
            )
            yield list(judge.deadlines(case))

    def own(self, deadlines: Iterable[Deadline]) -> list[Deadline]:
        """Those of the limit in question, from the day in question if the case tells it."""
        return [
            deadline
            for deadline in deadlines
            if deadline.limit.id == self.limit.id
            and deadline.started_on == self.facts.get("day_0", deadline.started_on)
        ]


def happened(kind: str, told: Any) -> Iterator[Event]:
    """What a case tells of one kind of event: a day, several, or what more there is to say."""
    for one in told if isinstance(told, list) else [told]:
        if isinstance(one, dict):
            yield Event(
                kind,
                one["on"],
                one.get("days"),
                one.get("to"),
                act_by=one.get("act_by"),
                ground=one.get("ground"),
            )
        else:
            yield Event(kind, one)


def read_cases() -> list[LegalCase]:
    return [
        LegalCase(path.name, facts)
        for path in sorted(CASES.glob("*.toml"))
        for facts in tomllib.loads(path.read_text(encoding="utf-8"))["case"]
    ]


ALL_CASES = read_cases()
WITH_DEADLINE = [case for case in ALL_CASES if case.has_deadline]
each_limit = pytest.mark.parametrize("limit", LIMITS.values(), ids=lambda limit: limit.id)


def cases_of(limit: TimeLimit) -> list[LegalCase]:
    return [case for case in ALL_CASES if case.limit is limit and case.applies]


@pytest.fixture(scope="module")
def calendar(official_days: Mapping[date, SpecialDay]) -> WorkCalendar:
    """The official table on Monday to Friday, without any code of the register."""
    days = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
    worked = [
        official_days[day].is_worked if day in official_days else day.weekday() < 5 for day in days
    ]
    unconfirmed = (day for day in days if not TABLE_STARTS <= day <= TABLE_CONFIRMED_UNTIL)
    return WorkCalendar(FIRST, worked, unconfirmed)


# The files.


def test_there_are_enough_cases() -> None:
    assert len(ALL_CASES) >= 120


def test_each_law_has_a_file_of_cases_for_all_its_limits() -> None:
    laws = {path.name: _ids(path) for path in LAWS.rglob("*.toml")}
    cases = {
        path.name: {case.limit.id for case in ALL_CASES if case.file == path.name}
        for path in CASES.glob("*.toml")
    }
    assert cases == {name: ids for name, ids in laws.items() if ids}


def _ids(law: Path) -> set[str]:
    content = tomllib.loads(law.read_text(encoding="utf-8"))
    return {limit["id"] for limit in content.get("limit", ())}


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_every_case_is_well_formed(case: LegalCase) -> None:
    facts, limit = case.facts, case.limit
    assert {"name", "limit", "basis"} <= facts.keys()
    events = frozenset(EVENTS[limit.subject])
    for key, value in facts.items():
        assert value != "", f"{key} is empty"
        if key in events:
            assert _is_told(key, value), f"{key} is not a day or several"
        else:
            assert key in {**FACTS, **EXPECTED}, f"{key} is not a known key"
            assert type(value) is {**FACTS, **EXPECTED}[key], f"{key} has the wrong type"
    terms: Mapping[str, type[StrEnum]] = {
        "kind": KINDS[limit.subject],
        "channel": Channel,
        "addressed_to": Addressee,
        "chaired_by": Capacity,
        "raised_at": MeetingKind,
    }
    for key, known in terms.items():
        assert facts.get(key) in {None, *known}, f"{key} is not in the list of its terms"
    assert case.events
    assert "start" not in facts or facts.keys().isdisjoint(limit.starts_with)
    assert case.is_in_force or case.applies
    assert case.has_deadline is ("due" in facts) is ("version" in facts)
    assert not case.applies or case.day_0


def _is_told(kind: str, value: Any) -> bool:
    told = value if isinstance(value, list) else [value]
    types = MORE.get(kind)
    if types is None or (kind != PetitionEventKind.EXTENDED and type(value) is date):
        return bool(told) and all(type(day) is date for day in told)
    return bool(told) and all(
        len(one) == 2 and "on" in one and all(type(one[key]) is types[key] for key in one)
        for one in told
    )


@pytest.mark.parametrize("case", ALL_CASES, ids=str)
def test_every_case_names_the_article_of_its_text(case: LegalCase) -> None:
    versions = [
        version
        for version in case.limit.versions
        if not case.has_deadline or version.id == case.facts["version"]
    ]
    articles = {article for version in versions for article in ARTICLE.findall(version.article)}
    assert articles & set(ARTICLE.findall(case.facts["basis"]))


@pytest.mark.parametrize("case", WITH_DEADLINE, ids=str)
def test_cases_before_the_official_table_keep_clear_of_public_holidays(case: LegalCase) -> None:
    assert case.day_0
    start, end = min(case.day_0, case.facts["due"]), max(case.day_0, case.late_after)
    if start >= TABLE_STARTS:
        return
    if not case.limit.version(case.facts["version"]).unit.is_moved_by_days_off:
        return
    if not any(_texts_count_working_days(case)):
        # Only the last day matters then, and where it is moved to.
        start, end = case.raw_due - DAY, case.facts["due"]
    # No public holiday falls after 01/05 and before 02/09, nor after that until the year's end.
    assert any(
        first < (start.month, start.day) <= (end.month, end.day) < last
        for first, last in (((5, 1), (9, 2)), ((9, 2), (12, 32)))
    )


def _texts_count_working_days(case: LegalCase) -> Iterator[bool]:
    version = case.limit.version(case.facts["version"])
    yield version.unit.counts_working_days
    for other in version.alternatives:
        if other.id in case.facts.get("alternatives", {}):
            yield other.unit.counts_working_days


def test_no_case_is_given_twice() -> None:
    seen = [
        repr(sorted((key, told) for key, told in case.facts.items() if key not in EXPECTED))
        for case in ALL_CASES
    ]
    assert len(seen) == len(set(seen))


# What must have a case.


@each_limit
def test_every_text_has_a_case(limit: TimeLimit) -> None:
    own = [case.facts for case in cases_of(limit)]
    for version in limit.versions:
        its_own = [facts for facts in own if facts.get("version") == version.id]
        assert {facts.get("variant") for facts in its_own} >= {None, *version.variants}
        named = {other for facts in its_own for other in facts.get("alternatives", {})}
        assert named == {other.id for other in version.alternatives}


@each_limit
def test_every_change_of_law_has_a_case_on_its_day_and_on_the_day_before(limit: TimeLimit) -> None:
    texts = [text for version in limit.versions for text in (version, *version.alternatives)]
    changes = {text.since for text in texts} | {text.until + DAY for text in texts if text.until}
    days = {case.day_0 for case in cases_of(limit)}
    assert days >= {day for change in changes for day in (change - DAY, change)}


@each_limit
def test_every_kind_and_every_event_that_starts_a_limit_has_a_case(limit: TimeLimit) -> None:
    own = [case.facts for case in cases_of(limit) if case.has_deadline]
    if len(limit.kinds) > 1:
        assert {facts["kind"] for facts in own if "kind" in facts} == limit.kinds
    following = {other.then for other in LIMITS.values()}
    for event in limit.starts_with - following:
        assert any(event in facts for facts in own)
    if limit.starts_with & following:
        assert any("day_0" in facts and facts.keys().isdisjoint(limit.starts_with) for facts in own)


@each_limit
def test_every_limit_that_may_be_longer_has_a_case_for_that(limit: TimeLimit) -> None:
    own = cases_of(limit)
    for version in limit.versions:
        most = max(version.extension.times.values()) if version.extension else 0
        its_own = [case.facts for case in own if case.facts.get("version") == version.id]
        extended = {len(facts.get(PetitionEventKind.EXTENDED, ())) for facts in its_own}
        assert extended >= set(range(most + 1))
    if limit.pausable_since:
        suspended = {
            event.day
            for case in own
            for event in case.events
            if event.kind == PetitionEventKind.SUSPENDED
        }
        assert any(limit.is_pausable_on(day) for day in suspended)
        before = limit.pausable_since - DAY
        if limit.version_on(before):
            assert suspended >= {before, limit.pausable_since}


# What the law says of them.


@pytest.mark.parametrize("case", WITH_DEADLINE, ids=str)
def test_the_deadline_is_the_one_of_the_case(case: LegalCase, calendar: WorkCalendar) -> None:
    facts = case.facts
    for deadlines in case.judged(calendar):
        (deadline,) = case.own(deadlines)
        assert deadline.version.id == facts["version"]
        assert deadline.variant == facts.get("variant")
        assert deadline.started_on == case.day_0
        assert deadline.raw_due == case.raw_due
        assert deadline.due == facts["due"]
        assert deadline.late_after == case.late_after
        assert deadline.done_on == facts.get("done_on", _ends_by_itself_on(deadline))
        assert deadline.is_provisional is facts.get("provisional", False)
        assert deadline.alternative_due == max(facts.get("alternatives", {}).values(), default=None)
        assert facts.get("alternatives", {}) == {
            other.id: count_due(deadline.started_on, other.amount, other.unit, calendar).effective
            for other in deadline.version.alternatives_on(deadline.started_on)
        }


def _ends_by_itself_on(deadline: Deadline) -> date | None:
    if deadline.version.unit.is_lead:
        return deadline.started_on
    return deadline.due if deadline.limit.severity is Severity.MILESTONE else None


@pytest.mark.parametrize("case", [case for case in ALL_CASES if not case.is_in_force], ids=str)
def test_before_any_text_there_is_no_deadline(case: LegalCase, calendar: WorkCalendar) -> None:
    assert case.day_0
    assert case.limit.version_on(case.day_0) is None
    for deadlines in case.judged(calendar):
        assert not case.own(deadlines)
        started = {event.day for event in case.events if event.kind in case.limit.starts_with}
        followed = {other.due for other in deadlines if other.limit.then in case.limit.starts_with}
        assert case.day_0 in started | followed


@pytest.mark.parametrize("case", [case for case in ALL_CASES if not case.applies], ids=str)
def test_where_a_limit_does_not_apply_there_is_no_deadline(
    case: LegalCase, calendar: WorkCalendar
) -> None:
    assert case.limit.version_on(max(event.day for event in case.events))
    for deadlines in case.judged(calendar):
        assert not case.own(deadlines)


def deadline_of(
    limit: TimeLimit, start: date, calendar: WorkCalendar, *events: Event, is_remote: bool = False
) -> Deadline | None:
    """The deadline of a limit in a case that it concerns, started on a day by its first event."""
    case = Case(
        limit.subject,
        min(limit.kinds),
        (Event(min(limit.starts_with), start, act_by=start + timedelta(days=20)), *events),
        is_within_competence=limit.competence is not Competence.OUTSIDE,
        channel=min(limit.channels, default=None),
        chaired_by=limit.only_chaired_by,
        raised_at=min(limit.raised_at, default=None),
        is_online=limit.only_online,
    )
    found = list(Judge(LimitsByKind([limit]), is_remote, calendar).deadlines(case))
    assert len(found) <= 1
    return found[0] if found else None


def test_a_deadline_keeps_when_and_by_what_it_was_met(calendar: WorkCalendar) -> None:
    accepted = Event(PetitionEventKind.ACCEPTED, date(2023, 3, 9))
    deadline = deadline_of(LIMITS["TC-24"], date(2023, 3, 6), calendar, accepted)
    assert deadline is not None
    assert (deadline.started_on, deadline.done_on) == (date(2023, 3, 6), date(2023, 3, 9))
    assert (deadline.started_by, deadline.done_by) == ("received", "accepted")
    assert deadline.is_met


def test_what_is_no_longer_owed_was_not_met(calendar: WorkCalendar) -> None:
    withdrawn = Event(PetitionEventKind.WITHDRAWN, date(2023, 3, 9))
    deadline = deadline_of(LIMITS["TC-24"], date(2023, 3, 6), calendar, withdrawn)
    assert deadline is not None
    assert (deadline.done_on, deadline.is_met) == (date(2023, 3, 9), False)


def test_lateness_counts_from_the_later_of_two_texts_whichever_it_is(
    calendar: WorkCalendar,
) -> None:
    limit = LIMITS["KN-27"]
    decree_later = deadline_of(limit, date(2026, 6, 29), calendar)
    assert decree_later is not None
    assert decree_later.late_after == decree_later.alternative_due == date(2026, 7, 13)
    old = limit.version("KN-27a")
    shorter = tuple(other for other in old.alternatives if other.id == "KN-27a-CT")
    limit = replace(limit, versions=(replace(old, alternatives=shorter), limit.version("KN-27b")))
    law_later = deadline_of(limit, date(2026, 6, 29), calendar)
    assert law_later is not None
    assert law_later.alternative_due == date(2026, 7, 8)
    assert law_later.late_after == law_later.due == date(2026, 7, 9)
    only_law = deadline_of(limit, date(2026, 7, 6), calendar)
    assert only_law is not None
    assert only_law.alternative_due is None
    assert only_law.late_after == only_law.due == date(2026, 7, 15)


@pytest.mark.parametrize(
    ("limit", "start"),
    [
        ("KN-28", date(2027, 12, 10)),
        ("TC-24", date(2027, 12, 30)),
        ("TCD-24", date(2028, 1, 3)),
        ("XLD-store", date(2027, 3, 1)),
    ],
)
def test_an_end_beyond_the_calendar_is_refused(
    calendar: WorkCalendar, limit: str, start: date
) -> None:
    with pytest.raises(OutsideCalendarError):
        deadline_of(LIMITS[limit], start, calendar)


# What holds for every deadline.

in_the_table = st.dates(date(2018, 12, 1), date(2027, 9, 30))
amounts = st.integers(1, 60)
any_deadline = settings(max_examples=60, deadline=None)


@any_deadline
@given(start=in_the_table, amount=amounts, unit=st.sampled_from([Unit.WORKING, Unit.CALENDAR]))
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


@any_deadline
@given(start=st.dates(date(2018, 12, 1), date(2025, 9, 30)), amount=st.integers(1, 24))
def test_a_period_in_months_ends_on_the_same_day_of_the_month(
    calendar: WorkCalendar, start: date, amount: int
) -> None:
    due = count_due(start, amount, Unit.MONTHS, calendar)
    assert calendar.is_working_day(due.effective)
    assert _all_off(calendar, due.raw, due.effective)
    assert (due.raw.year - start.year) * 12 + due.raw.month - start.month == amount
    assert due.raw.day == min(start.day, monthrange(due.raw.year, due.raw.month)[1])


@any_deadline
@given(
    start=st.dates(date(2019, 6, 1), date(2027, 12, 31)),
    amount=amounts,
    unit=st.sampled_from([Unit.BEFORE, Unit.BEFORE_CALENDAR]),
)
def test_a_lead_time_is_complete_before_its_day(
    calendar: WorkCalendar, start: date, amount: int, unit: Unit
) -> None:
    due = count_due(start, amount, unit, calendar)
    assert calendar.is_working_day(due.effective)
    assert due.effective <= due.raw < start
    if unit is Unit.BEFORE:
        assert due.raw == due.effective
        assert calendar.count_working_days(due.effective - DAY, start - DAY) == amount
    else:
        assert (start - due.raw).days == amount
        assert _all_off(calendar, due.effective + DAY, due.raw + DAY)


@any_deadline
@given(start=in_the_table, amount=amounts)
def test_counting_undoes_adding_and_adding_undoes_counting(
    calendar: WorkCalendar, start: date, amount: int
) -> None:
    due = count_due(start, amount, Unit.WORKING, calendar).effective
    assert calendar.count_working_days(start, due) == amount
    day = calendar.next_working_day(start + timedelta(days=amount))
    counted = calendar.count_working_days(start, day)
    assert count_due(start, counted, Unit.WORKING, calendar).effective == day


@any_deadline
@given(start=in_the_table, amount=amounts)
def test_what_comes_about_after_a_period_does_so_on_its_next_day_whatever_day_that_is(
    calendar: WorkCalendar, start: date, amount: int
) -> None:
    due = count_due(start, amount, Unit.AFTER, calendar)
    assert due.raw == due.effective == start + timedelta(days=amount) + DAY
    last = count_due(start, amount, Unit.CALENDAR, calendar).raw
    assert due.raw == last + DAY


@any_deadline
@given(starts=st.tuples(in_the_table, in_the_table), lengths=st.tuples(amounts, amounts))
@pytest.mark.parametrize("unit", [Unit.WORKING, Unit.CALENDAR])
def test_later_starts_and_longer_periods_never_end_earlier(
    calendar: WorkCalendar, starts: tuple[date, date], lengths: tuple[int, int], unit: Unit
) -> None:
    (early, late), (short, long) = sorted(starts), sorted(lengths)
    due = count_due(early, short, unit, calendar).effective
    assert due <= count_due(late, short, unit, calendar).effective
    assert due <= count_due(early, long, unit, calendar).effective


@any_deadline
@given(starts=st.tuples(in_the_table, in_the_table), lengths=st.tuples(amounts, amounts))
@pytest.mark.parametrize("unit", [Unit.BEFORE, Unit.BEFORE_CALENDAR])
def test_earlier_days_and_longer_lead_times_never_fall_later(
    calendar: WorkCalendar, starts: tuple[date, date], lengths: tuple[int, int], unit: Unit
) -> None:
    (early, late), (short, long) = sorted(starts), sorted(lengths)
    due = count_due(late, short, unit, calendar).effective
    assert count_due(early, short, unit, calendar).effective <= due
    assert count_due(late, long, unit, calendar).effective <= due


@any_deadline
@given(
    limit=st.sampled_from(list(LIMITS.values())),
    starts=st.tuples(*[st.dates(date(2019, 1, 1), date(2026, 11, 30))] * 2).map(sorted),
    is_remote=st.booleans(),
)
def test_every_limit_ends_on_a_worked_day_and_a_later_start_never_ends_earlier(
    calendar: WorkCalendar, limit: TimeLimit, starts: list[date], is_remote: bool
) -> None:
    found = [deadline_of(limit, start, calendar, is_remote=is_remote) for start in starts]
    for start, deadline in zip(starts, found, strict=True):
        assert (deadline is None) is (limit.version_on(start) is None)
        if deadline is not None:
            is_moved = deadline.version.unit.is_moved_by_days_off
            assert calendar.is_working_day(deadline.due) or not is_moved
            assert is_moved or deadline.due == deadline.raw_due
            assert deadline.started_on == start
            assert (deadline.due < start) is deadline.version.unit.is_lead
            assert deadline.late_after >= max(deadline.raw_due, deadline.due)
    early, late = found
    assume(early is not None and late is not None and early.version is late.version)
    assert early is not None
    assert late is not None
    assert (early.raw_due, early.due) <= (late.raw_due, late.due)


def _all_off(calendar: WorkCalendar, start: date, end: date) -> bool:
    days: Iterable[date] = (start + timedelta(days=n) for n in range((end - start).days))
    return not any(calendar.is_working_day(day) for day in days)
