"""Where a case stands, which clocks run in it, and which events are refused."""

from collections.abc import Sequence
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.law.checks import check_meeting_event, check_petition_event, check_still_planned
from tiepdan.law.load import load_limits
from tiepdan.law.procedure import CLOSING, Case, Clock, Event, Standing, clocks, petition_standing
from tiepdan.law.rules import Subject
from tiepdan.law.vocabulary import (
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    PetitionEventKind,
    PetitionKind,
    PetitionState,
)

LIMITS = load_limits(paths.data_folder())
RECEIVED_ON = date(2026, 7, 6)
HA_TINH = "Hà Tĩnh"
DIALOGUES = [
    MeetingKind.PERIODIC_DIALOGUE,
    MeetingKind.AD_HOC_DIALOGUE,
    MeetingKind.THEMATIC_DIALOGUE,
]
RECORDED = [kind for kind in PetitionEventKind if kind is not PetitionEventKind.RECEIVED]
E = PetitionEventKind
M = MeetingEventKind


def on(kind: str, day_of_july: int) -> Event:
    return Event(kind, date(2026, 7, day_of_july))


def petition_clocks(
    kind: PetitionKind, *events: Event, within: bool = True, province: str = "Nghệ An"
) -> dict[str, Clock]:
    case = Case(Subject.PETITION, kind, within, (Event(E.RECEIVED, RECEIVED_ON), *events))
    return {clock.limit.id: clock for clock in clocks(case, LIMITS, province=province)}


def meeting_clocks(
    *events: Event,
    kind: MeetingKind = MeetingKind.PERIODIC_DIALOGUE,
    province: str = HA_TINH,
) -> dict[str, Clock]:
    case = Case(Subject.MEETING, kind, is_within_competence=True, events=events)
    return {clock.limit.id: clock for clock in clocks(case, LIMITS, province=province)}


class TestStanding:
    @pytest.mark.parametrize("kind", PetitionKind)
    def test_a_petition_is_new_until_something_happens(self, kind: PetitionKind) -> None:
        assert petition_standing(kind, RECEIVED_ON, []) == Standing(
            PetitionState.NEW, RECEIVED_ON, None
        )

    def test_accepted_then_decided(self) -> None:
        accepted, decided = on(E.ACCEPTED, 9), on(E.DECIDED, 30)
        kind = PetitionKind.COMPLAINT
        assert petition_standing(kind, RECEIVED_ON, [accepted]) == Standing(
            PetitionState.ACCEPTED, accepted.day, None
        )
        assert petition_standing(kind, RECEIVED_ON, [accepted, decided]) == Standing(
            PetitionState.RESOLVED, decided.day, decided.day
        )

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_a_notice_to_the_citizen_leaves_a_complaint_open(self, kind: PetitionKind) -> None:
        accepted, notice = on(E.ACCEPTED, 9), on(E.ANSWERED, 10)
        assert petition_standing(kind, RECEIVED_ON, [notice]).state is PetitionState.NEW
        assert petition_standing(kind, RECEIVED_ON, [accepted, notice]) == Standing(
            PetitionState.ACCEPTED, accepted.day, None
        )

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_an_answer_ends_a_proposal_or_feedback(self, kind: PetitionKind) -> None:
        answer = on(E.ANSWERED, 10)
        assert petition_standing(kind, RECEIVED_ON, [on(E.ACCEPTED, 9), answer]) == Standing(
            PetitionState.RESOLVED, answer.day, answer.day
        )

    @pytest.mark.parametrize("end", sorted(CLOSING - {E.DECIDED}))
    @pytest.mark.parametrize("kind", PetitionKind)
    def test_other_ends_close_without_resolution(
        self, kind: PetitionKind, end: PetitionEventKind
    ) -> None:
        event = on(end, 8)
        assert petition_standing(kind, RECEIVED_ON, [event]) == Standing(
            PetitionState.CLOSED, event.day, event.day
        )

    def test_what_was_resolved_stays_resolved(self) -> None:
        events = [on(E.ANSWERED, 8), on(E.FORWARDED, 9)]
        assert petition_standing(PetitionKind.FEEDBACK, RECEIVED_ON, events) == Standing(
            PetitionState.RESOLVED, date(2026, 7, 8), date(2026, 7, 8)
        )

    @pytest.mark.parametrize(
        "kinds",
        [
            (E.ACCEPTED, E.DECIDED),
            (E.ACCEPTED, E.WITHDRAWN),
            (E.ACCEPTED, E.FORWARDED, E.ANSWERED),
            (E.ANSWERED, E.GUIDED),
        ],
    )
    @pytest.mark.parametrize("kind", PetitionKind)
    def test_events_of_one_day_count_in_the_order_of_the_procedure(
        self, kind: PetitionKind, kinds: Sequence[PetitionEventKind]
    ) -> None:
        standings = {
            petition_standing(kind, RECEIVED_ON, [on(event, 9) for event in order])
            for order in permutations(kinds)
        }
        assert len(standings) == 1
        (standing,) = standings
        assert standing.finished_on == date(2026, 7, 9)
        assert standing.state in {PetitionState.RESOLVED, PetitionState.CLOSED}


class TestPetitionClocks:
    def test_a_new_complaint_is_owed_an_answer_and_acceptance(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT)
        assert running.keys() == {"TCD-10", "KN-27"}
        assert all(clock.started_on == RECEIVED_ON for clock in running.values())
        assert all(clock.done_on is None for clock in running.values())

    def test_a_new_denunciation(self) -> None:
        assert petition_clocks(PetitionKind.DENUNCIATION).keys() == {"TCD-10", "TC-24"}

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_nothing_but_the_notice_is_owed_on_a_proposal(self, kind: PetitionKind) -> None:
        assert petition_clocks(kind).keys() == {"TCD-10"}

    def test_outside_its_competence_the_office_owes_only_the_notice(self) -> None:
        assert petition_clocks(PetitionKind.COMPLAINT, within=False).keys() == {"TCD-10"}

    def test_acceptance_stops_one_clock_and_starts_another(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 9))
        assert running["KN-27"].done_on == date(2026, 7, 9)
        assert (running["KN-28"].started_on, running["KN-28"].done_on) == (date(2026, 7, 9), None)

    def test_the_first_of_several_fulfilling_events_counts(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 13), on(E.ANSWERED, 8))
        assert running["TCD-10"].done_on == date(2026, 7, 8)
        assert running["KN-27"].done_on == date(2026, 7, 13)

    def test_a_step_on_the_day_its_clock_starts_is_done(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 6), on(E.DECIDED, 6))
        assert {clock.done_on for clock in running.values()} == {RECEIVED_ON}

    def test_the_order_of_the_events_does_not_matter(self) -> None:
        events = [on(E.ACCEPTED, 9), on(E.ANSWERED, 8), on(E.DECIDED, 30)]
        found = [petition_clocks(PetitionKind.COMPLAINT, *order) for order in permutations(events)]
        assert all(running == found[0] for running in found)

    @pytest.mark.parametrize("end", sorted(CLOSING))
    @pytest.mark.parametrize("is_accepted", [False, True])
    @pytest.mark.parametrize("kind", PetitionKind)
    def test_nothing_is_owed_after_an_end_that_the_procedure_allows(
        self, kind: PetitionKind, end: PetitionEventKind, *, is_accepted: bool
    ) -> None:
        events = [on(E.ACCEPTED, 9)] if is_accepted else []
        try:
            check_petition_event(kind, RECEIVED_ON, events, on(end, 10))
        except RefusedError:
            return
        running = petition_clocks(kind, *events, on(end, 10))
        assert [limit for limit, clock in running.items() if clock.done_on is None] == []


class TestMeetingClocks:
    @pytest.mark.parametrize("kind", DIALOGUES)
    def test_a_dialogue_is_followed_by_a_notice(self, kind: MeetingKind) -> None:
        running = meeting_clocks(on(M.HELD, 7), kind=kind)
        assert {limit: clock.started_on for limit, clock in running.items()} == {
            "DT-HT1": date(2026, 7, 7)
        }

    def test_the_notice_starts_the_agencies_clock(self) -> None:
        running = meeting_clocks(on(M.HELD, 7), on(M.CONCLUSION_NOTICE, 14))
        assert running["DT-HT1"].done_on == date(2026, 7, 14)
        assert running["DT-HT2"].started_on == date(2026, 7, 14)
        assert running["DT-HT2"].done_on is None

    @pytest.mark.parametrize("answer", [M.RESULTS_RECEIVED, M.OPINIONS_ANSWERED])
    def test_either_answer_stops_it(self, answer: MeetingEventKind) -> None:
        running = meeting_clocks(on(M.HELD, 7), on(M.CONCLUSION_NOTICE, 14), on(answer, 20))
        assert running["DT-HT2"].done_on == date(2026, 7, 20)

    def test_nothing_is_owed_after_the_notice_when_all_was_answered_before_it(self) -> None:
        running = meeting_clocks(
            on(M.HELD, 7), on(M.OPINIONS_ANSWERED, 10), on(M.CONCLUSION_NOTICE, 14)
        )
        assert running.keys() == {"DT-HT1"}

    def test_answered_on_the_day_of_the_notice_is_in_time(self) -> None:
        running = meeting_clocks(
            on(M.HELD, 7), on(M.OPINIONS_ANSWERED, 14), on(M.CONCLUSION_NOTICE, 14)
        )
        assert running["DT-HT2"].done_on == date(2026, 7, 14)

    @pytest.mark.parametrize("kind", [kind for kind in MeetingKind if kind not in DIALOGUES])
    def test_a_reception_starts_no_clock(self, kind: MeetingKind) -> None:
        assert meeting_clocks(on(M.HELD, 7), kind=kind) == {}

    def test_the_local_rule_does_not_bind_another_province(self) -> None:
        assert meeting_clocks(on(M.HELD, 7), province="Nghệ An") == {}

    def test_a_meeting_not_yet_held_owes_nothing(self) -> None:
        assert meeting_clocks() == {}


def refusal_of_petition_event(kind: PetitionKind, events: Sequence[Event], new: Event) -> str:
    with pytest.raises(RefusedError) as refusal:
        check_petition_event(kind, RECEIVED_ON, events, new)
    assert refusal.value.exit_code == 4
    return str(refusal.value)


class TestPetitionEvents:
    def test_the_usual_course_is_allowed(self) -> None:
        course = [on(E.ACCEPTED, 9), on(E.ANSWERED, 10), on(E.DECIDED, 30)]
        for number, event in enumerate(course):
            check_petition_event(PetitionKind.COMPLAINT, RECEIVED_ON, course[:number], event)

    @pytest.mark.parametrize("event", RECORDED)
    def test_on_the_day_of_receipt_is_allowed_but_not_before(
        self, event: PetitionEventKind
    ) -> None:
        check_petition_event(PetitionKind.FEEDBACK, RECEIVED_ON, [], on(event, 6))
        sentence = refusal_of_petition_event(PetitionKind.FEEDBACK, [], on(event, 5))
        assert "05/07/2026" in sentence
        assert "06/07/2026" in sentence

    @pytest.mark.parametrize("event", RECORDED)
    def test_twice_is_refused(self, event: PetitionEventKind) -> None:
        sentence = refusal_of_petition_event(PetitionKind.FEEDBACK, [on(event, 8)], on(event, 9))
        assert "08/07/2026" in sentence

    @pytest.mark.parametrize("end", sorted(CLOSING))
    @pytest.mark.parametrize("event", RECORDED)
    def test_nothing_follows_the_end(
        self, end: PetitionEventKind, event: PetitionEventKind
    ) -> None:
        events = [on(E.ACCEPTED, 7), on(end, 8)] if event is not E.ACCEPTED else [on(end, 8)]
        sentence = refusal_of_petition_event(PetitionKind.COMPLAINT, events, on(event, 9))
        assert "08/07/2026" in sentence

    @pytest.mark.parametrize("end", sorted(CLOSING))
    def test_the_notice_may_be_entered_after_the_end_if_it_was_given_by_then(
        self, end: PetitionEventKind
    ) -> None:
        for day in (7, 8):
            check_petition_event(
                PetitionKind.PROPOSAL, RECEIVED_ON, [on(end, 8)], on(E.ANSWERED, day)
            )

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_a_decision_needs_the_acceptance(self, kind: PetitionKind) -> None:
        assert "accept" in refusal_of_petition_event(kind, [], on(E.DECIDED, 9))
        sentence = refusal_of_petition_event(kind, [on(E.ACCEPTED, 10)], on(E.DECIDED, 9))
        assert "09/07/2026" in sentence
        assert "10/07/2026" in sentence
        check_petition_event(kind, RECEIVED_ON, [on(E.ACCEPTED, 9)], on(E.DECIDED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_a_proposal_is_settled_without_acceptance(self, kind: PetitionKind) -> None:
        check_petition_event(kind, RECEIVED_ON, [], on(E.DECIDED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_no_decision_follows_the_answer_to_a_proposal(self, kind: PetitionKind) -> None:
        assert "08/07/2026" in refusal_of_petition_event(
            kind, [on(E.ANSWERED, 8)], on(E.DECIDED, 9)
        )

    @pytest.mark.parametrize("end", sorted(CLOSING - {E.DECIDED}))
    def test_an_end_before_the_recorded_acceptance_is_refused(self, end: PetitionEventKind) -> None:
        assert "10/07/2026" in refusal_of_petition_event(
            PetitionKind.COMPLAINT, [on(E.ACCEPTED, 10)], on(end, 9)
        )


@settings(max_examples=150, deadline=None)
@given(
    kind=st.sampled_from(PetitionKind),
    offered=st.lists(
        st.builds(
            Event,
            st.sampled_from(RECORDED),
            st.integers(0, 5).map(lambda days: RECEIVED_ON + timedelta(days=days)),
        ),
        max_size=6,
    ),
)
def test_whatever_the_procedure_allows_ends_once_and_then_owes_nothing(
    kind: PetitionKind, offered: list[Event]
) -> None:
    events: list[Event] = []
    for event in offered:
        try:
            check_petition_event(kind, RECEIVED_ON, events, event)
        except RefusedError:
            continue
        events.append(event)
    standing = petition_standing(kind, RECEIVED_ON, events)
    is_ended = standing.state in {PetitionState.RESOLVED, PetitionState.CLOSED}
    assert is_ended is (standing.finished_on is not None)
    if is_ended:
        assert standing.finished_on == standing.since
        running = petition_clocks(kind, *events)
        assert all(clock.done_on is not None for clock in running.values())


class TestMeetingStatus:
    @pytest.mark.parametrize("outcome", [s for s in MeetingStatus if s != MeetingStatus.PLANNED])
    def test_a_planned_meeting_may_end_in_any_way_once(self, outcome: MeetingStatus) -> None:
        check_still_planned(MeetingStatus.PLANNED)
        with pytest.raises(RefusedError) as refusal:
            check_still_planned(outcome)
        assert outcome.label in str(refusal.value)


def refusal_of_meeting_event(
    events: Sequence[Event], new: Event, *, status: MeetingStatus = MeetingStatus.HELD
) -> str:
    with pytest.raises(RefusedError) as refusal:
        check_meeting_event(status, date(2026, 7, 7), events, new)
    assert refusal.value.exit_code == 4
    return str(refusal.value)


class TestMeetingEvents:
    def test_the_usual_course_is_allowed(self) -> None:
        course = [on(M.CONCLUSION_NOTICE, 14), on(M.RESULTS_RECEIVED, 30)]
        for number, event in enumerate(course):
            check_meeting_event(MeetingStatus.HELD, date(2026, 7, 7), course[:number], event)

    @pytest.mark.parametrize("status", [s for s in MeetingStatus if s != MeetingStatus.HELD])
    def test_only_a_meeting_held_is_followed_by_anything(self, status: MeetingStatus) -> None:
        sentence = refusal_of_meeting_event([], on(M.CONCLUSION_NOTICE, 8), status=status)
        assert status.label in sentence

    def test_a_notice_on_the_day_itself_is_allowed_but_not_before(self) -> None:
        check_meeting_event(MeetingStatus.HELD, date(2026, 7, 7), [], on(M.CONCLUSION_NOTICE, 7))
        sentence = refusal_of_meeting_event([], on(M.CONCLUSION_NOTICE, 6))
        assert "06/07/2026" in sentence
        assert "07/07/2026" in sentence

    @pytest.mark.parametrize("event", [M.CONCLUSION_NOTICE, M.RESULTS_RECEIVED])
    def test_twice_is_refused(self, event: MeetingEventKind) -> None:
        events = [on(M.CONCLUSION_NOTICE, 8), on(M.RESULTS_RECEIVED, 8)]
        assert "08/07/2026" in refusal_of_meeting_event(events, on(event, 9))

    def test_results_need_a_notice(self) -> None:
        assert "conclude" in refusal_of_meeting_event([], on(M.RESULTS_RECEIVED, 20))

    def test_results_do_not_precede_the_notice(self) -> None:
        notice = on(M.CONCLUSION_NOTICE, 14)
        sentence = refusal_of_meeting_event([notice], on(M.RESULTS_RECEIVED, 13))
        assert "13/07/2026" in sentence
        assert "14/07/2026" in sentence
        check_meeting_event(
            MeetingStatus.HELD, date(2026, 7, 7), [notice], on(M.RESULTS_RECEIVED, 14)
        )
