"""Whether anything is to be said of reports: one look before their rules are read."""

import sqlite3
from datetime import date, timedelta

LISTED = timedelta(days=366)
"""So long after its day a report not sent is in the list of the morning."""

REMINDED = timedelta(days=31)
"""So long a report is reminded of for which no day is known."""

_NOT_SENT = (
    "NOT EXISTS (SELECT 1 FROM sent_report AS s WHERE s.report = d.report AND s.period = d.period"
    " AND s.sent_on <= :today)"
)

# What ends before the register was made counts only where something was recorded as sent.
_IS_OWED = (
    "(d.data_until >= (SELECT date(recorded_at, '-1 day') FROM operation ORDER BY id LIMIT 1)"
    " OR EXISTS (SELECT 1 FROM sent_report))"
)

_LETTER = (
    "SELECT 1 FROM report_request AS r WHERE r.letter_on <= :today AND NOT EXISTS"
    " (SELECT 1 FROM sent_report AS s WHERE s.request_id = r.id AND s.sent_on <= :today)"
)


def may_be_late(connection: sqlite3.Connection, *, today: date) -> bool:
    """Whether a report could be late; whether one is say its rules."""
    return _is_any(
        connection,
        f"SELECT 1 FROM report_day AS d WHERE d.due >= :first AND d.due < :today AND {_NOT_SENT}"
        f" AND {_IS_OWED} UNION ALL {_LETTER} AND r.due_on >= :first AND r.due_on < :today",
        today=today,
        first=today - LISTED,
    )


def may_fall_due(connection: sqlite3.Connection, *, today: date, last: date) -> bool:
    """Whether the data or the time of a report could end by a day."""
    return _is_any(
        connection,
        "SELECT 1 FROM report_day AS d WHERE d.data_until <= :last"
        f" AND (d.data_until >= :today OR d.due >= :today) AND {_NOT_SENT} AND {_IS_OWED}"
        f" UNION ALL {_LETTER} AND r.due_on BETWEEN :today AND :last",
        today=today,
        last=last,
    )


def may_be_reminded_of(connection: sqlite3.Connection, *, today: date) -> bool:
    """Whether a report could be owed of which nobody has said by when."""
    return _is_any(
        connection,
        "SELECT 1 FROM report_day AS d WHERE d.due IS NULL AND d.data_until BETWEEN :first AND"
        f" :today AND {_NOT_SENT} AND {_IS_OWED} UNION ALL {_LETTER} AND r.due_on IS NULL",
        today=today,
        first=today - REMINDED,
    )


def _is_any(connection: sqlite3.Connection, rows: str, **days: date) -> bool:
    parameters = {name: str(day) for name, day in days.items()}
    return bool(connection.execute(f"SELECT EXISTS ({rows})", parameters).fetchone()[0])
