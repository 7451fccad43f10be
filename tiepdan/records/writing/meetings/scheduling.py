"""Recording the reception days of a month that were proposed and confirmed, and their notice."""

from collections.abc import Iterable
from datetime import date

from sqlmodel import Session

from tiepdan.errors import RefusedError
from tiepdan.facts.meeting import Meeting
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.meetings.schedule import Proposal, recorded_receptions
from tiepdan.records.writing.meetings.meetings import add_meeting, record_meeting_event


def plan_receptions(
    session: Session, proposal: Proposal, *, chair: str | None = None, place: str | None = None
) -> dict[date, int]:
    """Record the days of a proposal as planned receptions; returns the number of each.

    Raises:
        RefusedError: the register has changed since it was made.
    """
    if recorded_receptions(driver_connection(session), proposal.first) != proposal.known:
        raise RefusedError(_("The register has changed meanwhile; look at the list again."))
    return {
        planned.reception.day: add_meeting(
            session,
            Meeting(
                kind=MeetingKind.PERIODIC_RECEPTION,
                meets_on=planned.reception.day,
                status=MeetingStatus.PLANNED,
                place=place,
                chair=chair,
                capacity=proposal.usual.capacity,
                half_day=proposal.usual.half_day,
            ),
            today=proposal.today,
        )
        for planned in proposal.to_plan
    }


def announce(session: Session, meeting_ids: Iterable[int], notice: MeetingEvent) -> None:
    """Record that meetings were announced, all by the same notice.

    Raises:
        RefusedError: the day is outside the register, or after one of the meetings.
    """
    for meeting_id in meeting_ids:
        record_meeting_event(session, meeting_id, notice)
