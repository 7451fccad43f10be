"""The operations of the journal: what was done, by whom, when and why."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.records.journal.fact_tables import NO_TABLES, REASONS
from tiepdan.records.journal.moments import moment
from tiepdan.records.journal.operations import REASON
from tiepdan.records.reading.journal.changes import ChangeRow, changes_of_operation
from tiepdan.records.reading.petitions.identity import tells_petitioner
from tiepdan.records.reading.rows import count_rows, named
from tiepdan.records.secrecy import is_protected


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
    limit = -1 if at_most is None else at_most
    return operations_where(connection, f"1 ORDER BY o.id DESC LIMIT {limit}")[::-1]


def get_operation(connection: sqlite3.Connection, operation_id: int) -> OperationRow:
    """The operation with this number.

    Raises:
        NotFoundError: the journal has none.
    """
    found = operations_where(connection, f"o.id = {operation_id}")
    if not found:
        raise NotFoundError(
            _("There is no operation {number}; tiepdan history lists them.").format(
                number=operation_id
            )
        )
    return found[0]


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


def operations_where(connection: sqlite3.Connection, condition: str) -> list[OperationRow]:
    """The operations ``o`` for which a condition of SQL holds."""
    rows = named(connection, f"{_OPERATIONS} WHERE {condition}")
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
