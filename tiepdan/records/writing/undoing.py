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
from tiepdan.records.reading.history import OperationRow, get_operation, undone_operations

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
                " “tiepdan undo {other}” brings it into force again."
            ).format(number=operation.id, other=operation.undone_by)
        )
    if not operation.change_count:
        raise RefusedError(
            _("Operation {number} changed nothing that could be taken back.").format(
                number=operation.id
            )
        )
    before = _in_the_way(connection, operation, taken_back)
    if before:
        raise RefusedError(_rests_on(operation, before))
    _check_numbers(connection, operation)


_MOST_NAMED = 6
"""Operations in the way that are named with their words; each is a command to run before."""


def _in_the_way(
    connection: sqlite3.Connection, operation: OperationRow, taken_back: Collection[int]
) -> list[OperationRow]:
    """What must be taken back before an operation, in the order in which that can be done.

    No more than can be named is looked for: on an import whole years may rest.
    """
    first: list[OperationRow] = []
    cleared = {*taken_back}

    def clear(one: OperationRow) -> None:
        while len(first) <= _MOST_NAMED:
            other = _resting_on(connection, one, cleared) or _leaving_free(connection, one, cleared)
            if other is None:
                return
            cleared.add(other.id)
            clear(other)
            first.append(other)

    clear(operation)
    return first


def _rests_on(operation: OperationRow, before: Sequence[OperationRow]) -> str:
    final = next((one for one in before if one.command in _FINAL), None)
    if final is not None:
        return _(
            "Operation {number} cannot be taken back any more: operation {other} (“{words}”) came"
            " later, concerns the same case and stays."
        ).format(number=operation.id, other=final.id, words=final.words)
    named = ", ".join(
        _("operation {number} (“{words}”)").format(number=one.id, words=one.words)
        for one in before[:_MOST_NAMED]
    )
    commands = [f"tiepdan undo {one.id}" for one in (*before[:_MOST_NAMED], operation)]
    if len(before) > _MOST_NAMED:
        commands[-1] = "…"
    return ngettext(
        "Operation {number} cannot be taken back before {others}, which came later and concerns the"
        " same case. In this order: {commands}",
        "Operation {number} cannot be taken back before {others}, which came later and concern the"
        " same case. In this order: {commands}",
        len(before),
    ).format(number=operation.id, others=named, commands="; ".join(commands))


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
                " rows refer to it; “tiepdan history” shows the later operations."
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


def _resting_on(
    connection: sqlite3.Connection, operation: OperationRow, taken_back: Collection[int]
) -> OperationRow | None:
    """The latest operation in force, after this one, about the same petition, meeting or row."""
    undone = undone_operations(connection).keys() | taken_back
    for (later,) in connection.execute(
        "SELECT DISTINCT c.operation_id FROM change AS mine JOIN change AS c"
        " ON c.petition_id = mine.petition_id OR c.meeting_id = mine.meeting_id"
        " OR (c.table_name, c.row_key) = (mine.table_name, mine.row_key)"
        # What was made void since, of the kinds that are no petition or meeting.
        " OR (c.table_name = 'void' AND mine.table_name NOT IN ('petition', 'meeting')"
        "  AND CAST(mine.row_key AS INTEGER)"
        "  = json_extract(c.open, '$.after.' || mine.table_name || '_id'))"
        # A version of the office rests on the one before: between them nobody else may come.
        " OR ((c.table_name, mine.table_name) = ('office', 'office')"
        "  AND json_extract(mine.open, '$.before') IS NULL)"
        " WHERE mine.operation_id = ? AND c.operation_id > ? ORDER BY 1 DESC",
        (operation.id, operation.id),
    ):
        if later in undone:
            continue
        other = get_operation(connection, later)
        # One that was taken back, and what took it back, cancel each other out; not so where what
        # was taken back is older than the operation: that changed the ground it stands on.
        if other.undoes is None or other.undoes < operation.id:
            return other
    return None


def _leaving_free(
    connection: sqlite3.Connection, operation: OperationRow, taken_back: Collection[int]
) -> OperationRow | None:
    """What left a number free before that of a petition which would be there again.

    Brought back in that order, a number would be missing between others.
    """
    (other,) = connection.execute(
        "SELECT max(gone.operation_id) FROM change AS c JOIN change AS gone"
        " ON gone.table_name = 'petition' AND gone.operation_id > c.operation_id"
        " AND json_extract(gone.open, '$.after') IS NULL"
        " AND json_extract(gone.open, '$.before.year') = json_extract(c.open, '$.before.year')"
        " AND json_extract(gone.open, '$.before.sequence')"
        " < json_extract(c.open, '$.before.sequence')"
        " WHERE c.operation_id = ? AND c.table_name = 'petition'"
        " AND json_extract(c.open, '$.after') IS NULL AND NOT EXISTS"
        " (SELECT 1 FROM petition AS p WHERE p.year = json_extract(gone.open, '$.before.year')"
        " AND p.sequence = json_extract(gone.open, '$.before.sequence'))",
        (operation.id,),
    ).fetchone()
    is_gone = other is None or other in taken_back
    return None if is_gone else get_operation(connection, other)


def _check_numbers(connection: sqlite3.Connection, operation: OperationRow) -> None:
    """Only the last petitions of a year can go: among others a number is missed, and asked about.

    That of the last one stays taken as well, but nobody has recorded anything behind it yet.
    """
    gap = connection.execute(
        "SELECT p.year, p.sequence, max(later.sequence) FROM change AS c"
        " JOIN petition AS p ON p.id = c.petition_id"
        " JOIN petition AS later ON later.year = p.year AND later.sequence > p.sequence"
        " WHERE c.operation_id = :id AND c.table_name = 'petition'"
        " AND json_extract(c.open, '$.before') IS NULL AND later.id NOT IN"
        " (SELECT petition_id FROM change WHERE operation_id = :id AND table_name = 'petition'"
        " AND json_extract(open, '$.before') IS NULL) GROUP BY p.year, p.sequence LIMIT 1",
        {"id": operation.id},
    ).fetchone()
    if gap is not None:
        year, sequence, last = gap
        raise RefusedError(
            _(
                "Taking back operation {number} would remove petition {petition}, and leave a gap"
                " before {last}; make it void, which says why: tiepdan void {petition} --reason …"
            ).format(
                number=operation.id,
                petition=PetitionNumber(year, sequence),
                last=PetitionNumber(year, last),
            )
        )
