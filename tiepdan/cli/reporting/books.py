"""The books of a period: of receptions, of petitions."""

from collections.abc import Sequence
from pathlib import Path

from tiepdan.cli.reporting.days import Days
from tiepdan.cli.running.screen.output import Output
from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office.name import office_names
from tiepdan.reports.books.book_table import book_of, book_table, is_book_name
from tiepdan.reports.books.loading import load_books
from tiepdan.text import quoted


def print_book(
    path: Path, names: Sequence[str], days: Days, output: Output, *, as_sent: bool
) -> bool:
    """Print a book of a period; tells whether one was named at all.

    Raises:
        UsageError: something else was named beside it, no period, or a book that was sent.
        NotFoundError: it was not kept then.
    """
    books = load_books(path)
    if not any(is_book_name(name, books) for name in names):
        return False
    if as_sent:
        raise UsageError(_("A book is not sent; leave out --as-sent."))
    if len(names) > 1:
        raise UsageError(
            _("A book is printed alone; name nothing beside “{name}”.").format(
                name=quoted(names[0])
            )
        )
    period = days.period(path)
    book = book_of(names[0], books, period)
    if book is None:
        raise NotFoundError(
            _("No columns of “{name}” are known for periods that end on {day}.").format(
                name=quoted(names[0]), day=show_date(period.last_day)
            )
        )
    with database.reading(path) as connection:
        office = office_names(connection, period.start, min(period.last_day, days.today))
        table = book_table(connection, book, period, office=office, today=days.today)
    output.show(table)
    return True
