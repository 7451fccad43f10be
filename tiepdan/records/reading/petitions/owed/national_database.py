"""What is not in the national database yet, and should be (Nghị định 55/2022, Điều 6, Điều 8).

A complaint or denunciation is entered once it is accepted, a proposal or feedback once it is
received, a visit once it took place; opinions of a dialogue or voters' meeting are no đơn and are
not entered. The law says “at once”: the days are ours, and dated data. The lists tell what is owed
by then, which the morning counts, from what is not yet.
"""

import sqlite3
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Generic, TypeVar

from tiepdan import paths
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import is_void

MOST_COUNTED = 1000
"""Of more than so many it is not told how many: each morning is to begin at once."""

PETITION_OWED_ON = """
    CASE WHEN p.kind IN ('complaint', 'denunciation')
         THEN (SELECT min(e.happened_on) FROM petition_event AS e
               WHERE e.petition_id = p.id AND e.kind = 'accepted')
         ELSE p.received_on END
"""
"""SQL: since when petition ``p`` is to be entered; empty while it is not."""

PETITION_NOT_ENTERED = (
    "p.received_on >= :entered_since AND p.form <> 'opinion'"
    " AND (p.entered_on IS NULL OR p.entered_on > :today)"
    f" AND NOT {is_void('petition', 'p')}"
)
"""SQL: whether petition ``p`` is one to enter, now or later, and is not entered."""

VISIT_NOT_ENTERED = (
    "v.visited_on >= :entered_since AND (v.entered_on IS NULL OR v.entered_on > :today)"
    f" AND NOT {is_void('visit', 'v')}"
)
"""SQL: whether visit ``v`` is not entered and should be, now or later."""

# What came later than that is not owed by then: so an index on the day is of use.
_PETITIONS = f"""
    SELECT p.officer, {PETITION_OWED_ON} AS owed_on FROM petition AS p
    WHERE p.received_on <= :last AND {PETITION_NOT_ENTERED}
"""
_VISITS = f"""
    SELECT v.visited_on AS owed_on FROM visit AS v
    WHERE v.visited_on <= :last AND {VISIT_NOT_ENTERED}
"""


@dataclass(frozen=True, slots=True)
class EnteringRule:
    """Since when what comes in is to be entered, and after how many days it is reminded of."""

    since: date
    days: int
    article: str

    def last_day(self, today: date) -> date:
        """What was to be entered since then or before is reminded of."""
        return today - timedelta(days=self.days + 1)


Number = TypeVar("Number", PetitionNumber, int)
"""What a petition or a visit is known by."""


@dataclass(frozen=True, slots=True)
class ToEnter(Generic[Number]):
    """What is not entered, with since when it should be; None of what still waits to be accepted.

    What is owed is so as of ``today``.
    """

    rule: EnteringRule
    today: date
    since: Mapping[Number, date | None]

    def is_owed(self, number: Number) -> bool:
        """Whether the days have passed in which it was to be entered."""
        since = self.since[number]
        return since is not None and since <= self.rule.last_day(self.today)

    @property
    def owed(self) -> int:
        """How many are owed by now: as many as the morning counts."""
        return sum(map(self.is_owed, self.since))

    @property
    def not_yet(self) -> int:
        """How many are not owed yet."""
        return len(self.since) - self.owed


@dataclass(frozen=True, slots=True)
class NotEntered:
    """How many petitions and visits should be in the national database, and since when."""

    petitions: int
    visits: int
    first: date
    article: str


def entering_rule(today: date) -> EnteringRule:
    """The rule of the wording in force, for what comes in since it is.

    Raises:
        DataFileError: the file of the numbers is incomplete.
    """
    from tiepdan.law.dated_numbers import NumberId  # noqa: PLC0415 (start-up: each morning)
    from tiepdan.law.toml.numbers import load_numbers  # noqa: PLC0415

    version = load_numbers(paths.data_folder())[NumberId.ENTERING_DAYS].version_on(today)
    return EnteringRule(version.since, version.amount, version.article)


def not_entered(
    connection: sqlite3.Connection, *, today: date, officers: Collection[str] = ()
) -> NotEntered | None:
    """What should be there, of the wording in force; None where there is nothing.

    A visit is no one officer's: of officers only the petitions are told.

    Raises:
        DataFileError: the file of the numbers is incomplete.
    """
    # Cheap, and before any file is read: an office that enters everything stops here.
    if not _has_any(connection):
        return None
    rule = entering_rule(today)
    days = {
        "today": str(today),
        "entered_since": str(rule.since),
        "last": str(rule.last_day(today)),
    }
    of_officers = ""
    if officers:
        names = {f"officer_{place}": name for place, name in enumerate(sorted(officers))}
        of_officers = f" AND officer IN ({', '.join(f':{name}' for name in names)})"
        days |= names
    petitions = _counted(connection, _PETITIONS, f"owed_on <= :last{of_officers}", days)
    visits = (0, None) if officers else _counted(connection, _VISITS, "TRUE", days)
    first = min((day for _count, day in (petitions, visits) if day), default=None)
    if first is None:
        return None
    return NotEntered(petitions[0], visits[0], date.fromisoformat(first), rule.article)


def _has_any(connection: sqlite3.Connection) -> bool:
    (found,) = connection.execute(
        "SELECT EXISTS (SELECT 1 FROM petition WHERE entered_on IS NULL)"
        " OR EXISTS (SELECT 1 FROM visit WHERE entered_on IS NULL)"
    ).fetchone()
    return bool(found)


def _counted(
    connection: sqlite3.Connection, rows: str, condition: str, days: dict[str, str]
) -> tuple[int, str | None]:
    count, first = connection.execute(
        f"SELECT count(*), min(owed_on) FROM (SELECT owed_on FROM ({rows}) AS owed"
        f" WHERE {condition} LIMIT {MOST_COUNTED}) AS counted",
        days,
    ).fetchone()
    return count, first
