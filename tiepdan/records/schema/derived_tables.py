"""The SQLModel tables of what is derived: rows that can be thrown away and rebuilt at any time."""

from datetime import date

from sqlalchemy import DDL, CheckConstraint, Index, event
from sqlmodel import Field, SQLModel

from tiepdan.law.vocabulary.petition import PetitionState
from tiepdan.records.schema.tables import term_column


class CalendarDay(SQLModel, table=True):
    """Derived: a day, whether it is worked and why; ``worked_count`` runs over the whole table."""

    __tablename__ = "calendar_day"

    day: date = Field(primary_key=True)
    is_worked: bool
    kind: str | None = None
    name: str | None = None
    authority: str | None = None
    is_confirmed: bool
    worked_count: int


class CalendarAtOnce(SQLModel, table=True):
    """Derived: all days of ``calendar_day`` in one row, for what counts with thousands of them.

    ``states`` has a digit for each day from the first on: 1 where it is worked, and 2 more where
    that is confirmed.
    """

    __tablename__ = "calendar"
    __table_args__ = (CheckConstraint("id = 1", name="one_calendar"),)

    id: int = Field(default=1, primary_key=True)
    first_day: date
    states: str


class DeadlineRow(SQLModel, table=True):
    """Derived: a limit of one petition or meeting, running while ``done_on`` is empty.

    A lead time and a milestone end by themselves, so their ``done_on`` may lie in the future.
    ``is_met`` says of one that ended whether the step was done, and not merely no longer owed.
    """

    __tablename__ = "deadline"
    __table_args__ = (
        CheckConstraint("(petition_id IS NULL) <> (meeting_id IS NULL)", name="one_subject"),
        Index("ix_deadline_open", "done_on", "late_after"),
        Index("ix_deadline_petition", "petition_id", "done_on", "late_after"),
        Index("ix_deadline_meeting", "meeting_id", "done_on", "late_after"),
    )

    id: int | None = Field(default=None, primary_key=True)
    petition_id: int | None = Field(default=None, foreign_key="petition.id", ondelete="CASCADE")
    meeting_id: int | None = Field(default=None, foreign_key="meeting.id", ondelete="CASCADE")
    limit_id: str
    version_id: str
    severity: str
    started_on: date
    raw_due: date
    due: date
    alternative_due: date | None = None
    late_after: date
    done_on: date | None = None
    done_by: str | None = None
    is_met: bool
    paused_since: date | None = None
    is_provisional: bool


class PetitionStanding(SQLModel, table=True):
    """Derived: where a petition stands, so that lists and counts need not replay its events.

    One that is void has no row here: whatever counts by standings leaves it out by itself. Of one
    that ended: by which event, whether any duty to deal with it ran, and the day after which it is
    late (``law.procedure.lateness``). Of one that was examined: when, and whether it was eligible
    (``law.procedure.eligibility``). ``case_id`` is the petition by which its case is named
    (``records.derived.shared_cases``).
    """

    __tablename__ = "petition_standing"
    __table_args__ = (
        Index("ix_petition_standing_state", "state"),
        Index("ix_petition_standing_case", "case_id"),
        Index("ix_petition_standing_examined", "examined_on", "finished_on"),
    )

    petition_id: int = Field(foreign_key="petition.id", ondelete="CASCADE", primary_key=True)
    state: PetitionState = Field(sa_column=term_column(PetitionState))
    since: date
    finished_on: date | None = None
    ended_by: str | None = None
    is_limited: bool
    late_after: date | None = None
    examined_on: date | None = None
    is_eligible: bool | None = None
    ineligible_reason: str | None = None
    case_id: int


class ReportDay(SQLModel, table=True):
    """Derived: a report that this office is asked for again and again, and its days."""

    __tablename__ = "report_day"
    __table_args__ = (Index("ix_report_day_data_until", "data_until"),)

    report: str = Field(primary_key=True)
    period: str = Field(primary_key=True)
    data_until: date
    due: date | None = Field(default=None, index=True)


class Derivation(SQLModel, table=True):
    """Derived: what the derived rows were made from; one row."""

    __table_args__ = (CheckConstraint("id = 1", name="one_derivation"),)

    id: int = Field(default=1, primary_key=True)
    fingerprint: str
    holidays_version: str


SEARCH = (
    "CREATE VIRTUAL TABLE search USING fts5(what, who, place, mark,"
    " exact_what, exact_who, exact_place, exact_mark, tokenize = 'ascii')"
)
"""Derived: the words of what may be searched, without accents and, those that have any, with them.

``records/derived/search_index.py`` splits the texts into words and fills it; SQLite splits at
spaces only.
"""

event.listen(
    SQLModel.metadata,
    "after_create",
    DDL(SEARCH),  # type: ignore[no-untyped-call]
)
