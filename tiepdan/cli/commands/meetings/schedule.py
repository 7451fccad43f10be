"""``tiepdan schedule``: propose the reception days of a month, and plan them."""

from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import check_can_confirm, confirm
from tiepdan.cli.recording.meetings.receptions import plan_and_announce
from tiepdan.cli.running.screen.output import CALENDAR, DOCUMENT, Output, takes_output
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import parse_month, parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting import Meeting
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.i18n import _, ngettext
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.meeting import Capacity, MeetingEventKind
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import get_meeting
from tiepdan.records.reading.meetings.schedule import (
    Proposal,
    UsualReception,
    propose,
    usual_reception,
)
from tiepdan.reports.lists.meetings.schedule import schedule_data, schedule_report
from tiepdan.reports.model import Agenda

_TAKEN = fields(Meeting, "half_day", "chair", "capacity", "place")
_HALF_DAY, _CHAIR, _CAPACITY, _PLACE = _TAKEN
_DOCUMENT, _HOW = _NOTICE = fields(MeetingEvent, "document_number", "announced_by")


@dataclass(frozen=True, slots=True)
class _Plan:
    """What is so of all these days, and the notice that makes them known."""

    chair: str | None
    place: str | None
    notice: MeetingEvent | None

    @property
    def announced_on(self) -> date | None:
        """The day of the notice, if there is one."""
        return self.notice.happened_on if self.notice else None


@takes(_TAKEN, _NOTICE)
@takes_output(DOCUMENT, CALENDAR)
def schedule(
    typed: TypedFacts,
    *,
    output: Output,
    month: Annotated[
        options.Text, typer.Option(metavar=_("MONTH"), help=_("The month, for example 12/2026."))
    ] = None,
    weekday: Annotated[
        options.Text,
        typer.Option(metavar=_("WEEKDAY"), help=_("Another weekday than the office's usual one.")),
    ] = None,
    announced: Annotated[
        options.Text,
        typer.Option(metavar=_("DATE"), help=_("The day on which these days were made known.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    yes: options.Yes = False,
    no_input: options.NoInput = False,
) -> None:
    """Propose the reception days of a month, check the law, and plan them once confirmed.

    With --json or -o and without --yes only the proposal is printed or written; a calendar has
    what is planned in the register.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    only_proposes = output.is_for_later and not (yes or writes.is_dry())
    with database.reading(path) as connection:
        usual_weekday, usual_half_day = usual_reception(connection, on=day)
    form = Form(
        (month, weekday, announced, *typed.values()),
        no_input=no_input or only_proposes,
    )

    def tell() -> tuple[date, UsualReception, dict[str, Any]]:
        first = form.required(
            "--month", month, _("Month"), partial(_month, today=day), example="12/2026"
        )
        usual = UsualReception(
            form.choice("--weekday", weekday, _("Weekday"), Weekday, default=usual_weekday),
            form.choice(
                "--half-day",
                typed["half_day"],
                _HALF_DAY.label,
                HalfDay,
                default=usual_half_day,
            ),
            form.capacities(
                typed["capacity"], _("In the capacity of"), default=Capacity.COMMITTEE_CHAIR
            ),
        )
        return parse_month(first, today=day), usual, form.ask((_CHAIR, _PLACE), typed, today=day)

    first, usual, said = form.recorded(tell, lambda told: told, is_protected=False)
    plan = _Plan(chair=said["chair"], place=said["place"], notice=_notice(announced, typed, day))
    proposal = _propose(path, first, usual, day)
    if not only_proposes:
        check_can_confirm(yes=yes, no_input=no_input)
    if only_proposes or not output.is_for_later:
        _show(path, proposal, plan, output)
    to_announce = proposal.to_announce if plan.announced_on else ()
    if (proposal.to_plan or to_announce) and not only_proposes:
        confirm(_question(len(proposal.to_plan), len(to_announce)), yes=yes)
        _plan(path, proposal, plan, no_input=no_input)
    if output.is_for_later and yes:
        # What was planned is in the register by now, with its number.
        _show(path, _propose(path, first, usual, day), plan, output)


def _month(typed: str, *, today: date) -> str:
    """A month as it may be typed again on any day.

    Raises:
        UsageError: it is none.
    """
    return f"{parse_month(typed, today=today):%m/%Y}"


def _notice(announced: str | None, typed: TypedFacts, today: date) -> MeetingEvent | None:
    """The notice that was put up, if that was said.

    Raises:
        UsageError: its number is there without its day.
    """
    day = options.parse_flag("--announced", announced, partial(parse_past_date, today=today))
    number = options.parse_flag(_DOCUMENT.flag, typed["document_number"], parse_text)
    how = options.parse_flag(_HOW.flag, typed["announced_by"], _HOW.kind.read)
    if day is not None:
        return MeetingEvent(
            kind=MeetingEventKind.ANNOUNCED,
            happened_on=day,
            document_number=number,
            announced_by=how,
        )
    if number:
        raise UsageError(
            _("--document is the number of the announcement; say its day with --announced.")
        )
    if how:
        raise UsageError(_("--how is how it was announced; say its day with --announced."))
    return None


def _propose(path: Path, first: date, usual: UsualReception, today: date) -> Proposal:
    with database.reading(path) as connection:
        return propose(connection, first, usual, today=today)


def _show(path: Path, proposal: Proposal, plan: _Plan, output: Output) -> None:
    report = schedule_report(proposal, announced_on=plan.announced_on)
    agenda = _agenda(path, proposal) if output.is_calendar else None
    output.show(report, data=schedule_data(proposal), agenda=agenda)


def _agenda(path: Path, proposal: Proposal) -> Agenda:
    """The days that are in the register; those only proposed may still come to nothing."""
    from tiepdan.reports.lists.agenda import meetings_agenda  # noqa: PLC0415 (start-up)

    if proposal.to_plan:
        days = ", ".join(show_date(day.reception.day) for day in proposal.to_plan)
        say(
            _("Not in the calendar, for they are not planned yet (--yes): {days}.").format(
                days=days
            )
        )
    with database.reading(path) as connection:
        rows = [
            get_meeting(connection, one.meeting_id, today=proposal.today) for one in proposal.known
        ]
        return meetings_agenda(connection, rows, today=proposal.today)


def _question(to_plan: int, to_announce: int) -> str:
    if to_plan:
        question = ngettext("Plan this {count} day?", "Plan these {count} days?", to_plan)
        return question.format(count=to_plan)
    return ngettext(
        "Record the announcement of {count} day?",
        "Record the announcement of {count} days?",
        to_announce,
    ).format(count=to_announce)


def _plan(path: Path, proposal: Proposal, plan: _Plan, *, no_input: bool) -> None:
    known = [
        (day.reception.day, day.recorded.meeting_id) for day in proposal.to_announce if day.recorded
    ]
    with writing(path, "schedule", no_input=no_input) as register:
        plan_and_announce(
            register,
            proposal,
            chair=plan.chair,
            place=plan.place,
            known=known,
            notice=plan.notice,
        )
    if not plan.announced_on:
        say(
            _(
                "To print the notice: tiepdan letter schedule --month {month}. Once it is posted:"
                " tiepdan schedule --month {month} --announced …"
            ).format(month=f"{proposal.first:%m/%Y}")
        )
