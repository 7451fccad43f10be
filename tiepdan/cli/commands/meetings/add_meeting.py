"""``tiepdan add-meeting``: record a reception or a dialogue, planned or past."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.events import Run
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.outcomes import ask_reason
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_date, show_date
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.procedure.meeting_checks import Outcome
from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.numbers import show_meeting_number
from tiepdan.parsing import parse_people_present, parse_text
from tiepdan.records.file import state
from tiepdan.records.schema.tables import row_id
from tiepdan.records.writing.meetings import meetings as records


def add_meeting(
    *,
    kind: facts.MeetingKindOption = None,
    on: facts.MeetsOn = None,
    status: Annotated[
        options.Text,
        typer.Option(
            metavar=_("STATUS"),
            help=_(
                "planned, held, nobody_came or not_held;"
                " without it: held if the day is past, else planned."
            ),
        ),
    ] = None,
    chair: facts.Chair = None,
    capacity: facts.CapacityOption = None,
    half_day: facts.HalfDayOption = None,
    place: facts.Place = None,
    officer: options.Officer = None,
    people: facts.PeoplePresent = None,
    content: facts.MeetingContent = None,
    online: Annotated[
        bool, typer.Option("--online", metavar="", help=_("It is held online."))
    ] = False,
    reason: facts.NotHeldReasonOption = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a reception or a dialogue, planned or past."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    state.check_exists(run.path)
    form = Form(
        (kind, on, status, chair, capacity, half_day, place, officer, people, content, reason),
        no_input=no_input or online,
    )
    meeting_kind = form.choice("--kind", kind, _("Kind"), MeetingKind)
    meets_on = form.required(
        "--on",
        on,
        _("Day of the meeting"),
        partial(parse_date, today=run.day),
        example="10/11/2026",
    )
    default_status = MeetingStatus.HELD if meets_on < run.day else MeetingStatus.PLANNED
    outcome = form.choice("--status", status, _("Status"), MeetingStatus, default=default_status)
    chaired_by = form.optional("--chair", chair, _("Chair"), parse_text)
    chairs_as = (
        form.optional("--capacity", capacity, facts.capacities_question(), Capacities.parse)
        if chaired_by or capacity
        else None
    )
    held_at = form.optional("--place", place, _("Place"), parse_text)
    responsible = form.optional("--officer", officer, _("Officer responsible"), parse_text)
    half = options.parse_flag("--half-day", half_day, HalfDay.parse)
    present = (
        None
        if outcome is MeetingStatus.PLANNED and form.asks
        else form.optional("--people", people, _("People present"), parse_people_present)
    )
    about = form.optional("--content", content, _("Content"), parse_text)
    why, in_words = (
        ask_reason(form, reason) if outcome is MeetingStatus.NOT_HELD or reason else (None, None)
    )

    with writing(run.path, "add-meeting", no_input=no_input) as register:
        meeting = records.add_meeting(
            register.session,
            kind=meeting_kind,
            meets_on=meets_on,
            told=Outcome(outcome, present, why),
            today=run.day,
            place=held_at,
            chair=chaired_by,
            capacity=chairs_as,
            officer=responsible,
            content=about,
            not_held_note=in_words,
            is_online=online,
            half_day=half,
        )
        meeting_id = row_id(meeting)
        register.tell(
            _("Recorded meeting {number}: {kind} on {day}, {status}.").format(
                number=show_meeting_number(meeting_id),
                kind=meeting_kind.label,
                day=show_date(meets_on),
                status=meeting.status.label,
            )
        )
    run.show_meeting_limits(meeting_id)
