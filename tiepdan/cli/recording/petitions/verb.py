"""Commands that record an event of a petition which needs no more than its day."""

from collections.abc import Callable
from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    ask_event,
    record_petition_event,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.refusal_reasons import (
    REASON,
    ReasonSaid,
    proposed,
    say_reason,
    told,
)
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import made
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


def recording(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records an event which needs no more than its day."""

    @takes(EVERY_EVENT)
    def record_event(
        petition: options.PetitionArgument,
        typed: TypedFacts,
        *,
        db: options.Database = None,
        today: options.Today = None,
        as_json: options.AsJson = False,
        no_input: options.NoInput = False,
        no_color: options.NoColor = False,
    ) -> None:
        run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
        case = run.petition(petition)
        form = Form(typed.values(), no_input=no_input)
        refuse_unasked(run, form, case.number, kind)
        form.recorded(
            partial(ask_event, form, EVERY_EVENT, typed, kind, run.day),
            partial(record_petition_event, run, case.number),
            is_protected=case.is_protected,
        )

    return record_event


_PUT_AWAY = (REASON, *EVERY_EVENT)


def putting_away(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records an event by which a petition is put away, and why if that is said.

    Without a word before it counts as examined that day, and not eligible.
    """

    @takes(_PUT_AWAY)
    def record_event(
        petition: options.PetitionArgument,
        typed: TypedFacts,
        *,
        db: options.Database = None,
        today: options.Today = None,
        as_json: options.AsJson = False,
        no_input: options.NoInput = False,
        no_color: options.NoColor = False,
    ) -> None:
        run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
        case = run.petition(petition)
        form = Form(typed.values(), no_input=no_input)
        refuse_unasked(run, form, case.number, kind)
        usual = usually_on(run.day, "happened_on")

        def record(said: dict[str, Any]) -> ReasonSaid | None:
            values = proposed(form, said)
            event = made(PetitionEvent, {"kind": kind, **told(values)})
            record_petition_event(run, case.number, event)
            reason: ReasonSaid | None = values["ineligible_reason"]
            return reason

        reason = form.recorded(
            partial(form.ask, _PUT_AWAY, typed, today=run.day, expected=usual),
            record,
            is_protected=case.is_protected,
        )
        say_reason(run, case.number, kind, reason)

    return record_event
