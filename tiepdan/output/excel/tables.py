"""Tables as a workbook of Excel: typed cells, headings that stay, filters, ready to be printed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from tiepdan.output.cells import text_of
from tiepdan.output.excel.charts import Drawn, draw
from tiepdan.output.excel.formats import (
    BROKEN,
    DAY,
    FONT,
    PLAIN,
    TEXT,
    UNITS,
    WHOLE,
    Formats,
    Looks,
)
from tiepdan.output.excel.sheets import Part, Sheet, sheets_of
from tiepdan.output.excel.workbook import footer, workbook
from tiepdan.reports.model import Quantity, Report, Table, Tone, Value

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_MANY_ROWS = 20_000
"""So many are kept in memory; the rows of more go to a passing folder on the same disk."""

_MOST_LETTERS = 32_767 // 2
"""Excel's most in a cell, which counts letters beyond the first plane of Unicode twice."""

_A4 = 9
_UPRIGHT_WIDTH = 110
"""Characters side by side that a page has room for upright."""
_MOST_WIDTH = 150
"""So many a page across has, in letters that can still be read; more is shrunk to it in print."""
_MOST_SHRUNK = 0.5
_FEW_COLUMNS = 5
"""So many are seen at once; of more the first one stays where it is."""
_LEAST_WIDTH, _USUAL_WIDTH = 7, 18
_OTHER_WIDTH = 8.43
"""That of a column of which nothing is said."""
_LEAST_TEXT_WIDTH = 70
"""Titles and remarks are not squeezed into the width of a narrow table."""
_LINE_HEIGHT = 15
_LETTERS = 1.25
"""So many go into the width of a digit, by which Excel counts widths."""
_ARROW = 3
"""What the button of a filter takes of a heading."""
_ROWS_MEASURED = 1_000

_DAY_ZERO = date(1899, 12, 30).toordinal()
"""As Excel counts the days from March 1900 on."""


def write(content: Report | Table, file: Path, *, foot: str = "") -> None:
    """Write a report or a table into a file that is there already; ``foot`` is on every page.

    Raises:
        OSError: it cannot be written.
    """
    sheets = sheets_of(content)
    is_large = sum(len(part.rows) for sheet in sheets for part in sheet.parts) > _MANY_ROWS
    with workbook(file, is_large=is_large) as book:
        formats = Formats(book)
        drawn = [
            one
            for sheet in sheets
            for one in _write_sheet(book.add_worksheet(sheet.name), sheet, formats, foot)
        ]
        if drawn:
            draw(book, drawn)


@dataclass(slots=True)
class _Page:
    """A sheet being written from above, up to ``row``."""

    sheet: "Worksheet"
    formats: Formats
    widths: Sequence[float]
    row: int = 0

    def write_line(self, text: str, look: "Format") -> None:
        """Write a text over the columns, in a row as high as it needs."""
        last, width = len(self.widths) - 1, sum(self.widths)
        while width < _LEAST_TEXT_WIDTH:
            last, width = last + 1, width + _OTHER_WIDTH
        size = look.font_size / FONT["font_size"]
        self.sheet.set_row(self.row, _LINE_HEIGHT * size * _line_count(text, width / size))
        self.sheet.merge_range(self.row, 0, self.row, last, text, look)
        self.row += 1

    def write_row(self, cells: Sequence["_Cell"], *, but: int = 0) -> None:
        """Write the cells of a row, which is as high as the longest of them needs.

        ``but`` is how much of each width there is no room in.

        Excel would see to that itself, but what shows a file without opening it does not.
        """
        rooms = [width - but for width in self.widths]
        lines = max(map(_line_count, (cell.text for cell in cells), rooms), default=1)
        if lines > 1:
            self.sheet.set_row(self.row, _LINE_HEIGHT * lines)
        for place, cell in enumerate(cells):
            if cell.number is None:
                self.sheet.write_string(self.row, place, cell.text, cell.look)
            else:
                self.sheet.write_number(self.row, place, cell.number, cell.look)
        self.row += 1


class _Cell(NamedTuple):
    """A number, or a text, and how it looks."""

    look: "Format"
    text: str = ""
    number: float | None = None


def _line_count(text: str, width: float) -> int:
    return ceil(len(text) / (width * _LETTERS)) or 1


def _write_sheet(
    sheet: "Worksheet", content: Sheet, formats: Formats, foot: str
) -> Sequence[Drawn]:
    """Write a sheet; returns what is to be drawn of it, and where its numbers are."""
    widths = _fitted([_width(content, number) for number in range(len(content.columns))])
    for number, width in enumerate(widths):
        sheet.set_column(number, number, width)
    page = _Page(sheet, formats, widths)
    for number, line in enumerate(content.lines):
        page.write_line(line, formats.subtitle if number else formats.title)
    page.row += 1
    heading, drawn = page.row, []
    if any(content.labels):
        _write_headings(page, content)
    for part in content.parts:
        if len(content.filled) > 1 and part.rows and part.title:
            page.write_line(part.title, formats.section)
        drawn += [Drawn(one, content, part, heading, page.row) for one in part.charts]
        _write_rows(page, content, part)
        for note in part.notes:
            page.write_line(note, formats.note)
    _prepare_print(sheet, is_wide=sum(widths) > _UPRIGHT_WIDTH)
    sheet.set_footer(footer(foot))
    return drawn


def _write_headings(page: _Page, content: Sheet) -> None:
    """They stay in view, come again on every page, and filter what is below."""
    row, count = page.row, len(content.filled[0].rows) if len(content.filled) == 1 else 0
    page.write_row([_Cell(page.formats.heading, label) for label in content.labels], but=_ARROW)
    page.sheet.freeze_panes(row + 1, int(len(content.columns) > _FEW_COLUMNS))
    page.sheet.repeat_rows(row)
    if count:
        page.sheet.autofilter(row, 0, row + count, len(content.columns) - 1)


def _write_rows(page: _Page, content: Sheet, part: Part) -> None:
    def looks(*, is_alarm: bool) -> Sequence[tuple[int, Looks]]:
        tones = (Tone.ALARM if is_alarm else column.tone for column in content.columns)
        return [
            (place, page.formats.looks(tone, is_right=column.is_number))
            for place, column, tone in zip(content.places, content.columns, tones, strict=True)
        ]

    usual, alarm = looks(is_alarm=False), looks(is_alarm=True)
    for number, row in enumerate(part.rows):
        columns = alarm if number in part.alarms else usual
        page.write_row([_cell(row[place], look) for place, look in columns])


def _cell(value: Value, looks: Looks) -> _Cell:
    """A date as a date, a number as a number, all else as the text that people read."""
    match value:
        case str() | None:
            pass  # as most are
        case date():
            return _Cell(looks[DAY], number=value.toordinal() - _DAY_ZERO)
        case Quantity():
            usual = WHOLE if isinstance(value.number, int) else BROKEN
            mark = f'" {value.mark}"' if value.mark else ""
            return _Cell(looks[(UNITS[value.unit] or usual) + mark], number=value.number)
        case int() if not isinstance(value, bool):
            return _Cell(looks[WHOLE if looks.is_right else PLAIN], number=value)
    return _Cell(looks[TEXT], _cut(text_of(value)))


def _cut(text: str) -> str:
    return text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…"


def _width(content: Sheet, number: int) -> float:
    """Wide enough for what is short; longer texts are wrapped."""
    position, column = content.places[number], content.columns[number]
    rows = (row for part in content.parts for row in part.rows[:_ROWS_MEASURED])
    longest = max((len(text_of(row[position])) for row in rows), default=0)
    heading = max((len(word) for word in content.labels[number].split()), default=0)
    most = max(_USUAL_WIDTH, 2 * column.width)
    return max(_LEAST_WIDTH, min(longest, most) + 2, heading + _ARROW)


def _fitted(widths: Sequence[float]) -> Sequence[float]:
    """The widths, the larger ones so much smaller that a page can still be read in print."""
    large = sum(width for width in widths if width > _USUAL_WIDTH)
    excess = sum(widths) - _MOST_WIDTH
    if excess <= 0 or not large:
        return widths
    kept = 1 - min(excess / large, _MOST_SHRUNK)
    return [max(width * kept, _USUAL_WIDTH) if width > _USUAL_WIDTH else width for width in widths]


def _prepare_print(sheet: "Worksheet", *, is_wide: bool) -> None:
    sheet.set_paper(_A4)
    if is_wide:
        sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.6, right=0.4, top=0.6, bottom=0.7)
    sheet.hide_gridlines(2)
    # Numbers of identity cards and of telephones are no numbers to count with.
    sheet.ignore_errors({"number_stored_as_text": "A1:XFD1048576"})
