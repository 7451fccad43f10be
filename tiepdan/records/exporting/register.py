"""A whole register as CSV files, one a table, with everything that ``import`` can take over.

All facts, and neither the journal nor what is derived. Of what would tell who is protected nothing
is written unless that ``is_revealed``: rather a row less than half a row, which an import would
take for an anonymous petition. What is left out so is named by its number.
"""

import csv
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from typing import Any

from tiepdan.facts.fact import Field, fields_of
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.values import YES_NO
from tiepdan.formulas import disarmed
from tiepdan.law.procedure.decision_measures import amount_in_figures
from tiepdan.law.vocabulary.decision import Measure
from tiepdan.numbers import PetitionNumber
from tiepdan.records.importing.layout import FILES, LEFT_OUT, LEFT_OUT_COLUMNS, RegisterFile
from tiepdan.records.reading.rows import named
from tiepdan.records.reading.shown import has_secrets, shown, uncovered
from tiepdan.records.reading.voids import Voidable

OURS = frozenset({*(file.file_name for file in FILES.values()), f"{LEFT_OUT}.csv"})
"""Every name that a file of an export may have."""

Row = Any
"""A row of the database, by the names of its columns."""


class LeftOut(StrEnum):
    """What is left out where it would tell who is protected; the note alone of a sanction."""

    PETITION = "petition"
    VISIT = "visit"
    DOCUMENT = "document"
    SANCTION = "sanction"


@dataclass(frozen=True, slots=True)
class Exported:
    """How many lines each file has, and the numbers of what is in none."""

    counts: Mapping[str, int]
    left_out: Mapping[LeftOut, Sequence[str]]


def export_register(connection: sqlite3.Connection, folder: Path, *, is_revealed: bool) -> Exported:
    """Write the files of a register into an empty folder; a table without rows has none.

    Raises:
        OSError: they cannot be written.
    """
    return _RegisterExport(connection, folder, is_revealed=is_revealed).run()


class _RegisterExport:
    """One reading of a register; remembers what is hidden, and by which numbers people go."""

    def __init__(self, connection: sqlite3.Connection, folder: Path, *, is_revealed: bool) -> None:
        self._connection, self._folder, self._is_revealed = connection, folder, is_revealed
        self._numbers = {
            row["id"]: str(PetitionNumber(row["year"], row["sequence"]))
            for row in named(connection, "SELECT id, year, sequence FROM petition")
        }
        self._hidden = {kind: self._covered(kind) for kind in LeftOut}
        self._people = self._people_in_order()

    def run(self) -> Exported:
        counts = {}
        for file in FILES.values():
            rows = self._lines(file)
            if count := _write(self._folder / file.file_name, _header(file), rows):
                counts[file.name] = count
        left_out = {kind: [*self._left_out(kind)] for kind in LeftOut}
        lines = [(str(kind), number) for kind, numbers in left_out.items() for number in numbers]
        _write(self._folder / f"{LEFT_OUT}.csv", LEFT_OUT_COLUMNS.required, iter(lines))
        return Exported(counts, {kind: numbers for kind, numbers in left_out.items() if numbers})

    def _covered(self, table: str) -> Mapping[int, None]:
        """The rows of a table that are not shown to everybody, in order."""
        if self._is_revealed:
            return {}
        sql = f"{shown(table)} SELECT id FROM shown_{table} WHERE is_covered ORDER BY id"
        return {row["id"]: None for row in named(self._connection, sql)}

    def _left_out(self, kind: LeftOut) -> Iterator[str]:
        for row_id in self._hidden[kind]:
            yield self._numbers[row_id] if kind is LeftOut.PETITION else str(row_id)

    def _is_hidden(self, file: RegisterFile, row: Row) -> bool:
        """Whether a row is one that is left out, or belongs to one."""
        columns = row.keys()
        places = [(column, kind) for column, kind in _REFERS if column in columns]
        if file.table in _LEFT_OUT_WHOLE:
            places.append(("id", LeftOut(file.table)))
        return any(row[column] in self._hidden[kind] for column, kind in places)

    def _people_in_order(self) -> Mapping[int, int]:
        """The people by whom something is, each with the number that they have in the files.

        In the order in which the files first name them: in that of recording, the place of a
        person would tell that they were there before, with a petition that is not shown.
        """
        people: dict[int, int] = {}
        for table in ("petition", "visit"):
            for row in self._rows(FILES[f"{table}s"]):
                if row["petitioner_id"] is not None:
                    people.setdefault(row["petitioner_id"], len(people) + 1)
        return people

    def _rows(self, file: RegisterFile) -> Iterator[Row]:
        source, mask = file.table, ""
        if has_secrets(source):
            name, make = ("uncovered", uncovered) if self._is_revealed else ("shown", shown)
            source, mask = f"{name}_{file.table}", make(file.table)
        sql = _OWN.get(file.table, "SELECT t.* FROM {source} AS t ORDER BY {order}").format(
            source=source, order=_ORDERS.get(file.table, "t.id")
        )
        cursor = self._connection.cursor()
        cursor.row_factory = sqlite3.Row
        for row in cursor.execute(f"{mask} {sql}"):
            if not self._is_hidden(file, row):
                yield row

    def _lines(self, file: RegisterFile) -> Iterator[Sequence[str]]:
        if file.table == "petitioner":
            yield from self._petitioners()
            return
        header = _header(file)
        for row in self._rows(file):
            yield [self._cell(file, row, heading) for heading in header]

    def _petitioners(self) -> Iterator[Sequence[str]]:
        told: set[int] = set()
        for table in ("petition", "visit"):
            for row in self._rows(FILES[f"{table}s"]):
                person = row["petitioner_id"]
                if person is None or person in told:
                    continue
                told.add(person)
                yield self._person(row, self._people[person])
        if self._is_revealed:
            alone = named(self._connection, _ALONE)
            for number, row in enumerate(alone, start=len(self._people) + 1):
                yield self._person(row, number)

    def _person(self, row: Row, number: int) -> Sequence[str]:
        known = fields_of(Petitioner).values()
        cells = {field.heading: _written(field, row[field.name]) for field in known}
        cells["number"] = str(number)
        return [cells[heading] for heading in _header(FILES["petitioners"])]

    def _cell(self, file: RegisterFile, row: Row, heading: str) -> str:
        field = file.fields.get(heading)
        if field is None:
            return self._tie(file, row, heading)
        if field.name in _PETITIONS:
            return self._numbers.get(row[field.name], "")
        if file.table == "decision_measure" and field.name == "amount":
            return amount_in_figures(Measure(row["measure"]), row["amount"])
        return _written(field, row[field.name])

    def _tie(self, file: RegisterFile, row: Row, heading: str) -> str:
        """What ties a row to others, or names it to them."""
        if heading == "petitioner":
            return str(self._people.get(row["petitioner_id"], ""))
        if heading == "petition" or (heading, file.table) == ("number", "petition"):
            return self._numbers[row["id" if heading == "number" else "petition_id"]]
        if file.table == "void":
            kind = next(kind for kind in Voidable if row[f"{kind}_id"] is not None)
            if heading == "record":
                return str(kind)
            number = row[f"{kind}_id"]
            return self._numbers[number] if kind is Voidable.PETITION else str(number)
        value = row[_TIES.get(heading, heading)]
        return "" if value is None else str(value)


_ALONE = (
    "SELECT w.* FROM petitioner AS w WHERE w.name IS NOT NULL"
    " AND NOT EXISTS (SELECT 1 FROM petition WHERE petitioner_id = w.id)"
    " AND NOT EXISTS (SELECT 1 FROM visit WHERE petitioner_id = w.id) ORDER BY w.id"
)
"""SQL for people by whom nothing is recorded, as a file may bring them: nothing says who they are.

They are written where everything is.
"""

_PETITIONS = {"petition_id", "earlier_id"}
_REFERS = (
    ("petition_id", LeftOut.PETITION),
    ("earlier_id", LeftOut.PETITION),
    ("visit_id", LeftOut.VISIT),
    ("document_id", LeftOut.DOCUMENT),
)
_LEFT_OUT_WHOLE = {LeftOut.PETITION, LeftOut.VISIT, LeftOut.DOCUMENT}

_TIES = {
    "number": "id",
    "list_number": "id",
    "meeting": "meeting_id",
    "visit": "visit_id",
    "request": "request_id",
    "sent_report": "sent_report_id",
}
"""In which column of the database a tie is, where it is not called like that."""

_ORDERS = {
    "calendar_override": "t.day",
    "pack_switch": "t.pack",
    "visit_petition": "t.visit_id, t.petition_id",
    # Of one case first: what is a duplicate besides is of one case already.
    "petition_link": "t.kind <> 'same_case', t.petition_id, t.earlier_id",
}
"""The order of the rows that have no number of their own; else it is that of recording."""

_OWN = {
    "decision_measure": (
        "SELECT t.*, e.kind AS event, e.happened_on || CASE WHEN 1 <"
        " (SELECT count(*) FROM petition_event AS o WHERE (o.petition_id, o.kind, o.happened_on)"
        " = (e.petition_id, e.kind, e.happened_on)) THEN"
        " '#' || (SELECT count(*) FROM petition_event AS o WHERE"
        " (o.petition_id, o.kind, o.happened_on) = (e.petition_id, e.kind, e.happened_on)"
        " AND o.id <= e.id) ELSE '' END AS date"
        " FROM {source} AS t JOIN petition_event AS e ON e.id = t.event_id"
        " ORDER BY e.id, t.measure"
    )
}
"""SQL for the rows that are known by something else than their own columns."""


def _header(file: RegisterFile) -> Sequence[str]:
    return (*file.columns.required, *file.columns.optional)


def _written(field: Field, value: Any) -> str:
    """A value as the importer reads it: as it is stored, and no formula."""
    if value is None:
        return ""
    if field.kind is YES_NO:
        return "yes" if value else "no"
    return disarmed(str(value))


def _write(path: Path, header: Sequence[str], lines: Iterator[Sequence[str]]) -> int:
    """Write a file for its owner alone, if there is a line; returns how many there are."""
    first = next(lines, None)
    if first is None:
        return 0
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(handle, "w", encoding="utf-8-sig", newline="") as out:
        writer = csv.writer(out)
        writer.writerow(header)
        writer.writerow(first)
        count = 1
        for line in lines:
            writer.writerow(line)
            count += 1
    return count
