"""The tables of what was issued, taught, inspected, asked for, written and sent."""

from datetime import date

from sqlalchemy import CheckConstraint, Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from tiepdan.law.vocabulary.document import (
    DocumentEffect,
    DocumentType,
    Issuer,
    Sanctioned,
    TrainingKind,
)
from tiepdan.records.schema.tables.columns import term_column


class Document(SQLModel, table=True):
    """A document issued."""

    __table_args__ = (
        CheckConstraint("length(title) > 0", name="title_not_empty"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    issuer: Issuer = Field(sa_column=term_column(Issuer))
    type: DocumentType = Field(sa_column=term_column(DocumentType))
    effect: DocumentEffect = Field(
        default=DocumentEffect.NEW, sa_column=term_column(DocumentEffect)
    )
    number: str | None = None
    issued_on: date = Field(index=True)
    title: str
    petition_id: int | None = Field(default=None, foreign_key="petition.id", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    is_about_reception: bool | None = None
    signatory: str | None = None
    addressees: str | None = None


class Sanction(SQLModel, table=True):
    """Someone held to account for duties of reception, or a petitioner sanctioned."""

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    subject: Sanctioned = Field(sa_column=term_column(Sanctioned))
    form: str
    imposed_on: date = Field(index=True)
    note: str | None = None


class ReportRequest(SQLModel, table=True):
    """A letter that asks this office for a report."""

    __tablename__ = "report_request"
    __table_args__ = (
        CheckConstraint("length(content) > 0", name="content_not_empty"),
        CheckConstraint("(period_from IS NULL) = (period_to IS NULL)", name="both_ends"),
        CheckConstraint("period_from <= period_to", name="ends_in_order"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    body: str
    document_number: str
    letter_on: date
    content: str
    due_on: date | None = None
    period_from: date | None = None
    period_to: date | None = None


class SentReport(SQLModel, table=True):
    """That a report was sent: of a period, by the id of its rule, or one asked for by letter."""

    __tablename__ = "sent_report"
    __table_args__ = (
        CheckConstraint("(report IS NULL) = (period IS NULL)", name="report_of_period"),
        CheckConstraint("(report IS NULL) <> (request_id IS NULL)", name="one_report"),
        Index("ix_sent_report", "report", "period"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    report: str | None = None
    period: str | None = None
    request_id: int | None = Field(default=None, foreign_key="report_request.id", index=True)
    sent_on: date
    document_number: str | None = None
    recipient: str | None = None


class SentPart(SQLModel, table=True):
    """A form or a report in words as it was sent; ``content`` is JSON."""

    __tablename__ = "sent_part"
    __table_args__ = (
        UniqueConstraint("sent_report_id", "name"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    sent_report_id: int = Field(foreign_key="sent_report.id")
    name: str
    circular: str | None = None
    content: str


class TextBlock(SQLModel, table=True):
    """What was written into one section of a report, for one period; a line is a paragraph."""

    __tablename__ = "text_block"
    __table_args__ = (
        UniqueConstraint("report", "section", "period_from", "period_to"),
        CheckConstraint("period_from <= period_to", name="text_ends_in_order"),
        CheckConstraint("length(content) > 0", name="text_not_empty"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    report: str
    section: str
    period_from: date
    period_to: date
    content: str


class Training(SQLModel, table=True):
    """Classes organised or attended, or the law told to people."""

    __table_args__ = (
        CheckConstraint("classes >= 1", name="classes_positive"),
        CheckConstraint("people >= 0", name="people_not_negative"),
        CheckConstraint("kind <> 'organised' OR people IS NOT NULL", name="people_of_a_class"),
        CheckConstraint("length(title) > 0", name="title_not_empty"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: TrainingKind = Field(sa_column=term_column(TrainingKind))
    held_on: date = Field(index=True)
    title: str
    classes: int
    people: int | None = None
    organiser: str | None = None


class Inspection(SQLModel, table=True):
    """Typed numbers of inspections, by the columns of form 06/QLKNTC."""

    __table_args__ = (
        CheckConstraint("concluded <= inspections", name="concluded_of_inspections"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    counted_on: date = Field(index=True)
    inspections: int
    units: int
    concluded: int
    organisations_to_discipline: int
    persons_to_discipline: int
    organisations_referred: int
    persons_referred: int
    conclusions_to_carry_out: int
    organisations_disciplined: int
    persons_disciplined: int
    cases_prosecuted: int
    persons_prosecuted: int
    note: str | None = None
