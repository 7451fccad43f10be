"""The meetings of a day, whatever became of them."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.records.live_rows import is_void


@dataclass(frozen=True, slots=True)
class MeetingOfDay:
    """A meeting planned for a day or held on it; who is responsible for it, else chairs it."""

    meeting_id: int
    kind: MeetingKind
    half_day: HalfDay | None
    status: MeetingStatus
    officer: str | None


def meetings_on(connection: sqlite3.Connection, day: date) -> list[MeetingOfDay]:
    """Those that are not void, in the order in which they were recorded."""
    rows = connection.execute(
        "SELECT m.id, m.kind, m.half_day, m.status, COALESCE(m.officer, m.chair) FROM meeting AS m"
        f" WHERE m.meets_on = ? AND NOT {is_void('meeting', 'm')} ORDER BY m.id",
        (str(day),),
    )
    return [
        MeetingOfDay(
            number, MeetingKind(kind), HalfDay(half) if half else None, MeetingStatus(status), who
        )
        for number, kind, half, status, who in rows
    ]
