"""The books of one file, a sheet each: they go in together, all of them or none."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from tiepdan.records.importing.books.book import Book
from tiepdan.records.importing.layout import PLACE_IN_BOOK, RegisterFile
from tiepdan.records.importing.rows import Columns, Row


@dataclass(frozen=True, slots=True)
class Books:
    """What the sheets of a file tell, as the files of one register.

    ``unread`` are the names of the sheets that are no books.
    """

    books: Sequence[Book]
    unread: Sequence[str] = ()

    def __post_init__(self) -> None:
        """Give the lines of all sheets places that follow each other."""
        first = 1
        for book in self.books:
            book.first = first
            first += len(book.lines)

    @property
    def file(self) -> Path:
        """The file that they are in."""
        return self.books[0].sheet.file

    @property
    def files(self) -> frozenset[str]:
        """In which files of a register their lines are told."""
        return frozenset(book.kind.file for book in self.books)

    @property
    def lost_zeros(self) -> list[str]:
        """The cells of all books in which the first nought of a number seems to be lost."""
        return [
            f"{book.sheet_name}!{cell}" if book.sheet_name else cell
            for book in self.books
            for cell in book.lost_zeros
        ]

    def has(self, file: RegisterFile) -> bool:
        """Whether lines tell rows of a file."""
        return any(book.has(file) for book in self.books)

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """The lines, sheet by sheet; what has a number of ours comes before others get theirs."""
        rows = chain.from_iterable(book.rows(file) for book in self.books if book.has(file))
        if file.name != "petitions":
            return rows
        return iter(sorted(rows, key=_is_unnumbered))

    def left_out(self, _name: str, _columns: Columns) -> Iterator[Row]:
        """No line names what is in no other."""
        return iter(())


def _is_unnumbered(row: Row) -> bool:
    return row.required("number", str).startswith(PLACE_IN_BOOK)
