"""What a letter needs and no list shows: who petitions in full, and which numbers are taken."""

import re
import sqlite3
from collections.abc import Collection
from datetime import date

from tiepdan.facts.fact import stored
from tiepdan.facts.petition import Petition
from tiepdan.facts.petitioner import Petitioner
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, petition_not_found
from tiepdan.records.live_rows import live
from tiepdan.records.reading.petitions.petitions import Identity
from tiepdan.records.reading.rows import named
from tiepdan.records.reading.shown import seen
from tiepdan.text import word_key

_NUMBER = re.compile(r"\s*0*([1-9][0-9]{0,5})\s*/(.+)")

Numbered = tuple[int, str]
"""A number and the series it is of, however it was written."""


def identity_in_letter(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool
) -> Identity:
    """Who petitions and about what; of a protected denouncer ``COVERED`` unless it ``is_revealed``.

    Of others the identity number is whole, as the forms want it.

    Raises:
        NotFoundError: no petition has this number.
    """
    rows = named(
        connection,
        f"{seen('petition', is_revealed=is_revealed)} SELECT * FROM seen_petition"
        " WHERE (year, sequence) = (?, ?)",
        (number.year, number.sequence),
    )
    if not rows:
        raise petition_not_found(number)
    is_covered = bool(rows[0]["is_masked"])
    return Identity(
        stored(Petition, rows[0], is_covered=is_covered),
        stored(Petitioner, rows[0], is_covered=is_covered),
    )


def numbered(text: str) -> Numbered | None:
    """The number and series of a document's number; None where it has another form."""
    found = _NUMBER.fullmatch(text)
    return (int(found[1]), word_key(found[2])) if found else None


OwnStep = tuple[PetitionNumber | int, PetitionEventKind | MeetingEventKind]
"""A petition or meeting, and the step of it whose paper a letter is."""


def is_number_taken(
    connection: sqlite3.Connection, text: str, day: date, own_steps: Collection[OwnStep]
) -> bool:
    """Whether another paper has this number in the year of a day; the letter's own steps may."""
    wanted = numbered(text)
    return any(
        numbered(taken) == wanted and step not in own_steps
        for taken, step in _numbers_of(connection, day.year)
    )


def next_number(connection: sqlite3.Connection, series: str, year: int) -> int:
    """The number after the highest of a series in a year, papers made elsewhere counted as well."""
    own = word_key(series)
    taken = (numbered(text) for text, _step in _numbers_of(connection, year))
    return max((one[0] for one in taken if one and one[1] == own), default=0) + 1


_NUMBERS = f"""
    SELECT o.number, NULL AS kind, NULL AS year, NULL AS sequence, NULL AS meeting_id
    FROM {live("document", "number", "issued_on", "issuer")} AS o
    WHERE o.number IS NOT NULL AND o.issuer = 'committee' AND substr(o.issued_on, 1, 4) = :year
    UNION ALL
    SELECT e.document_number, e.kind, p.year, p.sequence, NULL FROM petition_event AS e
    JOIN {live("petition", "year", "sequence")} AS p ON p.id = e.petition_id
    WHERE e.document_number IS NOT NULL AND substr(e.happened_on, 1, 4) = :year
    UNION ALL
    SELECT h.document_number, h.kind, NULL, NULL, h.meeting_id FROM meeting_event AS h
    WHERE h.document_number IS NOT NULL AND substr(h.happened_on, 1, 4) = :year
"""


def _numbers_of(connection: sqlite3.Connection, year: int) -> list[tuple[str, OwnStep | None]]:
    """Every number that papers of a year have, and the step that names it, if one does."""
    return [(row["number"], _step(row)) for row in named(connection, _NUMBERS, {"year": str(year)})]


def _step(row: sqlite3.Row) -> OwnStep | None:
    if row["year"]:
        number = PetitionNumber(row["year"], row["sequence"])
        return number, PetitionEventKind(row["kind"])
    meeting_id = row["meeting_id"]
    return (int(meeting_id), MeetingEventKind(row["kind"])) if meeting_id else None
