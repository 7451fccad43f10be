"""Petitions of several contents, one of them a denunciation."""

from tiepdan.records.schema.migrations.copying import amend_table, with_column

revision = "0026"
down_revision = "0025"
SCHEMA_DIGEST = "5116e1943268373ca8c6d8ad74594ed972079b6c4fe962ab20eee4baea8e36bd"


def upgrade() -> None:
    amend_table(
        "petition",
        with_column("is_mixed", "contains_denunciation BOOLEAN DEFAULT 0 NOT NULL"),
        contains_denunciation="0",
    )
