"""The file of a petition, as far as letters are made from it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.letters import identity_in_letter
from tiepdan.records.reading.limits import LimitRow, limits_of_petition
from tiepdan.records.reading.petitions.owed.next_steps import NextStep, next_steps
from tiepdan.records.reading.petitions.petitions import Identity, PetitionRow, petition_events


@dataclass(frozen=True, slots=True)
class PetitionCase:
    """The file of a petition, as far as letters are made from it."""

    row: PetitionRow
    identity: Identity
    events: Sequence[PetitionEvent]
    limits: Sequence[LimitRow]
    next_steps: Sequence[NextStep] = ()
    """What may be recorded of it, once ``with_next_steps`` has looked: that takes a while."""

    def last(self, kind: PetitionEventKind) -> PetitionEvent | None:
        """The last event of a kind."""
        return next((one for one in reversed(self.events) if one.kind is kind), None)


def read_case(
    connection: sqlite3.Connection, row: PetitionRow, *, today: date, is_revealed: bool
) -> PetitionCase:
    """The file of a petition, with who petitions as far as may be told."""
    return PetitionCase(
        row,
        identity_in_letter(connection, row.number, is_revealed=is_revealed),
        petition_events(connection, row.number, is_revealed=is_revealed),
        limits_of_petition(connection, row.number, today=today),
    )


def with_next_steps(connection: sqlite3.Connection, case: PetitionCase, day: date) -> PetitionCase:
    """The same case with the steps that it may take on a day."""
    steps = next_steps(connection, case.row.number, case.limits, today=day)
    return replace(case, next_steps=steps)
