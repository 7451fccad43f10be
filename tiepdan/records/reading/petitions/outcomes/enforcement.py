"""What the decisions on a petition order, and what was carried out of it step by step."""

import sqlite3
from datetime import date

from tiepdan.law.procedure.decision_measures import CARRYING_OUT, Measures
from tiepdan.law.procedure.enforcement import Enforcement, Order, Step
from tiepdan.law.vocabulary.decision import DecisionResult, Measure
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber

_OF_IT = (
    PetitionEventKind.DECIDED,
    PetitionEventKind.SECOND_DECIDED,
    PetitionEventKind.ENFORCED,
    PetitionEventKind.ENFORCEMENT_STEP,
    PetitionEventKind.ENFORCEMENT_FINISHED,
    PetitionEventKind.NOTHING_TO_ENFORCE,
)


def enforcement_of(connection: sqlite3.Connection, number: PetitionNumber) -> Enforcement:
    """The enforcement of a petition's decisions as it stands."""
    events = connection.execute(
        "SELECT e.id, e.kind, e.happened_on, e.result, e.more_than_ordered IS NOT NULL"
        " FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
        " WHERE p.year = ? AND p.sequence = ?"
        f" AND e.kind IN ({', '.join('?' * len(_OF_IT))}) ORDER BY e.happened_on, e.id",
        (number.year, number.sequence, *(kind.value for kind in _OF_IT)),
    ).fetchall()
    orders: dict[str, Order] = {}
    days: dict[str, date] = {}
    steps = []
    for event_id, kind, happened_on, result, is_explained in events:
        day = date.fromisoformat(happened_on)
        days.setdefault(kind, day)
        if kind in CARRYING_OUT:
            steps.append(Step(day, _measures(connection, event_id), bool(is_explained)))
        elif kind in {PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED}:
            found = DecisionResult(result) if result else None
            orders[kind] = Order(day, _measures(connection, event_id), found)
    return Enforcement(
        orders.get(PetitionEventKind.DECIDED),
        orders.get(PetitionEventKind.SECOND_DECIDED),
        steps,
        begun_on=days.get(PetitionEventKind.ENFORCED),
        finished_on=days.get(PetitionEventKind.ENFORCEMENT_FINISHED),
        nothing_since=days.get(PetitionEventKind.NOTHING_TO_ENFORCE),
    )


def _measures(connection: sqlite3.Connection, event_id: int) -> Measures:
    return {
        Measure(measure): int(amount)
        for measure, amount in connection.execute(
            "SELECT measure, amount FROM decision_measure WHERE event_id = ?", (event_id,)
        )
    }
