"""The letter of a meeting: chosen, filled, written, recorded."""

from datetime import date
from typing import TYPE_CHECKING

from tiepdan.cli.letters.choosing import choice_of, kind_named
from tiepdan.cli.letters.issuing import check_day, check_unsaid
from tiepdan.cli.letters.making import make_letter
from tiepdan.cli.letters.meeting_paper import letter_of_meeting
from tiepdan.cli.letters.wish import Request
from tiepdan.dates import show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.law.limits.case import Event
from tiepdan.law.procedure.meeting_checks import (
    BEFORE_A_MEETING,
    MeetingSituation,
    check_meeting_event,
)
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import show_meeting_number
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import MeetingRow
from tiepdan.reports.letters.choice import MeetingChoice
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.loading import load_letters
from tiepdan.reports.letters.meetings.case import MeetingCase, read_meeting_case
from tiepdan.reports.letters.meetings.choices import is_time_for, meeting_choices

if TYPE_CHECKING:
    from sqlite3 import Connection


def make_meeting_letter(request: Request, meeting_id: int) -> None:
    """Make the letter of a meeting that is wanted, or show which it allows.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it was called off, it allows no such letter, or its day is too early.
        UsageError: something typed does not go with the letter.
    """
    run, wish = request.run, request.wish
    number, letters, day = (
        show_meeting_number(meeting_id),
        load_letters(run.path),
        wish.on or run.day,
    )
    outgoing = None

    def parse(typed: str) -> MeetingChoice:
        own = [one for one in letters if case.row.facts.kind in one.meetings]
        try:
            return choice_of(typed, letters, allowed, number)
        except RefusedError:
            _check_time(kind_named(typed, [*own, *letters]), case, day)
            raise

    with database.reading(run.path) as connection:
        case = _case(connection, request, meeting_id)
        allowed = meeting_choices(letters, case, day)
        chosen = request.named(number, allowed, parse)
        if chosen:
            if chosen.kind.meeting_step not in BEFORE_A_MEETING:
                check_day(wish.on, case.row.facts.meets_on, number)
            outgoing = letter_of_meeting(connection, chosen, case, wish, run.day)
    if chosen and outgoing:
        make_letter(run, outgoing, request.file(f"{number}-{chosen.kind.id}.docx"))
    elif told := request.asked(number, allowed, parse):
        make_meeting_letter(told, meeting_id)


def _case(connection: "Connection", request: Request, meeting_id: int) -> MeetingCase:
    """The case of a meeting of which a letter may be."""
    run, wish = request.run, request.wish
    row = run.meeting_in(connection, meeting_id)
    check_unsaid(
        show_meeting_number(meeting_id),
        month=request.month,
        body=wish.body,
        reason=wish.reason,
        note=wish.note,
        reveal=request.reveal,
    )
    if row.facts.status is MeetingStatus.NOT_HELD:
        raise _called_off(row)
    return read_meeting_case(connection, row, today=run.day)


def _called_off(row: MeetingRow) -> RefusedError:
    moved = row.facts.moved_to
    words = _("Meeting {number} is recorded as “{status}”; it has no letter.").format(
        number=show_meeting_number(row.id), status=row.facts.status.label
    )
    if moved and row.replaced_by_id:
        words = _("{told} It was put off to {day}: tiepdan letter {other}").format(
            told=words, day=show_date(moved), other=show_meeting_number(row.replaced_by_id)
        )
    return RefusedError(words)


def _check_time(kind: LetterKind, case: MeetingCase, day: date) -> None:
    """Say why a letter that is for such meetings is not for this one now.

    Raises:
        RefusedError: it was not held yet, or is over.
    """
    row, number = case.row, show_meeting_number(case.row.id)
    if row.facts.kind not in kind.meetings or is_time_for(kind, case, day):
        return
    if kind.meeting_step:
        situation = MeetingSituation(number, row.facts.kind, row.facts.status, row.facts.meets_on)
        check_meeting_event(situation, Event(kind.meeting_step, day))
    if row.facts.status is MeetingStatus.PLANNED:
        raise RefusedError(
            _(
                "Meeting {number} is recorded as “{status}”, and the letter “{kind}” is of one that"
                " was held; once it was: tiepdan hold {number}"
            ).format(number=number, status=row.facts.status.label, kind=kind.id)
        )
