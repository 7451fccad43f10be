"""What a change of the journal could tell of a denouncer, and must not."""

import json
import sqlite3
from collections.abc import Iterator

from tiepdan.records.journal.fact_tables import fact_table
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.secrecy import is_protected, is_visit_covered, were_linked


def joins_a_secret(connection: sqlite3.Connection, change: sqlite3.Row) -> bool:
    """Whether a change tells that another petition belongs with a protected denunciation.

    That is often of the same person; ``show`` leaves such links and visits out as well. A document
    that was recorded for the wrong petition joins the two.
    """
    match change["table_name"]:
        case "petition_link":
            later, earlier = (
                is_protected_now(connection, int(petition_id))
                for petition_id in change["row_key"].split("/")
            )
            return later != earlier
        case "visit_petition":
            visit_id, petition_id = map(int, change["row_key"].split("/"))
            return is_visit_covered(connection, visit_id) and not is_protected_now(
                connection, petition_id
            )
        case "document":
            petitions = _petitions_of_document(connection, change["row_key"])
            return len({is_protected_now(connection, petition_id) for petition_id in petitions}) > 1
    return False


_LINKED = frozenset({"petitioner", "visit", "document"})
"""Tables of rows that may be linked to another petition when they are put right."""


def is_secret(connection: sqlite3.Connection, change: sqlite3.Row) -> bool:
    """Whether a change could give a denouncer away."""
    # A sanction's note is in no list: a denouncer may be the petitioner who was sanctioned. What
    # is not there any more may have been put right as a denunciation since.
    table, key = _told_of(change)
    return (
        table == "sanction"
        or _is_of_another(connection, change)
        or (table in _LINKED and not _is_there(connection, table, key))
        or _is_of_denouncing_visit(connection, table, key, change["operation_id"])
        or any(
            is_protected_now(connection, petition) for petition in _petitions(connection, change)
        )
    )


def _is_of_denouncing_visit(
    connection: sqlite3.Connection, table: str, key: str, operation_id: int
) -> bool:
    """Whether a change tells of a visit that is covered, or of who came to one.

    That may be so without any petition; who came is theirs now, or was when it was recorded.
    """
    if table == "visit":
        return is_visit_covered(connection, int(key))
    return table == "petitioner" and any(
        is_visit_covered(connection, int(visit_id))
        for (visit_id,) in connection.execute(
            "SELECT id FROM visit WHERE petitioner_id = :key UNION"
            " SELECT CAST(row_key AS INTEGER) FROM change WHERE operation_id = :operation_id"
            " AND table_name = 'visit'"
            " AND CAST(json_extract(personal, '$.after.petitioner_id') AS TEXT) = :key",
            {"key": key, "operation_id": operation_id},
        )
    )


def _told_of(change: sqlite3.Row) -> tuple[str, str]:
    """The table and the row that a change tells of: why something is void tells of that."""
    if change["table_name"] == "void":
        columns = json.loads(change["open"])
        entry = columns["after"] or columns["before"] or {}
        for kind in Voidable:
            if row_id := entry.get(f"{kind}_id"):
                return kind, str(row_id)
    return change["table_name"], change["row_key"]


def _is_of_another(connection: sqlite3.Connection, change: sqlite3.Row) -> bool:
    """Whether a change tells of a petition or row whose number was given once more afterwards.

    An earlier program did so; taking back, which brings a row back under its number, does not.
    """
    rows = [("petition", change["petition_id"])]
    if change["row_key"].isdigit():  # not one that is named by its day or by two numbers
        rows.append((change["table_name"], change["row_key"]))
    return any(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM change AS c JOIN operation AS o ON o.id = c.operation_id"
            " WHERE c.table_name = ? AND c.row_key = CAST(? AS TEXT) AND c.operation_id > ?"
            " AND o.undoes IS NULL AND json_extract(c.open, '$.before') IS NULL)",
            (*row, change["operation_id"]),
        ).fetchone()[0]
        for row in rows
    )


def _is_there(connection: sqlite3.Connection, name: str, key: str) -> bool:
    table = fact_table(connection, name)
    return bool(
        connection.execute(
            f"SELECT EXISTS (SELECT 1 FROM {table.name} AS t WHERE {table.key('t')} = ?)", (key,)
        ).fetchone()[0]
    )


_WAS_ABOUT = " UNION ".join(
    (
        "SELECT petition_id FROM document WHERE id = :key AND petition_id IS NOT NULL",
        *(
            f"SELECT {linked} FROM change WHERE table_name = 'document' AND row_key = :key"
            f" AND {linked} IS NOT NULL"
            for when in ("before", "after")
            for linked in [f"json_extract(open, '$.{when}.petition_id')"]
        ),
    )
)
"""The petitions that a document is or was ever about; its row may be older than the journal."""


def _petitions(connection: sqlite3.Connection, change: sqlite3.Row) -> Iterator[int]:
    """The petitions that a change could tell something about."""
    table, key = _told_of(change)
    if change["table_name"] == "document":
        # Not what else the same command was about, as an import is.
        yield from _petitions_of_document(connection, key)
        return
    if change["petition_id"] is not None:
        yield change["petition_id"]
        return
    linked = were_linked("link", "v.id")
    link = {
        "document": _WAS_ABOUT,
        "petitioner": "SELECT id FROM petition WHERE petitioner_id = :key"
        f" UNION SELECT link.petition_id FROM visit AS v JOIN change AS link ON {linked}"
        " WHERE v.petitioner_id = :key"
        " UNION SELECT link.petition_id FROM"
        " (SELECT row_key AS id FROM change WHERE operation_id = :operation_id"
        f" AND table_name = 'visit') AS v JOIN change AS link ON {linked}"
        # What was corrected of a petition that has another row for who petitions since then.
        " UNION SELECT petition_id FROM operation WHERE petition_id IS NOT NULL AND id IN"
        " (:operation_id, (SELECT undoes FROM operation WHERE id = :operation_id))",
        "visit": "SELECT link.petition_id FROM (SELECT :key AS id) AS v"
        f" JOIN change AS link ON {linked}",
    }.get(table)
    if link is None:
        return
    # Those it was ever linked to, and those that the same command was about.
    for (petition_id,) in connection.execute(
        f"{link} UNION SELECT petition_id FROM change"
        " WHERE operation_id = :operation_id AND petition_id IS NOT NULL",
        {"key": key, "operation_id": change["operation_id"]},
    ):
        yield petition_id


def _petitions_of_document(connection: sqlite3.Connection, key: str) -> set[int]:
    """The petitions that a document is or was ever about."""
    return {petition_id for (petition_id,) in connection.execute(_WAS_ABOUT, {"key": key})}


def is_protected_now(connection: sqlite3.Connection, petition_id: int) -> bool:
    """Whether a petition is a denunciation that is kept secret, or was taken back."""
    found = connection.execute(
        f"SELECT {is_protected('p')} FROM petition AS p WHERE p.id = ?",
        (petition_id,),
    ).fetchone()
    return found is None or bool(found[0])
