"""``tiepdan withdraw``: record that the petition was withdrawn, wholly or in part."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    ask_event,
    record_petition_event,
    refuse_unasked,
)
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.parsing import parse_yes_no


@takes(EVERY_EVENT)
def withdraw(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    partly: Annotated[
        bool,
        typer.Option(
            "--partly", metavar="", help=_("Only a part, which --note names; the rest goes on.")
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that the petition was withdrawn, wholly or in part."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((*typed.values(), "--partly" if partly else None), no_input=no_input)
    refuse_unasked(
        run, form, case.number, PetitionEventKind.WITHDRAWN, PetitionEventKind.WITHDRAWN_PARTLY
    )

    def told() -> PetitionEvent:
        is_partly = partly
        if form.asks:
            is_partly = form.required(
                "--partly",
                None,
                _("Only in part (yes/no)"),
                parse_yes_no,
                example=_("yes"),
                default=_("no"),
            )
        kind = PetitionEventKind.WITHDRAWN_PARTLY if is_partly else PetitionEventKind.WITHDRAWN
        return ask_event(form, EVERY_EVENT, typed, kind, run.day)

    form.recorded(
        told, partial(record_petition_event, run, case.number), is_protected=case.is_protected
    )
    for sentence in run.asked_after_withdrawal(case.number):
        say(sentence)
