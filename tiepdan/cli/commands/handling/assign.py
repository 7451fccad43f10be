"""``tiepdan assign``: record to which officer a petition was assigned."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import EVERY_EVENT, ask_event, needed, record_petition_event
from tiepdan.cli.running.run import Run
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

[_OFFICER] = fields(PetitionEvent, "officer")
_ASKED = (needed(_OFFICER), *EVERY_EVENT)


@takes(_ASKED)
def assign(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    name: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[OFFICER]"),
            help=_("The officer responsible."),
            autocompletion=completing.officers,
        ),
    ] = None,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record to which officer a petition was assigned."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if name is not None and typed["officer"] is not None:
        raise UsageError(_("Give the officer once: after the petition, or with --officer."))
    said = typed if name is None else {**typed, "officer": name}
    form = Form(said.values(), no_input=no_input)
    form.recorded(
        partial(ask_event, form, _ASKED, said, PetitionEventKind.ASSIGNED, run.day),
        partial(record_petition_event, run, case.number),
        is_protected=case.is_protected,
    )
