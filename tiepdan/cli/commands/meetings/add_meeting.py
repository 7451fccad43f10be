"""``tiepdan add-meeting``: record a reception or a dialogue, planned or past."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from functools import partial
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.drafts import kept_as_draft
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import UsualValue
from tiepdan.cli.recording.meetings.outcomes import ask_reason
from tiepdan.cli.recording.petitions.duplicates import say_alike
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.facts.fact import fields, made
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_rules import may_say_rule
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.numbers import show_meeting_number
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.meetings.alike import meetings_alike
from tiepdan.records.writing.meetings import meetings as records

_TAKEN = tuple(field for field in fields(Meeting) if field.name != "is_online")
_ASKED = tuple(field for field in _TAKEN if field.name != "not_held_reason")


@takes(_TAKEN)
def add_meeting(
    typed: TypedFacts,
    *,
    online: Annotated[
        bool, typer.Option("--online", metavar="", help=_("It is held online."))
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a reception or a dialogue, planned or past."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    state.check_exists(run.path)
    form = Form(typed.values(), no_input=no_input or online)
    with kept_as_draft(run.path, "add-meeting", form, may_be_kept=lambda: True):
        meeting_id, alike = form.recorded(
            lambda: replace(_tell(form, typed, run.day), is_online=online),
            partial(_record, run),
            is_protected=False,
        )
    run.show_meeting_limits(meeting_id)
    say_alike(
        [*map(show_meeting_number, alike)],
        lambda earlier: _(
            "{new} looks like {earlier}, of the same kind and day. If it is the same: tiepdan"
            " void {new}"
        ).format(new=show_meeting_number(meeting_id), earlier=earlier),
    )


def _tell(form: Form, typed: TypedFacts, today: date) -> Meeting:
    """The meeting, from the flags or asked."""
    meeting = made(
        Meeting, form.ask(_ASKED, typed, today=today, expected=partial(_expected, today))
    )
    reason = typed["not_held_reason"]
    if meeting.status is not MeetingStatus.NOT_HELD and not reason:
        return meeting
    why, in_words = ask_reason(form, reason)
    return replace(meeting, not_held_reason=why, not_held_note=in_words)


def _record(run: Run, meeting: Meeting) -> tuple[int, list[int]]:
    """Write it; returns its number, and those of what it may repeat."""
    with database.reading(run.path) as connection:
        alike = meetings_alike(connection, meeting)
    with writing(run.path, "add-meeting", no_input=run.no_input) as register:
        meeting_id = records.add_meeting(register.session, meeting, today=run.day)
        recorded = records.get_meeting(register.session, meeting_id)
        register.tell(
            _("Recorded meeting {number}: {kind} on {day}, {status}.").format(
                number=show_meeting_number(meeting_id),
                kind=meeting.kind.label,
                day=show_date(meeting.meets_on),
                status=recorded.status.label,
            )
        )
    return meeting_id, alike


def _expected(today: date, name: str, so_far: Mapping[str, Any]) -> UsualValue:
    if name == "status":
        day = so_far["meets_on"]
        is_past = day is not None and day < today
        return UsualValue(MeetingStatus.HELD if is_past else MeetingStatus.PLANNED)
    return UsualValue(is_settled=not _is_asked(name, so_far))


def _is_asked(name: str, so_far: Mapping[str, Any]) -> bool:
    """Whether a fact is asked for, by what was said before."""
    kind, status = so_far.get("kind"), so_far.get("status")
    asked = {
        "capacity": so_far.get("chair") is not None,
        "half_day": False,
        "held_under": kind is not None and may_say_rule(kind),
        "session": kind is MeetingKind.VOTER_CONTACT,
        "session_on": kind is MeetingKind.VOTER_CONTACT,
        "people_present": status is not MeetingStatus.PLANNED,
        "speakers": status is MeetingStatus.HELD and not (kind and kind.is_reception),
    }
    return asked.get(name, True)
