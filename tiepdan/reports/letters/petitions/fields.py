"""The fields of a letter about a petition, from its file; what is kept secret stays a gap."""

from collections.abc import Callable
from datetime import date

from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import N_
from tiepdan.reports.letters.field import Fields, LetterField, unless_empty
from tiepdan.reports.letters.matter import Paper, PetitionMatter, petition_of
from tiepdan.reports.letters.own_rule import OWN_RULE
from tiepdan.reports.letters.petitions import texts
from tiepdan.reports.letters.words import DATE_BLANK, day_in_words
from tiepdan.reports.vietnamese import number_words, vietnamese
from tiepdan.text import within_sentence


def _of(fill: Callable[[PetitionMatter], str | None]) -> Callable[[Paper], str | None]:
    """A field of the petition alone."""
    return lambda paper: unless_empty(fill(petition_of(paper)))


def _day(day: date | None) -> str | None:
    return day_in_words(day) if day else None


def _step(matter: PetitionMatter, fill: Callable[[PetitionEvent], str | None]) -> str | None:
    return fill(matter.step) if matter.step else None


def _due(paper: Paper) -> str | None:
    row = next((one for one in petition_of(paper).limits if one.limit.id == paper.kind.limit), None)
    return day_in_words(row.due) if row else None


def _position(paper: Paper) -> str | None:
    """Of the officer, where the list of staff has one of that name."""
    found = (one for one in paper.staff if one.name == petition_of(paper).facts.officer)
    return next((one.position for one in found if one.position), None)


PETITION_FIELDS: Fields = {
    "petitioner": LetterField(N_("who petitions"), "Nguyễn Văn A", _of(texts.name)),
    "petitioner_and_others": LetterField(
        N_("who petitions, and of how many people the petition is"),
        "Nguyễn Văn A (đơn có 12 người)",
        _of(texts.with_others),
    ),
    "representative": LetterField(
        N_("who speaks for them"), "Trần Văn B", _of(lambda matter: matter.facts.representative)
    ),
    "address": LetterField(N_("hamlet and address"), "Thôn 3, xã Kỳ Châu", _of(texts.address)),
    "id_number": LetterField(
        N_("the identity number"), "042190001234", _of(lambda matter: matter.petitioner.id_number)
    ),
    "petition_number": LetterField(
        N_("its number in the register"), "2026-0012", _of(lambda matter: str(matter.number))
    ),
    "petition_kind": LetterField(
        N_("the kind of petition"),
        "khiếu nại",
        _of(lambda matter: within_sentence(vietnamese(matter.facts.kind.english))),
    ),
    "summary": LetterField(
        N_("what it is about, within a sentence"), "tranh chấp lối đi chung", _of(texts.summary)
    ),
    "received_on": LetterField(
        N_("the day of receipt"),
        "ngày 06 tháng 7 năm 2026",
        _of(lambda matter: _day(matter.facts.received_on)),
    ),
    "sent_document": LetterField(
        N_("the number of the letter with which it was sent on"),
        "45/UBND-TD",
        _of(lambda matter: matter.facts.sent_document),
    ),
    "sent_by": LetterField(
        N_("the body that sent it on"),
        "Ủy ban nhân dân tỉnh Hà Tĩnh",
        _of(lambda matter: matter.facts.sent_by),
    ),
    "step_on": LetterField(
        N_("the day of the step"),
        "ngày 10 tháng 7 năm 2026",
        _of(lambda matter: _step(matter, lambda step: _day(step.happened_on))),
        blank=DATE_BLANK,
    ),
    "reason": LetterField(
        N_("why it is not taken up, or why the step is taken"),
        "hết thời hiệu khiếu nại",
        _of(texts.reason),
    ),
    "ground": LetterField(
        N_("why somebody is not received"),
        "vụ việc đã được giải quyết, rà soát và thông báo bằng văn bản",
        _of(texts.ground),
    ),
    "body": LetterField(
        N_("the body that it is forwarded or guided to"),
        "Ủy ban nhân dân tỉnh Hà Tĩnh",
        _of(lambda matter: _step(matter, lambda step: step.body)),
    ),
    "extended_days": LetterField(
        N_("by how many days it is extended"),
        "30",
        _of(
            lambda matter: _step(
                matter,
                lambda step: number_words(step.extended_days) if step.extended_days else None,
            )
        ),
        blank="……",
    ),
    "extended_to": LetterField(
        N_("to which day it is extended"),
        "ngày 10 tháng 9 năm 2026",
        _of(lambda matter: _step(matter, lambda step: _day(step.extended_to))),
        blank=DATE_BLANK,
    ),
    "resolution_due": LetterField(
        N_("the day by which it is to be resolved"),
        "ngày 10 tháng 8 năm 2026",
        _of(texts.resolution_due),
        blank=DATE_BLANK,
    ),
    "resolution_article": LetterField(
        N_("the article of the time to resolve it"),
        "Luật Khiếu nại 02/2011/QH13, Điều 28",
        _of(texts.resolution_article),
    ),
    "own_rule": OWN_RULE,
    "due": LetterField(
        N_("the day by which this letter is to go out"),
        "ngày 16 tháng 7 năm 2026",
        _due,
        blank=DATE_BLANK,
    ),
    "officer": LetterField(
        N_("the officer responsible"), "Trần Văn B", _of(lambda matter: matter.facts.officer)
    ),
    "officer_position": LetterField(
        N_("the position of the officer responsible, if recorded of the staff"),
        "công chức Văn phòng",
        _position,
    ),
}
