"""From stored facts to the cases that the law judges, for whoever counts: the rebuild, ``explain``.

It needs ``sqlite3`` alone. A register of many years is read in one sweep, so rows pass as plain
tuples; each query is told which rows by ``wanted``, an SQL query for their ids.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date, timedelta
from functools import partial
from typing import Any

from tiepdan import paths
from tiepdan.law.counting.calendar import WorkCalendar
from tiepdan.law.duties.capacities import capacities_in
from tiepdan.law.limits.case import Case, Event
from tiepdan.law.limits.deadlines import Judge, LimitsByKind, Place
from tiepdan.law.limits.time_limits import LocalPack, Subject, is_on
from tiepdan.law.procedure.meeting_checks import BEFORE_A_MEETING
from tiepdan.law.procedure.standing import DECISIONS
from tiepdan.law.procedure.superior import decider_of, decision_for_the_law
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingStatus
from tiepdan.law.vocabulary.petition import Level
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind
from tiepdan.records.live_rows import live

_DAY = timedelta(days=1)

_OF_PETITION = (
    "kind",
    "received_on",
    "is_within_competence",
    "channel",
    "meeting_id",
    "level",
    "addressed_to",
    "is_anonymous",
)
_OF_MEETING = ("kind", "meets_on", "status", "capacity", "is_online")


def judge_of_office(connection: sqlite3.Connection, calendar: WorkCalendar) -> Judge | None:
    """What the cases of this office are judged by; None while no office is set up.

    Raises:
        DataFileError: a law file is incomplete.
    """
    switches = pack_switches(connection)
    places = _places(connection, switches)
    if not places:
        return None
    limits = [
        limit
        for limit in load_limits(paths.data_folder())
        if any(place.binds(limit.pack) for place in places)
    ]
    is_moved = len(places) > 1
    return Judge(LimitsByKind(limits), places[-1].is_remote, calendar, places if is_moved else ())


def is_bound(
    connection: sqlite3.Connection, day: date = date.max
) -> Callable[[LocalPack | None], bool]:
    """Whether a national rule or one of a pack binds this office on a day, or now.

    Without an office only the national ones do.
    """
    switches = pack_switches(connection)
    for place in _places(connection, switches):
        if day <= place.until:
            return place.binds
    return partial(is_on, province="", switches=switches)


def _places(connection: sqlite3.Connection, switches: Mapping[str, bool]) -> tuple[Place, ...]:
    """Where the office lay, in order; neighbours that differ in nothing a limit asks are one.

    A switch of local rules has no day: it says for good whether they bind the office.
    """
    rows = connection.execute(
        "SELECT province, is_remote, valid_from FROM office ORDER BY id"
    ).fetchall()
    ends = [*(date.fromisoformat(row[2]) - _DAY for row in rows[1:]), date.max]
    return tuple(
        Place(until, bool(row[1]), partial(is_on, province=row[0], switches=switches))
        for row, later, until in zip(rows, [*rows[1:], None], ends, strict=False)
        if later is None or tuple(row)[:2] != tuple(later)[:2]
    )


def pack_switches(connection: sqlite3.Connection) -> dict[str, bool]:
    """Which local packs this office switched on or off itself."""
    return {
        pack: bool(is_on)
        for pack, is_on in connection.execute("SELECT pack, is_on FROM pack_switch")
    }


def petition_cases(
    connection: sqlite3.Connection, wanted: str, *, as_recorded: bool = False
) -> Iterator[tuple[int, Case]]:
    """Each petition in force by its id, its receipt as the first event.

    For the time limits a decision is by whose it is ours or the superior's; ``as_recorded`` it is
    the event that the clerk wrote, for the procedure. What happened of its meeting follows them.
    """
    rows = connection.execute(
        "SELECT petition_id, kind, happened_on, decided_by, result, extended_days, extended_to,"
        " complexity, document_number, act_by, ground, is_eligible, ineligible_reason"
        " FROM petition_event"
        f" WHERE petition_id IN ({wanted}) ORDER BY happened_on, id"
    )
    events = _events_by_subject(_without_decider(rows, as_recorded=as_recorded))
    of_meetings = _events_of_their_meetings(connection, wanted)
    for (
        petition_id,
        kind,
        received_on,
        is_within_competence,
        channel,
        capacity,
        level,
        addressed_to,
        raised_at,
        is_anonymous,
    ) in connection.execute(
        "SELECT p.id, p.kind, p.received_on, p.is_within_competence, p.channel, m.capacity,"
        " p.level, p.addressed_to, m.kind, p.is_anonymous"
        f" FROM {live('petition', *_OF_PETITION)} AS p"
        " LEFT JOIN meeting AS m ON m.id = p.meeting_id"
        f" WHERE p.id IN ({wanted})"
    ):
        received = Event(PetitionEventKind.RECEIVED, date.fromisoformat(received_on))
        yield (
            petition_id,
            Case(
                Subject.PETITION,
                kind,
                (received, *events.get(petition_id, ()), *of_meetings.get(petition_id, ())),
                bool(is_within_competence),
                channel,
                capacities_in(capacity),
                level=Level(level),
                addressed_to=addressed_to,
                raised_at=raised_at,
                is_anonymous=bool(is_anonymous),
            ),
        )


OF_ITS_MEETING: Mapping[str, str] = {
    MeetingEventKind.CONCLUSION_NOTICE: PetitionEventKind.MEETING_CONCLUDED,
    MeetingEventKind.RESULTS_RECEIVED: PetitionEventKind.MEETING_RESULTS,
}
"""What an event of a meeting is to the opinions raised there."""


def _events_of_their_meetings(
    connection: sqlite3.Connection, wanted: str
) -> Mapping[int, list[Event]]:
    """What happened of a meeting, as events of each opinion raised there."""
    kinds = ", ".join(f"'{kind}'" for kind in sorted(OF_ITS_MEETING))
    found: defaultdict[int, list[Event]] = defaultdict(list)
    for petition_id, kind, happened_on in connection.execute(
        "SELECT p.id, e.kind, e.happened_on FROM petition AS p"
        " JOIN meeting_event AS e ON e.meeting_id = p.meeting_id"
        f" WHERE p.id IN ({wanted}) AND e.kind IN ({kinds}) ORDER BY e.happened_on, e.id"
    ):
        found[petition_id].append(Event(OF_ITS_MEETING[kind], date.fromisoformat(happened_on)))
    return found


def meetings_with_opinions(connection: sqlite3.Connection, wanted: str) -> frozenset[int]:
    """The meetings at which opinions in force were raised."""
    return frozenset(
        meeting_id
        for (meeting_id,) in connection.execute(
            f"SELECT DISTINCT p.meeting_id FROM {live('petition', 'meeting_id')} AS p"
            f" WHERE p.meeting_id IN ({wanted})"
        )
    )


def meeting_cases(connection: sqlite3.Connection, wanted: str) -> Iterator[tuple[int, Case]]:
    """Each meeting by its id, but for those not held, or void: of these nothing is owed."""
    events = _events_by_subject(
        connection.execute(
            "SELECT meeting_id, kind, happened_on, NULL, NULL, NULL, document_number, act_by, NULL,"
            " NULL, NULL"
            f" FROM meeting_event WHERE meeting_id IN ({wanted}) ORDER BY happened_on, id"
        )
    )
    answered = _days_when_every_opinion_was_answered(connection, wanted)
    undated = _meetings_with_undated_opinions(connection, wanted)
    for meeting_id, kind, meets_on, status, capacity, is_online in connection.execute(
        f"SELECT id, {', '.join(_OF_MEETING)} FROM {live('meeting', *_OF_MEETING)} AS m"
        f" WHERE id IN ({wanted}) AND status <> '{MeetingStatus.NOT_HELD}'"
    ):
        happened = _meeting_events(
            MeetingStatus(status),
            date.fromisoformat(meets_on),
            events.get(meeting_id, []),
            answered.get(meeting_id),
        )
        if meeting_id in undated:
            ended = Event(PetitionEventKind.CLOSED_UNDATED, date.fromisoformat(meets_on))
            happened = (*happened, ended)
        case = Case(
            Subject.MEETING,
            kind,
            happened,
            chaired_by=capacities_in(capacity),
            is_online=bool(is_online),
        )
        yield meeting_id, case


def _meetings_with_undated_opinions(connection: sqlite3.Connection, wanted: str) -> frozenset[int]:
    """The meetings of which an opinion was settled on a day that nobody knows."""
    return frozenset(
        meeting_id
        for (meeting_id,) in connection.execute(
            "SELECT p.meeting_id FROM petition AS p JOIN petition_standing AS s"
            f" ON s.petition_id = p.id AND s.ended_by = '{PetitionEventKind.CLOSED_UNDATED}'"
            f" WHERE p.meeting_id IN ({wanted})"
        )
    )


def _meeting_events(
    status: MeetingStatus, meets_on: date, recorded: list[Event], answered_on: date | None
) -> tuple[Event, ...]:
    """What was recorded of a meeting, with what follows from its day, its status, its opinions.

    For a meeting that is over without a word of how it was announced, nothing is said about the
    time limits before it: the register does not know.
    """
    happened = list(recorded)
    if status is MeetingStatus.PLANNED or any(e.kind in BEFORE_A_MEETING for e in recorded):
        happened.append(Event(MeetingEventKind.PLANNED, meets_on))
    if status is MeetingStatus.HELD:
        happened.append(Event(MeetingEventKind.HELD, meets_on))
    if answered_on:
        happened.append(Event(MeetingEventKind.OPINIONS_ANSWERED, answered_on))
    return tuple(happened)


def _without_decider(rows: Iterable[Any], *, as_recorded: bool) -> Iterator[Any]:
    """The rows, in the order of their days, as ``_events_by_subject`` takes them."""
    appealed: dict[int, str] = {}
    for petition_id, kind, day, decided_by, result, *others in rows:
        if kind == PetitionEventKind.APPEALED:
            appealed.setdefault(petition_id, day)
        if as_recorded or kind not in DECISIONS:
            yield petition_id, kind, day, *others
            continue
        decider = decider_of(
            PetitionEventKind(kind),
            decided_by=Decider(decided_by) if decided_by else None,
            result=DecisionResult(result) if result else None,
            was_appealed=appealed.get(petition_id, day) < day,
        )
        yield petition_id, decision_for_the_law(decider).value, day, *others


def _events_by_subject(rows: Iterable[Any]) -> Mapping[int, list[Event]]:
    events: defaultdict[int, list[Event]] = defaultdict(list)
    for (
        subject_id,
        kind,
        happened_on,
        days,
        until,
        complexity,
        document,
        act_by,
        ground,
        is_eligible,
        reason,
    ) in rows:
        events[subject_id].append(
            Event(
                kind,
                date.fromisoformat(happened_on),
                days,
                date.fromisoformat(until) if until else None,
                Complexity(complexity) if complexity else None,
                document,
                date.fromisoformat(act_by) if act_by else None,
                ground,
                None if is_eligible is None else bool(is_eligible),
                reason,
            )
        )
    return events


_REPLIES = frozenset(
    {
        PetitionEventKind.AGENCY_REPLIED,
        PetitionEventKind.ANSWERED,
        PetitionEventKind.INTERIM_NOTICE,
    }
)
"""What an opinion raised at a meeting waits for."""


def _days_when_every_opinion_was_answered(
    connection: sqlite3.Connection, wanted: str
) -> Mapping[int, date]:
    """For each meeting with opinions, none of them open: the day of the last one.

    An opinion is open until it was answered, by the office or by an agency's written result, until
    who raised it was told by when it will be settled, or until the petition itself ended. One that
    is void has no standing, and so is none of them.
    """
    replies = ", ".join(f"'{kind}'" for kind in sorted(_REPLIES))
    first_reply = "min(e.happened_on)"
    return {
        meeting_id: date.fromisoformat(last)
        for meeting_id, last in connection.execute(
            "SELECT meeting_id, max(answered_on) FROM ("
            f"SELECT p.meeting_id, CASE WHEN s.finished_on < {first_reply} THEN s.finished_on"
            f" ELSE COALESCE({first_reply}, s.finished_on) END AS answered_on"
            " FROM petition AS p"
            " JOIN petition_standing AS s ON s.petition_id = p.id"
            " LEFT JOIN petition_event AS e"
            f" ON e.petition_id = p.id AND e.kind IN ({replies})"
            f" WHERE p.meeting_id IN ({wanted}) GROUP BY p.id, p.meeting_id, s.finished_on"
            ") AS opinion GROUP BY meeting_id HAVING count(*) = count(answered_on)"
        )
    }
