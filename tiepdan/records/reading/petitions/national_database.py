"""What is not in the national database yet, and should be (Nghị định 55/2022, Điều 6, Điều 8).

A complaint or denunciation is entered once it is accepted, a proposal or feedback once it is
received, a visit once it took place; opinions of a dialogue or voters' meeting are no đơn and are
not entered. The law says “at once”: the days are ours, and dated data.
"""

import sqlite3
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan import paths
from tiepdan.records.live_rows import is_void

MOST_COUNTED = 1000
"""Of more than so many it is not told how many: each morning is to begin at once."""

_PETITIONS = f"""
    SELECT p.officer, CASE WHEN p.kind IN ('complaint', 'denunciation')
             THEN (SELECT min(e.happened_on) FROM petition_event AS e
                   WHERE e.petition_id = p.id AND e.kind = 'accepted')
             ELSE p.received_on END AS owed_on
    FROM petition AS p
    WHERE p.received_on BETWEEN :since AND :last AND p.form <> 'opinion'
      AND (p.entered_on IS NULL OR p.entered_on > :today) AND NOT {is_void("petition", "p")}
"""

_VISITS = f"""
    SELECT v.visited_on AS owed_on FROM visit AS v
    WHERE v.visited_on BETWEEN :since AND :last
      AND (v.entered_on IS NULL OR v.entered_on > :today) AND NOT {is_void("visit", "v")}
"""


@dataclass(frozen=True, slots=True)
class NotEntered:
    """How many petitions and visits should be in the national database, and since when."""

    petitions: int
    visits: int
    first: date
    article: str


def to_be_entered_since() -> date:
    """The day since when what comes in is to be entered."""
    from tiepdan.law.dated_numbers import NumberId  # noqa: PLC0415 (start-up: each morning)
    from tiepdan.law.toml.numbers import load_numbers  # noqa: PLC0415

    return load_numbers(paths.data_folder())[NumberId.ENTERING_DAYS].versions[0].since


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
    from tiepdan.law.dated_numbers import NumberId  # noqa: PLC0415 (start-up: each morning)
    from tiepdan.law.toml.numbers import load_numbers  # noqa: PLC0415

    version = load_numbers(paths.data_folder())[NumberId.ENTERING_DAYS].version_on(today)
    days = {
        "today": str(today),
        "since": str(version.since),
        "last": str(today - timedelta(days=version.amount + 1)),
    }
    of_officers = ""
    if officers:
        names = {f"officer_{place}": name for place, name in enumerate(sorted(officers))}
        of_officers = f" AND officer IN ({', '.join(f':{name}' for name in names)})"
        days |= names
    petitions = _counted(connection, f"{_PETITIONS}", f"owed_on <= :last{of_officers}", days)
    visits = (0, None) if officers else _counted(connection, _VISITS, "TRUE", days)
    first = min((day for _count, day in (petitions, visits) if day), default=None)
    if first is None:
        return None
    return NotEntered(petitions[0], visits[0], date.fromisoformat(first), version.article)


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
