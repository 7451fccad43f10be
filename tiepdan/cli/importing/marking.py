"""Sheets with their wrong cells marked, as files to be mended in Excel."""

from collections.abc import Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from tiepdan.cli.running.printing import say
from tiepdan.i18n import _, ngettext
from tiepdan.records.importing.books.book import Book, Remark
from tiepdan.records.importing.sheets.sheet import cell_place

Marks = Mapping[tuple[int, int], str]


def write_errors(book: Book, wrong: Sequence[Remark], typed: str, *, force: bool) -> None:
    """The whole sheet with every wrong cell marked."""
    _publish(Path(typed), book.original.rows, _marks(book, wrong), force=force)
    say(_("Wrote the sheet with its errors marked to {path}.").format(path=typed))


def write_rest(book: Book, wrong: Sequence[Remark], typed: str, *, force: bool) -> None:
    """The heading and the lines that did not go in, to be mended and imported."""
    bad = sorted({remark.row - 1 for remark in wrong})
    kept = [*range(book.heading.row + 1), *bad]
    places = {row: place for place, row in enumerate(kept)}
    marks = {(places[row], column): what for (row, column), what in _marks(book, wrong).items()}
    heading = book.original.rows[: book.heading.row + 1]
    _publish(Path(typed), [*heading, *(book.sheet.rows[row] for row in bad)], marks, force=force)
    say(
        ngettext(
            "Wrote {count} line to be mended to {path}; import that file once it is.",
            "Wrote {count} lines to be mended to {path}; import that file once they are.",
            len(bad),
        ).format(count=len(bad), path=typed)
    )


def _marks(book: Book, wrong: Sequence[Remark]) -> Marks:
    marks: dict[tuple[int, int], str] = {}
    for remark in wrong:
        place = cell_place(remark.cell) if remark.cell else (remark.row - 1, book.sheet.width)
        marks[place] = "; ".join(filter(None, (marks.get(place), remark.what)))
    return marks


def _publish(path: Path, rows: Sequence[Sequence[Any]], marks: Marks, *, force: bool) -> None:
    from tiepdan.output import files, marked_sheet  # noqa: PLC0415 (seldom asked)

    file = files.output_file(path, (".xlsx",), may_replace=force)
    files.publish(file, partial(marked_sheet.write, rows, marks))
