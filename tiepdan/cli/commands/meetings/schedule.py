"""``tiepdan schedule``: propose the reception days of a month, and plan them."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.form import Form, check_can_confirm, confirm
from tiepdan.cli.running.printing import say, show
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_month, parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _, ngettext
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.meeting import Capacity
from tiepdan.numbers import show_meeting_number
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.reading.meetings.schedule import Proposal, Usual, propose, usual_reception
from tiepdan.reports.lists.meetings.schedule import schedule_data, schedule_report


@dataclass(frozen=True, slots=True)
class _Told:
    """What was told of all these days."""

    chair: str | None
    place: str | None
    announced_on: date | None
    document_number: str | None


def schedule(
    *,
    month: Annotated[
        options.Text, typer.Option(metavar=_("MONTH"), help=_("The month, for example 12/2026."))
    ] = None,
    weekday: Annotated[
        options.Text,
        typer.Option(metavar=_("WEEKDAY"), help=_("Another weekday than the office's usual one.")),
    ] = None,
    half_day: facts.HalfDayOption = None,
    chair: facts.Chair = None,
    capacity: facts.CapacityOption = None,
    place: facts.Place = None,
    announced: Annotated[
        options.Text,
        typer.Option(metavar=_("DATE"), help=_("The day on which these days were made known.")),
    ] = None,
    document: options.DocumentNumber = None,
    db: options.Database = None,
    today: options.Today = None,
    yes: options.Yes = False,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Propose the reception days of a month, check the law, and plan them once confirmed.

    With --json and without --yes only the proposal is printed.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    only_proposes = as_json and not yes
    if not only_proposes:
        check_can_confirm(yes=yes, no_input=no_input)
    with database.reading(path) as connection:
        usual_weekday, usual_half_day = usual_reception(connection)
    form = Form(
        (month, weekday, half_day, chair, capacity, place, announced, document),
        no_input=no_input or only_proposes,
    )
    first = form.required(
        "--month", month, _("Month"), partial(parse_month, today=day), example="12/2026"
    )
    usual = Usual(
        form.choice("--weekday", weekday, _("Weekday"), Weekday, default=usual_weekday),
        form.choice("--half-day", half_day, _("Half of the day"), HalfDay, default=usual_half_day),
        form.capacities(capacity, _("In the capacity of"), default=Capacity.COMMITTEE_CHAIR),
    )
    told = _Told(
        chair=form.optional("--chair", chair, _("Chair"), parse_text),
        place=form.optional("--place", place, _("Place"), parse_text),
        announced_on=options.parse_flag(
            "--announced", announced, partial(parse_past_date, today=day)
        ),
        document_number=options.parse_flag("--document", document, parse_text),
    )
    if told.document_number and not told.announced_on:
        raise UsageError(
            _("--document is the number of the announcement; say its day with --announced.")
        )
    proposal = _propose(path, first, usual, day)
    if only_proposes or not as_json:
        _show(proposal, told, as_json=as_json, no_color=no_color)
    to_announce = proposal.to_announce if told.announced_on else ()
    if (proposal.to_plan or to_announce) and not only_proposes:
        confirm(_question(len(proposal.to_plan), len(to_announce)), yes=yes)
        _plan(path, proposal, told, no_input=no_input)
    if as_json and yes:
        # What was planned is in the register by now, with its number.
        planned = _propose(path, first, usual, day)
        _show(planned, told, as_json=True, no_color=no_color)


def _propose(path: Path, first: date, usual: Usual, today: date) -> Proposal:
    with database.reading(path) as connection:
        return propose(connection, first, usual, today=today)


def _show(proposal: Proposal, told: _Told, *, as_json: bool, no_color: bool) -> None:
    show(
        schedule_report(proposal, announced_on=told.announced_on),
        as_json=as_json,
        no_color=no_color,
        data=schedule_data(proposal),
    )


def _question(to_plan: int, to_announce: int) -> str:
    if to_plan:
        question = ngettext("Plan this {count} day?", "Plan these {count} days?", to_plan)
        return question.format(count=to_plan)
    return ngettext(
        "Record the announcement of {count} day?",
        "Record the announcement of {count} days?",
        to_announce,
    ).format(count=to_announce)


def _plan(path: Path, proposal: Proposal, told: _Told, *, no_input: bool) -> None:
    from tiepdan.records.writing.meetings import scheduling  # noqa: PLC0415 (SQLModel, only to write)

    with writing(path, "schedule", no_input=no_input) as register:
        planned = scheduling.plan_receptions(
            register.session, proposal, chair=told.chair, place=told.place
        )
        if planned:
            register.tell(_("Planned receptions: {meetings}.").format(meetings=_meetings(planned)))
        if told.announced_on:
            announced = planned | {
                day.reception.day: day.recorded.meeting_id
                for day in proposal.to_announce
                if day.recorded
            }
            scheduling.announce(
                register.session,
                announced.values(),
                announced_on=told.announced_on,
                document_number=told.document_number,
            )
            register.tell(
                _("Announced on {day}: {meetings}.").format(
                    day=show_date(told.announced_on), meetings=_meetings(announced)
                )
            )
    if not told.announced_on:
        say(
            _("Once it is posted: tiepdan schedule --month {month} --announced …").format(
                month=f"{proposal.first:%m/%Y}"
            )
        )


def _meetings(numbers: Mapping[date, int]) -> str:
    return ", ".join(
        f"{show_meeting_number(number)} ({show_date(day)})" for day, number in numbers.items()
    )
