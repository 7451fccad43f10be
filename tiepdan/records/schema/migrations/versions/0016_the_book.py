"""What the reception book says of a visit (Nghị định 154/2026, Mẫu 03/TCD)."""

from itertools import combinations

from tiepdan.records.schema.migrations.copying import amend_table, with_column, with_constraint

revision = "0016"
down_revision = "0015"
SCHEMA_DIGEST = "29c1c55e11aa43009038215c21a8790833fd756368a83bc7b2d962acefc99862"

_CAPACITIES = ("party_secretary", "committee_chair", "council_chair", "deputy")
_LISTS = {
    "capacity": ("capacity", [
        ",".join(some) for size in range(1, 5) for some in combinations(_CAPACITIES, size)
    ]),
    "petitionkind": ("kind", ["complaint", "denunciation", "proposal", "feedback"]),
    "field": ("field", ["land", "housing", "policy", "civil_service", "justice", "corruption",
                        "party", "society", "other"]),
    "visitoutcome": ("outcome", ["petition", "guided", "forwarded", "answered", "refused",
                                 "nothing"]),
    "refusalground": ("ground", ["settled", "already_answered", "other"]),
}  # fmt: skip
"""The closed lists: of each constraint the column, and the codes that it may hold."""


def _listed(name: str, column: str, codes: list[str]) -> str:
    return f"CONSTRAINT {name} CHECK ({column} IN ({', '.join(map(repr, codes))}))"


def upgrade() -> None:
    amend_table(
        "visit",
        with_column("receiver", "capacity VARCHAR(64)"),
        with_column("matter", "kind VARCHAR(32)"),
        with_column("kind", "field VARCHAR(32)"),
        with_column("field", "same_content INTEGER"),
        with_column("same_content", "settled_by VARCHAR"),
        with_column("settled_by", "is_within_competence BOOLEAN"),
        with_column("is_within_competence", "outcome VARCHAR(32)"),
        with_column("outcome", "ground VARCHAR(32)"),
        with_column("ground", "body VARCHAR"),
        with_column("body", "document_number VARCHAR"),
        with_column("document_number", "document_on DATE"),
        with_column("advice", "follow_up VARCHAR"),
        with_column("follow_up", "note VARCHAR"),
        with_constraint("CONSTRAINT same_content_positive CHECK (same_content >= 1)"),
        with_constraint(
            "CONSTRAINT ground_of_refusal CHECK (ground IS NULL OR outcome = 'refused')"
        ),
        with_constraint(
            "CONSTRAINT body_of_visit CHECK (body IS NULL OR outcome IN ('guided', 'forwarded'))"
        ),
        with_constraint(
            "CONSTRAINT document_of_visit CHECK (document_number IS NULL AND document_on IS NULL"
            " OR outcome IN ('guided', 'forwarded', 'refused'))"
        ),
        *(with_constraint(_listed(name, *listed)) for name, listed in _LISTS.items()),
    )
