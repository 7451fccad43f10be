"""What was recorded by mistake and counts nowhere: a table of its own, which alters no other."""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
SCHEMA_DIGEST = "c73df05c8421f5787343a3d2254e0f9ec4c9a1293cf4575671f3ecb87795f7b8"

_SUBJECTS = ("petition", "meeting", "visit", "document", "sanction")


def upgrade() -> None:
    op.create_table(
        "void",
        sa.Column("id", sa.Integer(), nullable=False),
        *(sa.Column(f"{subject}_id", sa.Integer(), nullable=True) for subject in _SUBJECTS),
        sa.Column("voided_on", sa.Date(), nullable=False),
        sa.Column("reason", sa.String(), nullable=False),
        sa.CheckConstraint(
            "CASE WHEN petition_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN visit_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN document_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN sanction_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_subject",
        ),
        sa.CheckConstraint("length(reason) > 0", name="reason_not_empty"),
        *(sa.ForeignKeyConstraint([f"{subject}_id"], [f"{subject}.id"]) for subject in _SUBJECTS),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    for subject in _SUBJECTS:
        op.create_index(f"ix_void_{subject}_id", "void", [f"{subject}_id"], unique=True)
