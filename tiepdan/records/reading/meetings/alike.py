"""What was probably recorded before: the same meeting, or the same turn of somebody."""

import sqlite3

from tiepdan.facts.meeting import Meeting
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.records.live_rows import is_void
from tiepdan.records.reading.names import person, without_title
from tiepdan.records.reading.shown import shown


def meetings_alike(connection: sqlite3.Connection, meeting: Meeting) -> list[int]:
    """The meetings of this kind on this day, the last first, but for those of its other half."""
    rows = connection.execute(
        "SELECT m.id, m.half_day FROM meeting AS m WHERE m.meets_on = ? AND m.kind = ?"
        f" AND NOT {is_void('meeting', 'm')} ORDER BY m.id DESC",
        (str(meeting.meets_on), meeting.kind),
    ).fetchall()
    return [
        number
        for number, half_day in rows
        if half_day is None or meeting.half_day in {None, half_day}
    ]


def visits_alike(
    connection: sqlite3.Connection, visit: Visit, visitor: Petitioner | None
) -> list[int]:
    """The turns of somebody of this name on this day, the last first; none that must be covered."""
    if visitor is None or not visitor.name:
        return []
    rows = connection.execute(
        f"{shown('visit')} SELECT v.id, v.name FROM shown_visit AS v"
        f" WHERE v.visited_on = ? AND NOT v.is_covered AND NOT {is_void('visit', 'v')}"
        " ORDER BY v.id DESC",
        (str(visit.visited_on),),
    ).fetchall()
    return [number for number, name in rows if name and _key(name) == _key(visitor.name)]


def _key(name: str) -> str:
    return without_title(person(name)).folded
