"""Petitions that are one case, and what a case is marked as."""

from alembic import op

from tiepdan.records.schema.migrations.copying import amend_table, with_column, with_terms

revision = "0021"
down_revision = "0020"
SCHEMA_DIGEST = "01788d6ce9df787e16c48e3a28dce672317d3d6981de4046a2545d4ef060ab5c"


def upgrade() -> None:
    amend_table("petition_link", with_terms("linkkind", "split", "same_case"))
    amend_table(
        "petition",
        with_column("summary", "concerns_degradation BOOLEAN"),
        with_column("summary", "is_drawn_out BOOLEAN"),
        with_column("summary", "is_complex BOOLEAN"),
    )
    amend_table(
        "petition_standing",
        with_column("ineligible_reason", "case_id INTEGER NOT NULL"),
        case_id="petition_id",
    )
    op.create_index("ix_petition_standing_case", "petition_standing", ["case_id"], unique=False)
