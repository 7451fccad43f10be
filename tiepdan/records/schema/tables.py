"""The SQLModel tables of the facts; those of what is derived and of the journal are beside them.

Table models skip validation; the use-cases beside this file validate. What a schema can enforce
(closed lists, counts, references) it enforces itself, so that no other program can break it.
"""

from datetime import date
from typing import Any, TypeAlias

from sqlalchemy import BigInteger, CheckConstraint, Column, Enum, Index, UniqueConstraint, text
from sqlmodel import Field, Session, SQLModel

from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.document import (
    DocumentEffect,
    DocumentType,
    Issuer,
    Sanctioned,
    TrainingKind,
)
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.meeting import (
    Announcements,
    MeetingEventKind,
    MeetingKind,
    MeetingRule,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.office import Role
from tiepdan.law.vocabulary.petition import (
    Addressee,
    Channel,
    CouncilCommittee,
    Level,
    LinkKind,
    PetitionForm,
    PetitionKind,
    Represents,
    SubjectField,
)
from tiepdan.law.vocabulary.petition_event import Complexity, PetitionEventKind, RefusalGround
from tiepdan.law.vocabulary.protection import ProtectionMeasures
from tiepdan.law.vocabulary.terms import Several, Term
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome


def term_column(
    terms: type[Term],
    *,
    nullable: bool = False,
    is_key: bool = False,
    check: str = "",
    first: str | None = None,
) -> Column[Term]:
    """A column that holds the codes of a closed list, checked by the database itself.

    Every register has its ``check`` by this name; left out, it is called like the class. ``first``
    is what a row of an earlier program gets that an undo brings back, and that knows no such thing.
    """
    return Column(
        Enum(
            terms,
            native_enum=False,
            create_constraint=True,
            length=32,
            name=check or terms.__name__.lower(),
            values_callable=lambda members: [term.value for term in members],
        ),
        nullable=nullable,
        primary_key=is_key,
        server_default=first,
    )


def _several_column(several: type[Several[Any]], check: str) -> Column[str]:
    """A column that holds one term or several at once, checked by the database itself."""
    return Column(
        Enum(
            *several.every(),
            native_enum=False,
            create_constraint=True,
            length=64,
            name=check,
        )
    )


def _protection_column() -> Column[str]:
    """A column that holds one measure of protection or several at once."""
    return Column(
        Enum(
            *ProtectionMeasures.every(),
            native_enum=False,
            create_constraint=True,
            length=32,
            name="protection_measures",
        ),
        nullable=False,
    )


_Numbered: TypeAlias = (
    "Document | Inspection | Meeting | Petition | PetitionEvent | Petitioner"
    " | Protection | ReportRequest | Sanction | SentReport | Staff | Training | Visit"
)
"""Rows to which the database gives a number of their own."""


def save(session: Session, row: _Numbered) -> int:
    """Add a new row; returns the number the database gave it."""
    session.add(row)
    session.flush()
    return row_id(row)


def row_id(row: _Numbered) -> int:
    """The number that the database gave to a stored row."""
    if row.id is None:
        raise AssertionError("a stored row has an id")
    return row.id


class Register(SQLModel, table=True):
    """What tells this register from any other; exactly one row, never changed."""

    __table_args__ = (CheckConstraint("id = 1", name="one_register"),)

    id: int = Field(default=1, primary_key=True)
    uid: str


class Office(SQLModel, table=True):
    """This commune: a row a version, in order of their days; the first is open to the past.

    ``recipients`` have semicolons between them.
    """

    __table_args__ = (
        UniqueConstraint("valid_from"),
        CheckConstraint("(id = 1) = (valid_from IS NULL)", name="first_version"),
        CheckConstraint(
            "(population IS NULL) = (population_on IS NULL)", name="population_of_a_day"
        ),
        CheckConstraint("population > 0", name="population_positive"),
        CheckConstraint("length(administrative_code) = 5", name="administrative_code"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    province: str
    is_remote: bool
    reception_weekday: Weekday = Field(sa_column=term_column(Weekday))
    reception_half_day: HalfDay = Field(sa_column=term_column(HalfDay))
    valid_from: date | None = None
    reception_room: str | None = None
    administrative_code: str | None = None
    superior: str | None = None
    party_superior: str | None = None
    place_of_issue: str | None = None
    document_mark: str | None = None
    letter_mark: str | None = None
    recipients: str | None = None
    population: int | None = None
    population_on: date | None = None


class Staff(SQLModel, table=True):
    """Who signs for the office or receives citizens for it, from when to when."""

    __table_args__ = (
        CheckConstraint("until IS NULL OR until >= since", name="ends_after_its_start"),
        CheckConstraint(
            "position IS NOT NULL OR role NOT IN ('by_order', 'by_authorisation')",
            name="position_of_signatory",
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    name: str
    role: Role = Field(sa_column=term_column(Role))
    position: str | None = None
    since: date
    until: date | None = None


class Meeting(SQLModel, table=True):
    """A day of reception or a dialogue, planned or past; ``replaces_id`` is one put off.

    ``capacity`` is what ``Capacities`` holds.
    """

    __table_args__ = (
        CheckConstraint("people_present >= 0", name="people_present_not_negative"),
        CheckConstraint("speakers >= 0 AND speakers <= people_present", name="speakers_present"),
        CheckConstraint("(status = 'not_held') = (not_held_reason IS NOT NULL)", name="reason"),
        CheckConstraint("replaces_id <> id", name="replaces_another"),
        Index("ix_meeting_status", "status", "meets_on"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: MeetingKind = Field(sa_column=term_column(MeetingKind))
    meets_on: date = Field(index=True)
    half_day: HalfDay | None = Field(default=None, sa_column=term_column(HalfDay, nullable=True))
    is_online: bool = False
    status: MeetingStatus = Field(sa_column=term_column(MeetingStatus))
    place: str | None = None
    chair: str | None = None
    capacity: str | None = Field(default=None, sa_column=_several_column(Capacities, "capacity"))
    held_under: MeetingRule | None = Field(
        default=None, sa_column=term_column(MeetingRule, nullable=True)
    )
    session: str | None = None
    session_on: date | None = None
    officer: str | None = None
    people_present: int | None = None
    speakers: int | None = None
    content: str | None = None
    not_held_reason: NotHeldReason | None = Field(
        default=None, sa_column=term_column(NotHeldReason, nullable=True)
    )
    not_held_note: str | None = None
    moved_to: date | None = None
    replaces_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)


class MeetingEvent(SQLModel, table=True):
    """Something that followed a meeting: conclusion notice, agencies' results.

    ``act_by`` is the day by which the bodies act, as the notice of the head's reception names it.
    """

    __tablename__ = "meeting_event"
    __table_args__ = (
        CheckConstraint("act_by IS NULL OR kind = 'conclusion_notice'", name="act_by"),
        CheckConstraint("announced_by IS NULL OR kind = 'announced'", name="announcement"),
        Index("ix_meeting_event", "meeting_id", "happened_on"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    meeting_id: int = Field(foreign_key="meeting.id")
    kind: MeetingEventKind = Field(sa_column=term_column(MeetingEventKind))
    happened_on: date
    announced_by: str | None = Field(
        default=None, sa_column=_several_column(Announcements, "announced_by")
    )
    act_by: date | None = None
    document_number: str | None = None
    note: str | None = None


class Petitioner(SQLModel, table=True):
    """A person, household or organisation; kept apart, so that masking is structural.

    Without a name only where every petition of the row is anonymous, which no schema can say.
    """

    __table_args__ = ({"sqlite_autoincrement": True},)

    id: int | None = Field(default=None, primary_key=True)
    name: str | None
    id_number: str | None = None
    address: str | None = None
    hamlet: str | None = None
    phone: str | None = None


class Petition(SQLModel, table=True):
    """One petition or opinion that is followed up; its number is ``year-sequence``.

    A denouncer's waiver of protection has a day and a document; ``purged_on`` is the day on which
    the personal data of a filed petition were destroyed.
    """

    __table_args__ = (
        UniqueConstraint("year", "sequence"),
        CheckConstraint("people_count >= 1", name="people_count_positive"),
        CheckConstraint("length(summary) > 0", name="summary_not_empty"),
        CheckConstraint("sequence >= 1", name="sequence_positive"),
        CheckConstraint(
            "(protection_waived_on IS NULL) = (protection_waiver IS NULL)", name="waiver"
        ),
        Index("ix_petition_received", "received_on", "id"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    year: int
    sequence: int
    received_on: date
    channel: Channel = Field(sa_column=term_column(Channel))
    form: PetitionForm = Field(
        default=PetitionForm.WRITTEN, sa_column=term_column(PetitionForm, first="written")
    )
    sent_by: str | None = None
    sent_document: str | None = None
    sent_on: date | None = None
    kind: PetitionKind = Field(sa_column=term_column(PetitionKind))
    level: Level = Field(sa_column=term_column(Level))
    addressed_to: Addressee | None = Field(
        default=None, sa_column=term_column(Addressee, nullable=True)
    )
    field: SubjectField = Field(sa_column=term_column(SubjectField, check="field"))
    committee: CouncilCommittee | None = Field(
        default=None, sa_column=term_column(CouncilCommittee, nullable=True)
    )
    is_within_competence: bool = True
    is_anonymous: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})
    petitioner_id: int = Field(foreign_key="petitioner.id", index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    people_count: int = 1
    representative: str | None = None
    represents: Represents | None = Field(
        default=None, sa_column=term_column(Represents, nullable=True)
    )
    is_mixed: bool = Field(default=False, sa_column_kwargs={"server_default": text("0")})
    officer: str | None = None
    summary: str
    is_complex: bool | None = None
    is_drawn_out: bool | None = None
    concerns_degradation: bool | None = None
    former_number: str | None = None
    origin: str | None = None
    entered_on: date | None = None
    protection_waived_on: date | None = None
    protection_waiver: str | None = None
    purged_on: date | None = None


class PetitionEvent(SQLModel, table=True):
    """Something that happened to a petition on a day; its receipt is the petition's own date.

    ``decided_by`` is whose decision it is where that was said; else it follows
    (``law.procedure.superior``).
    """

    __tablename__ = "petition_event"
    __table_args__ = (
        Index("ix_petition_event", "petition_id", "happened_on"),
        Index("ix_petition_event_act_by", "act_by", sqlite_where=text("act_by IS NOT NULL")),
        CheckConstraint(
            "(kind = 'extended')"
            " = (extended_days IS NOT NULL AND complexity IS NOT NULL"
            " AND document_number IS NOT NULL)",
            name="extension",
        ),
        CheckConstraint(
            "decided_by IS NULL OR kind IN ('decided', 'second_decided')",
            name="decider_of_decision",
        ),
        CheckConstraint("extended_days > 0", name="extended_days_positive"),
        CheckConstraint("(kind = 'assigned') = (officer IS NOT NULL)", name="assignment"),
        CheckConstraint("ground IS NULL OR kind = 'reception_refused'", name="ground"),
        CheckConstraint("(kind = 'examined') = (is_eligible IS NOT NULL)", name="examination"),
        CheckConstraint(
            "is_eligible IS NULL OR is_eligible = (ineligible_reason IS NULL)", name="eligibility"
        ),
        CheckConstraint(
            "ineligible_reason IS NULL OR kind IN ('examined', 'declined', 'returned', 'filed')",
            name="reason_of_refusal",
        ),
        CheckConstraint("act_by IS NULL OR kind = 'interim_notice'", name="new_day"),
        CheckConstraint(
            "body IS NULL OR kind IN ('forwarded', 'guided', 'urged', 'agency_replied',"
            " 'interim_notice', 'decided', 'second_decided')",
            name="body_of_event",
        ),
        CheckConstraint(
            "more_than_ordered IS NULL OR kind IN ('enforcement_step', 'enforcement_finished')",
            name="more_than_ordered",
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    petition_id: int = Field(foreign_key="petition.id")
    kind: PetitionEventKind = Field(sa_column=term_column(PetitionEventKind))
    happened_on: date
    result: DecisionResult | None = Field(
        default=None, sa_column=term_column(DecisionResult, nullable=True)
    )
    ground: RefusalGround | None = Field(
        default=None, sa_column=term_column(RefusalGround, nullable=True)
    )
    is_eligible: bool | None = None
    ineligible_reason: IneligibleReason | None = Field(
        default=None, sa_column=term_column(IneligibleReason, nullable=True)
    )
    decided_by: Decider | None = Field(default=None, sa_column=term_column(Decider, nullable=True))
    body: str | None = None
    more_than_ordered: str | None = None
    extended_days: int | None = None
    extended_to: date | None = None
    act_by: date | None = None
    complexity: Complexity | None = Field(
        default=None, sa_column=term_column(Complexity, nullable=True)
    )
    officer: str | None = None
    document_number: str | None = None
    note: str | None = None


class DecisionMeasure(SQLModel, table=True):
    """What a decision or conclusion orders, or its enforcement achieved.

    ``amount`` is in đồng, in square decimetres, or a number of cases, persons, organisations.
    """

    __tablename__ = "decision_measure"
    __table_args__ = (CheckConstraint("amount > 0", name="amount_positive"),)

    event_id: int = Field(foreign_key="petition_event.id", primary_key=True)
    measure: Measure = Field(
        sa_column=term_column(Measure, is_key=True),
    )
    petition_id: int = Field(foreign_key="petition.id", index=True)
    amount: int = Field(sa_column=Column(BigInteger, nullable=False))


class Protection(SQLModel, table=True):
    """A decision on a denouncer's protection; ``measures`` is what ``ProtectionMeasures`` holds.

    It is in force up to and with ``ends_on``.
    """

    __table_args__ = (
        CheckConstraint("persons >= 0 AND relatives >= 0", name="counts_not_negative"),
        CheckConstraint("persons + relatives > 0", name="somebody_protected"),
        CheckConstraint("ends_on >= starts_on", name="ends_after_it_starts"),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    petition_id: int = Field(foreign_key="petition.id", index=True)
    measures: str = Field(sa_column=_protection_column())
    persons: int
    relatives: int
    starts_on: date
    ends_on: date | None = None
    document_number: str | None = None
    note: str | None = None


class PetitionLink(SQLModel, table=True):
    """A petition that repeats or continues an earlier one; both stay what they are."""

    __tablename__ = "petition_link"
    __table_args__ = (CheckConstraint("petition_id <> earlier_id", name="two_petitions"),)

    petition_id: int = Field(foreign_key="petition.id", primary_key=True)
    earlier_id: int = Field(foreign_key="petition.id", primary_key=True, index=True)
    kind: LinkKind = Field(sa_column=term_column(LinkKind))
    linked_on: date
    document_number: str | None = None
    note: str | None = None


class Visit(SQLModel, table=True):
    """One turn (lượt tiếp) of a person or a delegation, with or without a meeting.

    ``capacity`` is what ``Capacities`` holds.
    """

    __table_args__ = (
        CheckConstraint("people_count >= 1", name="people_count_positive"),
        CheckConstraint("same_content >= 1", name="same_content_positive"),
        CheckConstraint("ground IS NULL OR outcome = 'refused'", name="ground_of_refusal"),
        CheckConstraint("body IS NULL OR outcome IN ('guided', 'forwarded')", name="body_of_visit"),
        CheckConstraint(
            "document_number IS NULL AND document_on IS NULL"
            " OR outcome IN ('guided', 'forwarded', 'refused')",
            name="document_of_visit",
        ),
        {"sqlite_autoincrement": True},
    )

    id: int | None = Field(default=None, primary_key=True)
    visited_on: date = Field(index=True)
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", index=True)
    receiver: Receiver = Field(sa_column=term_column(Receiver))
    capacity: str | None = Field(default=None, sa_column=_several_column(Capacities, "capacity"))
    people_count: int = 1
    matter: Matter = Field(sa_column=term_column(Matter))
    kind: PetitionKind | None = Field(
        default=None, sa_column=term_column(PetitionKind, nullable=True)
    )
    field: SubjectField | None = Field(
        default=None, sa_column=term_column(SubjectField, nullable=True, check="field")
    )
    same_content: int | None = None
    settled_by: str | None = None
    is_within_competence: bool | None = None
    outcome: VisitOutcome | None = Field(
        default=None, sa_column=term_column(VisitOutcome, nullable=True)
    )
    ground: RefusalGround | None = Field(
        default=None, sa_column=term_column(RefusalGround, nullable=True)
    )
    body: str | None = None
    document_number: str | None = None
    document_on: date | None = None
    petitioner_id: int | None = Field(default=None, foreign_key="petitioner.id")
    content: str
    advice: str | None = None
    follow_up: str | None = None
    note: str | None = None
    entered_on: date | None = None


class VisitPetition(SQLModel, table=True):
    """A visit led to, or was about, a petition; one visit may concern several."""

    __tablename__ = "visit_petition"

    visit_id: int = Field(foreign_key="visit.id", primary_key=True)
    petition_id: int = Field(foreign_key="petition.id", primary_key=True, index=True)


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


class CalendarOverride(SQLModel, table=True):
    """A day that this office adds to the days off or takes from them, with its reason."""

    __tablename__ = "calendar_override"
    __table_args__ = (CheckConstraint("length(reason) > 0", name="reason_not_empty"),)

    day: date = Field(primary_key=True)
    is_worked: bool
    reason: str
    authority: str | None = None


class PackSwitch(SQLModel, table=True):
    """A province's own rules that this office switched on or off; without a row, by province."""

    __tablename__ = "pack_switch"

    pack: str = Field(primary_key=True)
    is_on: bool
