"""The files of meetings, what happened to them, and visits."""

from dataclasses import replace
from functools import partial

from sqlmodel import Session

from tiepdan.facts.fact import values_of
from tiepdan.facts.subjects import Meeting, MeetingEvent, Visit
from tiepdan.i18n import _
from tiepdan.law.duties.visits import brings_matter
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.law.vocabulary.visit import Matter
from tiepdan.numbers import parse_meeting_number, show_meeting_number
from tiepdan.parsing import parse_row_number
from tiepdan.records.importing.files.reading import Files, Readers, Reading, Unadded
from tiepdan.records.importing.recorded import Found, identity
from tiepdan.records.importing.rows import Row
from tiepdan.records.writing import event_corrections
from tiepdan.records.writing.corrections import Facts as NewFacts
from tiepdan.records.writing.meetings import corrections, meetings
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

    def _meeting(self, row: Row) -> Unadded | None:
        number = row.required("number", parse_meeting_number)
        read = row.facts(Meeting, self._today)
        if found := self._meeting_found(read):
            return self._meeting_there(row, number, read, found)
        if read.replaces_id is not None:
            replaced = self._numbers.found("meeting", read.replaces_id)
            if replaced is None:  # it may be told later
                self._replacing.append((row, number, read.replaces_id))
            read = replace(read, replaces_id=replaced)

        kept = number if self._numbers.are_kept("meeting") else None

        def record() -> int:
            return meetings.add_meeting(self._session, read, today=self._today, number=kept)

        self._numbers.add(row, "meeting", number, record)
        return None

    def _meeting_found(self, read: Meeting) -> Found | None:
        def is_same(found: Found) -> bool:
            half = found.columns["half_day"]
            return half is None or read.half_day is None or half == read.half_day

        return self._reading.recorded.find("meeting", identity("meeting", values_of(read)), is_same)

    def _meeting_there(self, row: Row, number: int, read: Meeting, found: Found) -> Unadded:
        self._numbers.note("meeting", number, found.id)
        if read.replaces_id is not None:
            read = replace(read, replaces_id=self._numbers.found("meeting", read.replaces_id))
        besides = {"replaces_id"} if read.replaces_id is None else set()
        if read.status is MeetingStatus.PLANNED:  # what came of it is known by now
            besides.add("status")

        def correct(session: Session, meeting_id: int, /, *, facts: NewFacts) -> object:
            return corrections.correct_meeting(session, meeting_id, facts=facts, today=self._today)

        return self._reading.there(
            row,
            "meeting",
            found,
            read,
            correct,
            number=show_meeting_number(found.id),
            besides=besides,
        )

    def replace_meetings(self) -> None:
        """Have meetings stand in for those that the file told of later."""
        for row, number, replaced in self._replacing:
            meeting = meetings.get_meeting(self._session, self._reading.meeting_id(row, number))
            meeting.replaces_id = self._reading.meeting_id(row, replaced)
            self._session.add(meeting)
        self._session.flush()

    def _meeting_event(self, row: Row) -> Unadded | None:
        meeting = self._reading.meeting_id(row, row.required("meeting", parse_meeting_number))
        read = row.facts(MeetingEvent, self._today)
        known_by = identity("meeting_event", {**values_of(read), "meeting_id": meeting})
        if found := self._reading.recorded.find("meeting_event", known_by):

            def correct(session: Session, _number: int, /, *, facts: NewFacts) -> object:
                return event_corrections.correct_event(
                    session, meeting, read.kind, read.happened_on, facts=facts
                )

            number = show_meeting_number(meeting)
            return self._reading.there(row, "meeting_event", found, read, correct, number=number)
        meetings.record_meeting_event(self._session, meeting, read, is_told_later=True)
        return None

    def _visit(self, row: Row) -> Unadded | None:
        number = row.required("number", parse_row_number)
        petitioner = row.optional("petitioner", parse_row_number)
        if petitioner in self._reading.nameless:
            raise row.problem(
                _("number {number} has no name; leave out who came.").format(number=petitioner)
            )
        visit = row.facts(Visit, self._today)
        if not row.has("matter") and brings_matter(visit.kind, visit.field, visit.outcome):
            visit = replace(visit, matter=Matter.NEW)
        if found := self._reading.visits_there.get(row.key):
            return self._visit_there(row, number, self._reading.at_its_meeting(row, visit), found)
        self._reading.note_added(row, "visit", visit.visited_on, visit.content)
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
        return None

    def _visit_there(self, row: Row, number: int, visit: Visit, found: Found) -> Unadded:
        """Compare a visit, and who came, with what is recorded."""
        self._numbers.note("visit", number, found.id)
        left = {name for name in _LEFT_TO_PETITION if found.columns[name] is None}
        if visit.matter is Matter.NONE:
            left.add("matter")
        facts = self._reading.recorded.compare(row, "visit", found, visit, besides=left)
        person = self._reading.compare_person(row, found, str(found.id))
        if self._reading.is_update and (facts or person):
            corrections.correct_visit(self._session, found.id, facts=facts, person=person)
        return Unadded.THERE

    def _visit_petition(self, row: Row) -> Unadded | None:
        visit, number = (
            row.required("visit", parse_row_number),
            self._reading.petition_number(row, "petition"),
        )
        visit_id = self._numbers.known(row, "visit", visit, "visits.csv")
        if number in self._reading.known and petitions.is_linked(
            self._session, visit_id, self._reading.known[number].id
        ):
            return Unadded.THERE
        is_settled = visit in self._reading.void_visits or number in self._reading.settled
        petitions.link_visit(
            self._session,
            visit_id=visit_id,
            number=number,
            is_as_recorded=is_settled,
        )
        return None


_LEFT_TO_PETITION = ("kind", "field", "is_within_competence", "outcome")
"""What a visit that led to a petition leaves to it to tell."""
