"""To which body a petition went, which body answered it, whose body decided."""

from tiepdan.records.schema.migrations.copying import amend_table, with_column, with_constraint

revision = "0008"
down_revision = "0007"
SCHEMA_DIGEST = "be59a445bfb197e2a738bbed5cc6175f365259f7b7f2c63d6da114125fc878cf"


def upgrade() -> None:
    amend_table(
        "petition_event",
        with_column("decided_by", "body VARCHAR"),
        with_constraint(
            "CONSTRAINT body_of_event CHECK (body IS NULL OR kind IN"
            " ('forwarded', 'guided', 'agency_replied', 'decided', 'second_decided'))"
        ),
    )
