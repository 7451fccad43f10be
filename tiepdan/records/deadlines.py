"""What is derived from the facts: the deadlines and the standing of petitions and meetings.

``watch`` notes which petitions and meetings a session changes; ``refresh_touched`` derives
theirs anew, ``rebuild_all`` everybody's. Nothing else writes the derived tables.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, delete, event, inspect, select, true
from sqlmodel import Session, col

from tiepdan import paths
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.calendar import OutsideCalendarError, WorkCalendar
from tiepdan.law.deadlines import Deadline, compute_deadline
from tiepdan.law.load import load_limits
from tiepdan.law.procedure import Case, Event, Standing, clocks, petition_standing
from tiepdan.law.rules import Subject, TimeLimit
from tiepdan.law.vocabulary import MeetingEventKind, MeetingStatus, PetitionEventKind
from tiepdan.records.calendar import load_calendar
from tiepdan.records.tables import (
    DeadlineRow,
    Meeting,
    MeetingEvent,
    Office,
    Petition,
    PetitionEvent,
    PetitionStanding,
    insert_rows,
)

_TOUCHED = "touched subjects"
_ALL = "everything is touched"
_FEW = 500
"""Up to so many subjects are refreshed one by one; beyond it all are, in one sweep."""


def watch(session: Session) -> None:
    """Note from now on which petitions and meetings the session changes."""
    session.info[_ALL] = False
    session.info[_TOUCHED] = {Subject.PETITION: set(), Subject.MEETING: set()}
    event.listen(session, "after_flush", _note_touched)


def refresh_touched(session: Session) -> None:
    """Derive anew whatever follows from the facts changed since ``watch``."""
    touched = session.info[_TOUCHED]
    petition_ids, meeting_ids = touched[Subject.PETITION], touched[Subject.MEETING]
    if session.info[_ALL] or len(petition_ids) + len(meeting_ids) > _FEW:
        rebuild_all(session)
    elif petition_ids or meeting_ids:
        _rebuild(
            session,
            petitions=col(Petition.id).in_(petition_ids),
            meetings=col(Meeting.id).in_(meeting_ids),
        )


def rebuild_all(session: Session) -> None:
    """Derive anew the deadlines and standings of the whole register."""
    _rebuild(session, petitions=true(), meetings=true())


def _note_touched(session: Session, _context: object) -> None:
    touched = session.info[_TOUCHED]
    for row in (*session.new, *session.dirty, *session.deleted):
        match row:
            case Office():
                session.info[_ALL] = True
            case Petition():
                touched[Subject.PETITION].add(row.id)
                # Both the meeting it belongs to and the one it belonged to before.
                touched[Subject.MEETING].update(inspect(row).attrs.meeting_id.history.sum())
            case PetitionEvent():
                touched[Subject.PETITION].add(row.petition_id)
                petition = session.get(Petition, row.petition_id)
                # An answered opinion may be the last one its dialogue was waiting for.
                touched[Subject.MEETING].add(petition.meeting_id if petition else None)
            case Meeting():
                touched[Subject.MEETING].add(row.id)
            case MeetingEvent():
                touched[Subject.MEETING].add(row.meeting_id)
    touched[Subject.MEETING].discard(None)


def _rebuild(
    session: Session, *, petitions: ColumnElement[bool], meetings: ColumnElement[bool]
) -> None:
    office = session.get(Office, 1)
    if office is None:
        return
    counter = _Counter(office, load_calendar(session), load_limits(paths.data_folder()))
    _rebuild_petitions(session, counter, petitions)
    _rebuild_meetings(session, counter, meetings)


class _Counter:
    """Counts the deadlines of cases for one office; holds what is the same for all of them."""

    def __init__(
        self, office: Office, calendar: WorkCalendar, limits: tuple[TimeLimit, ...]
    ) -> None:
        self._office, self._calendar, self._limits = office, calendar, limits

    def deadlines(self, case: Case) -> Iterator[Deadline]:
        for clock in clocks(case, self._limits, province=self._office.province):
            try:
                deadline = compute_deadline(
                    clock.limit,
                    started_on=clock.started_on,
                    done_on=clock.done_on,
                    is_remote=self._office.is_remote,
                    calendar=self._calendar,
                )
            except OutsideCalendarError as error:
                raise RefusedError(
                    _(
                        "{day} is outside the calendar, which reaches from {first} to {last}."
                    ).format(
                        day=show_date(error.day),
                        first=show_date(error.first),
                        last=show_date(error.last),
                    )
                ) from error
            if deadline:
                yield deadline


def _rebuild_petitions(session: Session, counter: _Counter, wanted: ColumnElement[bool]) -> None:
    events = _events_by_subject(
        session.execute(
            select(
                col(PetitionEvent.petition_id),
                col(PetitionEvent.kind),
                col(PetitionEvent.happened_on),
            )
            .join(Petition)
            .where(wanted)
        )
    )
    standings, deadlines = [], []
    for petition_id, kind, received_on, is_within_competence in session.execute(
        select(
            col(Petition.id),
            col(Petition.kind),
            col(Petition.received_on),
            col(Petition.is_within_competence),
        ).where(wanted)
    ):
        own = events[petition_id]
        standing = petition_standing(kind, received_on, own)
        standings.append(_standing_row(petition_id, standing))
        received = Event(PetitionEventKind.RECEIVED, received_on)
        case = Case(Subject.PETITION, kind, is_within_competence, (received, *own))
        deadlines += [
            _deadline_row(deadline, petition_id=petition_id) for deadline in counter.deadlines(case)
        ]
    ids = select(col(Petition.id)).where(wanted)
    session.execute(delete(DeadlineRow).where(col(DeadlineRow.petition_id).in_(ids)))
    session.execute(delete(PetitionStanding).where(col(PetitionStanding.petition_id).in_(ids)))
    insert_rows(session, PetitionStanding, standings)
    insert_rows(session, DeadlineRow, deadlines)


def _rebuild_meetings(session: Session, counter: _Counter, wanted: ColumnElement[bool]) -> None:
    events = _events_by_subject(
        session.execute(
            select(
                col(MeetingEvent.meeting_id), col(MeetingEvent.kind), col(MeetingEvent.happened_on)
            )
            .join(Meeting)
            .where(wanted)
        )
    )
    answered = _days_when_every_opinion_was_answered(session, wanted)
    deadlines = []
    for meeting_id, kind, meets_on in session.execute(
        select(col(Meeting.id), col(Meeting.kind), col(Meeting.meets_on)).where(
            wanted, col(Meeting.status) == MeetingStatus.HELD
        )
    ):
        happened = [Event(MeetingEventKind.HELD, meets_on), *events[meeting_id]]
        if answered_on := answered.get(meeting_id):
            happened.append(Event(MeetingEventKind.OPINIONS_ANSWERED, answered_on))
        case = Case(Subject.MEETING, kind, is_within_competence=True, events=happened)
        deadlines += [
            _deadline_row(deadline, meeting_id=meeting_id) for deadline in counter.deadlines(case)
        ]
    ids = select(col(Meeting.id)).where(wanted)
    session.execute(delete(DeadlineRow).where(col(DeadlineRow.meeting_id).in_(ids)))
    insert_rows(session, DeadlineRow, deadlines)


def _events_by_subject(rows: Iterable[tuple[int, str, date]]) -> Mapping[int, list[Event]]:
    events: defaultdict[int, list[Event]] = defaultdict(list)
    for subject_id, kind, happened_on in rows:
        events[subject_id].append(Event(kind, happened_on))
    return events


def _days_when_every_opinion_was_answered(
    session: Session, wanted: ColumnElement[bool]
) -> Mapping[int, date]:
    """For each meeting with opinions, all of them finished: the day of the last one."""
    last: dict[int, date | None] = {}
    for meeting_id, finished_on in session.execute(
        select(col(Petition.meeting_id), col(PetitionStanding.finished_on))
        .join(Meeting, col(Meeting.id) == Petition.meeting_id)
        .join(PetitionStanding, col(PetitionStanding.petition_id) == col(Petition.id))
        .where(wanted)
    ):
        earlier = last.get(meeting_id, date.min)
        last[meeting_id] = max(earlier, finished_on) if earlier and finished_on else None
    return {meeting_id: day for meeting_id, day in last.items() if day}


def _standing_row(petition_id: int, standing: Standing) -> dict[str, Any]:
    return {
        "petition_id": petition_id,
        "state": standing.state,
        "since": standing.since,
        "finished_on": standing.finished_on,
    }


def _deadline_row(
    deadline: Deadline, *, petition_id: int | None = None, meeting_id: int | None = None
) -> dict[str, Any]:
    return {
        "petition_id": petition_id,
        "meeting_id": meeting_id,
        "limit_id": deadline.limit.id,
        "version_id": deadline.version.id,
        "started_on": deadline.started_on,
        "raw_due": deadline.raw_due,
        "due": deadline.due,
        "alternative_due": deadline.alternative_due,
        "late_after": deadline.late_after,
        "done_on": deadline.done_on,
        "is_provisional": deadline.is_provisional,
    }
