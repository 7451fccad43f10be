"""The whole rule book: more events, extensions, pauses, the office's own days off and packs."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import replace_table

revision = "0002"
down_revision = "0001"
SCHEMA_DIGEST = "51b9e708ec6338f8ced5c9b172e519095eadc5baeaf7d58f6e3cb68bad63ce45"


def upgrade() -> None:
    _drop_what_is_derived()
    _meeting()
    _meeting_event()
    _petition()
    _petition_event()
    _new_tables()
    _derived_tables()


def _drop_what_is_derived() -> None:
    for table in ("deadline", "petition_standing", "calendar_day"):
        op.drop_table(table)
    # Whatever was derived is missing now: the first opening makes all of it anew.
    op.execute("UPDATE derivation SET fingerprint = ''")


def _meeting() -> None:
    op.create_table(
        "new_meeting",
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
        sa.Column("is_online", sa.Boolean(), nullable=False),
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
    op.add_column(
        "meeting", sa.Column("is_online", sa.Boolean(), nullable=False, server_default=sa.false())
    )
    replace_table("meeting")
    op.create_index("ix_meeting_meets_on", "meeting", ["meets_on"], unique=False)


def _meeting_event() -> None:
    op.create_table(
        "new_meeting_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "planned",
                "announced",
                "participants_notified",
                "held",
                "conclusion_notice",
                "results_received",
                "published",
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
    replace_table("meeting_event")
    op.create_index(
        "ix_meeting_event", "meeting_event", ["meeting_id", "happened_on"], unique=False
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
    replace_table("petition")
    op.create_index("ix_petition_meeting_id", "petition", ["meeting_id"], unique=False)
    op.create_index("ix_petition_petitioner_id", "petition", ["petitioner_id"], unique=False)
    op.create_index("ix_petition_received", "petition", ["received_on", "id"], unique=False)


def _petition_event() -> None:
    op.create_table(
        "new_petition_event",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "received",
                "act_known",
                "accepted",
                "acceptance_notified",
                "declined",
                "forwarded",
                "guided",
                "returned",
                "filed",
                "reception_refused",
                "refusal_sent",
                "answered",
                "complex",
                "several_places",
                "extended",
                "suspended",
                "resumed",
                "withdrawn",
                "terminated",
                "order_sent",
                "dialogue",
                "dialogue_notified",
                "decided",
                "result_sent",
                "result_received",
                "published",
                "appealed",
                "sued",
                "enforced",
                "sender_informed",
                "documents_requested",
                "documents_supplied",
                "report_requested",
                "reported",
                "recommendation_handled",
                "handling_reported",
                "resolution_expired",
                "takes_effect",
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
        sa.Column("extended_days", sa.Integer(), nullable=True),
        sa.Column("extended_to", sa.Date(), nullable=True),
        sa.Column(
            "complexity",
            sa.Enum(
                "complex",
                "specially_complex",
                name="complexity",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint(
            "(kind = 'extended')"
            " = (extended_days IS NOT NULL AND complexity IS NOT NULL"
            " AND document_number IS NOT NULL)",
            name="extension",
        ),
        sa.CheckConstraint("extended_days > 0", name="extended_days_positive"),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petition.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    replace_table("petition_event")
    op.create_index(
        "ix_petition_event", "petition_event", ["petition_id", "happened_on"], unique=False
    )


def _new_tables() -> None:
    op.create_table(
        "calendar_override",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_worked", sa.Boolean(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.Column("authority", sa.String(), nullable=True),
        sa.CheckConstraint("length(reason) > 0", name="reason_not_empty"),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "pack_switch",
        sa.Column("pack", sa.String(), nullable=False),
        sa.Column("is_on", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("pack"),
    )


def _derived_tables() -> None:
    op.create_table(
        "calendar_day",
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("is_worked", sa.Boolean(), nullable=False),
        sa.Column("kind", sa.String(), nullable=True),
        sa.Column("name", sa.String(), nullable=True),
        sa.Column("authority", sa.String(), nullable=True),
        sa.Column("is_confirmed", sa.Boolean(), nullable=False),
        sa.Column("worked_count", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("day"),
    )
    op.create_table(
        "deadline",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=True),
        sa.Column("meeting_id", sa.Integer(), nullable=True),
        sa.Column("limit_id", sa.String(), nullable=False),
        sa.Column("version_id", sa.String(), nullable=False),
        sa.Column("severity", sa.String(), nullable=False),
        sa.Column("started_on", sa.Date(), nullable=False),
        sa.Column("raw_due", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=False),
        sa.Column("alternative_due", sa.Date(), nullable=True),
        sa.Column("late_after", sa.Date(), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=True),
        sa.Column("done_by", sa.String(), nullable=True),
        sa.Column("paused_since", sa.Date(), nullable=True),
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
        "petition_standing",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column(
            "state",
            sa.Enum(
                "new",
                "accepted",
                "suspended",
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
