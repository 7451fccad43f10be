"""Whose work is asked for: all of it, or that of one officer."""

import sqlite3
from collections.abc import Sequence
from typing import Annotated

import typer

from tiepdan.cli.asking import completing, options
from tiepdan.i18n import _
from tiepdan.records.reading import limits

OfficersOnly = Annotated[
    options.Text,
    typer.Option(
        "--officer",
        metavar=_("NAME"),
        help=_("Only what this officer has; words of the name will do."),
        autocompletion=completing.officers,
    ),
]


# Each morning starts without the reading of names, which only this option needs.


def parse_officer(typed: str | None) -> str | None:
    """The name after ``--officer``, if it was typed.

    Raises:
        UsageError: nothing can be seen in it.
    """
    if typed is None:
        return None
    from tiepdan.parsing import parse_text  # noqa: PLC0415 (start-up)

    return options.parse_typed("--officer", typed, parse_text)


def officers_meant(connection: sqlite3.Connection, name: str | None) -> frozenset[str]:
    """The officers with such a name; none where no name was asked for.

    Raises:
        NotFoundError: nobody has it.
    """
    if name is None:
        return frozenset()
    from tiepdan.records.reading.office.officers import officers_named  # noqa: PLC0415 (start-up)

    return officers_named(connection, name)


def same_officer(
    officers: frozenset[str], rows: Sequence[limits.LimitRow]
) -> Sequence[limits.LimitRow]:
    """The rows of these officers; without any, all rows."""
    return [row for row in rows if row.officer in officers] if officers else rows
