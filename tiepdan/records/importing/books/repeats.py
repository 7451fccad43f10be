"""Sheets that say again what other sheets of the file say, such as a “Tổng hợp”.

Equal lines of one sheet are as many lines. A sheet of which most lines stand in other sheets
repeats them: these go in once, and whatever else it says is read.
"""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from typing import Any

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records.importing.books.book import Book, Line, Remark
from tiepdan.text import quoted_for_shell, word_key

_Known = tuple[Any, str, str]
"""Day, person and content, by which lines are the same."""

_NAME = ("petitioners", "name")


def pass_over_repeats(books: Sequence[Book], today: date) -> None:
    """Take out of sheets the lines that they repeat, and say so.

    Of sheets that say the same, that with fewer known columns repeats, and the later one.
    """
    if len(books) == 1:
        return
    known = {id(book): [_known(book, line, today) for line in book.lines] for book in books}
    left = [*books]
    for _place, book in sorted(enumerate(books), key=_first_to_repeat):
        elsewhere = Counter(
            key
            for other in left
            if other is not book and other.kind is book.kind
            for key in known[id(other)]
        )
        repeated = []
        for line, key in zip(book.lines, known[id(book)], strict=True):
            if key is not None and elsewhere[key]:
                elsewhere[key] -= 1
                repeated.append(line)
        if len(repeated) * 2 > len(book.lines):
            left.remove(book)
            _pass_over(book, repeated)


def _first_to_repeat(placed: tuple[int, Book]) -> tuple[int, int]:
    place, book = placed
    return sum(column.meaning is not None for column in book.heading.columns), -place


def _known(book: Book, line: Line, today: date) -> _Known | None:
    """By what a line is known; None where that cannot be read."""
    day, content = (line.values.get(target, "") for target in book.kind.needed)
    try:
        read = book.kind.field(book.kind.day).kind.reader(today)(day)
    except UsageError:
        return None
    return read, word_key(line.values.get(_NAME, "")), word_key(content)


def _pass_over(book: Book, repeated: Sequence[Line]) -> None:
    """Drop lines of a book, and with them what was doubtful or wrong there."""
    numbers = {line.number for line in repeated}
    cells = {cell for line in repeated for cell in line.cells.values()}
    book.lines = [line for line in book.lines if line.number not in numbers]
    book.doubts = [one for one in book.doubts if one.row not in numbers]
    book.wrong = [one for one in book.wrong if one.row not in numbers]
    book.lost_zeros = [cell for cell in book.lost_zeros if cell not in cells]
    what = _("a repeated line")
    book.passed_over = sorted(
        (*book.passed_over, *(Remark(number, "", what) for number in numbers)),
        key=lambda one: one.row,
    )
    book.doubts.append(
        Remark(
            min(numbers),
            "",
            _(
                "{count} lines stand in other sheets as well, and go in once; --sheet {sheet}"
                " reads this one alone"
            ).format(count=len(numbers), sheet=quoted_for_shell(book.original.name)),
        )
    )
