"""What a command would write, read from a transaction before it is taken back.

Nothing of it may tell more than the journal would tell everybody afterwards; so it is read from
there, with the same words covered. That alone would not do where a command ends a protection: after
it the journal shows what it covered before.
"""

import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from pathlib import Path

from tiepdan.records.derived import deadlines
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.file.sqlite.opening import connect_read_only
from tiepdan.records.reading.journal.changes import ChangeRow, changes_of_operation
from tiepdan.records.secrecy import is_protected, is_visit_covered


@dataclass(frozen=True, slots=True)
class Outcome:
    """The rows of an operation before and after, and the running deadlines that it would move."""

    changes: Sequence[ChangeRow]
    moved: Sequence[MovedDeadline]


def outcome(path: Path, now: sqlite3.Connection, operation_id: int) -> Outcome:
    """What the operation that a transaction holds would be, against the register as it is."""
    with closing(connect_read_only(path)) as before:
        changes = changes_of_operation(now, operation_id, before=before)
        if _uncovers(before, now, operation_id):
            changes = [replace(change, is_secret=True) for change in changes]
        return Outcome(changes, [*deadlines.moved(before, now)])


def _uncovers(before: sqlite3.Connection, now: sqlite3.Connection, operation_id: int) -> bool:
    """Whether something that is covered would not be any more."""
    were, are = (
        {row[0] for row in one.execute(f"SELECT id FROM petition AS p WHERE {is_protected('p')}")}
        for one in (before, now)
    )
    if were - are:
        return True
    visits = now.execute(
        "SELECT DISTINCT CAST(row_key AS INTEGER) FROM change WHERE operation_id = ?"
        " AND table_name IN ('visit', 'visit_petition')",
        (operation_id,),
    )
    return any(
        is_visit_covered(before, visit_id) and not is_visit_covered(now, visit_id)
        for (visit_id,) in visits
    )
