"""The documents issued."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.law.vocabulary import (
    DocumentType,
    Issuer,
)
from tiepdan.numbers import (
    PetitionNumber,
)
from tiepdan.records.reading.rows import count_rows


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document issued."""

    issued_on: date
    issuer: Issuer
    type: DocumentType
    number: str | None
    title: str
    petition: PetitionNumber | None
    meeting_id: int | None


def count_documents(connection: sqlite3.Connection) -> int:
    """How many documents the register has."""
    return count_rows(connection, "document")


def latest_documents(connection: sqlite3.Connection, *, at_most: int | None) -> list[DocumentRow]:
    """The documents issued last, in order of their day."""
    rows = connection.execute(
        "SELECT o.*, p.year, p.sequence FROM document AS o"
        " LEFT JOIN petition AS p ON p.id = o.petition_id"
        " ORDER BY o.issued_on DESC, o.id DESC LIMIT ?",
        (-1 if at_most is None else at_most,),
    )
    return [
        DocumentRow(
            issued_on=date.fromisoformat(row["issued_on"]),
            issuer=Issuer(row["issuer"]),
            type=DocumentType(row["type"]),
            number=row["number"],
            title=row["title"],
            petition=PetitionNumber(row["year"], row["sequence"]) if row["year"] else None,
            meeting_id=row["meeting_id"],
        )
        for row in rows
    ][::-1]
