"""What may happen to a petition, after what, and how often; anything else is refused."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import pytest

from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.petition_checks import Situation, check_petition_event
from tiepdan.law.procedure.standing import CLOSING_EVENTS
from tiepdan.law.procedure.steps import DERIVED_EVENTS
from tiepdan.law.toml.procedure import load_procedure
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

PROCEDURE = load_procedure(paths.data_folder())
RECEIVED_ON = date(2026, 7, 6)
E = PetitionEventKind
RECORDED = [kind for kind in E if kind not in DERIVED_EVENTS and kind is not E.CLOSED_UNDATED]
"""The steps that have a day of their own."""
DATED_ENDS = CLOSING_EVENTS - {E.CLOSED_UNDATED}

ALL = frozenset(PetitionKind)
COMPLAINT = frozenset({PetitionKind.COMPLAINT})
DENUNCIATION = frozenset({PetitionKind.DENUNCIATION})
BOTH = COMPLAINT | DENUNCIATION
OPINION = ALL - BOTH


@dataclass(frozen=True)
class Course:
    """How a step comes about: for whom, after which others, and whether again or after the end.

    ``before`` are the steps in whose order it comes, one a day from 07/07/2026 on; without the
    last of them it is refused.
    """

    kinds: frozenset[PetitionKind] = ALL
    before: tuple[PetitionEventKind, ...] = ()
    again: bool = False
    after_the_end: bool = False


ONCE = Course()
ANY_TIME = Course(again=True, after_the_end=True)
ON_DECISION = Course(BOTH, (E.ACCEPTED, E.DECIDED), after_the_end=True)
AGAIN_ON_DECISION = Course(BOTH, (E.ACCEPTED, E.DECIDED), again=True, after_the_end=True)
COURSES = {
    # for a petition of any kind
    E.EXAMINED: ONCE,
    E.ACCEPTED: ONCE,
    E.DECLINED: ONCE,
    E.FORWARDED: ONCE,
    E.GUIDED: ONCE,
    E.RETURNED: ONCE,
    E.FILED: ONCE,
    E.ANSWERED: ONCE,
    E.RECEPTION_REFUSED: ONCE,
    E.REFUSAL_SENT: Course(before=(E.RECEPTION_REFUSED,), after_the_end=True),
    E.WITHDRAWN: ONCE,
    E.WITHDRAWN_PARTLY: Course(again=True),
    E.TERMINATED: ONCE,  # of a complaint or denunciation after the acceptance, see below
    E.DECIDED: ONCE,  # after the acceptance, see below
    E.AGENCY_REPLIED: ANY_TIME,
    E.INTERIM_NOTICE: Course(OPINION, again=True),
    E.URGED: Course(before=(E.FORWARDED,), again=True, after_the_end=True),
    E.ASSIGNED: ANY_TIME,
    E.NOTED: ANY_TIME,
    # handling a complaint or denunciation
    E.ACCEPTANCE_NOTIFIED: Course(BOTH, (E.ACCEPTED,), after_the_end=True),
    E.SUSPENDED: Course(BOTH, (E.ACCEPTED,), again=True),
    E.RESUMED: Course(BOTH, (E.ACCEPTED, E.SUSPENDED), again=True),
    E.ORDER_SENT: Course(BOTH, (E.ACCEPTED, E.SUSPENDED), again=True, after_the_end=True),
    E.RESULT_SENT: ON_DECISION,
    E.PUBLISHED: ON_DECISION,
    E.ENFORCED: ON_DECISION,
    E.ENFORCEMENT_STEP: AGAIN_ON_DECISION,
    E.ENFORCEMENT_FINISHED: ON_DECISION,
    E.NOTHING_TO_ENFORCE: ON_DECISION,
    E.PUBLICATION_ANNOUNCED: AGAIN_ON_DECISION,
    E.PUBLICATION_MEETING: AGAIN_ON_DECISION,
    E.SENDER_INFORMED: ON_DECISION,
    # complaints
    E.ACT_KNOWN: Course(COMPLAINT, after_the_end=True),
    E.COMPLEX: Course(COMPLAINT, (E.ACCEPTED,)),
    E.DIALOGUE: Course(COMPLAINT, (E.ACCEPTED,), again=True),
    E.DIALOGUE_NOTIFIED: Course(COMPLAINT, (E.ACCEPTED,), again=True),
    E.RESULT_RECEIVED: Course(COMPLAINT, (E.ACCEPTED, E.DECIDED), after_the_end=True),
    E.APPEALED: Course(COMPLAINT, (E.ACCEPTED,), after_the_end=True),
    E.SECOND_DECIDED: Course(COMPLAINT, (E.ACCEPTED, E.APPEALED), after_the_end=True),
    E.SUED: Course(COMPLAINT, (E.ACCEPTED,), after_the_end=True),
    E.DOCUMENTS_REQUESTED: Course(COMPLAINT, again=True, after_the_end=True),
    E.DOCUMENTS_SUPPLIED: Course(
        COMPLAINT, (E.DOCUMENTS_REQUESTED,), again=True, after_the_end=True
    ),
    # denunciations
    E.SEVERAL_PLACES: Course(DENUNCIATION),
    E.EXTENDED: Course(DENUNCIATION, (E.ACCEPTED,), again=True),
    E.EXTENSION_SENT: Course(DENUNCIATION, (E.ACCEPTED, E.EXTENDED), after_the_end=True),
    E.SENDER_ANSWERED: Course(DENUNCIATION, after_the_end=True),
    E.REPORT_REQUESTED: Course(DENUNCIATION, again=True, after_the_end=True),
    E.REPORTED: Course(DENUNCIATION, (E.REPORT_REQUESTED,), again=True, after_the_end=True),
    E.RECOMMENDATION_HANDLED: Course(DENUNCIATION, again=True, after_the_end=True),
    E.HANDLING_REPORTED: Course(
        DENUNCIATION, (E.RECOMMENDATION_HANDLED,), again=True, after_the_end=True
    ),
}
AFTER_ACCEPTANCE = {
    (E.DECIDED, PetitionKind.COMPLAINT),
    (E.DECIDED, PetitionKind.DENUNCIATION),
    (E.TERMINATED, PetitionKind.COMPLAINT),
    (E.TERMINATED, PetitionKind.DENUNCIATION),
}
"""Steps that only some of their kinds take after the acceptance."""
FOR_SOME = [step for step in RECORDED if COURSES[step].kinds != ALL]
AFTER_OTHERS = [step for step in RECORDED if COURSES[step].before]
REPEATED = [step for step in RECORDED if COURSES[step].again]
AFTER_THE_END = [step for step in RECORDED if COURSES[step].after_the_end]
BEFORE_RECEIPT = [E.ACT_KNOWN]
FROM_RECEIPT_ON = [step for step in RECORDED if step not in BEFORE_RECEIPT]


def on(kind: str, day_of_july: int) -> Event:
    return Event(kind, date(2026, 7, day_of_july))


def happened_before(step: PetitionEventKind) -> list[Event]:
    """The steps that go before it, from 07/07/2026 on."""
    return [on(kind, day) for day, kind in enumerate(COURSES[step].before, start=7)]


def own_kind(step: PetitionEventKind) -> PetitionKind:
    """A kind for which the step is, one that is decided without acceptance if there is one."""
    return max(COURSES[step].kinds, key=list(PetitionKind).index)


def complaint_or_denunciation(step: PetitionEventKind) -> PetitionKind:
    """One of the kinds that are accepted and then decided, where the step is for one of them."""
    return min(COURSES[step].kinds & BOTH or COURSES[step].kinds)


def check(kind: PetitionKind, events: Sequence[Event], new: Event) -> None:
    check_petition_event(PROCEDURE, Situation(kind, RECEIVED_ON, events), new)


def refusal(kind: PetitionKind, events: Sequence[Event], new: Event) -> str:
    with pytest.raises(RefusedError) as refused:
        check(kind, events, new)
    assert refused.value.exit_code == 4
    return str(refused.value)


def test_every_step_has_a_course_of_its_own() -> None:
    assert COURSES.keys() == set(RECORDED)


def test_the_usual_course_is_allowed() -> None:
    course = [on(E.ACCEPTED, 9), on(E.ANSWERED, 10), on(E.DECIDED, 30)]
    for number, event in enumerate(course):
        check(PetitionKind.COMPLAINT, course[:number], event)


@pytest.mark.parametrize("kind", PetitionKind)
def test_an_end_on_an_unknown_day_stands_on_the_receipt_beside_what_is_known(
    kind: PetitionKind,
) -> None:
    undated = on(E.CLOSED_UNDATED, 6)
    check(kind, [on(E.ACCEPTED, 9)], undated)
    check(kind, [undated], on(E.ACCEPTED, 9))
    assert "06/07/2026" in refusal(kind, [], on(E.CLOSED_UNDATED, 7))
    assert "already" in refusal(kind, [undated], undated)
    for end in (E.WITHDRAWN, E.FILED):
        assert "--remove" in refusal(kind, [undated], on(end, 12))
        assert "--remove" in refusal(kind, [on(end, 12)], undated)


def test_the_course_of_a_complaint_that_was_suspended_is_allowed() -> None:
    course = [
        on(E.ACCEPTED, 8),
        on(E.COMPLEX, 8),
        on(E.SUSPENDED, 9),
        on(E.ORDER_SENT, 10),
        on(E.RESUMED, 13),
        on(E.ORDER_SENT, 14),
        on(E.DIALOGUE_NOTIFIED, 14),
        on(E.DIALOGUE, 20),
        on(E.DECIDED, 22),
        on(E.RESULT_SENT, 23),
        on(E.RESULT_RECEIVED, 24),
        on(E.PUBLISHED, 27),
        on(E.APPEALED, 28),
        on(E.SUED, 28),
        on(E.ENFORCED, 30),
    ]
    for number, event in enumerate(course):
        check(PetitionKind.COMPLAINT, course[:number], event)


def test_the_course_of_a_denunciation_that_was_extended_is_allowed() -> None:
    course = [
        on(E.SEVERAL_PLACES, 7),
        on(E.ACCEPTED, 8),
        on(E.ACCEPTANCE_NOTIFIED, 9),
        on(E.EXTENDED, 20),
        on(E.EXTENSION_SENT, 21),
        on(E.REPORT_REQUESTED, 21),
        on(E.EXTENDED, 22),
        on(E.EXTENSION_SENT, 23),
        on(E.REPORTED, 23),
        on(E.DECIDED, 24),
        on(E.RECOMMENDATION_HANDLED, 27),
        on(E.HANDLING_REPORTED, 28),
    ]
    for number, event in enumerate(course):
        check(PetitionKind.DENUNCIATION, course[:number], event)


class TestForWhichKinds:
    @pytest.mark.parametrize("step", RECORDED)
    def test_it_is_allowed_after_what_it_follows(self, step: PetitionEventKind) -> None:
        day = 6 if step in BEFORE_RECEIPT else 9
        for kind in COURSES[step].kinds:
            before = happened_before(step)
            if (step, kind) in AFTER_ACCEPTANCE:
                before = [on(E.ACCEPTED, 7)]
            check(kind, before, on(step, day))

    @pytest.mark.parametrize("step", FOR_SOME)
    def test_it_is_refused_for_any_other_kind(self, step: PetitionEventKind) -> None:
        for kind in ALL - COURSES[step].kinds:
            sentence = refusal(kind, happened_before(step), on(step, 9))
            assert step.label in sentence
            assert kind.label in sentence
            assert all(own.label in sentence for own in COURSES[step].kinds)

    @pytest.mark.parametrize("step", sorted(DERIVED_EVENTS & set(PetitionEventKind)))
    @pytest.mark.parametrize("kind", PetitionKind)
    def test_what_follows_from_other_facts_is_never_recorded(
        self, kind: PetitionKind, step: PetitionEventKind
    ) -> None:
        refusal(kind, [on(E.ACCEPTED, 7)], on(step, 9))


class TestOnWhichDay:
    @pytest.mark.parametrize("step", FROM_RECEIPT_ON)
    def test_on_the_day_of_receipt_is_allowed_but_not_before(self, step: PetitionEventKind) -> None:
        before = [on(kind, 6) for kind in COURSES[step].before]
        check(own_kind(step), before, on(step, 6))
        sentence = refusal(own_kind(step), before, on(step, 5))
        assert "05/07/2026" in sentence
        assert "06/07/2026" in sentence

    @pytest.mark.parametrize("step", BEFORE_RECEIPT)
    def test_what_the_petition_is_about_comes_before_the_receipt(
        self, step: PetitionEventKind
    ) -> None:
        for day in (1, 6):
            check(own_kind(step), [], on(step, day))
        sentence = refusal(own_kind(step), [], on(step, 7))
        assert "07/07/2026" in sentence
        assert "06/07/2026" in sentence

    @pytest.mark.parametrize("step", AFTER_OTHERS)
    def test_it_comes_only_after_what_it_follows(self, step: PetitionEventKind) -> None:
        *before, last = happened_before(step)
        refusal(own_kind(step), before, on(step, 20))
        sentence = refusal(own_kind(step), [*before, last], on(step, last.day.day - 1))
        assert PetitionEventKind(last.kind).label in sentence
        check(own_kind(step), [*before, last], on(step, last.day.day))

    @pytest.mark.parametrize("order", [E.SUSPENDED, E.RESUMED, E.TERMINATED])
    def test_any_order_may_be_sent(self, order: PetitionEventKind) -> None:
        before = [on(E.ACCEPTED, 7), on(E.SUSPENDED, 8), on(order, 9)]
        check(PetitionKind.COMPLAINT, before, on(E.ORDER_SENT, 10))


class TestHowOften:
    @pytest.mark.parametrize("step", [step for step in RECORDED if step not in REPEATED])
    def test_twice_is_refused(self, step: PetitionEventKind) -> None:
        day = 6 if step in BEFORE_RECEIPT else 10
        sentence = refusal(own_kind(step), [*happened_before(step), on(step, day)], on(step, day))
        assert f"{day:02}/07/2026" in sentence

    @pytest.mark.parametrize("step", REPEATED)
    def test_some_steps_may_come_again(self, step: PetitionEventKind) -> None:
        between = {E.SUSPENDED: [on(E.RESUMED, 12)], E.RESUMED: [on(E.SUSPENDED, 12)]}
        events = [*happened_before(step), on(step, 10), *between.get(step, [])]
        check(own_kind(step), events, on(step, 15))

    def test_each_decision_to_extend_is_sent_once(self) -> None:
        accepted, first, second = on(E.ACCEPTED, 7), on(E.EXTENDED, 8), on(E.EXTENDED, 10)
        sent = on(E.EXTENSION_SENT, 9)
        check(PetitionKind.DENUNCIATION, [accepted, first], sent)
        sentence = refusal(
            PetitionKind.DENUNCIATION, [accepted, first, sent], on(E.EXTENSION_SENT, 10)
        )
        assert "09/07/2026" in sentence
        check(
            PetitionKind.DENUNCIATION,
            [accepted, first, sent, second],
            on(E.EXTENSION_SENT, 11),
        )


class TestTheEnd:
    @pytest.mark.parametrize("end", sorted(DATED_ENDS))
    @pytest.mark.parametrize("step", [step for step in RECORDED if step not in AFTER_THE_END])
    def test_nothing_follows_it(self, end: PetitionEventKind, step: PetitionEventKind) -> None:
        kind = complaint_or_denunciation(step)
        if end is E.WITHDRAWN and PROCEDURE[kind][step].follows_withdrawal:
            return  # see test_a_withdrawal_may_be_followed_by_its_termination
        events = [on(E.ACCEPTED, 7), on(end, 8)] if step is not E.ACCEPTED else [on(end, 8)]
        assert "08/07/2026" in refusal(kind, events, on(step, 9))

    def test_a_withdrawal_may_be_followed_by_its_termination(self) -> None:
        withdrawn = [on(E.ACCEPTED, 7), on(E.WITHDRAWN, 8)]
        check(PetitionKind.COMPLAINT, withdrawn, on(E.TERMINATED, 9))
        check(PetitionKind.DENUNCIATION, withdrawn, on(E.TERMINATED, 9))
        check(PetitionKind.DENUNCIATION, withdrawn, on(E.DECIDED, 9))
        assert "08/07/2026" in refusal(PetitionKind.COMPLAINT, withdrawn, on(E.DECIDED, 9))
        assert "08/07/2026" in refusal(PetitionKind.PROPOSAL, withdrawn[1:], on(E.TERMINATED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_only_what_was_accepted_is_terminated(self, kind: PetitionKind) -> None:
        for before in ([], [on(E.WITHDRAWN, 8)]):
            assert refusal(kind, before, on(E.TERMINATED, 9))
        sentence = refusal(kind, [], on(E.TERMINATED, 9))
        assert E.ACCEPTED.label in sentence
        assert "07/07/2026" in refusal(kind, [on(E.ACCEPTED, 7)], on(E.TERMINATED, 6))
        check(kind, [on(E.ACCEPTED, 7)], on(E.TERMINATED, 9))

    def test_a_withdrawn_denunciation_goes_on_like_any_other(self) -> None:
        withdrawn = [on(E.ACCEPTED, 7), on(E.WITHDRAWN, 8)]
        suspended = [*withdrawn, on(E.SUSPENDED, 9)]
        check(PetitionKind.DENUNCIATION, withdrawn, on(E.EXTENDED, 9))
        check(PetitionKind.DENUNCIATION, withdrawn, on(E.SUSPENDED, 9))
        check(PetitionKind.DENUNCIATION, suspended, on(E.RESUMED, 10))
        assert "08/07/2026" in refusal(PetitionKind.COMPLAINT, withdrawn, on(E.SUSPENDED, 9))
        # The withdrawal may become known later than what was done meanwhile.
        check(PetitionKind.DENUNCIATION, [withdrawn[0], suspended[2]], withdrawn[1])

    def test_nor_does_a_withdrawal_open_again_what_ended(self) -> None:
        ended = [on(E.ACCEPTED, 7), on(E.WITHDRAWN, 8), on(E.DECIDED, 9)]
        for step in (E.TERMINATED, E.SUSPENDED):
            assert "09/07/2026" in refusal(PetitionKind.DENUNCIATION, ended, on(step, 10))

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_before_acceptance_a_withdrawal_is_the_end(self, kind: PetitionKind) -> None:
        assert "08/07/2026" in refusal(kind, [on(E.WITHDRAWN, 8)], on(E.TERMINATED, 9))

    @pytest.mark.parametrize("end", [E.DECLINED, E.FORWARDED, E.GUIDED, E.RETURNED, E.FILED])
    def test_what_was_accepted_ends_otherwise_than_by_putting_it_away(
        self, end: PetitionEventKind
    ) -> None:
        accepted = [on(E.ACCEPTED, 7)]
        assert "07/07/2026" in refusal(PetitionKind.COMPLAINT, accepted, on(end, 9))
        assert "07/07/2026" in refusal(PetitionKind.DENUNCIATION, accepted, on(end, 9))
        check(PetitionKind.PROPOSAL, accepted, on(end, 9))

    @pytest.mark.parametrize("step", AFTER_THE_END)
    def test_but_what_it_asks_for_does(self, step: PetitionEventKind) -> None:
        others = (kind for kind in COURSES[step].before if kind not in {E.ACCEPTED, E.DECIDED})
        events = [on(E.ACCEPTED, 7), *(on(kind, 8) for kind in others), on(E.DECIDED, 9)]
        day = 6 if step in BEFORE_RECEIPT else 10
        check(complaint_or_denunciation(step), events, on(step, day))

    @pytest.mark.parametrize("end", sorted(DATED_ENDS - {E.DECIDED}))
    @pytest.mark.parametrize("step", [s for s in AFTER_THE_END if E.DECIDED in COURSES[s].before])
    def test_what_follows_a_decision_follows_no_other_end(
        self, end: PetitionEventKind, step: PetitionEventKind
    ) -> None:
        events = [on(E.ACCEPTED, 7), on(end, 8)]
        assert E.DECIDED.label in refusal(complaint_or_denunciation(step), events, on(step, 9))

    @pytest.mark.parametrize("end", sorted(DATED_ENDS))
    def test_the_notice_may_be_entered_after_it_if_it_was_given_by_then(
        self, end: PetitionEventKind
    ) -> None:
        for day in (7, 8):
            check(PetitionKind.PROPOSAL, [on(end, 8)], on(E.ANSWERED, day))

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_a_decision_needs_the_acceptance(self, kind: PetitionKind) -> None:
        assert "accept" in refusal(kind, [], on(E.DECIDED, 9))
        sentence = refusal(kind, [on(E.ACCEPTED, 10)], on(E.DECIDED, 9))
        assert "09/07/2026" in sentence
        assert "10/07/2026" in sentence
        check(kind, [on(E.ACCEPTED, 9)], on(E.DECIDED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_a_proposal_is_settled_without_acceptance(self, kind: PetitionKind) -> None:
        check(kind, [], on(E.DECIDED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_no_decision_follows_the_answer_to_a_proposal(self, kind: PetitionKind) -> None:
        assert "08/07/2026" in refusal(kind, [on(E.ANSWERED, 8)], on(E.DECIDED, 9))

    @pytest.mark.parametrize("end", sorted(DATED_ENDS - {E.DECIDED}))
    def test_an_end_before_the_recorded_acceptance_is_refused(self, end: PetitionEventKind) -> None:
        assert "10/07/2026" in refusal(PetitionKind.COMPLAINT, [on(E.ACCEPTED, 10)], on(end, 9))

    @pytest.mark.parametrize("end", [E.DECIDED, E.WITHDRAWN, E.TERMINATED])
    def test_an_end_before_the_last_recorded_suspension_or_resumption_is_refused(
        self, end: PetitionEventKind
    ) -> None:
        """Else a petition that has ended would stand as accepted, or as suspended, again."""
        course = [on(E.ACCEPTED, 7), on(E.SUSPENDED, 8), on(E.RESUMED, 13)]
        assert "13/07/2026" in refusal(PetitionKind.COMPLAINT, course, on(end, 10))
        course.append(on(E.SUSPENDED, 20))
        assert "20/07/2026" in refusal(PetitionKind.COMPLAINT, course, on(end, 15))


class TestCompetence:
    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_what_is_not_ours_cannot_be_accepted(self, kind: PetitionKind) -> None:
        elsewhere = Situation(kind, RECEIVED_ON, [], is_within_competence=False)
        with pytest.raises(RefusedError):
            check_petition_event(PROCEDURE, elsewhere, on(E.ACCEPTED, 9))
        check_petition_event(PROCEDURE, elsewhere, on(E.FORWARDED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_an_opinion_may_be_taken_up_all_the_same(self, kind: PetitionKind) -> None:
        elsewhere = Situation(kind, RECEIVED_ON, [], is_within_competence=False)
        check_petition_event(PROCEDURE, elsewhere, on(E.ACCEPTED, 9))

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_what_comes_again_is_accepted_and_decided_by_the_superior(
        self, kind: PetitionKind
    ) -> None:
        article = {PetitionKind.COMPLAINT: "Điều 7", PetitionKind.DENUNCIATION: "Điều 37"}[kind]
        for events, step in (([], E.ACCEPTED), ([on(E.ACCEPTED, 8)], E.DECIDED)):
            again = Situation(kind, RECEIVED_ON, events, level=Level.AGAIN)
            with pytest.raises(RefusedError, match=article):
                check_petition_event(PROCEDURE, again, on(step, 9))
        again = Situation(kind, RECEIVED_ON, [], level=Level.AGAIN)
        check_petition_event(PROCEDURE, again, on(E.FORWARDED, 9))

    @pytest.mark.parametrize(
        ("day", "superior"),
        [
            (date(2025, 6, 30), "the chair of the district's People's Committee"),
            (date(2025, 7, 1), "the chair of the province's People's Committee"),
        ],
    )
    def test_the_superior_is_named_by_the_levels_of_the_day(self, day: date, superior: str) -> None:
        again = Situation(PetitionKind.COMPLAINT, date(2025, 6, 2), [], level=Level.AGAIN)
        with pytest.raises(RefusedError, match=superior):
            check_petition_event(PROCEDURE, again, Event(E.ACCEPTED, day))


@pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
class TestSuspension:
    SUSPENDED = (on(E.ACCEPTED, 7), on(E.SUSPENDED, 10))
    RESUMED = (*SUSPENDED, on(E.RESUMED, 15))

    @pytest.mark.parametrize("step", [E.DECIDED, E.SUSPENDED])
    def test_while_suspended_nothing_is_decided_or_suspended(
        self, kind: PetitionKind, step: PetitionEventKind
    ) -> None:
        sentence = refusal(kind, self.SUSPENDED, on(step, 12))
        assert "10/07/2026" in sentence
        assert "resume" in sentence
        check(kind, self.RESUMED, on(step, 15))

    @pytest.mark.parametrize("end", [E.WITHDRAWN, E.TERMINATED])
    def test_while_suspended_it_may_end_otherwise(
        self, kind: PetitionKind, end: PetitionEventKind
    ) -> None:
        check(kind, self.SUSPENDED, on(end, 12))

    def test_what_is_not_suspended_cannot_be_resumed(self, kind: PetitionKind) -> None:
        refusal(kind, [on(E.ACCEPTED, 7)], on(E.RESUMED, 12))
        refusal(kind, self.RESUMED, on(E.RESUMED, 16))

    def test_it_is_not_resumed_before_it_was_suspended(self, kind: PetitionKind) -> None:
        sentence = refusal(kind, self.SUSPENDED, on(E.RESUMED, 9))
        assert "09/07/2026" in sentence
        assert "10/07/2026" in sentence
        check(kind, self.SUSPENDED, on(E.RESUMED, 10))

    def test_it_is_not_suspended_again_before_it_was_resumed(self, kind: PetitionKind) -> None:
        sentence = refusal(kind, self.RESUMED, on(E.SUSPENDED, 14))
        assert "14/07/2026" in sentence
        assert "15/07/2026" in sentence
        check(kind, self.RESUMED, on(E.SUSPENDED, 15))


class TestExtensionAndSuspension:
    SUSPENDED = (on(E.ACCEPTED, 7), on(E.SUSPENDED, 10))

    def test_what_is_suspended_is_not_extended(self) -> None:
        sentence = refusal(PetitionKind.DENUNCIATION, self.SUSPENDED, on(E.EXTENDED, 12))
        assert "10/07/2026" in sentence
        resumed = (*self.SUSPENDED, on(E.RESUMED, 15))
        check(PetitionKind.DENUNCIATION, resumed, on(E.EXTENDED, 15))

    @pytest.mark.parametrize("step", [E.EXTENDED, E.DECIDED])
    def test_nor_by_an_older_date_once_it_was_resumed(self, step: PetitionEventKind) -> None:
        course = (*self.SUSPENDED, on(E.RESUMED, 15))
        refusal(PetitionKind.DENUNCIATION, course, on(step, 12))


class TestTheSecondInstance:
    APPEALED = (on(E.ACCEPTED, 7), on(E.APPEALED, 20))

    def test_it_decides_after_the_first_if_that_decided_at_all(self) -> None:
        check(PetitionKind.COMPLAINT, self.APPEALED, on(E.SECOND_DECIDED, 21))
        decided = (*self.APPEALED, on(E.DECIDED, 22))
        assert "22/07/2026" in refusal(PetitionKind.COMPLAINT, decided, on(E.SECOND_DECIDED, 21))
        check(PetitionKind.COMPLAINT, decided, on(E.SECOND_DECIDED, 22))

    def test_no_first_decision_follows_it(self) -> None:
        second = (*self.APPEALED, on(E.SECOND_DECIDED, 21))
        assert "21/07/2026" in refusal(PetitionKind.COMPLAINT, second, on(E.DECIDED, 22))
        check(PetitionKind.COMPLAINT, second, on(E.DECIDED, 19))


class TestEnforcement:
    DECIDED = (on(E.ACCEPTED, 7), on(E.DECIDED, 8))

    def test_it_is_finished_after_it_was_begun_if_that_is_recorded(self) -> None:
        begun = (*self.DECIDED, on(E.ENFORCED, 10))
        assert "10/07/2026" in refusal(PetitionKind.COMPLAINT, begun, on(E.ENFORCEMENT_FINISHED, 9))
        check(PetitionKind.COMPLAINT, begun, on(E.ENFORCEMENT_FINISHED, 10))

    def test_nor_is_it_begun_after_it_was_finished(self) -> None:
        finished = (*self.DECIDED, on(E.ENFORCEMENT_FINISHED, 10))
        assert "10/07/2026" in refusal(PetitionKind.DENUNCIATION, finished, on(E.ENFORCED, 11))
        check(PetitionKind.DENUNCIATION, finished, on(E.ENFORCED, 10))


@pytest.mark.parametrize("kind", PetitionKind)
def test_what_happened_is_in_order_whichever_was_recorded_first(kind: PetitionKind) -> None:
    """A part withdrawn after the end is refused, and so is an end before the part withdrawn."""
    end, part = on(E.WITHDRAWN, 10), on(E.WITHDRAWN_PARTLY, 11)
    assert "10/07/2026" in refusal(kind, [end], part)
    assert "11/07/2026" in refusal(kind, [part], end)
    check(kind, [part], on(E.WITHDRAWN, 11))


@pytest.mark.parametrize("kind", PetitionKind)
@pytest.mark.parametrize("step", [E.ASSIGNED, E.NOTED, E.AGENCY_REPLIED])
def test_the_offices_own_work_hinders_no_end(kind: PetitionKind, step: PetitionEventKind) -> None:
    check(kind, [on(step, 20)], on(E.WITHDRAWN, 10))
    check(kind, [on(E.WITHDRAWN, 10)], on(step, 20))


def test_what_is_recorded_of_another_kind_does_not_hinder() -> None:
    """Of a complaint that was corrected to a proposal."""
    check(PetitionKind.PROPOSAL, [on(E.DIALOGUE, 8), on(E.COMPLEX, 9)], on(E.ANSWERED, 10))


def test_an_examination_comes_before_what_follows_it() -> None:
    kind = PetitionKind.COMPLAINT
    check(kind, [on(E.EXAMINED, 8)], on(E.ACCEPTED, 8))
    assert "08/07/2026" in refusal(kind, [on(E.EXAMINED, 8)], on(E.ACCEPTED, 7))
    for event in (E.ACCEPTED, E.FILED, E.GUIDED):
        check(kind, [on(event, 8)], on(E.EXAMINED, 8))
        assert "08/07/2026" in refusal(kind, [on(event, 8)], on(E.EXAMINED, 9))


def test_what_is_not_eligible_is_not_accepted_in_either_order() -> None:
    examined = Event(E.EXAMINED, date(2026, 7, 8), is_eligible=False)
    for kind in PetitionKind:
        for before, new in ((examined, on(E.ACCEPTED, 9)), (on(E.ACCEPTED, 9), examined)):
            assert "not eligible" in refusal(kind, [before], new)
        for new in (on(E.DECLINED, 9), on(E.FILED, 9), on(E.ANSWERED, 9)):
            check(kind, [examined], new)
