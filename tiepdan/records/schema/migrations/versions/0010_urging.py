"""The body to which something was forwarded is urged to handle it."""

from tiepdan.records.schema.migrations.copying import amend_table, instead_of, with_terms

revision = "0010"
down_revision = "0009"
SCHEMA_DIGEST = "32f9938defc8d18a9dcd82af1da607ba877a6445b59c691bf52e1493b7f23e45"


def upgrade() -> None:
    amend_table(
        "petition_event",
        with_terms("petitioneventkind", "guided", "urged"),
        instead_of(
            r"\('forwarded', 'guided', 'agency_replied',",
            "('forwarded', 'guided', 'urged', 'agency_replied',",
        ),
    )
