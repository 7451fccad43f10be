"""Opinions followed one by one: an interim notice names a new day; planned days found by status."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    with_column,
    with_constraint,
    with_terms,
)

revision = "0011"
down_revision = "0010"
SCHEMA_DIGEST = "a00fc42bcb055f009d752e6c4f2728e6668cc28037b9a680e6f3fdaca19ab0ba"


def upgrade() -> None:
    amend_table(
        "petition_event",
        with_terms("petitioneventkind", "agency_replied", "interim_notice"),
        with_terms("petitioneventkind", "takes_effect", "meeting_concluded", "meeting_results"),
        with_terms("body_of_event", "agency_replied", "interim_notice"),
        with_column("extended_to", "act_by DATE"),
        with_constraint("CONSTRAINT new_day CHECK (act_by IS NULL OR kind = 'interim_notice')"),
    )
    op.create_index(
        "ix_petition_event_act_by",
        "petition_event",
        ["act_by"],
        unique=False,
        sqlite_where=sa.text("act_by IS NOT NULL"),
    )
    op.create_index("ix_meeting_status", "meeting", ["status", "meets_on"], unique=False)
