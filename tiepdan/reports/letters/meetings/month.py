"""The receptions of a month, as their schedule makes them known.

Those of the register, and of the days still to come those that the office's usual weekday brings
and nobody planned yet. A usual day that is a day off is moved, see ``law.duties.reception_days``.
"""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.duties.frequency import Span
from tiepdan.law.vocabulary.meeting import Capacity, MeetingEventKind, MeetingKind, MeetingStatus
from tiepdan.records.reading.meetings.meetings import (
    MeetingFilter,
    MeetingRow,
    latest_meetings,
    meeting_events,
)
from tiepdan.records.reading.meetings.owed_steps import owed_of_meetings
from tiepdan.records.reading.meetings.schedule import (
    Proposal,
    UsualReception,
    propose,
    usual_reception,
)
from tiepdan.records.reading.office.facts import all_staff, get_office
from tiepdan.reports.letters.matter import MonthMatter, ReceptionOfMonth
from tiepdan.reports.letters.meetings.chairs import chair_of


@dataclass(frozen=True, slots=True)
class MonthCase:
    """The receptions of a month, recorded and proposed.

    ``notice`` is the event by which all of them were announced, if all were by the same;
    ``announce_by`` the last day for those not announced, if the law asks for one.
    """

    proposal: Proposal
    rows: Sequence[MeetingRow]
    unannounced: Sequence[MeetingRow]
    notice: MeetingEvent | None
    announce_by: date | None
    matter: MonthMatter


def read_month(connection: sqlite3.Connection, first: date, *, today: date) -> MonthCase:
    """The receptions of the month that begins on ``first``.

    Raises:
        RefusedError: the month is outside the calendar.
    """
    weekday, half_day = usual_reception(connection, on=first)
    usual = UsualReception(weekday, half_day, Capacities(Capacity.COMMITTEE_CHAIR.value))
    proposal = propose(connection, first, usual, today=today)
    rows = _receptions(connection, first, today)
    notices = {one.id: _notice(connection, one.id) for one in rows}
    open_ones = [one for one in rows if not notices[one.id] and _is_to_come(one, today)]
    distinct = list(dict.fromkeys(notices.values()))
    is_told = len(distinct) == 1 and not proposal.to_plan
    return MonthCase(
        proposal=proposal,
        rows=rows,
        unannounced=open_ones,
        notice=distinct[0] if is_told else None,
        announce_by=_announce_by(connection, proposal, open_ones, today),
        matter=MonthMatter(first, _in_order(connection, proposal, rows)),
    )


def _receptions(connection: sqlite3.Connection, first: date, today: date) -> list[MeetingRow]:
    """The periodic ones that were not called off, and ad hoc ones that are planned."""
    end = Span.MONTH.around(first)[1] + timedelta(days=1)
    wanted = MeetingFilter(start=first, end=end)
    return [
        one
        for one in latest_meetings(connection, wanted, today=today, at_most=None)
        if one.voided_on is None and _is_scheduled(one)
    ]


def _is_scheduled(row: MeetingRow) -> bool:
    status = row.facts.status
    if row.facts.kind is MeetingKind.AD_HOC_RECEPTION:
        return status is MeetingStatus.PLANNED
    return row.facts.kind is MeetingKind.PERIODIC_RECEPTION and status is not MeetingStatus.NOT_HELD


def _is_to_come(row: MeetingRow, today: date) -> bool:
    return row.facts.status is MeetingStatus.PLANNED and row.facts.meets_on >= today


def _notice(connection: sqlite3.Connection, meeting_id: int) -> MeetingEvent | None:
    announced = MeetingEventKind.ANNOUNCED
    events = meeting_events(connection, meeting_id)
    return next((one for one in reversed(events) if one.kind is announced), None)


def _announce_by(
    connection: sqlite3.Connection, proposal: Proposal, open_ones: Sequence[MeetingRow], today: date
) -> date | None:
    owed = owed_of_meetings(connection, today=today)
    recorded = [
        step.due for one in open_ones for step in owed.get(one.id, ()) if step.is_announcement
    ]
    return min(
        [*recorded, *(one.announce_by for one in proposal.to_plan if one.announce_by)],
        default=None,
    )


def _in_order(
    connection: sqlite3.Connection, proposal: Proposal, rows: Sequence[MeetingRow]
) -> list[ReceptionOfMonth]:
    staff = all_staff(connection)
    moved = {one.reception.day: one.reception for one in proposal.days if one.reception.off}

    def reception(
        row: MeetingRow | None, day: date, capacity: Capacities | None
    ) -> ReceptionOfMonth:
        facts = row.facts if row else None
        office = get_office(connection, on=day)
        present = [one.facts for one in staff if one.is_in_office(day)]
        return ReceptionOfMonth(
            day=day,
            half_day=facts.half_day if facts else proposal.usual.half_day,
            chair=chair_of(facts.chair if facts else None, capacity, office, present),
            place=facts.place if facts else None,
            is_online=bool(facts and facts.is_online),
            instead_of=moved[day].usual_on if day in moved else None,
        )

    days = [reception(one, one.facts.meets_on, one.facts.capacity) for one in rows] + [
        reception(None, one.reception.day, proposal.usual.capacity) for one in proposal.to_plan
    ]
    return sorted(days, key=lambda one: one.day)
