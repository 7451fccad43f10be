"""A meeting put off: the one on the new day that takes its place (LTCD Điều 24 khoản 4)."""

from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from tiepdan.facts import meeting as facts
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.duties.reception_days import is_same_reception
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.schema.tables import Meeting, row_id
from tiepdan.records.writing.meetings.meetings import add_meeting, get_meeting
from tiepdan.records.writing.undoing.void_rows import is_live


@dataclass(frozen=True, slots=True)
class Replacement:
    """The meeting in the place of another; ``is_new`` unless the register had it already."""

    meeting_id: int
    is_new: bool


def replace_meeting(session: Session, meeting_id: int, meets_on: date, today: date) -> Replacement:
    """Plan a meeting like the one put off on its new day, or take the one that is there.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: the new day is outside the register.
    """
    put_off = get_meeting(session, meeting_id)
    there = _like(session, put_off, meets_on)
    if there is None:
        planned = facts.Meeting(
            kind=put_off.kind,
            meets_on=meets_on,
            status=MeetingStatus.PLANNED,
            place=put_off.place,
            chair=put_off.chair,
            capacity=_capacities(put_off),
            officer=put_off.officer,
            content=put_off.content,
            is_online=put_off.is_online,
            half_day=put_off.half_day,
            replaces_id=meeting_id,
        )
        return Replacement(add_meeting(session, planned, today=today), is_new=True)
    if there.replaces_id is None:
        there.replaces_id = meeting_id
        session.add(there)
        session.flush()
    return Replacement(row_id(there), is_new=False)


def _like(session: Session, put_off: Meeting, meets_on: date) -> Meeting | None:
    """The same kind of meeting on the day, by who chairs it; rather one that replaces none yet."""
    found = session.exec(
        select(Meeting)
        .where(
            Meeting.kind == put_off.kind,
            Meeting.meets_on == meets_on,
            Meeting.status != MeetingStatus.NOT_HELD,
            is_live(Voidable.MEETING),
        )
        .order_by(col(Meeting.id))
    ).all()
    same = [one for one in found if is_same_reception(_capacities(one), _capacities(put_off))]
    return min(same, key=lambda meeting: meeting.replaces_id is not None, default=None)


def _capacities(meeting: Meeting) -> Capacities | None:
    return Capacities(meeting.capacity) if meeting.capacity else None
