"""A decision is enforced in steps; prosecutions; what was more than ordered, and why."""

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    with_column,
    with_constraint,
    with_terms,
)

revision = "0012"
down_revision = "0011"
SCHEMA_DIGEST = "f9e8765b6193da8fdbd1d89f8606432f64efc20e89377ceb08ff5910c073f8e9"


def upgrade() -> None:
    amend_table(
        "petition_event",
        with_column("body", "more_than_ordered VARCHAR"),
        with_constraint(
            "CONSTRAINT more_than_ordered CHECK (more_than_ordered IS NULL OR kind IN"
            " ('enforcement_step', 'enforcement_finished'))"
        ),
        with_terms("petitioneventkind", "enforced", "enforcement_step"),
        with_terms("petitioneventkind", "enforcement_finished", "nothing_to_enforce"),
    )
    amend_table(
        "decision_measure",
        with_terms(
            "measure",
            "officials_to_investigators",
            "cases_prosecuted",
            "persons_prosecuted",
            "officials_prosecuted",
        ),
    )
