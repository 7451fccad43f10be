"""The documents issued."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.facts.document import Document
from tiepdan.facts.fact import stored
from tiepdan.facts.sanction import Sanction
from tiepdan.numbers import PetitionNumber, document_not_found, sanction_not_found
from tiepdan.records.live_rows import live
from tiepdan.records.reading.rows import count_rows, stored_day
from tiepdan.records.reading.shown import seen, shown

_SEEN = """
    SELECT o.*, p.year, p.sequence, gone.voided_on, gone.reason AS void_reason
    FROM seen_document AS o LEFT JOIN petition AS p ON p.id = o.petition_id
    LEFT JOIN seen_void AS gone ON gone.document_id = o.id
"""
_DOCUMENTS = seen("document", "void", is_revealed=False) + _SEEN


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document issued; its title is masked when it is about a denunciation."""

    id: int
    facts: Document
    voided_on: date | None
    void_reason: str | None


def count_documents(connection: sqlite3.Connection) -> int:
    """How many documents the register has, void ones left out."""
    return count_rows(connection, live("document"))


def latest_documents(connection: sqlite3.Connection, *, at_most: int | None) -> list[DocumentRow]:
    """The documents issued last, in order of their day."""
    rows = connection.execute(
        f"{_DOCUMENTS} ORDER BY o.issued_on DESC, o.id DESC LIMIT ?",
        (-1 if at_most is None else at_most,),
    )
    return [_document_row(row) for row in rows][::-1]


def documents_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool = False
) -> list[DocumentRow]:
    """The documents about one petition, in order of their day; secret titles when revealed."""
    rows = connection.execute(
        f"{seen('document', 'void', is_revealed=is_revealed)} {_SEEN}"
        " WHERE p.year = ? AND p.sequence = ? ORDER BY o.issued_on, o.id",
        (number.year, number.sequence),
    )
    return [_document_row(row) for row in rows]


def documents_of_meeting(connection: sqlite3.Connection, meeting_id: int) -> list[DocumentRow]:
    """The documents about one meeting, in order of their day."""
    rows = connection.execute(
        f"{_DOCUMENTS} WHERE o.meeting_id = ? ORDER BY o.issued_on, o.id", (meeting_id,)
    )
    return [_document_row(row) for row in rows]


def documents_titled(connection: sqlite3.Connection, title: str) -> list[DocumentRow]:
    """The documents of a title, in order of their day; of a denunciation none has one."""
    rows = connection.execute(
        f"{_DOCUMENTS} WHERE o.title = ? ORDER BY o.issued_on, o.id", (title,)
    )
    return [_document_row(row) for row in rows]


def get_document(connection: sqlite3.Connection, document_id: int) -> DocumentRow:
    """The document with this number in the list.

    Raises:
        NotFoundError: no document has it.
    """
    row = connection.execute(f"{_DOCUMENTS} WHERE o.id = ?", (document_id,)).fetchone()
    if row is None:
        raise document_not_found(document_id)
    return _document_row(row)


@dataclass(frozen=True, slots=True)
class SanctionRow:
    """A sanction; its note is never shown: it may be a denouncer who was sanctioned."""

    id: int
    facts: Sanction
    voided_on: date | None


def get_sanction(connection: sqlite3.Connection, sanction_id: int) -> SanctionRow:
    """The sanction with this number.

    Raises:
        NotFoundError: no sanction has it.
    """
    row = connection.execute(
        f"{shown('sanction')} SELECT s.*, gone.voided_on FROM shown_sanction AS s"
        " LEFT JOIN void AS gone ON gone.sanction_id = s.id WHERE s.id = ?",
        (sanction_id,),
    ).fetchone()
    if row is None:
        raise sanction_not_found(sanction_id)
    return SanctionRow(
        row["id"], stored(Sanction, row, is_covered=True), stored_day(row["voided_on"])
    )


def _document_row(row: sqlite3.Row) -> DocumentRow:
    return DocumentRow(
        id=row["id"],
        facts=replace(
            stored(Document, row, is_covered=bool(row["is_masked"])),
            petition_id=PetitionNumber(row["year"], row["sequence"]) if row["year"] else None,
        ),
        voided_on=stored_day(row["voided_on"]),
        void_reason=row["void_reason"],
    )
