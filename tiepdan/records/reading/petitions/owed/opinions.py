"""Opinions raised at a dialogue, conference or voters' meeting that nobody has answered yet."""

import sqlite3
from datetime import date

from tiepdan.law.vocabulary.petition import PetitionForm
from tiepdan.records.live_rows import is_void

IS_OWED_OPINION = f"(s.finished_on IS NULL AND p.form = '{PetitionForm.OPINION}')"
"""SQL: petition ``p`` with standing ``s`` is an opinion that waits; whatever answers it ends it."""


def count_owed_opinions(connection: sqlite3.Connection, *, today: date) -> int:
    """How many of those received by ``today`` wait."""
    (count,) = connection.execute(
        "SELECT count(*) FROM petition_standing AS s JOIN petition AS p ON p.id = s.petition_id"
        f" WHERE {IS_OWED_OPINION} AND p.received_on <= ? AND NOT {is_void('petition', 'p')}",
        (str(today),),
    ).fetchone()
    return int(count)
