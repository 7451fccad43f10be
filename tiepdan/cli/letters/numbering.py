"""The number of a letter: typed, of its step, taken before, the next one, or open."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.errors import UsageError
from tiepdan.facts.document import Document
from tiepdan.i18n import _
from tiepdan.law.vocabulary.document import Issuer
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.letters import next_number
from tiepdan.records.reading.office.documents import DocumentRow
from tiepdan.records.reading.office.facts import get_office
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.numbers import (
    is_of_series,
    parse_letter_number,
    series_of,
    written_number,
)
from tiepdan.reports.letters.office_fields import signer

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Numbering:
    """A letter about to get its number: ``title`` and day, and what may have one already.

    ``of_step`` is the number that its step names; ``documents`` are those of the same case, with
    their titles: by these one letter is told from another of the same day.
    """

    kind: LetterKind
    title: str
    day: date
    of_step: str | None
    documents: Sequence[DocumentRow]


def letter_number(
    connection: "Connection", letter: Numbering, typed: str | None
) -> tuple[str | None, bool]:
    """The number of the letter, and whether it is given now; None where it stays open.

    Raises:
        UsageError: what was typed is no number of this letter, or it has none.
    """
    kind, office = letter.kind, get_office(connection, on=letter.day)
    if not kind.is_numbered:
        if typed is not None:
            raise UsageError(
                _("The letter “{kind}” has no number; leave out --number.").format(kind=kind.id)
            )
        return None, False
    if typed is not None:
        return parse_letter_number(typed, kind, office), True
    if is_of_series(letter.of_step, kind, office):
        return letter.of_step, False
    if not office.numbers_letters:
        return None, False
    for row in letter.documents:
        if _is_same(row, letter) and is_of_series(row.facts.number, kind, office):
            return row.facts.number, False
    series = series_of(kind, office)
    return written_number(next_number(connection, series, letter.day.year), kind, office), True


def _is_same(row: DocumentRow, letter: Numbering) -> bool:
    """Whether a document is this letter, made before."""
    made = row.facts
    return row.voided_on is None and (made.issued_on, made.title) == (letter.day, letter.title)


def document_of(
    paper: Paper,
    title: str,
    *,
    petition: PetitionNumber | None = None,
    meeting: int | None = None,
) -> Document:
    """What the register keeps of a letter that has its number and day."""
    signed_by = signer(paper)
    assert paper.dated
    return Document(
        issuer=Issuer.COMMITTEE,
        type=paper.kind.document,
        number=paper.number,
        issued_on=paper.dated,
        title=title,
        petition_id=petition,
        meeting_id=meeting,
        signatory=signed_by.name if signed_by else None,
        addressees=paper.kind.to,
    )
