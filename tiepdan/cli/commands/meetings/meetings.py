"""``tiepdan meetings``: list the meetings, and what is owed."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last
from tiepdan.cli.running.screen.output import CALENDAR, DOCUMENT, Output, takes_output
from tiepdan.i18n import _
from tiepdan.law.vocabulary.meeting import MeetingKind, MeetingStatus
from tiepdan.output import json
from tiepdan.records import database
from tiepdan.records.reading.meetings.meetings import (
    MeetingFilter,
    count_by_status,
    latest_meetings,
)
from tiepdan.records.reading.meetings.owed_steps import owed_of_meetings
from tiepdan.reports.lists.meetings.meetings import meetings_table, owed_data
from tiepdan.reports.period import parse_open_period


@takes_output(DOCUMENT, CALENDAR)
def meetings(
    *,
    output: Output,
    kind: Annotated[
        options.Text,
        options.of_terms(_("KIND"), _("Only of this kind."), MeetingKind),
    ] = None,
    status: Annotated[
        options.Text,
        options.of_terms(_("STATUS"), _("Only those that were held, or not."), MeetingStatus),
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
) -> None:
    """List the meetings in order of their day, the latest last, and what is owed for each."""
    day = options.as_of(today)
    start, end = parse_open_period(first, last, today=day)
    wanted = MeetingFilter(
        kind=options.parse_flag("--kind", kind, MeetingKind.parse),
        status=options.parse_flag("--status", status, MeetingStatus.parse),
        start=start,
        end=end,
        is_owed=owed,
        is_overdue=overdue,
    )
    at_most = output.at_most(everything=everything)
    with database.reading(options.database_path(db)) as connection:
        rows = latest_meetings(connection, wanted, today=day, at_most=at_most)
        still_owed = owed_of_meetings(connection, today=day)
        table = meetings_table(
            rows, still_owed, count_by_status(connection, wanted, today=day), wanted=wanted
        )
        agenda = None
        if output.is_calendar:
            from tiepdan.reports.lists.agenda import meetings_agenda  # noqa: PLC0415 (start-up)

            agenda = meetings_agenda(connection, rows, today=day)
    data = None
    if output.is_data:
        data = [
            {**shown, "owed": owed_data(still_owed.get(row.id, ()))}
            for row, shown in zip(rows, json.rows_as_objects(table), strict=True)
        ]
    output.show(table, data=data, agenda=agenda)
