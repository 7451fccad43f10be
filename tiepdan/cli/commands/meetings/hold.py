"""``tiepdan hold``: record that a planned meeting took place."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.meetings.outcomes import settled
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting import Meeting
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import (
    MeetingOutcome,
    check_still_planned,
    meeting_outcome,
)
from tiepdan.law.vocabulary.meeting import MeetingStatus
from tiepdan.numbers import parse_meeting_number, show_meeting_number
from tiepdan.records.writing.meetings import meetings as records
from tiepdan.reports.lists.meetings.meetings import owed_in_words

_PEOPLE, _SPEAKERS = fields(Meeting, "people_present", "speakers")


@takes([_PEOPLE, _SPEAKERS])
def hold(
    meeting: options.MeetingArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a planned meeting took place; with --people 0, that nobody came."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    meeting_id = parse_meeting_number(meeting)
    row = run.meeting(meeting_id)
    form = Form(typed.values(), no_input=no_input)
    if form.asks:  # before anything is asked in vain
        held = MeetingOutcome(MeetingStatus.HELD)
        check_still_planned(row.facts.status, show_meeting_number(meeting_id), held)
        meeting_outcome(row.facts.kind, row.facts.meets_on, held, today=run.day)
    # At a reception nobody speaks to the others.
    asked = (_PEOPLE,) if form.asks and row.facts.kind.is_reception else (_PEOPLE, _SPEAKERS)
    form.recorded(
        partial(form.ask, asked, typed, today=run.day),
        partial(_record, run, meeting_id),
        is_protected=False,
    )
    owed = run.owed_of_meeting(meeting_id)
    if owed:
        say(_("Still owed: {steps}.").format(steps=owed_in_words(owed)))
    else:
        say(_("Nothing is owed for it now."))
    run.show_meeting_limits(meeting_id)


def _record(run: Run, meeting_id: int, said: Mapping[str, Any]) -> None:
    outcome = MeetingOutcome(
        MeetingStatus.HELD, said["people_present"], speakers=said.get("speakers")
    )
    with writing(run.path, "hold", no_input=run.no_input) as register:
        status = records.settle_meeting(
            register.session, meeting_id, outcome=outcome, today=run.day
        )
        register.tell(settled(meeting_id, status))
