"""What may be recorded of a meeting: its outcome, what goes before it and what follows it."""

from collections.abc import Sequence
from datetime import date, timedelta

import pytest

from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.errors import RefusedError
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.meeting_checks import (
    MeetingOutcome,
    MeetingSituation,
    check_in_register,
    check_meeting_event,
    check_still_planned,
    meeting_outcome,
)
from tiepdan.law.procedure.steps import DERIVED_EVENTS
from tiepdan.law.vocabulary.meeting import (
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)

MEETS_ON = date(2026, 7, 7)
BEFORE_IT = [MeetingEventKind.ANNOUNCED, MeetingEventKind.PARTICIPANTS_NOTIFIED]
AFTER_IT = [
    MeetingEventKind.CONCLUSION_NOTICE,
    MeetingEventKind.RESULTS_RECEIVED,
    MeetingEventKind.PUBLISHED,
]
RECEPTIONS = [kind for kind in MeetingKind if kind.is_reception]
OTHERS = [kind for kind in MeetingKind if not kind.is_reception]
K = MeetingKind
M = MeetingEventKind
S = MeetingStatus


def on(kind: str, day_of_july: int) -> Event:
    return Event(kind, date(2026, 7, day_of_july))


def check(events: Sequence[Event], new: Event, *, status: MeetingStatus = S.HELD) -> None:
    check_meeting_event(MeetingSituation("B1", K.PERIODIC_DIALOGUE, status, MEETS_ON, events), new)


def refusal(events: Sequence[Event], new: Event, *, status: MeetingStatus = S.HELD) -> str:
    with pytest.raises(RefusedError) as refused:
        check(events, new, status=status)
    assert refused.value.exit_code == 4
    return str(refused.value)


class TestStatus:
    @pytest.mark.parametrize("outcome", [status for status in S if status != S.PLANNED])
    def test_a_planned_meeting_may_end_in_any_way_once(self, outcome: MeetingStatus) -> None:
        check_still_planned(S.PLANNED, "B1", MeetingOutcome(S.HELD))
        with pytest.raises(RefusedError) as refused:
            check_still_planned(outcome, "B1", MeetingOutcome(S.HELD))
        assert outcome.label in str(refused.value)
        assert "tiepdan edit-meeting B1" in str(refused.value)


class TestOutcome:
    def told(
        self, kind: MeetingKind, told: MeetingOutcome, *, today: date = MEETS_ON
    ) -> MeetingOutcome:
        return meeting_outcome(kind, MEETS_ON, told, today=today)

    def refusal(self, kind: MeetingKind, told: MeetingOutcome, *, today: date = MEETS_ON) -> str:
        with pytest.raises(RefusedError) as refused:
            self.told(kind, told, today=today)
        return str(refused.value)

    @pytest.mark.parametrize("kind", MeetingKind)
    def test_a_meeting_with_people_is_held(self, kind: MeetingKind) -> None:
        held = MeetingOutcome(S.HELD, people_present=3)
        assert self.told(kind, held) == held

    @pytest.mark.parametrize("kind", RECEPTIONS)
    def test_to_a_reception_nobody_may_come(self, kind: MeetingKind) -> None:
        assert self.told(kind, MeetingOutcome(S.HELD, people_present=0)).status is S.NOBODY_CAME
        assert self.told(kind, MeetingOutcome(S.NOBODY_CAME)).status is S.NOBODY_CAME

    @pytest.mark.parametrize("kind", OTHERS)
    def test_a_dialogue_with_nobody_was_not_held(self, kind: MeetingKind) -> None:
        assert "not held" in self.refusal(kind, MeetingOutcome(S.HELD, people_present=0))
        assert "not held" in self.refusal(kind, MeetingOutcome(S.NOBODY_CAME))

    @pytest.mark.parametrize("status", [S.HELD, S.NOBODY_CAME])
    def test_it_is_not_held_before_its_day(self, status: MeetingStatus) -> None:
        the_day_before = MEETS_ON - timedelta(days=1)
        sentence = self.refusal(RECEPTIONS[0], MeetingOutcome(status), today=the_day_before)
        assert "07/07/2026" in sentence
        assert "06/07/2026" in sentence

    def test_people_and_no_meeting_contradict_each_other(self) -> None:
        assert "3" in self.refusal(RECEPTIONS[0], MeetingOutcome(S.NOBODY_CAME, people_present=3))

    def test_a_meeting_not_held_needs_a_reason(self) -> None:
        assert "--reason" in self.refusal(RECEPTIONS[0], MeetingOutcome(S.NOT_HELD))
        flood = MeetingOutcome(S.NOT_HELD, not_held_reason=NotHeldReason.STORM_FLOOD)
        yesterday = MEETS_ON - timedelta(days=1)
        assert self.told(RECEPTIONS[0], flood, today=yesterday) == flood

    def test_a_meeting_held_has_no_reason_not_to_be(self) -> None:
        flood = MeetingOutcome(S.HELD, not_held_reason=NotHeldReason.STORM_FLOOD)
        assert S.HELD.label in self.refusal(RECEPTIONS[0], flood)
        moved = MeetingOutcome(S.HELD, moved_to=date(2026, 7, 14))
        assert S.HELD.label in self.refusal(RECEPTIONS[0], moved)

    @pytest.mark.parametrize("day", [6, 7])
    def test_it_is_put_off_only_to_a_later_day(self, day: int) -> None:
        reason = NotHeldReason.OTHER_DUTY
        moved = MeetingOutcome(S.NOT_HELD, not_held_reason=reason, moved_to=date(2026, 7, day))
        assert "07/07/2026" in self.refusal(RECEPTIONS[0], moved)
        later = MeetingOutcome(S.NOT_HELD, not_held_reason=reason, moved_to=date(2026, 7, 8))
        assert self.told(RECEPTIONS[0], later) == later


class TestWhatFollows:
    def test_the_usual_course_is_allowed(self) -> None:
        course = [on(M.CONCLUSION_NOTICE, 14), on(M.RESULTS_RECEIVED, 30)]
        for number, event in enumerate(course):
            check(course[:number], event)

    @pytest.mark.parametrize("status", [status for status in S if status != S.HELD])
    @pytest.mark.parametrize("event", AFTER_IT)
    def test_only_a_meeting_held_is_followed_by_anything(
        self, status: MeetingStatus, event: MeetingEventKind
    ) -> None:
        assert status.label in refusal([], on(event, 8), status=status)

    @pytest.mark.parametrize("event", [M.CONCLUSION_NOTICE, M.PUBLISHED])
    def test_on_the_day_itself_is_allowed_but_not_before(self, event: MeetingEventKind) -> None:
        check([], on(event, 7))
        sentence = refusal([], on(event, 6))
        assert "06/07/2026" in sentence
        assert "07/07/2026" in sentence

    @pytest.mark.parametrize("event", AFTER_IT)
    def test_twice_is_refused(self, event: MeetingEventKind) -> None:
        events = [on(kind, 8) for kind in AFTER_IT]
        assert "08/07/2026" in refusal(events, on(event, 9))

    def test_results_need_a_notice(self) -> None:
        assert "conclude" in refusal([], on(M.RESULTS_RECEIVED, 20))

    def test_results_do_not_precede_the_notice(self) -> None:
        notice = on(M.CONCLUSION_NOTICE, 14)
        sentence = refusal([notice], on(M.RESULTS_RECEIVED, 13))
        assert "13/07/2026" in sentence
        assert "14/07/2026" in sentence
        check([notice], on(M.RESULTS_RECEIVED, 14))

    @pytest.mark.parametrize("event", sorted(DERIVED_EVENTS & set(MeetingEventKind)))
    def test_what_follows_from_other_facts_is_never_recorded(self, event: str) -> None:
        refusal([], on(event, 8))


@pytest.mark.parametrize("event", BEFORE_IT)
class TestWhatGoesBefore:
    @pytest.mark.parametrize("day", [1, 6, 7])
    @pytest.mark.parametrize("status", [S.PLANNED, S.HELD, S.NOBODY_CAME])
    def test_up_to_the_day_itself_it_is_allowed(
        self, event: MeetingEventKind, status: MeetingStatus, day: int
    ) -> None:
        check([], on(event, day), status=status)

    def test_after_the_meeting_it_is_refused(self, event: MeetingEventKind) -> None:
        sentence = refusal([], on(event, 8))
        assert "08/07/2026" in sentence
        assert "07/07/2026" in sentence

    def test_of_a_meeting_called_off_there_is_nothing_to_announce(
        self, event: MeetingEventKind
    ) -> None:
        assert S.NOT_HELD.label in refusal([], on(event, 1), status=S.NOT_HELD)

    def test_twice_is_refused(self, event: MeetingEventKind) -> None:
        sentence = refusal([on(event, 1)], on(event, 2), status=S.PLANNED)
        assert "01/07/2026" in sentence

    def test_it_may_be_entered_after_what_follows_the_meeting(
        self, event: MeetingEventKind
    ) -> None:
        check([on(M.CONCLUSION_NOTICE, 14)], on(event, 1))


class TestTheCalendarsReach:
    @pytest.mark.parametrize("day", [FIRST_DAY, MEETS_ON, LAST_DAY])
    def test_days_of_the_calendar(self, day: date) -> None:
        check_in_register(day)

    @pytest.mark.parametrize(
        "day", [date.min, FIRST_DAY - timedelta(days=1), LAST_DAY + timedelta(days=1), date.max]
    )
    def test_no_other_days(self, day: date) -> None:
        with pytest.raises(RefusedError) as refused:
            check_in_register(day)
        assert "01/01/2013" in str(refused.value)
        assert "31/12/2040" in str(refused.value)
