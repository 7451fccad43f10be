"""``tiepdan decline``: record that a petition was not accepted."""

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
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind


def decline(
    petition: options.PetitionArgument,
    *,
    reason: Annotated[
        options.Text,
        typer.Option(
            "--reason",
            "--note",
            metavar=_("REASON"),
            help=_("Why, as the citizen is told; for example “hết thời hiệu khiếu nại”."),
        ),
    ] = None,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a petition was not accepted, and why; the citizen is told both."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((on, document, reason), no_input=no_input)
    told = ask(
        form,
        Typed(on, document, reason),
        run.day,
        note_is=_("Reason"),
        note_flag="--reason",
    )
    record_petition_event(run, case.number, PetitionEventKind.DECLINED, told)
