"""``tiepdan stats``: count receptions, dialogues, petitions and documents of a period."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last
from tiepdan.cli.running.printing import show
from tiepdan.errors import DatabaseError, UsageError
from tiepdan.i18n import _
from tiepdan.records.reading.office import office_name
from tiepdan.reports.period import Period, parse_period
from tiepdan.reports.statistics import breakdown, decisions, figure_explanation, statistics
from tiepdan.reports.statistics.counts import counting
from tiepdan.reports.statistics.dimensions import Dimension


def stats(
    *,
    first: First = None,
    last: Last = None,
    by: Annotated[
        options.Text,
        typer.Option(
            metavar=_("DIMENSION"),
            help=_(
                "Count the handling of petitions by year, quarter, month, kind, field, hamlet,"
                " channel or officer, or decisions by result."
            ),
        ),
    ] = None,
    rows: Annotated[
        str | None,
        typer.Option(metavar=_("FIGURE"), help=_("List the rows behind one figure.")),
    ] = None,
    explain: Annotated[
        options.Text,
        typer.Option(
            metavar=_("FIGURE"), help=_("Say what a figure means; “all” lists every figure.")
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """Count what the register holds for a period, by year and in total, and the duties in it."""
    if sum(option is not None for option in (by, rows, explain)) > 1:
        raise UsageError(_("Write only one of --by, --rows and --explain."))
    day = options.as_of(today)
    period = parse_period(first, last, today=day)
    dimension = options.parse_flag("--by", by, Dimension.parse)
    printed = partial(show, as_json=as_json, no_color=no_color)
    if explain == figure_explanation.ALL:
        printed(figure_explanation.meanings_table())
        return
    asked = explain if rows is None else rows
    wanted = None if asked is None else statistics.figure_named(asked)
    path = options.database_path(db)
    problems: Sequence[str] = ()
    with counting(path) as connection:
        if dimension:
            problems = _show_by(connection, period, dimension, printed, today=day)
        elif wanted and rows is not None:
            printed(statistics.rows_behind(connection, wanted, period, today=day))
        else:
            office = office_name(connection)
            counted = statistics.count(connection, period, office=office, today=day)
            problems = counted.disagreements()
            if wanted:
                printed(figure_explanation.meaning_report(wanted, counted))
            else:
                printed(statistics.as_report(counted), data=statistics.as_mapping(counted))
    if problems:
        raise DatabaseError(
            _(
                "{path}: the figures do not add up ({sentence}); see what is wrong with"
                " “tiepdan check”."
            ).format(path=path, sentence=problems[0])
        )


def _show_by(
    connection: sqlite3.Connection,
    period: Period,
    dimension: Dimension,
    printed: Callable[..., None],
    *,
    today: date,
) -> Sequence[str]:
    """Print a period by a dimension; returns a sentence for each sum that is wrong."""
    office = office_name(connection)
    if dimension is Dimension.RESULT:
        results = decisions.count(connection, period, today=today)
        printed(
            decisions.as_report(results, period, office=office),
            data=decisions.as_mapping(results, period),
        )
        return ()
    counted = breakdown.count(connection, period, dimension, office=office, today=today)
    printed(breakdown.as_report(counted), data=breakdown.as_mapping(counted))
    return counted.disagreements()
