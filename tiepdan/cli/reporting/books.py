"""The books of a period: of receptions, of petitions."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tiepdan.cli.running.output import Output
from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office import office_names
from tiepdan.reports.books.book import Book
from tiepdan.reports.books.book_table import book_of, book_table
from tiepdan.reports.period import Period
from tiepdan.text import quoted


def print_book(
    path: Path,
    names: Sequence[str],
    books: Sequence[Book],
    period: Period,
    *,
    output: Output,
    today: date,
) -> None:
    """Print a book of a period.

    Raises:
        UsageError: something else was named beside it.
        NotFoundError: it was not kept then.
    """
    if len(names) > 1:
        raise UsageError(
            _("A book is printed alone; name nothing beside “{name}”.").format(
                name=quoted(names[0])
            )
        )
    book = book_of(names[0], books, period)
    if book is None:
        raise NotFoundError(
            _("No columns of “{name}” are known for periods that end on {day}.").format(
                name=quoted(names[0]), day=show_date(period.last_day)
            )
        )
    with database.reading(path) as connection:
        office = office_names(connection, period.start, min(period.last_day, today))
        table = book_table(connection, book, period, office=office, today=today)
    output.show(table)
