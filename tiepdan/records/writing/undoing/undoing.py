"""Taking an operation back: each of its rows as it was before, the last one first.

Taking back is an operation itself, and can be taken back like any other.
"""

import json
import sqlite3
from collections.abc import Collection, Mapping, Sequence

from tiepdan.errors import NotFoundError, RefusedError
from tiepdan.i18n import _, ngettext
from tiepdan.numbers import PetitionNumber
from tiepdan.records.journal.fact_tables import NO_TABLES, FactTable, fact_tables
from tiepdan.records.reading.journal.operations import (
    OperationRow,
    get_operation,
    undone_operations,
)
from tiepdan.records.writing.undoing.instead import commands_instead, voiding
from tiepdan.records.writing.undoing.order import (
    MOST_NAMED,
    first_sentence,
    gap_left,
    in_order,
    in_the_way,
)

_FINAL = frozenset({"init", "demo", "upgrade", "purge"})
"""Commands that cannot be taken back: there would be no register, or they are meant for good."""


def last_operations(connection: sqlite3.Connection, count: int) -> list[OperationRow]:
    """The operations that are in force and were done last, the latest first.

    Raises:
        NotFoundError: there are not so many that can be taken back.
    """
    undone = undone_operations(connection)
    found = []
    for operation_id, command in connection.execute(
        "SELECT id, command FROM operation AS o WHERE undoes IS NULL"
        " AND EXISTS (SELECT 1 FROM change AS c WHERE c.operation_id = o.id"
        f" AND c.table_name NOT IN {NO_TABLES}) ORDER BY id DESC"
    ):
        if command in _FINAL:
            break
        if operation_id not in undone:
            found.append(operation_id)
        if len(found) == count:
            return [get_operation(connection, number) for number in found]
    if not found:
        raise NotFoundError(_("There is nothing that could be taken back."))
    raise NotFoundError(_("Only {count} operations can be taken back.").format(count=len(found)))


def check_undoable(
    connection: sqlite3.Connection, operation: OperationRow, *, taken_back: Collection[int] = ()
) -> None:
    """Refuse to take back what others rest on, but for what was ``taken_back`` just now.

    Raises:
        RefusedError: the operation is final, taken back already or changed nothing; a later one
            concerns the same petition or meeting; or a gap in the numbers would be left.
    """
    if operation.command in _FINAL:
        raise RefusedError(
            _("Operation {number} (“{words}”) cannot be taken back.").format(
                number=operation.id, words=operation.words
            )
        )
    if operation.undone_by is not None:
        raise RefusedError(
            _(
                "Operation {number} was taken back already, by operation {other};"
                " tiepdan undo {other} brings it into force again."
            ).format(number=operation.id, other=operation.undone_by)
        )
    if not operation.change_count:
        raise RefusedError(
            _("Operation {number} changed nothing that could be taken back.").format(
                number=operation.id
            )
        )
    before = in_the_way(connection, operation, taken_back)
    final = next((one for one in before if one.command in _FINAL), None)
    if final is not None:
        raise RefusedError(
            _(
                "Operation {number} cannot be taken back any more: operation {other} (“{words}”)"
                " came later, concerns the same case and stays."
            ).format(number=operation.id, other=final.id, words=first_sentence(final))
        )
    if gap := gap_left(connection, [*before, operation]):
        raise RefusedError(_leaves_gap(connection, operation, *gap))
    if before:
        raise RefusedError(_rests_on(connection, operation, before))


def _leaves_gap(
    connection: sqlite3.Connection,
    operation: OperationRow,
    petition: PetitionNumber,
    last: PetitionNumber,
) -> str:
    would = _(
        "Taking back operation {number} would remove petition {petition}, and leave a gap before"
        " {last}."
    ).format(number=operation.id, petition=petition, last=last)
    commands = commands_instead(connection, operation)
    instead = _("Instead: {commands}").format(commands=in_order(commands))
    return " ".join((would, instead if commands else _("It is void already, and counts nowhere.")))


def _rests_on(
    connection: sqlite3.Connection, operation: OperationRow, before: Sequence[OperationRow]
) -> str:
    """Which operations are in the way; of many the shorter way round, where there is one."""
    if len(before) > MOST_NAMED and (commands := voiding(connection, operation)):
        return _(
            "Operation {number} cannot be taken back: many others came later and concern the same"
            " case. Instead: {commands}"
        ).format(number=operation.id, commands=in_order(commands))
    named = ", ".join(
        _("operation {number} (“{words}”)").format(number=one.id, words=first_sentence(one))
        for one in before[:MOST_NAMED]
    )
    commands = [f"tiepdan undo {one.id}" for one in (*before, operation)]
    return ngettext(
        "Operation {number} cannot be taken back before {others}, which came later and concerns the"
        " same case. In this order: {commands}",
        "Operation {number} cannot be taken back before {others}, which came later and concern the"
        " same case. In this order: {commands}",
        len(before),
    ).format(number=operation.id, others=named, commands=in_order(commands))


def take_back(connection: sqlite3.Connection, operation_id: int) -> None:
    """Put every row back as it was before an operation.

    Raises:
        RefusedError: a row is not as the operation left it, or others refer to it.
    """
    tables = {table.name: table for table in fact_tables(connection)}
    changes = connection.execute(
        "SELECT table_name, row_key, open, personal FROM change WHERE operation_id = ?"
        f" AND table_name NOT IN {NO_TABLES} ORDER BY id DESC",
        (operation_id,),
    ).fetchall()
    try:
        for table_name, key, open_, personal in changes:
            before, after = (_whole_row(open_, personal, moment) for moment in ("before", "after"))
            _put_back(connection, tables[table_name], key, before=before, after=after)
    except (sqlite3.IntegrityError, _NotAsLeftError) as error:
        raise RefusedError(
            _(
                "Operation {number} cannot be taken back: what it wrote was changed since, or other"
                " rows refer to it; tiepdan history shows the later operations."
            ).format(number=operation_id)
        ) from error


class _NotAsLeftError(Exception):
    """A row is not as the operation left it."""


def _put_back(
    connection: sqlite3.Connection,
    table: FactTable,
    key: str,
    *,
    before: Mapping[str, object] | None,
    after: Mapping[str, object] | None,
) -> None:
    is_row = f"{table.key(table.name)} = ?"
    found = connection.execute(
        f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {is_row}", (key,)
    ).fetchone()
    now = None if found is None else dict(zip(table.columns, found, strict=True))
    if not _is_as_left(now, after):
        raise _NotAsLeftError
    if before is None:
        connection.execute(f"DELETE FROM {table.name} WHERE {is_row}", (key,))
    elif after is None:
        connection.execute(
            f"INSERT INTO {table.name} ({', '.join(before)})"
            f" VALUES ({', '.join('?' for _column in before)})",
            [*before.values()],
        )
    else:
        connection.execute(
            f"UPDATE {table.name} SET {', '.join(f'{column} = ?' for column in before)}"
            f" WHERE {is_row}",
            [*before.values(), key],
        )


def _is_as_left(now: Mapping[str, object] | None, after: Mapping[str, object] | None) -> bool:
    """Whether a row has the values it had; a column added by a later program may have any."""
    if now is None or after is None:
        return now is after
    return all(now[column] == value for column, value in after.items())


def _whole_row(open_: str, personal: str | None, moment: str) -> dict[str, object] | None:
    row: dict[str, object] | None = json.loads(open_)[moment]
    if row is None:
        return None
    apart = (json.loads(personal)[moment] or {}) if personal else {}
    # The number of a document stands in one of the two.
    return row | {name: value for name, value in apart.items() if row.get(name) is None}
