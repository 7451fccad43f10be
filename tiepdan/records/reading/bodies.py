"""The bodies that were named before: to which something went, which answered, whose it was.

Another fact that names a body is one more line of ``_NAMED``.
"""

import sqlite3

from tiepdan.alphabet import sort_key
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import is_void
from tiepdan.records.reading.names import person, spellings

MOST_OFFERED = 9
"""How many are offered: what a list of one digit has room for."""

_OF_EVENTS = (
    "SELECT e.body, e.happened_on AS day FROM petition_event AS e"
    f" WHERE e.body IS NOT NULL AND NOT {is_void('petition', 'e', 'petition_id')}"
)

_OF_PETITIONS = (
    "SELECT s.sent_by, s.received_on FROM petition AS s"
    f" WHERE s.sent_by IS NOT NULL AND NOT {is_void('petition', 's')}"
)

_OF_VISITS = " UNION ALL ".join(
    f"SELECT v.{name}, v.visited_on FROM visit AS v"
    f" WHERE v.{name} IS NOT NULL AND NOT {is_void('visit', 'v')}"
    for name in ("body", "settled_by")
)

_NAMED = (_OF_EVENTS, _OF_PETITIONS, _OF_VISITS)
"""SQL for each fact that names a body: the name, and the day it is of."""


def bodies_named(connection: sqlite3.Connection, *, at_most: int = MOST_OFFERED) -> list[str]:
    """The bodies named most often, then latest; of several spellings the one most often used."""
    rows = connection.execute(
        "SELECT body, count(*), max(day) FROM (" + " UNION ALL ".join(_NAMED) + ") GROUP BY body"
    ).fetchall()
    shown = spellings({name: count for name, count, _day in rows}, person)
    uses: dict[str, tuple[int, str]] = {}
    for name, count, day in rows:
        before, latest = uses.get(shown[name], (0, ""))
        uses[shown[name]] = before + count, max(latest, day)
    by_use = sorted(sorted(uses, key=sort_key), key=lambda name: uses[name], reverse=True)
    return by_use[:at_most]


def body_forwarded_to(connection: sqlite3.Connection, number: PetitionNumber) -> str | None:
    """The body to which a petition was forwarded, where that was said."""
    found = connection.execute(
        "SELECT e.body FROM petition_event AS e JOIN petition AS p ON p.id = e.petition_id"
        " WHERE p.year = ? AND p.sequence = ? AND e.kind = 'forwarded'"
        " ORDER BY e.happened_on DESC, e.id DESC LIMIT 1",
        (number.year, number.sequence),
    ).fetchone()
    return found[0] if found else None
