"""Law and calendar: the calculator, the rules in force, the days off of a year."""

from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli import options
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import show
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.law.calendar import FIRST_DAY, LAST_DAY, DescribedCalendar, OutsideCalendarError
from tiepdan.law.counting import count
from tiepdan.law.load import load_limits
from tiepdan.law.rules import Subject, Unit
from tiepdan.law.vocabulary import PetitionKind
from tiepdan.records.reading.calendar import known_days
from tiepdan.reports.lists.counting import count_data, count_report
from tiepdan.reports.lists.days_off import holidays_table
from tiepdan.reports.lists.rules import limits_table
from tiepdan.text import displayable

_MOST_DAYS = 1_000


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Law and calendar"),
        ("deadline", deadline, _("Count a period from a day, showing every day left out.")),
        ("limits", limits, _("List the time limits in force on a day, with their articles.")),
        ("holidays", holidays, _("List the days off and make-up days of a year.")),
    )


def deadline(
    start: Annotated[
        str, typer.Argument(metavar=_("DATE"), help=_("The day of the event, which is day 0."))
    ],
    amount: Annotated[str, typer.Argument(metavar=_("DAYS"), help=_("How many days."))],
    *,
    working: Annotated[
        bool, typer.Option("--working", metavar="", help=_("Count working days (the default)."))
    ] = False,
    calendar: Annotated[
        bool, typer.Option("--calendar", metavar="", help=_("Count every day of the calendar."))
    ] = False,
    before: Annotated[
        bool, typer.Option("--before", metavar="", help=_("Count working days back from the day."))
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """Count a period from a day, and show every day that was left out and why."""
    first_day = parse_date(start, today=options.as_of(today))
    days = _parse_days(amount)
    unit = _unit(is_working=working, is_calendar=calendar, is_before=before)
    statuses = known_days(options.database_path(db))
    try:
        counted = count(first_day, days, unit, DescribedCalendar.of(statuses))
    except (OutsideCalendarError, KeyError) as error:
        raise RefusedError(
            _("The count leaves the calendar, which reaches from {first} to {last}.").format(
                first=show_date(FIRST_DAY), last=show_date(LAST_DAY)
            )
        ) from error
    show(count_report(counted), as_json=as_json, no_color=no_color, data=count_data(counted))


def limits(
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=_("DATE"), help=_("The day on which the clock starts.")),
    ] = None,
    kind: Annotated[
        str | None, typer.Option(metavar=_("KIND"), help=_("Only for this kind of petition."))
    ] = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the time limits in force on a day, each with its article; doubtful ones say so."""
    day = options.as_of(today)
    if on is not None:
        day = options.parse_typed("--on", on, lambda typed: parse_date(typed, today=day))
    wanted = options.parse_flag("--kind", kind, PetitionKind.parse)
    known = [
        limit
        for limit in load_limits(paths.data_folder())
        if wanted is None or (limit.subject is Subject.PETITION and wanted in limit.kinds)
    ]
    show(limits_table(known, on=day), as_json=as_json, no_color=no_color)


def holidays(
    year: Annotated[
        str | None, typer.Argument(metavar=_("YEAR"), help=_("The year (default: this one)."))
    ] = None,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the days off, substitute days, swaps and make-up Saturdays of a year."""
    day = options.as_of(today)
    wanted = day.year if year is None else _parse_year(year)
    table = holidays_table(known_days(options.database_path(db)), year=wanted)
    show(table, as_json=as_json, no_color=no_color)


def _unit(*, is_working: bool, is_calendar: bool, is_before: bool) -> Unit:
    if is_working + is_calendar + is_before > 1:
        raise UsageError(_("Only one of --working, --calendar and --before can be meant."))
    if is_calendar:
        return Unit.CALENDAR
    return Unit.BEFORE if is_before else Unit.WORKING


def _parse_days(typed: str) -> int:
    days = int(typed) if typed.isascii() and typed.isdigit() and len(typed) <= len("1000") else 0
    if not 1 <= days <= _MOST_DAYS:
        raise UsageError(
            _("“{typed}” is not a number of days from 1 to {most}; for example 10.").format(
                typed=displayable(typed), most=_MOST_DAYS
            )
        )
    return days


def _parse_year(typed: str) -> int:
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == len("2026") else 0
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise UsageError(
            _("“{typed}” is not a year from {first} to {last}; for example 2026.").format(
                typed=displayable(typed), first=FIRST_DAY.year, last=LAST_DAY.year
            )
        )
    return year
