"""Whether an office has its letters numbered by the register."""

from tiepdan.records.schema.migrations.copying import amend_table, with_column

revision = "0028"
down_revision = "0027"
SCHEMA_DIGEST = "083ca740fa0640dc725025e0f2435c9d39a5f20852286abb69699fd8d395aaad"


def upgrade() -> None:
    amend_table("office", with_column("letter_mark", "numbers_letters BOOLEAN"))
