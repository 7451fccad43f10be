"""Lists of days as an agenda for calendars: numbers, limits and articles, nothing of a case."""

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING

from tiepdan.dates import show_date
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import show_meeting_number
from tiepdan.records.reading.calendar import working_day_before
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.meetings.meetings import MeetingRow
from tiepdan.records.reading.office.facts import register_uid
from tiepdan.records.reading.office.name import office_name
from tiepdan.reports.lists.limits import limit_label
from tiepdan.reports.lists.parts import label
from tiepdan.reports.model import Agenda, Appointment
from tiepdan.reports.statistics.notes.period import capitalized
from tiepdan.text import within_sentence

if TYPE_CHECKING:
    from tiepdan.records.reading.reports.owed import DueReport


def due_agenda(
    connection: sqlite3.Connection,
    limits: Sequence[LimitRow],
    reports: "Sequence[DueReport]",
    *,
    today: date,
) -> Agenda:
    """What falls due, on its last day."""
    title = _("Deadlines of {office}").format(office=office_name(connection, on=today))
    days = (*_of_limits(connection, limits), *_of_reports(connection, reports))
    return Agenda(title, today, days)


def meetings_agenda(
    connection: sqlite3.Connection, meetings: Iterable[MeetingRow], *, today: date
) -> Agenda:
    """The planned meetings that are still to come."""
    uid = register_uid(connection)
    return Agenda(
        _("Receptions and dialogues of {office}").format(office=office_name(connection, on=today)),
        today,
        tuple(
            Appointment(
                uid=f"meeting-{row.id}@{uid}",
                day=row.facts.meets_on,
                title=_meeting_title(row.facts, row.id),
                text=_meeting_text(row.facts),
                remind_on=working_day_before(connection, row.facts.meets_on),
                place=row.facts.place,
            )
            for row in meetings
            if row.shown_status is MeetingStatus.PLANNED and row.facts.meets_on >= today
        ),
    )


def _of_limits(connection: sqlite3.Connection, rows: Sequence[LimitRow]) -> Iterator[Appointment]:
    uid = register_uid(connection)
    seen: Counter[str] = Counter()
    for row in rows:
        name = f"{row.subject.value}-{row.number}-{row.limit.id}"
        seen[name] += 1
        again = f"-{seen[name]}" if seen[name] > 1 else ""
        yield Appointment(
            uid=f"{name}{again}@{uid}",
            day=row.due,
            title=f"{row.number}: {limit_label(row)}",
            text=" ".join(_limit_text(row)),
            remind_on=working_day_before(connection, row.due),
        )


def _limit_text(row: LimitRow) -> Iterator[str]:
    yield f"{row.version.article}."
    if row.alternative_due:
        yield _("By the other text: {day}.").format(day=show_date(row.alternative_due))
    if row.is_provisional:
        yield _("Provisional: the days off of a year concerned are not confirmed yet.")
    yield f"tiepdan show {row.number}"


def _of_reports(
    connection: sqlite3.Connection, rows: "Sequence[DueReport]"
) -> Iterator[Appointment]:
    from tiepdan.reports.lists import reports as owed  # noqa: PLC0415 (start-up)

    uid = register_uid(connection)
    for row in rows:
        what = "data" if row.is_data_day else "report"
        names = "-".join(report.typed.replace(" ", "-") for report in row.reports)
        yield Appointment(
            uid=f"{what}-{names}@{uid}",
            day=row.day,
            title=f"{owed.due_name(row)}: {owed.due_what(row)}",
            text=f"{row.reports[0].basis}.",
            remind_on=working_day_before(connection, row.day),
        )


def _meeting_title(meeting: Meeting, meeting_id: int) -> str:
    kind = capitalized(meeting.kind.label)
    half_day = f", {within_sentence(meeting.half_day.label)}" if meeting.half_day else ""
    return f"{kind}{half_day} ({show_meeting_number(meeting_id)})"


def _meeting_text(meeting: Meeting) -> str:
    capacity = f" ({meeting.capacity.label})" if meeting.capacity else ""
    return f"{label(Meeting, 'chair')}: {meeting.chair or '…'}{capacity}"
