"""Making void what was recorded by mistake, and bringing it back."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.numbers import is_meeting_number, parse_meeting_number
from tiepdan.output import json
from tiepdan.parsing import parse_row_number
from tiepdan.records.reading.voids import RecordMeant, Voidable

CaseMeant = Annotated[
    str | None,
    typer.Argument(
        metavar=_("[PETITION/MEETING]"),
        help=_("A petition (2026-0012, or 12) or a meeting (B12)."),
        autocompletion=completing.cases,
    ),
]


VisitMeant = Annotated[
    options.Text,
    typer.Option("--visit", metavar=_("NUMBER"), help=_("Or a visit, as “visits” lists it.")),
]


DocumentMeant = Annotated[
    options.Text,
    typer.Option(
        "--document", metavar=_("NUMBER"), help=_("Or a document, by its place in “documents”.")
    ),
]


SanctionMeant = Annotated[
    options.Text,
    typer.Option(
        "--sanction", metavar=_("NUMBER"), help=_("Or a sanction, by the number it was given.")
    ),
]


TrainingMeant = Annotated[
    options.Text,
    typer.Option(
        "--training", metavar=_("NUMBER"), help=_("Or a training, by its place in “trainings”.")
    ),
]


InspectionMeant = Annotated[
    options.Text,
    typer.Option(
        "--inspection",
        metavar=_("NUMBER"),
        help=_("Or numbers of inspections, by their place in “inspections”."),
    ),
]


def record_meant(
    path: Path, number: str | None, others: Mapping[Voidable, str | None], today: date
) -> RecordMeant:
    """The one thing that is meant: a petition or meeting by its number, or one of the others.

    Raises:
        UsageError: it is none, or several, or no number.
    """
    meant = [
        RecordMeant(kind, options.parse_typed(f"--{kind}", row, parse_row_number))
        for kind, row in others.items()
        if row is not None
    ]
    if number is not None:
        meant.append(
            RecordMeant(Voidable.MEETING, parse_meeting_number(number))
            if is_meeting_number(number)
            else RecordMeant(Voidable.PETITION, petition_meant(path, number, today))
        )
    if len(meant) != 1:
        raise UsageError(
            _(
                "Say which one is meant: a petition (2026-0012), a meeting (B12), --visit 5,"
                " --document 7, --sanction 2, --training 1 or --inspection 1."
            )
        )
    return meant[0]


def label_of(entered: RecordMeant) -> str:
    """What is meant, in words."""
    return f"{entered.kind.label.capitalize()} {entered.shown}"


def print_outcome(entered: RecordMeant, *, voided_on: date | None, as_json: bool) -> None:
    """Print as JSON what became of it."""
    if as_json:
        json.write({"kind": entered.kind, "number": entered.shown, "voided_on": voided_on})
