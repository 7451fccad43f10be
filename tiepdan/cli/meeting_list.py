"""The list of meetings with what is still owed for each."""

from datetime import date
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.figures import First, Last
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import show
from tiepdan.dates import parse_day_after, parse_first_day
from tiepdan.i18n import _
from tiepdan.law.vocabulary import MeetingKind, MeetingStatus
from tiepdan.records import database
from tiepdan.records.reading.meetings import Wanted, count_by_status, latest_meetings
from tiepdan.records.reading.owed import owed_of_meetings
from tiepdan.reports.lists.meetings import meetings_table, owed_data
from tiepdan.reports.period import parse_period


def register(app: typer.Typer) -> None:
    """Add the command of this panel."""
    add(app, _("Meetings"), ("meetings", meetings, _("List the meetings, and what is owed.")))


def meetings(
    *,
    kind: Annotated[
        options.Text,
        typer.Option(metavar=_("KIND"), help=_("Only of this kind, for example TDĐK.")),
    ] = None,
    status: Annotated[
        options.Text,
        typer.Option(
            metavar=_("STATUS"), help=_("Only planned, held, nobody_came or not_held ones.")
        ),
    ] = None,
    first: First = None,
    last: Last = None,
    owed: Annotated[
        bool,
        typer.Option("--owed", metavar="", help=_("Only those for which something is owed.")),
    ] = False,
    overdue: Annotated[
        bool,
        typer.Option("--overdue", metavar="", help=_("Only those for which something is late.")),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    everything: options.ShowAll = False,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the meetings in order of their day, the latest last, and what is owed for each."""
    day = options.as_of(today)
    start, end = _days(first, last, day)
    wanted = Wanted(
        kind=options.parse_flag("--kind", kind, MeetingKind.parse),
        status=options.parse_flag("--status", status, MeetingStatus.parse),
        start=start,
        end=end,
        is_owed=owed,
        is_overdue=overdue,
    )
    at_most = None if everything or as_json else options.LIST_LENGTH
    with database.reading(options.database_path(db)) as connection:
        rows = latest_meetings(connection, wanted, today=day, at_most=at_most)
        still_owed = owed_of_meetings(connection, today=day)
        table = meetings_table(
            rows, still_owed, count_by_status(connection, wanted, today=day), wanted=wanted
        )
    data = None
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        data = [
            {**shown, "owed": owed_data(still_owed.get(row.id, ()))}
            for row, shown in zip(rows, json.rows_as_objects(table), strict=True)
        ]
    show(table, as_json=as_json, no_color=no_color, data=data)


def _days(first: str | None, last: str | None, today: date) -> tuple[date | None, date | None]:
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
