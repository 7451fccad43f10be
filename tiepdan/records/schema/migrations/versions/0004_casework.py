"""The whole life of a case: levels, measures, links, who is responsible, meetings put off."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import replace_table

revision = "0004"
down_revision = "0003"
SCHEMA_DIGEST = "de0e473bb4ead3a20e3756d0e5d5dd0f9ce3bfdd493e3240c58361bac3d6e79d"


def upgrade() -> None:
    _meeting()
    _meeting_event()
    _petition()
    _petition_event()
    _new_tables()
    _search_index()


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
        sa.Column(
            "half_day",
            sa.Enum(
                "morning",
                "afternoon",
                "whole_day",
                name="halfday",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=True,
        ),
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
        sa.Column("replaces_id", sa.Integer(), nullable=True),
        sa.CheckConstraint("(status = 'not_held') = (not_held_reason IS NOT NULL)", name="reason"),
        sa.CheckConstraint("people_present >= 0", name="people_present_not_negative"),
        sa.CheckConstraint("replaces_id <> id", name="replaces_another"),
        sa.ForeignKeyConstraint(
            ["replaces_id"],
            ["meeting.id"],
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    replace_table("meeting")
    op.create_index("ix_meeting_meets_on", "meeting", ["meets_on"], unique=False)
    op.create_index("ix_meeting_replaces_id", "meeting", ["replaces_id"], unique=False)


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
                "noted",
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
            "level",
            sa.Enum(
                "first", "again", name="level", native_enum=False, create_constraint=True, length=32
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
        sa.CheckConstraint(
            "(protection_waived_on IS NULL) = (protection_waiver IS NULL)", name="waiver"
        ),
        sa.CheckConstraint("length(summary) > 0", name="summary_not_empty"),
        sa.CheckConstraint("people_count >= 1", name="people_count_positive"),
        sa.CheckConstraint("sequence >= 1", name="sequence_positive"),
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
    replace_table("petition", level="'first'")
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
                "withdrawn_partly",
                "terminated",
                "order_sent",
                "dialogue",
                "dialogue_notified",
                "decided",
                "result_sent",
                "result_received",
                "published",
                "appealed",
                "second_decided",
                "sued",
                "enforced",
                "enforcement_finished",
                "sender_informed",
                "documents_requested",
                "documents_supplied",
                "report_requested",
                "reported",
                "recommendation_handled",
                "handling_reported",
                "agency_replied",
                "assigned",
                "noted",
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
                "confirmed",
                "changed",
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
        sa.Column("officer", sa.String(), nullable=True),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("(kind = 'assigned') = (officer IS NOT NULL)", name="assignment"),
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
        "decision_measure",
        sa.Column("event_id", sa.Integer(), nullable=False),
        sa.Column(
            "measure",
            sa.Enum(
                "recovered_money",
                "recovered_land",
                "returned_money",
                "returned_land",
                "organisations_restored",
                "persons_restored",
                "organisations_disciplined",
                "persons_disciplined",
                "officials_disciplined",
                "cases_to_investigators",
                "persons_to_investigators",
                "officials_to_investigators",
                name="measure",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("amount > 0", name="amount_positive"),
        sa.ForeignKeyConstraint(
            ["event_id"],
            ["petition_event.id"],
        ),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petition.id"],
        ),
        sa.PrimaryKeyConstraint("event_id", "measure"),
    )
    op.create_index(
        "ix_decision_measure_petition_id", "decision_measure", ["petition_id"], unique=False
    )
    op.create_table(
        "petition_link",
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column("earlier_id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "duplicate",
                "continuation",
                name="linkkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("linked_on", sa.Date(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("petition_id <> earlier_id", name="two_petitions"),
        sa.ForeignKeyConstraint(
            ["earlier_id"],
            ["petition.id"],
        ),
        sa.ForeignKeyConstraint(
            ["petition_id"],
            ["petition.id"],
        ),
        sa.PrimaryKeyConstraint("petition_id", "earlier_id"),
    )
    op.create_index("ix_petition_link_earlier_id", "petition_link", ["earlier_id"], unique=False)


def _search_index() -> None:
    op.execute(
        "CREATE VIRTUAL TABLE search USING fts5(what, who, place, mark,"
        " exact_what, exact_who, exact_place, exact_mark, tokenize = 'ascii')"
    )
