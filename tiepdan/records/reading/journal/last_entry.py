"""The last entry of the journal: until when a register was kept, and by whom."""

import sqlite3
from dataclasses import dataclass
from datetime import datetime

from tiepdan.records.journal.moments import moment


@dataclass(frozen=True, slots=True)
class LastEntry:
    """What was written last: by whom, with which command."""

    operation: int
    recorded_at: datetime
    clerk: str
    command: str


def last_entry(connection: sqlite3.Connection) -> LastEntry | None:
    """The last entry; None where the journal is empty."""
    found = connection.execute(
        "SELECT id, recorded_at, clerk, command FROM operation ORDER BY id DESC LIMIT 1"
    ).fetchone()
    if found is None:
        return None
    number, recorded_at, clerk, command = found
    return LastEntry(number, moment(recorded_at), clerk, command)
