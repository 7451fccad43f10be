"""The office that keeps the register."""

import sqlite3


def office_name(connection: sqlite3.Connection) -> str:
    """The commune whose register this is."""
    found = connection.execute("SELECT name FROM office").fetchone()
    return str(found[0]) if found else ""
