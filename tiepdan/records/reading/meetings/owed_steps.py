"""What is still owed for a meeting: the limits that run, each by the step that would meet it."""

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from tiepdan.law.limits.time_limits import TimeLimit
from tiepdan.law.procedure.steps import DERIVED_EVENTS
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.records.reading.limits import BEGUN, RUNNING, known_limits, limit_named


@dataclass(frozen=True, slots=True)
class OwedStep:
    """A step still owed for a meeting, late after ``late_after``."""

    limit: TimeLimit
    due: date
    late_after: date
    is_overdue: bool

    @property
    def steps(self) -> tuple[MeetingEventKind, ...]:
        """The events that can be recorded to meet it."""
        recorded = sorted(self.limit.met_by - DERIVED_EVENTS)
        return tuple(MeetingEventKind(kind) for kind in recorded)

    @property
    def is_announcement(self) -> bool:
        """Whether the day of the meeting is to be made known before it comes."""
        return MeetingEventKind.ANNOUNCED in self.limit.met_by


def owed_of_meetings(
    connection: sqlite3.Connection, *, today: date
) -> Mapping[int, list[OwedStep]]:
    """For each meeting that something is owed for: all of it, the next first."""
    return _owed(connection, "d.meeting_id IS NOT NULL", today=today)


def owed_of_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> list[OwedStep]:
    """What is owed for one meeting, the next first."""
    found = _owed(connection, "d.meeting_id = :id", today=today, id=meeting_id)
    return found.get(meeting_id, [])


def _owed(
    connection: sqlite3.Connection, condition: str, *, today: date, **parameters: object
) -> dict[int, list[OwedStep]]:
    rows = connection.execute(
        "SELECT d.meeting_id, d.limit_id, d.due, d.late_after FROM deadline AS d"
        f" WHERE {condition} AND {RUNNING} AND {BEGUN} ORDER BY d.due, d.id",
        {"today": str(today), **parameters},
    ).fetchall()
    limits = known_limits() if rows else {}
    owed: defaultdict[int, list[OwedStep]] = defaultdict(list)
    for meeting_id, limit_id, due, late_after in rows:
        last_day = date.fromisoformat(late_after)
        owed[meeting_id].append(
            OwedStep(
                limit_named(limits, limit_id), date.fromisoformat(due), last_day, last_day < today
            )
        )
    return dict(owed)
