"""Planned meetings whose day has passed without a word about what became of them."""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.records.live_rows import is_void


@dataclass(frozen=True, slots=True)
class Unsettled:
    """A meeting that is still planned although its day is over."""

    meeting_id: int
    kind: MeetingKind
    meets_on: date


def unsettled_meetings(
    connection: sqlite3.Connection, *, today: date, officers: Collection[str] = ()
) -> list[Unsettled]:
    """Those of days before ``today``, the oldest first; of all officers, or of some.

    Whose work one is follows as for its limits: its officer's, else who chairs it.
    """
    rows = connection.execute(
        "SELECT m.id, m.kind, m.meets_on, COALESCE(m.officer, m.chair) AS officer"
        f" FROM meeting AS m WHERE m.status = '{MeetingStatus.PLANNED}' AND m.meets_on < ?"
        f" AND NOT {is_void('meeting', 'm')} ORDER BY m.meets_on, m.id",
        (str(today),),
    )
    return [
        Unsettled(meeting_id, MeetingKind(kind), date.fromisoformat(meets_on))
        for meeting_id, kind, meets_on, officer in rows
        if not officers or officer in officers
    ]
