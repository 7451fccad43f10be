"""What is derived from the facts: the deadlines and the standing of petitions and meetings.

``watch`` notes which petitions and meetings a session changes; ``refresh_touched`` derives
theirs anew, ``rebuild_all`` everybody's, ``recount`` those that certain days concern. Nothing else
writes the derived tables.

A register of many years is rebuilt in one sweep, so rows pass as plain tuples through the
driver: converting each through SQLAlchemy's types costs several times the counting itself.
"""

import sqlite3
from datetime import date

from sqlalchemy import event, inspect
from sqlmodel import Session, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.calendar import OutsideCalendarError
from tiepdan.law.deadlines import Deadline, Judge
from tiepdan.law.procedure import petition_standing
from tiepdan.law.rules import Subject
from tiepdan.law.vocabulary import PetitionKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.calendar import driver_connection, load_calendar
from tiepdan.records.cases import judge_of_office, meeting_cases, petition_cases
from tiepdan.records.moves import Move
from tiepdan.records.tables import (
    Meeting,
    MeetingEvent,
    Office,
    PackSwitch,
    Petition,
    PetitionEvent,
)

_TOUCHED = "touched subjects"
_ALL = "everything is touched"


def watch(session: Session) -> None:
    """Note from now on which petitions and meetings the session changes."""
    session.info[_ALL] = False
    session.info[_TOUCHED] = {Subject.PETITION: set(), Subject.MEETING: set()}
    event.listen(session, "after_flush", _note_touched)


def refresh_touched(session: Session) -> None:
    """Derive anew whatever follows from the facts changed since ``watch``."""
    touched = session.info[_TOUCHED]
    if session.info[_ALL]:
        rebuild_all(session)
    elif touched[Subject.PETITION] or touched[Subject.MEETING]:
        _want(session)
        for subject in Subject:
            driver_connection(session).executemany(
                f"INSERT INTO wanted_{subject} VALUES (?)",
                [(subject_id,) for subject_id in touched[subject]],
            )
        _rebuild_wanted(session)


def rebuild_all(session: Session) -> list[Move]:
    """Derive anew the deadlines and standings of the whole register; tells what moved."""
    _want(session)
    for subject in Subject:
        driver_connection(session).execute(f"INSERT INTO wanted_{subject} SELECT id FROM {subject}")
    return _compared(session)


def recount(session: Session, first: date, last: date) -> list[Move]:
    """Derive anew every deadline that a change of days in a span may move; tells what moved.

    Those are the ones whose period, with the days after it that an end on a day off passes over,
    has a day in the span.
    """
    _want(session)
    for subject in Subject:
        driver_connection(session).execute(
            f"INSERT INTO wanted_{subject} SELECT DISTINCT {subject}_id FROM deadline"
            f" WHERE {subject}_id IS NOT NULL AND min(started_on, due) <= ?"
            " AND max(started_on, raw_due, due, late_after) >= ?",
            (str(last), str(first)),
        )
    return _compared(session)


def _note_touched(session: Session, _context: object) -> None:
    touched = session.info[_TOUCHED]
    for row in (*session.new, *session.dirty, *session.deleted):
        match row:
            case Office() | PackSwitch():
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
                # Who chaired it decides limits of the petitions raised there.
                touched[Subject.PETITION].update(
                    session.exec(select(Petition.id).where(Petition.meeting_id == row.id))
                )
            case MeetingEvent():
                touched[Subject.MEETING].add(row.meeting_id)
    touched[Subject.MEETING].discard(None)


def _want(session: Session) -> None:
    """Make ready the lists of petitions and meetings whose derived rows are to be made anew."""
    connection = driver_connection(session)
    for subject in Subject:
        connection.execute(f"DROP TABLE IF EXISTS wanted_{subject}")
        connection.execute(f"CREATE TEMPORARY TABLE wanted_{subject} (id INTEGER PRIMARY KEY)")


def _compared(session: Session) -> list[Move]:
    before = _open_deadlines(session)
    _rebuild_wanted(session)
    after = _open_deadlines(session)
    return [
        Move(number, limit_id, before.get(key), after.get(key))
        for key in sorted(before.keys() | after.keys())
        if before.get(key) != after.get(key)
        for number, limit_id, _place in [key]
    ]


def _open_deadlines(session: Session) -> dict[tuple[str, str, int], date]:
    """The due day of each open deadline wanted, by number, limit and place among its like."""
    found: dict[tuple[str, str, int], date] = {}
    for petition_id, year, sequence, meeting_id, limit_id, due in driver_connection(
        session
    ).execute(
        "SELECT d.petition_id, p.year, p.sequence, d.meeting_id, d.limit_id, d.due"
        " FROM deadline AS d LEFT JOIN petition AS p ON p.id = d.petition_id"
        " WHERE d.done_by IS NULL AND d.severity <> 'milestone'"
        " AND (d.petition_id IN (SELECT id FROM wanted_petition)"
        "  OR d.meeting_id IN (SELECT id FROM wanted_meeting))"
        " ORDER BY d.started_on, d.id",
    ):
        number = (
            show_meeting_number(meeting_id)
            if petition_id is None
            else str(PetitionNumber(year, sequence))
        )
        place = 0
        while (number, limit_id, place) in found:
            place += 1
        found[number, limit_id, place] = date.fromisoformat(due)
    return found


def _rebuild_wanted(session: Session) -> None:
    connection = driver_connection(session)
    judge = judge_of_session(session)
    if judge is None:
        return
    try:
        _rebuild_petitions(connection, judge)
        _rebuild_meetings(connection, judge)
    except OutsideCalendarError as error:
        raise RefusedError(
            _("{day} is outside the calendar, which reaches from {first} to {last}.").format(
                day=show_date(error.day),
                first=show_date(error.first),
                last=show_date(error.last),
            )
        ) from error


def judge_of_session(session: Session) -> Judge | None:
    """What the cases of the office are judged by, as the session sees it."""
    session.flush()
    connection = driver_connection(session)
    return judge_of_office(connection, load_calendar(connection))


def _rebuild_petitions(connection: sqlite3.Connection, judge: Judge) -> None:
    standings: list[tuple[object, ...]] = []
    deadlines: list[tuple[object, ...]] = []
    for petition_id, case in petition_cases(connection, "SELECT id FROM wanted_petition"):
        standing = petition_standing(PetitionKind(case.kind), case.events[0].day, case.events[1:])
        standings.append(
            (petition_id, standing.state, str(standing.since), _text(standing.finished_on))
        )
        deadlines += [_row(petition_id, None, deadline) for deadline in judge.deadlines(case)]
    for table in ("deadline", "petition_standing"):
        connection.execute(
            f"DELETE FROM {table} WHERE petition_id IN (SELECT id FROM wanted_petition)"
        )
    connection.executemany(
        "INSERT INTO petition_standing (petition_id, state, since, finished_on)"
        " VALUES (?, ?, ?, ?)",
        standings,
    )
    connection.executemany(_INSERT, deadlines)


def _rebuild_meetings(connection: sqlite3.Connection, judge: Judge) -> None:
    deadlines = [
        _row(None, meeting_id, deadline)
        for meeting_id, case in meeting_cases(connection, "SELECT id FROM wanted_meeting")
        for deadline in judge.deadlines(case)
    ]
    connection.execute("DELETE FROM deadline WHERE meeting_id IN (SELECT id FROM wanted_meeting)")
    connection.executemany(_INSERT, deadlines)


_INSERT = (
    "INSERT INTO deadline (petition_id, meeting_id, limit_id, version_id, severity, started_on,"
    " raw_due, due, alternative_due, late_after, done_on, done_by, paused_since, is_provisional)"
    " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def _row(petition_id: int | None, meeting_id: int | None, deadline: Deadline) -> tuple[object, ...]:
    """As the columns of ``_INSERT``."""
    return (
        petition_id,
        meeting_id,
        deadline.limit.id,
        deadline.version.id,
        deadline.limit.severity.value,
        str(deadline.started_on),
        str(deadline.raw_due),
        str(deadline.due),
        _text(deadline.alternative_due),
        str(deadline.late_after),
        _text(deadline.done_on),
        deadline.done_by,
        _text(deadline.paused_since),
        deadline.is_provisional,
    )


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)
