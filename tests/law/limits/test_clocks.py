"""Which limits concern a case, and which clocks run in it."""

from dataclasses import replace
from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.hostile import fuzzed
from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.law.duties.capacities import capacities_in
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.clocks import Clock, clocks, concerns
from tiepdan.law.limits.deadlines import LimitsByKind
from tiepdan.law.limits.time_limits import Severity, Subject, is_on
from tiepdan.law.procedure.petition_checks import Situation, check_petition_event
from tiepdan.law.procedure.standing import CLOSING_EVENTS, petition_standing
from tiepdan.law.procedure.steps import DERIVED_EVENTS
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.toml.procedure import load_procedure
from tiepdan.law.vocabulary.meeting import Capacity, MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition import Addressee, Channel, PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

LIMITS = load_limits(paths.data_folder())
BY_ID = {limit.id: limit for limit in LIMITS}
NATIONAL = LimitsByKind(limit for limit in LIMITS if limit.pack is None)
PROCEDURE = load_procedure(paths.data_folder())
RECEIVED_ON = date(2026, 7, 6)
HA_TINH = "Hà Tĩnh"
DIALOGUES = [
    MeetingKind.PERIODIC_DIALOGUE,
    MeetingKind.AD_HOC_DIALOGUE,
    MeetingKind.THEMATIC_DIALOGUE,
]
RECORDED = [kind for kind in PetitionEventKind if kind not in DERIVED_EVENTS]
OWED_UNTIL_THE_END = {"TCD-10", "TCD-41", "KN-27", "KN-28", "TC-24", "TC-24b", "TC-30"}
E = PetitionEventKind
M = MeetingEventKind


def on(kind: str, day_of_july: int) -> Event:
    return Event(kind, date(2026, 7, day_of_july))


def petition(kind: PetitionKind, *events: Event) -> Case:
    return Case(Subject.PETITION, kind, (Event(E.RECEIVED, RECEIVED_ON), *events))


def meeting(*events: Event, kind: MeetingKind = MeetingKind.PERIODIC_DIALOGUE) -> Case:
    return Case(Subject.MEETING, kind, events)


def clocks_of(case: Case, *, province: str = "Nghệ An") -> dict[str, Clock]:
    """The clocks of a case by their limits, of which each is started at most once."""
    limits = LimitsByKind(limit for limit in LIMITS if is_on(limit.pack, province, {}))
    leading, others = limits.of(case)
    found = list(clocks(case, (*leading, *others)))
    by_limit = {clock.limit.id: clock for clock in found}
    assert len(by_limit) == len(found)
    return by_limit


def petition_clocks(kind: PetitionKind, *events: Event) -> dict[str, Clock]:
    return clocks_of(petition(kind, *events))


def local_clocks(
    *events: Event, kind: MeetingKind = MeetingKind.PERIODIC_DIALOGUE
) -> dict[str, Clock]:
    """The clocks of Hà Tĩnh's own rule."""
    found = clocks_of(meeting(*events, kind=kind), province=HA_TINH)
    return {limit_id: clock for limit_id, clock in found.items() if clock.limit.pack}


def done_on(clock: Clock) -> date | None:
    return clock.end.day if clock.end else None


class TestWhatALimitConcerns:
    COMPLAINT = petition(PetitionKind.COMPLAINT)
    DENUNCIATION = petition(PetitionKind.DENUNCIATION)
    DIALOGUE = meeting()
    RECEPTION = meeting(kind=MeetingKind.PERIODIC_RECEPTION)

    def test_its_own_kinds_alone(self) -> None:
        assert concerns(BY_ID["KN-27"], self.COMPLAINT)
        assert not concerns(BY_ID["KN-27"], self.DENUNCIATION)
        assert not concerns(BY_ID["TCD-24"], self.DIALOGUE)
        assert concerns(BY_ID["TCD-24"], self.RECEPTION)

    def test_its_own_subject_alone(self) -> None:
        of_a_meeting = replace(BY_ID["KN-27"], subject=Subject.MEETING)
        assert not concerns(of_a_meeting, self.COMPLAINT)

    def test_within_or_outside_competence(self) -> None:
        outside = replace(self.DENUNCIATION, is_within_competence=False)
        assert concerns(BY_ID["TC-24"], self.DENUNCIATION)
        assert not concerns(BY_ID["TC-24"], outside)
        assert not concerns(BY_ID["TC-24b"], self.DENUNCIATION)
        assert concerns(BY_ID["TC-24b"], outside)
        assert concerns(BY_ID["TCD-10"], outside)

    @pytest.mark.parametrize("channel", [*Channel, None])
    def test_petitions_that_came_a_certain_way(self, channel: Channel | None) -> None:
        case = replace(self.COMPLAINT, channel=channel)
        assert concerns(BY_ID["TCD-27"], case) is (channel is Channel.ELECTED_BODY)
        assert concerns(BY_ID["TCD-10"], case)

    @pytest.mark.parametrize("capacity", [*Capacity, None])
    def test_what_a_certain_leader_chaired(self, capacity: Capacity | None) -> None:
        is_secretary = capacity is Capacity.PARTY_SECRETARY
        case = replace(self.COMPLAINT, chaired_by=capacities_in(capacity))
        assert concerns(BY_ID["DANG-10"], case) is is_secretary
        case = replace(self.DIALOGUE, chaired_by=capacities_in(capacity))
        assert not concerns(BY_ID["DT-43a"], case)
        assert concerns(BY_ID["DT-HT1"], case)
        case = replace(case, kind=MeetingKind.PEOPLE_CONFERENCE)
        assert concerns(BY_ID["DT-43a"], case)
        assert not concerns(BY_ID["DT-HT1"], case)

    @pytest.mark.parametrize("addressee", [*Addressee, None])
    def test_petitions_addressed_to_the_party_committee(self, addressee: Addressee | None) -> None:
        case = replace(self.COMPLAINT, addressed_to=addressee)
        assert concerns(BY_ID["DANG-10"], case) is (addressee is Addressee.PARTY)

    @pytest.mark.parametrize("passed_on", [E.FORWARDED, E.GUIDED])
    def test_a_denunciation_passed_on_is_outside_whatever_it_was_recorded_as(
        self, passed_on: PetitionEventKind
    ) -> None:
        case = petition(PetitionKind.DENUNCIATION)
        assert concerns(BY_ID["TC-24"], case)
        assert not concerns(BY_ID["TC-24b"], case)
        case = petition(PetitionKind.DENUNCIATION, on(passed_on, 15))
        assert concerns(BY_ID["TC-24"], case)
        assert concerns(BY_ID["TC-24b"], case)
        assert not concerns(BY_ID["TC-24b"], petition(PetitionKind.COMPLAINT, on(passed_on, 15)))

    def test_what_was_chaired_in_several_capacities(self) -> None:
        joint = frozenset({Capacity.PARTY_SECRETARY, Capacity.COMMITTEE_CHAIR})
        assert concerns(BY_ID["DANG-10"], replace(self.COMPLAINT, chaired_by=joint))
        assert concerns(BY_ID["DT-HT1"], replace(self.DIALOGUE, chaired_by=joint))

    def test_meetings_online(self) -> None:
        assert not concerns(BY_ID["TCD-23"], self.RECEPTION)
        assert concerns(BY_ID["TCD-23"], replace(self.RECEPTION, is_online=True))
        assert concerns(BY_ID["TCD-24"], replace(self.RECEPTION, is_online=True))


class TestPetitionClocks:
    def test_a_new_complaint_is_owed_an_answer_and_acceptance(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT)
        assert running.keys() == {"TCD-10", "TCD-41", "KN-27"}
        assert all(clock.start == Event(E.RECEIVED, RECEIVED_ON) for clock in running.values())
        assert all(clock.end is None for clock in running.values())

    def test_a_new_denunciation(self) -> None:
        assert petition_clocks(PetitionKind.DENUNCIATION).keys() == {"TCD-10", "TCD-41", "TC-24"}

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_nothing_but_the_notice_is_owed_on_a_proposal(self, kind: PetitionKind) -> None:
        assert petition_clocks(kind).keys() == {"TCD-10", "TCD-41"}

    def test_outside_its_competence_the_office_owes_only_the_notice(self) -> None:
        case = replace(petition(PetitionKind.COMPLAINT), is_within_competence=False)
        assert clocks_of(case).keys() == {"TCD-10", "TCD-41"}

    def test_a_denunciation_outside_competence_is_passed_on(self) -> None:
        case = replace(petition(PetitionKind.DENUNCIATION), is_within_competence=False)
        assert clocks_of(case).keys() == {"TCD-10", "TCD-41", "TC-24b"}

    def test_acceptance_stops_one_clock_and_starts_another(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 9))
        assert running["KN-27"].end == on(E.ACCEPTED, 9)
        assert (running["KN-28"].start, running["KN-28"].end) == (on(E.ACCEPTED, 9), None)

    def test_a_decision_is_to_be_sent_and_published_and_takes_effect(self) -> None:
        before = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 9))
        after = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 9), on(E.DECIDED, 20))
        assert after.keys() - before.keys() == {"KN-32", "KN-ck", "KN-44"}
        conclusion = petition_clocks(
            PetitionKind.DENUNCIATION, on(E.ACCEPTED, 9), on(E.DECIDED, 20)
        )
        assert {i for i, clock in conclusion.items() if clock.start.kind == E.DECIDED} == {
            "TC-35",
            "TC-36",
            "TC-40",
        }

    def test_the_first_of_several_fulfilling_events_counts(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 13), on(E.ANSWERED, 8))
        assert done_on(running["TCD-10"]) == date(2026, 7, 8)
        assert done_on(running["KN-27"]) == date(2026, 7, 13)

    def test_what_ends_a_clock_may_not_be_what_meets_it(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 9), on(E.TERMINATED, 20))
        ended = running["KN-28"]
        assert ended.end == on(E.TERMINATED, 20)
        assert E.TERMINATED in ended.limit.lapses_with - ended.limit.met_by

    def test_a_withdrawal_lets_the_limits_of_what_was_accepted_run_on(self) -> None:
        withdrawn = (on(E.ACCEPTED, 9), on(E.DOCUMENTS_REQUESTED, 10), on(E.WITHDRAWN, 20))
        complaint = petition_clocks(PetitionKind.COMPLAINT, *withdrawn)
        assert [complaint[limit].end for limit in ("KN-28", "KN-tl")] == [None, None]
        denunciation = petition_clocks(PetitionKind.DENUNCIATION, withdrawn[0], withdrawn[2])
        assert [denunciation[limit].end for limit in ("TC-29", "TC-30")] == [None, None]

    def test_and_those_of_what_was_not_lapse(self) -> None:
        withdrawn = (on(E.DOCUMENTS_REQUESTED, 10), on(E.WITHDRAWN, 20))
        complaint = petition_clocks(PetitionKind.COMPLAINT, *withdrawn)
        assert {complaint[limit].end for limit in ("TCD-10", "KN-27", "KN-tl")} == {withdrawn[1]}
        denunciation = petition_clocks(PetitionKind.DENUNCIATION, withdrawn[1])
        assert {denunciation[limit].end for limit in ("TCD-10", "TC-24")} == {withdrawn[1]}

    def test_a_step_on_the_day_its_clock_starts_is_done(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.ACCEPTED, 6), on(E.DECIDED, 6))
        assert {done_on(running[limit]) for limit in ("TCD-10", "TCD-41", "KN-27", "KN-28")} == {
            RECEIVED_ON
        }

    def test_a_step_done_before_its_clock_starts_is_not_owed(self) -> None:
        running = petition_clocks(PetitionKind.COMPLAINT, on(E.APPEALED, 8), on(E.DECIDED, 9))
        assert "KN-44" not in running
        assert "KN-32" in running

    def test_the_order_of_the_events_does_not_matter(self) -> None:
        events = [on(E.ACCEPTED, 9), on(E.ANSWERED, 8), on(E.DECIDED, 30)]
        found = [petition_clocks(PetitionKind.COMPLAINT, *order) for order in permutations(events)]
        assert all(running == found[0] for running in found)

    @pytest.mark.parametrize("end", sorted(CLOSING_EVENTS))
    @pytest.mark.parametrize("is_accepted", [False, True])
    @pytest.mark.parametrize("kind", PetitionKind)
    def test_nothing_is_owed_after_an_end_that_the_procedure_allows(
        self, kind: PetitionKind, end: PetitionEventKind, *, is_accepted: bool
    ) -> None:
        """Nothing but what follows from the end itself, and the notice that it was accepted."""
        events = [on(E.ACCEPTED, 9)] if is_accepted else []
        try:
            check_petition_event(PROCEDURE, Situation(kind, RECEIVED_ON, events), on(end, 10))
        except RefusedError:
            return
        if petition_standing(kind, RECEIVED_ON, [*events, on(end, 10)]).finished_on is None:
            return  # withdrawn, but accepted: its limits run on
        running = petition_clocks(kind, *events, on(end, 10)).values()
        owed = [clock for clock in running if clock.end is None]
        assert {clock.limit.id for clock in owed if clock.start.day < date(2026, 7, 10)} <= {
            "TC-29"
        }

    def test_each_time_a_step_is_due_again_has_its_own_clock(self) -> None:
        case = petition(
            PetitionKind.COMPLAINT,
            on(E.ACCEPTED, 7),
            on(E.SUSPENDED, 8),
            on(E.ORDER_SENT, 9),
            on(E.RESUMED, 13),
            on(E.ORDER_SENT, 15),
            on(E.TERMINATED, 20),
        )
        found = [(clock.start, clock.end) for clock in clocks(case, [BY_ID["KN-11a"]])]
        assert found == [
            (on(E.SUSPENDED, 8), on(E.ORDER_SENT, 9)),
            (on(E.RESUMED, 13), on(E.ORDER_SENT, 15)),
            (on(E.TERMINATED, 20), None),
        ]


class TestChanges:
    """A clock knows what was suspended, resumed or extended while it ran, and nothing else."""

    def changes(self, *events: Event, limit: str = "TC-30") -> tuple[Event, ...]:
        return petition_clocks(PetitionKind.DENUNCIATION, *events)[limit].changes

    def test_those_since_its_start_in_order(self) -> None:
        resumed, suspended, extended = on(E.RESUMED, 20), on(E.SUSPENDED, 10), on(E.EXTENDED, 25)
        changes = self.changes(on(E.ACCEPTED, 9), extended, resumed, suspended)
        assert changes == (suspended, resumed, extended)

    def test_also_on_its_first_and_last_day(self) -> None:
        events = (on(E.ACCEPTED, 9), on(E.SUSPENDED, 9), on(E.RESUMED, 20), on(E.DECIDED, 20))
        assert self.changes(*events) == (on(E.SUSPENDED, 9), on(E.RESUMED, 20))

    def test_none_after_its_end(self) -> None:
        events = (on(E.ACCEPTED, 9), on(E.DECIDED, 10), on(E.SUSPENDED, 11), on(E.RESUMED, 12))
        assert self.changes(*events) == ()

    def test_none_before_its_start(self) -> None:
        events = (on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.RESUMED, 12), on(E.DECIDED, 20))
        assert self.changes(*events, limit="TC-35") == ()


class TestLeadTimes:
    """What must be done so long before a day: a clock that starts with the day itself."""

    PLANNED = on(M.PLANNED, 20)

    def test_done_in_time_or_not_yet(self) -> None:
        reception = MeetingKind.PERIODIC_RECEPTION
        running = clocks_of(meeting(self.PLANNED, kind=reception))
        assert (running["TCD-24"].start, running["TCD-24"].end) == (self.PLANNED, None)
        announced = on(M.ANNOUNCED, 3)
        running = clocks_of(meeting(announced, self.PLANNED, kind=reception))
        assert (running["TCD-24"].start, running["TCD-24"].end) == (self.PLANNED, announced)

    def test_on_the_day_itself_is_done_after_it_is_not(self) -> None:
        for day, end in ((20, on(M.ANNOUNCED, 20)), (21, None)):
            case = meeting(self.PLANNED, on(M.ANNOUNCED, day), kind=MeetingKind.PEOPLE_CONFERENCE)
            assert clocks_of(case)["DT-43a"].end == end

    def test_each_dialogue_of_a_complaint_needs_a_notice_of_its_own(self) -> None:
        case = petition(
            PetitionKind.COMPLAINT,
            on(E.ACCEPTED, 7),
            on(E.DIALOGUE_NOTIFIED, 8),
            on(E.DIALOGUE, 15),
            on(E.DIALOGUE, 20),
            on(E.DIALOGUE_NOTIFIED, 21),
            on(E.DIALOGUE, 28),
        )
        found = [(clock.start, clock.end) for clock in clocks(case, [BY_ID["KN-dt"]])]
        assert found == [
            (on(E.DIALOGUE, 15), on(E.DIALOGUE_NOTIFIED, 8)),
            (on(E.DIALOGUE, 20), None),
            (on(E.DIALOGUE, 28), on(E.DIALOGUE_NOTIFIED, 21)),
        ]


class TestMeetingClocks:
    @pytest.mark.parametrize("kind", DIALOGUES)
    def test_a_dialogue_is_followed_by_a_notice(self, kind: MeetingKind) -> None:
        running = local_clocks(on(M.HELD, 7), kind=kind)
        assert {limit: clock.start.day for limit, clock in running.items()} == {
            "DT-HT1": date(2026, 7, 7)
        }

    def test_the_notice_starts_the_agencies_clock(self) -> None:
        running = local_clocks(on(M.HELD, 7), on(M.CONCLUSION_NOTICE, 14))
        assert done_on(running["DT-HT1"]) == date(2026, 7, 14)
        assert running["DT-HT2"].start.day == date(2026, 7, 14)
        assert running["DT-HT2"].end is None

    @pytest.mark.parametrize("answer", [M.RESULTS_RECEIVED, M.OPINIONS_ANSWERED])
    def test_either_answer_stops_it(self, answer: MeetingEventKind) -> None:
        running = local_clocks(on(M.HELD, 7), on(M.CONCLUSION_NOTICE, 14), on(answer, 20))
        assert done_on(running["DT-HT2"]) == date(2026, 7, 20)

    def test_nothing_is_owed_after_the_notice_when_all_was_answered_before_it(self) -> None:
        running = local_clocks(
            on(M.HELD, 7), on(M.OPINIONS_ANSWERED, 10), on(M.CONCLUSION_NOTICE, 14)
        )
        assert running.keys() == {"DT-HT1"}

    def test_answered_on_the_day_of_the_notice_is_in_time(self) -> None:
        running = local_clocks(
            on(M.HELD, 7), on(M.OPINIONS_ANSWERED, 14), on(M.CONCLUSION_NOTICE, 14)
        )
        assert done_on(running["DT-HT2"]) == date(2026, 7, 14)

    @pytest.mark.parametrize("kind", [kind for kind in MeetingKind if not kind.is_dialogue])
    def test_nothing_follows_a_reception(self, kind: MeetingKind) -> None:
        assert clocks_of(meeting(on(M.HELD, 7), kind=kind), province=HA_TINH) == {}

    def test_the_local_rule_does_not_bind_another_province(self) -> None:
        assert clocks_of(meeting(on(M.HELD, 7))) == {}

    @pytest.mark.parametrize("capacity", [*Capacity, None])
    @pytest.mark.parametrize("kind", DIALOGUES)
    def test_the_law_of_the_country_is_for_no_dialogue_of_a_leader(
        self, kind: MeetingKind, capacity: Capacity | None
    ) -> None:
        held = replace(meeting(on(M.HELD, 7), kind=kind), chaired_by=capacities_in(capacity))
        assert clocks_of(held, province=HA_TINH).keys() == {"DT-HT1"}

    @pytest.mark.parametrize("capacity", [*Capacity, None])
    def test_but_for_a_conference_with_the_people(self, capacity: Capacity | None) -> None:
        held = meeting(on(M.HELD, 7), kind=MeetingKind.PEOPLE_CONFERENCE)
        found = clocks_of(replace(held, chaired_by=capacities_in(capacity)), province=HA_TINH)
        assert found.keys() == {"DT-43b"}

    def test_a_day_named_in_the_notice_is_followed_up_and_only_then(self) -> None:
        notice = on(M.CONCLUSION_NOTICE, 14)
        named = notice._replace(act_by=date(2026, 7, 31))
        reception = MeetingKind.PERIODIC_RECEPTION
        assert clocks_of(meeting(on(M.HELD, 7), notice, kind=reception)) == {}
        found = clocks_of(meeting(on(M.HELD, 7), named, kind=reception))
        assert (found["TCD-25"].start, found["TCD-25"].end) == (named, None)
        assert clocks_of(meeting(on(M.HELD, 7), named)) == {}

    def test_a_meeting_not_yet_held_owes_nothing(self) -> None:
        assert clocks_of(meeting(), province=HA_TINH) == {}


@fuzzed(60)
@given(
    kind=st.sampled_from(PetitionKind),
    offered=st.lists(
        st.builds(
            Event,
            # A case that ended on a day nobody knows has no deadlines: see Judge.deadlines.
            st.sampled_from([kind for kind in RECORDED if kind is not E.CLOSED_UNDATED]),
            st.integers(0, 5).map(lambda days: RECEIVED_ON + timedelta(days=days)),
        ),
        max_size=8,
    ),
)
def test_whatever_the_procedure_allows_ends_once_and_then_owes_nothing_more(
    kind: PetitionKind, offered: list[Event]
) -> None:
    events: list[Event] = []
    for event in offered:
        try:
            check_petition_event(PROCEDURE, Situation(kind, RECEIVED_ON, events), event)
        except RefusedError:
            continue
        events.append(event)
    standing = petition_standing(kind, RECEIVED_ON, events)
    is_ended = standing.state in {PetitionState.RESOLVED, PetitionState.CLOSED}
    assert is_ended is (standing.finished_on is not None)
    if is_ended:
        assert standing.finished_on == standing.since
        leading, others = NATIONAL.of(case := petition(kind, *events))
        owed = {
            clock.limit.id
            for clock in clocks(case, (*leading, *others))
            if clock.end is None and clock.limit.severity is not Severity.MILESTONE
        }
        assert not owed & OWED_UNTIL_THE_END
