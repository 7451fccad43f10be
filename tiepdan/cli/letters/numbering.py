"""The number of a letter: typed, of its step, taken before, the next one, or open."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.errors import UsageError
from tiepdan.facts.office import Office
from tiepdan.i18n import _
from tiepdan.records.reading.letters import next_number, numbered
from tiepdan.records.reading.office.documents import DocumentRow
from tiepdan.records.reading.office.facts import get_office
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.numbers import (
    is_of_series,
    parse_letter_number,
    series_of,
    written_number,
)

if TYPE_CHECKING:
    from sqlite3 import Connection


@dataclass(frozen=True, slots=True)
class Numbering:
    """A letter about to get its number: ``title`` and day, and what may have one already.

    ``of_step`` is the number that its step names; ``documents`` are those of the same case, with
    their titles: by these one letter is told from another. Before ``since`` no document is this
    one.
    """

    kind: LetterKind
    title: str
    day: date
    of_step: str | None
    documents: Sequence[DocumentRow]
    since: date = date.min


@dataclass(frozen=True, slots=True)
class LetterNumber:
    """The number of a letter, None where it stays open; whether it ``is_new``, given by this run.

    ``before`` is another one that the same letter has already.
    """

    text: str | None
    is_new: bool = False
    before: str | None = None


def letter_number(connection: "Connection", letter: Numbering, typed: str | None) -> LetterNumber:
    """The number of the letter.

    Raises:
        UsageError: what was typed is no number of this letter, or it has none.
    """
    kind, office = letter.kind, get_office(connection, on=letter.day)
    if not kind.is_numbered:
        if typed is not None:
            raise UsageError(
                _("The letter “{kind}” has no number; leave out --number.").format(kind=kind.id)
            )
        return LetterNumber(None)
    if typed is not None:
        number = parse_letter_number(typed, kind, office)
        return LetterNumber(number, is_new=True, before=_before(letter, office, number))
    if is_of_series(letter.of_step, kind, office):
        return LetterNumber(letter.of_step)
    if not office.numbers_letters:
        return LetterNumber(None)
    for row in _made(letter, office):
        if row.facts.issued_on == letter.day:
            return LetterNumber(row.facts.number)
    series = series_of(kind, office)
    number = written_number(next_number(connection, series, letter.day.year), kind, office)
    return LetterNumber(number, is_new=True, before=_before(letter, office, number))


def _before(letter: Numbering, office: Office, number: str) -> str | None:
    """The number that a letter has of its step, else of the list; None where it is the same."""
    if is_of_series(letter.of_step, letter.kind, office):
        before = letter.of_step
    else:
        before = next((row.facts.number for row in _made(letter, office)), None)
    return None if before is None or numbered(before) == numbered(number) else before


def _made(letter: Numbering, office: Office) -> Iterator[DocumentRow]:
    """The documents that are this letter, made before."""
    for row in letter.documents:
        made = row.facts
        is_same = made.title == letter.title and made.issued_on >= letter.since
        if row.voided_on is None and is_same and is_of_series(made.number, letter.kind, office):
            yield row
