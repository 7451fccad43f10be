"""What an office writes of its own into the sections of its reports."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
SCHEMA_DIGEST = "29e3e15a463b882f9e6d363be969194e242ee3658adb4ea2877b5aeeecfd925f"


def upgrade() -> None:
    op.create_table(
        "text_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("section", sa.String(), nullable=False),
        sa.Column("period_from", sa.Date(), nullable=False),
        sa.Column("period_to", sa.Date(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.CheckConstraint("period_from <= period_to", name="text_ends_in_order"),
        sa.CheckConstraint("length(content) > 0", name="text_not_empty"),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("report", "section", "period_from", "period_to"),
        sqlite_autoincrement=True,
    )
