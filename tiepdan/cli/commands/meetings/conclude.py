"""``tiepdan conclude``: record the conclusion notice of a meeting, or the results."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import (
    EVERY_MEETING_EVENT,
    ask_meeting_event,
    record_meeting_event,
    recorded,
    refuse_meeting_event_unasked,
)
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import may_name_a_day
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import (
    PetitionNumber,
    parse_meeting_number,
    show_meeting_number,
)
from tiepdan.records.writing.meetings import opinions
from tiepdan.text import quoted

_ACT_BY = fields(MeetingEvent, "act_by")


@takes(EVERY_MEETING_EVENT, _ACT_BY)
def conclude(
    meeting: options.MeetingArgument,
    typed: TypedFacts,
    *,
    results: Annotated[
        bool,
        typer.Option(
            "--results",
            metavar="",
            help=_("Not the notice, but the agencies' written results have come in."),
        ),
    ] = False,
    opinion: Annotated[
        list[str] | None,
        typer.Option(
            "--opinion",
            metavar=_("PETITION"),
            help=_("With --results: for this opinion alone; may be repeated."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that the conclusion notice was issued; later, that the results came in."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    meeting_id = parse_meeting_number(meeting)
    if opinion and not results:
        raise UsageError(
            _("--opinion goes with --results; for example --results --opinion {number}.").format(
                number=quoted(opinion[0])
            )
        )
    numbers = [options.parse_typed("--opinion", one, run.number) for one in opinion or ()]
    if typed["act_by"] and results:
        raise UsageError(_("--act-by goes with the notice, not with --results."))
    row = run.meeting(meeting_id)
    kind = MeetingEventKind.RESULTS_RECEIVED if results else MeetingEventKind.CONCLUSION_NOTICE
    form = Form((*typed.values(), *(opinion or ())), no_input=no_input)
    refuse_meeting_event_unasked(run, form, row, kind)
    names_a_day = not form.asks or may_name_a_day(row.facts.kind, kind)
    asked = (*EVERY_MEETING_EVENT, *(_ACT_BY if names_a_day and not results else ()))
    form.recorded(
        partial(ask_meeting_event, form, asked, typed, kind, run.day),
        partial(_record_replies, run, meeting_id, list(dict.fromkeys(numbers)))
        if numbers
        else partial(record_meeting_event, run, meeting_id),
        # What agencies reply to opinions is kept with these, and one may be a denunciation.
        is_protected=bool(numbers),
    )
    is_of_voters = row.facts.kind is MeetingKind.VOTER_CONTACT
    if results and is_of_voters and not (numbers or row.opinion_count):
        say(
            _(
                "No opinion of meeting {number} is recorded, so no figure has this result;"
                " record them: tiepdan add-petition --meeting {number}"
            ).format(number=show_meeting_number(meeting_id))
        )


def _record_replies(
    run: Run, meeting_id: int, numbers: Sequence[PetitionNumber], event: MeetingEvent
) -> None:
    replied = PetitionEvent(
        kind=PetitionEventKind.AGENCY_REPLIED,
        happened_on=event.happened_on,
        document_number=event.document_number,
        note=event.note,
    )
    with writing(run.path, replied.kind.value, no_input=run.no_input) as register:
        opinions.record_replies(register.session, meeting_id, numbers, replied)
        for number in numbers:
            register.tell(recorded(number, replied.kind.label, replied.happened_on))
    run.show_meeting_limits(meeting_id, replied.happened_on)
