"""The lines of an opening balance from one CSV file, all of them or none."""

from datetime import date
from pathlib import Path

from sqlmodel import Session

from tiepdan.errors import DataFileError
from tiepdan.facts.fact import fields
from tiepdan.facts.opening import OpeningLine
from tiepdan.i18n import _
from tiepdan.records.importing.csv_rows import csv_rows
from tiepdan.records.importing.rows import Columns, Row, take_over
from tiepdan.records.writing.office.opening import add_line

_COLUMNS = Columns.of(*fields(OpeningLine))


def add_lines(session: Session, path: Path, *, today: date) -> int:
    """Record each line of a file; returns how many there are.

    Raises:
        NotFoundError: no day is recorded on which the register begins.
        DataFileError: the file cannot be read or has no line, or a line is wrong or there twice.
    """

    def add(row: Row) -> None:
        add_line(session, row.facts(OpeningLine, today))

    count = 0
    for row in csv_rows(path, _COLUMNS, is_personal=False):
        take_over(row, add)
        count += 1
    if not count:
        raise DataFileError(
            _("{file} has no line below its first one; write a kind of petition on each.").format(
                file=path
            )
        )
    return count
