"""The lines of a book, one by one: what each says, and every value that cannot be read."""

import re
from datetime import date

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.identity_numbers import is_usual
from tiepdan.records.importing.books.book import OUR_NUMBER, Book, Line, Remark
from tiepdan.records.importing.books.choices import Choices, Zeros
from tiepdan.records.importing.books.doubts import doubt_turned_days, fill_days
from tiepdan.records.importing.books.headings import BookColumn, Heading, is_numbering, is_same
from tiepdan.records.importing.books.kinds import PLACE, Target
from tiepdan.records.importing.books.lost_zeros import with_zero
from tiepdan.records.importing.books.undated import settle_undated
from tiepdan.records.importing.books.values import is_destroyed
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.rows import RowError
from tiepdan.records.importing.sheets.error_cells import came_to_nothing, is_error
from tiepdan.records.importing.sheets.sheet import Sheet, cell_name, is_empty, text_of
from tiepdan.text import fold

_TOTAL = re.compile(r"(tong so|tong cong|cong)(?! (ty|dan|an|doan|nghe|trinh|tac))\b.*|tong[: ]*")
_NOTHING = frozenset({"-", "–", "—", "...", "…", "/", "."})
_NUMBERS = ("id_number", "phone")
_COVERED = "•"
"""Stands for the digits that a list of this program does not show."""

_OLD_NUMBER: Target = ("petitions", "former_number")
_GIVEN_HERE = re.compile(r"\d{4}-\d{4,}", re.ASCII)
"""A number that this program gave: the petition keeps it."""


def read_book(sheet: Sheet, heading: Heading, choices: Choices, *, today: date) -> Book:
    """Read every line below the heading, and judge each value by itself.

    Whether the facts of a line go together, and with the register, is judged as they are recorded.
    """
    book = Book(sheet, sheet.with_merged_filled(), heading, choices)
    for row in range(heading.row + 1, len(sheet.rows)):
        why = _no_line(book, row)
        if why is None:
            book.lines.append(_line(book, row))
        else:
            book.passed_over += why
    _check_usual(book, today)
    doubt_turned_days(book)
    fill_days(book)
    settle_undated(book, today)
    _judge(book, today)
    return book


def _check_usual(book: Book, today: date) -> None:
    """Refuse a value that was said to be usual before any line is judged by it.

    Raises:
        UsageError: it cannot be read, or the book has no such fact.
    """
    for fact, value in book.choices.usual.items():
        try:
            book.kind.field(book.target(fact)).kind.reader(today)(value)
        except UsageError as error:
            raise UsageError(f"--default {fact}: {error}") from error


def _no_line(book: Book, row: int) -> list[Remark] | None:
    """Why a row is no line of the book; an empty list where that need not be said."""
    texts = [text_of(book.sheet.value(row, place)) for place in range(book.sheet.width)]
    filled = [text for text in texts if text]
    if not filled or is_numbering(texts) or is_same(book.heading, book.sheet, row):
        return []
    cell = cell_name(row, next(place for place, text in enumerate(texts) if text))
    if _TOTAL.fullmatch(fold(filled[0]).strip()):
        return [Remark(row + 1, cell, _("a total"))]
    if len(set(filled)) > 1 and _tells_a_line(book, row):
        return None
    return [Remark(row + 1, cell, _("neither a day nor a content beside it"))]


def _tells_a_line(book: Book, row: int) -> bool:
    """Whether its number in the book is there, or two of day, person and content."""
    told = 0
    for column in book.heading.columns:
        if column.meaning is None or is_empty(book.sheet.value(row, column.place)):
            continue
        if column.meaning is PLACE and not is_error(book.sheet.value(row, column.place)):
            return text_of(book.sheet.value(row, column.place)).strip(".)").isdigit()
        told += any(
            target in {*book.kind.needed, ("petitioners", "name")}
            for target in column.meaning.targets
        )
    return told > 1


def _line(book: Book, row: int) -> Line:
    line = Line(row)
    for column in book.heading.columns:
        held = book.sheet.value(row, column.place)
        if column.meaning is None or is_empty(held) or text_of(held) in _NOTHING:
            continue
        cell = cell_name(row, column.place)
        if is_error(held):
            book.wrong.append(Remark(line.number, cell, came_to_nothing(column.heading)))
            continue
        if is_destroyed(held):
            book.wrong.append(_destroyed(line, cell, column))
            continue
        for target, text in column.meaning.read(held).items():
            if target[1] in _NUMBERS and is_destroyed(text):
                book.wrong.append(_destroyed(line, cell, column))
                continue
            called = (column.heading, target[1], column.meaning.name)
            _put(book, line, target, book.choices.word(called, text), cell)
    return line


def _put(book: Book, line: Line, target: Target, text: str, cell: str) -> None:
    if target[1] in _NUMBERS and _COVERED in text:
        what = _("the number is covered in this file, so that it is not recorded")
        book.doubts.append(Remark(line.number, cell, what))
        return
    if target[1] in _NUMBERS:
        text = _number(book, line, target[1], text, cell)
    if (known := line.cells.get(target)) and line.values[target] != text:
        book.wrong.append(
            Remark(
                line.number,
                cell,
                _("it says another “{fact}” than {cell}; leave one of them empty.").format(
                    fact=book.kind.field(target).label, cell=known
                ),
            )
        )
        return
    if target == _OLD_NUMBER and _GIVEN_HERE.fullmatch(text):
        target = OUR_NUMBER
    line.values[target], line.cells[target] = text, cell


def _number(book: Book, line: Line, column: str, text: str, cell: str) -> str:
    whole = with_zero(column, text)
    if whole is not None and book.choices.zeros is Zeros.ADD:
        return whole
    if whole is not None and book.choices.zeros is None:
        book.lost_zeros.append(cell)
    elif column == "id_number" and not is_usual(text):
        what = _("this looks like the number of no identity paper (12 digits, or 9, or a passport)")
        book.doubts.append(Remark(line.number, cell, what))
    return text


def _destroyed(line: Line, cell: str, column: BookColumn) -> Remark:
    return Remark(
        line.number,
        cell,
        _(
            "column “{column}”: the last digits of the number are lost, Excel kept it as 4,2E+10;"
            " type it anew in a column formatted as text."
        ).format(column=column.heading),
    )


def _judge(book: Book, today: date) -> None:
    """Each value by itself: every one that cannot be read is told with its cell, once."""
    told = {(remark.row, remark.cell) for remark in book.wrong}
    for file in filter(book.has, FILES.values()):
        for row in book.rows(file):
            for fact in file.fields.values():
                try:
                    row.fact(fact, today)
                except RowError as error:
                    if (error.line, error.cell) not in told:
                        book.wrong.append(Remark(error.line, error.cell or "", error.what))
