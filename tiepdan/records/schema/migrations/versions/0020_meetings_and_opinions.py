"""Meetings: rule, session, speakers, how announced; the council's committee of an opinion."""

from itertools import combinations

from tiepdan.records.schema.migrations.copying import amend_table, with_column, with_constraint

revision = "0020"
down_revision = "0019"
SCHEMA_DIGEST = "b12fdd6ad674a53c506e01d3907b96981d26027c35ce006b3df25399213fb758"

_WAYS = ("notice_board", "loudspeaker", "website", "invitation", "other")


def upgrade() -> None:
    amend_table(
        "meeting",
        with_column("capacity", "session_on DATE"),
        with_column("capacity", "session VARCHAR"),
        with_column("capacity", "held_under VARCHAR(32)"),
        with_column("people_present", "speakers INTEGER"),
        with_constraint(
            "CONSTRAINT meetingrule CHECK (held_under IN"
            " ('local_government_law', 'rule_11', 'province', 'council_session'))"
        ),
        with_constraint(
            "CONSTRAINT speakers_present CHECK (speakers >= 0 AND speakers <= people_present)"
        ),
    )
    # One way of announcing, or several of them, in this order.
    several = (combinations(_WAYS, size + 1) for size in range(len(_WAYS)))
    listed = ", ".join(f"'{','.join(some)}'" for one in several for some in one)
    amend_table(
        "meeting_event",
        with_column("happened_on", "announced_by VARCHAR(64)"),
        with_constraint(f"CONSTRAINT announced_by CHECK (announced_by IN ({listed}))"),
        with_constraint(
            "CONSTRAINT announcement CHECK (announced_by IS NULL OR kind = 'announced')"
        ),
    )
    amend_table(
        "petition",
        with_column("field", "committee VARCHAR(32)"),
        with_constraint(
            "CONSTRAINT councilcommittee CHECK (committee IN ('legal', 'economic_social',"
            " 'economic_budget', 'cultural_social', 'other'))"
        ),
    )
