"""From ``data/books/*/*.toml``, and an office's own folder, to books; all problems are named.

A file is one book. Keys: ``form`` (its official id), ``names`` (what it is called on the command
line as well), ``circular``, ``title``, ``lists`` (visits or petitions), in force for periods whose
last day lies from ``since`` up to and including ``until``; ``article``, ``source``, ``confidence``,
``doubt``; and its ``[[column]]``: ``number``, ``heading``, and what it shows (``shows``).
"""

from functools import lru_cache
from pathlib import Path

from tiepdan import paths
from tiepdan.i18n import _
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, check_wording, has_repeated, refuse
from tiepdan.reports.books.book import Book, BookColumn, Lists
from tiepdan.reports.books.cells import CELLS

OFFICE_FOLDER = "books"
"""Beside the register: the office's own books."""


def load_books(database: Path | None = None) -> tuple[Book, ...]:
    """Every book of the program, then those in the folder beside a register.

    Raises:
        DataFileError: keys are missing, unknown or wrong; every problem of every file is named.
    """
    files = [*(paths.data_folder() / "books").rglob("*.toml")]
    own = database.parent / OFFICE_FOLDER if database else None
    if own and own.is_dir():
        files += own.rglob("*.toml")
    return _read(state_of(files))


@lru_cache(maxsize=2)
def _read(state: State) -> tuple[Book, ...]:
    problems: list[str] = []
    found = [
        book
        for _table, book in read_files((path for path, *_stamps in state), Book, _CHECKS, problems)
        if book
    ]
    refuse(problems)
    return tuple(found)


def _check_book(table: TomlTable, book: Book) -> None:
    check_wording(table, book)
    if has_repeated(table.tables("column"), "number"):
        table.note("number", _("is used twice"))


def _check_column(table: TomlTable, column: BookColumn) -> None:
    """Whether it shows what there is of the rows that its book lists."""
    lists = table.outer.values.get("lists") if table.outer else None
    if lists not in list(Lists):
        return
    known = CELLS[Lists(lists)]
    if column.shows not in known:
        table.note(
            "shows",
            _("does not fit {count}; what does: {fitting}").format(
                count=lists, fitting=", ".join(sorted(known))
            ),
        )


_CHECKS: Checks = {Book: _check_book, BookColumn: _check_column}
