"""Whose a decision is: what the law says of it, and the SQL that must say the same."""

import sqlite3
from contextlib import closing
from itertools import product

import pytest

from tiepdan.law.procedure.superior import decider_of, decision_for_the_law
from tiepdan.law.vocabulary.decision import Decider, DecisionResult
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.records.reading.petitions.outcomes.decisions import IS_OURS

DAY = "2026-09-20"
APPEALS = {None: False, "2026-09-19": True, DAY: False, "2026-09-21": False}
"""The day on which it was taken to second instance, and whether that was before the decision."""


@pytest.mark.parametrize(
    ("kind", "decided_by", "result", "appealed"),
    list(
        product(
            (PetitionEventKind.DECIDED, PetitionEventKind.SECOND_DECIDED),
            (None, *Decider),
            (None, *DecisionResult),
            APPEALS,
        )
    ),
)
def test_whose_it_is_in_the_law_and_in_sql(
    kind: PetitionEventKind,
    decided_by: Decider | None,
    result: DecisionResult | None,
    appealed: str | None,
) -> None:
    rows = [(kind.value, DAY, decided_by, result)]
    rows += [("appealed", appealed, None, None)] if appealed else []
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute(
            "CREATE TABLE petition_event (petition_id, kind, happened_on, decided_by, result)"
        )
        connection.executemany("INSERT INTO petition_event VALUES (1, ?, ?, ?, ?)", rows)
        (is_ours,) = connection.execute(
            f"SELECT {IS_OURS} FROM petition_event AS e WHERE e.kind = ?", (kind.value,)
        ).fetchone()
    decider = decider_of(kind, decided_by=decided_by, result=result, was_appealed=APPEALS[appealed])
    assert (decider is Decider.OFFICE) is bool(is_ours)


def test_what_it_is_for_the_time_limits() -> None:
    assert decision_for_the_law(Decider.OFFICE) is PetitionEventKind.DECIDED
    assert decision_for_the_law(Decider.SUPERIOR) is PetitionEventKind.SECOND_DECIDED
