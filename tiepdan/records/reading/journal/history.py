"""The journal as it is read: what was done, by whom and when, and each row before and after."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber, meeting_not_found, petition_not_found
from tiepdan.records.journal.fact_tables import NO_TABLES, REASONS, fact_table
from tiepdan.records.journal.moments import moment
from tiepdan.records.journal.operations import REASON
from tiepdan.records.reading.petitions.identity import tells_petitioner
from tiepdan.records.reading.rows import count_rows, named
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.secrecy import is_protected, is_visit_covered, were_linked

Row = Mapping[str, object]
"""The columns of a stored row, by name."""


@dataclass(frozen=True, slots=True)
class OperationRow:
    """One command that wrote; ``undone_by`` is the operation that took it back, if it is so now.

    A reason is empty where it was destroyed, or would tell who petitions (``is_reason_secret``).
    """

    id: int
    recorded_at: datetime
    clerk: str
    command: str
    words: str
    reason: str | None
    undoes: int | None
    undone_by: int | None
    change_count: int
    is_reason_secret: bool = False


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """A row before and after an operation; None where it was not there.

    ``personal`` are the columns that could tell who somebody is, None when they were destroyed or
    the table has none; ``is_secret`` says that they could give a denouncer away. Of what links
    two rows, ``linked`` is what people call the two.
    """

    operation_id: int
    table: str
    key: str
    before: Row | None
    after: Row | None
    personal_before: Row | None
    personal_after: Row | None
    is_secret: bool
    linked: tuple[str, ...] = ()


_OF_A_SECRET_LINK = (
    "(c.table_name = 'petition_link' AND EXISTS (SELECT 1 FROM petition AS one"
    " JOIN petition AS other ON other.id ="
    " CAST(substr(c.row_key, instr(c.row_key, '/') + 1) AS INTEGER)"
    " WHERE one.id = CAST(c.row_key AS INTEGER)"
    f" AND {is_protected('one')} <> {is_protected('other')}))"
)
"""SQL: change ``c`` is of a link that is not shown; not even that there is one more is told."""

_OPERATIONS = (
    "SELECT o.*, (SELECT count(*) FROM change AS c WHERE c.operation_id = o.id"
    f" AND c.table_name NOT IN {NO_TABLES} AND NOT {_OF_A_SECRET_LINK}) AS change_count,"
    f" (SELECT json_extract(c.personal, '$.after.{REASON}') FROM change AS c"
    f"  WHERE (c.table_name, c.row_key) = ('{REASONS}', CAST(o.id AS TEXT))"
    "   AND c.operation_id = o.id) AS private_reason"
    " FROM operation AS o"
)


def count_operations(connection: sqlite3.Connection) -> int:
    """How many operations the journal has."""
    return count_rows(connection, "operation")


def latest_operations(connection: sqlite3.Connection, *, at_most: int | None) -> list[OperationRow]:
    """The latest operations, in order."""
    rows = named(
        connection,
        f"{_OPERATIONS} ORDER BY o.id DESC LIMIT ?",
        (-1 if at_most is None else at_most,),
    )
    return _operation_rows(connection, reversed(rows))


def get_operation(connection: sqlite3.Connection, operation_id: int) -> OperationRow:
    """The operation with this number.

    Raises:
        NotFoundError: the journal has none.
    """
    rows = named(connection, f"{_OPERATIONS} WHERE o.id = ?", (operation_id,))
    if not rows:
        raise NotFoundError(
            _("There is no operation {number}; tiepdan history lists them.").format(
                number=operation_id
            )
        )
    return _operation_rows(connection, rows)[0]


def changes_of_operation(
    connection: sqlite3.Connection,
    operation_id: int,
    *,
    at_most: int | None = None,
    before: sqlite3.Connection | None = None,
) -> list[ChangeRow]:
    """The first changes of an operation, in order; without ``at_most`` all of them.

    Whether what it removed is secret says ``before``, which sees it there, or nothing does.
    """
    condition = f"operation_id = ? AND table_name NOT IN {NO_TABLES} ORDER BY id LIMIT ?"
    return _changes(
        connection, condition, (operation_id, -1 if at_most is None else at_most), before
    )


def history_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber
) -> tuple[list[OperationRow], list[ChangeRow]]:
    """What was done about a petition, and its rows before and after; also one taken back.

    Raises:
        NotFoundError: no petition has or had this number.
    """
    ids = {
        petition_id
        for (petition_id,) in connection.execute(
            "SELECT petition_id FROM change WHERE table_name = 'petition'"
            " AND (json_extract(open, '$.after.year'), json_extract(open, '$.after.sequence'))"
            " = (?, ?)",
            (number.year, number.sequence),
        )
    }
    if not ids:
        raise petition_not_found(number)
    petitions = f"petition_id IN ({', '.join(map(str, ids))})"
    is_hidden = any(_is_protected(connection, petition_id) for petition_id in ids)
    people = (
        "table_name = 'petitioner' AND row_key IN (SELECT CAST(json_extract(personal,"
        f" '$.after.petitioner_id') AS TEXT) FROM change WHERE {petitions})"
        # A person corrected in another file would tell that a denouncer is that person.
        " AND NOT EXISTS (SELECT 1 FROM petition AS other"
        " WHERE other.petitioner_id = CAST(change.row_key AS INTEGER)"
        f" AND {is_protected('other')} <> {int(is_hidden)})"
    )
    # A link stands with one of the two; that they are one case is the history of both.
    links = (
        "table_name = 'petition_link' AND coalesce(json_extract(open, '$.after.earlier_id'),"
        f" json_extract(open, '$.before.earlier_id')) IN ({', '.join(map(str, ids))})"
    )
    return _history(connection, f"({petitions} OR {links} OR {people})", looks=petitions)


def history_of_meeting(
    connection: sqlite3.Connection, meeting_id: int
) -> tuple[list[OperationRow], list[ChangeRow]]:
    """What was done about a meeting, and its rows before and after; also one taken back.

    Raises:
        NotFoundError: no meeting has or had this number.
    """
    found = _history(
        connection,
        f"meeting_id = {meeting_id}"
        " AND table_name IN ('meeting', 'meeting_event', 'visit', 'void')",
    )
    if not found[0]:
        raise meeting_not_found(meeting_id)
    return found


def undone_operations(connection: sqlite3.Connection) -> dict[int, int]:
    """Each operation that is taken back as things stand, and by which one.

    Taking back an operation that took another one back brings that one into force again.
    """
    undone: dict[int, int] = {}
    for operation_id, undoes in connection.execute(
        "SELECT id, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY id DESC"
    ):
        if operation_id not in undone:
            undone[undoes] = operation_id
    return undone


def _history(
    connection: sqlite3.Connection, condition: str, *, looks: str = ""
) -> tuple[list[OperationRow], list[ChangeRow]]:
    changes = _changes(connection, f"{condition} ORDER BY id", ())
    wanted = ", ".join({str(change.operation_id) for change in changes})
    also = f" OR {looks}" if looks else ""
    rows = named(connection, f"{_OPERATIONS} WHERE o.id IN ({wanted}){also} ORDER BY o.id")
    return _operation_rows(connection, rows), changes


def _operation_rows(
    connection: sqlite3.Connection, rows: Iterable[sqlite3.Row]
) -> list[OperationRow]:
    undone = undone_operations(connection)
    return [
        OperationRow(
            id=row["id"],
            recorded_at=moment(row["recorded_at"]),
            clerk=row["clerk"],
            command=row["command"],
            words=_words_of_link(connection, row) or row["words"],
            reason=row["reason"] or (None if is_secret else row["private_reason"]),
            undoes=row["undoes"],
            undone_by=undone.get(row["id"]),
            change_count=row["change_count"],
            is_reason_secret=is_secret,
        )
        for row in rows
        for is_secret in [_is_reason_secret(connection, row)]
    ]


def _words_of_link(connection: sqlite3.Connection, operation: sqlite3.Row) -> str | None:
    """Which petitions were linked, or are no longer, where that is no secret.

    The journal's own words name none: one may become a secret later.
    """
    if operation["command"] not in _LINKING:
        return None
    changes = [
        change
        for change in changes_of_operation(connection, operation["id"])
        if change.table == "petition_link" and len(change.linked) > 1
    ]
    return " ".join(map(_words_of_change, changes)) or None


_LINKING = frozenset({"link", "unlink"})


def _words_of_change(link: ChangeRow) -> str:
    from tiepdan.law.vocabulary.petition import LinkKind  # noqa: PLC0415 (start-up: seldom a link)

    number, earlier = link.linked
    if link.after is None:
        return _("Petitions {number} and {earlier} are no longer linked.").format(
            number=number, earlier=earlier
        )
    return _("Petition {number} is linked: {kind} {earlier}.").format(
        number=number, kind=LinkKind(str(link.after["kind"])).label, earlier=earlier
    )


def _is_reason_secret(connection: sqlite3.Connection, operation: sqlite3.Row) -> bool:
    """Whether why an operation was done would tell who petitions, as a refused try does."""
    reason, petition_id = operation["private_reason"], operation["petition_id"]
    return reason is not None and (
        petition_id is None or tells_petitioner(connection, petition_id, reason)
    )


def _changes(
    connection: sqlite3.Connection,
    condition: str,
    parameters: tuple[object, ...],
    before: sqlite3.Connection | None = None,
) -> list[ChangeRow]:
    rows = named(connection, f"SELECT * FROM change WHERE {condition}", parameters)
    return [
        ChangeRow(
            operation_id=row["operation_id"],
            table=row["table_name"],
            key=row["row_key"],
            before=open_["before"],
            after=open_["after"],
            personal_before=personal["before"],
            personal_after=personal["after"],
            is_secret=_is_secret(before if before and open_["after"] is None else connection, row),
            linked=_linked(connection, row),
        )
        for row in rows
        if not _joins_a_secret(connection, row)
        for open_ in [_open_columns(connection, row)]
        for personal in [json.loads(row["personal"] or '{"before": null, "after": null}')]
    ]


_OF_ANOTHER_PETITION = {"petition_link": "earlier_id", "document": "petition_id"}
"""The facts that tell of another petition."""


def _open_columns(connection: sqlite3.Connection, change: sqlite3.Row) -> dict[str, Any]:
    """The columns before and after that anybody may see; another petition by its number."""
    columns: dict[str, Any] = json.loads(change["open"])
    name = _OF_ANOTHER_PETITION.get(change["table_name"])
    for row in columns.values():
        if row and name and row[name] is not None:
            row[name] = _number_of(connection, row[name])
    return columns


def _linked(connection: sqlite3.Connection, change: sqlite3.Row) -> tuple[str, ...]:
    """The numbers of the two petitions that a link is of, or of the visit and its petition."""
    if change["table_name"] not in {"petition_link", "visit_petition"}:
        return ()
    one, petition_id = change["row_key"].split("/")
    if change["table_name"] == "petition_link":
        one = _number_of(connection, int(one))
    return one, _number_of(connection, int(petition_id))


def _number_of(connection: sqlite3.Connection, petition_id: int) -> str:
    """The number that a petition has or, where it was taken back, had."""
    year, sequence = (
        connection.execute(
            "SELECT year, sequence FROM petition WHERE id = ?", (petition_id,)
        ).fetchone()
        or connection.execute(
            "SELECT json_extract(open, '$.after.year'), json_extract(open, '$.after.sequence')"
            " FROM change WHERE table_name = 'petition' AND row_key = ?"
            " AND json_extract(open, '$.after') IS NOT NULL ORDER BY id DESC LIMIT 1",
            (str(petition_id),),
        ).fetchone()
    )
    return str(PetitionNumber(year, sequence))


def _joins_a_secret(connection: sqlite3.Connection, change: sqlite3.Row) -> bool:
    """Whether a change tells that another petition belongs with a protected denunciation.

    That is often of the same person; ``show`` leaves such links and visits out as well. A document
    that was recorded for the wrong petition joins the two.
    """
    match change["table_name"]:
        case "petition_link":
            later, earlier = (
                _is_protected(connection, int(petition_id))
                for petition_id in change["row_key"].split("/")
            )
            return later != earlier
        case "visit_petition":
            visit_id, petition_id = map(int, change["row_key"].split("/"))
            return is_visit_covered(connection, visit_id) and not _is_protected(
                connection, petition_id
            )
        case "document":
            petitions = _petitions_of_document(connection, change["row_key"])
            return len({_is_protected(connection, petition_id) for petition_id in petitions}) > 1
    return False


_LINKED = frozenset({"petitioner", "visit", "document"})
"""Tables of rows that may be linked to another petition when they are put right."""


def _is_secret(connection: sqlite3.Connection, change: sqlite3.Row) -> bool:
    # A sanction's note is in no list: a denouncer may be the petitioner who was sanctioned. What
    # is not there any more may have been put right as a denunciation since.
    table, key = _told_of(change)
    return (
        table == "sanction"
        or _is_of_another(connection, change)
        or (table in _LINKED and not _is_there(connection, table, key))
        or _is_of_denouncing_visit(connection, table, key, change["operation_id"])
        or any(_is_protected(connection, petition) for petition in _petitions(connection, change))
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


def _is_protected(connection: sqlite3.Connection, petition_id: int) -> bool:
    """Whether a petition is a denunciation that is kept secret, or was taken back."""
    found = connection.execute(
        f"SELECT {is_protected('p')} FROM petition AS p WHERE p.id = ?",
        (petition_id,),
    ).fetchone()
    return found is None or bool(found[0])
