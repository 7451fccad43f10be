"""The first schema."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.file.state import APPLICATION_ID

revision = "0001"
down_revision = None
SCHEMA_DIGEST = "7386ac0ccedd6dd8742bac26d4813ea17c63eea7f4e3d34a9af1d4f59ed8082a"


def upgrade() -> None:
    if op.get_bind().dialect.name == "sqlite":
        op.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_worked", sa.Boolean(), nullable=False),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("authority", sa.String(), nullable=True),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("worked_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "derivation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fingerprint", sa.String(), nullable=False),
        sa.Column("holidays_version", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="one_derivation"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "meeting",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "regular_reception",
                "periodic_reception",
                "ad_hoc_reception",
                "periodic_dialogue",
                "ad_hoc_dialogue",
                "thematic_dialogue",
                "voter_contact",
                name="meetingkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("meets_on", sa.Date(), nullable=False),
        sa.Column(
            "status",
            sa.Enum(
                "planned",
                "held",
                "nobody_came",
                "not_held",
                name="meetingstatus",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("place", sa.String(), nullable=True),
        sa.Column("chair", sa.String(), nullable=True),
        sa.Column(
            "capacity",
            sa.Enum(
                "party_secretary",
                "committee_chair",
                "council_chair",
                "deputy",
                name="capacity",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("people_present", sa.Integer(), nullable=True),
        sa.Column("content", sa.String(), nullable=True),
        sa.Column(
            "not_held_reason",
            sa.Enum(
                "epidemic",
                "storm_flood",
                "other_duty",
                "other",
                name="notheldreason",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("not_held_note", sa.String(), nullable=True),
        sa.Column("moved_to", sa.Date(), nullable=True),
        sa.CheckConstraint("(status = 'not_held') = (not_held_reason IS NOT NULL)", name="reason"),
        sa.CheckConstraint("people_present >= 0", name="people_present_not_negative"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_meeting_meets_on", "meeting", ["meets_on"], unique=False)

    op.create_table(
        "office",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("province", sa.String(), nullable=False),
        sa.Column("is_remote", sa.Boolean(), nullable=False),
        sa.Column(
            "reception_weekday",
            sa.Enum(
                "monday",
                "tuesday",
                "wednesday",
                "thursday",
                "friday",
                name="weekday",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "reception_half_day",
            sa.Enum(
                "morning",
                "afternoon",
                "whole_day",
                name="halfday",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.CheckConstraint("id = 1", name="one_office"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "petitioner",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("id_number", sa.String(), nullable=True),
        sa.Column("address", sa.String(), nullable=True),
        sa.Column("hamlet", sa.String(), nullable=True),
        sa.Column("phone", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sanction",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "subject",
            sa.Enum(
                "head",
                "official",
                "petitioner",
                name="sanctioned",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("form", sa.String(), nullable=False),
        sa.Column("imposed_on", sa.Date(), nullable=False),
        sa.Column("note", sa.String(), nullable=True),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_sanction_imposed_on", "sanction", ["imposed_on"], unique=False)

    op.create_table(
        "meeting_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "held",
                "conclusion_notice",
                "results_received",
                "opinions_answered",
                name="meetingeventkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_meeting_event", "meeting_event", ["meeting_id", "happened_on"], unique=False
    )

    op.create_table(
        "petition",
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
        sa.CheckConstraint("length(summary) > 0", name="summary_not_empty"),
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
    op.create_index("ix_petition_meeting_id", "petition", ["meeting_id"], unique=False)
    op.create_index("ix_petition_petitioner_id", "petition", ["petitioner_id"], unique=False)
    op.create_index("ix_petition_received", "petition", ["received_on", "id"], unique=False)

    op.create_table(
        "visit",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("visited_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column(
            "receiver",
            sa.Enum(
                "head",
                "deputy",
                "clerk",
                name="receiver",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("people_count", sa.Integer(), nullable=False),
        sa.Column(
            "matter",
            sa.Enum(
                "new",
                "old",
                "none",
                name="matter",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("petitioner_id", sa.Integer(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("advice", sa.String(), nullable=True),
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
        sqlite_autoincrement=True,
    )
    op.create_index("ix_visit_meeting_id", "visit", ["meeting_id"], unique=False)
    op.create_index("ix_visit_visited_on", "visit", ["visited_on"], unique=False)

    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("limit_id", sa.String(), nullable=False),
        sa.Column("version_id", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("raw_due", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("alternative_due", sa.Date(), nullable=True),
        sa.Column("late_after", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("is_provisional", sa.Boolean(), nullable=False),
        sa.CheckConstraint("(petition_id IS NULL) <> (meeting_id IS NULL)", name="one_subject"),
        sa.ForeignKeyConstraint(["meeting_id"], ["meeting.id"], ondelete="CASCADE"),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_index(
        "ix_deadline_meeting", "deadline", ["meeting_id", "done_on", "late_after"], unique=False
    )
    op.create_index("ix_deadline_open", "deadline", ["done_on", "late_after"], unique=False)
    op.create_index(
        "ix_deadline_petition", "deadline", ["petition_id", "done_on", "late_after"], unique=False
    )

    op.create_table(
        "document",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "issuer",
            sa.Enum(
                "party",
                "committee",
                "council",
                "other",
                name="issuer",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column(
            "type",
            sa.Enum(
                "decision",
                "plan",
                "notice",
                "report",
                "letter",
                "invitation",
                "minutes",
                "other",
                name="documenttype",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("number", sa.String(), nullable=True),
        sa.Column("issued_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("length(title) > 0", name="title_not_empty"),
        sa.ForeignKeyConstraint(
            ["meeting_id"],
            ["meeting.id"],
        ),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petition.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_document_issued_on", "document", ["issued_on"], unique=False)
    op.create_index("ix_document_meeting_id", "document", ["meeting_id"], unique=False)
    op.create_index("ix_document_petition_id", "document", ["petition_id"], unique=False)

    op.create_table(
        "petition_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "received",
                "accepted",
                "declined",
                "forwarded",
                "guided",
                "returned",
                "filed",
                "answered",
                "decided",
                "withdrawn",
                "terminated",
                name="petitioneventkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("happened_on", sa.Date(), nullable=False),
        sa.Column(
            "result",
            sa.Enum(
                "upheld",
                "partly_upheld",
                "rejected",
                name="decisionresult",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petition.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index(
        "ix_petition_event", "petition_event", ["petition_id", "happened_on"], unique=False
    )

    op.create_table(
        "petition_standing",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "accepted",
                "resolved",
                "closed",
                name="petitionstate",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("finished_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"], ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("petition_id"),
    )
    op.create_table(
        "visit_petition",
        sa.Column("visit_id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petition.id"],
        ),
        sa.ForeignKeyConstraint(
            ["visit_id"],
            ["visit.id"],
        ),
        sa.PrimaryKeyConstraint("visit_id", "petition_id"),
    )
    op.create_index(
        "ix_visit_petition_petition_id", "visit_petition", ["petition_id"], unique=False
    )
