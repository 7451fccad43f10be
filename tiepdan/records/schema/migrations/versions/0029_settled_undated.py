"""An old case that was settled on a day that nobody knows."""

from tiepdan.records.schema.migrations.copying import amend_table, with_terms

revision = "0029"
down_revision = "0028"
SCHEMA_DIGEST = "a46546047617d69d5d2902a54247e4b480f076e37c127fc5f4fab2a9ff38ac6c"


def upgrade() -> None:
    amend_table("petition_event", with_terms("petitioneventkind", "terminated", "closed_undated"))
