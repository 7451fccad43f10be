"""``tiepdan note``: write a note into a petition's file."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import EVERY_EVENT, ask_event, record_petition_event
from tiepdan.cli.running.run import Run
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

_DAY, _DOCUMENT, _NOTE = EVERY_EVENT
_ASKED = (_NOTE, _DAY, _DOCUMENT)
"""What the command is typed for comes first."""


@takes(EVERY_EVENT)
def note(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    text: Annotated[
        str | None,
        typer.Argument(metavar=_("[TEXT]"), help=_("What is to be remembered; or --note.")),
    ] = None,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Write a note into a petition's file; asked for, it stays out of the shell's history."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if text is not None and typed["note"] is not None:
        raise UsageError(_("Give the note once: after the petition, or with --note."))
    said = typed if text is None else {**typed, "note": text}
    form = Form(said.values(), no_input=no_input)
    form.recorded(
        partial(ask_event, form, _ASKED, said, PetitionEventKind.NOTED, run.day),
        partial(record_petition_event, run, case.number),
        is_protected=case.is_protected,
    )
