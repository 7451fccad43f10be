"""Visits in lists and one by one; what gives a denouncer away stays covered."""

import sqlite3
from dataclasses import dataclass, replace
from datetime import date

from tiepdan import paths
from tiepdan.facts.fact import COVERED, stored, stored_values
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.law.dated_numbers import DatedNumber, NumberId
from tiepdan.law.toml.numbers import load_numbers
from tiepdan.law.vocabulary.petition import PetitionState
from tiepdan.law.vocabulary.visit import VisitOutcome
from tiepdan.numbers import visit_not_found
from tiepdan.records.live_rows import live
from tiepdan.records.reading.meetings.visit_facts import FOLLOWED, FOLLOWED_VISIT
from tiepdan.records.reading.petitions.owed.national_database import (
    VISIT_NOT_ENTERED,
    ToEnter,
    entering_rule,
)
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.reading.shown import shown, uncovered
from tiepdan.records.secrecy import PROTECTING, is_protected

Span = tuple[date | None, date | None]
"""From a day up to but not including another; None for no bound."""


@dataclass(frozen=True, slots=True)
class Went:
    """Where a petition stands, since when it ended, and the last body that it was sent to."""

    state: PetitionState
    finished_on: date | None
    sent: VisitOutcome | None
    body: str | None
    document_number: str | None


@dataclass(frozen=True, slots=True)
class VisitRow:
    """One turn of a person or delegation: what was said of it, and with that what follows.

    ``went`` is where the petition that it is handled as stands, and to where that was sent.

    Where a denouncer is protected, what was said is covered, and no other petition is named; one
    that is void is never named.
    """

    id: int
    facts: Visit
    followed: Visit
    went: "Went | None"
    petitioner: Petitioner | None
    is_protected: bool
    petitions: tuple[str, ...]
    voided_on: date | None
    void_reason: str | None

    @property
    def is_large_group(self) -> bool:
        """Whether a delegation counted as a large group on its day."""
        return self.facts.people_count >= large_group().on(self.facts.visited_on)


def large_group() -> DatedNumber:
    """From how many people on a visit is one of a large group, by its day."""
    return load_numbers(paths.data_folder())[NumberId.LARGE_GROUP]


_NUMBERED = ("petition", "year", "sequence", *PROTECTING)

# Beside a protected denunciation no other petition is named: the two are often of the same person.
_VISITS = f"""
    {shown("visit", "void")}, {FOLLOWED_VISIT}
    SELECT v.*, gone.voided_on, gone.reason AS void_reason,
           {", ".join(f"f.{name} AS followed_{name}" for name in FOLLOWED)},
           s.state AS petition_state, s.finished_on AS petition_finished_on,
           sent.kind AS sent, sent.body AS sent_body, sent.document_number AS sent_document,
           (SELECT group_concat(printf('%04d-%04d', p.year, p.sequence), ' ')
            FROM visit_petition AS l JOIN {live(*_NUMBERED)} AS p ON p.id = l.petition_id
            WHERE l.visit_id = v.id
            AND ({is_protected("p")} OR NOT v.is_covered)) AS petitions
    FROM shown_visit AS v JOIN followed_visit AS f ON f.id = v.id
    LEFT JOIN petition_standing AS s ON s.petition_id = f.petition_id
    LEFT JOIN petition_event AS sent ON sent.id =
        (SELECT e.id FROM petition_event AS e
         WHERE e.petition_id = f.petition_id AND e.kind IN ('guided', 'forwarded')
         ORDER BY e.happened_on DESC, e.id DESC LIMIT 1)
    LEFT JOIN shown_void AS gone ON gone.visit_id = v.id
"""


def visits_of_meeting(connection: sqlite3.Connection, meeting_id: int) -> list[VisitRow]:
    """The visits to a meeting, in the order in which they were recorded."""
    rows = connection.execute(f"{_VISITS} WHERE v.meeting_id = ? ORDER BY v.id", (meeting_id,))
    return [_visit_row(row) for row in rows]


def count_visits(
    connection: sqlite3.Connection, period: Span, to_enter: ToEnter[int] | None = None
) -> tuple[int, int]:
    """How many visits there were in a span of days, void ones left out, and of how many people.

    As in ``latest_visits``, of all of them or of those ``to_enter``.
    """
    visits, people = connection.execute(
        "SELECT count(*), coalesce(sum(people_count), 0)"
        f" FROM {live('visit', 'id', 'visited_on', 'people_count', 'entered_on')} AS v"
        f" WHERE {_condition(to_enter)}",
        _bounds(period, to_enter),
    ).fetchone()
    return visits, people


def latest_visits(
    connection: sqlite3.Connection,
    period: Span,
    to_enter: ToEnter[int] | None = None,
    *,
    at_most: int | None,
) -> list[VisitRow]:
    """The latest visits in a span of days, in the order of their day."""
    rows = connection.execute(
        f"{_VISITS} WHERE {_condition(to_enter)}"
        " ORDER BY v.visited_on DESC, v.id DESC LIMIT :at_most",
        {**_bounds(period, to_enter), "at_most": -1 if at_most is None else at_most},
    )
    return [_visit_row(row) for row in rows][::-1]


def visits_to_enter(connection: sqlite3.Connection, period: Span, *, today: date) -> ToEnter[int]:
    """The visits in a span of days that the national database does not have, since their day."""
    nothing: ToEnter[int] = ToEnter(entering_rule(today), today, {})
    rows = connection.execute(
        f"SELECT v.id, v.visited_on FROM visit AS v WHERE {_condition(nothing)}",
        _bounds(period, nothing),
    )
    return replace(nothing, since={visit_id: stored_day(day) for visit_id, day in rows})


def get_visit(connection: sqlite3.Connection, visit_id: int) -> VisitRow:
    """The visit with this number.

    Raises:
        NotFoundError: no visit has it.
    """
    row = connection.execute(f"{_VISITS} WHERE v.id = ?", (visit_id,)).fetchone()
    if row is None:
        raise visit_not_found(visit_id)
    return _visit_row(row)


def _condition(to_enter: ToEnter[int] | None) -> str:
    """SQL: whether visit ``v`` is of the span of days, and one to enter where those are wanted."""
    in_span = "v.visited_on >= :start AND v.visited_on < :end"
    return in_span if to_enter is None else f"{in_span} AND {VISIT_NOT_ENTERED}"


def _bounds(span: Span, to_enter: ToEnter[int] | None) -> dict[str, str]:
    """The parameters of ``_condition``."""
    start, end = span
    bounds = {"start": str(start or date.min), "end": str(end or date.max)}
    if to_enter is None:
        return bounds
    return {**bounds, "entered_since": str(to_enter.rule.since), "today": str(to_enter.today)}


def _visit_row(row: sqlite3.Row) -> VisitRow:
    is_covered = bool(row["is_covered"])
    has_visitor = row["petitioner_id"] is not None
    facts = stored(Visit, row, is_covered=is_covered)
    told = {name: row[f"followed_{name}"] for name in FOLLOWED}
    return VisitRow(
        id=row["id"],
        facts=facts,
        followed=replace(facts, **stored_values(Visit, told)),
        went=_went(row, is_covered=is_covered),
        petitioner=stored(Petitioner, row, is_covered=is_covered) if has_visitor else None,
        is_protected=is_covered,
        petitions=tuple((row["petitions"] or "").split()),
        voided_on=stored_day(row["voided_on"]),
        void_reason=row["void_reason"],
    )


def _went(row: sqlite3.Row, *, is_covered: bool) -> Went | None:
    if row["petition_state"] is None:
        return None
    return Went(
        PetitionState(row["petition_state"]),
        stored_day(row["petition_finished_on"]),
        VisitOutcome(row["sent"]) if row["sent"] else None,
        COVERED if is_covered else row["sent_body"],
        COVERED if is_covered else row["sent_document"],
    )


@dataclass(frozen=True, slots=True)
class ToldVisit:
    """What was told at a visit, for the petition that comes of it; nothing of it is shown.

    Where it ``is_secret`` it may go into nothing but what is protected itself. ``petitions`` came
    of it already, as far as that may be told.
    """

    facts: Visit
    visitor: Petitioner | None
    petitioner_id: int | None
    is_secret: bool
    petitions: tuple[str, ...]


def get_told_visit(connection: sqlite3.Connection, visit_id: int) -> ToldVisit:
    """What was told at a visit.

    Raises:
        NotFoundError: there is no such visit.
    """
    row = connection.execute(
        f"{uncovered('visit')} SELECT v.* FROM uncovered_visit AS v WHERE v.id = ?", (visit_id,)
    ).fetchone()
    if row is None:
        raise visit_not_found(visit_id)
    (came,) = connection.execute(f"{_VISITS} WHERE v.id = ?", (visit_id,)).fetchall()
    return ToldVisit(
        facts=stored(Visit, row),
        visitor=None if row["petitioner_id"] is None else stored(Petitioner, row),
        petitioner_id=row["petitioner_id"],
        is_secret=bool(row["is_covered"]),
        petitions=tuple((came["petitions"] or "").split()),
    )
