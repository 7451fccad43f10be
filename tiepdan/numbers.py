"""The numbers the register gives: ``2026-0012`` for a petition, ``B12`` for a meeting (*buổi*)."""

import re
from dataclasses import dataclass
from datetime import date

from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted

_PETITION = re.compile(r"(?:(\d{4})[-/])?(\d{1,9})", re.ASCII)
_MEETING = re.compile(r"[bB]?(\d{1,9})", re.ASCII)
_ONLY_MEETING = re.compile(r"[bB]\d{1,9}", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class PetitionNumber:
    """The year of receipt and the running number in it."""

    year: int
    sequence: int

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.sequence:04d}"


def parse_petition_number(typed: str, *, today: date) -> PetitionNumber:
    """``2026-0012``, or ``12`` for this year's.

    Raises:
        UsageError: the text has another form.
    """
    found = _PETITION.fullmatch(typed.strip())
    if not found:
        raise UsageError(
            _(
                "“{typed}” is not a petition number; write for example 2026-0012,"
                " or 12 for the twelfth of this year."
            ).format(typed=quoted(typed))
        )
    year, sequence = found.groups()
    if not int(sequence):
        raise UsageError(_("Petition numbers begin with 0001, not 0000."))
    return PetitionNumber(int(year) if year else today.year, int(sequence))


def parse_meeting_number(typed: str) -> int:
    """``B12`` or ``12``.

    Raises:
        UsageError: the text has another form.
    """
    found = _MEETING.fullmatch(typed.strip())
    if not found:
        raise UsageError(
            _("“{typed}” is not a meeting number; write for example B12.").format(
                typed=quoted(typed)
            )
        )
    return int(found.group(1))


def is_meeting_number(typed: str) -> bool:
    """Whether this can only mean a meeting."""
    return _ONLY_MEETING.fullmatch(typed.strip()) is not None


def show_meeting_number(meeting_id: int) -> str:
    """The number of a meeting as it is printed and typed."""
    return f"B{meeting_id}"


def petition_not_found(number: PetitionNumber) -> NotFoundError:
    """The sentence for a number that no petition has."""
    return NotFoundError(
        _("There is no petition {number}; tiepdan petitions lists them.").format(number=number)
    )


def meeting_not_found(meeting_id: int) -> NotFoundError:
    """The sentence for a number that no meeting has."""
    return NotFoundError(
        _("There is no meeting {number}; tiepdan meetings lists them.").format(
            number=show_meeting_number(meeting_id)
        )
    )


def visit_not_found(visit_id: int) -> NotFoundError:
    """The sentence for a number that no visit has."""
    return NotFoundError(
        _("There is no visit {number}; tiepdan visits lists them.").format(number=visit_id)
    )


def document_not_found(document_id: int) -> NotFoundError:
    """The sentence for a number that no document has."""
    return NotFoundError(
        _("There is no document {number}; tiepdan documents lists them.").format(number=document_id)
    )


def sanction_not_found(sanction_id: int) -> NotFoundError:
    """The sentence for a number that no sanction has."""
    return NotFoundError(
        _(
            "There is no sanction {number}; tiepdan stats --rows petitioners_sanctioned and its"
            " like list them."
        ).format(number=sanction_id)
    )


def training_not_found(training_id: int) -> NotFoundError:
    """The sentence for a number that no training has."""
    return NotFoundError(
        _("There is no training {number}; tiepdan trainings lists them.").format(number=training_id)
    )


def inspection_not_found(inspection_id: int) -> NotFoundError:
    """The sentence for a number under which no numbers of inspections are recorded."""
    return NotFoundError(
        _("There are no numbers of inspections {number}; tiepdan inspections lists them.").format(
            number=inspection_id
        )
    )
