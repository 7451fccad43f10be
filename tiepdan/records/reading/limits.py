"""The limits that run, are late or fall due, and those of one petition or meeting."""

import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.i18n import _
from tiepdan.law.limits.time_limits import Subject, TimeLimit, Version
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.secrecy import SHOWN_SUMMARY

_OPEN = (
    "(d.done_on IS NULL OR d.done_on > :today)"
    " AND (d.paused_since IS NULL OR d.paused_since > :today)"
)

_IS_DUTY = "d.severity IN ('duty', 'discipline', 'part', 'whole')"

LISTED = "d.severity <> 'whole'"
"""A step that lists name by itself: of a dialogue's opinions it is each of them, not all."""

RUNNING = f"{_OPEN} AND {_IS_DUTY}"
"""A step still owed on ``:today``: not done, no reminder or milestone, its clock not stopped."""

BEGUN = "(d.started_on <= :today OR d.due < d.started_on)"
"""A lead time runs before the day it is counted from; everything else only once it has begun."""


OVERDUE = f"{RUNNING} AND d.late_after < :today AND {BEGUN}"
"""A step still owed on ``:today`` whose last day has passed."""


DUE_SOON = (
    f"{_OPEN} AND d.severity <> 'milestone' AND d.late_after >= :today AND d.due <= :last"
    f" AND {BEGUN} AND {LISTED}"
)
"""A step not done on ``:today`` whose last day comes up to and including ``:last``; reminders too.

Once its day has passed a reminder is of no more use, and none is late.
"""


BETWEEN_TEXTS = (
    f"{RUNNING} AND d.alternative_due IS NOT NULL AND d.due < :today AND d.late_after >= :today"
)
"""A step still owed on ``:today``, late by the law itself but in time by a conflicting text."""


_DEADLINES = f"""
    WITH {SHOWN_SUMMARY}
    SELECT d.*, p.year, p.sequence, p.kind AS petition_kind, m.kind AS meeting_kind, m.meets_on,
           shown.summary, m.content,
           COALESCE(p.officer, m.officer, m.chair) AS officer, c.worked_count
    FROM deadline AS d
    LEFT JOIN petition AS p ON p.id = d.petition_id
    LEFT JOIN shown_summary AS shown ON shown.id = d.petition_id
    LEFT JOIN meeting AS m ON m.id = d.meeting_id
    LEFT JOIN calendar_day AS c ON c.day = d.late_after
"""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit of one petition or meeting, as of a day on which it runs or has ended.

    ``days_late`` and ``working_days_late`` count from ``late_after`` and are negative before it.
    """

    subject: Subject
    number: str
    kind: PetitionKind | MeetingKind
    summary: str | None
    officer: str | None
    limit: TimeLimit
    version: Version
    started_on: date
    raw_due: date
    due: date
    alternative_due: date | None
    late_after: date
    done_on: date | None
    done_by: str | None
    paused_since: date | None
    days_late: int
    working_days_late: int
    is_provisional: bool
    is_running: bool

    @property
    def is_between_texts(self) -> bool:
        """Whether the law's own date has passed, and that of a conflicting text has not."""
        today = self.late_after + timedelta(days=self.days_late)
        return (
            self.is_running
            and self.limit.severity.is_duty
            and (self.paused_since is None or self.paused_since > today)
            and self.alternative_due is not None
            and self.due < today <= self.late_after
        )


def overdue(connection: sqlite3.Connection, *, today: date) -> list[LimitRow]:
    """Every limit still running on ``today`` whose last day has passed, the worst first.

    Before all others those past which lies discipline (Nghị định 154/2026/NĐ-CP, Điều 41).
    """
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE {OVERDUE} AND {LISTED}"
            " ORDER BY d.severity <> 'discipline', d.late_after, d.due, d.petition_id,"
            " d.meeting_id, d.id",
            today=today,
        )
    )


def between_texts(connection: sqlite3.Connection, *, today: date) -> list[LimitRow]:
    """Every limit that is late by the law itself and not yet by a conflicting text."""
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE {BETWEEN_TEXTS} ORDER BY d.due, d.petition_id, d.meeting_id, d.id",
            today=today,
        )
    )


def due_within(connection: sqlite3.Connection, *, today: date, working_days: int) -> list[LimitRow]:
    """Every running limit that ends today or in the next working days, the next first."""
    last = last_day_within(connection, today=today, working_days=working_days)
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE {DUE_SOON} ORDER BY d.due, d.petition_id, d.meeting_id, d.id",
            today=today,
            last=str(last),
        )
    )


def last_day_within(connection: sqlite3.Connection, *, today: date, working_days: int) -> date:
    """The last of so many working days from today on, or of the calendar."""
    (last,) = connection.execute(
        "SELECT COALESCE(min(later.day), (SELECT max(day) FROM calendar_day))"
        " FROM calendar_day AS now JOIN calendar_day AS later"
        " ON later.worked_count >= now.worked_count + :working_days AND later.day >= now.day"
        " WHERE now.day = :today",
        {"today": str(today), "working_days": working_days},
    ).fetchone()
    return date.fromisoformat(last)


def limits_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, today: date
) -> list[LimitRow]:
    """All limits of a petition begun by now, running and ended, in the order of their start."""
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE p.year = :year AND p.sequence = :sequence"
            f" AND {BEGUN}"
            " ORDER BY d.started_on, d.due, d.id",
            today=today,
            year=number.year,
            sequence=number.sequence,
        )
    )


def limits_of_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> list[LimitRow]:
    """All limits of a meeting begun by now, running and ended, in the order of their start."""
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE d.meeting_id = :meeting_id AND {BEGUN}"
            " ORDER BY d.started_on, d.due, d.id",
            today=today,
            meeting_id=meeting_id,
        )
    )


def day_with_most_overdue(connection: sqlite3.Connection, first: date, last: date) -> date | None:
    """The latest of the days on which most limits were late at once; None if never one was."""
    found = connection.execute(
        "SELECT c.day FROM calendar_day AS c JOIN deadline AS d"
        " ON d.late_after < c.day AND (d.done_on IS NULL OR d.done_on > c.day)"
        f" AND {_IS_DUTY} AND {LISTED} AND (d.paused_since IS NULL OR d.paused_since > c.day)"
        " WHERE c.day BETWEEN ? AND ? GROUP BY c.day ORDER BY count(*) DESC, c.day DESC LIMIT 1",
        (str(first), str(last)),
    ).fetchone()
    return date.fromisoformat(found[0]) if found else None


def _limit_rows(
    connection: sqlite3.Connection, sql: str, *, today: date, **parameters: object
) -> Iterator[LimitRow]:
    rows = connection.execute(sql, {"today": str(today), **parameters}).fetchall()
    if not rows:
        return
    limits = known_limits()
    worked_today = _worked_count(connection, today)
    for row in rows:
        yield _limit_row(row, limit_named(limits, row["limit_id"]), today, worked_today)


def known_limits() -> dict[str, TimeLimit]:
    """Every limit of the law files by its id."""
    return {limit.id: limit for limit in load_limits(paths.data_folder())}


def limit_named(limits: Mapping[str, TimeLimit], limit_id: str) -> TimeLimit:
    """The limit behind a stored row.

    Raises:
        DataFileError: no law file has it any more.
    """
    limit = limits.get(limit_id)
    if limit is None:
        raise DataFileError(_("The limit {id} is in no law file.").format(id=limit_id))
    return limit


def _limit_row(row: sqlite3.Row, limit: TimeLimit, today: date, worked_today: int) -> LimitRow:
    late_after = date.fromisoformat(row["late_after"])
    is_petition = row["petition_id"] is not None
    done_on = stored_day(row["done_on"])
    return LimitRow(
        subject=Subject.PETITION if is_petition else Subject.MEETING,
        number=str(PetitionNumber(row["year"], row["sequence"]))
        if is_petition
        else show_meeting_number(row["meeting_id"]),
        kind=PetitionKind(row["petition_kind"])
        if is_petition
        else MeetingKind(row["meeting_kind"]),
        summary=row["summary"] if is_petition else row["content"],
        officer=row["officer"],
        limit=limit,
        version=limit.version(row["version_id"]),
        started_on=date.fromisoformat(row["started_on"]),
        raw_due=date.fromisoformat(row["raw_due"]),
        due=date.fromisoformat(row["due"]),
        alternative_due=stored_day(row["alternative_due"]),
        late_after=late_after,
        done_on=done_on,
        done_by=row["done_by"],
        paused_since=stored_day(row["paused_since"]),
        days_late=(today - late_after).days,
        working_days_late=worked_today - row["worked_count"],
        is_provisional=bool(row["is_provisional"]),
        is_running=done_on is None or done_on > today,
    )


def _worked_count(connection: sqlite3.Connection, day: date) -> int:
    (count,) = connection.execute(
        "SELECT worked_count FROM calendar_day WHERE day = ?", (str(day),)
    ).fetchone()
    return int(count)
