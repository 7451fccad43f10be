"""The decisions on the protection of denouncers."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.errors import NotFoundError
from tiepdan.facts.fact import stored
from tiepdan.facts.protection import Protection
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.shown import seen

_PROTECTIONS = (
    "{} SELECT t.*, p.year, p.sequence FROM seen_protection AS t"
    " JOIN petition AS p ON p.id = t.petition_id"
)


@dataclass(frozen=True, slots=True)
class ProtectionRow:
    """A decision on protection by its number, and the denunciation that it is about."""

    id: int
    number: PetitionNumber
    facts: Protection


def protections_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool = False
) -> list[ProtectionRow]:
    """The decisions about one denunciation, in order of their day."""
    rows = connection.execute(
        f"{_PROTECTIONS.format(seen('protection', is_revealed=is_revealed))}"
        " WHERE p.year = ? AND p.sequence = ? ORDER BY t.starts_on, t.id",
        (number.year, number.sequence),
    )
    return [_row(row) for row in rows]


def get_protection(connection: sqlite3.Connection, protection_id: int) -> ProtectionRow:
    """The decision with this number.

    Raises:
        NotFoundError: there is none.
    """
    row = connection.execute(
        f"{_PROTECTIONS.format(seen('protection', is_revealed=False))} WHERE t.id = ?",
        (protection_id,),
    ).fetchone()
    if row is None:
        raise protection_not_found(protection_id)
    return _row(row)


def running(rows: list[ProtectionRow], day: date) -> list[ProtectionRow]:
    """Those that are in force after a day, and so may be ended on it."""
    return [row for row in rows if row.facts.ends_on is None or row.facts.ends_on > day]


def protection_not_found(protection_id: int) -> NotFoundError:
    """The sentence for a number that no decision on protection has."""
    return NotFoundError(
        _("There is no protection {number}; tiepdan show of the denunciation lists them.").format(
            number=protection_id
        )
    )


def _row(row: sqlite3.Row) -> ProtectionRow:
    return ProtectionRow(
        row["id"],
        PetitionNumber(row["year"], row["sequence"]),
        stored(Protection, row, is_covered=bool(row["is_masked"])),
    )
