"""What happens to a petition after it was recorded: one verb for each event."""

from collections.abc import Callable

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import (
    Run,
    Typed,
    ask,
    record_petition_event,
)
from tiepdan.cli.asking.form import Form
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


def recording(kind: PetitionEventKind) -> Callable[..., None]:
    """The command that records an event which needs no more than its day."""

    def record_event(
        petition: options.PetitionArgument,
        *,
        on: options.OnDay = None,
        document: options.DocumentNumber = None,
        note: options.Note = None,
        db: options.Database = None,
        today: options.Today = None,
        as_json: options.AsJson = False,
        no_input: options.NoInput = False,
        no_color: options.NoColor = False,
    ) -> None:
        run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
        case = run.petition(petition)
        form = Form((on, document, note), no_input=no_input)
        told = ask(form, Typed(on, document, note), run.day)
        record_petition_event(run, case.number, kind, told)

    return record_event
