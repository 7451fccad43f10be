"""Destroying personal data whose keeping is over; the figures stay.

A petition put away (lưu đơn) is kept for as long as the limit ``XLD-store`` says; then the head
decides that it is destroyed. What was taken back, and only the journal has, goes with it.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.facts.values import DOCUMENT_NUMBER
from tiepdan.law.counting.periods import count_due
from tiepdan.law.limits.time_limits import TimeLimit, Version
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.derived.days import load_calendar
from tiepdan.records.journal.fact_tables import NO_TABLES, REASONS, is_only_number
from tiepdan.records.journal.operations import current_operation
from tiepdan.records.live_rows import live
from tiepdan.records.reading.rows import named

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


def taken_back(connection: sqlite3.Connection) -> list[int]:
    """The operations of which the journal still has personal data of what is recorded nowhere.

    What was taken back, or never happened, is no petition that was put away: no limit says how
    long it is kept, and nothing is left that it would be needed for. What belongs to a petition
    that is there stays with it.
    """
    _find_taken_back(connection)
    return [
        operation_id
        for (operation_id,) in map(
            tuple,
            connection.execute(
                f"SELECT DISTINCT operation_id FROM change WHERE {_HAS_DATA}"
                " AND (table_name, row_key) IN (SELECT table_name, row_key FROM taken_back)"
                " ORDER BY operation_id"
            ),
        )
    ]


def _find_taken_back(connection: sqlite3.Connection) -> None:
    """Make ready the list of rows that only the journal has, and of reasons given about them."""
    connection.execute("DROP TABLE IF EXISTS taken_back")
    connection.execute(
        "CREATE TEMPORARY TABLE taken_back AS"
        " WITH last AS (SELECT max(id) AS id FROM change GROUP BY table_name, row_key)"
        " SELECT c.table_name, c.row_key, c.petition_id FROM last JOIN change AS c USING (id)"
        f" WHERE c.table_name NOT IN {NO_TABLES} AND json_extract(c.open, '$.after') IS NULL"
        f" AND NOT {_is_kept('c.petition_id')}"
        " UNION ALL SELECT c.table_name, c.row_key, c.petition_id FROM change AS c"
        " JOIN operation AS o ON o.id = c.operation_id"
        f" WHERE c.table_name = '{REASONS}' AND c.personal IS NOT NULL"
        f" AND NOT {_is_kept('o.petition_id')}"
    )


def sealed_reasons(connection: sqlite3.Connection) -> list[int]:
    """The operations about what was destroyed whose reason an earlier program sealed in the open.

    Nothing of an operation itself can be destroyed without breaking the chain.
    """
    return [
        operation_id
        for (operation_id,) in map(
            tuple,
            connection.execute(
                "SELECT id FROM operation AS o WHERE reason IS NOT NULL AND petition_id IS NOT NULL"
                f" AND NOT {_is_kept('o.petition_id')} ORDER BY id"
            ),
        )
    ]


_HAS_DATA = (
    "coalesce(json_extract(personal, '$.before'), json_extract(personal, '$.after')) IS NOT NULL"
)
"""SQL: the personal part of a change is not empty, nor that of a destruction."""


def _is_kept(petition_id: str) -> str:
    """SQL: there is such a petition, and its personal data were not destroyed."""
    return (
        "EXISTS (SELECT 1 FROM petition AS kept"
        f" WHERE kept.id = {petition_id} AND kept.purged_on IS NULL)"
    )


def purge(
    connection: sqlite3.Connection, numbers: Sequence[PetitionNumber], *, today: date
) -> None:
    """Destroy what tells who somebody is about these petitions, in the rows and in the journal.

    What was taken back goes from the journal as well; see ``taken_back``. The hamlet stays, for the
    figures by hamlet. A person with another petition or visit stays there; here somebody without a
    name takes their place.
    """
    connection.create_function("without_words", 1, _without_words, deterministic=True)
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
        f"UPDATE petition SET {_emptied('petition')}, purged_on = :today,"
        " petitioner_id = :nobody WHERE id = :id",
        {
            "nothing": DESTROYED,
            "today": str(today),
            "nobody": _nobody(connection, petitioner_id),
            "id": petition_id,
        },
    )
    _purge_documents(connection, petition_id)
    # A visit about another petition as well is needed for that one.
    visits = connection.execute(
        "SELECT v.id, v.petitioner_id FROM visit AS v WHERE v.id IN"
        " (SELECT visit_id FROM visit_petition WHERE petition_id = ?) AND NOT EXISTS"
        f" (SELECT 1 FROM visit_petition AS link JOIN {live('petition', 'purged_on')} AS p"
        " ON p.id = link.petition_id"
        " WHERE link.visit_id = v.id AND p.purged_on IS NULL)",
        (petition_id,),
    ).fetchall()
    for visit_id, visitor_id in visits:
        visitor = None if visitor_id is None else _nobody(connection, visitor_id)
        connection.execute(
            f"UPDATE visit SET {_emptied('visit')}, petitioner_id = :visitor WHERE id = :id",
            {"nothing": DESTROYED, "visitor": visitor, "id": visit_id},
        )
    connection.execute(
        f"UPDATE void SET {_emptied('void')} WHERE petition_id = :id"
        " OR document_id IN (SELECT id FROM document WHERE petition_id = :id)"
        f" OR visit_id IN ({', '.join(str(visit_id) for visit_id, _visitor in visits)})",
        {"nothing": DESTROYED, "id": petition_id},
    )
    _forget_if_alone(connection, {petitioner_id, *(visitor for _visit, visitor in visits)} - {None})


def _purge_documents(connection: sqlite3.Connection, petition_id: int) -> None:
    """Destroy what was written of what happened; a document's number stays if it is only that."""
    parameters = {"id": petition_id, "nothing": DESTROYED}
    for table, is_of_it in (
        ("petition_event", "petition_id = :id"),
        ("protection", "petition_id = :id"),
        ("petition_link", ":id IN (petition_id, earlier_id)"),
        ("document", "petition_id = :id"),
    ):
        connection.execute(f"UPDATE {table} SET {_emptied(table)} WHERE {is_of_it}", parameters)


def _emptied(table: str) -> str:
    """SQL that destroys each secret of a row; a sign stays where there was a text."""
    return ", ".join(
        f"{name} = without_words({name})"
        if field.kind is DOCUMENT_NUMBER
        else f"{name} = CASE WHEN {name} IS NOT NULL THEN :nothing END"
        if table == "petition" or field.is_required
        else f"{name} = NULL"
        for name, field in SUBJECTS[table].fields.items()
        if field.is_secret or field.kind is DOCUMENT_NUMBER
    )


def _without_words(number: str | None) -> str | None:
    """The number of a document; of a text that says more nothing is left."""
    return number if number is None or is_only_number(number) else DESTROYED


def _nobody(connection: sqlite3.Connection, petitioner_id: int) -> int:
    """Somebody of the same hamlet without a name, to stand where the person stood.

    Of somebody anonymous there was no name to destroy, and none is put there.
    """
    created = connection.execute(
        "INSERT INTO petitioner (name, hamlet) SELECT CASE WHEN name IS NOT NULL THEN ? END, hamlet"
        " FROM petitioner WHERE id = ?",
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
        f" {_NOTE_AS_GONE} FROM gone",
        {"now": current_operation(connection)},
    )
    _find_taken_back(connection)
    connection.execute(
        f"{_NOTE_AS_GONE} FROM taken_back AS gone WHERE EXISTS"
        f" (SELECT 1 FROM change AS c WHERE {_HAS_DATA} AND c.operation_id < :now"
        "  AND (c.table_name, c.row_key) = (gone.table_name, gone.row_key))"
        " AND (table_name, row_key) NOT IN"
        " (SELECT table_name, row_key FROM change WHERE operation_id = :now)",
        {"now": current_operation(connection)},
    )


_NOTE_AS_GONE = (
    "INSERT INTO change (operation_id, table_name, row_key, petition_id, open)"
    " SELECT :now, table_name, row_key, petition_id, json_object('before', NULL, 'after', NULL)"
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
