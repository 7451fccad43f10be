"""One reading of files into a register: what all of them are read with."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import TypeVar

from sqlmodel import Session

from tiepdan.dates import parse_past_date
from tiepdan.errors import UsageError
from tiepdan.facts.subjects import Document, Petition, Visit
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber, parse_petition_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.layout import FILES, LIST_NUMBER, PLACE_IN_BOOK
from tiepdan.records.importing.numbers import Numbers
from tiepdan.records.importing.rows import Row
from tiepdan.records.importing.sources import Source
from tiepdan.records.writing.petitions.casework import Casework

AtMeeting = TypeVar("AtMeeting", Visit, Petition, Document)
Facts = TypeVar("Facts")

Readers = Mapping[str, Callable[[Row], object]]
"""What reads a line of a file, by the name of the file."""

SKIPPED = False
"""What reading a line gives when nothing came of it: the office is there already."""


class Reading:
    """Into which session and from where; and which number in the files became which one.

    ``nameless`` are the lines of people without a name, by their numbers. Petitions that are
    ``settled`` are void or destroyed: that was judged, and can be put right no more. What has no
    number of its own in a book is ``numbered`` here, by its place there.
    """

    def __init__(self, session: Session, source: Source, *, today: date) -> None:
        self.session, self.source, self.today = session, source, today
        self.numbers = Numbers(session)
        self.casework = Casework(session)
        self.nameless: dict[int, Row] = {}
        self.settled: set[PetitionNumber] = set()
        self.void_visits: set[int] = set()
        self.numbered: dict[str, PetitionNumber] = {}
        self.past = partial(parse_past_date, today=today)
        self._number = partial(parse_petition_number, today=today)

    def rows(self, name: str) -> Iterator[Row]:
        """The lines of a file; none where it is not there."""
        return self.source.rows(FILES[name])

    def petition_number(self, row: Row, column: str = "number") -> PetitionNumber:
        """The number of a petition that a line names, or that its place in a book got here.

        Raises:
            DataFileError: the line names none, or a place whose petition was refused.
        """
        return row.required(column, self._named)

    def _named(self, typed: str) -> PetitionNumber:
        if not typed.startswith(PLACE_IN_BOOK):
            return self._number(typed)
        try:
            return self.numbered[typed]
        except KeyError:
            raise UsageError(_("its petition is not recorded.")) from None

    def add(
        self, row: Row, table: str, facts: Facts, record: Callable[[Session, Facts], int]
    ) -> None:
        """Record a line under the number that it has in its list, if it says one."""
        self.numbers.add(row, table, list_number(row), partial(record, self.session, facts))

    def at_its_meeting(self, row: Row, read: AtMeeting) -> AtMeeting:
        """The same with the number that its meeting has here, which it has not in the files."""
        if read.meeting_id is None:
            return read
        return replace(read, meeting_id=self.meeting_id(row, read.meeting_id))

    def meeting_id(self, row: Row, number: int) -> int:
        """The number that a meeting of the files has here."""
        return self.numbers.known(row, "meeting", number, "meetings.csv")

    def petitioner_id(self, row: Row, number: int) -> int:
        """The number that somebody in the files has here."""
        return self.numbers.known(row, "petitioner", number, "petitioners.csv")


def list_number(row: Row) -> int | None:
    """The number that a row has in its list, where the file says it."""
    return row.optional(LIST_NUMBER, parse_row_number)


class Files:
    """The files of one subject."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._session, self._today, self._numbers = (
            reading.session, reading.today, reading.numbers,
        )  # fmt: skip

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        raise NotImplementedError
