"""A whole register from CSV files, one file a table, through the same use-cases as the commands.

A file may be missing (no such rows), and so may a column that may be empty. The numbers in the
files tie the tables together; petitions keep theirs, and so does what else people know by its
number, where the register gave none before (``numbers.py``).
"""

from collections import Counter
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
from tiepdan.records.importing.rows import Row, RowError, RowKey
from tiepdan.records.importing.sources import Folder, Source, register_in


@dataclass(frozen=True, slots=True)
class Imported:
    """What came of the lines of each file, by the names of the files.

    Those ``added``, and those that were ``there`` already: how many, which ones, and what
    ``further`` was added of these; what they say otherwise, and which of those added are ``alike``:
    of one person and day, with the same content.
    """

    added: Mapping[str, int]
    there: Mapping[str, int]
    lines_there: frozenset[RowKey]
    further: Mapping[str, int]
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
    files = _Files(reading)
    files.voids.look_ahead()
    look_for_matches(reading)
    take = _taking(reading, problems)
    done, total = count(1), _count_lines(source) if so_far else 0
    came = _Came()
    for file in filter(source.has, FILES.values()):
        came.begin(file)
        for row in _in_order(reading, file):
            if so_far:
                so_far(next(done), total)
            came.note(file, row, take(row, files.readers[file.name]))
        if file.name == "meetings":
            files.meetings.replace_meetings()
    files.measures.add_measures()
    files.petitions.check_nameless()
    if problems is None:  # else whoever sent what was refused would seem to have sent nothing
        files.petitions.add_alone()
    files.voids.skip_left_out()
    return came.all(reading)


class _Files:
    """The files of a register by subject, and what reads a line of each."""

    def __init__(self, reading: Reading) -> None:
        self.voids, self.meetings = VoidFiles(reading), MeetingFiles(reading)
        self.petitions, self.measures = PetitionFiles(reading), MeasureFiles(reading)
        others = OfficeFiles(reading), DocumentFiles(reading), ReportFiles(reading)
        self.readers: Readers = {
            name: read_line
            for files in (self.voids, self.meetings, self.petitions, self.measures, *others)
            for name, read_line in files.readers.items()
        }


class _Came:
    """What came of the lines so far."""

    def __init__(self) -> None:
        self._added: Counter[str] = Counter()
        self._there: Counter[str] = Counter()
        self._further: Counter[str] = Counter()
        self._lines_there: set[RowKey] = set()

    def begin(self, file: RegisterFile) -> None:
        """A file is there, with lines or without."""
        self._added[file.name] = self._there[file.name] = 0

    def note(self, file: RegisterFile, row: Row, came: Unadded | None) -> None:
        """One line, and what came of it."""
        if came is None:
            self._added[file.name] += 1
            self._further[file.name] += row.key in self._lines_there
        elif came is Unadded.THERE:
            self._there[file.name] += 1
            self._lines_there.add(row.key)

    def all(self, reading: Reading) -> Imported:
        """All of it, the people as they were told by what they sent or came for."""
        added, there = dict(self._added), dict(self._there)
        if reading.people:
            added["petitioners"] = reading.people_added
            there["petitioners"] = len(reading.people) - reading.people_added
        lines_there, further = frozenset(self._lines_there), +self._further
        differing = reading.recorded.differing
        return Imported(added, there, lines_there, further, differing, reading.alike)


def _taking(
    reading: Reading, problems: list[RowError] | None
) -> Callable[[Row, Callable[[Row], Unadded | None]], Unadded | None]:
    """How lines are taken: as they are, or tried, each that is refused once, in any file."""
    if problems is None:
        return reading.take_over
    refused: set[RowKey] = set()

    def try_out(row: Row, read_line: Callable[[Row], Unadded | None]) -> Unadded | None:
        if row.key in refused:
            return Unadded.SKIPPED
        try:
            return reading.try_out(row, read_line)
        except RowError as error:
            problems.append(error)
            refused.add(row.key)
            return Unadded.SKIPPED

    return try_out


def _count_lines(source: Source) -> int:
    return sum(1 for file in FILES.values() for _row in source.rows(file))


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
