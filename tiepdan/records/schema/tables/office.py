"""The tables of the office: what it is, its people, its own days and rules."""

from datetime import date

from sqlalchemy import CheckConstraint, UniqueConstraint
from sqlmodel import Field, SQLModel

from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.office import Role
from tiepdan.records.schema.tables.columns import term_column


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
    numbers_letters: bool | None = None
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
