"""The look at an office's books before anything is recorded: what is new, doubtful, wrong."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tiepdan.cli.importing.outcome import show_outcome
from tiepdan.cli.running.screen.printing import show, tell
from tiepdan.cli.running.screen.progress import working
from tiepdan.i18n import _
from tiepdan.records.importing.books.book import Book, Remark
from tiepdan.records.importing.books.books import Books
from tiepdan.records.importing.register import Imported
from tiepdan.records.importing.rows import RowError
from tiepdan.records.importing.trial import Tried, try_lines
from tiepdan.reports.lists.register.import_look import BookLook, import_look


@dataclass(frozen=True, slots=True)
class Look:
    """What would come of each book, and of all of them together."""

    books: Sequence[BookLook]
    imported: Imported
    is_update: bool

    @classmethod
    def of(cls, register: Path, books: Books, *, is_update: bool, today: date) -> "Look":
        """Try every line; those with errors in single cells are wrong without that.

        The books then know which of their lines are wrong.
        """
        for book in books.books:
            book.without = frozenset(remark.row for remark in book.wrong)
        with working(_("Trying the lines")) as work:
            so_far = work.so_far if work.is_watched else None
            tried = try_lines(register, books, today=today, is_update=is_update, so_far=so_far)
        looks = [_of_book(book, tried.imported, tried.problems) for book in books.books]
        return cls(looks, _without_refused(tried), is_update)

    @property
    def wrong(self) -> Sequence[Sequence[Remark]]:
        """What is wrong in each book."""
        return [one.wrong for one in self.books]

    @property
    def wrong_count(self) -> int:
        """In how many lines something is wrong."""
        return sum(len({remark.row for remark in one.wrong}) for one in self.books)

    @property
    def line_count(self) -> int:
        """How many lines can go in, or are there."""
        return sum(one.new_count + len(one.there) for one in self.books)

    @property
    def new_count(self) -> int:
        """How many lines the register does not have."""
        return sum(one.new_count for one in self.books)

    @property
    def nothing_added(self) -> Imported:
        """What came of the lines where those that seemed new are refused."""
        return replace(self.imported, added=dict.fromkeys(self.imported.added, 0))

    @property
    def is_news(self) -> bool:
        """Whether anything would be recorded."""
        is_corrected = self.is_update and not all(one.stays for one in self.imported.differing)
        return bool(self.new_count or self.imported.further or is_corrected)


def _without_refused(tried: Tried) -> Imported:
    """What of it comes from lines that are not refused."""
    refused = {error.key for error in tried.problems}
    kept = ([row for row in rows if row.key not in refused] for rows in tried.imported.alike)
    return replace(
        tried.imported,
        differing=[one for one in tried.imported.differing if one.row.key not in refused],
        alike=[tuple(rows) for rows in kept if len(rows) > 1],
    )


def _of_book(book: Book, imported: Imported, problems: Sequence[RowError]) -> BookLook:
    refused = [
        Remark(error.line, error.cell or "", error.what)
        for error in problems
        if error.sheet == book.sheet_name
    ]
    book.without |= {remark.row for remark in refused}
    there = sorted(
        line
        for _file, sheet, line in imported.lines_there
        if sheet == book.sheet_name and line not in book.without
    )
    return BookLook(book, [*book.wrong, *refused], there)


def show_look(look: Look, *, no_color: bool, today: date) -> None:
    """Each book by itself, then what all of them say otherwise than the register."""
    same: dict[object, str] = {}  # columns that were shown, and of which sheet
    for place, one in enumerate(look.books):
        if place:
            tell("")
        columns = one.book.heading.columns
        report = import_look(one, today=today, same_columns=same.get(columns))
        same.setdefault(columns, one.book.sheet_name)
        show(report, as_json=False, no_color=no_color)
    show_outcome(look.imported, is_update=look.is_update, is_tried=True, no_color=no_color)
