"""The tables of receptions and dialogues: meetings, what followed them, visits."""

from datetime import date

from sqlalchemy import CheckConstraint, Index
from sqlmodel import Field, SQLModel

from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.meeting import (
    Announcements,
    MeetingEventKind,
    MeetingKind,
    MeetingRule,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.law.vocabulary.petition import (
    PetitionKind,
    SubjectField,
)
from tiepdan.law.vocabulary.petition_event import RefusalGround
from tiepdan.law.vocabulary.visit import Matter, Receiver, VisitOutcome
from tiepdan.records.schema.tables.columns import several_column, term_column


class Meeting(SQLModel, table=True):
    """A day of reception or a dialogue, planned or past; ``replaces_id`` is one put off.

    ``id`` is the number people know it by (B12), and what every other row refers to; that of the
    last one may be given again once it was taken back. ``row_key`` is what the journal knows the
    row by; it never is.
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

    row_key: int | None = Field(default=None, primary_key=True)
    id: int | None = Field(default=None, unique=True, nullable=False)
    kind: MeetingKind = Field(sa_column=term_column(MeetingKind))
    meets_on: date = Field(index=True)
    half_day: HalfDay | None = Field(default=None, sa_column=term_column(HalfDay, nullable=True))
    is_online: bool = False
    status: MeetingStatus = Field(sa_column=term_column(MeetingStatus))
    place: str | None = None
    chair: str | None = None
    capacity: str | None = Field(default=None, sa_column=several_column(Capacities, "capacity"))
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
        default=None, sa_column=several_column(Announcements, "announced_by")
    )
    act_by: date | None = None
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
    capacity: str | None = Field(default=None, sa_column=several_column(Capacities, "capacity"))
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
