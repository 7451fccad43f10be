"""``tiepdan assign``: record to which officer a petition was assigned."""

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
from tiepdan.parsing import parse_text


def assign(
    petition: options.PetitionArgument,
    name: Annotated[
        str | None, typer.Argument(metavar=_("[OFFICER]"), help=_("The officer responsible."))
    ] = None,
    *,
    officer: options.Officer = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record to which officer a petition was assigned."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if name is not None and officer is not None:
        raise UsageError(_("Give the officer once: after the petition, or with --officer."))
    typed = officer if name is None else name
    form = Form((typed, on, document, note), no_input=no_input)
    responsible = form.required(
        "--officer", typed, _("Officer responsible"), parse_text, example="“Trần Văn B”"
    )
    told = ask(form, Typed(on, document, note), run.day)
    record_petition_event(run, case.number, PetitionEventKind.ASSIGNED, told, officer=responsible)
