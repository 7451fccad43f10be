"""The documents issued."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.law.vocabulary.document import DocumentType, Issuer
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import live
from tiepdan.records.reading.rows import count_rows, stored_day
from tiepdan.records.secrecy import shown_of_petition

_DOCUMENTS = f"""
    SELECT o.*, {shown_of_petition("o.title")} AS shown_title, p.year, p.sequence,
           gone.voided_on, {shown_of_petition("gone.reason")} AS void_reason
    FROM document AS o LEFT JOIN petition AS p ON p.id = o.petition_id
    LEFT JOIN void AS gone ON gone.document_id = o.id
"""


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document issued; its title is empty when it is about a denunciation."""

    id: int
    issued_on: date
    issuer: Issuer
    type: DocumentType
    number: str | None
    title: str | None
    petition: PetitionNumber | None
    meeting_id: int | None
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
    connection: sqlite3.Connection, number: PetitionNumber
) -> list[DocumentRow]:
    """The documents about one petition, in order of their day."""
    rows = connection.execute(
        f"{_DOCUMENTS} WHERE p.year = ? AND p.sequence = ? ORDER BY o.issued_on, o.id",
        (number.year, number.sequence),
    )
    return [_document_row(row) for row in rows]


def _document_row(row: sqlite3.Row) -> DocumentRow:
    return DocumentRow(
        id=row["id"],
        issued_on=date.fromisoformat(row["issued_on"]),
        issuer=Issuer(row["issuer"]),
        type=DocumentType(row["type"]),
        number=row["number"],
        title=row["shown_title"],
        petition=PetitionNumber(row["year"], row["sequence"]) if row["year"] else None,
        meeting_id=row["meeting_id"],
        voided_on=stored_day(row["voided_on"]),
        void_reason=row["void_reason"],
    )
