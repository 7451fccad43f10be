"""A letter filled: what each field becomes, and which of them stay a gap."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from tiepdan.facts.fact import Covered
from tiepdan.reports.letters.by_hand import BY_HAND
from tiepdan.reports.letters.field import Fields, LetterField, Lines
from tiepdan.reports.letters.kind import LetterSubject
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.meetings.fields import MEETING_FIELDS
from tiepdan.reports.letters.meetings.month_fields import MONTH_FIELDS
from tiepdan.reports.letters.office_fields import OFFICE_FIELDS
from tiepdan.reports.letters.petitions.fields import PETITION_FIELDS
from tiepdan.reports.letters.petitions.step_fields import STEP_FIELDS

FIELDS: Mapping[LetterSubject, Fields] = {
    LetterSubject.PETITION: {**OFFICE_FIELDS, **PETITION_FIELDS, **STEP_FIELDS, **BY_HAND},
    LetterSubject.MEETING: {**OFFICE_FIELDS, **MEETING_FIELDS},
    LetterSubject.MONTH: {**OFFICE_FIELDS, **MONTH_FIELDS},
}
"""What may stand in a template, by what its letter is about."""


@dataclass(frozen=True, slots=True)
class Gap:
    """What stands where nobody knows what a field becomes, or where it ``is_secret``."""

    blank: str
    is_secret: bool = False


Filled = Mapping[str, str | Lines | Gap]


def fill(paper: Paper) -> Filled:
    """What each field of a letter becomes."""
    return {name: _filled(field, paper) for name, field in FIELDS[paper.kind.subject].items()}


def secret_among(names: Iterable[str], filled: Filled) -> list[str]:
    """Those of some fields that may not be told."""
    gaps = ((name, filled[name]) for name in names)
    return [name for name, gap in gaps if isinstance(gap, Gap) and gap.is_secret]


def _filled(field: LetterField, paper: Paper) -> str | Lines | Gap:
    text = field.fill(paper)
    if text is None or isinstance(text, Covered):
        return Gap(field.blank, is_secret=text is not None)
    return text
