"""``tiepdan conclude``: record the conclusion notice of a meeting, or the results."""

from collections.abc import Sequence
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import Run, Told, Typed, ask, record_meeting_event, recorded
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.writing import writing
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure.meeting_checks import may_name_a_day
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber, parse_meeting_number, parse_petition_number
from tiepdan.records.writing.meetings import opinions
from tiepdan.text import quoted


def conclude(
    meeting: options.MeetingArgument,
    *,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    act_by: Annotated[
        options.Text,
        typer.Option(
            "--act-by",
            metavar=_("DATE"),
            help=_("The day by which the bodies act, as the notice of a reception names it."),
        ),
    ] = None,
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
    parse = partial(parse_petition_number, today=run.day)
    numbers = [options.parse_typed("--opinion", typed, parse) for typed in opinion or ()]
    if act_by and results:
        raise UsageError(_("--act-by goes with the notice, not with --results."))
    row = run.meeting(meeting_id)
    form = Form((on, document, note, act_by, *(opinion or ())), no_input=no_input)
    told = ask(form, Typed(on, document, note), run.day)
    if numbers:
        _record_replies(run, meeting_id, list(dict.fromkeys(numbers)), told)
        return
    kind = MeetingEventKind.RESULTS_RECEIVED if results else MeetingEventKind.CONCLUSION_NOTICE
    named = options.parse_flag("--act-by", act_by, run.parse_day)
    if form.asks and may_name_a_day(row.kind, kind):
        named = form.optional("--act-by", None, _("The bodies act by which day"), run.parse_day)
    record_meeting_event(run, meeting_id, kind, told, act_by=named)


def _record_replies(
    run: Run, meeting_id: int, numbers: Sequence[PetitionNumber], told: Told
) -> None:

    kind = PetitionEventKind.AGENCY_REPLIED
    with writing(run.path, kind.value, no_input=run.no_input) as register:
        opinions.record_replies(
            register.session,
            meeting_id,
            numbers,
            happened_on=told.happened_on,
            document_number=told.document_number,
            note=told.note,
        )
        for number in numbers:
            register.tell(recorded(number, kind.label, told.happened_on))
    run.show_meeting_limits(meeting_id, told.happened_on)
