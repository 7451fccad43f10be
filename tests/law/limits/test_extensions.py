"""What the law lets lengthen a limit, and what it refuses to lengthen."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Deadline, Judge, LimitsByKind
from tiepdan.law.limits.extensions import (
    Extension,
    check_complex,
    check_suspension,
    extension_event,
)
from tiepdan.law.limits.time_limits import Subject
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind

FIRST = date(2018, 1, 1)
DAYS = [FIRST + timedelta(days=n) for n in range(3650)]
CALENDAR = WorkCalendar(FIRST, [day.weekday() < 5 for day in DAYS], ())
JUDGE = Judge(
    LimitsByKind(limit for limit in load_limits(paths.data_folder()) if limit.pack is None),
    is_remote=False,
    calendar=CALENDAR,
)
ACCEPTED_ON = date(2026, 7, 16)  # 30 days: Saturday 15/08/2026, moved to Monday 17/08
RAW_DUE = date(2026, 8, 15)
E = PetitionEventKind
COMPLEX, SPECIALLY = Complexity.COMPLEX, Complexity.SPECIALLY_COMPLEX


def case(kind: PetitionKind, *events: Event, accepted_on: date | None = ACCEPTED_ON) -> Case:
    received = Event(E.RECEIVED, (accepted_on or ACCEPTED_ON) - timedelta(days=6))
    accepted = () if accepted_on is None else (Event(E.ACCEPTED, accepted_on),)
    return Case(Subject.PETITION, kind, (received, *accepted, *events))


def denunciation(*events: Event, accepted_on: date | None = ACCEPTED_ON) -> Case:
    return case(PetitionKind.DENUNCIATION, *events, accepted_on=accepted_on)


def extension(
    days: int | None = 30,
    *,
    until: date | None = None,
    complexity: Complexity = COMPLEX,
    document: str | None = "15/QĐ-UBND",
    decided_on: date = date(2026, 8, 10),
) -> Extension:
    return Extension(decided_on, days, until, complexity, document)


def extended(before: Case, *decisions: Extension) -> Case:
    """The case after these decisions to extend."""
    for decision in decisions:
        event = extension_event(before, decision, JUDGE)
        before = replace(before, events=(*before.events, event))
    return before


def resolution(of: Case) -> Deadline:
    (deadline,) = (found for found in JUDGE.deadlines(of) if found.limit.id == "TC-30")
    return deadline


def refusal(of: Case, decision: Extension) -> str:
    with pytest.raises(RefusedError) as refused:
        extension_event(of, decision, JUDGE)
    assert refused.value.exit_code == 4
    return str(refused.value)


class TestExtension:
    def test_by_days_counts_on_from_the_last_day_worked_or_not(self) -> None:
        after = extended(denunciation(), extension(10))
        deadline = resolution(after)
        assert deadline.raw_due == RAW_DUE + timedelta(days=10) == date(2026, 8, 25)
        assert (deadline.amount, deadline.total) == (30, 40)

    @pytest.mark.parametrize(
        ("until", "due"),
        [
            (date(2026, 8, 31), date(2026, 8, 31)),
            (date(2026, 9, 5), date(2026, 9, 7)),  # a Saturday
            (date(2026, 9, 14), date(2026, 9, 14)),
        ],
    )
    def test_to_a_day(self, until: date, due: date) -> None:
        deadline = resolution(extended(denunciation(), extension(None, until=until)))
        assert (deadline.raw_due, deadline.due) == (until, due)

    def test_what_is_recorded(self) -> None:
        by_days = extension_event(denunciation(), extension(10), JUDGE)
        assert by_days == Event(E.EXTENDED, date(2026, 8, 10), 10, None, COMPLEX, "15/QĐ-UBND")
        until = date(2026, 8, 25)
        to_a_day = extension_event(denunciation(), extension(None, until=until), JUDGE)
        assert (to_a_day.extended_days, to_a_day.extended_to) == (10, until)

    def test_the_deadline_keeps_each_extension(self) -> None:
        after = extended(denunciation(), extension(), extension(20, complexity=SPECIALLY))
        assert [event.extended_days for event in resolution(after).extensions] == [30, 20]

    @pytest.mark.parametrize("days", [1, 30])
    def test_by_as_many_days_as_the_law_allows(self, days: int) -> None:
        due = resolution(extended(denunciation(), extension(days))).raw_due
        assert due == RAW_DUE + timedelta(days=days)

    def test_it_must_say_how_long_it_is(self) -> None:
        assert "how many days" in refusal(denunciation(), extension(None))

    @pytest.mark.parametrize("days", [31, 0, -1])
    def test_by_no_other_number_of_days(self, days: int) -> None:
        sentence = refusal(denunciation(), extension(days))
        assert "30" in sentence
        assert "15/08/2026" in sentence  # from when the days are counted
        assert "14/09/2026" in sentence  # up to when it may last
        assert "Điều 30" in sentence

    @pytest.mark.parametrize("until", [date(2026, 9, 15), RAW_DUE, date(2026, 8, 1)])
    def test_to_no_day_beyond_the_ceiling_or_before_the_end(self, until: date) -> None:
        assert "14/09/2026" in refusal(denunciation(), extension(None, until=until))

    def test_the_ceiling_of_a_second_one_is_counted_from_the_first(self) -> None:
        once = extended(denunciation(), extension(10, complexity=SPECIALLY))
        last = date(2026, 9, 24)  # 25/08 and 30 days
        second = extension(None, until=last, complexity=SPECIALLY)
        assert resolution(extended(once, second)).raw_due == last
        too_late = extension(None, until=last + timedelta(days=1), complexity=SPECIALLY)
        assert "24/09/2026" in refusal(once, too_late)

    def test_a_second_one_only_if_specially_complex(self) -> None:
        once = extended(denunciation(), extension())
        assert COMPLEX.label in refusal(once, extension())
        twice = extended(once, extension(complexity=SPECIALLY))
        assert resolution(twice).raw_due == RAW_DUE + timedelta(days=60)

    @pytest.mark.parametrize("complexity", Complexity)
    def test_a_third_one_never(self, complexity: Complexity) -> None:
        twice = extended(
            denunciation(), extension(complexity=SPECIALLY), extension(complexity=SPECIALLY)
        )
        assert "Điều 30" in refusal(twice, extension(complexity=complexity))

    @pytest.mark.parametrize("document", [None, ""])
    def test_without_a_document_never(self, document: str | None) -> None:
        assert "--document" in refusal(denunciation(), extension(document=document))

    @pytest.mark.parametrize("kind", [kind for kind in PetitionKind if kind != "denunciation"])
    def test_of_another_kind_never(self, kind: PetitionKind) -> None:
        assert kind.label in refusal(case(kind), extension())

    def test_not_outside_competence(self) -> None:
        refusal(replace(denunciation(), is_within_competence=False), extension())

    def test_not_before_the_acceptance(self) -> None:
        refusal(denunciation(accepted_on=None), extension())

    @pytest.mark.parametrize("end", [E.DECIDED, E.TERMINATED])
    def test_not_after_the_end(self, end: PetitionEventKind) -> None:
        refusal(denunciation(Event(end, date(2026, 8, 3))), extension())

    def test_but_after_a_withdrawal_which_is_no_end(self) -> None:
        assert extended(denunciation(Event(E.WITHDRAWN, date(2026, 8, 3))), extension())

    def test_not_by_the_law_before_2019(self) -> None:
        decided_on = date(2019, 1, 25)
        refusal(denunciation(accepted_on=date(2018, 12, 31)), extension(decided_on=decided_on))
        assert extended(
            denunciation(accepted_on=date(2019, 1, 1)), extension(decided_on=decided_on)
        )

    def test_not_once_the_period_has_run_out(self) -> None:
        due = resolution(denunciation()).due
        assert extended(denunciation(), extension(decided_on=due))
        late = refusal(denunciation(), extension(decided_on=due + timedelta(days=1)))
        assert "17/08/2026" in late


class TestSuspension:
    COMPLAINT = case(PetitionKind.COMPLAINT, accepted_on=date(2026, 6, 15))
    DENUNCIATION = denunciation(accepted_on=date(2019, 1, 2))

    def refusal(self, of: Case, day: date) -> str:
        with pytest.raises(RefusedError) as refused:
            check_suspension(of, day, JUDGE)
        assert refused.value.exit_code == 4
        return str(refused.value)

    def test_a_complaint_since_july_2026_even_if_accepted_before(self) -> None:
        sentence = self.refusal(self.COMPLAINT, date(2026, 6, 30))
        assert "01/07/2026" in sentence
        assert "30/06/2026" in sentence
        check_suspension(self.COMPLAINT, date(2026, 7, 1), JUDGE)

    def test_a_denunciation_since_2019(self) -> None:
        assert "01/01/2019" in self.refusal(self.DENUNCIATION, date(2018, 12, 31))
        check_suspension(self.DENUNCIATION, date(2019, 1, 1), JUDGE)

    @pytest.mark.parametrize("kind", [PetitionKind.PROPOSAL, PetitionKind.FEEDBACK])
    def test_an_opinion_never(self, kind: PetitionKind) -> None:
        assert kind.label in self.refusal(case(kind), date(2026, 7, 20))

    @pytest.mark.parametrize("kind", [PetitionKind.COMPLAINT, PetitionKind.DENUNCIATION])
    def test_not_what_another_office_resolves(self, kind: PetitionKind) -> None:
        elsewhere = replace(case(kind), is_within_competence=False)
        assert kind.label in self.refusal(elsewhere, date(2026, 7, 20))


class TestComplex:
    COMPLAINT = case(PetitionKind.COMPLAINT)
    SINCE = date(2026, 7, 1)

    def check(
        self,
        of: Case,
        day: date,
        *,
        document: str | None = "03/BB-UBND",
        note: str | None = "hai nơi phải xác minh",
    ) -> None:
        check_complex(of, day, JUDGE, document_number=document, note=note)

    def refusal(
        self, of: Case, day: date, *, document: str | None = "03/BB-UBND", note: str | None = "x"
    ) -> str:
        with pytest.raises(RefusedError) as refused:
            self.check(of, day, document=document, note=note)
        assert refused.value.exit_code == 4
        return str(refused.value)

    def test_a_complaint_with_its_reason_in_writing(self) -> None:
        self.check(self.COMPLAINT, self.SINCE)

    @pytest.mark.parametrize(
        ("document", "note"), [(None, "lý do"), ("03/BB-UBND", None), (None, None), ("", "")]
    )
    def test_not_without_it_since_july_2026(self, document: str | None, note: str | None) -> None:
        sentence = self.refusal(self.COMPLAINT, self.SINCE, document=document, note=note)
        assert "--document" in sentence
        assert "--note" in sentence

    def test_before_that_the_office_decided_for_itself(self) -> None:
        self.check(self.COMPLAINT, self.SINCE - timedelta(days=1), document=None, note=None)

    @pytest.mark.parametrize("kind", [kind for kind in PetitionKind if kind != "complaint"])
    def test_of_another_kind_nothing_is_longer(self, kind: PetitionKind) -> None:
        assert kind.label in self.refusal(case(kind), self.SINCE)

    def test_nor_of_what_another_office_resolves(self) -> None:
        self.refusal(replace(self.COMPLAINT, is_within_competence=False), self.SINCE)
