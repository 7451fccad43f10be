"""Sheets as they were read, wrong cells marked with what is wrong: to be mended in Excel."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiepdan.i18n import _
from tiepdan.output.excel.workbook import workbook

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

Rows = Sequence[Sequence[Any]]
Marks = Mapping[tuple[int, int], str]

_WRONG = {"bg_color": "#FFC7CE", "font_color": "#9C0006"}
_DAY = {"num_format": "dd/mm/yyyy"}
_WIDTH = 18


def write(sheets: Sequence[tuple[str, Rows, Marks]], file: Path) -> None:
    """Write sheets into a file that is there already; ``marks`` tell what is wrong, by cell.

    What is wrong stands as a comment on its cell, and once more behind the last cell of the row.

    Raises:
        OSError: it cannot be written.
    """
    with workbook(file, is_large=False) as book:
        looks = {
            (is_wrong, is_day): book.add_format(
                {**(_WRONG if is_wrong else {}), **(_DAY if is_day else {})}
            )
            for is_wrong in (False, True)
            for is_day in (False, True)
        }
        for name, rows, marks in sheets:
            _fill(book.add_worksheet(name or _("Errors")), rows, marks, looks)


def _fill(
    sheet: "Worksheet", rows: Rows, marks: Marks, looks: Mapping[tuple[bool, bool], "Format"]
) -> None:
    width = max(map(len, rows), default=0)
    sheet.set_column(0, width, _WIDTH)
    said: defaultdict[int, dict[int, str]] = defaultdict(dict)
    for (row, column), what in marks.items():
        said[row][column] = what
    for row, cells in enumerate(rows):
        for column, held in enumerate(cells):
            is_day = isinstance(held, (date, datetime))
            look = looks[column in said[row], is_day]
            if is_day:
                sheet.write_datetime(row, column, held, look)
            elif isinstance(held, (int, float)) and not isinstance(held, bool):
                sheet.write_number(row, column, held, look)
            else:
                sheet.write_string(row, column, str(held), look)
        for column, what in said[row].items():
            if column < width:
                sheet.write_comment(row, column, what)
        if said[row]:
            sheet.write_string(row, width, "; ".join(said[row].values()), looks[True, False])
