"""``tiepdan deadline``: count a period from a day, showing every day left out."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.dates import FIRST_DAY, LAST_DAY, parse_date, show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import OutsideCalendarError
from tiepdan.law.counting.day_count import count
from tiepdan.law.counting.periods import Unit
from tiepdan.parsing import parse_days
from tiepdan.records import database
from tiepdan.records.reading.calendar import known_calendar
from tiepdan.reports.lists.law.day_count import count_data, count_report


@takes_output()
def deadline(
    start: Annotated[
        str, typer.Argument(metavar=_("DATE"), help=_("The day of the event, which is day 0."))
    ],
    amount: Annotated[str, typer.Argument(metavar=_("DAYS"), help=_("How many days."))],
    *,
    output: Output,
    working: Annotated[
        bool, typer.Option("--working", metavar="", help=_("Count working days (the default)."))
    ] = False,
    calendar: Annotated[
        bool, typer.Option("--calendar", metavar="", help=_("Count every day of the calendar."))
    ] = False,
    months: Annotated[bool, typer.Option("--months", metavar="", help=_("Count months."))] = False,
    before: Annotated[
        bool,
        typer.Option(
            "--before",
            metavar="",
            help=_("Count back from the day, in working days unless --calendar says otherwise."),
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Count a period from a day, and show every day that was left out and why."""
    first_day = parse_date(start, today=options.as_of(today))
    days = parse_days(amount)
    unit = _unit(is_working=working, is_calendar=calendar, is_before=before, is_months=months)
    try:
        with database.reading_if_there(options.database_path(db)) as connection:
            counted = count(first_day, days, unit, known_calendar(connection))
    except (OutsideCalendarError, KeyError) as error:
        raise RefusedError(
            _("The count leaves the calendar, which reaches from {first} to {last}.").format(
                first=show_date(FIRST_DAY), last=show_date(LAST_DAY)
            )
        ) from error
    output.show(count_report(counted), data=count_data(counted))


def _unit(*, is_working: bool, is_calendar: bool, is_before: bool, is_months: bool) -> Unit:
    if is_working + is_calendar + is_months > 1 or (is_before and is_months):
        raise UsageError(
            _(
                "Only one of --working, --calendar and --months can be meant, and --before"
                " not in months."
            )
        )
    if is_months:
        return Unit.MONTHS
    if is_calendar:
        return Unit.BEFORE_CALENDAR if is_before else Unit.CALENDAR
    return Unit.BEFORE if is_before else Unit.WORKING
