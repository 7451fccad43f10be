"""Official forms as a workbook: a sheet each, their checks, and the rows behind every number.

Totals are formulas with their values beside, as previews and blocked files calculate nothing.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import ceil
from pathlib import Path
from typing import TYPE_CHECKING

from xlsxwriter.utility import xl_rowcol_to_cell

from tiepdan.i18n import _
from tiepdan.output.cells import text_of
from tiepdan.output.excel.formats import FONT
from tiepdan.output.excel.sheets import sheet_name
from tiepdan.output.excel.workbook import footer, workbook
from tiepdan.reports.forms.evidence import Evidence
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.form_report import attached_line, data_days, note_line
from tiepdan.reports.forms.headings import heading_cells, heading_depth
from tiepdan.reports.forms.identities import Number

if TYPE_CHECKING:
    from xlsxwriter import Workbook
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

_A4 = 9
_HEADING_LINE = 5
_UNIT_WIDTH, _WIDTH = 12, 6.2
_LINE_HEIGHT = 12
_HEADING_MARGIN = 4


class _Formats:
    """How the cells of a form look."""

    def __init__(self, book: "Workbook") -> None:
        font = FONT
        box = {"border": 1, "text_wrap": True, "valign": "vcenter"}
        self.mark = book.add_format({**font, "bold": True, "align": "right"})
        self.title = book.add_format(
            {**font, "font_size": 13, "bold": True, "align": "center", "text_wrap": True}
        )
        self.caption = book.add_format({**font, "bold": True})
        self.line = book.add_format({**font, "italic": True, "align": "center"})
        self.heading = book.add_format(
            {**font, **box, "bold": True, "align": "center", "font_size": 9}
        )
        self.ms = book.add_format(
            {**font, **box, "italic": True, "align": "center", "font_size": 8}
        )
        self.unit = book.add_format({**font, **box, "bold": True})
        self.number = book.add_format({**font, **box, "align": "center", "num_format": "#,##0.##"})
        self.whole = book.add_format({**font, **box, "align": "center", "num_format": "#,##0"})
        self.note = book.add_format({**font, "text_wrap": True, "valign": "top"})
        self.text = book.add_format({**font, **box, "valign": "top"})
        self.wrong = book.add_format({**font, **box, "bold": True, "font_color": "#C00000"})


def write(
    forms: Sequence[tuple[FilledForm, Iterable[Evidence]]],
    findings: Sequence[str],
    file: Path,
    *,
    foot: str = "",
) -> None:
    """Write forms, what they contradict, and the rows behind them, into a file.

    Raises:
        OSError: it cannot be written.
    """
    with workbook(file, is_large=True) as book:  # who knows how many rows stand behind them
        formats = _Formats(book)
        names: set[str] = set()
        sheets = [
            book.add_worksheet(sheet_name(filled.form.form, names)) for filled, _rows in forms
        ]
        checks = book.add_worksheet(sheet_name(_("Checks"), names))
        _write_checks(checks, [filled for filled, _rows in forms], findings, formats)
        for sheet, (filled, rows) in zip(sheets, forms, strict=True):
            links: dict[int, str] = {}
            for evidence in rows:
                name = sheet_name(f"{filled.form.form} {evidence.title}", names)
                links |= _write_evidence(book.add_worksheet(name), name, filled, evidence, formats)
            _write_form(sheet, filled, links, formats)
        for sheet in book.worksheets():
            sheet.set_footer(footer(foot))


@dataclass(frozen=True, slots=True)
class _Cell:
    """What stands in a cell: a text, or a number, which a formula may give and a link open."""

    look: "Format"
    text: str = ""
    number: Number | None = None
    formula: str = ""
    link: str = ""


class _Grid:
    """Cells of a small sheet, put in any order and written row by row, as a stream wants them."""

    def __init__(self) -> None:
        self._cells: dict[int, dict[int, _Cell]] = {}
        self._merged: list[list[int]] = []
        self._heights: dict[int, float] = {}

    def put(self, row: int, column: int, cell: _Cell, *, rows: int = 1, columns: int = 1) -> None:
        """A cell, over so many rows and columns."""
        if rows * columns > 1:
            self._merged.append([row, column, row + rows - 1, column + columns - 1])
        blank = _Cell(cell.look)
        for line in range(row, row + rows):
            for place in range(column, column + columns):
                is_first = (line, place) == (row, column)
                self._cells.setdefault(line, {})[place] = cell if is_first else blank
        self._heights.setdefault(row, _LINE_HEIGHT)

    def make_room(self, row: int, lines: float) -> None:
        """Let a row be at least so many lines high."""
        self._heights[row] = max(self._heights.get(row, 0), _LINE_HEIGHT * (lines + 0.3))

    def write(self, sheet: "Worksheet") -> None:
        """Write all of it."""
        for row in sorted(self._cells):
            sheet.set_row(row, self._heights.get(row))
            for place, cell in sorted(self._cells[row].items()):
                _write_cell(sheet, row, place, cell)
        # Its own way to merge would write to rows that are gone.
        sheet.merge.extend(self._merged)


def _write_cell(sheet: "Worksheet", row: int, place: int, cell: _Cell) -> None:
    if cell.link:
        sheet.write_url(row, place, cell.link, cell.look, str(cell.number))
    if cell.formula:
        sheet.write_formula(row, place, cell.formula, cell.look, float(cell.number or 0))
    elif cell.number is not None:
        sheet.write_number(row, place, float(cell.number), cell.look)
    elif cell.text:
        sheet.write_string(row, place, cell.text, cell.look)
    else:
        sheet.write_blank(row, place, None, cell.look)


def _write_form(
    sheet: "Worksheet", filled: FilledForm, links: dict[int, str], formats: _Formats
) -> None:
    form = filled.form
    width = len(form.columns) + 1
    row = _HEADING_LINE + heading_depth(form.columns)
    grid = _Grid()
    for line, (text, look) in enumerate(
        (
            (form.form, formats.mark),
            (form.title.upper(), formats.title),
            (data_days(filled), formats.line),
            (attached_line(), formats.line),
        )
    ):
        grid.put(line, 0, _Cell(look, text), columns=width)
    grid.make_room(1, 1.5)
    _put_heading(grid, filled, formats)
    _put_numbers(grid, row, filled, links, formats)
    note = note_line(filled)
    grid.put(row + 2, 0, _Cell(formats.note, note), columns=width)
    grid.make_room(row + 2, _lines(note, _UNIT_WIDTH + _WIDTH * len(form.columns)))
    grid.write(sheet)
    sheet.set_column(0, 0, _UNIT_WIDTH)
    sheet.set_column(1, width - 1, _WIDTH)
    _prepare_print(sheet, (_HEADING_LINE, row))
    sheet.print_area(0, 0, row + 2, width - 1)
    sheet.freeze_panes(row + 1, 1)


def _put_heading(grid: _Grid, filled: FilledForm, formats: _Formats) -> None:
    """Its cells, each line as high as the longest text in it needs."""
    columns = filled.form.columns
    depth = heading_depth(columns)
    unit = _Cell(formats.heading, filled.form.unit_heading)
    grid.put(_HEADING_LINE, 0, unit, rows=depth)
    for cell in heading_cells(columns):
        top, rows, count = (
            _HEADING_LINE + cell.top, cell.bottom - cell.top + 1, cell.last - cell.first + 1
        )  # fmt: skip
        grid.put(top, cell.first + 1, _Cell(formats.heading, cell.text), rows=rows, columns=count)
        for line in range(top, top + rows):
            grid.make_room(line, _lines(cell.text, _WIDTH * count) / rows)


def _put_numbers(
    grid: _Grid, row: int, filled: FilledForm, links: dict[int, str], formats: _Formats
) -> None:
    """The row of official numbers, and that of the office: totals as formulas, with links."""
    grid.put(row, 0, _Cell(formats.ms, "MS"))
    grid.put(row + 1, 0, _Cell(formats.unit, filled.office))
    grid.make_room(row + 1, _lines(filled.office, _UNIT_WIDTH))
    places = {column.number: place for place, column in enumerate(filled.form.columns, start=1)}
    for column in filled.form.columns:
        place = places[column.number]
        official = filled.form.official_number(column).replace(" = ", "=\n")
        grid.put(row, place, _Cell(formats.ms, official))
        grid.make_room(row, _lines(official, _WIDTH))
        parts = "+".join(xl_rowcol_to_cell(row + 1, places[part]) for part in column.sum)
        cell = _Cell(
            formats.number if column.unit else formats.whole,
            number=filled.numbers[column.number],
            formula=f"={parts}" if parts else "",
            link=links.get(column.number, ""),
        )
        grid.put(row + 1, place, cell)


def _prepare_print(sheet: "Worksheet", repeated: tuple[int, int]) -> None:
    """One page wide, lying, its heading on every page."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=0.5, right=0.4, top=0.6, bottom=0.6)
    sheet.hide_gridlines(2)
    sheet.repeat_rows(*repeated)


def _lines(text: str, width: float) -> int:
    """How many lines a text takes in a width, broken between its words."""
    count, left = 0, 0.0
    for word in text.split():
        if count == 0 or len(word) > left:
            count, left = count + max(1, ceil(len(word) / width)), width
        left -= len(word) + 1
    return max(count, 1)


def _write_checks(
    sheet: "Worksheet", forms: Sequence[FilledForm], findings: Sequence[str], formats: _Formats
) -> None:
    """Each identity with its numbers, then what the forms contradict."""
    sheet.set_column(0, 0, 12)
    sheet.set_column(1, 2, 28)
    sheet.set_column(3, 3, 10)
    row = 0
    for place, label in enumerate((_("Official form"), _("Check"), _("Numbers"), _("Holds"))):
        sheet.write_string(row, place, label, formats.heading)
    sheet.freeze_panes(1, 0)
    for filled in forms:
        for check in filled.checks:
            row += 1
            look = formats.wrong if check.holds is False else formats.text
            sheet.write_string(row, 0, filled.form.form, look)
            sheet.write_string(row, 1, check.text, look)
            sheet.write_string(row, 2, check.shown, look)
            sheet.write_string(row, 3, _holds(check.holds), look)
    for sentence in findings:
        row += 1
        sheet.set_row(row, 15 * (len(sentence) // 80 + 1))
        sheet.merge_range(row, 0, row, 3, sentence, formats.note)


def _holds(holds: bool | None) -> str:
    return _("not known") if holds is None else _("yes") if holds else _("no")


def _write_evidence(
    sheet: "Worksheet", name: str, filled: FilledForm, evidence: Evidence, formats: _Formats
) -> dict[int, str]:
    """The rows, with a column for each number of the form; returns where each of them is."""
    shown = len(evidence.columns)
    title = _("{form}: {rows} behind each number").format(
        form=filled.form.form, rows=evidence.title
    )
    sheet.write_string(0, 0, title, formats.caption)
    widths = [max(_UNIT_WIDTH, column.width) for column in evidence.columns]
    labels = [column.label or "" for column in evidence.columns]
    sheet.set_row(1, _LINE_HEIGHT * max(map(_lines, labels, widths)) + _HEADING_MARGIN)
    for place, (column, width) in enumerate(zip(evidence.columns, widths, strict=True)):
        sheet.set_column(place, place, width)
        sheet.write_string(1, place, column.label or "", formats.heading)
    links = {}
    for place, counted in enumerate(evidence.counted, start=shown):
        sheet.set_column(place, place, 9)
        sheet.write_number(1, place, counted.number, formats.heading)
        links[counted.number] = f"internal:'{name}'!{xl_rowcol_to_cell(1, place)}"
    # Its number in the form stands under each: what is below adds up to it, but for days.
    for place in range(shown):
        sheet.write_blank(2, place, None, formats.unit)
    for place, counted in enumerate(evidence.counted, start=shown):
        number = filled.numbers[counted.number]
        sheet.write_number(2, place, float(number or 0), formats.number)
    row = 2
    for one in evidence.rows:
        row += 1
        for place, value in enumerate(one.values):
            sheet.write_string(row, place, text_of(value), formats.text)
        for place, amount in enumerate(one.amounts, start=shown):
            if amount is not None:
                sheet.write_number(row, place, float(amount), formats.number)
    sheet.freeze_panes(3, 1)
    sheet.autofilter(1, 0, max(row, 2), shown + len(evidence.counted) - 1)
    _prepare_print(sheet, (1, 2))
    return links
