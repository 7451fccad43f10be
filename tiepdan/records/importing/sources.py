"""Where the lines of a register's files come from: a folder of files, or a book read otherwise."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tiepdan.records.importing.csv_rows import csv_rows, is_there
from tiepdan.records.importing.layout import FILES, LEFT_OUT, RegisterFile
from tiepdan.records.importing.rows import Columns, Row
from tiepdan.records.importing.sheet_rows import sheet_rows
from tiepdan.records.importing.sheets import workbooks
from tiepdan.records.importing.sheets.reading import ENDINGS, read_sheets
from tiepdan.records.importing.sheets.sheet import Sheet

_CSV = ".csv"


class Source(Protocol):
    """Gives the lines of each file that there is; the seam between reading and recording."""

    def has(self, file: RegisterFile) -> bool:
        """Whether it has such a file, with lines or without."""

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """The lines of a file; none where it is not there.

        Raises:
            DataFileError: the file cannot be read.
        """

    def left_out(self, name: str, columns: Columns) -> Iterator[Row]:
        """The lines of the file that names what is in no other one."""


@dataclass(frozen=True, slots=True)
class Folder:
    """A folder of files that are named as in ``layout``: CSV, or the first sheet of a workbook."""

    path: Path

    def has(self, file: RegisterFile) -> bool:
        """Whether the folder has such a file."""
        return self._file(file.name) is not None

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """The lines of a file."""
        return self._rows(file.name, file.columns, is_personal=file.is_personal)

    def left_out(self, name: str, columns: Columns) -> Iterator[Row]:
        """The lines of the file that names what is in no other one."""
        return self._rows(name, columns, is_personal=True)

    def _rows(self, name: str, columns: Columns, *, is_personal: bool) -> Iterator[Row]:
        path = self._file(name)
        if path is None:
            return iter(())
        if path.suffix == _CSV:
            return csv_rows(path, columns, is_personal=is_personal)
        return sheet_rows(read_sheets(path)[0], columns, is_personal=is_personal)

    def _file(self, name: str) -> Path | None:
        """The file of this name; where there are several, the CSV file."""
        paths = (self.path / f"{name}{ending}" for ending in (_CSV, *ENDINGS))
        return next(filter(is_there, paths), None)


@dataclass(frozen=True, slots=True)
class RegisterWorkbook:
    """A workbook with a sheet for each file of a register, named as that is."""

    sheets: Sequence[Sheet]

    def has(self, file: RegisterFile) -> bool:
        """Whether it has such a sheet."""
        return self._sheet(file.name) is not None

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """The lines of a sheet."""
        return self._rows(file.name, file.columns, is_personal=file.is_personal)

    def left_out(self, name: str, columns: Columns) -> Iterator[Row]:
        """The lines of the sheet that names what is in no other one."""
        return self._rows(name, columns, is_personal=True)

    def _rows(self, name: str, columns: Columns, *, is_personal: bool) -> Iterator[Row]:
        sheet = self._sheet(name)
        if sheet is None:
            return iter(())
        return sheet_rows(
            sheet, columns, is_personal=is_personal, is_one_of_several=len(self.sheets) > 1
        )

    def _sheet(self, name: str) -> Sheet | None:
        return next((sheet for sheet in self.sheets if sheet.name.strip().lower() == name), None)


def register_in(path: Path) -> Source | None:
    """The files of a register, in a folder or as the sheets of a workbook; None for another file.

    Raises:
        DataFileError: the workbook cannot be read.
    """
    if not path.suffix or path.is_dir():
        return Folder(path)
    if path.suffix.lower() not in workbooks.ENDINGS or not is_there(path):
        return None
    names = [name.strip().lower() for name in workbooks.sheet_names(path)]
    if not {*names} <= {*FILES, LEFT_OUT}:
        return None
    return RegisterWorkbook(read_sheets(path))
