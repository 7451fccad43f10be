"""A book of a period as a table, a line for each visit or petition in the order of its day."""

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import date

from tiepdan.i18n import _
from tiepdan.records.reading.meetings.visits import VisitRow, latest_visits
from tiepdan.records.reading.petitions.petition_list import Order, PetitionFilter, list_petitions
from tiepdan.records.reading.petitions.petitions import PetitionRow
from tiepdan.reports.books.book import Book, Lists, Shows
from tiepdan.reports.books.cells import CELLS
from tiepdan.reports.model import Column, Table
from tiepdan.reports.period import Period
from tiepdan.text import word_key

_WIDTHS = {Shows.CONTENT: 24, Shows.WHO: 18, Shows.RESULT: 16, Shows.NOTE: 10}
_USUAL_WIDTH = 8


def book_of(name: str, books: Iterable[Book], period: Period) -> Book | None:
    """The book of a period that a name means; of two the last, which is the office's own."""
    found = [book for book in books if book.is_in_force(period.last_day) and _is_meant(book, name)]
    return found[-1] if found else None


def is_book_name(name: str, books: Iterable[Book]) -> bool:
    """Whether a name means a book of any time."""
    return any(_is_meant(book, name) for book in books)


def _is_meant(book: Book, name: str) -> bool:
    return word_key(name) in {word_key(one) for one in (book.form, *book.names)}


def book_table(
    connection: sqlite3.Connection, book: Book, period: Period, *, office: str, today: date
) -> Table:
    """The lines of a period; void ones are in no book."""
    lines = _lines(connection, book, period, today)
    cells = CELLS[book.lists]
    rows = [
        tuple(
            place if column.shows is Shows.PLACE else cells[column.shows](line)
            for column in book.columns
        )
        for place, line in enumerate(lines, start=1)
    ]
    return Table(
        title=f"{book.title.upper()} ({book.form}). {office}, {period}",
        columns=tuple(
            Column(
                str(column.number),
                column.heading,
                _WIDTHS.get(column.shows, _USUAL_WIDTH),
                is_number=column.shows is Shows.PLACE,
            )
            for column in book.columns
        ),
        rows=rows,
        empty=_("Nothing is in the book of these days."),
        notes=(book.doubt,) if book.doubt else (),
    )


def _lines(
    connection: sqlite3.Connection, book: Book, period: Period, today: date
) -> Sequence[VisitRow | PetitionRow]:
    if book.lists is Lists.VISITS:
        visits = latest_visits(connection, (period.start, period.end), at_most=None)
        return [visit for visit in visits if visit.voided_on is None]
    petitions = list_petitions(
        connection,
        PetitionFilter(start=period.start, end=period.end),
        order=Order.RECEIVED,
        is_descending=False,
        at_most=None,
        today=today,
    )
    return [petition for petition in petitions if petition.voided_on is None]
