"""``tiepdan holidays``: list the days off and make-up days of a year."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.dates import FIRST_DAY, LAST_DAY
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.calendar import known_days
from tiepdan.reports.lists.law.days_off import holidays_table
from tiepdan.text import quoted


@takes_output()
def holidays(
    year: Annotated[
        str | None, typer.Argument(metavar=_("YEAR"), help=_("The year (default: this one)."))
    ] = None,
    *,
    output: Output,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """List the days off, substitute days, swaps and make-up Saturdays of a year."""
    day = options.as_of(today)
    wanted = day.year if year is None else _parse_year(year)
    with database.reading_if_there(options.database_path(db)) as connection:
        table = holidays_table(known_days(connection), year=wanted)
    output.show(table)


def _parse_year(typed: str) -> int:
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == len("2026") else 0
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise UsageError(
            _("“{typed}” is not a year from {first} to {last}; for example 2026.").format(
                typed=quoted(typed), first=FIRST_DAY.year, last=LAST_DAY.year
            )
        )
    return year
