"""Deadlines of whole cases: pauses, extensions, lead times, milestones and what follows on them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tiepdan import paths
from tiepdan.law.counting.calendar import DayStatus, DescribedCalendar, WorkCalendar
from tiepdan.law.counting.periods import Unit
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Deadline, Judge, LimitsByKind
from tiepdan.law.limits.explanation import explain
from tiepdan.law.limits.time_limits import (
    Confidence,
    ExtensionRule,
    Subject,
    TimeLimit,
    Variant,
    Version,
)
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind

FIRST, LAST = date(2018, 1, 1), date(2029, 12, 31)
E = PetitionEventKind
M = MeetingEventKind
COMPLAINT, DENUNCIATION = PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION


def is_worked(day: date) -> bool:
    """Monday to Friday, but every 41st day is the other way about: a holiday, or made up for."""
    return (day.weekday() < 5) is not (day.toordinal() % 41 == 7)


DAYS = [FIRST + timedelta(days=n) for n in range((LAST - FIRST).days + 1)]
UNEVEN = DescribedCalendar.of([DayStatus(d, is_worked(d), None, None, True) for d in DAYS])
WEEKS = WorkCalendar(FIRST, [day.weekday() < 5 for day in DAYS], ())
SHIPPED = LimitsByKind(limit for limit in load_limits(paths.data_folder()) if limit.pack is None)


def july(day: int) -> date:
    return date(2026, 7, day)


def august(day: int) -> date:
    return date(2026, 8, day)


def september(day: int) -> date:
    return date(2026, 9, day)


def petition(kind: PetitionKind, received_on: date, *events: Event) -> Case:
    return Case(Subject.PETITION, kind, (Event(E.RECEIVED, received_on), *events))


def complaint(*events: Event) -> Case:
    """Received 06/07/2026 and accepted on Thursday 16/07: 30 days end on Saturday 15/08/2026."""
    return petition(COMPLAINT, july(6), Event(E.ACCEPTED, july(16)), *events)


def denunciation(*events: Event) -> Case:
    return petition(DENUNCIATION, july(6), Event(E.ACCEPTED, july(16)), *events)


def by_limit(case: Case, *, is_remote: bool = False) -> Mapping[str, list[Deadline]]:
    """The deadlines of a case by the shipped law, on weeks without any holiday."""
    found = defaultdict(list)
    for deadline in Judge(SHIPPED, is_remote, WEEKS).deadlines(case):
        found[deadline.limit.id].append(deadline)
    return found


def the(limit_id: str, case: Case, *, is_remote: bool = False) -> Deadline:
    (deadline,) = by_limit(case, is_remote=is_remote)[limit_id]
    return deadline


def extended(day: date, days: int | None, until: date | None = None) -> Event:
    return Event(E.EXTENDED, day, days, until, Complexity.COMPLEX, "15/QĐ-UBND")


def between(suspended: date, resumed: date) -> tuple[Event, Event]:
    return Event(E.SUSPENDED, suspended), Event(E.RESUMED, resumed)


def limit_of(amount: int, unit: Unit) -> TimeLimit:
    """A limit from acceptance to decision that may be suspended and extended at any time."""
    version = Version(
        id="X-1",
        amount=amount,
        variants={},
        unit=unit,
        since=date.min,
        until=None,
        article="Điều 1",
        source="bản in",
        confidence=Confidence.VERIFIED,
        doubt=None,
        extension=ExtensionRule(30, {Complexity.COMPLEX: 9}, "Điều 2"),
    )
    return TimeLimit(
        id="X-1",
        name="Bước giả định",
        subject=Subject.PETITION,
        kinds=frozenset({COMPLAINT}),
        starts_with=frozenset({E.ACCEPTED}),
        met_by=frozenset({E.DECIDED}),
        versions=(version,),
        pausable_since=date.min,
    )


@dataclass(frozen=True)
class Period:
    """A synthetic period, with the days on which it was suspended and resumed."""

    start: date
    amount: int
    unit: Unit
    pauses: Sequence[tuple[date, date]] = ()

    def deadline(self, *more: Event) -> Deadline:
        turns = [event for pause in self.pauses for event in between(*pause)]
        accepted = Event(E.ACCEPTED, self.start)
        case = Case(Subject.PETITION, COMPLAINT, (accepted, *turns, *more))
        limits = LimitsByKind([limit_of(self.amount, self.unit)])
        (deadline,) = Judge(limits, is_remote=False, calendar=UNEVEN.counting).deadlines(case)
        return deadline

    def is_counted(self, day: date) -> bool:
        return is_worked(day) if self.unit is Unit.WORKING else True

    def last_day(self) -> date:
        """Day by day, without a word of the program: leave out what lies in a pause."""
        day, left = self.start, self.amount
        while left:
            day += timedelta(days=1)
            is_paused = any(start < day <= end for start, end in self.pauses)
            left -= self.is_counted(day) and not is_paused
        return day


@st.composite
def periods(draw: st.DrawFn, pauses: int) -> Period:
    """Periods with up to so many pauses, each of which begins while the period runs.

    One alone may begin on its very last day; of several each leaves days to be counted.
    """
    start = draw(st.dates(date(2018, 6, 1), date(2027, 12, 31)))
    unit = draw(st.sampled_from([Unit.WORKING, Unit.CALENDAR]))
    period = Period(start, draw(st.integers(1, 60)), unit)
    earliest = start
    for _ in range(pauses):
        last = period.last_day() - timedelta(days=pauses > 1)
        if earliest > last:
            break
        suspended = draw(st.dates(earliest, last))
        earliest = suspended + timedelta(days=draw(st.integers(0, 90)))
        period = Period(start, period.amount, unit, (*period.pauses, (suspended, earliest)))
    return period


hypotheses = settings(max_examples=80, deadline=None)


class TestPauses:
    @hypotheses
    @given(periods(pauses=1))
    def test_a_pause_of_so_many_counted_days_moves_the_end_by_exactly_these(
        self, period: Period
    ) -> None:
        ((suspended, resumed),) = period.pauses
        without = Period(period.start, period.amount, period.unit).deadline()
        deadline = period.deadline()
        days = [suspended + timedelta(days=n + 1) for n in range((resumed - suspended).days)]
        counted = sum(map(period.is_counted, days))
        assert deadline.pauses == ((suspended, resumed, counted),)
        assert (deadline.amount, deadline.total) == (period.amount, period.amount + counted)
        if period.unit is Unit.CALENDAR:
            assert deadline.raw_due == without.raw_due + timedelta(days=counted)
        else:
            calendar = UNEVEN.counting
            assert calendar.count_working_days(without.raw_due, deadline.raw_due) == counted

    @hypotheses
    @given(periods(pauses=4))
    def test_the_days_in_several_pauses_are_left_out(self, period: Period) -> None:
        deadline = period.deadline()
        assert deadline.raw_due == period.last_day()
        assert is_worked(deadline.due)
        assert deadline.late_after == deadline.due >= deadline.raw_due
        assert deadline.paused_since is None
        assert len(deadline.pauses) == len(period.pauses)

    @hypotheses
    @given(periods(pauses=3))
    def test_the_explanation_counts_the_days_granted_and_none_of_a_pause(
        self, period: Period
    ) -> None:
        days = explain(period.deadline(), UNEVEN, today=period.start).count.days
        numbered = [day for day in days if day.position is not None]
        assert [day.position for day in numbered] == list(range(1, period.amount + 1))
        assert not any(day.is_paused for day in numbered)
        assert all(
            day.is_paused is any(start < day.status.day <= end for start, end in period.pauses)
            for day in days
        )

    @hypotheses
    @given(periods(pauses=2), st.integers(1, 30), st.data())
    def test_it_does_not_matter_whether_it_is_extended_before_or_after_a_pause(
        self, period: Period, days: int, data: st.DataObject
    ) -> None:
        day = data.draw(st.dates(period.start, period.last_day()))
        assume(not any(start < day <= end for start, end in period.pauses))
        longer = Period(period.start, period.amount + days, period.unit, period.pauses)
        assert period.deadline(extended(day, days)).raw_due == longer.last_day()

    def test_suspended_until_now(self) -> None:
        deadline = the("KN-28", complaint(Event(E.SUSPENDED, july(20))))
        assert deadline.paused_since == july(20)
        assert deadline.raw_due == august(15)
        assert (deadline.done_on, deadline.done_by) == (None, None)

    def test_suspended_again_until_now(self) -> None:
        turns = between(july(20), july(30))
        deadline = the("KN-28", complaint(*turns, Event(E.SUSPENDED, august(10))))
        assert deadline.paused_since == august(10)
        assert deadline.raw_due == august(25)

    def test_resumed(self) -> None:
        deadline = the("KN-28", complaint(*between(july(20), july(30))))
        assert deadline.paused_since is None
        assert (deadline.raw_due, deadline.due) == (august(25), august(25))

    def test_the_day_of_the_suspension_is_counted_and_that_of_the_resumption_is_not(self) -> None:
        one_day = the("KN-28", complaint(*between(july(20), july(21))))
        assert one_day.raw_due == august(16)
        none = the("KN-28", complaint(*between(july(20), july(20))))
        assert none.raw_due == august(15)
        assert none.paused_since is None

    @pytest.mark.parametrize("end", [E.TERMINATED, E.DECIDED])
    def test_ended_while_suspended(self, end: PetitionEventKind) -> None:
        suspended = Event(E.SUSPENDED, august(10))
        deadline = the("KN-28", complaint(suspended, Event(end, september(10))))
        assert deadline.paused_since is None
        assert (deadline.done_on, deadline.done_by) == (september(10), end)
        assert deadline.raw_due == august(15) + timedelta(days=31)
        assert deadline.late_after > september(10)

    def test_several_pauses(self) -> None:
        turns = (*between(july(20), july(25)), *between(july(27), august(6)))
        deadline = the("KN-28", complaint(*turns))
        assert [pause.counted_days for pause in deadline.pauses] == [5, 10]
        assert (deadline.raw_due, deadline.due) == (august(30), august(31))

    def test_resumed_and_suspended_again_on_one_day(self) -> None:
        turns = (*between(july(20), july(25)), *between(july(25), july(30)))
        assert the("KN-28", complaint(*turns)).raw_due == august(25)

    def test_suspended_on_the_first_and_on_the_last_day(self) -> None:
        assert the("KN-28", complaint(*between(july(16), july(26)))).raw_due == august(25)
        assert the("KN-28", complaint(*between(august(15), august(25)))).raw_due == august(25)

    def test_suspended_on_the_working_day_to_which_the_end_was_moved(self) -> None:
        """The period runs until Monday 17/08 24:00; it cannot end while it stands still."""
        deadline = the("KN-28", complaint(*between(august(17), august(27))))
        assert deadline.due >= august(27)

    def test_a_suspension_after_the_period_had_run_out_changes_nothing(self) -> None:
        late = complaint(Event(E.SUSPENDED, august(18)))
        deadline = the("KN-28", late)
        assert (deadline.due, deadline.pauses) == (august(17), ())
        assert deadline.paused_since is None
        assert the("KN-33", late).started_on == august(17)

    def test_the_end_of_the_case_changes_nothing_of_a_pause_that_was_over(self) -> None:
        case = complaint(*between(july(20), july(30)), Event(E.DECIDED, august(20)))
        assert the("KN-28", case).pauses == ((july(20), july(30), 10),)

    def test_a_suspension_before_the_law_knew_it_changes_nothing(self) -> None:
        turns = between(date(2026, 6, 20), july(10))
        case = petition(COMPLAINT, date(2026, 6, 1), Event(E.ACCEPTED, date(2026, 6, 10)), *turns)
        deadline = the("KN-28", case)
        assert (deadline.raw_due, deadline.pauses) == (july(10), ())

    def test_a_complaint_accepted_before_the_law_changed_may_be_suspended_after_it(self) -> None:
        turns = between(july(1), july(11))
        case = petition(COMPLAINT, date(2026, 6, 1), Event(E.ACCEPTED, date(2026, 6, 10)), *turns)
        assert the("KN-28", case).raw_due == july(20)

    def test_the_other_limits_run_on(self) -> None:
        turns = between(july(20), july(30))
        found = by_limit(petition(COMPLAINT, july(15), Event(E.ACCEPTED, july(16)), *turns))
        assert [d.limit.id for of_one in found.values() for d in of_one if d.pauses] == ["KN-28"]

    def test_only_the_days_before_the_end_are_left_out(self) -> None:
        """What is decided ends the clock, whatever was suspended afterwards."""
        turns = between(august(3), august(13))
        deadline = the("TC-30", denunciation(Event(E.DECIDED, july(30)), *turns))
        assert (deadline.raw_due, deadline.pauses) == (august(15), ())


class TestExtensions:
    def test_by_days_and_to_a_day(self) -> None:
        by_days = the("TC-30", denunciation(extended(august(10), 10)))
        assert (by_days.raw_due, by_days.due, by_days.total) == (august(25), august(25), 40)
        to_a_day = the("TC-30", denunciation(extended(august(10), 25, september(9))))
        assert (to_a_day.raw_due, to_a_day.total) == (september(9), 55)

    def test_together_with_a_pause_before_it(self) -> None:
        turns = between(july(20), july(30))
        deadline = the("TC-30", denunciation(*turns, extended(august(10), 10)))
        assert (deadline.raw_due, deadline.total) == (september(4), 50)

    def test_to_a_day_that_was_counted_from_the_end_of_the_pause(self) -> None:
        turns = between(july(20), july(30))
        deadline = the("TC-30", denunciation(*turns, extended(august(10), 10, september(4))))
        assert deadline.raw_due == september(4)

    def test_to_a_day_is_to_that_day_even_if_the_pause_before_it_was_put_right_later(self) -> None:
        turns = between(july(20), july(31))  # it was the 30th when the extension was decided
        deadline = the("TC-30", denunciation(*turns, extended(august(10), 10, september(4))))
        assert deadline.raw_due == september(4)

    def test_together_with_a_pause_after_it(self) -> None:
        turns = between(august(20), august(30))
        by_days = the("TC-30", denunciation(extended(august(10), 10), *turns))
        assert by_days.raw_due == september(4)
        to_a_day = the("TC-30", denunciation(extended(august(10), 10, august(25)), *turns))
        assert to_a_day.raw_due == september(4)

    def test_twice(self) -> None:
        case = denunciation(extended(august(10), 30), extended(september(10), 30))
        assert the("TC-30", case).raw_due == august(15) + timedelta(days=60)

    def test_only_what_may_be_extended_is(self) -> None:
        assert the("KN-28", complaint(extended(august(10), 30))).raw_due == august(15)
        found = by_limit(denunciation(extended(july(17), 30)))
        lengthened = [d.limit.id for of_one in found.values() for d in of_one if d.extensions]
        assert lengthened == ["TC-30"]


class TestEnds:
    def test_a_step_is_done_by_what_meets_it_in_time_or_late(self) -> None:
        for day in (august(3), september(3)):
            deadline = the("KN-28", complaint(Event(E.DECIDED, day)))
            assert (deadline.done_on, deadline.done_by) == (day, E.DECIDED)
            assert deadline.is_met

    @pytest.mark.parametrize("end", [E.TERMINATED, E.FORWARDED])
    def test_what_is_no_longer_owed_was_not_done(self, end: PetitionEventKind) -> None:
        deadline = the("KN-28", complaint(Event(end, august(3))))
        assert (deadline.done_on, deadline.done_by) == (august(3), end)
        assert not deadline.is_met

    def test_what_is_still_to_be_done(self) -> None:
        deadline = the("KN-28", complaint())
        assert (deadline.done_on, deadline.done_by) == (None, None)
        assert deadline.is_owed
        assert not deadline.is_met


class TestLeadTimes:
    MEETS_ON = july(24)  # a Friday

    def reception(self, *events: Event) -> Case:
        planned = Event(M.PLANNED, self.MEETS_ON)
        return Case(Subject.MEETING, MeetingKind.PERIODIC_RECEPTION, (planned, *events))

    def dialogue(self, day: date, *events: Event) -> Case:
        return complaint(Event(E.DIALOGUE, day), *events)

    def test_working_days_before(self) -> None:
        deadline = the("TCD-24", self.reception())
        assert (deadline.raw_due, deadline.due, deadline.late_after) == (july(17),) * 3

    @pytest.mark.parametrize(
        ("day", "raw", "due"),
        [
            (july(29), july(24), july(24)),  # Friday
            (july(30), july(25), july(24)),  # Saturday
            (july(31), july(26), july(24)),  # Sunday
            (august(1), july(27), july(27)),  # Monday
        ],
    )
    def test_days_before_are_kept_by_the_last_working_day(
        self, day: date, raw: date, due: date
    ) -> None:
        deadline = the("KN-dt", self.dialogue(day))
        assert (deadline.raw_due, deadline.due, deadline.late_after) == (raw, due, raw)

    def test_what_is_done_on_the_day_off_itself_is_in_time(self) -> None:
        deadline = the("KN-dt", self.dialogue(july(31), Event(E.DIALOGUE_NOTIFIED, july(26))))
        assert deadline.is_met
        assert deadline.done_on == deadline.late_after == july(26)

    def test_what_is_done_too_late_is_done_all_the_same(self) -> None:
        deadline = the("TCD-24", self.reception(Event(M.ANNOUNCED, july(22))))
        assert (deadline.done_on, deadline.done_by) == (july(22), M.ANNOUNCED)
        assert deadline.is_met
        assert july(22) > deadline.late_after

    def test_what_is_never_done_ends_with_its_own_day(self) -> None:
        deadline = the("TCD-24", self.reception())
        assert (deadline.done_on, deadline.done_by) == (self.MEETS_ON, None)
        assert not deadline.is_met

    def test_it_runs_before_the_day_it_is_counted_from(self) -> None:
        assert the("TCD-24", self.reception()).has_begun(july(1))
        assert not the("KN-28", complaint()).has_begun(july(1))

    def test_a_suspension_does_not_move_it(self) -> None:
        turns = between(july(20), july(28))
        assert the("KN-dt", self.dialogue(july(29), *turns)).due == july(24)


class TestMilestones:
    RECEIVED = Event(E.RESULT_RECEIVED, july(22))  # 30 days: Friday 21/08
    DECIDED = Event(E.DECIDED, july(20))

    def test_it_ends_by_itself(self) -> None:
        deadline = the("KN-33", complaint(self.DECIDED, self.RECEIVED))
        assert deadline.due == august(21)
        assert (deadline.done_on, deadline.done_by) == (august(21), None)
        assert not deadline.is_owed
        assert not deadline.is_met

    def test_what_comes_in_time_ends_it(self) -> None:
        for day in (july(22), august(21)):
            appealed = Event(E.APPEALED, day)
            deadline = the("KN-33", complaint(self.DECIDED, self.RECEIVED, appealed))
            assert (deadline.done_on, deadline.done_by) == (day, E.APPEALED)

    def test_what_comes_later_does_not(self) -> None:
        appealed = Event(E.APPEALED, august(22))
        deadline = the("KN-33", complaint(self.DECIDED, self.RECEIVED, appealed))
        assert (deadline.done_on, deadline.done_by) == (august(21), None)

    def test_the_right_to_complain_ends_90_days_after_the_act_was_known(self) -> None:
        in_time = petition(COMPLAINT, july(6), Event(E.ACT_KNOWN, date(2026, 4, 8)))
        deadline = the("KN-09", in_time)
        assert (deadline.raw_due, deadline.due) == (july(7), july(7))
        assert (deadline.done_on, deadline.done_by) == (july(6), E.RECEIVED)
        too_late = petition(COMPLAINT, july(6), Event(E.ACT_KNOWN, date(2026, 4, 1)))
        deadline = the("KN-09", too_late)
        assert (deadline.done_on, deadline.done_by) == (date(2026, 6, 30), None)

    def test_a_petition_filed_is_kept_for_a_year(self) -> None:
        case = petition(PetitionKind.FEEDBACK, date(2024, 2, 1), Event(E.FILED, date(2024, 2, 29)))
        assert the("XLD-store", case).raw_due == date(2025, 2, 28)


class TestWhatFollowsADecision:
    """A decision takes effect when nobody appeals in time (KN-44), and is then enforced (KN-th)."""

    DECIDED = Event(E.DECIDED, july(16))  # 30 days: Saturday 15/08; in effect on Sunday 16/08

    def case(self, *events: Event) -> Case:
        return complaint(self.DECIDED, *events)

    def test_it_takes_effect_and_is_enforced(self) -> None:
        effect = the("KN-44", self.case())
        assert (effect.raw_due, effect.due, effect.last_day) == (august(16), august(16), august(15))
        enforcement = the("KN-th", self.case())
        assert (enforcement.started_by, enforcement.started_on) == (E.TAKES_EFFECT, august(16))
        assert (enforcement.due, enforcement.done_on) == (august(21), None)
        assert enforcement.is_owed
        assert not enforcement.has_begun(august(15))

    def test_it_is_enforced_in_time(self) -> None:
        enforcement = the("KN-th", self.case(Event(E.ENFORCED, august(20))))
        assert (enforcement.done_on, enforcement.done_by) == (august(20), E.ENFORCED)

    def test_enforced_before_it_took_effect_is_not_owed_any_more(self) -> None:
        assert "KN-th" not in by_limit(self.case(Event(E.ENFORCED, august(10))))

    @pytest.mark.parametrize("day", [july(16), august(3), august(15)])
    def test_not_when_appealed_in_time(self, day: date) -> None:
        case = self.case(Event(E.APPEALED, day))
        assert the("KN-44", case).done_by == E.APPEALED
        assert "KN-th" not in by_limit(case)

    def test_not_when_appealed_before_it_was_decided(self) -> None:
        case = petition(
            COMPLAINT,
            july(1),
            Event(E.ACCEPTED, july(2)),
            Event(E.APPEALED, august(10)),
            Event(E.DECIDED, august(12)),
        )
        assert by_limit(case).keys().isdisjoint({"KN-44", "KN-th"})

    def test_but_when_appealed_too_late(self) -> None:
        for day in (august(16), august(18)):
            assert the("KN-th", self.case(Event(E.APPEALED, day))).started_on == august(16)

    def test_in_a_remote_area_later(self) -> None:
        assert the("KN-th", self.case(), is_remote=True).started_on == august(31)

    def test_not_before_the_decree_that_asks_for_it(self) -> None:
        def decided(day: date) -> Case:
            return petition(COMPLAINT, day, Event(E.ACCEPTED, day), Event(E.DECIDED, day))

        assert "KN-th" not in by_limit(decided(date(2020, 11, 8)))  # in effect on 09/12/2020
        assert the("KN-th", decided(date(2020, 11, 9))).started_on == date(2020, 12, 10)

    def test_not_of_a_conclusion_on_a_denunciation(self) -> None:
        found = by_limit(denunciation(self.DECIDED))
        assert found.keys().isdisjoint({"KN-44", "KN-th", "KN-33"})


class TestWhatFollowsAnExpiry:
    """When the time to resolve runs out (KN-28), the complainant may go on (KN-33)."""

    def test_nothing_was_decided(self) -> None:
        appeal = the("KN-33", complaint())
        assert (appeal.started_by, appeal.started_on) == (E.RESOLUTION_EXPIRED, august(17))
        assert appeal.due == september(16)
        assert not appeal.has_begun(august(16))

    @pytest.mark.parametrize("end", [E.DECIDED, E.TERMINATED])
    def test_not_when_it_ended_in_time(self, end: PetitionEventKind) -> None:
        assert "KN-33" not in by_limit(complaint(Event(end, august(17))))

    def test_but_when_it_was_decided_late(self) -> None:
        case = complaint(Event(E.DECIDED, august(18)), Event(E.RESULT_RECEIVED, august(20)))
        first, second = by_limit(case)["KN-33"]
        assert (first.started_by, first.started_on) == (E.RESOLUTION_EXPIRED, august(17))
        assert (second.started_by, second.started_on) == (E.RESULT_RECEIVED, august(20))

    def test_not_while_suspended(self) -> None:
        assert "KN-33" not in by_limit(complaint(Event(E.SUSPENDED, july(20))))

    def test_after_a_pause_only_when_the_longer_period_runs_out(self) -> None:
        turns = between(july(20), july(30))
        assert the("KN-33", complaint(*turns)).started_on == august(25)
        decided = Event(E.DECIDED, august(25))
        assert "KN-33" not in by_limit(complaint(*turns, decided))

    def test_of_a_complex_case_later(self) -> None:
        complex_case = complaint(Event(E.COMPLEX, july(20)))
        assert the("KN-33", complex_case).started_on == august(31)  # 45 days: Sunday 30/08

    def test_not_of_a_denunciation(self) -> None:
        assert "KN-33" not in by_limit(denunciation())


class TestRepeatedSteps:
    """Each decision to suspend, resume or terminate is to be sent in 3 working days (KN-11a)."""

    def test_each_is_answered_by_the_next_one_sent(self) -> None:
        case = complaint(
            Event(E.SUSPENDED, july(17)),  # a Friday
            Event(E.ORDER_SENT, july(21)),
            Event(E.RESUMED, august(3)),
            Event(E.ORDER_SENT, august(7)),
            Event(E.TERMINATED, august(12)),
        )
        found = [(d.started_on, d.due, d.done_on) for d in by_limit(case)["KN-11a"]]
        assert found == [
            (july(17), july(22), july(21)),
            (august(3), august(6), august(7)),
            (august(12), august(17), None),
        ]

    def test_of_a_denunciation_the_resumption_need_not_be_sent(self) -> None:
        case = denunciation(*between(july(17), august(3)), Event(E.TERMINATED, august(12)))
        found = [(d.started_by, d.due) for d in by_limit(case)["TC-34"]]
        assert found == [(E.SUSPENDED, july(24)), (E.TERMINATED, august(19))]

    def test_each_request_for_documents_has_its_own_days(self) -> None:
        case = complaint(
            Event(E.DOCUMENTS_REQUESTED, july(20)),
            Event(E.DOCUMENTS_SUPPLIED, july(24)),
            Event(E.DOCUMENTS_REQUESTED, august(3)),
        )
        found = [(d.started_on, d.due, d.done_on) for d in by_limit(case)["KN-tl"]]
        assert found == [
            (july(20), july(27), july(24)),
            (august(3), august(10), None),
        ]


class TestVariants:
    @pytest.mark.parametrize(
        ("is_remote", "is_complex", "variant", "amount"),
        [
            (False, False, None, 30),
            (True, False, Variant.REMOTE, 45),
            (False, True, Variant.COMPLEX, 45),
            (True, True, Variant.REMOTE_COMPLEX, 60),
        ],
    )
    def test_a_complaint(
        self, *, is_remote: bool, is_complex: bool, variant: Variant | None, amount: int
    ) -> None:
        events = [Event(E.COMPLEX, july(20))] if is_complex else []
        deadline = the("KN-28", complaint(*events), is_remote=is_remote)
        assert (deadline.variant, deadline.amount) == (variant, amount)
        assert deadline.raw_due == july(16) + timedelta(days=amount)

    def test_a_pause_adds_to_the_longer_period(self) -> None:
        case = complaint(Event(E.COMPLEX, july(16)), *between(july(20), july(30)))
        assert the("KN-28", case).raw_due == july(16) + timedelta(days=55)

    @pytest.mark.parametrize(
        ("events", "due"),
        [
            ((), july(15)),
            ((Event(E.SEVERAL_PLACES, july(10)),), july(20)),
        ],
    )
    def test_a_denunciation_to_be_verified_in_several_places(
        self, events: tuple[Event, ...], due: date
    ) -> None:
        assert the("TC-24", petition(DENUNCIATION, july(6), *events)).due == due

    def test_a_denunciation_has_not_more_time_in_a_remote_area(self) -> None:
        deadline = the("TC-30", denunciation(), is_remote=True)
        assert (deadline.variant, deadline.raw_due) == (None, august(15))

    @pytest.mark.parametrize(("limit_id", "days"), [("KN-33", 45), ("KN-44", 46)])
    def test_the_complainant_has_more_time_in_a_remote_area(self, limit_id: str, days: int) -> None:
        decided, received = Event(E.DECIDED, july(20)), Event(E.RESULT_RECEIVED, july(20))
        deadline = the(limit_id, complaint(decided, received), is_remote=True)
        assert deadline.raw_due == july(20) + timedelta(days=days)

    def test_but_not_because_the_case_is_complex(self) -> None:
        events = (Event(E.COMPLEX, july(17)), Event(E.DECIDED, july(20)))
        assert the("KN-44", complaint(*events)).raw_due == august(20)
