"""What belongs to one petition: measures, other petitions, visits."""

import sqlite3
from dataclasses import dataclass
from datetime import date

from tiepdan.facts.fact import stored
from tiepdan.facts.visit import Visit
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.law.vocabulary.petition import LinkKind, PetitionKind, PetitionState
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.reading.shown import seen
from tiepdan.records.secrecy import is_protected


@dataclass(frozen=True, slots=True)
class MeasureRow:
    """What an event ordered, or its enforcement achieved."""

    happened_on: date
    event: PetitionEventKind
    measure: Measure
    amount: int


@dataclass(frozen=True, slots=True)
class LinkRow:
    """Another petition that this one repeats or continues, or that does so with this one."""

    number: PetitionNumber
    kind: LinkKind
    is_earlier: bool
    linked_on: date
    document_number: str | None
    petition_kind: PetitionKind
    state: PetitionState


@dataclass(frozen=True, slots=True)
class LinkedVisit:
    """A visit that led to a petition, or was about it; masked where it would give away who."""

    id: int
    facts: Visit
    voided_on: date | None
    void_reason: str | None


def measures_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber
) -> list[MeasureRow]:
    """What was ordered and carried out, in the order of the events and of the forms."""
    rows = connection.execute(
        "SELECT e.id, e.happened_on, e.kind, d.measure, d.amount FROM decision_measure AS d"
        " JOIN petition_event AS e ON e.id = d.event_id JOIN petition AS p ON p.id = e.petition_id"
        " WHERE p.year = ? AND p.sequence = ? ORDER BY e.happened_on, e.id",
        (number.year, number.sequence),
    ).fetchall()
    order = list(Measure)
    events = list(dict.fromkeys(event_id for event_id, *_facts in rows))
    rows.sort(key=lambda row: (events.index(row["id"]), order.index(Measure(row["measure"]))))
    return [
        MeasureRow(date.fromisoformat(day), PetitionEventKind(event), Measure(measure), int(amount))
        for _id, day, event, measure, amount in rows
    ]


def links_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool = False
) -> list[LinkRow]:
    """The petitions that belong with this one, the earliest link first.

    A protected denunciation is not shown beside a petition whose petitioner is: the two are often
    of the same person.
    """
    rows = connection.execute(
        "SELECT o.year, o.sequence, o.kind AS petition_kind, s.state, link.kind,"
        " link.linked_on, link.document_number, link.petition_id = p.id AS is_earlier"
        " FROM petition AS p"
        " JOIN petition_link AS link ON p.id IN (link.petition_id, link.earlier_id)"
        " JOIN petition AS o ON o.id IN (link.petition_id, link.earlier_id) AND o.id <> p.id"
        " JOIN petition_standing AS s ON s.petition_id = o.id"
        " WHERE p.year = :year AND p.sequence = :sequence"
        f" AND ({is_protected('p')} = {is_protected('o')}"
        f"  OR (:is_revealed AND {is_protected('p')}))"
        " ORDER BY link.linked_on, o.year, o.sequence",
        {"year": number.year, "sequence": number.sequence, "is_revealed": is_revealed},
    )
    return [
        LinkRow(
            number=PetitionNumber(row["year"], row["sequence"]),
            kind=LinkKind(row["kind"]),
            is_earlier=bool(row["is_earlier"]),
            linked_on=date.fromisoformat(row["linked_on"]),
            document_number=row["document_number"],
            petition_kind=PetitionKind(row["petition_kind"]),
            state=PetitionState(row["state"]),
        )
        for row in rows
    ]


def visits_of_petition(
    connection: sqlite3.Connection, number: PetitionNumber, *, is_revealed: bool = False
) -> list[LinkedVisit]:
    """The visits about this petition, in order of their day; a denouncer's only when revealed.

    One that was about a protected denunciation too is left out of the other petition's file,
    where it would tell who else it is about.
    """
    rows = connection.execute(
        f"{seen('visit', 'void', is_revealed=is_revealed)}"
        " SELECT v.*, gone.voided_on, gone.reason AS void_reason"
        " FROM petition AS p JOIN visit_petition AS about ON about.petition_id = p.id"
        " JOIN seen_visit AS v ON v.id = about.visit_id"
        " LEFT JOIN seen_void AS gone ON gone.visit_id = v.id"
        " WHERE p.year = ? AND p.sequence = ?"
        f" AND ({is_protected('p')} OR NOT v.is_covered)"
        " ORDER BY v.visited_on, v.id",
        (number.year, number.sequence),
    )
    return [
        LinkedVisit(
            id=row["id"],
            facts=stored(Visit, row, is_covered=bool(row["is_masked"])),
            voided_on=stored_day(row["voided_on"]),
            void_reason=row["void_reason"],
        )
        for row in rows
    ]
