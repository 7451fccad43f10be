"""Whose a register or a copy is: two offices may keep theirs under one name, in one folder."""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tiepdan.errors import DatabaseError
from tiepdan.records.file.sqlite.opening import open_as_is
from tiepdan.records.file.state import check_ours, explained, is_table


@dataclass(frozen=True, slots=True)
class Whose:
    """What tells a register from every other, and the office that it is of.

    ``register`` is the hash of the first operation in its journal, which its copies share. Each is
    None where the file does not tell: it is not there, damaged, encrypted, or without a journal.
    """

    register: str | None = None
    office: str | None = None

    def is_another_than(self, other: "Whose") -> bool:
        """Whether both are known, and are not of one register."""
        return None not in {self.register, other.register} and self.register != other.register


def whose(file: Path) -> Whose:
    """Of a register or a plain copy, as it lies there."""
    try:
        with explained(file), closing(open_as_is(file)) as connection:
            check_ours(file, connection)
            register = None
            if is_table(connection, "operation"):  # not in the schemas of the first programs
                register = _first(connection, "SELECT hash FROM operation ORDER BY id LIMIT 1")
            office = _first(connection, "SELECT name FROM office ORDER BY id DESC LIMIT 1")
            return Whose(register, office)
    except (DatabaseError, sqlite3.Error, OSError):
        return Whose()


def _first(connection: sqlite3.Connection, query: str) -> str | None:
    row = connection.execute(query).fetchone()
    return str(row[0]) if row else None
