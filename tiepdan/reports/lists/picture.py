"""Today's picture: what a clerk must know in the morning, as blocks for one screen."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from tiepdan.dates import show_date
from tiepdan.i18n import _, ngettext
from tiepdan.law.limits.time_limits import Subject
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import show_meeting_number
from tiepdan.records.file.another_drive import place_to_name
from tiepdan.records.file.copies_beside import CopyFile
from tiepdan.records.file.elsewhere import Elsewhere
from tiepdan.records.reading import limits
from tiepdan.records.reading.journal.last_entry import LastEntry, last_entry
from tiepdan.records.reading.limits import LimitRow
from tiepdan.records.reading.meetings.refusals import refusals
from tiepdan.records.reading.meetings.todays import MeetingOfDay, meetings_on
from tiepdan.records.reading.meetings.unsettled import Unsettled, unsettled_meetings
from tiepdan.records.reading.office.name import office_name
from tiepdan.records.reading.petitions.owed.examinations import count_not_examined
from tiepdan.records.reading.petitions.owed.national_database import NotEntered, not_entered
from tiepdan.records.reading.petitions.owed.opinions import count_owed_opinions
from tiepdan.records.reading.petitions.owed.promised_days import promised_days
from tiepdan.records.reading.petitions.owed.withdrawals import withdrawals
from tiepdan.records.reading.reports import days as report_days
from tiepdan.reports.lists.limits import days_between, limit_label
from tiepdan.reports.lists.officers import SOON

if TYPE_CHECKING:
    from tiepdan.records.reading.reports.owed import DueReport, OfficeReport


_COPY_IS_OLD_AFTER = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Line:
    """One petition, meeting or report: its number, what is to be done, by whom, when, how late."""

    number: str
    what: str
    officer: str = ""
    due: str = ""
    lateness: str = ""


@dataclass(frozen=True, slots=True)
class Block:
    """How much there is of something, the command that shows all of it, the first of it."""

    heading: str
    command: str = ""
    lines: Sequence[Line] = ()
    is_alarm: bool = False


@dataclass(frozen=True, slots=True)
class Picture:
    """The blocks under one title, and until when the register was kept."""

    title: str
    blocks: Sequence[Block]
    status: str


@dataclass(frozen=True, slots=True)
class Morning:
    """What there is to be done in a register as of a day."""

    today: date
    office: str
    overdue: Sequence[LimitRow]
    due: Sequence[LimitRow]
    todays_meetings: Sequence[MeetingOfDay]
    unsettled_meetings: Sequence[Unsettled]
    owed_opinions: int
    reports: "Sequence[DueReport]"
    reports_without_day: "Sequence[OfficeReport]"
    not_examined: int
    not_entered: NotEntered | None
    reminders: int
    last_entry: LastEntry | None


def morning_of(connection: sqlite3.Connection, *, today: date) -> Morning:
    """All of it, read in one moment of the register."""
    reports, without_day = _reports(connection, today)
    reminders = (withdrawals, promised_days, refusals)
    return Morning(
        today=today,
        office=office_name(connection, on=today),
        overdue=limits.overdue(connection, today=today),
        due=limits.due_within(connection, today=today, working_days=SOON),
        todays_meetings=meetings_on(connection, today),
        unsettled_meetings=unsettled_meetings(connection, today=today),
        owed_opinions=count_owed_opinions(connection, today=today),
        reports=reports,
        reports_without_day=without_day,
        not_examined=count_not_examined(connection, today=today),
        not_entered=not_entered(connection, today=today),
        reminders=sum(len(source(connection, today=today)) for source in reminders),
        last_entry=last_entry(connection),
    )


def _reports(
    connection: sqlite3.Connection, today: date
) -> "tuple[list[DueReport], list[OfficeReport]]":
    """The reports late, those due soon, and those of which nobody has said by when."""
    last = limits.last_day_within(connection, today=today, working_days=SOON)
    is_any = (
        report_days.may_be_late(connection, today=today)
        or report_days.may_fall_due(connection, today=today, last=last)
        or report_days.may_be_reminded_of(connection, today=today)
    )
    if not is_any:
        return [], []
    from tiepdan.records.reading.reports import owed  # noqa: PLC0415 (start-up)

    dated = [
        *owed.late_reports(connection, today=today),
        *owed.reports_due(connection, today=today, last=last),
    ]
    return dated, owed.reports_without_day(connection, today=today)


def picture_of(
    morning: Morning, database: Path, *, copy: CopyFile | None, elsewhere: Elsewhere
) -> Picture:
    """The picture for people; ``copy`` is the newest one beside the register.

    ``elsewhere`` is what is known of those on another drive.
    """
    return Picture(
        title=_("{office}, {today}").format(office=morning.office, today=show_date(morning.today)),
        blocks=(*_blocks(morning), *_copy_elsewhere(morning.today, database, elsewhere)),
        status=_status(morning, copy),
    )


def _blocks(morning: Morning) -> Iterator[Block]:
    yield _overdue(morning.overdue)
    yield _due(morning.due)
    if meetings := [*map(_todays, morning.todays_meetings)]:
        heading = _("Meetings today: {count}").format(count=len(meetings))
        yield Block(heading, "tiepdan meetings", meetings)
    if unsettled := [*map(_unsettled, reversed(morning.unsettled_meetings))]:
        heading = _("Past meetings without a word of what became of them: {count}")
        command = f"tiepdan meetings --status {MeetingStatus.PLANNED.as_typed}"
        yield Block(heading.format(count=len(unsettled)), command, unsettled)
    if morning.owed_opinions:
        heading = _("Opinions of meetings not answered yet: {count}")
        yield Block(heading.format(count=morning.owed_opinions), "tiepdan petitions --owed")
    if reports := [*_report_lines(morning)]:
        heading = _("Reports due: {count}").format(count=len(reports))
        yield Block(heading, "tiepdan reports", reports)
    if morning.not_examined:
        heading = _("Petitions to examine: {count}").format(count=morning.not_examined)
        yield Block(heading, "tiepdan petitions --not-examined")
    yield from _not_entered(morning.not_entered)
    if morning.reminders:
        heading = _("Other reminders: {count}").format(count=morning.reminders)
        yield Block(heading, "tiepdan overdue")


def _overdue(rows: Sequence[LimitRow]) -> Block:
    if not rows:
        return Block(_("Nothing is overdue."))
    lines = [_limit_line(row) for row in _first_of_each(rows)]
    heading = _("Overdue: {steps}, of {cases}").format(steps=_steps(rows), cases=_cases(rows))
    return Block(heading, "tiepdan overdue", lines, is_alarm=True)


def _due(rows: Sequence[LimitRow]) -> Block:
    if not rows:
        return Block(_("Nothing falls due within {days} working days.").format(days=SOON))
    lines = [_limit_line(row) for row in _first_of_each(rows)]
    heading = _("Due within {days} working days: {steps}, of {cases}").format(
        days=SOON, steps=_steps(rows), cases=_cases(rows)
    )
    return Block(heading, "tiepdan due", lines)


def _steps(rows: Sequence[LimitRow]) -> str:
    return ngettext("{count} step", "{count} steps", len(rows)).format(count=len(rows))


def _cases(rows: Iterable[LimitRow]) -> str:
    subjects = [row.subject for row in _first_of_each(rows)]
    meetings = subjects.count(Subject.MEETING)
    return _counted(_petitions(len(subjects) - meetings), _meetings(meetings))


def _counted(*counts: str) -> str:
    return ", ".join(filter(None, counts))


def _petitions(count: int) -> str:
    words = ngettext("{count} petition", "{count} petitions", count)
    return words.format(count=count) if count else ""


def _meetings(count: int) -> str:
    words = ngettext("{count} meeting", "{count} meetings", count)
    return words.format(count=count) if count else ""


def _visits(count: int) -> str:
    words = ngettext("{count} visit", "{count} visits", count)
    return words.format(count=count) if count else ""


def _first_of_each(rows: Iterable[LimitRow]) -> Iterable[LimitRow]:
    """The first step of each petition or meeting: of what is late the worst."""
    first: dict[str, LimitRow] = {}
    for row in rows:
        first.setdefault(row.number, row)
    return first.values()


def _limit_line(row: LimitRow) -> Line:
    return Line(
        row.number,
        limit_label(row),
        row.officer or "",
        show_date(row.late_after),  # of two texts the later one, from which lateness counts
        str(days_between(row.days_late)),
    )


def _todays(meeting: MeetingOfDay) -> Line:
    what = meeting.kind.label
    if meeting.half_day:
        what = f"{what}, {meeting.half_day.label}"
    is_over = meeting.status is not MeetingStatus.PLANNED
    return Line(
        show_meeting_number(meeting.meeting_id),
        what,
        meeting.officer or "",
        _("today"),
        meeting.status.label if is_over else "",
    )


def _unsettled(meeting: Unsettled) -> Line:
    number = show_meeting_number(meeting.meeting_id)
    return Line(number, meeting.kind.label, due=show_date(meeting.meets_on))


def _report_lines(morning: Morning) -> Iterator[Line]:
    if not (morning.reports or morning.reports_without_day):
        return
    from tiepdan.reports.lists import reports as owed  # noqa: PLC0415 (start-up)

    for row in morning.reports:
        what = f"{owed.due_name(row)} ({row.reports[0].report})"
        lateness = str(days_between(row.days_late))
        yield Line(owed.due_numbers(row), what, due=show_date(row.day), lateness=lateness)
    for report in morning.reports_without_day:
        yield Line(report.number, f"{report.name} ({report.report})")


def _not_entered(found: NotEntered | None) -> Iterator[Block]:
    if found is None:
        return
    counted = _counted(_petitions(found.petitions), _visits(found.visits))
    yield Block(
        _("Not yet in the national database: {counted}").format(counted=counted),
        f"tiepdan {'petitions' if found.petitions else 'visits'} --not-entered",
    )


def _copy_elsewhere(today: date, database: Path, known: Elsewhere) -> Iterator[Block]:
    """That no copy would outlive the drive of the register, or only an old one."""
    if known.last is None:
        heading = _("There is no copy on another drive yet.")
    elif today - known.last > _COPY_IS_OLD_AFTER:
        heading = _("The last copy on another drive is of {day}.").format(day=show_date(known.last))
    else:
        return
    yield Block(heading, f"tiepdan backup {place_to_name(database, known.folder)}")


def _status(morning: Morning, copy: CopyFile | None) -> str:
    entry = morning.last_entry
    parts = [
        _("As of {day}").format(day=show_date(morning.today)),
        _("copy of {day}").format(day=show_date(copy.day)) if copy else _("no copy yet"),
    ]
    if entry:
        # By the PC's own clock, as the clerk remembers it.
        moment = entry.recorded_at.astimezone().strftime("%d/%m/%Y %H:%M")
        parts.append(_("last entry {moment}, {clerk}").format(moment=moment, clerk=entry.clerk))
    return " · ".join(parts)
