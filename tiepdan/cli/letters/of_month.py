"""The schedule of a month's receptions: made known by a letter, planned and announced with it."""

from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from tiepdan.cli.asking import options
from tiepdan.cli.letters.drafting import document_of, draft, paper_of
from tiepdan.cli.letters.issuing import check_may_issue, check_unsaid
from tiepdan.cli.letters.making import make_letter
from tiepdan.cli.letters.numbering import Numbering
from tiepdan.cli.letters.outgoing import Outgoing
from tiepdan.cli.letters.wish import Request, Wish
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import parse_month, show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office.documents import documents_titled
from tiepdan.reports.letters.kind import LetterKind
from tiepdan.reports.letters.matter import Paper
from tiepdan.reports.letters.meetings.month import MonthCase, read_month
from tiepdan.text import quoted

if TYPE_CHECKING:
    from sqlite3 import Connection


def make_month_letter(request: Request, kind: LetterKind) -> None:
    """Make the schedule of a month, or say by when it is to be announced.

    Raises:
        UsageError: the month is missing or none, or something else does not go with it.
        RefusedError: the month has no reception, or is outside the calendar.
    """
    run, wish = request.run, request.wish
    check_unsaid(kind.id, body=wish.body, reason=wish.reason, reveal=request.reveal)
    check_unsaid(kind.id, act_by=wish.act_by, note=wish.note)
    first = _month(request, kind)
    with database.reading(run.path) as connection:
        case = read_month(connection, first, today=run.day)
        if not case.matter.receptions:
            raise RefusedError(
                _(
                    "No reception of {month} is in the register, and none can be planned any more;"
                    " one that took place: tiepdan add-meeting"
                ).format(month=f"{first:%m/%Y}")
            )
        file = request.file(f"{kind.id}-{first:%Y-%m}.docx")
        outgoing = _paper(connection, kind, case, wish, run.day)
    make_letter(run, outgoing, file)
    _tell_what_is_left(case, run.day, is_issued=wish.is_to_issue)


def _month(request: Request, kind: LetterKind) -> date:
    month, today = request.month or request.kind, request.run.day
    if request.month and request.kind:
        raise UsageError(
            _("“{typed}” does not go with {kind} and --month; leave it out.").format(
                typed=quoted(request.kind), kind=kind.id
            )
        )
    if month is None:
        raise UsageError(
            _("Say the month of the {kind}: tiepdan letter {kind} --month {month}").format(
                kind=kind.id, month=f"{today:%m/%Y}"
            )
        )
    return options.parse_typed("--month", month, partial(parse_month, today=today))


def _paper(
    connection: "Connection", kind: LetterKind, case: MonthCase, wish: Wish, today: date
) -> Outgoing:
    first = case.matter.first
    wording = kind.wording_on(first)
    if wording is None:
        raise RefusedError(
            _("There is no letter “{kind}” for steps on {day}.").format(
                kind=kind.id, day=show_date(first)
            )
        )
    if wish.is_to_issue:
        check_may_issue(kind, case.notice)
        if not (case.proposal.to_plan or case.unannounced):
            raise RefusedError(
                _("No reception of {month} is still to be announced; leave out --issue.").format(
                    month=f"{first:%m/%Y}"
                )
            )
    title = f"{kind.name} tháng {first.month}/{first.year}"
    bears = wish.on or (case.notice.happened_on if case.notice else None)
    numbering = Numbering(
        kind=kind,
        title=title,
        day=bears or today,
        of_step=case.notice.document_number if case.notice else None,
        documents=documents_titled(connection, title),
    )
    drafted = draft(connection, numbering, bears, wish)
    paper = paper_of(connection, drafted, wording, case.matter, day=numbering.day)
    return Outgoing(
        paper=paper,
        subject=case,
        document=document_of(drafted, paper),
        step=_step(wish, paper),
        number_before=drafted.number.before,
    )


def _step(wish: Wish, paper: Paper) -> MeetingEvent | None:
    kind = paper.kind.meeting_step
    if not (wish.is_to_issue and kind):
        return None
    return MeetingEvent(kind=kind, happened_on=paper.day, document_number=paper.number)


def _tell_what_is_left(case: MonthCase, today: date, *, is_issued: bool) -> None:
    """By when the schedule is to be announced, and which of its days nobody planned yet."""
    if case.proposal.is_provisional:
        say(_("provisional: the days off of a year concerned are not confirmed yet"))
    if is_issued or case.notice:
        return
    if case.proposal.to_plan:
        days = ", ".join(show_date(one.reception.day) for one in case.proposal.to_plan)
        say(
            _("Not planned in the register yet: {days}; --issue plans and announces them.").format(
                days=days
            )
        )
    if case.announce_by:
        sentence = (
            _("To be announced by {day}.")
            if case.announce_by >= today
            else _("It was to be announced by {day}, which is past.")
        )
        say(sentence.format(day=show_date(case.announce_by)))
