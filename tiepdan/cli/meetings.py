"""Meetings: recording them, what follows them, and listing them."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.events import Run
from tiepdan.cli.form import Form
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import say, show
from tiepdan.cli.writing import writing
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.checks import Outcome
from tiepdan.law.vocabulary import (
    Capacity,
    MeetingKind,
    MeetingStatus,
    NotHeldReason,
)
from tiepdan.numbers import parse_meeting_number, show_meeting_number
from tiepdan.records import condition, database
from tiepdan.records.reading import meetings as meeting_rows
from tiepdan.reports.lists.meetings import meetings_table
from tiepdan.typed import parse_people_present, parse_text

People = Annotated[
    options.Text,
    typer.Option("--people", metavar=_("COUNT"), help=_("How many people were present.")),
]


Reason = Annotated[
    options.Text,
    typer.Option(
        "--reason",
        metavar=_("REASON"),
        help=_("Why it was not held: epidemic, storm_flood, other_duty, or in your own words."),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Meetings"),
        ("add-meeting", add_meeting, _("Record a reception or a dialogue, planned or past.")),
        ("meetings", meetings, _("List the meetings.")),
        ("hold", hold, _("Record that a planned meeting took place.")),
        ("cancel", cancel, _("Record that a planned meeting is not held, and why.")),
    )


def add_meeting(
    *,
    kind: Annotated[
        options.Text,
        typer.Option(
            metavar=_("KIND"),
            help=_(
                "regular_reception, periodic_reception, ad_hoc_reception, periodic_dialogue,"
                " ad_hoc_dialogue, thematic_dialogue or voter_contact."
            ),
        ),
    ] = None,
    on: Annotated[
        options.Text,
        typer.Option("--on", "--date", metavar=_("DATE"), help=_("The day of the meeting.")),
    ] = None,
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
    chair: Annotated[options.Text, typer.Option(metavar=_("NAME"), help=_("Who chairs."))] = None,
    capacity: Annotated[
        options.Text,
        typer.Option(
            metavar=_("CAPACITY"),
            help=_("party_secretary, committee_chair, council_chair or deputy."),
        ),
    ] = None,
    place: Annotated[
        options.Text, typer.Option(metavar=_("TEXT"), help=_("Where it takes place."))
    ] = None,
    officer: options.Officer = None,
    people: People = None,
    content: Annotated[
        options.Text, typer.Option(metavar=_("TEXT"), help=_("What it is about."))
    ] = None,
    online: Annotated[
        bool, typer.Option("--online", metavar="", help=_("It is held online."))
    ] = False,
    reason: Reason = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a reception or a dialogue, planned or past."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    condition.check_exists(run.path)
    form = Form(
        (kind, on, status, chair, capacity, place, officer, people, content, reason),
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
        form.optional_choice("--capacity", capacity, _("In the capacity of"), Capacity)
        if chaired_by or capacity
        else None
    )
    held_at = form.optional("--place", place, _("Place"), parse_text)
    responsible = form.optional("--officer", officer, _("Officer responsible"), parse_text)
    present = (
        None
        if outcome is MeetingStatus.PLANNED and form.asks
        else form.optional("--people", people, _("People present"), parse_people_present)
    )
    about = form.optional("--content", content, _("Content"), parse_text)
    why, in_words = (
        _reason(form, reason) if outcome is MeetingStatus.NOT_HELD or reason else (None, None)
    )

    from tiepdan.records import meetings as records  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records.tables import row_id  # noqa: PLC0415

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


def meetings(
    *,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the meetings in order of their day, the latest last."""
    at_most = None if everything or as_json else options.LIST_LENGTH
    with database.reading(options.database_path(db)) as connection:
        table = meetings_table(
            meeting_rows.latest_meetings(connection, today=options.as_of(today), at_most=at_most),
            total=meeting_rows.count_meetings(connection),
        )
    show(table, as_json=as_json, no_color=no_color)


def hold(
    meeting: options.MeetingArgument,
    *,
    people: People = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a planned meeting took place; with --people 0, that nobody came."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color)
    meeting_id = parse_meeting_number(meeting)
    present = options.parse_flag("--people", people, parse_people_present)

    from tiepdan.records import meetings as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "hold", no_input=no_input) as register:
        told = Outcome(MeetingStatus.HELD, present)
        status = records.settle_meeting(register.session, meeting_id, told=told, today=run.day)
        register.tell(_settled(meeting_id, status))
    run.show_meeting_limits(meeting_id)


def cancel(
    meeting: options.MeetingArgument,
    *,
    reason: Reason = None,
    moved_to: Annotated[
        options.Text,
        typer.Option("--moved-to", metavar=_("DATE"), help=_("The day it is put off to.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a planned meeting is not held; the law wants the reason and the new day."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    meeting_id = parse_meeting_number(meeting)
    meeting_kind = run.meeting(meeting_id).kind
    form = Form((reason, moved_to), no_input=no_input)
    why, in_words = _reason(form, reason)
    new_day = form.optional(
        "--moved-to", moved_to, _("Moved to (day)"), partial(parse_date, today=run.day)
    )

    from tiepdan.records import meetings as records  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "cancel", no_input=no_input) as register:
        told = Outcome(MeetingStatus.NOT_HELD, not_held_reason=why, moved_to=new_day)
        records.settle_meeting(
            register.session, meeting_id, told=told, today=run.day, note=in_words
        )
        register.tell(_settled(meeting_id, MeetingStatus.NOT_HELD))
        told_reason = why.label if in_words is None else f"{why.label} ({in_words})"
        register.tell(_("Reason: {reason}.").format(reason=told_reason))
    if new_day:
        say(
            _("Record the new day with: tiepdan add-meeting --kind {kind} --on {day}").format(
                kind=meeting_kind.value, day=show_date(new_day)
            )
        )
    run.show_meeting_limits(meeting_id)


def _reason(form: Form, typed: str | None) -> tuple[NotHeldReason, str | None]:
    """The reason as the statistics group it, and the clerk's own words where they say more."""

    def parse(answer: str) -> tuple[NotHeldReason, str | None]:
        try:
            return NotHeldReason.parse(answer), None
        except UsageError:
            words = parse_text(answer)
            return NotHeldReason.spoken_of_in(words), words

    return form.required(
        "--reason",
        typed,
        _("Reason ({choices})").format(choices=NotHeldReason.choices()),
        parse,
        example=NotHeldReason.STORM_FLOOD.value,
    )


def _settled(meeting_id: int, status: MeetingStatus) -> str:
    return _("Meeting {number}: recorded as “{status}”.").format(
        number=show_meeting_number(meeting_id), status=status.label
    )
