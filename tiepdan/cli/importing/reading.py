"""The sheets of a file as books, read once more where somebody said what is not known in them."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.cli.importing.own_words import (
    ask_for_words,
    ask_for_zeros,
    keep_words,
    known_words,
    with_words,
)
from tiepdan.cli.importing.wishes import Wishes
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.screen.progress import working
from tiepdan.cli.running.writing import writes
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.records.importing.books.book import Book
from tiepdan.records.importing.books.books import Books
from tiepdan.records.importing.books.choices import Choices
from tiepdan.records.importing.books.headings import find_headings
from tiepdan.records.importing.books.known import KINDS
from tiepdan.records.importing.books.lines import read_book
from tiepdan.records.importing.books.repeats import pass_over_repeats
from tiepdan.records.importing.sheets.reading import read_sheets
from tiepdan.records.importing.sheets.sheet import Sheet
from tiepdan.text import word_key

if TYPE_CHECKING:
    from tiepdan.records.importing.books.own_words import OwnWord


def read_books(register: Path, file: Path, wishes: Wishes, today: date) -> Books:
    """Every sheet that is a book, or those that were named; unknown words are asked for once.

    Raises:
        NotFoundError: there is no such file, or no such sheet in it.
        DataFileError: it cannot be read, or no sheet is a book.
    """
    kept_in, words = known_words(register, wishes.mapping)
    choices = with_words(wishes.choices, words)
    with working(_("Reading the file")):
        sheets = read_sheets(file, wishes.lettering)
        books = _books(sheets, _wanted(sheets, wishes.sheets), choices, today)
    _tell_unread(books)
    answers: list[OwnWord] = []
    for book in filter(_has_lines, books.books):
        known = book
        if answers:
            [known] = _read([book.original], choices, today)  # by what was answered before
        answers += ask_for_words(known, no_input=wishes.no_input)
        choices = with_words(choices, [*words, *answers])
    if answers and not writes.is_dry():
        keep_words(kept_in, [*words, *answers])
    if zeros := ask_for_zeros(books.lost_zeros, no_input=wishes.no_input):
        choices = replace(choices, zeros=zeros)
    if choices == books.books[0].choices:
        return books
    return _books(sheets, [book.original for book in books.books], choices, today)


def _books(
    sheets: Sequence[Sheet], wanted: Sequence[Sheet], choices: Choices, today: date
) -> Books:
    """The books among the sheets that are wanted; ``sheets`` are all of the file."""
    books = [*_read(wanted, choices, today)]
    pass_over_repeats(books, today)
    for book in books:
        book.sheet_name = book.original.name if len(sheets) > 1 else ""
    read = [book.original for book in books]
    return Books(books, [one.name for one in wanted if one not in read])


def _read(sheets: Sequence[Sheet], choices: Choices, today: date) -> Iterator[Book]:
    for sheet, heading in find_headings(sheets, KINDS, choices.headings):
        yield read_book(sheet, heading, choices, today=today)


def _wanted(sheets: Sequence[Sheet], names: Sequence[str]) -> Sequence[Sheet]:
    """The sheets that were named, or all of them."""
    if not names:
        return sheets
    keys = [word_key(sheet.name) for sheet in sheets]
    for name in names:
        if word_key(name) not in keys:
            raise NotFoundError(
                _("{file} has no sheet “{sheet}”; its sheets are: {sheets}.").format(
                    file=sheets[0].file, sheet=name, sheets=", ".join(one.name for one in sheets)
                )
            )
    named = {word_key(name) for name in names}
    return [sheet for sheet, key in zip(sheets, keys, strict=True) if key in named]


def _has_lines(book: Book) -> bool:
    return bool(book.lines)


def _tell_unread(books: Books) -> None:
    """Say which sheets are no books that are known."""
    if books.unread:
        say(
            _("Read: {sheets}. Not read, for no heading is known there: {others}.").format(
                sheets=_names(book.original.name for book in books.books),
                others=_names(books.unread),
            )
        )


def _names(names: Sequence[str] | Iterator[str]) -> str:
    return ", ".join(f"“{name}”" for name in names)
