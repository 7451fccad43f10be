"""Saying what case a petition is of, after it was joined, separated or marked."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.output import json
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.petitions.cases import case_of_petition
from tiepdan.reports.lists.petitions.cases import case_data, case_sentence

VisitOfCase = Annotated[
    list[str] | None,
    typer.Option("--visit", metavar=_("NUMBER"), help=_("A visit about it; may be repeated.")),
]


def visits_typed(typed: list[str] | None) -> list[int]:
    """The visits meant, each once.

    Raises:
        UsageError: one is no number.
    """
    found = [options.parse_typed("--visit", one, parse_row_number) for one in typed or ()]
    return list(dict.fromkeys(found))


def say_case(run: Run, number: PetitionNumber) -> None:
    """Say of which case a petition is now, or write it as data."""
    with database.reading(run.path) as connection:
        case = case_of_petition(connection, number)
    if case is None:
        return
    say(case_sentence(number, case))
    if run.as_json:
        json.write({"number": str(number), **case_data(case)})
