"""The number of a meeting apart from what the journal knows its row by."""

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    instead_of,
    with_column,
    with_constraint,
)

revision = "0027"
down_revision = "0026"
SCHEMA_DIGEST = "66df46da083b7bde51e33e3c16db4591202ef1bf2c42ef53f2b8fa6291134a32"


def upgrade() -> None:
    amend_table(
        "meeting",
        instead_of(r"\n\tid INTEGER NOT NULL", "\n\trow_key INTEGER NOT NULL"),
        with_column("row_key", "id INTEGER NOT NULL"),
        with_constraint("UNIQUE (id)"),
        row_key="id",
    )
