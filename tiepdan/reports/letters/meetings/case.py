"""All of a meeting that letters are made from, and what they tell of it."""

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from tiepdan import paths
from tiepdan.facts.document import Document
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.law.limits.time_limits import Subject, Version
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.numbers import parse_petition_number
from tiepdan.records.derived.cases import is_bound
from tiepdan.records.reading.limits import LimitRow, limits_of_meeting
from tiepdan.records.reading.meetings.meetings import MeetingRow, meeting_events
from tiepdan.records.reading.meetings.owed_steps import OwedStep, owed_of_meeting
from tiepdan.records.reading.meetings.visits import VisitRow, visits_of_meeting
from tiepdan.records.reading.office.documents import documents_of_meeting
from tiepdan.records.reading.office.facts import all_staff, get_office
from tiepdan.records.reading.petitions.outcomes.opinions import outcomes_of_meeting
from tiepdan.records.reading.petitions.petitions import (
    get_petition,
    petition_events,
    petitions_of_meeting,
)
from tiepdan.reports.letters.matter import Chair, MeetingMatter, Opinion
from tiepdan.reports.letters.meetings.chairs import chair_of


@dataclass(frozen=True, slots=True)
class MeetingCase:
    """All of a meeting that letters are made from; of denunciations nothing."""

    row: MeetingRow
    chair: Chair
    events: Sequence[MeetingEvent]
    limits: Sequence[LimitRow]
    owed: Sequence[OwedStep]
    reply: Version | None
    visits: Sequence[VisitRow]
    opinions: Sequence[Opinion]
    documents: Sequence[Document]

    def last(self, kind: MeetingEventKind | None) -> MeetingEvent | None:
        """The event of a kind, if it is recorded."""
        return next((one for one in reversed(self.events) if one.kind is kind), None)


def read_meeting_case(
    connection: sqlite3.Connection, row: MeetingRow, *, today: date
) -> MeetingCase:
    """All of a meeting."""
    meeting_id = row.id
    documents = documents_of_meeting(connection, meeting_id)
    return MeetingCase(
        row=row,
        chair=_chair(connection, row),
        events=meeting_events(connection, meeting_id),
        limits=limits_of_meeting(connection, meeting_id, today=today),
        owed=owed_of_meeting(connection, meeting_id, today=today),
        reply=_reply(connection, row),
        visits=_told_visits(connection, meeting_id, today),
        opinions=_told_opinions(connection, meeting_id, today),
        # What is about a petition is of its file, and that may be a denunciation.
        documents=[
            one.facts
            for one in documents
            if one.voided_on is None and one.facts.petition_id is None
        ],
    )


def _chair(connection: sqlite3.Connection, row: MeetingRow) -> Chair:
    day = row.facts.meets_on
    staff = [one.facts for one in all_staff(connection) if one.is_in_office(day)]
    office = get_office(connection, on=day)
    return chair_of(row.facts.chair, row.facts.capacity, office, staff)


def _reply(connection: sqlite3.Connection, row: MeetingRow) -> Version | None:
    """The time for the agencies' results after the notice, by a rule that binds the office."""
    binds = is_bound(connection)
    for limit in load_limits(paths.data_folder()):
        is_of_meeting = limit.subject is Subject.MEETING and row.facts.kind in limit.kinds
        is_after_notice = MeetingEventKind.CONCLUSION_NOTICE in limit.starts_with
        if is_of_meeting and is_after_notice and (limit.pack is None or binds(limit.pack)):
            return limit.version_on(row.facts.meets_on)
    return None


def _told_visits(connection: sqlite3.Connection, meeting_id: int, today: date) -> list[VisitRow]:
    def denounces(visit: VisitRow) -> bool:
        if visit.is_protected or visit.followed.kind is PetitionKind.DENUNCIATION:
            return True
        numbers = (parse_petition_number(one, today=today) for one in visit.petitions)
        return any(get_petition(connection, one, today=today).facts.denounces for one in numbers)

    visits = visits_of_meeting(connection, meeting_id)
    return [one for one in visits if one.voided_on is None and not denounces(one)]


def _told_opinions(connection: sqlite3.Connection, meeting_id: int, today: date) -> list[Opinion]:
    outcomes = outcomes_of_meeting(connection, meeting_id, today=today)
    return [
        Opinion(row, outcomes.get(row.number), petition_events(connection, row.number))
        for row in petitions_of_meeting(connection, meeting_id, today=today)
        if row.voided_on is None and not (row.is_protected or row.facts.denounces)
    ]


def matter_of_meeting(case: MeetingCase, step: MeetingEvent | None) -> MeetingMatter:
    """What a letter tells of a meeting."""
    return MeetingMatter(
        id=case.row.id,
        facts=case.row.facts,
        chair=case.chair,
        events=case.events,
        limits=case.limits,
        reply=case.reply,
        visits=case.visits,
        opinions=case.opinions,
        documents=case.documents,
        step=step,
    )
