"""A letter drafted: its number and day, who sends and signs it, what the register keeps of it."""

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.letters.numbering import LetterNumber, Numbering, letter_number
from tiepdan.cli.letters.wish import Wish
from tiepdan.facts.document import Document
from tiepdan.law.vocabulary.document import Issuer
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.office.facts import all_staff, get_office
from tiepdan.reports.letters.kind import Wording
from tiepdan.reports.letters.matter import Matter, Paper
from tiepdan.reports.letters.office_fields import signer

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Draft:
    """A letter with its number and the day that it bears, None where that stays open."""

    numbering: Numbering
    number: LetterNumber
    dated: date | None


def draft(connection: "Connection", numbering: Numbering, bears: date | None, wish: Wish) -> Draft:
    """A letter that is to bear a day, if one is known; with a number or a step it has its own.

    Raises:
        UsageError: the number that was typed is none of this letter.
    """
    number = letter_number(connection, numbering, wish.number)
    is_settled = number.text is not None or wish.is_to_issue
    return Draft(numbering, number, bears or (numbering.day if is_settled else None))


def paper_of(
    connection: "Connection", drafted: Draft, wording: Wording, matter: Matter, *, day: date
) -> Paper:
    """The paper of a draft; ``day`` is that of its step."""
    signed_on = drafted.dated or day
    return Paper(
        kind=drafted.numbering.kind,
        wording=wording,
        office=get_office(connection, on=day),
        staff=[one.facts for one in all_staff(connection) if one.is_in_office(signed_on)],
        day=day,
        dated=drafted.dated,
        number=drafted.number.text,
        matter=matter,
    )


def document_of(
    drafted: Draft,
    paper: Paper,
    *,
    petition: PetitionNumber | None = None,
    meeting: int | None = None,
) -> Document | None:
    """What the register keeps of a letter that got its number now."""
    if not (drafted.number.is_new and paper.dated):
        return None
    signed_by = signer(paper)
    return Document(
        issuer=Issuer.COMMITTEE,
        type=paper.kind.document,
        number=paper.number,
        issued_on=paper.dated,
        title=drafted.numbering.title,
        petition_id=petition,
        meeting_id=meeting,
        signatory=signed_by.name if signed_by else None,
        addressees=paper.kind.to,
    )
