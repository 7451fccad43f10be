"""The tables of what is void, and of what was before the register began."""

from datetime import date

from sqlalchemy import CheckConstraint
from sqlmodel import Field, SQLModel

from tiepdan.law.vocabulary.petition import (
    PetitionKind,
    SubjectField,
)
from tiepdan.records.schema.tables.columns import term_column


class Void(SQLModel, table=True):
    """What was recorded by mistake: it keeps its number and counts nowhere (``voids.py``)."""

    __table_args__ = (
        CheckConstraint(
            "CASE WHEN petition_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN meeting_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN visit_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN document_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN sanction_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN training_id IS NULL THEN 0 ELSE 1 END"
            " + CASE WHEN inspection_id IS NULL THEN 0 ELSE 1 END = 1",
            name="one_subject",
        ),
        CheckConstraint("length(reason) > 0", name="reason_not_empty"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    petition_id: int | None = Field(
        default=None, foreign_key="petition.id", index=True, unique=True
    )
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True, unique=True)
    visit_id: int | None = Field(default=None, foreign_key="visit.id", index=True, unique=True)
    document_id: int | None = Field(
        default=None, foreign_key="document.id", index=True, unique=True
    )
    sanction_id: int | None = Field(
        default=None, foreign_key="sanction.id", index=True, unique=True
    )
    training_id: int | None = Field(
        default=None, foreign_key="training.id", index=True, unique=True
    )
    inspection_id: int | None = Field(
        default=None, foreign_key="inspection.id", index=True, unique=True
    )
    voided_on: date
    reason: str


class Opening(SQLModel, table=True):
    """From which day this register is kept, in an office that starts in the middle; one row."""

    __table_args__ = (
        CheckConstraint("id = 1", name="one_opening"),
        CheckConstraint("counted_from < begins_on", name="counted_before"),
        CheckConstraint("visits >= 0 AND visitors >= 0", name="visits_not_negative"),
    )

    id: int = Field(default=1, primary_key=True)
    begins_on: date
    counted_from: date | None = None
    visits: int | None = None
    visitors: int | None = None
    basis: str | None = None


class OpeningLine(SQLModel, table=True):
    """The totals of a kind of petition (and a field) before the register begins."""

    __tablename__ = "opening_line"
    __table_args__ = (
        CheckConstraint(
            "received >= 0 AND resolved >= 0 AND closed >= 0 AND carried_forward >= 0"
            " AND resolved + closed + carried_forward >= received",
            name="opening_totals",
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: PetitionKind = Field(sa_column=term_column(PetitionKind))
    field: SubjectField | None = Field(
        default=None, sa_column=term_column(SubjectField, nullable=True, check="field")
    )
    received: int
    resolved: int
    closed: int
    carried_forward: int
