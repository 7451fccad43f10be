"""Which petitions and visits of the files the register has: looked for before any is recorded.

Who sent one that is there may have sent another one that is not, and is the same person there.
"""

from collections.abc import Callable, Mapping
from contextlib import suppress

from tiepdan.facts.subjects import Petition, Petitioner, Visit
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.parsing import parse_row_number
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.importing.files.reading import Reading
from tiepdan.records.importing.layout import PLACE_IN_BOOK
from tiepdan.records.importing.recorded import (
    Found,
    same_as_far_as_open,
    same_person_and_content,
)
from tiepdan.records.importing.rows import Row, RowError
from tiepdan.records.journal.sources import lines_of
from tiepdan.text import word_key


def look_for_matches(reading: Reading) -> None:
    """Find the row that each petition and visit of the files is, where the register has one.

    A line that cannot be read is passed over here: it is refused when it is recorded.
    """
    if not (reading.recorded.has("petition") or reading.recorded.has("visit")):
        return
    _Matching(reading).run()


class _Matching:
    """One look through the files."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._recorded = reading.recorded
        self._people: dict[int | None, Petitioner] = {}
        self._lines: dict[str, Mapping[str, int]] = {}
        self._denouncing: set[str] = set()
        """Petitions of the files, as they name them, that name a denouncer under protection."""

    def run(self) -> None:
        self._each("petitioners", self._person)
        self._each("petitions", self._petition)
        self._each("visit_petitions", self._visit_petition)
        self._each("visits", self._visit)

    def _each(self, name: str, look: Callable[[Row], None]) -> None:
        for row in self._reading.rows(name):
            with suppress(RowError):
                look(row)

    def _person(self, row: Row) -> None:
        number = row.required("number", parse_row_number)
        self._people[number] = row.facts(Petitioner, self._reading.today)

    def _petition(self, row: Row) -> None:
        read = row.facts(Petition, self._reading.today)
        if read.denounces and read.protection_waived_on is None:
            self._denouncing.add(row.required("number", str))
        found = self._petition_found(row, read)
        if found is not None:
            self._reading.petitions_there[row.key] = found
            self._note_person(row, found)

    def _petition_found(self, row: Row, read: Petition) -> Found | None:
        name = self._name(row)
        is_same = same_person_and_content(name, read.summary, "summary")
        if not row.required("number", str).startswith(PLACE_IN_BOOK):
            number = self._reading.petition_number(row)
            return self._recorded.find(
                "petition",
                {"year": number.year, "sequence": number.sequence},
                # Another register may have given the same number to another petition.
                lambda found: (
                    found.columns["received_on"] == str(read.received_on)
                    or (
                        not found.is_covered
                        and word_key(found.columns["summary"]) == word_key(read.summary)
                    )
                ),
            )
        if read.former_number is not None:
            known_by = {"former_number": read.former_number, "year": read.received_on.year}
            if found := self._recorded.find("petition", known_by):
                return found
        if read.denounces:
            is_same = same_as_far_as_open(row, read)
        return self._recorded.find("petition", {"received_on": read.received_on}, is_same)

    def _visit_petition(self, row: Row) -> None:
        if row.required("petition", str) in self._denouncing:
            self._reading.denouncing.add(row.required("visit", parse_row_number))

    def _visit(self, row: Row) -> None:
        read = row.facts(Visit, self._reading.today)
        number = row.required("number", parse_row_number)
        is_of_denunciation = (
            read.kind is PetitionKind.DENUNCIATION or number in self._reading.denouncing
        )
        is_same = (
            same_as_far_as_open(row, read, besides=_OF_THE_PETITION)
            if is_of_denunciation
            else same_person_and_content(self._name(row), read.content, "content")
        )
        known_by = {"visited_on": read.visited_on}
        found = self._recorded.find("visit", known_by, is_same)
        if found is None and not is_of_denunciation:
            found = self._recorded.find("visit", known_by, self._same_line(row, read))
        if found is not None:
            self._reading.visits_there[row.key] = found
            self._note_person(row, found)

    def _same_line(self, row: Row, read: Visit) -> Callable[[Found], bool]:
        """Whether a covered visit came from this very line, and all that is open of it is so.

        In the register it was found to be of a denunciation, of which the file knows nothing. From
        which line a visit came is told to everybody; what is secret is compared with nothing.
        """
        is_same = same_as_far_as_open(row, read, besides=_OF_THE_PETITION)
        if row.file.name not in self._lines:
            connection = driver_connection(self._reading.session)
            self._lines[row.file.name] = lines_of(connection, "visit", row.file.name)
        lines = self._lines[row.file.name]
        return lambda found: lines.get(str(found.id)) == row.line and is_same(found)

    def _name(self, row: Row) -> str | None:
        person = self._people.get(row.optional("petitioner", parse_row_number))
        return person.name if person else None

    def _note_person(self, row: Row, found: Found) -> None:
        """Who sent a protected denunciation is nobody else's person by what an import finds."""
        number = row.optional("petitioner", parse_row_number)
        if number is None:
            return
        self._reading.people_there.add(number)
        if not found.is_covered:
            self._reading.numbers.note("petitioner", number, found.columns["petitioner_id"])


_OF_THE_PETITION = ("kind", "field", "is_within_competence", "outcome", "matter", "meeting_id")
"""What a visit leaves to its petition, or has otherwise in the files."""
