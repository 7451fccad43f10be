"""A whole register from CSV files, one file a table, through the same use-cases as the commands.

A file may be missing (no such rows), and so may a column that may be empty. The numbers in the
files tie the tables together; petitions keep theirs, and so does what else people know by its
number, where the register gave none before (``numbers.py``).
"""

from collections.abc import Callable, Iterator
from datetime import date
from functools import partial
from pathlib import Path

from sqlmodel import Session

from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.files.documents import DocumentFiles
from tiepdan.records.importing.files.measures import MeasureFiles
from tiepdan.records.importing.files.meetings import MeetingFiles
from tiepdan.records.importing.files.office import OfficeFiles
from tiepdan.records.importing.files.petitions import PetitionFiles
from tiepdan.records.importing.files.reading import SKIPPED, Readers, Reading, list_number
from tiepdan.records.importing.files.reports import ReportFiles
from tiepdan.records.importing.files.voids import VoidFiles
from tiepdan.records.importing.layout import FILES, LIST_NUMBER, RegisterFile
from tiepdan.records.importing.rows import Row, RowError, take_over
from tiepdan.records.importing.sources import Folder, Source, register_in


def import_register(session: Session, folder: Path, *, today: date) -> dict[str, int]:
    """Add every row of the files in a folder or workbook; returns how many lines each had.

    Raises:
        NotFoundError: the folder holds none of the files.
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    counts = import_lines(session, register_in(folder) or Folder(folder), today=today)
    if not counts:
        raise NotFoundError(
            _("The folder {folder} holds no file of a register, for example petitions.csv.").format(
                folder=folder
            )
        )
    return counts


def import_lines(
    session: Session, source: Source, *, today: date, problems: list[RowError] | None = None
) -> dict[str, int]:
    """Add every line that a source gives; returns how many lines each file had.

    With ``problems`` a line that is refused is added to these, and the next ones are tried all the
    same; nothing of it should be kept then.

    Raises:
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    reading = Reading(session, source, today=today)
    voids, meetings, petitions, measures = (
        VoidFiles(reading), MeetingFiles(reading), PetitionFiles(reading), MeasureFiles(reading),
    )  # fmt: skip
    office, documents, reports = OfficeFiles(reading), DocumentFiles(reading), ReportFiles(reading)
    readers: Readers = {
        name: read_line
        for files in (voids, meetings, petitions, measures, office, documents, reports)
        for name, read_line in files.readers.items()
    }
    voids.look_ahead()
    counts: dict[str, int] = {}
    for file in FILES.values():
        if not source.has(file):
            continue
        counts[file.name] = 0
        for row in _in_order(reading, file):
            read_line = readers[file.name]
            if problems is None:
                counts[file.name] += take_over(row, read_line) is not SKIPPED
            else:
                _try(session, row, read_line, problems)
        if file.name == "meetings":
            meetings.replace_meetings()
    measures.add_measures()
    petitions.check_nameless()
    voids.skip_left_out()
    return counts


def _try(
    session: Session, row: Row, read_line: Callable[[Row], object], problems: list[RowError]
) -> None:
    """Add a line, unless another file refused the same one; a refusal leaves nothing of it."""
    if any((error.file, error.line) == (row.file, row.line) for error in problems):
        return
    try:
        with session.begin_nested():
            take_over(row, read_line)
    except RowError as error:
        problems.append(error)


def _in_order(reading: Reading, file: RegisterFile) -> Iterator[Row]:
    """The lines of a file as they are to be recorded."""
    rows = reading.rows(file.name)
    number: Callable[[Row], int | None]
    if file.name == "meetings":
        number = partial(Row.required, column="number", parse=parse_meeting_number)
    elif file.name in {"visits", "report_requests"}:
        number = partial(Row.required, column="number", parse=parse_row_number)
    elif LIST_NUMBER in file.optional:
        number = list_number
    else:
        return rows
    return reading.numbers.in_order(file.table, rows, number)
