"""Letters that ask for a report, and reports that were sent."""

import sqlalchemy as sa
from alembic import op

revision = "0018"
down_revision = "0017"
SCHEMA_DIGEST = "6f3f4dab13572ab1a333c1573438e2e4532bd4ad0ffd03eb23da8127cb46d9ce"


def upgrade() -> None:
    op.create_table(
        "report_request",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("body", sa.String(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=False),
        sa.Column("letter_on", sa.Date(), nullable=False),
        sa.Column("content", sa.String(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("period_from", sa.Date(), nullable=True),
        sa.Column("period_to", sa.Date(), nullable=True),
        sa.CheckConstraint("length(content) > 0", name="content_not_empty"),
        sa.CheckConstraint("(period_from IS NULL) = (period_to IS NULL)", name="both_ends"),
        sa.CheckConstraint("period_from <= period_to", name="ends_in_order"),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "sent_report",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("report", sa.String(), nullable=True),
        sa.Column("period", sa.String(), nullable=True),
        sa.Column("request_id", sa.Integer(), nullable=True),
        sa.Column("sent_on", sa.Date(), nullable=False),
        sa.Column("document_number", sa.String(), nullable=True),
        sa.Column("recipient", sa.String(), nullable=True),
        sa.CheckConstraint("(report IS NULL) = (period IS NULL)", name="report_of_period"),
        sa.CheckConstraint("(report IS NULL) <> (request_id IS NULL)", name="one_report"),
        sa.ForeignKeyConstraint(["request_id"], ["report_request.id"]),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "report_day",
        sa.Column("report", sa.String(), nullable=False),
        sa.Column("period", sa.String(), nullable=False),
        sa.Column("data_until", sa.Date(), nullable=False),
        sa.Column("due", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("report", "period"),
    )
    op.create_index("ix_report_day_data_until", "report_day", ["data_until"], unique=False)
    op.create_index("ix_report_day_due", "report_day", ["due"], unique=False)
    op.create_index("ix_sent_report", "sent_report", ["report", "period"], unique=False)
    op.create_index("ix_sent_report_request_id", "sent_report", ["request_id"], unique=False)
