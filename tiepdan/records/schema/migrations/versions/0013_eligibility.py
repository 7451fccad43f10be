"""Whether a petition meets the conditions to be dealt with, and if not why."""

from alembic import op

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    with_column,
    with_constraint,
    with_terms,
)

revision = "0013"
down_revision = "0012"
SCHEMA_DIGEST = "c64e8a3f060437a07ead1a2f9eb830a29a85d126b1ece64d034a60e98ed5767b"


def upgrade() -> None:
    amend_table(
        "petition_event",
        with_terms("petitioneventkind", "act_known", "examined"),
        with_column("ground", "ineligible_reason VARCHAR(32)"),
        with_column("ground", "is_eligible BOOLEAN"),
        with_constraint(
            "CONSTRAINT examination CHECK ((kind = 'examined') = (is_eligible IS NOT NULL))"
        ),
        with_constraint(
            "CONSTRAINT eligibility CHECK"
            " (is_eligible IS NULL OR is_eligible = (ineligible_reason IS NULL))"
        ),
        with_constraint(
            "CONSTRAINT reason_of_refusal CHECK (ineligible_reason IS NULL"
            " OR kind IN ('examined', 'declined', 'returned', 'filed'))"
        ),
        with_constraint(
            "CONSTRAINT ineligiblereason CHECK (ineligible_reason IN ('missing_information',"
            " 'duplicate', 'anonymous', 'impersonated', 'guided_before', 'sent_to_many',"
            " 'time_barred', 'decided_before', 'illegible', 'other'))"
        ),
    )
    amend_table(
        "petition_standing",
        with_column("late_after", "ineligible_reason VARCHAR"),
        with_column("late_after", "is_eligible BOOLEAN"),
        with_column("late_after", "examined_on DATE"),
    )
    op.create_index(
        "ix_petition_standing_examined",
        "petition_standing",
        ["examined_on", "finished_on"],
        unique=False,
    )
