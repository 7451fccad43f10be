"""The fields of a letter that tell what happened to its petition before: when, by which paper."""

from collections.abc import Callable
from datetime import date

from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.reports.letters.field import BLANK, Fields, LetterField, unless_empty
from tiepdan.reports.letters.matter import Paper, petition_of
from tiepdan.reports.letters.people import with_end
from tiepdan.reports.letters.petitions import texts
from tiepdan.reports.letters.words import DATE_BLANK, LINES_BLANK, day_in_words

_Kind = PetitionEventKind


def _of(
    kind: PetitionEventKind, fill: Callable[[PetitionEvent], str | None]
) -> Callable[[Paper], str | None]:
    """What the last event of a kind says."""

    def told(paper: Paper) -> str | None:
        event = petition_of(paper).last(kind)
        return unless_empty(fill(event)) if event else None

    return told


def _day(label: str, example: str, kind: PetitionEventKind) -> LetterField:
    """The day of the last event of a kind; of the letter's own step only where it bears one."""

    def told(paper: Paper) -> str | None:
        matter = petition_of(paper)
        event = matter.last(kind)
        if event is None or (event is matter.step and paper.dated is None):
            return None
        return day_in_words(event.happened_on)

    return LetterField(label, example, told, blank=DATE_BLANK)


def _number(kind: PetitionEventKind) -> Callable[[Paper], str | None]:
    return _of(kind, lambda event: event.document_number)


def _day_or_none(day: date | None) -> str | None:
    return day_in_words(day) if day else None


def _forwarded_to(paper: Paper) -> str | None:
    """Whom it was forwarded to; urged may be another, where it was passed on."""
    urged, forwarded = petition_of(paper).step, petition_of(paper).last(_Kind.FORWARDED)
    return (urged.body if urged else None) or (forwarded.body if forwarded else None)


def _assigned_to(paper: Paper) -> str | None:
    found = petition_of(paper).last(_Kind.ASSIGNED)
    return (found.officer if found else None) or petition_of(paper).facts.officer


STEP_FIELDS: Fields = {
    "accepted_on": _day(
        N_("the day on which it was accepted"), "ngày 10 tháng 7 năm 2026", _Kind.ACCEPTED
    ),
    "acceptance_number": LetterField(
        N_("the number of the paper by which it was accepted"),
        "15/QĐ-UBND",
        _number(_Kind.ACCEPTED),
    ),
    "refused_on": _day(
        N_("the day on which there were grounds to refuse reception"),
        "ngày 06 tháng 7 năm 2026",
        _Kind.RECEPTION_REFUSED,
    ),
    "suspended_on": _day(
        N_("the day on which it was suspended"), "ngày 20 tháng 7 năm 2026", _Kind.SUSPENDED
    ),
    "suspension_number": LetterField(
        N_("the number of the decision to suspend"), "17/QĐ-UBND", _number(_Kind.SUSPENDED)
    ),
    "decided_on": _day(
        N_("the day of the decision or conclusion"), "ngày 05 tháng 8 năm 2026", _Kind.DECIDED
    ),
    "decision_number": LetterField(
        N_("the number of the decision or conclusion"), "20/QĐ-UBND", _number(_Kind.DECIDED)
    ),
    "result": LetterField(
        N_("what was decided"),
        "đúng một phần",
        _of(
            _Kind.DECIDED,
            lambda event: event.result.in_vietnamese[0] if event.result else None,
        ),
    ),
    "dialogue_on": _day(N_("the day of the dialogue"), "ngày 30 tháng 7 năm 2026", _Kind.DIALOGUE),
    "forwarded_to": LetterField(
        N_("the body that it was forwarded to"), "Ủy ban nhân dân tỉnh Hà Tĩnh", _forwarded_to
    ),
    "forwarded_on": _day(
        N_("the day on which it was forwarded"), "ngày 10 tháng 7 năm 2026", _Kind.FORWARDED
    ),
    "forwarding_number": LetterField(
        N_("the number of the forwarding slip"), "09/PC-UBND", _number(_Kind.FORWARDED)
    ),
    "assigned_to": LetterField(
        N_("who is to verify it, else the officer responsible"), "Trần Văn B", _assigned_to
    ),
    "act_by": LetterField(
        N_("by when another body will settle it"),
        "ngày 15 tháng 8 năm 2026",
        _of(_Kind.INTERIM_NOTICE, lambda event: _day_or_none(event.act_by)),
        blank=DATE_BLANK,
    ),
    "answer": LetterField(
        N_("what is answered: the note of the step"),
        "Đoạn đường đã được sửa xong",
        lambda paper: with_end(texts.answer(petition_of(paper))),
        blank=LINES_BLANK,
    ),
    "answer_within": LetterField(
        N_("what is answered, within a sentence"),
        "đã chuyển đến cơ quan có thẩm quyền",
        lambda paper: texts.answer(petition_of(paper)),
        blank=BLANK,
    ),
}
