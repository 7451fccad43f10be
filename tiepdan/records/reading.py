"""The named queries: plain SQL on a read-only connection, rows as small frozen values.

A denouncer's name, place and words leave the database in none of them (Luật Tố cáo Đ8, 47, 56):
the columns come back empty for denunciations.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.errors import DataFileError
from tiepdan.i18n import _
from tiepdan.law.load import load_limits
from tiepdan.law.rules import Subject, TimeLimit, Version
from tiepdan.law.vocabulary import (
    Capacity,
    Channel,
    DecisionResult,
    DocumentType,
    Field,
    Issuer,
    MeetingEventKind,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
    PetitionEventKind,
    PetitionKind,
    PetitionState,
)
from tiepdan.numbers import (
    PetitionNumber,
    meeting_not_found,
    petition_not_found,
    show_meeting_number,
)

_OPEN = "(d.done_on IS NULL OR d.done_on > :today)"

_DEADLINES = """
    SELECT d.*, p.year, p.sequence, p.kind AS petition_kind, m.kind AS meeting_kind, m.meets_on,
           CASE WHEN p.kind <> 'denunciation' THEN p.summary END AS summary, m.content,
           COALESCE(p.officer, m.officer, m.chair) AS officer, c.worked_count
    FROM deadline AS d
    LEFT JOIN petition AS p ON p.id = d.petition_id
    LEFT JOIN meeting AS m ON m.id = d.meeting_id
    LEFT JOIN calendar_day AS c ON c.day = d.late_after
"""


@dataclass(frozen=True, slots=True)
class LimitRow:
    """A limit of one petition or meeting, as of a day.

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
    days_late: int
    working_days_late: int
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class PetitionRow:
    """A petition in a list; name, hamlet and summary are empty for a denunciation."""

    number: PetitionNumber
    received_on: date
    kind: PetitionKind
    field: Field
    channel: Channel
    name: str | None
    hamlet: str | None
    people_count: int
    summary: str | None
    officer: str | None
    is_within_competence: bool
    meeting_id: int | None
    state: PetitionState
    since: date
    next_due: date | None


@dataclass(frozen=True, slots=True)
class PetitionEventRow:
    """Something that happened to a petition."""

    happened_on: date
    kind: PetitionEventKind
    result: DecisionResult | None
    document_number: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in a list, with what followed it."""

    id: int
    meets_on: date
    kind: MeetingKind
    status: MeetingStatus
    place: str | None
    chair: str | None
    capacity: Capacity | None
    officer: str | None
    people_present: int | None
    content: str | None
    not_held_reason: NotHeldReason | None
    not_held_note: str | None
    moved_to: date | None
    visit_count: int
    opinion_count: int
    next_due: date | None


@dataclass(frozen=True, slots=True)
class MeetingEventRow:
    """Something that followed a meeting."""

    happened_on: date
    kind: MeetingEventKind
    document_number: str | None
    note: str | None


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document issued."""

    issued_on: date
    issuer: Issuer
    type: DocumentType
    number: str | None
    title: str
    petition: PetitionNumber | None
    meeting_id: int | None


def overdue(connection: sqlite3.Connection, *, today: date) -> list[LimitRow]:
    """Every limit still running on ``today`` whose last day has passed, the worst first."""
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE {_OPEN} AND d.late_after < :today"
            " ORDER BY d.late_after, d.due, d.petition_id, d.meeting_id, d.id",
            today=today,
        )
    )


def due_within(connection: sqlite3.Connection, *, today: date, working_days: int) -> list[LimitRow]:
    """Every running limit that ends today or in the next working days, the next first."""
    (last,) = connection.execute(
        "SELECT COALESCE(min(later.day), (SELECT max(day) FROM calendar_day))"
        " FROM calendar_day AS now JOIN calendar_day AS later"
        " ON later.worked_count >= now.worked_count + :working_days AND later.day >= now.day"
        " WHERE now.day = :today",
        {"today": str(today), "working_days": working_days},
    ).fetchone()
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE {_OPEN} AND d.late_after >= :today AND d.due <= :last"
            " AND d.started_on <= :today ORDER BY d.due, d.petition_id, d.meeting_id, d.id",
            today=today,
            last=last,
        )
    )


def limits_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, today: date
) -> list[LimitRow]:
    """All limits of a petition, running and met, in the order in which they started."""
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE p.year = :year AND p.sequence = :sequence"
            " ORDER BY d.started_on, d.due, d.id",
            today=today,
            year=number.year,
            sequence=number.sequence,
        )
    )


def limits_of_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> list[LimitRow]:
    """All limits of a meeting, running and met, in the order in which they started."""
    return list(
        _limit_rows(
            connection,
            f"{_DEADLINES} WHERE d.meeting_id = :meeting_id ORDER BY d.started_on, d.due, d.id",
            today=today,
            meeting_id=meeting_id,
        )
    )


def day_with_most_overdue(connection: sqlite3.Connection, first: date, last: date) -> date | None:
    """The latest of the days on which most limits were late at once; None if never one was."""
    found = connection.execute(
        "SELECT c.day FROM calendar_day AS c JOIN deadline AS d"
        " ON d.late_after < c.day AND (d.done_on IS NULL OR d.done_on > c.day)"
        " WHERE c.day BETWEEN ? AND ? GROUP BY c.day ORDER BY count(*) DESC, c.day DESC LIMIT 1",
        (str(first), str(last)),
    ).fetchone()
    return date.fromisoformat(found[0]) if found else None


def office_name(connection: sqlite3.Connection) -> str:
    """The commune whose register this is."""
    found = connection.execute("SELECT name FROM office").fetchone()
    return str(found[0]) if found else ""


_PETITIONS = """
    SELECT p.*, s.state, s.since,
           CASE WHEN p.kind <> 'denunciation' THEN w.name END AS shown_name,
           CASE WHEN p.kind <> 'denunciation' THEN w.hamlet END AS shown_hamlet,
           CASE WHEN p.kind <> 'denunciation' THEN p.summary END AS shown_summary,
           (SELECT min(d.late_after) FROM deadline AS d
            WHERE d.petition_id = p.id AND d.done_on IS NULL) AS next_due
    FROM petition AS p
    JOIN petitioner AS w ON w.id = p.petitioner_id
    JOIN petition_standing AS s ON s.petition_id = p.id
"""


def count_petitions(connection: sqlite3.Connection) -> int:
    """How many petitions the register has."""
    return _count(connection, "petition")


def latest_petitions(connection: sqlite3.Connection, *, at_most: int | None) -> list[PetitionRow]:
    """The petitions received last, in order of receipt; all of them without a limit."""
    rows = connection.execute(
        f"{_PETITIONS} ORDER BY p.received_on DESC, p.id DESC LIMIT ?",
        (-1 if at_most is None else at_most,),
    )
    return [_petition_row(row) for row in rows][::-1]


def get_petition(connection: sqlite3.Connection, number: PetitionNumber) -> PetitionRow:
    """The petition with this number.

    Raises:
        NotFoundError: no petition has it.
    """
    row = connection.execute(
        f"{_PETITIONS} WHERE p.year = ? AND p.sequence = ?", (number.year, number.sequence)
    ).fetchone()
    if row is None:
        raise petition_not_found(number)
    return _petition_row(row)


def whole_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, today: date
) -> tuple[PetitionRow, list[PetitionEventRow], list[LimitRow]]:
    """A petition, what happened to it, and its limits.

    Raises:
        NotFoundError: no petition has this number.
    """
    return (
        get_petition(connection, number),
        petition_events(connection, number),
        limits_of_petition(connection, number, today=today),
    )


def petition_events(
    connection: sqlite3.Connection, number: PetitionNumber
) -> list[PetitionEventRow]:
    """What happened to a petition, in order; notes are left out for a denunciation."""
    rows = connection.execute(
        "SELECT e.*, CASE WHEN p.kind <> 'denunciation' THEN e.note END AS shown_note"
        " FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
        " WHERE p.year = ? AND p.sequence = ? ORDER BY e.happened_on, e.id",
        (number.year, number.sequence),
    )
    return [
        PetitionEventRow(
            happened_on=date.fromisoformat(row["happened_on"]),
            kind=PetitionEventKind(row["kind"]),
            result=DecisionResult(row["result"]) if row["result"] else None,
            document_number=row["document_number"],
            note=row["shown_note"],
        )
        for row in rows
    ]


_MEETINGS = """
    SELECT m.*,
           (SELECT count(*) FROM visit AS v WHERE v.meeting_id = m.id) AS visit_count,
           (SELECT count(*) FROM petition AS p WHERE p.meeting_id = m.id) AS opinion_count,
           (SELECT min(d.late_after) FROM deadline AS d
            WHERE d.meeting_id = m.id AND d.done_on IS NULL) AS next_due
    FROM meeting AS m
"""


def count_meetings(connection: sqlite3.Connection) -> int:
    """How many meetings the register has."""
    return _count(connection, "meeting")


def latest_meetings(connection: sqlite3.Connection, *, at_most: int | None) -> list[MeetingRow]:
    """The meetings of the latest days, planned ones included, in order of their day."""
    rows = connection.execute(
        f"{_MEETINGS} ORDER BY m.meets_on DESC, m.id DESC LIMIT ?",
        (-1 if at_most is None else at_most,),
    )
    return [_meeting_row(row) for row in rows][::-1]


def get_meeting(connection: sqlite3.Connection, meeting_id: int) -> MeetingRow:
    """The meeting with this number.

    Raises:
        NotFoundError: no meeting has it.
    """
    row = connection.execute(f"{_MEETINGS} WHERE m.id = ?", (meeting_id,)).fetchone()
    if row is None:
        raise meeting_not_found(meeting_id)
    return _meeting_row(row)


def whole_meeting(
    connection: sqlite3.Connection, meeting_id: int, *, today: date
) -> tuple[MeetingRow, list[MeetingEventRow], list[PetitionRow], list[LimitRow]]:
    """A meeting, what followed it, the opinions raised at it, and its limits.

    Raises:
        NotFoundError: no meeting has this number.
    """
    return (
        get_meeting(connection, meeting_id),
        meeting_events(connection, meeting_id),
        petitions_of_meeting(connection, meeting_id),
        limits_of_meeting(connection, meeting_id, today=today),
    )


def meeting_events(connection: sqlite3.Connection, meeting_id: int) -> list[MeetingEventRow]:
    """What followed a meeting, in order."""
    rows = connection.execute(
        "SELECT * FROM meeting_event WHERE meeting_id = ? ORDER BY happened_on, id", (meeting_id,)
    )
    return [
        MeetingEventRow(
            happened_on=date.fromisoformat(row["happened_on"]),
            kind=MeetingEventKind(row["kind"]),
            document_number=row["document_number"],
            note=row["note"],
        )
        for row in rows
    ]


def petitions_of_meeting(connection: sqlite3.Connection, meeting_id: int) -> list[PetitionRow]:
    """The opinions raised at a meeting."""
    rows = connection.execute(
        f"{_PETITIONS} WHERE p.meeting_id = ? ORDER BY p.year, p.sequence", (meeting_id,)
    )
    return [_petition_row(row) for row in rows]


def count_documents(connection: sqlite3.Connection) -> int:
    """How many documents the register has."""
    return _count(connection, "document")


def latest_documents(connection: sqlite3.Connection, *, at_most: int | None) -> list[DocumentRow]:
    """The documents issued last, in order of their day."""
    rows = connection.execute(
        "SELECT o.*, p.year, p.sequence FROM document AS o"
        " LEFT JOIN petition AS p ON p.id = o.petition_id"
        " ORDER BY o.issued_on DESC, o.id DESC LIMIT ?",
        (-1 if at_most is None else at_most,),
    )
    return [
        DocumentRow(
            issued_on=date.fromisoformat(row["issued_on"]),
            issuer=Issuer(row["issuer"]),
            type=DocumentType(row["type"]),
            number=row["number"],
            title=row["title"],
            petition=PetitionNumber(row["year"], row["sequence"]) if row["year"] else None,
            meeting_id=row["meeting_id"],
        )
        for row in rows
    ][::-1]


def _count(connection: sqlite3.Connection, table: str) -> int:
    (count,) = connection.execute(f"SELECT count(*) FROM {table}").fetchone()
    return int(count)


def _limit_rows(
    connection: sqlite3.Connection, sql: str, *, today: date, **parameters: object
) -> Iterator[LimitRow]:
    rows = connection.execute(sql, {"today": str(today), **parameters}).fetchall()
    if not rows:
        return
    limits = {limit.id: limit for limit in load_limits(paths.data_folder())}
    worked_today = _worked_count(connection, today)
    for row in rows:
        yield _limit_row(row, _limit_with(limits, row), today, worked_today)


def _limit_with(limits: dict[str, TimeLimit], row: sqlite3.Row) -> tuple[TimeLimit, Version]:
    limit = limits.get(row["limit_id"])
    if limit is None:
        raise DataFileError(_("The limit {id} is in no law file.").format(id=row["limit_id"]))
    return limit, limit.version(row["version_id"])


def _limit_row(
    row: sqlite3.Row, law: tuple[TimeLimit, Version], today: date, worked_today: int
) -> LimitRow:
    limit, version = law
    late_after = date.fromisoformat(row["late_after"])
    is_petition = row["petition_id"] is not None
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
        version=version,
        started_on=date.fromisoformat(row["started_on"]),
        raw_due=date.fromisoformat(row["raw_due"]),
        due=date.fromisoformat(row["due"]),
        alternative_due=_day(row["alternative_due"]),
        late_after=late_after,
        done_on=_day(row["done_on"]),
        days_late=(today - late_after).days,
        working_days_late=worked_today - row["worked_count"],
        is_provisional=bool(row["is_provisional"]),
    )


def _worked_count(connection: sqlite3.Connection, day: date) -> int:
    (count,) = connection.execute(
        "SELECT worked_count FROM calendar_day WHERE day = ?", (str(day),)
    ).fetchone()
    return int(count)


def _petition_row(row: sqlite3.Row) -> PetitionRow:
    return PetitionRow(
        number=PetitionNumber(row["year"], row["sequence"]),
        received_on=date.fromisoformat(row["received_on"]),
        kind=PetitionKind(row["kind"]),
        field=Field(row["field"]),
        channel=Channel(row["channel"]),
        name=row["shown_name"],
        hamlet=row["shown_hamlet"],
        people_count=row["people_count"],
        summary=row["shown_summary"],
        officer=row["officer"],
        is_within_competence=bool(row["is_within_competence"]),
        meeting_id=row["meeting_id"],
        state=PetitionState(row["state"]),
        since=date.fromisoformat(row["since"]),
        next_due=_day(row["next_due"]),
    )


def _meeting_row(row: sqlite3.Row) -> MeetingRow:
    return MeetingRow(
        id=row["id"],
        meets_on=date.fromisoformat(row["meets_on"]),
        kind=MeetingKind(row["kind"]),
        status=MeetingStatus(row["status"]),
        place=row["place"],
        chair=row["chair"],
        capacity=Capacity(row["capacity"]) if row["capacity"] else None,
        officer=row["officer"],
        people_present=row["people_present"],
        content=row["content"],
        not_held_reason=NotHeldReason(row["not_held_reason"]) if row["not_held_reason"] else None,
        not_held_note=row["not_held_note"],
        moved_to=_day(row["moved_to"]),
        visit_count=row["visit_count"],
        opinion_count=row["opinion_count"],
        next_due=_day(row["next_due"]),
    )


def _day(stored: str | None) -> date | None:
    return date.fromisoformat(stored) if stored else None
