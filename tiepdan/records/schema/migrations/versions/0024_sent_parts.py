"""A report that was sent keeps every cell and paragraph with which it was."""

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
SCHEMA_DIGEST = "3a25af05750e03c46dec9ed736c9c12be01ffeac00ba60f67215b311c019f875"


def upgrade() -> None:
    op.create_table(
        "sent_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("sent_report_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column("circular", sa.String(), nullable=True),
        sa.Column("content", sa.String(), nullable=False),
        sa.ForeignKeyConstraint(["sent_report_id"], ["sent_report.id"]),
        sa.PrimaryKeyConstraint("id"),
        sa.UniqueConstraint("sent_report_id", "name"),
        sqlite_autoincrement=True,
    )
