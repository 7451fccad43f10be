"""What came in: its form, who sent it on, who speaks for whom, several contents; what is entered.

What older registers hold of a dialogue or voters' meeting are opinions, all else written petitions.
"""

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    with_column,
    with_constraint,
    with_terms,
)

revision = "0017"
down_revision = "0016"
SCHEMA_DIGEST = "145586b9a5e52673904072a251cd6b353049c8dd66526c48a66ace1ad56f9a64"

_FORMS = "'written', 'oral', 'opinion'"
_REPRESENTED = "'household', 'group', 'organisation', 'absent', 'authorised', 'lawyer'"
_USUAL_FORM = "CASE WHEN channel IN ('dialogue', 'voter_contact') THEN 'opinion' ELSE 'written' END"


def upgrade() -> None:
    amend_table(
        "petition",
        with_terms("channel", "voter_contact", "telephone"),
        with_column("channel", "sent_on DATE"),
        with_column("channel", "sent_document VARCHAR"),
        with_column("channel", "sent_by VARCHAR"),
        with_column("channel", "form VARCHAR(32) DEFAULT 'written' NOT NULL"),
        with_column("people_count", "is_mixed BOOLEAN DEFAULT 0 NOT NULL"),
        with_column("people_count", "represents VARCHAR(32)"),
        with_column("people_count", "representative VARCHAR"),
        with_column("origin", "entered_on DATE"),
        with_constraint(f"CONSTRAINT petitionform CHECK (form IN ({_FORMS}))"),
        with_constraint(f"CONSTRAINT represents CHECK (represents IN ({_REPRESENTED}))"),
        form=_USUAL_FORM,
        is_mixed="0",
    )
    amend_table("petition_link", with_terms("linkkind", "continuation", "split"))
    amend_table("visit", with_column("note", "entered_on DATE"))
