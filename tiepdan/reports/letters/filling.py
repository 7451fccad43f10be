"""A letter filled: what each field becomes, and which of them nobody knows."""

from collections.abc import Mapping
from dataclasses import dataclass

from tiepdan.reports.letters.by_hand import BY_HAND
from tiepdan.reports.letters.field import Fields, Lines
from tiepdan.reports.letters.kind import LetterSubject
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.meetings.fields import MEETING_FIELDS
from tiepdan.reports.letters.meetings.month_fields import MONTH_FIELDS
from tiepdan.reports.letters.office_fields import OFFICE_FIELDS
from tiepdan.reports.letters.petition_fields import PETITION_FIELDS
from tiepdan.reports.letters.step_fields import STEP_FIELDS

FIELDS: Mapping[LetterSubject, Fields] = {
    LetterSubject.PETITION: {**OFFICE_FIELDS, **PETITION_FIELDS, **STEP_FIELDS, **BY_HAND},
    LetterSubject.MEETING: {**OFFICE_FIELDS, **MEETING_FIELDS},
    LetterSubject.MONTH: {**OFFICE_FIELDS, **MONTH_FIELDS},
}
"""What may stand in a template, by what its letter is about."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands where nobody knows what a field becomes."""

    blank: str


Filled = Mapping[str, str | Lines | Gap]


def fill(paper: Paper) -> Filled:
    """What each field of a letter becomes."""
    return {
        name: Gap(field.blank) if (text := field.fill(paper)) is None else text
        for name, field in FIELDS[paper.kind.subject].items()
    }
