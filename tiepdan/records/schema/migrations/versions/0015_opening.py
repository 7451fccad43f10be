"""What an office brings over that starts in the middle: old numbers, and an opening balance."""

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import amend_table, with_column

revision = "0015"
down_revision = "0014"
SCHEMA_DIGEST = "f7459ad84b0d6d70e455680ad28c6480c7ae5b226cc9b338c0a9f9cdbcf0e764"

_KINDS = ("complaint", "denunciation", "proposal", "feedback")
_FIELDS = (
    "land",
    "housing",
    "policy",
    "civil_service",
    "justice",
    "corruption",
    "party",
    "society",
    "other",
)


def upgrade() -> None:
    amend_table("petition", with_column("summary", "former_number VARCHAR, \n\torigin VARCHAR"))
    op.create_table(
        "opening",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("begins_on", sa.Date(), nullable=False),
        sa.Column("counted_from", sa.Date(), nullable=True),
        sa.Column("visits", sa.Integer(), nullable=True),
        sa.Column("visitors", sa.Integer(), nullable=True),
        sa.Column("basis", sa.String(), nullable=True),
        sa.CheckConstraint("id = 1", name="one_opening"),
        sa.CheckConstraint("counted_from < begins_on", name="counted_before"),
        sa.CheckConstraint("visits >= 0 AND visitors >= 0", name="visits_not_negative"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.create_table(
        "opening_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kind", _closed_list("petitionkind", _KINDS), nullable=False),
        sa.Column("field", _closed_list("field", _FIELDS), nullable=True),
        *(
            sa.Column(name, sa.Integer(), nullable=False)
            for name in ("received", "resolved", "closed", "carried_forward")
        ),
        sa.CheckConstraint(
            "received >= 0 AND resolved >= 0 AND closed >= 0 AND carried_forward >= 0"
            " AND resolved + closed + carried_forward >= received",
            name="opening_totals",
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )


def _closed_list(name: str, codes: tuple[str, ...]) -> sa.Enum:
    return sa.Enum(*codes, name=name, native_enum=False, create_constraint=True, length=32)
