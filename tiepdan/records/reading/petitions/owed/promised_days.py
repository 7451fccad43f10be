"""Days promised by an interim notice that have passed, where no time limit follows them.

By the local rules on dialogues the day is a limit of its own. A voters' meeting, a conference with
the People, or a province without such rules knows none: then it is reminded of.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber


@dataclass(frozen=True, slots=True)
class PromisedDay:
    """By when an opinion was to be settled, and by whom where that was said."""

    number: PetitionNumber
    act_by: date
    body: str | None


def promised_days(
    connection: sqlite3.Connection, *, today: date, officers: Collection[str] = ()
) -> list[PromisedDay]:
    """Those before ``today`` of opinions still open, the oldest first; of all officers, or some."""
    rows = connection.execute(
        "SELECT p.year, p.sequence, e.act_by, e.body, p.officer FROM petition_event AS e"
        " JOIN petition AS p ON p.id = e.petition_id"
        " JOIN petition_standing AS s ON s.petition_id = p.id"
        " WHERE e.act_by < :today AND e.happened_on <= :today"
        # An answer, or a body's result, ends the wait; a later notice names another day.
        " AND (s.finished_on IS NULL OR s.finished_on > :today)"
        " AND NOT EXISTS (SELECT 1 FROM petition_event AS other"
        " WHERE other.petition_id = p.id AND other.happened_on <= :today"
        f" AND other.kind = '{PetitionEventKind.INTERIM_NOTICE}'"
        " AND (other.happened_on, other.id) > (e.happened_on, e.id))"
        " AND NOT EXISTS (SELECT 1 FROM deadline AS d"
        " WHERE d.petition_id = p.id AND d.due = e.act_by AND d.started_on = e.happened_on)"
        " ORDER BY e.act_by, p.year, p.sequence",
        {"today": str(today)},
    )
    return [
        PromisedDay(PetitionNumber(year, sequence), date.fromisoformat(act_by), body)
        for year, sequence, act_by, body, officer in rows
        if not officers or officer in officers
    ]
