"""Destroying the personal data of filed petitions whose keeping is over; the figures stay.

A petition put away (lưu đơn) is kept for as long as the limit ``XLD-store`` says; then the head
decides that it is destroyed.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.law.load import load_limits
from tiepdan.law.periods import count_due
from tiepdan.law.rules import TimeLimit, Version
from tiepdan.law.vocabulary import PetitionKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.journal.noting import current_operation
from tiepdan.records.reading.days import load_calendar
from tiepdan.records.reading.rows import named
from tiepdan.records.voids import live

_KEEPING = "XLD-store"
"""The limit in ``data/laws/`` that says how long a petition put away is kept."""

DESTROYED = "–"
"""What stands where a text must be and is no more."""


@dataclass(frozen=True, slots=True)
class FiledRow:
    """A petition put away, or made void, on ``filed_on``; its data may go after ``kept_until``."""

    number: PetitionNumber
    kind: PetitionKind
    filed_on: date
    kept_until: date
    version: Version
    is_void: bool = False


def purgeable(connection: sqlite3.Connection, *, today: date) -> list[FiledRow]:
    """The petitions whose keeping is over on a day and which still have personal data.

    Those filed; and those void, which repeat another one mostly: no longer than one filed on the
    day on which they became void.
    """
    keeping = {limit.id: limit for limit in load_limits(paths.data_folder())}[_KEEPING]
    filed = [
        FiledRow(
            PetitionNumber(row["year"], row["sequence"]),
            PetitionKind(row["kind"]),
            date.fromisoformat(row["started_on"]),
            date.fromisoformat(row["due"]),
            keeping.version(row["version_id"]),
        )
        for row in named(
            connection,
            "SELECT p.year, p.sequence, p.kind, d.started_on, d.due, d.version_id"
            " FROM deadline AS d"
            " JOIN petition AS p ON p.id = d.petition_id"
            " WHERE d.limit_id = ? AND d.due < ? AND p.purged_on IS NULL"
            " ORDER BY d.due, p.id",
            (_KEEPING, str(today)),
        )
    ]
    return filed + [row for row in _void(connection, keeping) if row.kept_until < today]


def _void(connection: sqlite3.Connection, keeping: TimeLimit) -> Iterator[FiledRow]:
    rows = named(
        connection,
        "SELECT p.year, p.sequence, p.kind, v.voided_on FROM void AS v"
        " JOIN petition AS p ON p.id = v.petition_id WHERE p.purged_on IS NULL"
        " ORDER BY v.voided_on, p.id",
    )
    calendar = load_calendar(connection) if rows else None
    for row in rows:
        voided_on = date.fromisoformat(row["voided_on"])
        if calendar and (version := keeping.version_on(voided_on)):
            due = count_due(voided_on, version.amount, version.unit, calendar).effective
            number = PetitionNumber(row["year"], row["sequence"])
            yield FiledRow(number, PetitionKind(row["kind"]), voided_on, due, version, is_void=True)


def purge(
    connection: sqlite3.Connection, numbers: Sequence[PetitionNumber], *, today: date
) -> None:
    """Destroy what tells who somebody is about these petitions, in the rows and in the journal.

    The hamlet stays, for the figures by hamlet. A person with another petition or visit stays
    there; here somebody without a name takes their place.
    """
    for number in numbers:
        _purge_petition(connection, number, today)
    _note_taken_back(connection)
    _redact_journal(connection)


def _purge_petition(connection: sqlite3.Connection, number: PetitionNumber, today: date) -> None:
    petition_id, petitioner_id = connection.execute(
        "SELECT id, petitioner_id FROM petition WHERE year = ? AND sequence = ?",
        (number.year, number.sequence),
    ).fetchone()
    connection.execute(
        "UPDATE petition SET summary = :nothing, purged_on = :today, petitioner_id = :nobody,"
        " protection_waiver = CASE WHEN protection_waiver IS NOT NULL THEN :nothing END"
        " WHERE id = :id",
        {
            "nothing": DESTROYED,
            "today": str(today),
            "nobody": _nobody(connection, petitioner_id),
            "id": petition_id,
        },
    )
    connection.execute(
        "UPDATE petition_event SET note = NULL WHERE petition_id = ?", (petition_id,)
    )
    connection.execute(
        "UPDATE petition_link SET note = NULL WHERE :id IN (petition_id, earlier_id)",
        {"id": petition_id},
    )
    connection.execute(
        "UPDATE document SET title = ? WHERE petition_id = ?", (DESTROYED, petition_id)
    )
    # A visit about another petition as well is needed for that one.
    visits = connection.execute(
        "SELECT v.id, v.petitioner_id FROM visit AS v WHERE v.id IN"
        " (SELECT visit_id FROM visit_petition WHERE petition_id = ?) AND NOT EXISTS"
        f" (SELECT 1 FROM visit_petition AS link JOIN {live('petition')} AS p"
        " ON p.id = link.petition_id"
        " WHERE link.visit_id = v.id AND p.purged_on IS NULL)",
        (petition_id,),
    ).fetchall()
    for visit_id, visitor_id in visits:
        visitor = None if visitor_id is None else _nobody(connection, visitor_id)
        connection.execute(
            "UPDATE visit SET content = ?, advice = NULL, petitioner_id = ? WHERE id = ?",
            (DESTROYED, visitor, visit_id),
        )
    connection.execute(
        "UPDATE void SET reason = ? WHERE petition_id = ?"
        " OR document_id IN (SELECT id FROM document WHERE petition_id = ?)"
        f" OR visit_id IN ({', '.join(str(visit_id) for visit_id, _visitor in visits)})",
        (DESTROYED, petition_id, petition_id),
    )
    _forget_if_alone(connection, {petitioner_id, *(visitor for _visit, visitor in visits)} - {None})


def _nobody(connection: sqlite3.Connection, petitioner_id: int) -> int:
    """Somebody of the same hamlet without a name, to stand where the person stood."""
    created = connection.execute(
        "INSERT INTO petitioner (name, hamlet) SELECT ?, hamlet FROM petitioner WHERE id = ?",
        (DESTROYED, petitioner_id),
    )
    return int(created.lastrowid or 0)


def _forget_if_alone(connection: sqlite3.Connection, petitioner_ids: Iterable[int]) -> None:
    """Destroy the row of a person whom nothing needs any more."""
    for petitioner_id in petitioner_ids:
        connection.execute(
            "DELETE FROM petitioner WHERE id = :id"
            " AND NOT EXISTS (SELECT 1 FROM petition WHERE petitioner_id = :id)"
            " AND NOT EXISTS (SELECT 1 FROM visit WHERE petitioner_id = :id)",
            {"id": petitioner_id},
        )


def _note_taken_back(connection: sqlite3.Connection) -> None:
    """Note the rows about these petitions that were taken back before: the journal has them yet.

    They are noted as not there before and after, so that ``check`` knows why they were emptied.
    """
    connection.execute(
        "WITH mine AS (SELECT petition_id AS id, json_extract(open, '$.after.year') AS year,"
        "  json_extract(open, '$.after.sequence') AS sequence FROM change"
        "  WHERE operation_id = :now AND table_name = 'petition'),"
        # Also what had the same number, was taken back, and put right with this petition.
        " purged AS (SELECT id FROM mine UNION SELECT old.petition_id FROM change AS old"
        "  JOIN mine ON json_extract(old.open, '$.after.year') = mine.year"
        "  AND json_extract(old.open, '$.after.sequence') = mine.sequence"
        "  WHERE old.table_name = 'petition'),"
        " visits AS (SELECT CAST(json_extract(open, '$.after.visit_id') AS TEXT) AS id FROM change"
        "  WHERE table_name = 'visit_petition' AND petition_id IN purged),"
        " people AS (SELECT CAST(json_extract(personal, '$.after.petitioner_id') AS TEXT) AS id"
        "  FROM change WHERE (table_name = 'petition' AND petition_id IN purged)"
        "  OR (table_name = 'visit' AND row_key IN visits)),"
        " gone AS (SELECT DISTINCT table_name, row_key, petition_id FROM change"
        "  WHERE operation_id < :now AND personal IS NOT NULL AND (petition_id IN purged"
        "  OR (table_name = 'petition_link' AND coalesce(json_extract(open, '$.after.earlier_id'),"
        "   json_extract(open, '$.before.earlier_id')) IN purged)"
        "  OR (table_name = 'visit' AND row_key IN visits"
        "   AND CAST(row_key AS INTEGER) NOT IN (SELECT id FROM visit))"
        "  OR (table_name = 'void' AND CAST(row_key AS INTEGER) NOT IN (SELECT id FROM void)"
        "   AND (CAST(json_extract(open, '$.after.visit_id') AS TEXT) IN visits"
        "   OR json_extract(open, '$.after.document_id') IN"
        "   (SELECT id FROM document WHERE petition_id IN purged)))"
        "  OR (table_name = 'petitioner' AND row_key IN people"
        "   AND CAST(row_key AS INTEGER) NOT IN (SELECT id FROM petitioner)))"
        "  AND (table_name, row_key) NOT IN"
        "  (SELECT table_name, row_key FROM change WHERE operation_id = :now))"
        " INSERT INTO change (operation_id, table_name, row_key, petition_id, open)"
        " SELECT :now, table_name, row_key, petition_id,"
        " json_object('before', NULL, 'after', NULL) FROM gone",
        {"now": current_operation(connection)},
    )


def _redact_journal(connection: sqlite3.Connection) -> None:
    """Empty the personal part of every earlier change of the rows now destroyed.

    The changes of this very operation keep what there is after it, and nothing of before.
    """
    operation_id = current_operation(connection)
    connection.execute(
        "UPDATE change SET personal = NULL WHERE operation_id < :now"
        " AND (table_name, row_key) IN"
        " (SELECT table_name, row_key FROM change WHERE operation_id = :now)",
        {"now": operation_id},
    )
    connection.execute(
        "UPDATE change SET personal = json_object('salt', hex(randomblob(16)), 'before', NULL,"
        " 'after', json(json_extract(personal, '$.after')))"
        " WHERE operation_id = ? AND personal IS NOT NULL",
        (operation_id,),
    )
