"""The newest schema at once, for a register that begins with it."""

import sqlite3
from pathlib import Path

FILE = Path(__file__).with_name("newest.sql")
"""What all migrations make of an empty file, written by ``tests.records.schema.newest``."""


def make(connection: sqlite3.Connection) -> None:
    """Make the tables of an empty file, as all migrations one after the other would.

    They take half a second; and what they carry over, a new register does not have.
    """
    for statement in FILE.read_text(encoding="utf-8").split(";\n\n"):
        connection.execute(statement)
