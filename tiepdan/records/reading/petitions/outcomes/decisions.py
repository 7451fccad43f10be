"""Whose decision it is, as SQL: what was said of it, else what follows from the case."""

import sqlite3
from datetime import date

from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber

IS_OURS = (
    "CASE WHEN e.decided_by IS NOT NULL"
    " THEN CASE WHEN e.decided_by = 'office' THEN 1 ELSE 0 END"
    " WHEN e.kind = 'second_decided' OR e.result IN ('confirmed', 'changed') OR EXISTS ("
    "SELECT 1 FROM petition_event AS earlier WHERE earlier.petition_id = e.petition_id"
    " AND earlier.kind = 'appealed' AND earlier.happened_on < e.happened_on)"
    " THEN 0 ELSE 1 END"
)
"""1 if event ``e`` is a decision or conclusion of this office, 0 if it is the superior's.

Unless said otherwise it is the superior's once the case was taken to the second instance, or where
its result is one of the second instance; ``law.procedure.superior.decider_of`` says the same.
"""


def taken_as_superiors(
    connection: sqlite3.Connection, number: PetitionNumber
) -> dict[PetitionEventKind, date]:
    """The decisions that are the superior's although nobody said so, and their days."""
    rows = connection.execute(
        "SELECT e.kind, e.happened_on FROM petition_event AS e"
        " JOIN petition AS p ON p.id = e.petition_id WHERE p.year = ? AND p.sequence = ?"
        " AND e.kind IN ('decided', 'second_decided') AND e.decided_by IS NULL"
        f" AND NOT {IS_OURS}",
        (number.year, number.sequence),
    )
    return {PetitionEventKind(kind): date.fromisoformat(day) for kind, day in rows}


def was_appealed(connection: sqlite3.Connection, number: PetitionNumber) -> bool:
    """Whether a petition was taken to the second instance."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM petition_event AS e JOIN petition AS p"
            " ON p.id = e.petition_id WHERE p.year = ? AND p.sequence = ?"
            " AND e.kind = 'appealed')",
            (number.year, number.sequence),
        ).fetchone()[0]
    )
