"""A sheet as it was read, its wrong cells marked with what is wrong: to be mended in Excel."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from tiepdan.i18n import _
from tiepdan.output.workbook import workbook

_RED, _PALE = "#9C0006", "#FFC7CE"
_WIDTH = 18


def write(rows: Sequence[Sequence[Any]], marks: Mapping[tuple[int, int], str], file: Path) -> None:
    """Write rows into a file that is there already; ``marks`` tells what is wrong, by cell.

    What is wrong stands as a comment on its cell, and once more behind the last cell of the row.

    Raises:
        OSError: it cannot be written.
    """
    width = max(map(len, rows), default=0)
    with workbook(file, is_large=False) as book:
        sheet = book.add_worksheet(_("Errors"))
        day, text = book.add_format({"num_format": "dd/mm/yyyy"}), book.add_format()
        wrong = book.add_format({"bg_color": _PALE, "font_color": _RED})
        wrong_day = book.add_format(
            {"bg_color": _PALE, "font_color": _RED, "num_format": "dd/mm/yyyy"}
        )
        sheet.set_column(0, width, _WIDTH)
        for row, cells in enumerate(rows):
            said = {column: what for (of, column), what in marks.items() if of == row}
            for column, held in enumerate(cells):
                is_day = isinstance(held, (date, datetime))
                plain, marked = (day, wrong_day) if is_day else (text, wrong)
                look = marked if column in said else plain
                if is_day:
                    sheet.write_datetime(row, column, held, look)
                elif isinstance(held, (int, float)) and not isinstance(held, bool):
                    sheet.write_number(row, column, held, look)
                else:
                    sheet.write_string(row, column, str(held), look)
            for column, what in said.items():
                if column < width:
                    sheet.write_comment(row, column, what)
            if said:
                sheet.write_string(row, width, "; ".join(said.values()), wrong)
