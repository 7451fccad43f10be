"""The tables whose rows are facts, and SQL for a row of them as the journal keeps it."""

import re
import sqlite3
from dataclasses import dataclass

from tiepdan.facts.subjects import SUBJECTS
from tiepdan.facts.values import DOCUMENT_NUMBER

FACT_TABLES = tuple(SUBJECTS)
"""Every table of facts, each after those it refers to."""

PERSONAL_COLUMNS = {name: subject.secrets for name, subject in SUBJECTS.items() if subject.secrets}
"""What could tell who a citizen is: identity, the link to it, and free text about a case."""

NUMBER_COLUMNS = {
    name: frozenset(
        field.name for field in SUBJECTS[name].fields.values() if field.kind is DOCUMENT_NUMBER
    )
    for name in PERSONAL_COLUMNS
}
"""Numbers of documents, shown to everybody; what is typed there may say more than a number.

The journal keeps a mere number with the open columns and any other text with the personal ones,
so that it can be destroyed; earlier programs kept all of it with the open ones.
"""

_ONLY_A_NUMBER = re.compile(r"\d+(/\d{4})?(/[\w–-]{1,20}){0,2}")
"""A number with the year and the marks of its kind and office, as 31/TB-UBND or 12/2026/QĐ-UBND."""


def is_only_number(text: str | None) -> bool:
    """Whether the number of a document is that and no more."""
    return text is not None and _ONLY_A_NUMBER.fullmatch(text) is not None


REASONS = "operation"
"""What stands for a table in a change that keeps why an operation was done, by its number.

Such words may tell who a citizen is, so they are kept like a personal column of a row, and not in
the operation itself, of which nothing can be destroyed.
"""


SOURCES = "source"
"""What stands for a table in a change that keeps from which line of which file a row came."""

NO_TABLES = f"('{REASONS}', '{SOURCES}')"
"""SQL for what stands for a table in changes that are of no row."""


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
        """The columns that are never destroyed, as JSON."""
        return self._as_json(self._open, row, numbers="is_only_number({0})")

    def personal(self, row: str) -> str | None:
        """The columns that could tell who somebody is, as JSON; None where there are none."""
        if not self._personal:
            return None
        apart = self._personal | self._numbers
        return self._as_json(apart, row, numbers="NOT is_only_number({0})")

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
        kept = [(self.open(row), self.personal(row))]
        if self._numbers:  # as an earlier program kept them
            kept.append((self._as_json(self._open, row), self._as_json(self._personal, row)))
        is_as_kept = " OR ".join(_is_as_kept(change, *parts) for parts in kept)
        return f"{change}.id IS NULL OR NOT ({is_as_kept})"

    @property
    def _personal(self) -> frozenset[str]:
        return PERSONAL_COLUMNS.get(self.name, frozenset())

    @property
    def _open(self) -> frozenset[str]:
        return frozenset(self.columns) - self._personal

    @property
    def _numbers(self) -> frozenset[str]:
        return NUMBER_COLUMNS.get(self.name, frozenset())

    def _as_json(self, names: frozenset[str], row: str, *, numbers: str = "TRUE") -> str:
        """SQL for some columns in their order; of numbers those for which ``numbers`` is so."""
        columns = []
        for name in self.columns:
            value = f"{row}.{name}"
            if name in self._numbers:
                value = f"CASE WHEN {numbers.format(value)} THEN {value} END"
            if name in names:
                columns.append(f"'{name}', {value}")
        return f"json_object({', '.join(columns)})"


def _is_as_kept(change: str, opened: str, personal: str | None) -> str:
    """Whether a change left a row with these parts; what was destroyed of it is as it may be."""
    is_open_so = f"json_extract({change}.open, '$.after') IS {opened}"
    if personal is None:
        return f"({is_open_so})"
    return (
        f"({is_open_so} AND ({change}.personal IS NULL"
        f" OR json_extract({change}.personal, '$.after') IS {personal}))"
    )


def fact_tables(connection: sqlite3.Connection) -> list[FactTable]:
    """Every table of facts that the schema has, each after those it refers to."""
    tables = (_found(connection, name) for name in FACT_TABLES)
    return [table for table in tables if table]


def fact_table(connection: sqlite3.Connection, name: str) -> FactTable:
    """One of them.

    Raises:
        LookupError: the schema has no such table of facts.
    """
    table = _found(connection, name) if name in FACT_TABLES else None
    if table is None:
        raise LookupError(name)
    return table


def _found(connection: sqlite3.Connection, name: str) -> FactTable | None:
    """A table with its columns in their order; what their SQL needs is there afterwards."""
    connection.create_function("is_only_number", 1, is_only_number, deterministic=True)
    columns = connection.execute(
        "SELECT name, pk FROM pragma_table_info(?) ORDER BY cid", (name,)
    ).fetchall()
    if not columns:
        return None
    return FactTable(
        name,
        keys=tuple(column for column, key in columns if key),
        columns=tuple(column for column, _key in columns),
    )
