"""What does as well as taking an operation back, where that cannot be: commands to be pasted."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from tiepdan.law.procedure.steps import event_term
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.journal.fact_tables import fact_tables
from tiepdan.records.live_rows import live
from tiepdan.records.reading.journal.operations import OperationRow
from tiepdan.records.reading.petitions.events import places_of
from tiepdan.records.reading.voids import BELONGS_TO, LINKED, Voidable, void_command
from tiepdan.records.writing.undoing.order import MOST_NAMED

_EVENTS = {"petition_event": Voidable.PETITION, "meeting_event": Voidable.MEETING}
_MOST_ROWS = MOST_NAMED + 2

Row = tuple[Voidable, int]


def commands_instead(connection: sqlite3.Connection, operation: OperationRow) -> list[str]:
    """Commands that undo what an operation did, in the order in which they can be run.

    What it recorded is made void, else an event that it recorded is removed, and what it changed
    corrected. None where all of that is void already.
    """
    if made := [*_rows(connection, operation, is_new=True)]:
        return _voiding(connection, made)
    if removing := [*_removing(connection, operation)]:
        return removing
    changed = dict(_rows(connection, operation, is_new=False))
    return [_correcting(kind, kind.number(connection, row)) for kind, row in changed.items()]


def voiding(connection: sqlite3.Connection, operation: OperationRow) -> list[str]:
    """Commands that make void what an operation recorded, after what belongs to it.

    More than can be named are not looked for.
    """
    return _voiding(connection, [*_rows(connection, operation, is_new=True)])


def _rows(
    connection: sqlite3.Connection, operation: OperationRow, *, is_new: bool
) -> Iterator[Row]:
    """The rows that an operation added, or changed."""
    for table in fact_tables(connection):
        if table.name in {*Voidable}:
            for (row_id,) in connection.execute(
                f"SELECT row.id FROM change AS c JOIN {table.name} AS row"
                f" ON {table.key('row')} = c.row_key WHERE c.operation_id = ? AND c.table_name = ?"
                f" AND (json_extract(c.open, '$.before') IS NULL) = ?"
                f" ORDER BY 1 LIMIT {_MOST_ROWS}",
                (operation.id, table.name, is_new),
            ).fetchall():
                yield Voidable(table.name), row_id


def _voiding(connection: sqlite3.Connection, made: list[Row]) -> list[str]:
    """Making rows void: what belongs to one goes before it, and so does a link to it."""
    commands: list[str] = []
    seen: set[Row] = set()

    def clear(row: Row) -> None:
        if row in seen or len(commands) > _MOST_ROWS or not _is_live(connection, row):
            return
        seen.add(row)
        for other in _belonging_to(connection, row):
            clear(other)
        kind, row_id = row
        number = kind.number(connection, row_id)
        commands.extend(
            f"tiepdan unlink {number} {kind.number(connection, other)}"
            for other in _linked_to(connection, row)
            if (kind, other) not in seen
        )
        commands.append(void_command(kind, number))

    for row in made:
        clear(row)
    return commands


def _is_live(connection: sqlite3.Connection, row: Row) -> bool:
    kind, row_id = row
    found = connection.execute(f"SELECT 1 FROM {live(kind)} AS row WHERE row.id = ?", (row_id,))
    return found.fetchone() is not None


def _belonging_to(connection: sqlite3.Connection, row: Row) -> Iterator[Row]:
    """What is in force and cannot be without the row."""
    kind, row_id = row
    for dependent, column, of in BELONGS_TO:
        if of is kind:
            for (other,) in connection.execute(
                f"SELECT row.id FROM {live(dependent, column)} AS row WHERE row.{column} = ?"
                " ORDER BY 1",
                (row_id,),
            ).fetchall():
                yield dependent, other


def _linked_to(connection: sqlite3.Connection, row: Row) -> list[int]:
    """The petitions in force to which a petition is linked, where that may be known."""
    kind, row_id = row
    if kind is not Voidable.PETITION:
        return []
    return [
        other
        for (other,) in connection.execute(
            f"SELECT o.id FROM {LINKED} WHERE p.id = ? ORDER BY 1",
            (row_id,),
        )
    ]


def _removing(connection: sqlite3.Connection, operation: OperationRow) -> Iterator[str]:
    """Removing the events that an operation recorded."""
    for table in fact_tables(connection):
        if of := _EVENTS.get(table.name):
            for row_id, event_id, kind in connection.execute(
                f"SELECT row.{of}_id, row.id, row.kind FROM change AS c JOIN {table.name} AS row"
                f" ON {table.key('row')} = c.row_key"
                " WHERE c.operation_id = ? AND c.table_name = ?"
                " AND json_extract(c.open, '$.before') IS NULL ORDER BY row.id DESC",
                (operation.id, table.name),
            ).fetchall():
                number = of.number(connection, row_id)
                if kind == PetitionEventKind.ASSIGNED:  # of which there is always a last one
                    yield f"tiepdan assign {number}"
                else:
                    which = _which(connection, table.name, (of, row_id), kind, event_id)
                    yield f"tiepdan edit-event {number} {event_term(kind).as_typed}{which} --remove"


def _which(
    connection: sqlite3.Connection, table: str, subject: Row, kind: str, event_id: int
) -> str:
    """Of several events of a kind the day that tells which is meant, as ``edit-event`` takes it."""
    of, row_id = subject
    found = connection.execute(
        f"SELECT id, happened_on FROM {table} WHERE {of}_id = ? AND kind = ?"
        " ORDER BY happened_on, id",
        (row_id, kind),
    ).fetchall()
    if len(found) == 1:
        return ""
    days = places_of([date.fromisoformat(day) for _id, day in found])
    return f" --of {days[[one for one, _day in found].index(event_id)]}"


def _correcting(kind: Voidable, number: str) -> str:
    """The command that corrects a row, and asks what is to be other than it is."""
    has_own = kind is not Voidable.PETITION
    return f"tiepdan edit{f'-{kind}' if has_own else ''} {number}"
