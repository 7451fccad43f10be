"""Workbooks of Excel and LibreOffice: .xlsx, .xlsm, .xls, .ods."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.errors import DataFileError, reason_of
from tiepdan.i18n import _
from tiepdan.records.importing.sheets.error_cells import error_cells
from tiepdan.records.importing.sheets.sheet import Sheet

if TYPE_CHECKING:
    from python_calamine import CalamineWorkbook

ENDINGS = (".xlsx", ".xlsm", ".xls", ".ods")

_MOST_CELLS = 20_000_000
"""A sheet that claims more is not kept by an office: a stray cell far below makes it so large."""


def read_workbook(path: Path) -> list[Sheet]:
    """Its sheets that are shown, in their order.

    Raises:
        DataFileError: it cannot be read, is locked by a password, damaged, or much too large.
    """
    with _opened(path) as book:
        return [_sheet(path, book, name) for name in _shown(book)]


def sheet_names(path: Path) -> list[str]:
    """The names of its sheets that are shown.

    Raises:
        DataFileError: as for ``read_workbook``.
    """
    with _opened(path) as book:
        return _shown(book)


def _shown(book: "CalamineWorkbook") -> list[str]:
    from python_calamine import SheetVisibleEnum  # noqa: PLC0415

    return [one.name for one in book.sheets_metadata if one.visible is SheetVisibleEnum.Visible]


@contextmanager
def _opened(path: Path) -> Iterator["CalamineWorkbook"]:
    # The library is needed only where such a file was named.
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError  # noqa: PLC0415

    try:
        with path.open("rb") as content, CalamineWorkbook.from_filelike(content) as book:
            yield book
    except OSError as error:
        raise DataFileError(
            _("{file} cannot be read: {reason}.").format(file=path, reason=reason_of(error))
        ) from error
    except PasswordError as error:
        raise DataFileError(
            _("{file} is locked by a password; open it, and save it without one.").format(file=path)
        ) from error
    except CalamineError as error:
        raise DataFileError(
            _(
                "{file} is no workbook that can be read, or it is damaged; open it in Excel and"
                " save it anew as .xlsx."
            ).format(file=path)
        ) from error


def _sheet(path: Path, book: "CalamineWorkbook", name: str) -> Sheet:
    sheet = book.get_sheet_by_name(name)
    if sheet.total_height * sheet.total_width > _MOST_CELLS:
        raise DataFileError(
            _(
                "{file}, sheet “{sheet}” reaches down to row {rows}; delete the empty rows below"
                " the last line, and save it."
            ).format(file=path, sheet=name, rows=sheet.total_height)
        )
    merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
    rows = sheet.to_python(skip_empty_area=False)
    for (row, column), error in error_cells(path, name).items():
        if row < len(rows) and column < len(rows[row]):
            rows[row][column] = error
    return Sheet(path, name, rows, merged)
