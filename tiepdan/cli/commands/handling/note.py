"""``tiepdan note``: write a note into a petition's file."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import (
    Run,
    Typed,
    ask,
    record_petition_event,
)
from tiepdan.cli.asking.form import Form
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


def note(
    petition: options.PetitionArgument,
    text: Annotated[
        str | None,
        typer.Argument(metavar=_("[TEXT]"), help=_("What is to be remembered; or --note.")),
    ] = None,
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
    """Write a note into a petition's file; asked for, it stays out of the shell's history."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if text is not None and note is not None:
        raise UsageError(_("Give the note once: after the petition, or with --note."))
    typed = Typed(on, document, note if text is None else text)
    form = Form((typed.on, typed.document, typed.note), no_input=no_input)
    record_petition_event(
        run, case.number, PetitionEventKind.NOTED, ask(form, typed, run.day, needs_note=True)
    )
