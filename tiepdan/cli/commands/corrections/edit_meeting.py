"""``tiepdan edit-meeting``: correct what was recorded of a meeting."""

from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.corrections import corrected, shown_value, tell
from tiepdan.cli.asking.events import Run
from tiepdan.cli.asking.form import Correction, Form
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.writing import writing
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import Capacities, usual_receiver
from tiepdan.law.vocabulary.calendar import HalfDay
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus, NotHeldReason
from tiepdan.numbers import parse_meeting_number, show_meeting_number
from tiepdan.parsing import (
    parse_people_present,
    parse_text,
    parse_yes_no,
)
from tiepdan.records import database
from tiepdan.records.reading.meetings.visits import visits_of_meeting
from tiepdan.records.writing.petitions import corrections as records


def edit_meeting(
    meeting: options.MeetingArgument,
    *,
    kind: facts.MeetingKindOption = None,
    on: facts.MeetsOn = None,
    half_day: facts.HalfDayOption = None,
    status: Annotated[
        options.Text,
        typer.Option(metavar=_("STATUS"), help=_("planned, held, nobody_came or not_held.")),
    ] = None,
    reason: facts.NotHeldReasonOption = None,
    chair: facts.Chair = None,
    capacity: facts.CapacityOption = None,
    place: facts.Place = None,
    officer: options.Officer = None,
    people: facts.PeoplePresent = None,
    content: facts.MeetingContent = None,
    online: Annotated[
        options.Text, typer.Option(metavar=_("YES/NO"), help=_("Whether it is held online."))
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct what was recorded of a meeting; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    meeting_id = parse_meeting_number(meeting)
    row = run.meeting(meeting_id)
    corrections = (
        Correction("kind", "--kind", kind, MeetingKind.parse),
        Correction("meets_on", "--on", on, run.parse_day),
        Correction("half_day", "--half-day", half_day, HalfDay.parse, may_be_empty=True),
        Correction("status", "--status", status, MeetingStatus.parse),
        Correction("not_held_reason", "--reason", reason, NotHeldReason.parse, may_be_empty=True),
        Correction("chair", "--chair", chair, parse_text, may_be_empty=True),
        Correction("capacity", "--capacity", capacity, Capacities.parse, may_be_empty=True),
        Correction("place", "--place", place, parse_text, may_be_empty=True),
        Correction("officer", "--officer", officer, parse_text, may_be_empty=True),
        Correction("people_present", "--people", people, parse_people_present, may_be_empty=True),
        Correction("content", "--content", content, parse_text, may_be_empty=True),
        Correction("is_online", "--online", online, parse_yes_no),
    )
    form = Form([correction.typed for correction in corrections], no_input=no_input)
    shown = {c.column: shown_value("meeting", c.column, row) for c in corrections}
    new = corrected(form, corrections, shown)

    with writing(run.path, "edit-meeting", no_input=no_input) as register:
        changed = records.correct_meeting(register.session, meeting_id, facts=new, today=run.day)
        tell(register, show_meeting_number(meeting_id), changed)
    if "capacity" in changed:
        _say_who_received(run, meeting_id)
    run.show_meeting_limits(meeting_id, run.day)


def _say_who_received(run: Run, meeting_id: int) -> None:
    """Name the visits whose receiver does not follow from the capacity as it is now."""
    meeting = run.meeting(meeting_id)
    receiver = usual_receiver(meeting.kind, meeting.capacity)
    with database.reading(run.path) as connection:
        visits = visits_of_meeting(connection, meeting_id)
    others = [str(visit.id) for visit in visits if visit.receiver is not receiver]
    if others:
        say(
            _(
                "In that capacity the visitors are received by {receiver}; visits with another"
                " receiver: {visits}. If that is wrong: tiepdan edit-visit {first} --receiver"
                " {code}."
            ).format(
                receiver=receiver.label,
                visits=", ".join(others),
                first=others[0],
                code=receiver.value,
            )
        )
