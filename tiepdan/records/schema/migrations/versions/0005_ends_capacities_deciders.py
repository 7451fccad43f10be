"""How petitions ended and whether in time; several capacities of a chair; whose a decision is."""

from itertools import combinations

from alembic import op

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    instead_of,
    with_column,
    with_constraint,
    with_list,
    with_terms,
)

revision = "0005"
down_revision = "0004"
SCHEMA_DIGEST = "c8a1530f8bcf6667ab2068abfb7cad9fab3f67019b45540f428a5154d1ad89d4"

_CAPACITIES = ("party_secretary", "committee_chair", "council_chair", "deputy")


def upgrade() -> None:
    amend_table(
        "petition_standing",
        with_column("finished_on", "late_after DATE"),
        with_column("finished_on", "is_limited BOOLEAN NOT NULL"),
        with_column("finished_on", "ended_by VARCHAR"),
        with_terms("petitionstate", "suspended", "withdrawn"),
        is_limited="0",
    )
    op.create_index("ix_petition_standing_state", "petition_standing", ["state"], unique=False)
    amend_table("deadline", with_column("done_by", "is_met BOOLEAN NOT NULL"), is_met="0")
    # One capacity, or several of them, in this order.
    several = (combinations(_CAPACITIES, size + 1) for size in range(len(_CAPACITIES)))
    amend_table(
        "meeting",
        instead_of(r"\n\tcapacity VARCHAR\(32\)", r"\n\tcapacity VARCHAR(64)"),
        with_list("capacity", "capacity", *(",".join(some) for one in several for some in one)),
    )
    amend_table(
        "petition_event",
        with_column("result", "decided_by VARCHAR(32)"),
        with_constraint("CONSTRAINT decider CHECK (decided_by IN ('office', 'superior'))"),
        with_constraint(
            "CONSTRAINT decider_of_decision CHECK"
            " (decided_by IS NULL OR kind IN ('decided', 'second_decided'))"
        ),
    )
