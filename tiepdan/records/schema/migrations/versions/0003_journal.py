"""The journal; a denouncer's waiver of protection, and the day personal data were destroyed."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import replace_table

revision = "0003"
down_revision = "0002"
SCHEMA_DIGEST = "556b07780fe0b0f1c48bccd7e99a2ef3bdf7c356a86b03a744d201ddc2d2f5ec"


def upgrade() -> None:
    _petition()
    _journal()
    # The names in the calendar are no longer in the language of whoever filled it: make it anew.
    op.execute(
        "UPDATE derivation SET fingerprint = substr(fingerprint, 1, instr(fingerprint, ':'))"
    )


def _petition() -> None:
    op.create_table(
        "new_petition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("year", sa.Integer(), nullable=False),
        sa.Column("sequence", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column(
            "channel",
            sa.Enum(
                "reception",
                "dialogue",
                "post",
                "direct",
                "other_office",
                "elected_body",
                "voter_contact",
                "online",
                "other",
                name="channel",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "kind",
            sa.Enum(
                "complaint",
                "denunciation",
                "proposal",
                "feedback",
                name="petitionkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "field",
            sa.Enum(
                "land",
                "housing",
                "policy",
                "civil_service",
                "justice",
                "corruption",
                "party",
                "society",
                "other",
                name="field",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("is_within_competence", sa.Boolean(), nullable=False),
        sa.Column("petitioner_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("summary", sa.String(), nullable=False),
        sa.Column("protection_waived_on", sa.Date(), nullable=True),
        sa.Column("protection_waiver", sa.String(), nullable=True),
        sa.Column("purged_on", sa.Date(), nullable=True),
        sa.CheckConstraint("length(summary) > 0", name="summary_not_empty"),
        sa.CheckConstraint("sequence >= 1", name="sequence_positive"),
        sa.CheckConstraint(
            "(protection_waived_on IS NULL) = (protection_waiver IS NULL)", name="waiver"
        ),
        sa.CheckConstraint("people_count >= 1", name="people_count_positive"),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["petitioner_id"],
            ["petitioner.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("year", "sequence"),
        sqlite_autoincrement=True,
    )
    replace_table("petition")
    op.create_index("ix_petition_meeting_id", "petition", ["meeting_id"], unique=False)
    op.create_index("ix_petition_petitioner_id", "petition", ["petitioner_id"], unique=False)
    op.create_index("ix_petition_received", "petition", ["received_on", "id"], unique=False)


def _journal() -> None:
    op.create_table(
        "operation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sa.String(), nullable=False),
        sa.Column("clerk", sa.String(), nullable=False),
        sa.Column("command", sa.String(), nullable=False),
        sa.Column("words", sa.String(), nullable=False),
        sa.Column("reason", sa.String(), nullable=True),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("undoes", sa.Integer(), nullable=True),
        sa.Column("hash", sa.String(), nullable=False),
        sa.CheckConstraint("length(clerk) > 0", name="clerk_not_empty"),
        sa.CheckConstraint("length(words) > 0", name="words_not_empty"),
        sa.CheckConstraint("undoes < id", name="undoes_earlier"),
        sa.ForeignKeyConstraint(["undoes"], ["operation.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("operation_id", sa.Integer(), nullable=False),
        sa.Column("table_name", sa.String(), nullable=False),
        sa.Column("row_key", sa.String(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("open", sa.String(), nullable=False),
        sa.Column("personal", sa.String(), nullable=True),
        sa.Column("personal_digest", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["operation_id"], ["operation.id"], deferrable=True, initially="DEFERRED"
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for columns in ("operation_id", "petition_id", "meeting_id"):
        op.create_index(f"ix_change_{columns}", "change", [columns], unique=False)
    op.create_index("ix_change_row", "change", ["table_name", "row_key"], unique=False)
    for table in ("operation", "change"):
        op.execute(
            f"CREATE TRIGGER {table}_is_kept BEFORE DELETE ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
        )
    op.execute(
        "CREATE TRIGGER operation_is_not_altered BEFORE UPDATE ON operation"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
    # Its digest is added when it is sealed; after that its personal part can only be emptied.
    op.execute(
        "CREATE TRIGGER change_is_not_altered BEFORE UPDATE ON change"
        " WHEN (OLD.personal_digest IS NOT NULL OR OLD.personal IS NULL)"
        " AND (NEW.personal IS NOT NULL OR NEW.personal_digest IS NOT OLD.personal_digest)"
        " OR NEW.id <> OLD.id OR NEW.operation_id <> OLD.operation_id"
        " OR NEW.table_name <> OLD.table_name OR NEW.row_key <> OLD.row_key"
        " OR NEW.petition_id IS NOT OLD.petition_id OR NEW.meeting_id IS NOT OLD.meeting_id"
        " OR NEW.open <> OLD.open"
        " BEGIN SELECT RAISE(ABORT, 'the journal is append-only'); END"
    )
