"""Numbers that a law sets and changes, and that are no time limit: how large a large group is.

Each has its wordings one after the other, as a time limit has; which one holds is said by the day
of what is counted, not by the day of counting.
"""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from tiepdan.dates import is_between
from tiepdan.law.limits.time_limits import Confidence


class NumberId(StrEnum):
    """The numbers that the program counts with."""

    LARGE_GROUP = "large_group"
    """People from which a visit is one of a large group (đoàn đông người)."""

    REPRESENTED_GROUP = "represented_group"
    """People with one matter from which they send representatives instead of all coming."""

    REPRESENTATIVES = "representatives"
    """Representatives at most, of a group up to ``MANY_PEOPLE``."""

    MANY_PEOPLE = "many_people"
    """People up to which ``REPRESENTATIVES`` are enough; of more there may be more."""

    ENTERING_DAYS = "entering_days"
    """Days after which it is reminded of that something is not in the national database."""

    MOST_REPRESENTATIVES = "most_representatives"
    """Representatives at most, however many people there are."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NumberVersion:
    """One wording: the number in force from ``since`` up to and including ``until``."""

    id: str
    amount: int = field(metadata={"least": 1})
    since: date
    until: date | None = None
    article: str
    source: str
    confidence: Confidence
    doubt: str | None = None

    def is_in_force(self, day: date) -> bool:
        """Whether this wording governs a day."""
        return is_between(day, self.since, self.until)


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedNumber:
    """A number of the law: what it is called, and its wordings, which leave no day out."""

    id: NumberId
    name: str
    versions: tuple[NumberVersion, ...] = field(metadata={"key": "version"})

    def version_on(self, day: date) -> NumberVersion:
        """The wording that governs a day; before the first one that is known, that one.

        A register may hold days before it (the books of earlier years), and a group is to be one
        of some size then as well: nothing is known that would have said another number.
        """
        return next((one for one in self.versions if one.is_in_force(day)), self.versions[0])

    def is_known_on(self, day: date) -> bool:
        """Whether a text is known that was in force on a day."""
        return self.versions[0].since <= day

    def versions_between(self, first: date, last: date) -> tuple[NumberVersion, ...]:
        """The wordings that govern a day from ``first`` to ``last``, in their order."""
        earliest, latest = self.version_on(first), self.version_on(last)
        return self.versions[self.versions.index(earliest) : self.versions.index(latest) + 1]

    def on(self, day: date) -> int:
        """The number on a day."""
        return self.version_on(day).amount

    def sql_on(self, day: str) -> str:
        """SQL: the number on the day in a column."""
        first, *later = self.versions
        cases = "".join(f" WHEN {day} >= '{one.since}' THEN {one.amount}" for one in later[::-1])
        return f"CASE{cases} ELSE {first.amount} END" if later else str(first.amount)
