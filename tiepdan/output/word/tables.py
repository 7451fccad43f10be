"""Tables as a Word file: their headings come again on every page, wide ones lie on their side."""

from collections.abc import Sequence

from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Length, Mm, Pt

from tiepdan.output.cells import page_columns, text_of
from tiepdan.output.word.layout import add_text, fix_widths, keep_rows_whole, new_document
from tiepdan.reports.model import Report, Table, Tone, Value
from tiepdan.text import displayable

_SIZE, _SMALL = Pt(11), Pt(9)
"""Of letters, and of those of a table that has no room for the words of its columns."""

_MOST_UPRIGHT = 70
"""Letters side by side that an upright page has room for."""

_LEAST_LETTERS, _MOST_LETTERS = 4, 40
_LETTER = Mm(2.05)
"""About how wide one is."""
_LONGEST_WORD = 12
"""Longer ones may be broken."""
_UPRIGHT, _LANDSCAPE = Mm(160), Mm(247)


def add_tables(content: Report | Table) -> WordDocument:
    """The file of some tables."""
    tables = (content,) if isinstance(content, Table) else content.tables
    title = content.title
    is_landscape = any(sum(_letters(table)) > _MOST_UPRIGHT for table in tables)
    file = new_document(author="", title=title, is_landscape=is_landscape)
    if isinstance(content, Report):
        _add_heading(file, content.title, content.heading)
    for table in tables:
        if table.rows or table.empty:
            _add_table(file, table, _LANDSCAPE if is_landscape else _UPRIGHT)
    return file


def _add_heading(file: WordDocument, title: str, heading: str) -> None:
    for text, is_bold in ((title, True), (heading, False)):
        if text:
            paragraph = file.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            add_text(paragraph, displayable(text), is_bold=is_bold, size=Pt(13))


def _add_table(file: WordDocument, table: Table, room: Length) -> None:
    if table.title:
        paragraph = file.add_paragraph()
        paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
        paragraph.paragraph_format.keep_with_next = True
        add_text(paragraph, displayable(table.title), is_bold=True, size=Pt(13))
    if not table.rows:
        add_text(file.add_paragraph(), displayable(table.empty), size=Pt(13))
    elif table.is_facts:
        _add_facts(file, table, room)
    else:
        _add_rows(file, table, room)
    for note in table.notes:
        add_text(file.add_paragraph(), displayable(note), is_italic=True, size=_SIZE)


def _add_facts(file: WordDocument, table: Table, room: Length) -> None:
    """One row as a list of labels and values."""
    values = table.rows[0]
    rows = [
        (label, text_of(values[place]))
        for place, label, _column in page_columns(table)
        if values[place] is not None
    ]
    made = file.add_table(rows=len(rows), cols=2, style="Table Grid")
    for row, (label, value) in zip(made.rows, rows, strict=True):
        add_text(row.cells[0].paragraphs[0], label, size=_SIZE, is_bold=True)
        add_text(row.cells[1].paragraphs[0], value, size=_SIZE)
        keep_rows_whole(row, is_heading=False)
    fix_widths(made, (Length(room * 3 // 10), Length(room * 7 // 10)))


def _add_rows(file: WordDocument, table: Table, room: Length) -> None:
    shown = page_columns(table)
    is_narrow = sum(_least_letters(table)) * _LETTER > room
    size = _SMALL if is_narrow else _SIZE
    made = file.add_table(rows=1, cols=len(shown), style="Table Grid")
    keep_rows_whole(made.rows[0], is_heading=True)
    for cell, (_place, label, _column) in zip(made.rows[0].cells, shown, strict=True):
        paragraph = cell.paragraphs[0]
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        add_text(paragraph, displayable(label), size=size, is_bold=True)
    for values in table.rows:
        row = made.add_row()
        keep_rows_whole(row, is_heading=False)
        for cell, (place, _label, column) in zip(row.cells, shown, strict=True):
            paragraph = cell.paragraphs[0]
            if column.is_number:
                paragraph.alignment = WD_ALIGN_PARAGRAPH.RIGHT
            is_bold = column.tone in {Tone.STRONG, Tone.ALARM}
            add_text(paragraph, text_of(values[place]), size=size, is_bold=is_bold)
    fix_widths(made, _widths(table, room, size))


def _widths(table: Table, room: Length, size: Length) -> tuple[Length, ...]:
    """The room shared out: to each column what its longest word needs, the rest by what is left."""
    least, wanted = _least_letters(table), _letters(table)
    rest = max(room / (_LETTER * size / _SIZE) - sum(least), 0)
    missing = [max(own - of_words, 1) for own, of_words in zip(wanted, least, strict=True)]
    letters = [
        of_words + rest * own / sum(missing) for of_words, own in zip(least, missing, strict=True)
    ]
    return tuple(Length(int(room * own / sum(letters))) for own in letters)


def _least_letters(table: Table) -> list[int]:
    found = []
    for place, label, _column in page_columns(table):
        texts = [label, *(text_of(row[place]) for row in table.rows)]
        longest = max(len(word) for text in texts for word in (text.split() or [""]))
        found.append(min(longest, _LONGEST_WORD) + 2)
    return found


def _letters(table: Table) -> list[int]:
    """About how much room each column needs, by its longest cell and the words of its heading."""
    if table.is_facts:
        return [_LEAST_LETTERS]
    return [
        _column_letters(label, column.width, [row[place] for row in table.rows])
        for place, label, column in page_columns(table)
    ]


def _column_letters(label: str, width: int, values: Sequence[Value]) -> int:
    heading = max((len(word) for word in label.split()), default=0)
    longest = max((len(text_of(value)) for value in values), default=0)
    return max(_LEAST_LETTERS, heading, min(longest, _MOST_LETTERS), width)
