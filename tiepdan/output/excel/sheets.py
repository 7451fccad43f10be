"""How tables are laid out on sheets: those with the same columns stand on one."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import count

from tiepdan.output.cells import file_columns
from tiepdan.reports.model import Chart, Column, Report, Table, Tone, Value
from tiepdan.text import displayable

_LONGEST_NAME = 31
"""Letters that Excel allows in the name of a sheet."""
_NOT_IN_NAME = re.compile(r"[\[\]:*?/\\']+")
_BESIDE_NAME = re.compile(r"[:,;]\s.*")
"""What a title says beside its subject: how many there are, of which office."""


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one table, which of them must be noticed, and what is said below them."""

    title: str
    rows: Sequence[Sequence[Value]]
    alarms: frozenset[int]
    notes: tuple[str, ...]
    charts: tuple[Chart, ...] = ()


@dataclass(slots=True)
class Sheet:
    """What stands on one sheet: lines above all, the columns, and the parts below each other.

    ``places`` says where in a row the value of each column is. Facts have no headings: each is a
    row of its own, with its label and its value.
    """

    places: Sequence[int]
    labels: Sequence[str]
    columns: Sequence[Column]
    name: str = ""
    lines: Sequence[str] = ()
    parts: list[Part] = field(default_factory=list)

    @property
    def filled(self) -> Sequence[Part]:
        """The parts that have rows; those without are a sentence."""
        return [part for part in self.parts if part.rows]


def sheets_of(content: Report | Table) -> Sequence[Sheet]:
    """The sheets of a workbook, each with a name of its own."""
    report = content if isinstance(content, Report) else Report("", "", (content,))
    sheets: list[Sheet] = []
    for table in report.tables:
        sheet = _facts_sheet() if table.is_facts else _rows_sheet(table)
        part = _part(table, sheet)
        alike = [one for one in sheets if one.labels == sheet.labels]
        if not sheets or (part.rows and not alike):
            sheets.append(sheet)
        (alike or sheets)[-1].parts.append(part)
    names: set[str] = set()
    for sheet in sheets:
        own = [part.title for part in sheet.filled or sheet.parts if part.title]
        sheet.name = sheet_name(
            own[0] if own and (len(own) == 1 or not report.title) else report.title, names
        )
        sheet.lines = [
            line for line in (report.title, report.heading, *own[: len(own) == 1]) if line
        ]
    return sheets


def _rows_sheet(table: Table) -> Sheet:
    found = file_columns(table)
    return Sheet(
        [place for place, _label, _column in found],
        [label for _place, label, _column in found],
        [column for _place, _label, column in found],
    )


def _facts_sheet() -> Sheet:
    return Sheet(
        [0, 1], ["", ""], [Column(None, None, 15, tone=Tone.QUIET), Column(None, None, 35)]
    )


def _part(table: Table, sheet: Sheet) -> Part:
    """The rows of a table, of which there are none where all of it is data."""
    rows: Sequence[Sequence[Value]] = table.rows if sheet.columns else ()
    if table.is_facts:
        (facts,) = table.rows
        rows = [(label, facts[place]) for place, label, _column in file_columns(table)]
    notes = table.notes if table.rows or not table.empty else (table.empty, *table.notes)
    return Part(table.title, rows, table.alarms, notes, table.charts)


def sheet_name(title: str, taken: set[str]) -> str:
    """The beginning of a title, as Excel allows it and no other sheet has it; it is then taken."""
    subject = _NOT_IN_NAME.sub("-", displayable(_BESIDE_NAME.sub("", title))).strip(" -")
    for number in count(1):
        end = f" ({number})" if number > 1 else ""
        name = subject[: _LONGEST_NAME - len(end)].rstrip() + end
        if name.lower() not in taken:
            taken.add(name.lower())
            return name
    raise AssertionError
