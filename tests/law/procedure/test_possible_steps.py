"""What is possible at some point is what the procedure and the law of that day do not refuse."""

from datetime import date

import pytest

from tiepdan import paths
from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Judge, LimitsByKind
from tiepdan.law.limits.time_limits import Subject
from tiepdan.law.procedure.possible_steps import possible_steps, why_never
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.toml.procedure import load_procedure
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind

E = PetitionEventKind
PROCEDURE = load_procedure(paths.data_folder())
CALENDAR = WorkCalendar(
    date(2012, 1, 1),
    [day % 7 not in {6, 0} for day in range(20 * 365)],  # 1 January 2012 was a Sunday
    (),
)
LIMITS = LimitsByKind(limit for limit in load_limits(paths.data_folder()) if limit.pack is None)
JUDGE = Judge(LIMITS, is_remote=False, calendar=CALENDAR)


def on(kind: str, month: int, day: int) -> Event:
    return Event(kind, date(2026, month, day))


def usual(
    kind: PetitionKind,
    *events: Event,
    day: date = date(2026, 7, 30),
    level: Level = Level.FIRST,
    is_within_competence: bool = True,
    is_anonymous: bool = False,
) -> set[PetitionEventKind]:
    """What may be done on a day with a petition received on 06/07/2026, rare steps left out."""
    case = Case(
        Subject.PETITION,
        kind,
        (on(E.RECEIVED, 7, 6), *events),
        is_within_competence,
        level=level,
        is_anonymous=is_anonymous,
    )
    found = possible_steps(PROCEDURE, case, day, JUDGE)
    return {step.event for step in found if not step.is_rare}


PUT_AWAY = {E.EXAMINED, E.DECLINED, E.FORWARDED, E.GUIDED, E.RETURNED, E.FILED, E.ANSWERED}
ENDED = {E.WITHDRAWN, E.TERMINATED}
FOLLOWS = {
    E.RESULT_SENT, E.PUBLISHED, E.ENFORCED, E.ENFORCEMENT_STEP, E.ENFORCEMENT_FINISHED,
    E.NOTHING_TO_ENFORCE,
}  # fmt: skip
ACCEPTED = on(E.ACCEPTED, 7, 8)


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
def test_a_new_complaint_or_denunciation(kind: PetitionKind) -> None:
    ended = {*PUT_AWAY, E.WITHDRAWN}  # terminated is only what was accepted
    assert usual(kind) == {E.ACCEPTED, *ended}
    assert usual(kind, is_within_competence=False) == ended
    assert usual(kind, level=Level.AGAIN) == ended


@pytest.mark.parametrize("kind", list(PetitionKind))
def test_nothing_that_needs_somebody_is_possible_of_what_is_anonymous(kind: PetitionKind) -> None:
    needs_somebody = {E.GUIDED, E.RETURNED}
    if kind in {PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION}:
        needs_somebody |= {E.ACCEPTED, E.ANSWERED}
    assert usual(kind, is_anonymous=True) == usual(kind) - needs_somebody


@pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
def test_a_new_opinion_and_an_answered_one(kind: PetitionKind) -> None:
    assert usual(kind) == {E.ACCEPTED, *PUT_AWAY, E.DECIDED, E.WITHDRAWN, E.AGENCY_REPLIED}
    assert usual(kind, on(E.ANSWERED, 7, 10)) == {E.AGENCY_REPLIED}


def test_an_accepted_complaint() -> None:
    resolving = {E.ANSWERED, E.DIALOGUE, E.COMPLEX, E.SUSPENDED, E.DECIDED, *ENDED}
    assert usual(PetitionKind.COMPLAINT, ACCEPTED) == resolving
    # After the 30 days it is late to be called complex.
    late = usual(PetitionKind.COMPLAINT, ACCEPTED, day=date(2026, 9, 1))
    assert late == resolving - {E.COMPLEX}


def test_an_accepted_denunciation() -> None:
    resolving = {E.ANSWERED, E.EXTENDED, E.SUSPENDED, E.DECIDED, *ENDED}
    assert usual(PetitionKind.DENUNCIATION, ACCEPTED) == resolving
    late = usual(PetitionKind.DENUNCIATION, ACCEPTED, day=date(2026, 9, 1))
    assert late == resolving - {E.EXTENDED}


def test_an_extension_as_long_as_the_law_has_one_left() -> None:
    def extended(day: int) -> Event:
        return Event(E.EXTENDED, date(2026, 7, day), 10, None, Complexity.SPECIALLY_COMPLEX, "1/QĐ")

    once = usual(PetitionKind.DENUNCIATION, ACCEPTED, extended(20))
    twice = usual(PetitionKind.DENUNCIATION, ACCEPTED, extended(20), extended(21))
    assert E.EXTENDED in once
    assert E.EXTENDED not in twice


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
def test_what_is_suspended_is_first_resumed(kind: PetitionKind) -> None:
    found = usual(kind, ACCEPTED, on(E.SUSPENDED, 7, 10))
    assert {E.RESUMED, E.ORDER_SENT, *ENDED} <= found
    assert not {E.DECIDED, E.SUSPENDED, E.EXTENDED} & found


def test_a_complaint_is_suspended_only_by_the_law_of_its_day() -> None:
    """Luật Khiếu nại, Điều 11a is in force since 01/07/2026."""
    events = [Event(E.RECEIVED, date(2026, 6, 1)), Event(E.ACCEPTED, date(2026, 6, 8))]
    case = Case(Subject.PETITION, PetitionKind.COMPLAINT, events)
    for day, is_possible in ((date(2026, 6, 30), False), (date(2026, 7, 1), True)):
        found = {step.event for step in possible_steps(PROCEDURE, case, day, JUDGE)}
        assert (E.SUSPENDED in found) is is_possible


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
def test_after_the_decision_comes_what_follows_it(kind: PetitionKind) -> None:
    received = {E.RESULT_RECEIVED} if kind is PetitionKind.COMPLAINT else set()
    decided = on(E.DECIDED, 7, 20)
    assert usual(kind, ACCEPTED, decided) == FOLLOWS | received
    sent = usual(kind, ACCEPTED, decided, on(E.RESULT_SENT, 7, 21))
    assert sent == (FOLLOWS | received) - {E.RESULT_SENT}


def test_the_second_decision_only_after_the_appeal() -> None:
    course = (ACCEPTED, on(E.DECIDED, 7, 20), on(E.APPEALED, 7, 25))
    assert E.SECOND_DECIDED in usual(PetitionKind.COMPLAINT, *course)
    assert E.SECOND_DECIDED not in usual(PetitionKind.COMPLAINT, *course, day=date(2026, 7, 24))


@pytest.mark.parametrize(
    ("kind", "after"),
    [
        (PetitionKind.COMPLAINT, {E.TERMINATED}),
        (PetitionKind.DENUNCIATION, {E.TERMINATED, E.DECIDED, E.EXTENDED, E.SUSPENDED}),
        (PetitionKind.PROPOSAL, {E.AGENCY_REPLIED}),
    ],
)
def test_after_a_withdrawal(kind: PetitionKind, after: set[PetitionEventKind]) -> None:
    accepted = () if kind is PetitionKind.PROPOSAL else (ACCEPTED,)
    assert usual(kind, *accepted, on(E.WITHDRAWN, 7, 10)) == after


def test_nothing_but_the_past_before_the_receipt() -> None:
    assert usual(PetitionKind.COMPLAINT, day=date(2026, 7, 1)) == set()


# --- What can be on no day ------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("event", "so_far", "refused"),
    [
        (E.ACCEPTED, (), ""),
        (E.ACCEPTED, (ACCEPTED,), "already recorded"),
        (E.DECLINED, (ACCEPTED,), "accepted on 08/07/2026"),
        (E.RESUMED, (ACCEPTED,), "not suspended"),
        # It may have been told on an earlier day, though not today.
        (E.ANSWERED, (ACCEPTED, on(E.DECIDED, 7, 20)), ""),
        (E.DECIDED, (ACCEPTED,), ""),
    ],
)
def test_what_can_be_on_no_day_is_known_before_its_day(
    event: PetitionEventKind, so_far: tuple[Event, ...], refused: str
) -> None:
    case = Case(Subject.PETITION, PetitionKind.COMPLAINT, (on(E.RECEIVED, 7, 6), *so_far), True)
    found = why_never(PROCEDURE, case, event, date(2026, 7, 30), number="2026-0001")
    assert bool(found) == bool(refused)
    assert refused in str(found)
