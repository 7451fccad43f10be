"""The tables of petitions: who petitions, what happened, what was ordered."""

from datetime import date

from sqlalchemy import BigInteger, CheckConstraint, Column, Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from tiepdan.law.vocabulary.decision import Decider, DecisionResult, Measure
from tiepdan.law.vocabulary.eligibility import IneligibleReason
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
from tiepdan.records.schema.tables.columns import several_column, term_column


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
    contains_denunciation: bool = Field(
        default=False, sa_column_kwargs={"server_default": text("0")}
    )
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
    measures: str = Field(
        sa_column=several_column(
            ProtectionMeasures, "protection_measures", length=32, nullable=False
        )
    )
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
