"""Petitions that are still to be examined: whether they are eligible to be dealt with."""

import sqlite3
from collections.abc import Collection
from datetime import date

from tiepdan.law.vocabulary.petition import PetitionForm
from tiepdan.numbers import PetitionNumber

IS_EXAMINED = f"p.form <> '{PetitionForm.OPINION}'"
"""SQL: petition ``p`` is a đơn, and so to be examined; an opinion raised at a meeting is not."""

NOT_EXAMINED = f"(s.examined_on IS NULL AND s.finished_on IS NULL AND {IS_EXAMINED})"
"""SQL: petition ``p`` with standing ``s`` waits to be examined; what ended waits no longer."""


def count_not_examined(
    connection: sqlite3.Connection, *, today: date, officers: Collection[str] = ()
) -> int:
    """How many petitions received by ``today`` wait to be examined; of all officers, or of some."""
    responsible = ", ".join("?" for _officer in officers)
    (count,) = connection.execute(
        "SELECT count(*) FROM petition_standing AS s JOIN petition AS p ON p.id = s.petition_id"
        f" WHERE {NOT_EXAMINED} AND p.received_on <= ?"
        + (f" AND p.officer IN ({responsible})" if officers else ""),
        (str(today), *officers),
    ).fetchone()
    return int(count)


def lacks_reason(connection: sqlite3.Connection, number: PetitionNumber) -> bool:
    """Whether a petition counts as not eligible, and nobody said why."""
    found = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM petition_standing AS s JOIN petition AS p"
        " ON p.id = s.petition_id WHERE (p.year, p.sequence) = (?, ?)"
        f" AND s.is_eligible = 0 AND s.ineligible_reason IS NULL AND {IS_EXAMINED})",
        (number.year, number.sequence),
    ).fetchone()
    return bool(found[0])
