"""Protection of denouncers: a table of its own, which alters no other."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
SCHEMA_DIGEST = "f4e9c5f31fe199e6ad62029754401a3eeb53779bc4bae9257641bd971151c96a"

_MEASURES = (
    "secrecy", "work", "life", "secrecy,work", "secrecy,life", "work,life", "secrecy,work,life"
)  # fmt: skip


def upgrade() -> None:
    op.create_table(
        "protection",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("petition_id", sa.Integer(), nullable=False),
        sa.Column(
            "measures",
            sa.Enum(
                *_MEASURES,
                name="protection_measures",
                native_enum=False,
                create_constraint=True,
                length=32,
            ),
            nullable=False,
        ),
        sa.Column("persons", sa.Integer(), nullable=False),
        sa.Column("relatives", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("note", sa.String(), nullable=True),
        sa.CheckConstraint("persons >= 0 AND relatives >= 0", name="counts_not_negative"),
        sa.CheckConstraint("persons + relatives > 0", name="somebody_protected"),
        sa.CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        sa.ForeignKeyConstraint(["petition_id"], ["petition.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_index("ix_protection_petition_id", "protection", ["petition_id"], unique=False)
