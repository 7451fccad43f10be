"""What is doubtful in the lines of a book, beyond single values."""

import re
from datetime import date

from tiepdan.facts.values import DAY, DAY_GONE_BY
from tiepdan.i18n import _
from tiepdan.records.importing.books.book import Book, Remark, ranges
from tiepdan.records.importing.books.headings import BookColumn
from tiepdan.records.importing.sheets.sheet import cell_name

_LATE_DAY = re.compile(r"\s*(?:1[3-9]|2\d|3[01])[/.-]\d{1,2}[/.-]\d{2,4}")
_MONTHS = 12


def doubt_turned_days(book: Book) -> None:
    """Tell where a spreadsheet may have read the month first.

    It then keeps days up to the 12th as days, turned round, and later ones as text.
    """
    for column in book.heading.columns:
        if column.meaning is None or not _is_of_days(book, column):
            continue
        held = [(line, book.sheet.value(line.row, column.place)) for line in book.lines]
        days = [one for _line, one in held if isinstance(one, date)]
        texts = [line for line, one in held if isinstance(one, str) and _LATE_DAY.match(one)]
        if days and texts and all(day.day <= _MONTHS for day in days):
            what = _(
                "days after the 12th are text and the others are not: the spreadsheet may have"
                " taken the month first (05/01 as 1 May); compare them with the paper"
            )
            book.doubts.append(Remark(texts[0].number, cell_name(texts[0].row, column.place), what))


def _is_of_days(book: Book, column: BookColumn) -> bool:
    targets = column.meaning.targets if column.meaning else ()
    return len(targets) == 1 and book.kind.field(targets[0]).kind in {DAY, DAY_GONE_BY}


def fill_days(book: Book) -> None:
    """A line without a day is of that of the line above, as in books that write it once."""
    day, filled = "", []
    for line in book.lines:
        if book.kind.day in line.values:
            day = line.values[book.kind.day]
        elif day:
            line.values[book.kind.day] = day
            filled.append(line.number)
    if filled:
        what = _("no day: that of the line above is taken ({count} lines: {rows})").format(
            count=len(filled), rows=ranges(filled)
        )
        book.doubts.append(Remark(filled[0], "", what))
