"""What is derived from the facts: the deadlines and the standing of petitions and meetings.

``refresh`` brings it up to date with the facts that the journal noted; ``rebuild_all`` derives
everybody's anew, ``recount`` those that certain days concern, and ``stale`` tells whose would
differ. Nothing else writes these tables. It needs ``sqlite3`` alone.

A register of many years is rebuilt in one sweep, so rows pass as plain tuples through the
driver: converting each through SQLAlchemy's types costs several times the counting itself.
"""

import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import OutsideCalendarError
from tiepdan.law.limits.deadlines import Deadline, Judge
from tiepdan.law.limits.time_limits import Severity, Subject
from tiepdan.law.procedure.eligibility import examination, is_never_eligible
from tiepdan.law.procedure.lateness import lateness
from tiepdan.law.procedure.standing import petition_standing
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.records.derived import report_days
from tiepdan.records.derived.calendar import rebuild_calendar
from tiepdan.records.derived.cases import (
    judge_of_office,
    meeting_cases,
    meetings_with_opinions,
    petition_cases,
)
from tiepdan.records.derived.days import load_calendar
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.derived.shared_cases import first_of_cases, want_whole_cases
from tiepdan.records.live_rows import is_void


def refresh(connection: sqlite3.Connection) -> list[MovedDeadline]:
    """Derive anew whatever follows from the facts changed since the last time.

    Tells which open deadlines a change of the calendar, the office or its local rules moved.
    """
    tables, since = _changed_tables(connection)
    moved = []
    if "calendar_override" in tables and (changed := rebuild_calendar(connection)):
        moved = recount(connection, changed.first, changed.last)
    if tables & {"office", "pack_switch"}:
        report_days.rebuild(connection)
    if "pack_switch" in tables or ("office" in tables and _is_moved(connection, since)):
        moved += rebuild_all(connection)
    elif tables & _CASE_TABLES:
        _rebuild_touched(connection, since)
    return moved


def note_changes(connection: sqlite3.Connection) -> None:
    """Note from now on whose deadlines are written anew in this transaction, for ``moved``."""
    subjects = [f"{subject}_id" for subject in Subject]
    columns = ", ".join(subjects)
    connection.execute(f"CREATE TEMPORARY TABLE rewritten ({columns})")
    for verb, row in (("INSERT", "NEW"), ("DELETE", "OLD")):
        connection.execute(
            f"CREATE TEMPORARY TRIGGER note_{verb}_of_deadline AFTER {verb} ON main.deadline"
            f" BEGIN INSERT INTO rewritten ({columns})"
            f" VALUES ({', '.join(f'{row}.{column}' for column in subjects)}); END"
        )


def moved(before: sqlite3.Connection, now: sqlite3.Connection) -> Iterator[MovedDeadline]:
    """The running deadlines that moved, began or went since ``note_changes``.

    ``before`` sees the register as it was then, ``now`` is the connection that noted.
    """
    for subject in sorted(Subject):
        keys = now.execute(
            f"SELECT DISTINCT {subject}_id FROM rewritten WHERE {subject}_id IS NOT NULL"
        ).fetchall()
        for connection in (before, now):
            _want(connection)
            connection.executemany(f"INSERT INTO wanted_{subject} VALUES (?)", keys)
        old, new = _stored(before, subject), _stored(now, subject)
        for key in _different(old, new):
            number = _number(now if key in new else before, subject, key)
            yield from _moves(number, old.get(key, []), new.get(key, []))


def _changed_tables(connection: sqlite3.Connection) -> tuple[set[str], int]:
    """The tables changed since the last time, and the last change before."""
    (since,) = connection.execute("SELECT derived_to FROM current_operation").fetchone()
    tables = {
        table
        for (table,) in connection.execute(
            "SELECT DISTINCT table_name FROM change WHERE id > ?", (since,)
        )
    }
    connection.execute("UPDATE current_operation SET derived_to = (SELECT max(id) FROM change)")
    return tables, since


def _is_moved(connection: sqlite3.Connection, since: int) -> bool:
    """Whether a change of the office is one that deadlines follow from, and no name or room."""
    asked = ", ".join(
        f"json_extract(open, '$.{{when}}.{column}')" for column in ("province", "is_remote")
    )
    before, after = asked.format(when="before"), asked.format(when="after")
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM change WHERE id > ? AND table_name = 'office'"
        f" AND (json_array({before}) <> json_array({after})))",
        (since,),
    ).fetchone()
    return bool(found)


def _rebuild_touched(connection: sqlite3.Connection, since: int) -> None:
    # First the few that are new, by their numbers alone: each other index would lead through all.
    connection.execute("DROP TABLE IF EXISTS fresh")
    connection.execute(
        "CREATE TEMPORARY TABLE fresh AS SELECT table_name, petition_id, meeting_id,"
        " json_extract(open, '$.before.meeting_id') AS old_meeting_id,"
        " CASE WHEN table_name = 'petition_link'"
        " THEN CAST(substr(row_key, instr(row_key, '/') + 1) AS INTEGER) END AS linked_id"
        " FROM change WHERE id > ?",
        (since,),
    )
    _want(connection)
    for subject, touched in _TOUCHED.items():
        connection.execute(f"INSERT OR IGNORE INTO wanted_{subject} {touched}")
    want_whole_cases(connection)
    _rebuild_wanted(connection)


def rebuild_all(connection: sqlite3.Connection) -> list[MovedDeadline]:
    """Derive anew the deadlines and standings of the whole register; tells what moved."""
    judge = judge_of_office(connection, load_calendar(connection))
    if judge is None:
        return []
    return [
        move
        for _slice in _slices(connection, (Subject.PETITION, Subject.MEETING))
        for move in _rebuild_by(connection, judge)
    ]


def recount(connection: sqlite3.Connection, first: date, last: date) -> list[MovedDeadline]:
    """Derive anew every deadline that a change of days in a span may move; tells what moved.

    Those are the ones whose period, with the days after it that an end on a day off passes over,
    has a day in the span.
    """
    return rebuild(
        connection,
        "min(started_on, due) <= :last AND max(started_on, raw_due, due, late_after) >= :first",
        first=str(first),
        last=str(last),
    )


def rebuild(
    connection: sqlite3.Connection, condition: str, **parameters: str
) -> list[MovedDeadline]:
    """Derive anew whatever belongs to a subject with such a deadline; tells what moved."""
    _want(connection)
    for subject in Subject:
        connection.execute(
            f"INSERT INTO wanted_{subject} SELECT DISTINCT {subject}_id FROM deadline"
            f" WHERE {subject}_id IS NOT NULL AND {condition}",
            parameters,
        )
    return _rebuild_wanted(connection)


_CASE_TABLES = frozenset(
    {"petition", "petition_event", "petition_link", "meeting", "meeting_event", "void"}
)
"""The tables whose rows decide what is derived of single petitions and meetings."""

_TOUCHED = {
    Subject.PETITION: (
        "SELECT petition_id FROM fresh WHERE table_name IN ('petition', 'petition_event', 'void')"
        " AND petition_id IS NOT NULL"
        # What is linked to it, or was, may be of another case now.
        " UNION SELECT petition_id FROM fresh WHERE table_name = 'petition_link'"
        " UNION SELECT linked_id FROM fresh WHERE linked_id IS NOT NULL"
        # Who chaired a meeting, and its notice, decide limits of the petitions raised there.
        " UNION SELECT p.id FROM fresh JOIN petition AS p ON p.meeting_id = fresh.meeting_id"
        " WHERE fresh.table_name IN ('meeting', 'meeting_event')"
    ),
    Subject.MEETING: (
        "SELECT meeting_id FROM fresh WHERE meeting_id IS NOT NULL"
        # The meeting that a petition belonged to before counts as well.
        " UNION SELECT old_meeting_id FROM fresh WHERE old_meeting_id IS NOT NULL"
        # An answered opinion, or a void one, may be the last one its dialogue was waiting for.
        " UNION SELECT p.meeting_id FROM fresh JOIN petition AS p ON p.id = fresh.petition_id"
        " WHERE fresh.table_name IN ('petition_event', 'void') AND p.meeting_id IS NOT NULL"
    ),
}
"""The petitions and meetings whose derived rows follow from the facts in ``fresh``."""


def stale(connection: sqlite3.Connection) -> Iterator[str]:
    """The petitions and meetings whose derived rows are not what a fresh count gives."""
    judge = judge_of_office(connection, load_calendar(connection))
    if judge is None:
        return
    for subject in _slices(connection, sorted(Subject)):
        wrong: set[int] = set()
        if subject is Subject.PETITION:
            standings, new = _petitions_judged(connection, judge)
            stored = {row[0]: row for row in map(tuple, connection.execute(_STANDINGS))}
            wrong.update(
                key
                for key in stored.keys() | standings.keys()
                if stored.get(key) != standings.get(key)
            )
        else:
            new = _meetings_judged(connection, judge)
        wrong.update(_different(_stored(connection, subject), new))
        for key in sorted(wrong):
            yield _number(connection, subject, key)


def _want(connection: sqlite3.Connection) -> None:
    """Make ready the lists of petitions and meetings whose derived rows are to be made anew."""
    for subject in Subject:
        connection.execute(f"DROP TABLE IF EXISTS wanted_{subject}")
        connection.execute(f"CREATE TEMPORARY TABLE wanted_{subject} (id INTEGER PRIMARY KEY)")


_SLICE = 1000
"""How many petitions or meetings of a whole register are judged at a time, to spare memory."""


def _slices(connection: sqlite3.Connection, subjects: Iterable[Subject]) -> Iterator[Subject]:
    """Want the whole register, one slice after the other; tells of what."""
    for subject in subjects:
        last = 0
        while last is not None:
            _want(connection)
            connection.execute(
                f"INSERT INTO wanted_{subject} SELECT id FROM {subject} WHERE id > ?"
                " ORDER BY id LIMIT ?",
                (last, _SLICE),
            )
            (last,) = connection.execute(f"SELECT max(id) FROM wanted_{subject}").fetchone()
            if last is not None:
                yield subject


def _rebuild_wanted(connection: sqlite3.Connection) -> list[MovedDeadline]:
    judge = judge_of_office(connection, load_calendar(connection))
    return [] if judge is None else _rebuild_by(connection, judge)


def _rebuild_by(connection: sqlite3.Connection, judge: Judge) -> list[MovedDeadline]:
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


def _rebuild_petitions(connection: sqlite3.Connection, judge: Judge) -> Iterator[MovedDeadline]:
    standings, deadlines = _petitions_judged(connection, judge)
    connection.execute(
        "DELETE FROM petition_standing WHERE petition_id IN"
        f" (SELECT w.id FROM wanted_petition AS w WHERE {is_void('petition', 'w')})"
    )
    connection.executemany(
        f"INSERT OR REPLACE INTO petition_standing ({_STANDING_COLUMNS})"
        f" VALUES ({_marks(_STANDING_COLUMNS)})",
        standings.values(),
    )
    return _replace(connection, Subject.PETITION, deadlines)


def _rebuild_meetings(connection: sqlite3.Connection, judge: Judge) -> Iterator[MovedDeadline]:
    return _replace(connection, Subject.MEETING, _meetings_judged(connection, judge))


def _petitions_judged(
    connection: sqlite3.Connection, judge: Judge
) -> tuple[dict[int, "_Values"], dict[int, list["_Values"]]]:
    """The standing and the deadlines of each wanted petition that is not void, as rows."""
    standings: dict[int, _Values] = {}
    deadlines: dict[int, list[_Values]] = {}
    first_of_case = first_of_cases(connection, "SELECT id FROM wanted_petition")
    for petition_id, case in petition_cases(connection, "SELECT id FROM wanted_petition"):
        standing = petition_standing(
            PetitionKind(case.kind), case.events[0].day, case.events[1:], case.channel
        )
        found = judge.deadlines(case)
        is_limited, late_after = lateness(standing, found)
        examined = examination(
            case.events[1:],
            is_nameless=is_never_eligible(case.kind, is_anonymous=case.is_anonymous),
        )
        standings[petition_id] = (
            petition_id,
            standing.state.value,
            str(standing.since),
            _text(standing.finished_on),
            standing.ended_by,
            is_limited,
            _text(late_after),
            _text(examined.examined_on),
            examined.is_eligible,
            examined.reason,
            first_of_case.get(petition_id, petition_id),
        )
        deadlines[petition_id] = [_values(petition_id, None, deadline) for deadline in found]
    return standings, deadlines


def _meetings_judged(connection: sqlite3.Connection, judge: Judge) -> dict[int, list["_Values"]]:
    wanted = "SELECT id FROM wanted_meeting"
    in_parts = meetings_with_opinions(connection, wanted)
    return {
        meeting_id: [
            _values(None, meeting_id, deadline, is_whole=meeting_id in in_parts)
            for deadline in judge.deadlines(case)
        ]
        for meeting_id, case in meeting_cases(connection, wanted)
    }


_STANDING_COLUMNS = (
    "petition_id, state, since, finished_on, ended_by, is_limited, late_after, examined_on,"
    " is_eligible, ineligible_reason, case_id"
)
_STANDINGS = (
    f"SELECT {_STANDING_COLUMNS} FROM petition_standing"
    " WHERE petition_id IN (SELECT id FROM wanted_petition)"
)

_Values = tuple[object, ...]
"""A row of a derived table, as the driver takes and gives it."""

_COLUMNS = (
    "petition_id, meeting_id, limit_id, version_id, severity, started_on, raw_due, due,"
    " alternative_due, late_after, done_on, done_by, is_met, paused_since, is_provisional"
)
_LIMIT_ID, _SEVERITY, _DUE, _LATE_AFTER, _DONE_BY = 2, 4, 7, 9, 11


def _values(
    petition_id: int | None, meeting_id: int | None, deadline: Deadline, *, is_whole: bool = False
) -> _Values:
    """As ``_COLUMNS``; where ``is_whole``, the meeting has opinions, which have their parts."""
    is_listed_in_parts = is_whole and deadline.limit.in_parts
    return (
        petition_id,
        meeting_id,
        deadline.limit.id,
        deadline.version.id,
        (Severity.WHOLE if is_listed_in_parts else deadline.limit.severity).value,
        str(deadline.started_on),
        str(deadline.raw_due),
        str(deadline.due),
        _text(deadline.alternative_due),
        str(deadline.late_after),
        _text(deadline.done_on),
        deadline.done_by,
        deadline.is_met,
        _text(deadline.paused_since),
        deadline.is_provisional,
    )


def _replace(
    connection: sqlite3.Connection, subject: Subject, new: Mapping[int, list[_Values]]
) -> Iterator[MovedDeadline]:
    """Write the deadlines that differ from the stored ones; most do not, and stay untouched."""
    old = _stored(connection, subject)
    changed = _different(old, new)
    connection.executemany(
        f"DELETE FROM deadline WHERE {subject}_id = ?", [(key,) for key in changed if key in old]
    )
    connection.executemany(
        f"INSERT INTO deadline ({_COLUMNS}) VALUES ({_marks(_COLUMNS)})",
        [row for key in changed for row in new.get(key, [])],
    )
    return (
        move
        for key in changed
        for move in _moves(_number(connection, subject, key), old.get(key, []), new.get(key, []))
    )


def _stored(connection: sqlite3.Connection, subject: Subject) -> dict[int, list[_Values]]:
    """The stored deadlines of the wanted petitions or meetings, in the order of their writing."""
    rows: defaultdict[int, list[_Values]] = defaultdict(list)
    for row in connection.execute(
        f"SELECT {subject}_id, {_COLUMNS} FROM deadline"
        f" WHERE {subject}_id IN (SELECT id FROM wanted_{subject}) ORDER BY id"
    ):
        rows[row[0]].append(tuple(row)[1:])
    return rows


def _different(old: Mapping[int, list[_Values]], new: Mapping[int, list[_Values]]) -> list[int]:
    return sorted(key for key in old.keys() | new.keys() if old.get(key, []) != new.get(key, []))


def _moves(number: str, old: list[_Values], new: list[_Values]) -> Iterator[MovedDeadline]:
    """The running duties of one subject whose last day changed, appeared or went."""
    before, after = _running(old), _running(new)
    for limit_id, place in sorted(before.keys() | after.keys()):
        was, now = before.get((limit_id, place)), after.get((limit_id, place))
        if was != now:
            # Where only the day by the other of two texts moved, that is the one to tell.
            is_other = was is not None and now is not None and was[0] == now[0]
            yield MovedDeadline(
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
        # The whole of several opinions' limits moves as they do, and they are told.
        is_told = row[_SEVERITY] not in {Severity.MILESTONE, Severity.WHOLE}
        if row[_DONE_BY] is None and is_told:
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


def _marks(columns: str) -> str:
    return ", ".join("?" for _column in columns.split(","))


def _text(day: date | None) -> str | None:
    return None if day is None else str(day)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
