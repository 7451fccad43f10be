"""The calendar as one value, besides a row for each of its days."""

import sqlalchemy as sa
from alembic import op

revision = "0031"
down_revision = "0030"
SCHEMA_DIGEST = "405b0d72fdd2d54651b4324d45243308c36032b7896693836f8d5ff87045f69a"


def upgrade() -> None:
    op.create_table(
        "calendar",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("first_day", sa.Date(), nullable=False),
        sa.Column("states", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="one_calendar"),
        sa.PrimaryKeyConstraint("id"),
    )
    op.execute(
        "INSERT INTO calendar (id, first_day, states)"
        " SELECT 1, min(day), group_concat(is_worked + 2 * is_confirmed, '')"
        " FROM (SELECT * FROM calendar_day ORDER BY day) HAVING count(*)"
    )
