"""The letter of a meeting: chosen, filled, written, recorded."""

from datetime import date

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
from tiepdan.reports.letters.meetings.choices import (
    MeetingCase,
    is_time_for,
    meeting_choices,
    read_meeting_case,
)


def make_meeting_letter(request: Request, meeting_id: int) -> None:
    """Make the letter of a meeting that is wanted, or show which it allows.

    Raises:
        NotFoundError: there is no such meeting.
        RefusedError: it was called off, it allows no such letter, or its day is too early.
        UsageError: something typed does not go with the letter.
    """
    run, wish = request.run, request.wish
    row, number = run.meeting(meeting_id), show_meeting_number(meeting_id)
    check_unsaid(
        number,
        month=request.month,
        body=wish.body,
        reason=wish.reason,
        note=wish.note,
        reveal=request.reveal,
    )
    if row.facts.status is MeetingStatus.NOT_HELD:
        raise _called_off(row)
    with database.reading(run.path) as connection:
        case = read_meeting_case(connection, meeting_id, today=run.day)
    letters = load_letters(run.path)
    day = wish.on or run.day
    allowed = meeting_choices(letters, case, day)

    def parse(typed: str) -> MeetingChoice:
        own = [one for one in letters if row.facts.kind in one.meetings]
        try:
            return choice_of(typed, letters, allowed, number)
        except RefusedError:
            _check_time(kind_named(typed, [*own, *letters]), case, day)
            raise

    chosen = request.chosen(number, allowed, parse)
    if chosen is None:
        return
    if chosen.kind.meeting_step not in BEFORE_A_MEETING:
        check_day(wish.on, row.facts.meets_on, number)
    file = request.file(f"{number}-{chosen.kind.id}.docx")
    with database.reading(run.path) as connection:
        outgoing = letter_of_meeting(connection, chosen, case, wish, run.day)
    make_letter(run, outgoing, file)


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
