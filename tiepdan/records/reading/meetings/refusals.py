"""Visits that were refused on a ground of which a written notice tells, and none is recorded.

A visit has no time limits of its own as a petition has: the last day is counted here, by the
wording of TCD-04 in force on the day of the refusal. Neither the list of limits nor the figures of
steps due know it; a refusal that is an event of a petition (``record 1 reception_refused``) is in
both.
"""

import sqlite3
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.law.vocabulary.petition_event import TOLD_IN_WRITING
from tiepdan.records.live_rows import is_void

LIMIT = "TCD-04"


@dataclass(frozen=True, slots=True)
class Refusal:
    """Somebody was not received, and the notice of it is to be issued by a day."""

    visit_id: int
    refused_on: date
    due: date
    article: str


_GROUNDS = ", ".join(f"'{ground}'" for ground in sorted(TOLD_IN_WRITING))
_REFUSED = (
    "SELECT v.id, v.visited_on, m.officer FROM visit AS v"
    " LEFT JOIN meeting AS m ON m.id = v.meeting_id"
    f" WHERE v.ground IN ({_GROUNDS}) AND v.document_number IS NULL AND v.document_on IS NULL"
    f" AND v.visited_on <= ? AND NOT {is_void('visit', 'v')} ORDER BY v.visited_on, v.id"
)


def refusals(
    connection: sqlite3.Connection, *, today: date, officers: Collection[str] = ()
) -> list[Refusal]:
    """Those up to ``today``, the oldest first; of all officers, or of the meetings of some."""
    rows = [
        (visit_id, date.fromisoformat(visited_on))
        for visit_id, visited_on, officer in connection.execute(_REFUSED, (str(today),)).fetchall()
        if not officers or officer in officers
    ]
    return list(_owed(connection, rows)) if rows else []


def _owed(connection: sqlite3.Connection, rows: list[tuple[int, date]]) -> Iterator[Refusal]:
    from tiepdan.law.toml.laws import load_limits  # noqa: PLC0415 (start-up)

    (limit,) = (one for one in load_limits(paths.data_folder()) if one.id == LIMIT)
    for visit_id, refused_on in rows:
        version = limit.version_on(refused_on)
        if version is None:
            continue
        (due,) = connection.execute(
            "SELECT min(later.day) FROM calendar_day AS refused JOIN calendar_day AS later"
            " ON later.worked_count = refused.worked_count + ? WHERE refused.day = ?",
            (version.amount, str(refused_on)),
        ).fetchone()
        if due is not None:
            yield Refusal(visit_id, refused_on, date.fromisoformat(due), version.article)
