"""The office in versions with their days, its people, and an id of the register."""

import uuid

import sqlalchemy as sa
from alembic import op

from tiepdan.records.schema.migrations.copying import (
    amend_table,
    instead_of,
    with_column,
    with_constraint,
)

revision = "0009"
down_revision = "0008"
SCHEMA_DIGEST = "f9ee8b5074ca31969124203ff854d578143719418a60042ac69b9f02a7ddd504"

_TEXTS = (
    "reception_room",
    "administrative_code",
    "superior",
    "party_superior",
    "place_of_issue",
    "document_mark",
    "letter_mark",
    "recipients",
)
_COLUMNS = (
    "valid_from DATE",
    *(f"{name} VARCHAR" for name in _TEXTS),
    "population INTEGER",
    "population_on DATE",
)
_ROLES = (
    "chair",
    "acting_chair",
    "vice_chair",
    "by_order",
    "by_authorisation",
    "party_secretary",
    "team_leader",
    "team_deputy",
    "team_member",
    "focal_officer",
)


def upgrade() -> None:
    amend_table(
        "office",
        *(with_column("reception_half_day", column) for column in reversed(_COLUMNS)),
        instead_of(r"id INTEGER NOT NULL", "id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT"),
        instead_of(r", \n\tPRIMARY KEY \(id\)", ""),
        instead_of(
            r"CONSTRAINT one_office CHECK \(id = 1\)",
            "CONSTRAINT first_version CHECK ((id = 1) = (valid_from IS NULL))",
        ),
        with_constraint(
            "CONSTRAINT population_of_a_day CHECK ((population IS NULL) = (population_on IS NULL))"
        ),
        with_constraint("CONSTRAINT population_positive CHECK (population > 0)"),
        with_constraint("CONSTRAINT administrative_code CHECK (length(administrative_code) = 5)"),
        instead_of(r"(\n\tCONSTRAINT )", r"\n\tUNIQUE (valid_from), \g<1>"),
    )
    op.create_table(
        "register",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("uid", sa.String(), nullable=False),
        sa.CheckConstraint("id = 1", name="one_register"),
        sa.PrimaryKeyConstraint("id"),
    )
    connection = op.get_bind()
    if connection.exec_driver_sql("SELECT 1 FROM office").first():
        # A register that is made now gets its id when its office is recorded.
        connection.exec_driver_sql(
            "INSERT INTO register (id, uid) VALUES (1, ?)", (str(uuid.uuid4()),)
        )
    op.create_table(
        "staff",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(), nullable=False),
        sa.Column(
            "role",
            sa.Enum(*_ROLES, name="role", native_enum=False, create_constraint=True, length=32),
            nullable=False,
        ),
        sa.Column("position", sa.String(), nullable=True),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.CheckConstraint("until IS NULL OR until >= since", name="ends_after_its_start"),
        sa.CheckConstraint(
            "position IS NOT NULL OR role NOT IN ('by_order', 'by_authorisation')",
            name="position_of_signatory",
        ),
        sa.PrimaryKeyConstraint("id"),
        sqlite_autoincrement=True,
    )
