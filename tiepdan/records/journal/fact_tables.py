"""The tables whose rows are facts, and SQL for a row of them as the journal keeps it."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass

FACT_TABLES = (
    "office",
    "meeting",
    "meeting_event",
    "petitioner",
    "petition",
    "petition_event",
    "decision_measure",
    "petition_link",
    "visit",
    "visit_petition",
    "document",
    "sanction",
    "calendar_override",
    "pack_switch",
)
"""Every table of facts, each after those it refers to."""

PERSONAL_COLUMNS = {
    "petitioner": frozenset({"name", "id_number", "address", "hamlet", "phone"}),
    "petition": frozenset({"petitioner_id", "summary", "protection_waiver"}),
    "petition_event": frozenset({"note"}),
    "petition_link": frozenset({"note"}),
    "visit": frozenset({"petitioner_id", "content", "advice"}),
    "document": frozenset({"title"}),
    "sanction": frozenset({"note"}),
}
"""What could tell who a citizen is: identity, the link to it, and free text about a case."""


@dataclass(frozen=True, slots=True)
class FactTable:
    """A table as it is in the database; its methods give SQL for the row of an alias."""

    name: str
    keys: tuple[str, ...]
    columns: tuple[str, ...]

    def key(self, row: str) -> str:
        """What names a row within its table, as text."""
        key = " || '/' || ".join(f"{row}.{name}" for name in self.keys)
        return f"CAST({key} AS TEXT)"

    def is_named(self, row: str, key: str) -> str:
        """Whether a row has a key that is given as text; found by the primary key's index."""
        if len(self.keys) == 1:
            return f"{row}.{self.keys[0]} = {key}"
        first, second = self.keys
        stroke = f"instr({key}, '/')"
        return (
            f"{row}.{first} = substr({key}, 1, {stroke} - 1)"
            f" AND {row}.{second} = substr({key}, {stroke} + 1)"
        )

    def open(self, row: str) -> str:
        """The columns that anybody may see, as JSON."""
        return _as_json((name for name in self.columns if name not in self._personal), row)

    def personal(self, row: str) -> str | None:
        """The columns that could tell who somebody is, as JSON; None where there are none."""
        if not self._personal:
            return None
        return _as_json((name for name in self.columns if name in self._personal), row)

    def subject(self, subject: str, row: str) -> str:
        """The petition or meeting that a row belongs to."""
        if self.name == subject:
            return f"{row}.id"
        return f"{row}.{subject}_id" if f"{subject}_id" in self.columns else "NULL"

    def last_change(self, row: str) -> str:
        """The number of the journal's last change of a row."""
        return (
            f"(SELECT max(id) FROM change WHERE table_name = '{self.name}'"
            f" AND row_key = {self.key(row)})"
        )

    def differs(self, row: str, change: str) -> str:
        """Whether a row is not as a change of it left it."""
        differs = (
            f"{change}.id IS NULL OR json_extract({change}.open, '$.after') IS NOT {self.open(row)}"
        )
        personal = self.personal(row)
        if personal is None:
            return differs
        return (
            f"{differs} OR ({change}.personal IS NOT NULL"
            f" AND json_extract({change}.personal, '$.after') IS NOT {personal})"
        )

    @property
    def _personal(self) -> frozenset[str]:
        return PERSONAL_COLUMNS.get(self.name, frozenset())


def fact_tables(connection: sqlite3.Connection) -> list[FactTable]:
    """Every table of facts, each after those it refers to."""
    return [fact_table(connection, name) for name in FACT_TABLES]


def fact_table(connection: sqlite3.Connection, name: str) -> FactTable:
    """A table with its columns in their order."""
    columns = connection.execute(f"PRAGMA table_info({name})").fetchall()
    return FactTable(
        name,
        keys=tuple(column[1] for column in columns if column[5]),
        columns=tuple(column[1] for column in columns),
    )


def _as_json(names: Iterable[str], row: str) -> str:
    columns = ", ".join(f"'{name}', {row}.{name}" for name in names)
    return f"json_object({columns})"
