"""That an older book does not say the field, the channel, or who received."""

from tiepdan.records.schema.migrations.copying import amend_table, with_terms

revision = "0030"
down_revision = "0029"
SCHEMA_DIGEST = "6c14b3dbc5b985dc1402f024166ae0573b8f2fb592c6d09e336b3d616efb908e"

_FIELD = with_terms("field", "other", "not_recorded")


def upgrade() -> None:
    amend_table("petition", _FIELD, with_terms("channel", "other", "not_recorded"))
    amend_table("visit", _FIELD, with_terms("receiver", "clerk", "not_recorded"))
    amend_table("opening_line", _FIELD)
