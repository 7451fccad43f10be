"""How petitions ended and whether in time; several capacities of a chair; whose a decision is."""

from itertools import combinations

from alembic import op

from tiepdan.records.migrations.copying import of_values, rewrite_table

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    _standing()
    rewrite_table(
        "deadline",
        (r"(\n\tdone_by VARCHAR, ?)", r"\1\n\tis_met BOOLEAN NOT NULL, "),
        is_met="0",
    )
    _capacities()
    rewrite_table(
        "petition_event",
        (r"(\n\tresult VARCHAR\(32\), ?)", r"\1\n\tdecided_by VARCHAR(32), "),
        (
            r"(\n\tCONSTRAINT decisionresult [^\n]*\)), ?(?=\n)",
            r"\1, \n\tCONSTRAINT decider "
            + of_values("decided_by", "office", "superior")
            + ", \n\tCONSTRAINT decider_of_decision CHECK"
            " (decided_by IS NULL OR kind IN ('decided', 'second_decided')), ",
        ),
    )


def _standing() -> None:
    rewrite_table(
        "petition_standing",
        (
            r"(\n\tfinished_on DATE, ?)",
            r"\1\n\tended_by VARCHAR, \n\tis_limited BOOLEAN NOT NULL, \n\tlate_after DATE, ",
        ),
        (
            r"CONSTRAINT petitionstate CHECK \([^\n]*\)",
            "CONSTRAINT petitionstate "
            + of_values("state", "new", "accepted", "suspended", "withdrawn", "resolved", "closed"),
        ),
        is_limited="0",
    )
    op.create_index("ix_petition_standing_state", "petition_standing", ["state"], unique=False)


def _capacities() -> None:
    """One capacity, or several of them, in this order."""
    single = ("party_secretary", "committee_chair", "council_chair", "deputy")
    several = [",".join(some) for size in (1, 2, 3, 4) for some in combinations(single, size)]
    rewrite_table(
        "meeting",
        (r"\n\tcapacity VARCHAR\(32\)", "\n\tcapacity VARCHAR(64)"),
        (
            r"CONSTRAINT capacity CHECK \([^\n]*\)",
            "CONSTRAINT capacity " + of_values("capacity", *several),
        ),
    )
