"""What meetings, visits and petitions were about, as a report may say it: no person, no secret.

Nothing of a denunciation is here, waived or not; nor a text that names who petitions or came.
"""

import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan.law.vocabulary.petition import Channel, CouncilCommittee, OpinionOutcome, SubjectField
from tiepdan.records.live_rows import is_void
from tiepdan.records.reading.petitions.outcomes.opinions import outcome_before
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.reading.shown import shown
from tiepdan.records.secrecy import denounces
from tiepdan.text import tells

_DIALOGUES = "('periodic_dialogue', 'ad_hoc_dialogue', 'thematic_dialogue', 'people_conference')"


@dataclass(frozen=True, slots=True)
class Content:
    """What something was about, and its field where it has one."""

    text: str
    field: SubjectField | None


@dataclass(frozen=True, slots=True)
class Opinion:
    """An opinion raised at a meeting, and how it was answered by the end of the period."""

    text: str
    outcome: OpinionOutcome
    answered_on: date | None
    committee: CouncilCommittee | None


def dialogue_contents(connection: sqlite3.Connection, start: date, end: date) -> list[Content]:
    """What the dialogues held in a period were about, in order."""
    rows = connection.execute(
        f"SELECT content FROM meeting AS m WHERE kind IN {_DIALOGUES} AND status = 'held'"
        f" AND meets_on >= ? AND meets_on < ? AND content IS NOT NULL"
        f" AND NOT {is_void('meeting', 'm')} ORDER BY meets_on, id",
        (str(start), str(end)),
    )
    return [Content(text, None) for (text,) in rows]


def petition_contents(connection: sqlite3.Connection, start: date, end: date) -> list[Content]:
    """What the petitions and opinions received in a period are about, in order."""
    return list(_petitions(connection, start, end, "TRUE"))


def reception_contents(connection: sqlite3.Connection, start: date, end: date) -> list[Content]:
    """What was brought to receptions in a period: by visits, and by petitions handed in there."""
    visits = connection.execute(
        f"{shown('visit')} SELECT v.content, v.field, v.name FROM shown_visit AS v"
        " WHERE NOT v.is_covered AND v.content IS NOT NULL"
        " AND (v.kind IS NULL OR v.kind <> 'denunciation')"
        " AND v.visited_on >= ? AND v.visited_on < ?"
        " AND NOT EXISTS (SELECT 1 FROM visit_petition AS l WHERE l.visit_id = v.id)"
        f" AND NOT {is_void('visit', 'v')} ORDER BY v.visited_on, v.id",
        (str(start), str(end)),
    )
    return [
        *_nameless(visits),
        *_petitions(connection, start, end, f"p.channel = '{Channel.RECEPTION}'"),
    ]


def opinions(connection: sqlite3.Connection, where: str, start: date, end: date) -> list[Opinion]:
    """The opinions raised ``where`` SQL says in a period, in order, with what became of each."""
    rows = connection.execute(
        f"{shown('petition')} SELECT o.summary, {outcome_before()} AS outcome, o.answered_on,"
        f" o.committee, p.name FROM (SELECT * FROM counted_opinion AS c WHERE {where}) AS o"
        " JOIN shown_petition AS p ON p.id = o.id WHERE o.day >= :start AND o.day < :end"
        " AND o.kind <> 'denunciation' AND o.summary IS NOT NULL ORDER BY o.day, o.id",
        {"start": str(start), "end": str(end)},
    )
    return [
        Opinion(
            text,
            OpinionOutcome(outcome),
            stored_day(answered_on),
            CouncilCommittee(committee) if committee else None,
        )
        for text, outcome, answered_on, committee, name in rows
        if not name or not tells(text, name)
    ]


def _petitions(
    connection: sqlite3.Connection, start: date, end: date, condition: str
) -> Iterator[Content]:
    rows = connection.execute(
        f"{shown('petition')} SELECT p.summary, p.field, p.name FROM shown_petition AS p"
        " JOIN petition_standing AS s ON s.petition_id = p.id"
        f" WHERE NOT p.is_covered AND NOT {denounces('p')}"
        f" AND p.received_on >= ? AND p.received_on < ? AND {condition}"
        " ORDER BY p.received_on, p.id",
        (str(start), str(end)),
    )
    yield from _nameless(rows)


def _nameless(rows: sqlite3.Cursor) -> Iterator[Content]:
    """Those that do not name who petitions or came: a report names no citizen."""
    for text, field, name in rows:
        if text and not (name and tells(text, name)):
            yield Content(text, SubjectField(field) if field else None)
