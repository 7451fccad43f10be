"""The files of meetings, what happened to them, and visits."""

from dataclasses import replace
from functools import partial

from tiepdan.facts.subjects import Meeting, MeetingEvent, Visit
from tiepdan.i18n import _
from tiepdan.law.duties.visits import brings_matter
from tiepdan.law.vocabulary.visit import Matter
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.files.reading import Files, Readers, Reading
from tiepdan.records.importing.rows import Row
from tiepdan.records.schema.tables import row_id
from tiepdan.records.writing.meetings import meetings
from tiepdan.records.writing.petitions import petitions


class MeetingFiles(Files):
    """Receptions and dialogues, and who came; a meeting may stand in for one told later."""

    def __init__(self, reading: Reading) -> None:
        super().__init__(reading)
        self._replacing: list[tuple[Row, int, int]] = []

    @property
    def readers(self) -> Readers:
        """What reads a line of each file."""
        return {
            "meetings": self._meeting,
            "meeting_events": self._meeting_event,
            "visits": self._visit,
            "visit_petitions": self._visit_petition,
        }

    def _meeting(self, row: Row) -> None:
        number = row.required("number", parse_meeting_number)
        read = row.facts(Meeting, self._today)
        if read.replaces_id is not None:
            replaced = self._numbers.found("meeting", read.replaces_id)
            if replaced is None:  # it may be told later
                self._replacing.append((row, number, read.replaces_id))
            read = replace(read, replaces_id=replaced)

        kept = number if self._numbers.are_kept("meeting") else None

        def record() -> int:
            return row_id(meetings.add_meeting(self._session, read, today=self._today, number=kept))

        self._numbers.add(row, "meeting", number, record)

    def replace_meetings(self) -> None:
        """Have meetings stand in for those that the file told of later."""
        for row, number, replaced in self._replacing:
            meeting = meetings.get_meeting(self._session, self._reading.meeting_id(row, number))
            meeting.replaces_id = self._reading.meeting_id(row, replaced)
            self._session.add(meeting)
        self._session.flush()

    def _meeting_event(self, row: Row) -> None:
        meetings.record_meeting_event(
            self._session,
            self._reading.meeting_id(row, row.required("meeting", parse_meeting_number)),
            row.facts(MeetingEvent, self._today),
            is_told_later=True,
        )

    def _visit(self, row: Row) -> None:
        number = row.required("number", parse_row_number)
        petitioner = row.optional("petitioner", parse_row_number)
        if petitioner in self._reading.nameless:
            raise row.problem(
                _("number {number} has no name; leave out who came.").format(number=petitioner)
            )
        visit = row.facts(Visit, self._today)
        if not row.has("matter") and brings_matter(visit.kind, visit.field, visit.outcome):
            visit = replace(visit, matter=Matter.NEW)
        add = (
            meetings.add_visit_as_recorded
            if number in self._reading.void_visits
            else meetings.add_visit
        )
        record = partial(
            add,
            self._session,
            self._reading.at_its_meeting(row, visit),
            None if petitioner is None else self._reading.petitioner_id(row, petitioner),
        )
        self._numbers.add(row, "visit", number, record)

    def _visit_petition(self, row: Row) -> None:
        visit, number = (
            row.required("visit", parse_row_number),
            self._reading.petition_number(row, "petition"),
        )
        is_settled = visit in self._reading.void_visits or number in self._reading.settled
        petitions.link_visit(
            self._session,
            visit_id=self._numbers.known(row, "visit", visit, "visits.csv"),
            number=number,
            is_as_recorded=is_settled,
        )
