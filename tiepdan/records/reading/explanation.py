"""The deadlines of one petition or meeting, counted once more from the stored facts."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from tiepdan.law.limits.case import Case, why_not_counted
from tiepdan.law.limits.explanation import Explanation, explain
from tiepdan.numbers import PetitionNumber, meeting_not_found, petition_not_found
from tiepdan.records.derived.cases import judge_of_office, meeting_cases, petition_cases
from tiepdan.records.derived.days import describe_calendar


def explain_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, today: date
) -> list[Explanation]:
    """Every deadline of a petition begun by now, in the order of their start.

    Raises:
        NotFoundError: there is no such petition.
    """
    found = connection.execute(
        "SELECT id FROM petition WHERE year = ? AND sequence = ?", (number.year, number.sequence)
    ).fetchone()
    if found is None:
        raise petition_not_found(number)
    return _explained(connection, petition_cases(connection, str(found["id"])), today)


def why_unexplained(connection: sqlite3.Connection, number: PetitionNumber) -> str | None:
    """Why no limit is counted of an old petition; None of any other."""
    found = connection.execute(
        "SELECT received_on, (SELECT group_concat(e.kind) FROM petition_event AS e"
        " WHERE e.petition_id = p.id) AS kinds FROM petition AS p WHERE year = ? AND sequence = ?",
        (number.year, number.sequence),
    ).fetchone()
    if found is None:
        raise petition_not_found(number)
    kinds = (found["kinds"] or "").split(",")
    return why_not_counted(date.fromisoformat(found["received_on"]), kinds)


def explain_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> list[Explanation]:
    """Every deadline of a meeting begun by now, in the order of their start.

    Raises:
        NotFoundError: there is no such meeting.
    """
    if connection.execute("SELECT 1 FROM meeting WHERE id = ?", (meeting_id,)).fetchone() is None:
        raise meeting_not_found(meeting_id)
    return _explained(connection, meeting_cases(connection, str(meeting_id)), today)


def _explained(
    connection: sqlite3.Connection, cases: Iterator[tuple[int, Case]], today: date
) -> list[Explanation]:
    calendar = describe_calendar(connection)
    judge = judge_of_office(connection, calendar.counting)
    if judge is None:
        return []
    return sorted(
        (
            explain(deadline, calendar, today=today)
            for _id, case in cases
            for deadline in judge.deadlines(case)
            if deadline.has_begun(today)
        ),
        key=lambda found: (found.deadline.started_on, found.deadline.due),
    )
