"""The options ``--from`` and ``--to``, wherever rows of a span of days are wanted."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.dates import parse_day_after, parse_first_day
from tiepdan.i18n import _
from tiepdan.reports.period import parse_period

First = Annotated[
    str | None,
    typer.Option(
        "--from", metavar=_("PERIOD"), help=_("A year, month or day: 2019, 03/2019, 01/03/2019.")
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        "--to", metavar=_("PERIOD"), help=_("The same, up to and including its last day.")
    ),
]


def parse_span(
    first: str | None, last: str | None, *, today: date
) -> tuple[date | None, date | None]:
    """The first day and the day after the last one, as far as they were given.

    Raises:
        UsageError: one of them is no period, or they are in the wrong order.
    """
    if first and last:
        period = parse_period(first, last, today=today)
        return period.start, period.end
    return (
        options.parse_flag("--from", first, partial(parse_first_day, today=today)),
        options.parse_flag("--to", last, partial(parse_day_after, today=today)),
    )
