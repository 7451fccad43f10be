"""Anonymous petitions, which have no name."""

from tiepdan.records.schema.migrations.copying import amend_table, instead_of, with_column

revision = "0022"
down_revision = "0021"
SCHEMA_DIGEST = "ee7ad0e007b6a4338593083b4f7827043a6eea374716b71f585c08630153187a"


def upgrade() -> None:
    amend_table("petitioner", instead_of(r"name VARCHAR NOT NULL", "name VARCHAR"))
    amend_table(
        "petition",
        with_column("is_within_competence", "is_anonymous BOOLEAN DEFAULT 0 NOT NULL"),
        is_anonymous="0",
    )
