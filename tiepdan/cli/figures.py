"""Figures: the statistics of a period, and the rows behind a figure."""

from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.help_pages import add
from tiepdan.cli.period import First, Last
from tiepdan.cli.show import show
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office import office_name
from tiepdan.reports.period import parse_period


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Figures and reports"),
        ("stats", stats, _("Count receptions, dialogues, petitions and documents of a period.")),
    )


def stats(
    *,
    first: First = None,
    last: Last = None,
    rows: Annotated[
        str | None,
        typer.Option(metavar=_("FIGURE"), help=_("List the rows behind one figure.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """Count what the register holds for a period, by year and in total, and the duties in it."""
    from tiepdan.reports import statistics  # noqa: PLC0415 (every figure, wanted here alone)

    day = options.as_of(today)
    period = parse_period(first, last, today=day)
    figure = statistics.figure_named(rows) if rows is not None else None
    with database.reading(options.database_path(db)) as connection:
        if figure:
            table = statistics.rows_behind(connection, figure, period)
            show(table, as_json=as_json, no_color=no_color)
            return
        office = office_name(connection)
        counted = statistics.count(connection, period, office=office, today=day)
    show(
        statistics.as_report(counted),
        as_json=as_json,
        no_color=no_color,
        data=statistics.as_mapping(counted),
    )
