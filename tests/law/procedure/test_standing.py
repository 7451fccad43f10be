"""Where a petition stands after its events."""

from collections.abc import Sequence
from datetime import date
from itertools import permutations

import pytest

from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.standing import CLOSING_EVENTS, Standing, petition_standing
from tiepdan.law.vocabulary.petition import Channel, PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

RECEIVED_ON = date(2026, 7, 6)
E = PetitionEventKind


def on(kind: str, day_of_july: int) -> Event:
    return Event(kind, date(2026, 7, day_of_july))


@pytest.mark.parametrize("kind", PetitionKind)
def test_a_petition_is_new_until_something_happens(kind: PetitionKind) -> None:
    assert petition_standing(kind, RECEIVED_ON, []) == Standing(
        PetitionState.NEW, RECEIVED_ON, None
    )


def test_accepted_then_decided() -> None:
    accepted, decided = on(E.ACCEPTED, 9), on(E.DECIDED, 30)
    kind = PetitionKind.COMPLAINT
    assert petition_standing(kind, RECEIVED_ON, [accepted]) == Standing(
        PetitionState.ACCEPTED, accepted.day, None
    )
    assert petition_standing(kind, RECEIVED_ON, [accepted, decided]) == Standing(
        PetitionState.RESOLVED, decided.day, decided.day, E.DECIDED
    )


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
def test_suspended_and_resumed(kind: PetitionKind) -> None:
    accepted, suspended, resumed = on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.RESUMED, 20)
    assert petition_standing(kind, RECEIVED_ON, [accepted, suspended]) == Standing(
        PetitionState.SUSPENDED, suspended.day, None
    )
    assert petition_standing(kind, RECEIVED_ON, [accepted, suspended, resumed]) == Standing(
        PetitionState.ACCEPTED, resumed.day, None
    )


def test_suspended_again() -> None:
    events = [on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.RESUMED, 12), on(E.SUSPENDED, 14)]
    assert petition_standing(PetitionKind.COMPLAINT, RECEIVED_ON, events) == Standing(
        PetitionState.SUSPENDED, date(2026, 7, 14), None
    )


def test_resumed_and_suspended_again_on_one_day() -> None:
    events = [on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.RESUMED, 12), on(E.SUSPENDED, 12)]
    standing = petition_standing(PetitionKind.COMPLAINT, RECEIVED_ON, events)
    assert standing == Standing(PetitionState.SUSPENDED, date(2026, 7, 12), None)


def test_suspended_and_resumed_on_one_day() -> None:
    events = [on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.RESUMED, 10)]
    standing = petition_standing(PetitionKind.COMPLAINT, RECEIVED_ON, events)
    assert standing == Standing(PetitionState.ACCEPTED, date(2026, 7, 10), None)


@pytest.mark.parametrize("end", sorted(CLOSING_EVENTS - {E.WITHDRAWN}))
def test_resumed_and_ended_on_one_day(end: PetitionEventKind) -> None:
    events = [on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.RESUMED, 12), on(end, 12)]
    for order in permutations(events):
        standing = petition_standing(PetitionKind.COMPLAINT, RECEIVED_ON, order)
        assert standing.finished_on == standing.since == date(2026, 7, 12)
        assert standing.state in {PetitionState.RESOLVED, PetitionState.CLOSED}


def test_the_end_of_a_suspended_petition() -> None:
    events = [on(E.ACCEPTED, 9), on(E.SUSPENDED, 10), on(E.TERMINATED, 20)]
    assert petition_standing(PetitionKind.COMPLAINT, RECEIVED_ON, events) == Standing(
        PetitionState.CLOSED, date(2026, 7, 20), date(2026, 7, 20), E.TERMINATED
    )


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
def test_a_notice_to_the_citizen_leaves_a_complaint_open(kind: PetitionKind) -> None:
    accepted, notice = on(E.ACCEPTED, 9), on(E.ANSWERED, 10)
    assert petition_standing(kind, RECEIVED_ON, [notice]).state is PetitionState.NEW
    assert petition_standing(kind, RECEIVED_ON, [accepted, notice]) == Standing(
        PetitionState.ACCEPTED, accepted.day, None
    )


@pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
def test_an_answer_ends_a_proposal_or_feedback(kind: PetitionKind) -> None:
    answer = on(E.ANSWERED, 10)
    assert petition_standing(kind, RECEIVED_ON, [on(E.ACCEPTED, 9), answer]) == Standing(
        PetitionState.RESOLVED, answer.day, answer.day, E.ANSWERED
    )


@pytest.mark.parametrize("end", sorted(CLOSING_EVENTS - {E.DECIDED}))
@pytest.mark.parametrize("kind", PetitionKind)
def test_other_ends_close_without_resolution(kind: PetitionKind, end: PetitionEventKind) -> None:
    event = on(end, 8)
    assert petition_standing(kind, RECEIVED_ON, [event]) == Standing(
        PetitionState.CLOSED, event.day, event.day, end
    )


def test_what_was_resolved_stays_resolved() -> None:
    events = [on(E.ANSWERED, 8), on(E.FORWARDED, 9)]
    assert petition_standing(PetitionKind.FEEDBACK, RECEIVED_ON, events) == Standing(
        PetitionState.RESOLVED, date(2026, 7, 8), date(2026, 7, 8), E.ANSWERED
    )


@pytest.mark.parametrize(
    "after",
    [E.RESULT_SENT, E.RESULT_RECEIVED, E.PUBLISHED, E.APPEALED, E.ENFORCED, E.SENDER_INFORMED],
)
def test_what_follows_a_decision_changes_nothing(after: PetitionEventKind) -> None:
    events = [on(E.ACCEPTED, 7), on(E.DECIDED, 8), on(after, 9)]
    assert petition_standing(PetitionKind.COMPLAINT, RECEIVED_ON, events) == Standing(
        PetitionState.RESOLVED, date(2026, 7, 8), date(2026, 7, 8), E.DECIDED
    )


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
def test_an_accepted_case_goes_on_when_it_is_withdrawn(kind: PetitionKind) -> None:
    events = [on(E.ACCEPTED, 7), on(E.WITHDRAWN, 8)]
    assert petition_standing(kind, RECEIVED_ON, events) == Standing(
        PetitionState.WITHDRAWN, date(2026, 7, 8), None
    )
    ended = petition_standing(kind, RECEIVED_ON, [*events, on(E.TERMINATED, 15)])
    assert ended == Standing(
        PetitionState.CLOSED, date(2026, 7, 15), date(2026, 7, 15), E.TERMINATED
    )


def test_a_withdrawn_denunciation_may_be_suspended_resumed_and_concluded() -> None:
    events = [on(E.ACCEPTED, 7), on(E.WITHDRAWN, 8), on(E.SUSPENDED, 9), on(E.RESUMED, 10)]
    states = [
        petition_standing(PetitionKind.DENUNCIATION, RECEIVED_ON, events[:count]).state
        for count in (3, 4)
    ]
    assert states == [PetitionState.SUSPENDED, PetitionState.WITHDRAWN]
    concluded = [*events, on(E.DECIDED, 20)]
    assert petition_standing(PetitionKind.DENUNCIATION, RECEIVED_ON, concluded) == Standing(
        PetitionState.RESOLVED, date(2026, 7, 20), date(2026, 7, 20), E.DECIDED
    )


@pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
def test_a_proposal_or_feedback_ends_with_its_withdrawal(kind: PetitionKind) -> None:
    events = [on(E.ACCEPTED, 7), on(E.WITHDRAWN, 8), on(E.TERMINATED, 9)]
    assert petition_standing(kind, RECEIVED_ON, events) == Standing(
        PetitionState.CLOSED, date(2026, 7, 8), date(2026, 7, 8), E.WITHDRAWN
    )


@pytest.mark.parametrize(
    "kinds",
    [
        (E.ACCEPTED, E.DECIDED),
        (E.ACCEPTED, E.WITHDRAWN, E.TERMINATED),
        (E.ACCEPTED, E.FORWARDED, E.ANSWERED),
        (E.ANSWERED, E.GUIDED),
    ],
)
@pytest.mark.parametrize("kind", PetitionKind)
def test_events_of_one_day_count_in_the_order_of_the_procedure(
    kind: PetitionKind, kinds: Sequence[PetitionEventKind]
) -> None:
    standings = {
        petition_standing(kind, RECEIVED_ON, [on(event, 9) for event in order])
        for order in permutations(kinds)
    }
    assert len(standings) == 1
    (standing,) = standings
    assert standing.finished_on == date(2026, 7, 9)
    assert standing.state in {PetitionState.RESOLVED, PetitionState.CLOSED}


@pytest.mark.parametrize("reply", [E.AGENCY_REPLIED, E.MEETING_RESULTS])
def test_the_written_result_answers_what_was_raised_in_public(reply: str) -> None:
    def after(*events: Event, kind: PetitionKind = PetitionKind.PROPOSAL,
              channel: Channel = Channel.DIALOGUE) -> Standing:  # fmt: skip
        return petition_standing(kind, RECEIVED_ON, events, channel)

    replied = on(reply, 20)
    answered = Standing(PetitionState.RESOLVED, replied.day, replied.day, reply)
    new = Standing(PetitionState.NEW, RECEIVED_ON, None)
    assert after(replied) == after(replied, channel=Channel.VOTER_CONTACT) == answered
    # Of another petition the body tells the office, which answers by itself.
    assert after(replied, channel=Channel.POST) == new
    assert after(replied, channel=Channel.RECEPTION) == new
    # A complaint is decided, whoever wrote about it.
    assert after(replied, kind=PetitionKind.COMPLAINT) == new
    # The answer of whom it was forwarded to is theirs, and nothing answers what was withdrawn.
    for end in (E.FORWARDED, E.WITHDRAWN):
        assert after(on(end, 15), replied).ended_by == end
        assert after(replied, on(end, 21)) == answered


def test_a_notice_of_the_time_and_the_body_is_no_answer() -> None:
    standing = petition_standing(
        PetitionKind.PROPOSAL, RECEIVED_ON, [on(E.INTERIM_NOTICE, 20)], Channel.DIALOGUE
    )
    assert standing.state is PetitionState.NEW
