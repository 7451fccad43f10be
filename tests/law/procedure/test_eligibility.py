"""When a petition was examined, and how that came out: as recorded, or as what was done says."""

from datetime import date

import pytest

from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.eligibility import Examination, examination
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind as E


def on(kind: E, day: int, reason: IneligibleReason | None = None) -> Event:
    return Event(kind, date(2026, 7, day), ineligible_reason=reason)


def examined(day: int, *, eligible: bool, reason: IneligibleReason | None = None) -> Event:
    return Event(E.EXAMINED, date(2026, 7, day), is_eligible=eligible, ineligible_reason=reason)


def found(day: int, *, eligible: bool, reason: IneligibleReason | None = None) -> Examination:
    return Examination(date(2026, 7, day), eligible, reason)


@pytest.mark.parametrize(
    "kind", [E.ACCEPTED, E.ANSWERED, E.DECIDED, E.DECLINED, E.GUIDED, E.FORWARDED]
)
def test_what_is_taken_up_was_examined_that_day_and_eligible(kind: E) -> None:
    reason = IneligibleReason.TIME_BARRED if kind is E.DECLINED else None
    assert examination([on(kind, 10, reason)]) == found(10, eligible=True)


@pytest.mark.parametrize("kind", [E.RETURNED, E.FILED])
@pytest.mark.parametrize("reason", [None, IneligibleReason.ANONYMOUS])
def test_what_is_put_away_was_not_eligible(kind: E, reason: IneligibleReason | None) -> None:
    assert examination([on(kind, 10, reason)]) == found(10, eligible=False, reason=reason)


@pytest.mark.parametrize("kind", [E.WITHDRAWN, E.TERMINATED, E.NOTED, E.RECEPTION_REFUSED])
def test_nothing_else_says_that_it_was_examined(kind: E) -> None:
    assert examination([]) == Examination() == examination([on(kind, 10)])


def test_the_first_of_several_says_when() -> None:
    assert examination([on(E.DECIDED, 20), on(E.ACCEPTED, 10)]) == found(10, eligible=True)
    assert examination([on(E.ACCEPTED, 10), on(E.FILED, 12)]) == found(10, eligible=True)


@pytest.mark.parametrize("answered_on", [8, 10, 12])
def test_an_answer_to_what_is_put_away_is_the_notice_of_that(answered_on: int) -> None:
    filed = on(E.FILED, 10, IneligibleReason.DUPLICATE)
    assert examination([filed, on(E.ANSWERED, answered_on)]) == found(
        min(answered_on, 10), eligible=False, reason=IneligibleReason.DUPLICATE
    )


def test_what_is_recorded_stands_over_what_follows() -> None:
    events = [examined(8, eligible=True), on(E.FILED, 10, IneligibleReason.DUPLICATE)]
    assert examination(events) == found(8, eligible=True)
    reason = IneligibleReason.ILLEGIBLE
    events = [on(E.DECLINED, 10), examined(9, eligible=False, reason=reason)]
    assert examination(events) == found(9, eligible=False, reason=reason)


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("Hết thời hiệu khiếu nại từ 2020", IneligibleReason.TIME_BARRED),
        ("đơn nặc danh, không có chứng cứ", IneligibleReason.ANONYMOUS),
        ("đơn trùng, và nặc danh", IneligibleReason.OTHER),
        ("không có chữ ký", IneligibleReason.OTHER),
        ("rach nat", IneligibleReason.OTHER),
    ],
)
def test_own_words_name_a_reason_or_none(words: str, reason: IneligibleReason) -> None:
    assert IneligibleReason.spoken_of_in(words) is reason
