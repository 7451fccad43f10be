"""One sheet of a file: its cells as they are kept there, each with the name that people see."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from functools import cached_property
from pathlib import Path

CellValue = str | float | bool | date | datetime | time | timedelta
"""What a cell holds; an empty one holds the empty text."""


class CellError(str):
    """Stands in a cell whose formula came to nothing, as people see it there: #REF!."""

    __slots__ = ()


Area = tuple[int, int, int, int]
"""First row and column, last row and column, from 0: cells that were merged into one."""

_LETTERS = 26


@dataclass(frozen=True)
class Sheet:
    """A sheet from its first row and column on; ``name`` is empty where a file is a single one."""

    file: Path
    name: str
    rows: Sequence[Sequence[CellValue]]
    merged: tuple[Area, ...] = ()

    def value(self, row: int, column: int) -> CellValue:
        """What a cell holds; beyond the last cell of a row all are empty."""
        cells = self.rows[row]
        return cells[column] if column < len(cells) else ""

    @cached_property
    def width(self) -> int:
        """How many columns it has."""
        return max(map(len, self.rows), default=0)

    def with_merged_filled(self) -> "Sheet":
        """The same with what a merged cell holds in each of the cells that it is made of."""
        width = self.width
        rows = [[*row, *[""] * (width - len(row))] for row in self.rows]
        for top, left, bottom, right in self.merged:
            if top >= len(rows) or left >= width:
                continue
            held = rows[top][left]
            for row in rows[top : bottom + 1]:
                row[left : right + 1] = [held] * (min(right + 1, width) - left)
        return replace(self, rows=rows)


def column_name(column: int) -> str:
    """The letters of a column counted from 0: A, B … Z, AA."""
    name = ""
    column += 1
    while column:
        column, letter = divmod(column - 1, _LETTERS)
        name = chr(ord("A") + letter) + name
    return name


def cell_name(row: int, column: int) -> str:
    """The name of a cell, both counted from 0: D315."""
    return f"{column_name(column)}{row + 1}"


def cell_place(name: str) -> tuple[int, int]:
    """Row and column, from 0, of a cell by its name."""
    letters = name.rstrip("0123456789")
    column = 0
    for letter in letters:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(name[len(letters) :]) - 1, column - 1


def is_empty(value: CellValue) -> bool:
    """Whether nothing is in a cell that anybody could see."""
    return isinstance(value, str) and not value.strip()


def text_of(value: CellValue) -> str:
    """What a cell says as text, its lines kept apart."""
    match value:
        case bool():
            return "có" if value else "không"
        case datetime():
            return value.date().isoformat()
        case date():
            return value.isoformat()
        case float() if value.is_integer():
            return str(int(value))
        case time() | timedelta() | int() | float():
            return str(value)
        case _:
            return value.strip()
