"""``tiepdan record``: record any other event of a petition or meeting."""

from collections.abc import Sequence
from contextlib import suppress
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.prompts import can_ask, choose
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    EVERY_MEETING_EVENT,
    ask_event,
    ask_meeting_event,
    needed,
    record_meeting_event,
    record_petition_event,
    refuse_meeting_event_unasked,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.decision_measures import MeasureOption, ask_measures
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.errors import UsageError
from tiepdan.facts.fact import Field, fields
from tiepdan.facts.meeting_event import MeetingEvent
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.procedure.decision_measures import Measures
from tiepdan.law.procedure.petition_checks import check_closed_undated
from tiepdan.law.procedure.steps import DERIVED_EVENTS, NAMES_BODY, NEEDS_REASON
from tiepdan.law.vocabulary.meeting import MeetingEventKind
from tiepdan.law.vocabulary.petition_event import PetitionEventKind, RefusalGround
from tiepdan.numbers import PetitionNumber, is_meeting_number, parse_meeting_number
from tiepdan.records import database
from tiepdan.records.reading.petitions.owed.next_steps import steps_possible
from tiepdan.records.reading.petitions.petitions import PetitionRow

_GROUND, _BODY, _ACT_BY = fields(PetitionEvent, "ground", "body", "act_by")

_WITH_MORE = {
    PetitionEventKind.EXAMINED: "examine",
    PetitionEventKind.EXTENDED: "extend",
    PetitionEventKind.ASSIGNED: "assign",
    PetitionEventKind.SECOND_DECIDED: "decide",
    PetitionEventKind.ENFORCEMENT_STEP: "enforce",
}
"""Events that are more than a day, a document and a note."""


[_HOW] = fields(MeetingEvent, "announced_by")


@takes([_GROUND, _BODY, _ACT_BY, _HOW], EVERY_EVENT)
def record(
    number: options.CaseArgument,
    typed: TypedFacts,
    event: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[EVENT]"),
            help=_("What happened; a wrong word shows what is possible."),
            autocompletion=completing.events,
        ),
    ] = None,
    *,
    measure: MeasureOption = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record any other event that starts or ends a limit: sent, published, announced, enforced."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    form = Form((*typed.values(), *(measure or ())), no_input=no_input)
    if is_meeting_number(number):
        meeting_id = parse_meeting_number(number)
        if measure:
            raise UsageError(_("--measure goes with a petition; a meeting orders nothing."))
        if typed["ground"]:
            raise UsageError(_("--ground goes with a refusal to receive, of a petition."))
        if typed["body"]:
            raise UsageError(_("--body goes with an event of a petition."))
        if typed["act_by"]:
            raise UsageError(_("--act-by goes with tiepdan conclude, or with a petition."))
        row = run.meeting(meeting_id)
        meeting_kind = _of_meeting(run, event)
        refuse_meeting_event_unasked(run, form, row, meeting_kind)
        is_announcement = meeting_kind is MeetingEventKind.ANNOUNCED
        how = [_HOW] if is_announcement or not form.asks else []
        asked = (*how, *EVERY_MEETING_EVENT)
        form.recorded(
            partial(ask_meeting_event, form, asked, typed, meeting_kind, run.day),
            partial(record_meeting_event, run, meeting_id),
            is_protected=False,
        )
        return
    if typed["announced_by"]:
        raise UsageError(_("--how goes with the announcement of a meeting."))
    case = run.petition(number)
    kind = _of_petition(run, case.number, event)
    if kind in _WITH_MORE:
        raise UsageError(
            _("Record “{event}” with tiepdan {command}, which asks what else it needs.").format(
                event=kind.label, command=_WITH_MORE[kind]
            )
        )
    refuse_unasked(run, form, case.number, kind)
    happened = form.recorded(
        partial(_tell, run, form, typed, measure, case, kind),
        partial(_record, run, case.number),
        is_protected=case.is_protected,
    )
    if happened.ground is RefusalGround.OTHER:
        say(
            _(
                "Explain the refusal at once, orally (Nghị định 154/2026/NĐ-CP, Điều 4 khoản 2);"
                " no notice in writing is owed. Then: tiepdan answer {number}"
            ).format(number=case.number)
        )


def _tell(
    run: Run,
    form: Form,
    typed: TypedFacts,
    measure: Sequence[str] | None,
    case: PetitionRow,
    kind: PetitionEventKind,
) -> tuple[PetitionEvent, Measures]:
    """The event, and what was carried out, from the flags or asked."""
    usual_day = run.day
    if kind is PetitionEventKind.CLOSED_UNDATED:
        usual_day = case.facts.received_on
        check_closed_undated(usual_day, run.day)
    is_enforcement = kind is PetitionEventKind.ENFORCEMENT_FINISHED
    achieved = ask_measures(
        form, measure, list(run.enforcement(case.number).ordered()) if is_enforcement else ()
    )
    names_body = form.asks and kind in NAMES_BODY
    happened = ask_event(
        form,
        _asked(form, kind),
        typed,
        kind,
        run.day,
        bodies=run.bodies() if names_body else (),
        # What comes back comes from where it went; unasked nobody is named as its author.
        usual_body=run.body_asked(case.number) if names_body else None,
        usual_day=usual_day,
    )
    return happened, achieved


def _record(
    run: Run, number: PetitionNumber, said: tuple[PetitionEvent, Measures]
) -> PetitionEvent:
    """Write it, and return the event."""
    record_petition_event(run, number, *said)
    return said[0]


def _of_meeting(run: Run, typed: str | None) -> MeetingEventKind:
    """The event meant; where none is, those that are recorded are offered or named."""
    recorded = {kind: kind.label for kind in MeetingEventKind if kind not in DERIVED_EVENTS}
    if typed is None and can_ask(no_input=run.no_input):
        return choose(_("Which event"), recorded)
    with suppress(UsageError):
        return MeetingEventKind.parse(typed or "")
    return MeetingEventKind.parse(typed or "", among=recorded)


def _of_petition(run: Run, number: PetitionNumber, typed: str | None) -> PetitionEventKind:
    """The event meant; where none is, those that are possible now are offered or named."""
    with suppress(UsageError):
        return PetitionEventKind.parse(typed or "")
    with database.reading(run.path) as connection:
        steps = steps_possible(connection, number, on=run.day)
    possible = {one.event: one.event.label for one in steps}
    if typed is None and can_ask(no_input=run.no_input):
        here = {event: label for event, label in possible.items() if event not in _WITH_MORE}
        return choose(_("Which event"), here)
    return PetitionEventKind.parse(typed or "", among=possible)


def _asked(form: Form, kind: PetitionEventKind) -> tuple[Field, ...]:
    """What is asked of such an event; of some their ground or body, of the others by flag alone."""
    *others, note = EVERY_EVENT
    asks_reason = form.can_ask and kind in NEEDS_REASON
    asks_ground = form.asks and kind is PetitionEventKind.RECEPTION_REFUSED
    ground = [needed(_GROUND)] if asks_ground else [] if form.asks else [_GROUND]
    body = [_BODY] if kind in NAMES_BODY or not form.asks else []
    is_interim = kind is PetitionEventKind.INTERIM_NOTICE
    new_day = [needed(_ACT_BY)] if is_interim else [] if form.asks else [_ACT_BY]
    return (*ground, *new_day, *body, *others, needed(note) if asks_reason else note)
