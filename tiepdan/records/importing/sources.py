"""Where the lines of a register's files come from: a folder of files, or a book read otherwise."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from tiepdan.records.importing.csv_rows import csv_rows, is_there
from tiepdan.records.importing.layout import RegisterFile
from tiepdan.records.importing.rows import Columns, Row


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
    """A folder of CSV files that are named as in ``layout``."""

    path: Path

    def has(self, file: RegisterFile) -> bool:
        """Whether the folder has such a file."""
        return is_there(self.path / file.file_name)

    def rows(self, file: RegisterFile) -> Iterator[Row]:
        """The lines of a file."""
        if self.has(file):
            yield from csv_rows(
                self.path / file.file_name, file.columns, is_personal=file.is_personal
            )

    def left_out(self, name: str, columns: Columns) -> Iterator[Row]:
        """The lines of the file that names what is in no other one."""
        path = self.path / f"{name}.csv"
        if is_there(path):
            yield from csv_rows(path, columns, is_personal=True)
