"""State management (form 06/QLKNTC): what a document does, training, numbers of inspections."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    instead_of,
    with_column,
    with_constraint,
)

revision = "0014"
down_revision = "0013"
SCHEMA_DIGEST = "40f146f5adf98e1088bb3a6f9474d66b5cb1dac3b9b544c8661a3e94c84920a1"

_NUMBERS = (
    "inspections",
    "units",
    "concluded",
    "organisations_to_discipline",
    "persons_to_discipline",
    "organisations_referred",
    "persons_referred",
    "conclusions_to_carry_out",
    "organisations_disciplined",
    "persons_disciplined",
    "cases_prosecuted",
    "persons_prosecuted",
)


def upgrade() -> None:
    amend_table(
        "document",
        with_column("type", "effect VARCHAR(32) NOT NULL"),
        with_column("meeting_id", "addressees VARCHAR"),
        with_column("meeting_id", "signatory VARCHAR"),
        with_column("meeting_id", "is_about_reception BOOLEAN"),
        with_constraint(
            "CONSTRAINT documenteffect CHECK (effect IN ('new', 'amended', 'repealed'))"
        ),
        effect="'new'",
    )
    op.create_table(
        "training",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column(
            "kind",
            sa.Enum(
                "organised",
                "attended",
                "dissemination",
                name="trainingkind",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("title", sa.String(), nullable=False),
        sa.Column("classes", sa.Integer(), nullable=False),
        sa.Column("people", sa.Integer(), nullable=True),
        sa.Column("organiser", sa.String(), nullable=True),
        sa.CheckConstraint("classes >= 1", name="classes_positive"),
        sa.CheckConstraint("people >= 0", name="people_not_negative"),
        sa.CheckConstraint("kind <> 'organised' OR people IS NOT NULL", name="people_of_a_class"),
        sa.CheckConstraint("length(title) > 0", name="title_not_empty"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_training_held_on", "training", ["held_on"], unique=False)
    op.create_table(
        "inspection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("counted_on", sa.Date(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in _NUMBERS),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("concluded <= inspections", name="concluded_of_inspections"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_inspection_counted_on", "inspection", ["counted_on"], unique=False)
    amend_table(
        "void",
        with_column("sanction_id", "inspection_id INTEGER"),
        with_column("sanction_id", "training_id INTEGER"),
        instead_of(
            r"CASE WHEN sanction_id IS NULL THEN 0 ELSE 1 END = 1",
            "CASE WHEN sanction_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN training_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN inspection_id IS NULL THEN 0 ELSE 1 END = 1",
        ),
        with_constraint("FOREIGN KEY(training_id) REFERENCES training (id)"),
        with_constraint("FOREIGN KEY(inspection_id) REFERENCES inspection (id)"),
    )
    for subject in ("training", "inspection"):
        op.create_index(f"ix_void_{subject}_id", "void", [f"{subject}_id"], unique=True)
