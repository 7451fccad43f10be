"""Official forms as a Word file: a page on its side for each, with the official heading."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH, WD_BREAK
from docx.shared import Length, Mm, Pt
from docx.table import Table as WordTable
from docx.table import _Cell

from tiepdan.output.word.layout import (
    add_text,
    fix_widths,
    keep_rows_whole,
    new_document,
    set_margins,
)
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.form_report import attached_line, data_days, note_line, show_number
from tiepdan.reports.forms.headings import heading_cells, heading_depth

_ROOM, _UNIT = Mm(267), Mm(22)
_MARGIN = Mm(15)
_CELL_MARGIN = 20
_MOST_WIDE, _MANY = 24, 28
"""So many columns have room for letters of 8 and of 7 points; of more they are smaller."""


def add_forms(forms: Sequence[FilledForm]) -> WordDocument:
    """The file of some forms."""
    file = new_document(author=forms[0].office, title=forms[0].form.title, is_landscape=True)
    section = file.sections[0]
    section.left_margin = section.right_margin = _MARGIN
    for place, filled in enumerate(forms):
        if place:
            file.paragraphs[-1].add_run().add_break(WD_BREAK.PAGE)
        _add_form(file, filled)
    return file


def _add_form(file: WordDocument, filled: FilledForm) -> None:
    mark = file.add_paragraph()
    mark.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    add_text(mark, filled.form.form, is_bold=True, size=Pt(12))
    lines = (
        (filled.form.title.upper(), True),
        (data_days(filled), False),
        (attached_line(), False),
    )
    for text, is_title in lines:
        paragraph = file.add_paragraph()
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_text(paragraph, text, is_bold=is_title, is_italic=not is_title, size=Pt(12))
    file.add_paragraph()
    _add_table(file, filled)
    note = file.add_paragraph()
    note.paragraph_format.space_before = Pt(6)
    add_text(note, note_line(filled), size=Pt(10))


def _add_table(file: WordDocument, filled: FilledForm) -> None:
    columns = filled.form.columns
    depth = heading_depth(columns)
    table = file.add_table(rows=depth + 2, cols=len(columns) + 1, style="Table Grid")
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    size = _size(len(columns))
    width = Length((_ROOM - _UNIT) // len(columns))
    fix_widths(table, (_UNIT, *[width] * len(columns)))
    set_margins(table, _CELL_MARGIN)
    _write(_merged(table, 0, 0, depth - 1, 0), filled.form.unit_heading, size, is_bold=True)
    for cell in heading_cells(columns):
        merged = _merged(table, cell.top, cell.first + 1, cell.bottom, cell.last + 1)
        _write(merged, cell.text, size, is_bold=True)
    numbers, values = table.rows[depth].cells, table.rows[depth + 1].cells
    _write(numbers[0], "MS", size, is_italic=True)
    _write(values[0], filled.office, Length(size + Pt(1)), is_bold=True)
    for place, column in enumerate(columns, start=1):
        official = filled.form.official_number(column).replace(" = ", "= ").replace("+", "+ ")
        _write(numbers[place], official, Length(size - Pt(1)), is_italic=True)
        number = show_number(filled.numbers[column.number])
        _write(values[place], "" if number is None else str(number), Length(size + Pt(1)))
    for line, row in enumerate(table.rows):
        keep_rows_whole(row, is_heading=line <= depth)


def _size(count: int) -> Length:
    if count <= _MOST_WIDE:
        return Pt(8)
    return Pt(7) if count <= _MANY else Pt(6)


def _merged(table: WordTable, top: int, first: int, bottom: int, last: int) -> _Cell:
    merged: _Cell = table.cell(top, first).merge(table.cell(bottom, last))
    return merged


def _write(
    cell: _Cell, text: str, size: Length, *, is_bold: bool = False, is_italic: bool = False
) -> None:
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
    add_text(paragraph, text, is_bold=is_bold, is_italic=is_italic, size=size)
