"""``tiepdan edit-meeting``: correct what was recorded of a meeting."""

from collections.abc import Iterator
from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import (
    correcting_facts,
    labels_of,
    tell,
)
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import usual_receiver
from tiepdan.law.procedure.meeting_rules import may_say_rule
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.numbers import parse_meeting_number, show_meeting_number
from tiepdan.records import database
from tiepdan.records.reading.meetings.visits import visits_of_meeting
from tiepdan.records.writing.meetings import corrections as records
from tiepdan.records.writing.meetings.carrying import Carried

_FIELDS = fields(Meeting)


@takes(_FIELDS)
def edit_meeting(
    meeting: options.MeetingArgument,
    typed: TypedFacts,
    *,
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
    form = Form(typed.values(), no_input=no_input)
    asked = [field for field in _FIELDS if not form.asks or _applies(field.name, row.facts)]
    changed = correcting_facts(
        form,
        asked,
        typed,
        partial(_write, run, meeting_id),
        recorded=row.facts,
        today=run.day,
        is_protected=False,
    )
    if "capacity" in changed:
        _say_who_received(run, meeting_id)
    run.show_meeting_limits(meeting_id, run.day)


def _write(run: Run, meeting_id: int, new: dict[str, Any]) -> list[str]:
    """Write what was corrected; returns the names of the facts that changed."""
    with writing(run.path, "edit-meeting", no_input=run.no_input) as register:
        changed, carried = records.correct_meeting(
            register.session, meeting_id, facts=new, today=run.day
        )
        tell(register, show_meeting_number(meeting_id), labels_of(changed, Meeting))
        if what := ", ".join(_carried(carried)):
            register.tell(
                _("What was of the same day went along to {day}: {what}.").format(
                    day=show_date(new["meets_on"]), what=what
                )
            )
    return changed


def _applies(name: str, meeting: Meeting) -> bool:
    """Whether such a meeting knows the fact, so that it is asked for line by line."""
    match name:
        case "held_under":
            return may_say_rule(meeting.kind)
        case "session" | "session_on":
            return meeting.kind is MeetingKind.VOTER_CONTACT
        case "speakers":
            return not meeting.kind.is_reception
    return True


def _carried(carried: Carried) -> Iterator[str]:
    if carried.petitions:
        yield _("petitions {numbers}").format(numbers=", ".join(map(str, carried.petitions)))
    if carried.visits:
        yield _("visits {numbers}").format(numbers=", ".join(map(str, carried.visits)))


def _say_who_received(run: Run, meeting_id: int) -> None:
    """Name the visits whose receiver does not follow from the capacity as it is now."""
    meeting = run.meeting(meeting_id)
    receiver = usual_receiver(meeting.facts.kind, meeting.facts.capacity)
    with database.reading(run.path) as connection:
        visits = visits_of_meeting(connection, meeting_id)
    others = [str(visit.id) for visit in visits if visit.facts.receiver is not receiver]
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
                code=receiver.as_typed,
            )
        )
