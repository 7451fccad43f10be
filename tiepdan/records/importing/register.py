"""A whole register from CSV files, one file a table, through the same use-cases as the commands.

A file may be missing (no such rows), and so may a column that may be empty. The numbers in the
files tie the tables together; petitions keep theirs, and so does what else people know by its
number, where the register gave none before (``numbers.py``).
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from itertools import count
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
from tiepdan.records.importing.files.reading import Readers, Reading, Unadded, list_number
from tiepdan.records.importing.files.reports import ReportFiles
from tiepdan.records.importing.files.voids import VoidFiles
from tiepdan.records.importing.layout import FILES, LIST_NUMBER, RegisterFile
from tiepdan.records.importing.matches import look_for_matches
from tiepdan.records.importing.recorded import Difference
from tiepdan.records.importing.rows import Row, RowError, take_over
from tiepdan.records.importing.sources import Folder, Source, register_in


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of the lines of each file, by the names of the files.

    Those ``added``, and those that were ``there`` already; which of these say otherwise, and which
    of those added are ``alike``: of one person and day, with the same content.
    """

    added: Mapping[str, int]
    there: Mapping[str, int]
    differing: Sequence[Difference]
    alike: Sequence[tuple[Row, ...]]


SoFar = Callable[[int, int], None]
"""Told how many lines are done, of how many."""


def import_register(
    session: Session,
    folder: Path,
    *,
    today: date,
    is_update: bool = False,
    so_far: SoFar | None = None,
) -> Imported:
    """Add every row of the files in a folder or workbook that is not there; see ``import_lines``.

    Raises:
        NotFoundError: the folder holds none of the files.
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    source = register_in(folder) or Folder(folder)
    if not any(map(source.has, FILES.values())):
        raise NotFoundError(
            _("The folder {folder} holds no file of a register, for example petitions.csv.").format(
                folder=folder
            )
        )
    return import_lines(session, source, today=today, is_update=is_update, so_far=so_far)


def import_lines(
    session: Session,
    source: Source,
    *,
    today: date,
    problems: list[RowError] | None = None,
    is_update: bool = False,
    so_far: SoFar | None = None,
) -> Imported:
    """Add every line that a source gives and the register does not have; tells how far it is.

    What it has is corrected where a line says otherwise and it ``is_update``. With ``problems`` a
    line that is refused is added to these, and the next ones are tried all the same; nothing of it
    should be kept then.

    Raises:
        DataFileError: a line is wrong; nothing of the whole import should be kept.
    """
    reading = Reading(session, source, today=today, is_update=is_update)
    done, total = count(1), _count_lines(source) if so_far else 0
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
    look_for_matches(reading)
    added: dict[str, int] = {}
    there: dict[str, int] = {}
    for file in FILES.values():
        if not source.has(file):
            continue
        added[file.name] = there[file.name] = 0
        for row in _in_order(reading, file):
            read_line = readers[file.name]
            if so_far:
                so_far(next(done), total)
            if problems is not None:
                _try(session, row, read_line, problems)
                continue
            came = reading.take_over(row, read_line)
            added[file.name] += came is None
            there[file.name] += came is Unadded.THERE
        if file.name == "meetings":
            meetings.replace_meetings()
    measures.add_measures()
    petitions.check_nameless()
    if problems is None:  # else whoever sent what was refused would seem to have sent nothing
        petitions.add_alone()
    voids.skip_left_out()
    if reading.people:
        added["petitioners"] = reading.people_added
        there["petitioners"] = len(reading.people) - reading.people_added
    return Imported(added, there, reading.recorded.differing, reading.alike)


def _count_lines(source: Source) -> int:
    return sum(1 for file in FILES.values() for _row in source.rows(file))


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
