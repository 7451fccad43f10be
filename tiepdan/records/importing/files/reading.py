"""One reading of files into a register: what all of them are read with."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from enum import Enum
from functools import partial
from typing import Any, Protocol, TypeVar

from sqlmodel import Session

from tiepdan.dates import parse_past_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import values_of
from tiepdan.facts.subjects import Document, Petition, Petitioner, Visit
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber, parse_petition_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.layout import FILES, LIST_NUMBER, PLACE_IN_BOOK
from tiepdan.records.importing.numbers import Numbers
from tiepdan.records.importing.recorded import Found, Recorded, identity
from tiepdan.records.importing.rows import Row, RowError, RowKey, take_over
from tiepdan.records.importing.sources import Source
from tiepdan.records.journal.sources import Trace
from tiepdan.records.writing.corrections import Facts as NewFacts
from tiepdan.records.writing.petitions import petitions
from tiepdan.records.writing.petitions.casework import Casework

AtMeeting = TypeVar("AtMeeting", Visit, Petition, Document)
Facts = TypeVar("Facts")


class Unadded(Enum):
    """What reading a line gives when nothing came of it."""

    SKIPPED = "skipped"
    """Nothing was to be recorded: the office is there already, a person waits for a petition, the
    line is refused.
    """
    THERE = "there"
    """The register has it."""


Readers = Mapping[str, Callable[[Row], Unadded | None]]
"""What reads a line of a file, by the name of the file."""


class Correction(Protocol):
    """The use-case that corrects a row by its number."""

    def __call__(self, session: Session, number: int, /, *, facts: NewFacts) -> object:
        """Correct these facts."""


class Reading:
    """Into which session and from where; and which number in the files became which one.

    ``nameless`` are the lines of people without a name, by their numbers. Petitions that are
    ``settled`` are void or destroyed: that was judged, and can be put right no more. What has no
    number of its own in a book is ``numbered`` here, by its place there. ``people`` are those of
    the files, recorded with the first that they sent or came for; ``denouncing`` are the visits,
    by their numbers, at which a denunciation was brought.

    What the register has already is ``recorded``: ``petitions_there`` and ``visits_there`` are what
    lines of their files are, ``known`` the petitions by number, ``people_there`` who sent or came
    for these. Where it ``is_update`` it is corrected by the files.
    """

    def __init__(
        self, session: Session, source: Source, *, today: date, is_update: bool = False
    ) -> None:
        self.session, self.source, self.today = session, source, today
        self.is_update = is_update
        self.recorded = Recorded(driver_connection(session))
        self.known: dict[PetitionNumber, Found] = {}
        self.people: dict[int, tuple[Row, Petitioner]] = {}
        self.people_added = 0
        self.people_there: set[int] = set()
        self.denouncing: set[int] = set()
        self.petitions_there: dict[RowKey, Found] = {}
        self.visits_there: dict[RowKey, Found] = {}
        self._people_compared: set[tuple[int, int]] = set()
        self._trace = Trace(driver_connection(session))
        self._alike: defaultdict[object, list[Row]] = defaultdict(list)
        self.numbers = Numbers(session)
        self.casework = Casework(session)
        self.nameless: dict[int, Row] = {}
        self.settled: set[PetitionNumber] = set()
        self.void_visits: set[int] = set()
        self.numbered: dict[str, PetitionNumber] = {}
        self.past = partial(parse_past_date, today=today)
        self._number = partial(parse_petition_number, today=today)

    def note_added(self, row: Row, table: str, day: date, content: str) -> None:
        """Remember what a line is known by, to tell of those that are alike."""
        person = self._person(row)
        self._alike[table, day, person.name if person else None, content].append(row)

    @property
    def alike(self) -> list[tuple[Row, ...]]:
        """The lines added that say the same of one person and day, each with the others."""
        return [tuple(rows) for rows in self._alike.values() if len(rows) > 1]

    def compare_person(
        self, row: Row, found: Found, number: str, *, stays: bool = False
    ) -> dict[str, object]:
        """In what the files tell of who sent or came otherwise; once for each person."""
        who = row.optional("petitioner", parse_row_number)
        if who not in self.people or found.is_covered:
            return {}
        person = self.recorded.person_of(found)
        if (who, person.id) in self._people_compared:
            return {}
        self._people_compared.add((who, person.id))
        told, said = self.people[who]
        return self.recorded.compare(told, "petitioner", person, said, number=number, stays=stays)

    def _person(self, row: Row) -> Petitioner | None:
        """Who sent or came, as the files tell it."""
        number = row.optional("petitioner", parse_row_number)
        _row, person = self.people.get(number or 0, (row, None))
        return person

    def take_over(self, row: Row, read_line: Callable[[Row], Unadded | None]) -> Unadded | None:
        """What a line gives; the journal knows from then on which rows came of it.

        Raises:
            DataFileError: the line is wrong.
        """
        came = take_over(row, read_line)
        cells = {column: row.place(column) for column in row.cells}
        self._trace.note(driver_connection(self.session), row.file, row.line, cells)
        return came

    def try_out(self, row: Row, read_line: Callable[[Row], Unadded | None]) -> Unadded | None:
        """What a line gives; of one that is refused nothing stays behind.

        Raises:
            DataFileError: the line is wrong.
        """
        try:
            with self.session.begin_nested():
                return take_over(row, read_line)
        except RowError:
            self.casework.forget()
            raise

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
        self,
        row: Row,
        table: str,
        facts: Facts,
        record: Callable[[Session, Facts], int],
        correct: Correction | None = None,
        **belonging: Any,
    ) -> Unadded | None:
        """Record a line under the number that it has in its list, unless the register has it.

        What it is ``belonging`` to is named by columns of its table.
        """
        known_by = identity(table, {**values_of(facts), **belonging})
        found = self.recorded.find(table, known_by)
        if found is None:
            self.numbers.add(row, table, list_number(row), partial(record, self.session, facts))
            return None
        self.numbers.note(table, list_number(row), found.id)
        return self.there(row, table, found, facts, correct)

    def there(
        self,
        row: Row,
        table: str,
        found: Found,
        facts: object,
        correct: Correction | None = None,
        *,
        number: str = "",
        besides: Iterable[str] = (),
    ) -> Unadded:
        """Compare a line with the row that it is; it is corrected where that is asked for."""
        different = self.recorded.compare(
            row, table, found, facts, number=number, besides=besides, stays=correct is None
        )
        if different and correct and self.is_update:
            correct(self.session, found.id, facts=different)
        return Unadded.THERE

    def at_its_meeting(self, row: Row, read: AtMeeting) -> AtMeeting:
        """The same with the number that its meeting has here, which it has not in the files."""
        if read.meeting_id is None:
            return read
        return replace(read, meeting_id=self.meeting_id(row, read.meeting_id))

    def meeting_id(self, row: Row, number: int) -> int:
        """The number that a meeting of the files has here."""
        return self.numbers.known(row, "meeting", number, "meetings.csv")

    def petitioner_id(self, row: Row, number: int) -> int:
        """The number that somebody in the files has here; recorded with the first that they did."""
        if number in self.people and self.numbers.found("petitioner", number) is None:
            told, person = self.people[number]
            told.check_open()
            self.numbers.note("petitioner", number, petitions.add_petitioner(self.session, person))
            self.people_added += 1
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
