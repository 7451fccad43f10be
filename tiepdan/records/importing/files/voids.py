"""The files of what is void, and of what was left out."""

from dataclasses import replace

from tiepdan.facts.subjects import Void
from tiepdan.numbers import PetitionNumber, parse_meeting_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.files.reading import Files, Readers, Unadded
from tiepdan.records.importing.layout import FILES, LEFT_OUT, LEFT_OUT_COLUMNS
from tiepdan.records.importing.rows import Row, take_over
from tiepdan.records.reading.voids import RecordMeant, Voidable, parse_voidable
from tiepdan.records.writing.undoing import voiding


class VoidFiles(Files):
    """What was recorded and counts no more, or is not in the files at all."""

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "voids": self._void,
        }

    def look_ahead(self) -> None:
        """Note what is void or destroyed: that was judged, and can be put right no more.

        It is taken as it is recorded: a void visit stays beside a meeting that was not held after
        all, and an event keeps its day where the note that it needed is destroyed.
        """
        for row in self._reading.rows("voids"):
            take_over(row, self._note_void)
        for row in self._reading.rows("petitions"):
            if row.has("purged_on"):
                self._reading.settled.add(take_over(row, self._reading.petition_number))

    def _note_void(self, row: Row) -> None:
        meant = self._meant(row)
        if isinstance(meant.number, PetitionNumber):
            self._reading.settled.add(meant.number)
        elif meant.kind is Voidable.VISIT:
            self._reading.void_visits.add(meant.number)

    def _meant(self, row: Row) -> RecordMeant:
        """What a line says to be void, by its number in the files."""
        kind = row.required("record", parse_voidable)
        if kind is Voidable.PETITION:
            return RecordMeant(kind, self._reading.petition_number(row))
        is_meeting = kind is Voidable.MEETING
        return RecordMeant(
            kind, row.required("number", parse_meeting_number if is_meeting else parse_row_number)
        )

    def _void(self, row: Row) -> Unadded | None:
        meant, facts = self._meant(row), row.facts(Void, self._today)
        if not isinstance(meant.number, PetitionNumber):
            file = next(file for file in FILES.values() if file.table == meant.kind.value)
            number = self._numbers.known(row, file.table, meant.number, file.file_name)
            meant = replace(meant, number=number)
        if voiding.is_void(self._session, meant):
            return Unadded.THERE
        voiding.void(self._session, meant, voided_on=facts.voided_on, reason=facts.reason)
        return None

    def skip_left_out(self) -> None:
        """What the files leave out keeps its number to itself, as far as numbers are counted."""
        for row in self._reading.source.left_out(LEFT_OUT, LEFT_OUT_COLUMNS):
            take_over(row, self._skip)

    def _skip(self, row: Row) -> None:
        meant = self._meant(row)
        if not isinstance(meant.number, PetitionNumber):
            self._numbers.skip(meant.kind.value, meant.number)
