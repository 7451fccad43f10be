"""Each morning: what is late, and what falls due next."""

from collections.abc import Sequence
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.i18n import _
from tiepdan.records.reading import limits

OfficersOnly = Annotated[
    options.Text,
    typer.Option(
        "--officer",
        metavar=_("NAME"),
        help=_("Only what this officer has; words of the name will do."),
    ),
]


def same_officer(
    officers: frozenset[str], rows: Sequence[limits.LimitRow]
) -> Sequence[limits.LimitRow]:
    """The rows of these officers; without any, all rows."""
    return [row for row in rows if row.officer in officers] if officers else rows
