"""All that is kept of the office; its name alone, in ``office``, costs each morning less."""

import sqlite3

from tiepdan.facts.fact import stored
from tiepdan.facts.office import Office
from tiepdan.records.reading.rows import named


def get_office(connection: sqlite3.Connection) -> Office:
    """All that is kept of the commune."""
    [row] = named(connection, "SELECT * FROM office")
    return stored(Office, row)
