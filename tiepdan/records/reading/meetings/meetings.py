"""Meetings in lists and one by one."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.facts.fact import stored
from tiepdan.facts.meeting import Meeting
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.law.vocabulary.register import VoidState
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import meeting_not_found
from tiepdan.records.live_rows import is_void, live
from tiepdan.records.reading.limits import BEGUN, OVERDUE, RUNNING
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.reading.shown import shown

_MEETINGS = f"""
    {shown("void")}
    SELECT m.*, gone.voided_on, gone.reason AS void_reason,
           (SELECT count(*) FROM {live("visit", "meeting_id")} AS v
            WHERE v.meeting_id = m.id) AS visit_count,
           (SELECT count(*) FROM {live("petition", "meeting_id")} AS p
            WHERE p.meeting_id = m.id) AS opinion_count,
           (SELECT min(d.due) FROM deadline AS d WHERE d.meeting_id = m.id
            AND {RUNNING}) AS next_due,
           (SELECT max(n.id) FROM {live("meeting", "replaces_id")} AS n
            WHERE n.replaces_id = m.id) AS replaced_by_id
    FROM meeting AS m LEFT JOIN shown_void AS gone ON gone.meeting_id = m.id
"""


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list, with what followed it."""

    id: int
    facts: Meeting
    replaced_by_id: int | None
    visit_count: int
    opinion_count: int
    next_due: date | None
    voided_on: date | None
    void_reason: str | None

    @property
    def shown_status(self) -> Term:
        """Whether it took place, or that it is void."""
        return VoidState.VOID if self.voided_on else self.facts.status


@dataclass(frozen=True, slots=True)
class MeetingFilter:
    """Which meetings to list: those of a kind, a status, from ``start`` up to but not ``end``.

    With ``is_owed`` those for which something is still owed, with ``is_overdue`` those for which
    it is late.
    """

    kind: MeetingKind | None = None
    status: MeetingStatus | None = None
    start: date | None = None
    end: date | None = None
    is_owed: bool = False
    is_overdue: bool = False

    def condition(self) -> str:
        """SQL for meeting ``m``; its values are ``parameters``."""
        has_step = "m.id IN (SELECT d.meeting_id FROM deadline AS d WHERE"
        parts = {
            "m.kind = :kind": self.kind,
            f"m.status = :status AND NOT {is_void('meeting', 'm')}": self.status,
            "m.meets_on >= :start": self.start,
            "m.meets_on < :end": self.end,
            f"{has_step} {RUNNING} AND {BEGUN})": self.is_owed,
            f"{has_step} {OVERDUE})": self.is_overdue,
        }
        return " AND ".join(part for part, wanted in parts.items() if wanted) or "1 = 1"

    def parameters(self, today: date) -> dict[str, str | None]:
        """The values for ``condition``."""
        return {
            "kind": self.kind,
            "status": self.status,
            "start": str(self.start),
            "end": str(self.end),
            "today": str(today),
        }


def count_by_status(
    connection: sqlite3.Connection, wanted: MeetingFilter, *, today: date
) -> dict[MeetingStatus, int]:
    """How many of the meetings wanted there are of each status, void ones left out."""
    rows = connection.execute(
        f"SELECT m.status, count(*) FROM {live('meeting', 'kind', 'status', 'meets_on')} AS m"
        f" WHERE {wanted.condition()} GROUP BY m.status",
        wanted.parameters(today),
    )
    return {MeetingStatus(status): count for status, count in rows}


def latest_meetings(
    connection: sqlite3.Connection, wanted: MeetingFilter, *, today: date, at_most: int | None
) -> list[MeetingRow]:
    """The meetings wanted of the latest days, planned ones included, in order of their day."""
    rows = connection.execute(
        f"{_MEETINGS} WHERE {wanted.condition()}"
        " ORDER BY m.meets_on DESC, m.id DESC LIMIT :at_most",
        {**wanted.parameters(today), "at_most": -1 if at_most is None else at_most},
    )
    return [_meeting_row(row) for row in rows][::-1]


def get_meeting(connection: sqlite3.Connection, meeting_id: int, *, today: date) -> MeetingRow:
    """The meeting with this number.

    Raises:
        NotFoundError: no meeting has it.
    """
    row = connection.execute(
        f"{_MEETINGS} WHERE m.id = :id", {"today": str(today), "id": meeting_id}
    ).fetchone()
    if row is None:
        raise meeting_not_found(meeting_id)
    return _meeting_row(row)


def meeting_events(connection: sqlite3.Connection, meeting_id: int) -> list[MeetingEvent]:
    """What followed a meeting, in order."""
    rows = connection.execute(
        "SELECT * FROM meeting_event WHERE meeting_id = ? ORDER BY happened_on, id", (meeting_id,)
    )
    return [stored(MeetingEvent, row) for row in rows]


def _meeting_row(row: sqlite3.Row) -> MeetingRow:
    return MeetingRow(
        id=row["id"],
        facts=stored(Meeting, row),
        replaced_by_id=row["replaced_by_id"],
        visit_count=row["visit_count"],
        opinion_count=row["opinion_count"],
        next_due=stored_day(row["next_due"]),
        voided_on=stored_day(row["voided_on"]),
        void_reason=row["void_reason"],
    )
