"""In which order operations can be taken back, and what that would leave of the numbers."""

import sqlite3
from collections.abc import Collection, Sequence

from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.journal.operations import (
    OperationRow,
    get_operation,
    undone_operations,
)

MOST_NAMED = 6
"""Operations in the way that are named with their words; each is a command to run before."""


def in_order(commands: Sequence[str]) -> str:
    """Commands to be run one after the other; of many the first."""
    more = ["…"] if len(commands) > MOST_NAMED + 1 else []
    return "; ".join([*(commands[:MOST_NAMED] if more else commands), *more])


def first_sentence(operation: OperationRow) -> str:
    """What an operation did, without the advice that was given after it."""
    return operation.words.split(". ")[0].removesuffix(".")


def in_the_way(
    connection: sqlite3.Connection, operation: OperationRow, taken_back: Collection[int]
) -> list[OperationRow]:
    """What must be taken back before an operation, in the order in which that can be done.

    No more than can be named is looked for: on an import whole years may rest.
    """
    first: list[OperationRow] = []
    cleared = {*taken_back}

    def clear(one: OperationRow) -> None:
        while len(first) <= MOST_NAMED:
            other = _resting_on(connection, one, cleared) or _leaving_free(connection, one, cleared)
            if other is None:
                return
            cleared.add(other.id)
            clear(other)
            first.append(other)

    clear(operation)
    return first


def gap_left(
    connection: sqlite3.Connection, operations: Sequence[OperationRow]
) -> tuple[PetitionNumber, PetitionNumber] | None:
    """The first petition that would be missed, taken back one after the other, and the last number.

    Only the last petitions of a year can go: among others a number is missed, and asked about.
    That of the last one stays taken as well, but nobody has recorded anything behind it yet.
    """
    gone: list[int] = []
    for operation in operations:
        gone.append(operation.id)
        made_by = (
            "SELECT petition_id FROM change WHERE table_name = 'petition'"
            " AND json_extract(open, '$.before') IS NULL"
            f" AND operation_id IN ({', '.join('?' for _one in gone)})"
        )
        gap = connection.execute(
            "SELECT p.year, p.sequence, max(later.sequence) FROM change AS c"
            " JOIN petition AS p ON p.id = c.petition_id"
            " JOIN petition AS later ON later.year = p.year AND later.sequence > p.sequence"
            " WHERE c.operation_id = ? AND c.table_name = 'petition'"
            " AND json_extract(c.open, '$.before') IS NULL"
            f" AND later.id NOT IN ({made_by}) GROUP BY p.year, p.sequence LIMIT 1",
            (operation.id, *gone),
        ).fetchone()
        if gap is not None:
            year, sequence, last = gap
            return PetitionNumber(year, sequence), PetitionNumber(year, last)
    return None


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
