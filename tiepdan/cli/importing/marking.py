"""Sheets with their wrong cells marked, as files to be mended in Excel."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiepdan.cli.running.screen.printing import say
from tiepdan.i18n import _, ngettext
from tiepdan.records.importing.books.book import Book, Remark
from tiepdan.records.importing.books.books import Books
from tiepdan.records.importing.sheets.sheet import cell_place

if TYPE_CHECKING:
    from tiepdan.output.files import OutputFile

Marks = Mapping[tuple[int, int], str]
MarkedSheet = tuple[str, Sequence[Sequence[Any]], Marks]
"""The name of a sheet, its rows, what is wrong in which cell."""


def marked_file(typed: str | None, *, force: bool) -> "OutputFile | None":
    """The file that was named for it, if any; whatever is wrong with that is said before.

    Raises:
        UsageError: it is no .xlsx.
        NotFoundError: its folder is not there.
        RefusedError: something is there already, and may not be replaced.
    """
    if typed is None:
        return None
    from tiepdan.output import files  # noqa: PLC0415 (seldom asked)

    return files.output_file(Path(typed), (".xlsx",), may_replace=force)


def write_errors(books: Books, wrong: Sequence[Sequence[Remark]], file: "OutputFile") -> None:
    """The whole sheets with every wrong cell marked; ``wrong`` is what is, book by book."""
    _publish(
        file,
        [
            (book.original.name, book.original.rows, _marks(book, remarks))
            for book, remarks in zip(books.books, wrong, strict=True)
        ],
    )
    say(_("Wrote the sheet with its errors marked to {path}.").format(path=file.path))


def write_rest(books: Books, wrong: Sequence[Sequence[Remark]], file: "OutputFile") -> None:
    """The headings and the lines that did not go in, to be mended and imported."""
    rests = [
        _rest(book, remarks) for book, remarks in zip(books.books, wrong, strict=True) if remarks
    ]
    _publish(file, rests)
    count = sum(len({remark.row for remark in remarks}) for remarks in wrong)
    say(
        ngettext(
            "Wrote {count} line to be mended to {path}; import that file once it is.",
            "Wrote {count} lines to be mended to {path}; import that file once they are.",
            count,
        ).format(count=count, path=file.path)
    )


def _rest(book: Book, wrong: Sequence[Remark]) -> MarkedSheet:
    """The heading of a book and the lines of it that did not go in."""
    bad = sorted({remark.row - 1 for remark in wrong})
    kept = [*range(book.heading.row + 1), *bad]
    places = {row: place for place, row in enumerate(kept)}
    marks = {(places[row], column): what for (row, column), what in _marks(book, wrong).items()}
    heading = book.original.rows[: book.heading.row + 1]
    return book.original.name, [*heading, *(_with_day(book, row) for row in bad)], marks


def _with_day(book: Book, row: int) -> Sequence[Any]:
    """A row by itself: it says its day, also where that was written once for several."""
    day = book.kind.day
    line = next((line for line in book.lines if line.row == row), None)
    cells = list(book.sheet.rows[row])
    if line and day in line.values and day not in line.cells:
        column = next(
            one for one in book.heading.columns if one.meaning and day in one.meaning.targets
        )
        cells[column.place] = line.values[day]
    return cells


def _marks(book: Book, wrong: Sequence[Remark]) -> Marks:
    marks: dict[tuple[int, int], str] = {}
    for remark in wrong:
        place = cell_place(remark.cell) if remark.cell else (remark.row - 1, book.sheet.width)
        marks[place] = "; ".join(filter(None, (marks.get(place), remark.what)))
    return marks


def _publish(file: "OutputFile", sheets: Sequence[MarkedSheet]) -> None:
    from tiepdan.output import files  # noqa: PLC0415 (seldom asked)
    from tiepdan.output.excel import marked_sheets  # noqa: PLC0415

    files.publish(file, partial(marked_sheets.write, sheets))
