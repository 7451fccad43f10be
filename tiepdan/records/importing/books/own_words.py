"""Words and headings of an office's own: which are not known, and the file that explains them.

The file has three columns: a column of the book, a word in it, and what that means. Without a word
the line says what the column means; “-” for a column that is not to be read.
"""

import csv
import io
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from tiepdan.errors import DataFileError, UsageError
from tiepdan.i18n import _
from tiepdan.paths import open_private
from tiepdan.records.importing.books.book import Book, Line, is_denunciation
from tiepdan.records.importing.books.headings import BookColumn
from tiepdan.records.importing.books.kinds import Target
from tiepdan.records.importing.sheets.reading import read_sheets
from tiepdan.records.importing.sheets.sheet import text_of
from tiepdan.text import word_key

NOT_READ = "-"
"""What a column means that is left out on purpose."""

_COLUMNS = 3
_MOST_WORDS, _MOST_LETTERS, _MOST_WORDS_ONCE = 6, 40, 3


class OwnWord(NamedTuple):
    """What a word in a column means, or without a word what the column does."""

    column: str
    word: str
    meaning: str


@dataclass(frozen=True, slots=True)
class UnknownWord:
    """A word of a closed list that is not in it; ``count`` lines have it."""

    column: BookColumn
    target: Target
    word: str
    count: int


def unknown_words(book: Book) -> list[UnknownWord]:
    """The words that are in no list, the most frequent first.

    Only what can be a word: what is long, has a digit, is somebody's name or stands in the line of
    a denunciation is not shown, nor a sentence that is there once.
    """
    names = {word_key(line.values.get(("petitioners", "name"), "")) for line in book.lines}
    found: Counter[tuple[Target, str]] = Counter()
    for line in book.lines:
        if is_denunciation(line):
            continue
        for target, text in line.values.items():
            if _is_unknown(book, target, text) and _is_word(text) and word_key(text) not in names:
                found[target, text] += 1
    return [
        UnknownWord(column, target, text, count)
        for (target, text), count in found.most_common()
        if (count > 1 or len(text.split()) <= _MOST_WORDS_ONCE)
        and (column := _column_of(book, target)) is not None
    ]


def _is_unknown(book: Book, target: Target, text: str) -> bool:
    if target[1] in {"number", "petitioner"}:
        return False
    terms = book.kind.field(target).kind.terms
    if terms is None:
        return False
    try:
        terms.parse(text)
    except UsageError:
        return True
    return False


def _is_word(text: str) -> bool:
    is_short = len(text) <= _MOST_LETTERS and len(text.split()) <= _MOST_WORDS
    return is_short and not any(letter.isdigit() for letter in text)


def _column_of(book: Book, target: Target) -> BookColumn | None:
    return next(
        (
            column
            for column in book.heading.columns
            if column.meaning and target in column.meaning.targets
        ),
        None,
    )


def unknown_columns(book: Book) -> list[BookColumn]:
    """The columns that have something in them, and nobody said what."""
    return [
        column
        for column in book.heading.columns
        if column.meaning is None
        and book.choices.headings.get(word_key(column.heading)) != NOT_READ
        and any(_holds(book, line, column) for line in book.lines)
    ]


def _holds(book: Book, line: Line, column: BookColumn) -> bool:
    return bool(text_of(book.sheet.value(line.row, column.place)))


def read_own_words(path: Path) -> list[OwnWord]:
    """What a mapping file says; any kind of file that a book may be, its first line the heading.

    Raises:
        NotFoundError: there is no such file.
        DataFileError: a line does not say which column is meant, or what it means.
    """
    [sheet, *_more] = read_sheets(path)
    words = []
    for row, cells in enumerate(sheet.rows[1:], start=2):
        texts = [text_of(held) for held in cells[:_COLUMNS]]
        if not any(texts):
            continue
        texts += [""] * (_COLUMNS - len(texts))
        if not texts[0] or not texts[2]:
            raise DataFileError(
                _(
                    "{file}, line {line}: write the column, the word in it (none: the column"
                    " itself), and what it means."
                ).format(file=path, line=row)
            )
        words.append(OwnWord(*texts))
    return words


def write_own_words(path: Path, words: Sequence[OwnWord]) -> None:
    """Keep them in a file that Excel opens.

    Raises:
        OSError: it cannot be written.
    """
    out = io.StringIO(newline="")
    writer = csv.writer(out, delimiter=";")
    writer.writerow((_("Column"), _("In the book"), _("Means")))
    writer.writerows(words)
    with open_private(path, "w") as file:
        file.write("\ufeff" + out.getvalue())
