"""What a book file says: its columns, and what stands in each."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tiepdan.dates import is_between
from tiepdan.law.limits.time_limits import Confidence


class Lists(StrEnum):
    """What a line of a book is."""

    VISITS = "visits"
    PETITIONS = "petitions"


class Shows(StrEnum):
    """What stands in a column; ``cells`` has how."""

    PLACE = "place"
    """Its number among the lines."""

    DAY = "day"
    NUMBER = "number"
    """The number that it has in the register."""

    WHO = "who"
    """Name, hamlet, address."""

    IDENTITY = "identity"
    CONTENT = "content"
    KIND = "kind"
    KIND_AND_PEOPLE = "kind_and_people"
    FIELD = "field"
    CHANNEL = "channel"
    PEOPLE = "people"
    SAME_CONTENT = "same_content"
    SETTLED_BY = "settled_by"
    IS_OURS = "is_ours"
    """A cross where it is within competence."""

    TAKEN = "taken"
    """A cross where it is handled as a petition, or was accepted."""

    GUIDED = "guided"
    """To which body, by which document."""

    FORWARDED = "forwarded"
    OFFICER = "officer"
    RESULT = "result"
    NOTE = "note"


@dataclass(frozen=True, slots=True, kw_only=True)
class BookColumn:
    """A column: its number, its heading, and what stands in it."""

    number: int = field(metadata={"least": 1})
    heading: str
    shows: Shows


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A book, kept for periods whose last day lies from ``since`` to ``until``."""

    form: str
    names: tuple[str, ...] = ()
    circular: str | None = None
    title: str
    lists: Lists
    since: date
    until: date | None = None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None
    columns: tuple[BookColumn, ...] = field(metadata={"key": "column"})

    def is_in_force(self, day: date) -> bool:
        """Whether it is the book of a period that ends on this day."""
        return is_between(day, self.since, self.until)
