"""Corrections of the law: conferences with the People, who a petition is addressed to, grounds."""

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    with_column,
    with_constraint,
    with_terms,
)

revision = "0006"
down_revision = "0005"
SCHEMA_DIGEST = "15934f4db04687a87bdd1333d196bc9ac64687c6ef9dd11be0f6c629ef6c5e5d"


def upgrade() -> None:
    amend_table("meeting", with_terms("meetingkind", "thematic_dialogue", "people_conference"))
    amend_table(
        "meeting_event",
        with_terms("meetingeventkind", "participants_notified", "connection_tested"),
        with_column("happened_on", "act_by DATE"),
        with_constraint("CONSTRAINT act_by CHECK (act_by IS NULL OR kind = 'conclusion_notice')"),
    )
    amend_table(
        "petition",
        with_terms("channel", "elected_body", "press", "fatherland_front"),
        with_column("level", "addressed_to VARCHAR(32)"),
        with_constraint(
            "CONSTRAINT addressee CHECK"
            " (addressed_to IN ('party', 'committee', 'council', 'other'))"
        ),
    )
    amend_table(
        "petition_event",
        with_terms("petitioneventkind", "extended", "extension_sent"),
        with_terms(
            "petitioneventkind", "result_received", "publication_meeting", "publication_announced"
        ),
        with_terms("petitioneventkind", "enforcement_finished", "sender_answered"),
        with_column("result", "ground VARCHAR(32)"),
        with_constraint("CONSTRAINT ground CHECK (ground IS NULL OR kind = 'reception_refused')"),
        with_constraint(
            "CONSTRAINT refusalground CHECK (ground IN ('settled', 'already_answered', 'other'))"
        ),
    )
