"""Commands that record an event of a petition which needs no more than its day."""

from collections.abc import Callable

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form, usually_on
from tiepdan.cli.recording.events import EVERY_EVENT, ask_event, record_petition_event
from tiepdan.cli.recording.refusal_reasons import REASON, proposed, say_reason, told
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
        event = ask_event(form, EVERY_EVENT, typed, kind, run.day)
        record_petition_event(run, case.number, event)

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
        values = proposed(
            form,
            form.ask(_PUT_AWAY, typed, today=run.day, expected=usually_on(run.day, "happened_on")),
        )
        record_petition_event(run, case.number, made(PetitionEvent, {"kind": kind, **told(values)}))
        say_reason(run, case.number, kind, values["ineligible_reason"])

    return record_event
