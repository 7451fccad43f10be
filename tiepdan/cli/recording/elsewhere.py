"""Commands by which a petition goes elsewhere: to which body is asked for, or shows as a gap."""

from collections.abc import Callable

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.recording.events import EVERY_EVENT, ask_event, needed, record_petition_event
from tiepdan.cli.running.run import Run
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

[BODY] = fields(PetitionEvent, "body")


def sending(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records that a petition, or who brought it, goes to another body."""

    @takes([BODY], EVERY_EVENT)
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
        # Who can be asked knows it; else it may be missing, and shows as a gap.
        asked = [needed(BODY) if form.asks else BODY, *EVERY_EVENT]
        bodies = run.bodies() if form.asks else ()
        event = ask_event(form, asked, typed, kind, run.day, bodies=bodies)
        record_petition_event(run, case.number, event)

    return record_event
