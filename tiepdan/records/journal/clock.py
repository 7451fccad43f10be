"""The PC's own clock, and whether it can be right: the journal says until when work was done.

By a clock that went back nothing is late, and a new petition gets a number of a year gone by.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from tiepdan.records.file import notices
from tiepdan.records.journal.moments import moment, stored_moment

_TOLERANCE = timedelta(minutes=10)
"""By how much the clocks of two PCs that share a register may differ."""

_LOOKED_AT = 100
"""Of so many entries, the last ones, the latest moment counts.

More than one: the first thing recorded by a wrong clock must not be taken for proof that it is
right. Not all: one entry of a clock that went ahead must not put every later one in doubt for ever.
"""

_AGREEING, _ON_DAYS = 10, 2
"""So many entries on so many days at least, made after one, show that its clock was the wrong one.

On several days: a PC that forgets the time begins with the same day whenever it is switched on.
"""


@dataclass(frozen=True, slots=True)
class WrongClock:
    """A clock that is behind the journal: what it says, and what entry was made the latest.

    ``is_last`` says that no entry was made after that one: it is the last in order as well.
    """

    now: datetime
    latest: datetime
    operation_id: int
    is_last: bool


@dataclass(frozen=True, slots=True)
class Disorder:
    """An entry of the journal that was made before the one that stands before it."""

    operation_id: int
    recorded_at: datetime
    before: datetime


def now() -> datetime:
    """This moment by the PC's clock, in UTC; nothing else asks it."""
    return datetime.now(UTC)


def today() -> date:
    """This day by the PC's clock, where the office is."""
    return now().astimezone().date()


def wrong_clock(connection: sqlite3.Connection) -> WrongClock | None:
    """What speaks against the PC's clock; None where nothing does."""
    rows = connection.execute(
        "SELECT id, recorded_at FROM operation ORDER BY id DESC LIMIT ?", (_LOOKED_AT,)
    ).fetchall()
    moment_now, latest = now(), None
    agreeing: list[date] = []
    for operation_id, stored in rows:
        with suppress(ValueError, TypeError):  # “check” says what is damaged
            made = moment(stored)
            if made <= moment_now + _TOLERANCE:
                agreeing.append(made.astimezone().date())
            elif latest is None or made > latest.latest:
                is_last = operation_id == rows[0][0]
                latest = WrongClock(moment_now, made, operation_id, is_last)
        if len(agreeing) >= _AGREEING and len(set(agreeing)) >= _ON_DAYS:
            break
    return latest


def in_the_future(connection: sqlite3.Connection) -> list[tuple[int, datetime]]:
    """The entries that were made later than now by the PC's clock."""
    rows = connection.execute(
        "SELECT id, recorded_at FROM operation WHERE recorded_at > ? ORDER BY id",
        (stored_moment(now() + _TOLERANCE),),
    )
    return [(operation_id, moment(recorded_at)) for operation_id, recorded_at in rows]


def out_of_order(connection: sqlite3.Connection) -> Iterator[Disorder]:
    """The entries that were made before the one that stands before them."""
    for operation_id, recorded_at, previous in connection.execute(
        "SELECT id, recorded_at, previous FROM (SELECT id, recorded_at,"
        " lag(recorded_at) OVER (ORDER BY id) AS previous FROM operation) AS pair"
        " WHERE recorded_at < previous ORDER BY id"
    ):
        made, before = moment(recorded_at), moment(previous)
        if made + _TOLERANCE < before:
            yield Disorder(operation_id, made, before)


@dataclass(slots=True)
class _Run:
    """Whether the next register that is opened is asked about the clock."""

    is_clock_in_doubt: bool = False


_run = _Run()


def doubt() -> None:
    """A new run of the program: the next register that is opened may speak against the clock."""
    _run.is_clock_in_doubt = True


def trust() -> None:
    """The day was chosen, so that nothing depends on the clock."""
    _run.is_clock_in_doubt = False


def compare(connection: sqlite3.Connection) -> None:
    """Tell, once a run, if the clock is behind this register."""
    if _run.is_clock_in_doubt:
        _run.is_clock_in_doubt = False
        if found := wrong_clock(connection):
            notices.report(found)
