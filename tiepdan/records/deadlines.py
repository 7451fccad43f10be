"""What is derived from the facts: the deadlines and the standing of petitions and meetings.

``watch`` notes which petitions and meetings a session changes; ``refresh_touched`` derives
theirs anew, ``rebuild_all`` everybody's, ``recount`` those that certain days concern. Nothing else
writes the derived tables.

A register of many years is rebuilt in one sweep, so rows pass as plain tuples through the
driver: converting each through SQLAlchemy's types costs several times the counting itself.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from datetime import date

from sqlalchemy import event, inspect
from sqlmodel import Session, select

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.calendar import OutsideCalendarError
from tiepdan.law.deadlines import Deadline, Judge
from tiepdan.law.procedure import petition_standing
from tiepdan.law.rules import Severity, Subject
from tiepdan.law.vocabulary import PetitionKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.calendar import driver_connection
from tiepdan.records.cases import judge_of_office, meeting_cases, petition_cases
from tiepdan.records.moves import Move
from tiepdan.records.reading.calendar import load_calendar
from tiepdan.records.tables import (
    Meeting,
    MeetingEvent,
    Office,
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
    return _rebuild_wanted(session)


def recount(session: Session, first: date, last: date) -> list[Move]:
    """Derive anew every deadline that a change of days in a span may move; tells what moved.

    Those are the ones whose period, with the days after it that an end on a day off passes over,
    has a day in the span.
    """
    return rebuild(
        session,
        "min(started_on, due) <= :last AND max(started_on, raw_due, due, late_after) >= :first",
        first=str(first),
        last=str(last),
    )


def rebuild(session: Session, condition: str, **parameters: str) -> list[Move]:
    """Derive anew whatever belongs to a subject with such a deadline; tells what moved."""
    _want(session)
    for subject in Subject:
        driver_connection(session).execute(
            f"INSERT INTO wanted_{subject} SELECT DISTINCT {subject}_id FROM deadline"
            f" WHERE {subject}_id IS NOT NULL AND {condition}",
            parameters,
        )
    return _rebuild_wanted(session)


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


def _rebuild_wanted(session: Session) -> list[Move]:
    connection = driver_connection(session)
    judge = judge_of_session(session)
    if judge is None:
        return []
    try:
        return [*_rebuild_petitions(connection, judge), *_rebuild_meetings(connection, judge)]
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


def _rebuild_petitions(connection: sqlite3.Connection, judge: Judge) -> Iterator[Move]:
    standings: list[_Values] = []
    deadlines: dict[int, list[_Values]] = {}
    for petition_id, case in petition_cases(connection, "SELECT id FROM wanted_petition"):
        standing = petition_standing(PetitionKind(case.kind), case.events[0].day, case.events[1:])
        standings.append(
            (petition_id, standing.state, str(standing.since), _text(standing.finished_on))
        )
        deadlines[petition_id] = [
            _values(petition_id, None, deadline) for deadline in judge.deadlines(case)
        ]
    connection.executemany(
        "INSERT OR REPLACE INTO petition_standing (petition_id, state, since, finished_on)"
        " VALUES (?, ?, ?, ?)",
        standings,
    )
    return _replace(connection, Subject.PETITION, deadlines)


def _rebuild_meetings(connection: sqlite3.Connection, judge: Judge) -> Iterator[Move]:
    return _replace(
        connection,
        Subject.MEETING,
        {
            meeting_id: [_values(None, meeting_id, deadline) for deadline in judge.deadlines(case)]
            for meeting_id, case in meeting_cases(connection, "SELECT id FROM wanted_meeting")
        },
    )


_Values = tuple[object, ...]
"""A row of a derived table, as the driver takes and gives it."""

_COLUMNS = (
    "petition_id, meeting_id, limit_id, version_id, severity, started_on, raw_due, due,"
    " alternative_due, late_after, done_on, done_by, paused_since, is_provisional"
)
_LIMIT_ID, _SEVERITY, _DUE, _LATE_AFTER, _DONE_BY = 2, 4, 7, 9, 11


def _values(petition_id: int | None, meeting_id: int | None, deadline: Deadline) -> _Values:
    """As ``_COLUMNS``."""
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


def _replace(
    connection: sqlite3.Connection, subject: Subject, new: Mapping[int, list[_Values]]
) -> Iterator[Move]:
    """Write the deadlines that differ from the stored ones; most do not, and stay untouched."""
    old: defaultdict[int, list[_Values]] = defaultdict(list)
    for row in connection.execute(
        f"SELECT {subject}_id, {_COLUMNS} FROM deadline"
        f" WHERE {subject}_id IN (SELECT id FROM wanted_{subject}) ORDER BY id"
    ):
        old[row[0]].append(row[1:])
    changed = [key for key in old.keys() | new.keys() if old.get(key, []) != new.get(key, [])]
    connection.executemany(
        f"DELETE FROM deadline WHERE {subject}_id = ?", [(key,) for key in changed if key in old]
    )
    marks = ", ".join("?" for _column in _COLUMNS.split(","))
    connection.executemany(
        f"INSERT INTO deadline ({_COLUMNS}) VALUES ({marks})",
        [row for key in sorted(changed) for row in new.get(key, [])],
    )
    return (
        move
        for key in sorted(changed)
        for move in _moves(_number(connection, subject, key), old.get(key, []), new.get(key, []))
    )


def _moves(number: str, old: list[_Values], new: list[_Values]) -> Iterator[Move]:
    """The running duties of one subject whose last day changed, appeared or went."""
    before, after = _running(old), _running(new)
    for limit_id, place in sorted(before.keys() | after.keys()):
        was, now = before.get((limit_id, place)), after.get((limit_id, place))
        if was != now:
            # Where only the day by the other of two texts moved, that is the one to tell.
            is_other = was is not None and now is not None and was[0] == now[0]
            yield Move(
                number,
                limit_id,
                _day(was[is_other] if was else None),
                _day(now[is_other] if now else None),
            )


def _running(rows: list[_Values]) -> dict[tuple[str, int], tuple[str, str]]:
    """The due day of each running duty and the day after which it is late.

    By limit and place among those of the same limit.
    """
    found: dict[tuple[str, int], tuple[str, str]] = {}
    places: Counter[str] = Counter()
    for row in rows:
        # A lead time ends with its own day, perhaps still to come, and by no event.
        if row[_DONE_BY] is None and row[_SEVERITY] != Severity.MILESTONE:
            limit_id = str(row[_LIMIT_ID])
            found[limit_id, places[limit_id]] = str(row[_DUE]), str(row[_LATE_AFTER])
            places[limit_id] += 1
    return found


def _number(connection: sqlite3.Connection, subject: Subject, subject_id: int) -> str:
    if subject is Subject.MEETING:
        return show_meeting_number(subject_id)
    (year, sequence) = connection.execute(
        "SELECT year, sequence FROM petition WHERE id = ?", (subject_id,)
    ).fetchone()
    return str(PetitionNumber(year, sequence))


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
