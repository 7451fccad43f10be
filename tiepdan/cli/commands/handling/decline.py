"""``tiepdan decline``: record that a petition was not accepted."""

from dataclasses import replace

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.recording.events import EVERY_EVENT, ask_event, needed, record_petition_event
from tiepdan.cli.running.run import Run
from tiepdan.i18n import N_
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

*_OTHERS, _NOTE = EVERY_EVENT
_REASON = replace(
    _NOTE,
    fact=replace(
        _NOTE.fact,
        label=N_("Reason"),
        flag="--reason",
        former_flags=("--note",),
        metavar=N_("REASON"),
        help=N_("Why, as the citizen is told; for example “hết thời hiệu khiếu nại”."),
    ),
)
"""The note of such an event says why."""


@takes([_REASON, *_OTHERS])
def decline(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a petition was not accepted, and why; the citizen is told both."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)
    # Left out among flags, it is refused by what the procedure says of it.
    asked = [*_OTHERS, needed(_REASON) if form.asks else _REASON]
    event = ask_event(form, asked, typed, PetitionEventKind.DECLINED, run.day)
    record_petition_event(run, case.number, event)
