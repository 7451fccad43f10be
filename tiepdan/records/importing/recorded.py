"""What the register has before an import: which lines are there already, and how they differ.

A line and a row are the same by what a row is known by: a petition by its number or its former
one, else by day, person and content, as a visit is; a document by its number, else by its title;
and so on. A row stands for one line, so that two equal lines are two.

Of a protected case nothing secret is compared: it is known by its number, else by all that is open,
so that no answer tells whether a guess is right.
"""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from tiepdan.facts.fact import Field, fields_of
from tiepdan.facts.fact import Row as Columns
from tiepdan.facts.subjects import SUBJECTS
from tiepdan.records.importing.rows import Row
from tiepdan.records.reading.rows import named
from tiepdan.records.secrecy import is_covered, is_protected
from tiepdan.text import word_key

IDENTITIES: Mapping[str, tuple[str, ...]] = {
    "pack_switch": ("pack",),
    "calendar_override": ("day",),
    "opening": (),
    "opening_line": ("kind", "field"),
    "staff": ("name", "role", "since"),
    "meeting": ("kind", "meets_on"),
    "meeting_event": ("meeting_id", "kind", "happened_on"),
    "petition_event": ("petition_id", "kind", "happened_on"),
    "protection": ("petition_id", "starts_on", "measures"),
    "document": ("issuer", "type", "issued_on", "number", "petition_id", "meeting_id"),
    "sanction": ("subject", "form", "imposed_on"),
    "report_request": ("body", "letter_on", "document_number"),
    "sent_report": ("report", "period", "request_id", "sent_on"),
    "sent_part": ("sent_report_id", "name"),
    "text_block": ("report", "section", "period_from", "period_to"),
    "training": ("kind", "held_on", "title"),
    "inspection": ("counted_on",),
}
"""By which columns a line and a row are the same."""

_COVERED = {
    "petition": is_protected("t"),
    "visit": is_covered("t.id"),
    **dict.fromkeys(
        ("document", "petition_event", "protection"),
        f"EXISTS (SELECT 1 FROM petition AS p WHERE p.id = t.petition_id AND {is_protected('p')})",
    ),
}
"""SQL: nothing secret of row ``t`` may be compared."""

_PERSON = ("name", "id_number", "address", "hamlet", "phone")


@dataclass(frozen=True, slots=True)
class Difference:
    """A line that says otherwise than the row that it is: which one, which fact, both values.

    What ``stays`` no file corrects: it was sent so, is void or destroyed.
    """

    row: Row
    table: str
    number: str
    field: Field
    recorded: object
    said: object
    stays: bool


@dataclass(frozen=True, slots=True)
class Found:
    """A row that a line is: its number in its table, and its columns."""

    id: int
    columns: Columns
    is_covered: bool


class Recorded:
    """The rows of a register as they were before the import; each stands for one line."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # What the import itself adds is none of it.
        self._last = {table: _last_row(connection, table) for table in SUBJECTS}
        self._taken: defaultdict[str, set[int]] = defaultdict(set)
        self.differing: list[Difference] = []

    def has(self, table: str) -> bool:
        """Whether a table had rows."""
        return self._last[table] > 0

    def find(
        self,
        table: str,
        known_by: Mapping[str, Any],
        is_same: Callable[[Found], bool] = lambda _found: True,
    ) -> Found | None:
        """The first row with these values that stands for no line yet."""
        if not self.has(table):
            return None
        where = " AND ".join(f"t.{column} IS ?" for column in known_by) or "TRUE"
        has_number = table not in {"pack_switch", "calendar_override", "opening_line"}
        people = _with_person(table)
        for row in named(
            self._connection,
            f"SELECT t.*, {_COVERED.get(table, 'FALSE')} AS is_covered, t.rowid AS own_row"
            f"{people} AND {where} AND t.rowid <= ? ORDER BY t.rowid",
            [*map(_as_stored, known_by.values()), self._last[table]],
        ):
            # A meeting has a key besides its number.
            number = row["id"] if has_number else row["own_row"]
            found = Found(number, row, bool(row["is_covered"]))
            if row["own_row"] not in self._taken[table] and is_same(found):
                self._taken[table].add(row["own_row"])
                return found
        return None

    def person_of(self, found: Found) -> Found:
        """Who sent a petition, or came, of a row that is not covered."""
        columns = {column: found.columns[f"person_{column}"] for column in _PERSON}
        return Found(found.columns["petitioner_id"], columns, is_covered=False)

    def compare(
        self,
        row: Row,
        table: str,
        found: Found,
        said: object,
        *,
        number: str = "",
        besides: Iterable[str] = (),
        stays: bool = False,
    ) -> dict[str, object]:
        """The facts in which a line differs from its row, as far as it says them; noted as well.

        Those ``besides`` follow from others by now; what ``stays`` is not corrected.
        """
        fields = [
            field
            for field in fields_of(type(said)).values()
            if row.says(field.heading)
            and field.fact.is_imported
            and field.name not in besides
            and not (found.is_covered and field.is_covered_with_secrets)
        ]
        different: dict[str, object] = {}
        for field in fields:
            new = getattr(said, field.name)
            old = found.columns[field.name]
            if _as_stored(new) != old:
                different[field.name] = new
                shown = None if old is None else field.kind.stored(old)
                self.differing.append(
                    Difference(row, table, number or str(found.id), field, shown, new, stays)
                )
        return different


def same_person_and_content(name: str | None, content: str, column: str) -> Callable[[Found], bool]:
    """Whether a row that is not covered names the same person and content, however written."""

    def is_same(found: Found) -> bool:
        return (
            not found.is_covered
            and word_key(found.columns["person_name"] or "") == word_key(name or "")
            and word_key(found.columns[column]) == word_key(content)
        )

    return is_same


def same_as_far_as_open(
    row: Row, said: object, *, besides: Iterable[str] = ("meeting_id",)
) -> Callable[[Found], bool]:
    """Whether a row that is covered has every open fact that a line says, but for some."""
    fields = [
        field
        for field in fields_of(type(said)).values()
        if row.says(field.heading)
        and field.name not in besides
        and not field.is_covered_with_secrets
    ]

    def is_same(found: Found) -> bool:
        return found.is_covered and all(
            _as_stored(getattr(said, field.name)) == found.columns[field.name] for field in fields
        )

    return is_same


def identity(table: str, values: Mapping[str, Any]) -> dict[str, Any]:
    """What a line is known by, of its facts and of what it belongs to."""
    return {column: values[column] for column in IDENTITIES[table]}


def _last_row(connection: sqlite3.Connection, table: str) -> int:
    (last,) = connection.execute(f"SELECT max(rowid) FROM {table}").fetchone()
    return int(last or 0)


def _with_person(table: str) -> str:
    if not SUBJECTS[table].names_petitioner:
        return f" FROM {table} AS t WHERE TRUE"
    people = ", ".join(f"w.{column} AS person_{column}" for column in _PERSON)
    joined = "LEFT JOIN petitioner AS w ON w.id = t.petitioner_id"
    return f", {people} FROM {table} AS t {joined} WHERE TRUE"


def _as_stored(value: Any) -> Any:
    """A value as SQLite gives it."""
    if isinstance(value, date):
        return value.isoformat()
    return int(value) if isinstance(value, bool) else value
