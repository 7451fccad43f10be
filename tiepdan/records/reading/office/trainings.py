"""Training and dissemination, and numbers of inspections, with what is void among them."""

import sqlite3
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from tiepdan.facts.fact import stored
from tiepdan.facts.inspection import Inspection
from tiepdan.facts.training import Training
from tiepdan.numbers import inspection_not_found, training_not_found
from tiepdan.records.live_rows import live
from tiepdan.records.reading.rows import count_rows, stored_day
from tiepdan.records.reading.shown import shown

Facts = TypeVar("Facts", Training, Inspection)


@dataclass(frozen=True, slots=True)
class Entered(Generic[Facts]):
    """One row of either list, by its number."""

    id: int
    facts: Facts
    voided_on: date | None
    void_reason: str | None


def count_trainings(connection: sqlite3.Connection) -> int:
    """How many trainings the register has, void ones left out."""
    return count_rows(connection, live("training"))


def latest_trainings(
    connection: sqlite3.Connection, *, at_most: int | None
) -> list[Entered[Training]]:
    """The latest trainings, in order of their day."""
    return _latest(connection, "training", "held_on", Training, at_most)


def get_training(connection: sqlite3.Connection, training_id: int) -> Entered[Training]:
    """The training with this number.

    Raises:
        NotFoundError: none has it.
    """
    found = _rows(connection, "training", Training, "r.id = ?", training_id)
    if not found:
        raise training_not_found(training_id)
    return found[0]


def count_inspections(connection: sqlite3.Connection) -> int:
    """How many entries of numbers of inspections there are, void ones left out."""
    return count_rows(connection, live("inspection"))


def latest_inspections(
    connection: sqlite3.Connection, *, at_most: int | None
) -> list[Entered[Inspection]]:
    """The latest numbers of inspections, in order of their day."""
    return _latest(connection, "inspection", "counted_on", Inspection, at_most)


def get_inspection(connection: sqlite3.Connection, inspection_id: int) -> Entered[Inspection]:
    """The numbers of inspections in this place of the list.

    Raises:
        NotFoundError: there are none.
    """
    found = _rows(connection, "inspection", Inspection, "r.id = ?", inspection_id)
    if not found:
        raise inspection_not_found(inspection_id)
    return found[0]


def _latest(
    connection: sqlite3.Connection,
    table: str,
    day: str,
    subject: type[Facts],
    at_most: int | None,
) -> list[Entered[Facts]]:
    condition = f"TRUE ORDER BY r.{day} DESC, r.id DESC LIMIT ?"
    return _rows(connection, table, subject, condition, -1 if at_most is None else at_most)[::-1]


def _rows(
    connection: sqlite3.Connection, table: str, subject: type[Facts], condition: str, value: int
) -> list[Entered[Facts]]:
    rows = connection.execute(
        f"{shown('void')} SELECT r.*, gone.voided_on, gone.reason AS void_reason"
        f" FROM {table} AS r LEFT JOIN shown_void AS gone ON gone.{table}_id = r.id"
        f" WHERE {condition}",
        (value,),
    )
    return [
        Entered(row["id"], stored(subject, row), stored_day(row["voided_on"]), row["void_reason"])
        for row in rows
    ]
