"""The officers responsible: who they are, and what each has open, due and overdue."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from operator import add

from tiepdan.alphabet import sort_key
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.records.live_rows import live
from tiepdan.records.reading.limits import DUE_SOON, LISTED, OVERDUE, last_day_within
from tiepdan.records.reading.names import alike, person, spellings
from tiepdan.records.secrecy import PROTECTING, is_protected
from tiepdan.text import displayable, quoted

_MOST_NAMED = 20

_RESPONSIBLE = (
    f"SELECT officer FROM {live('petition', 'officer')} AS p"
    f" UNION SELECT COALESCE(officer, chair) FROM {live('meeting', 'officer', 'chair')} AS m"
)

_OPEN = (
    "SELECT p.officer, count(*) FROM petition_standing AS s"
    " JOIN petition AS p ON p.id = s.petition_id"
    " WHERE p.received_on <= :today AND (s.finished_on IS NULL OR s.finished_on > :today)"
    " GROUP BY p.officer"
)

_STEPS = f"""
    SELECT COALESCE(p.officer, m.officer, m.chair) AS officer,
           SUM(CASE WHEN {DUE_SOON} THEN 1 ELSE 0 END),
           SUM(CASE WHEN {OVERDUE} AND {LISTED} THEN 1 ELSE 0 END)
    FROM deadline AS d
    LEFT JOIN petition AS p ON p.id = d.petition_id
    LEFT JOIN meeting AS m ON m.id = d.meeting_id
    WHERE d.done_on IS NULL OR d.done_on > :today
    GROUP BY 1
"""


@dataclass(frozen=True, slots=True)
class Load:
    """What an officer has on a day; without a name, what nobody is named for."""

    officer: str | None
    open_petitions: int
    due_soon: int
    overdue: int


def loads(connection: sqlite3.Connection, *, today: date, working_days: int) -> list[Load]:
    """What each officer has, the most overdue first; those who have nothing are left out."""
    last = last_day_within(connection, today=today, working_days=working_days)
    days = {"today": str(today), "last": str(last)}
    rows = [
        *((officer, count, 0, 0) for officer, count in connection.execute(_OPEN, days)),
        *((officer, 0, *steps) for officer, *steps in connection.execute(_STEPS, days)),
    ]
    return sorted(
        (load for load in _by_name(rows) if load.open_petitions or load.due_soon or load.overdue),
        key=lambda load: (
            -load.overdue,
            -load.due_soon,
            -load.open_petitions,
            load.officer is None,
            sort_key(load.officer or ""),
        ),
    )


def _by_name(rows: Iterable[tuple[str | None, int, int, int]]) -> Iterator[Load]:
    """What is recorded for each spelling of a name, added up."""
    counts: Counter[str] = Counter()
    every = list(rows)
    for officer, *numbers in every:
        if officer:
            counts[officer] += sum(numbers)
    shown = spellings(counts, person)
    sums: dict[str | None, list[int]] = {}
    for officer, *numbers in every:
        own = sums.setdefault(shown[officer] if officer else None, [0, 0, 0])
        own[:] = map(add, own, numbers)
    return (Load(officer, *numbers) for officer, numbers in sums.items())


def officers_named(connection: sqlite3.Connection, typed: str) -> frozenset[str]:
    """The officers meant by a whole name, or else by words of it, or by their beginnings.

    Raises:
        NotFoundError: nobody has such a name; the sentence tells who is there.
    """
    officers = [name for (name,) in connection.execute(_RESPONSIBLE) if name]
    found = alike(officers, typed)
    if not found:
        raise NotFoundError(_nobody(typed, officers))
    return frozenset(found)


def officers_in_the_open(connection: sqlite3.Connection) -> list[str]:
    """Everybody who is responsible for a meeting, or for a petition that is not protected."""
    rows = connection.execute(
        f"SELECT p.officer FROM {live('petition', 'officer', *PROTECTING)} AS p"
        f" WHERE NOT {is_protected('p')}"
        f" UNION SELECT COALESCE(officer, chair) FROM {live('meeting', 'officer', 'chair')} AS m"
    )
    return sorted((name for (name,) in rows if name), key=sort_key)


def _nobody(typed: str, officers: Sequence[str]) -> str:
    if not officers:
        return _(
            "There is no officer “{name}”; the register names none yet. Name one with --officer of"
            " tiepdan add-petition."
        ).format(name=quoted(typed))
    named = [displayable(name) for name in sorted(officers, key=sort_key)[:_MOST_NAMED]]
    if len(officers) > _MOST_NAMED:
        named.append("…")
    return _("There is no officer “{name}”; there are: {officers}.").format(
        name=quoted(typed), officers=", ".join(named)
    )
