"""``tiepdan record``: record any other event of a petition or meeting."""

from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.events import (
    Run,
    Typed,
    ask,
    record_meeting_event,
    record_petition_event,
)
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.measures import MeasureOption, ask_measures
from tiepdan.cli.running.printing import say
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure.steps import NEEDS_NOTE, NEEDS_REASON, PLANNED_AHEAD
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind, RefusalGround
from tiepdan.numbers import is_meeting_number, parse_meeting_number

_WITH_MORE = {
    PetitionEventKind.EXTENDED: "extend",
    PetitionEventKind.ASSIGNED: "assign",
    PetitionEventKind.SECOND_DECIDED: "decide",
}
"""Events that are more than a day, a document and a note."""


def record(
    number: options.CaseArgument,
    event: Annotated[
        str,
        typer.Argument(
            metavar=_("EVENT"), help=_("What happened; a wrong word shows the whole list.")
        ),
    ],
    *,
    measure: MeasureOption = None,
    ground: facts.GroundOption = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record any other event that starts or ends a limit: sent, published, announced, enforced."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    typed = Typed(on, document, note)
    form = Form((on, document, note, ground, *(measure or ())), no_input=no_input)
    if is_meeting_number(number):
        meeting_id, meeting_kind = parse_meeting_number(number), MeetingEventKind.parse(event)
        if measure:
            raise UsageError(_("--measure goes with a petition; a meeting orders nothing."))
        if ground:
            raise UsageError(_("--ground goes with a refusal to receive, of a petition."))
        run.meeting(meeting_id)
        record_meeting_event(run, meeting_id, meeting_kind, ask(form, typed, run.day))
        return
    kind = PetitionEventKind.parse(event)
    if kind in _WITH_MORE:
        raise UsageError(
            _("Record “{event}” with “tiepdan {command}”, which asks what else it needs.").format(
                event=kind.label, command=_WITH_MORE[kind]
            )
        )
    case = run.petition(number)
    is_enforcement = kind is PetitionEventKind.ENFORCEMENT_FINISHED
    achieved = ask_measures(
        form, measure, run.measures_ordered(case.number) if is_enforcement else ()
    )
    why = options.parse_flag("--ground", ground, RefusalGround.parse)
    if form.asks and kind is PetitionEventKind.RECEPTION_REFUSED:
        why = form.choice("--ground", None, _("Ground"), RefusalGround)
    told = ask(
        form,
        typed,
        run.day,
        may_be_planned=kind in PLANNED_AHEAD,
        needs_note=kind in NEEDS_NOTE,
        note_is=_("Reason") if kind in NEEDS_REASON else None,
    )
    record_petition_event(run, case.number, kind, told, ground=why, measures=achieved)
    if why is RefusalGround.OTHER:
        say(
            _(
                "Explain the refusal at once, orally (Nghị định 154/2026/NĐ-CP, Điều 4 khoản 2);"
                " no notice in writing is owed. Then: tiepdan answer {number}"
            ).format(number=case.number)
        )
