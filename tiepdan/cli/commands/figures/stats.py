"""``tiepdan stats``: count receptions, dialogues, petitions and documents of a period."""

import sqlite3
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named, parse_named
from tiepdan.cli.running.printing import show
from tiepdan.errors import DatabaseError, UsageError
from tiepdan.i18n import _
from tiepdan.records.reading.office import office_name
from tiepdan.reports.period import Period, parse_period, statutory_period
from tiepdan.reports.statistics import (
    breakdown,
    decisions,
    figure_explanation,
    statistics,
)
from tiepdan.reports.statistics.counts import counting
from tiepdan.reports.statistics.dimensions import Dimension

if TYPE_CHECKING:
    from tiepdan.law.reporting.periods import ReportPeriod


def stats(
    *,
    first: First = None,
    last: Last = None,
    named: Named = None,
    compare: Annotated[
        bool,
        typer.Option(
            "--compare",
            metavar="",
            help=_("Beside it the period before, and the same a year earlier."),
        ),
    ] = False,
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
    _check_one_of(by, rows, explain, compare=compare)
    day = options.as_of(today)
    days = parse_period(first, last, today=day)
    report_period = parse_named(named, first, last)
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
        period = _of_its_circular(connection, report_period) if report_period else days
        if compare:
            problems = _show_compared(connection, period, printed, today=day)
        elif dimension:
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


def _check_one_of(*others: str | None, compare: bool) -> None:
    """Each of these shows something of its own.

    Raises:
        UsageError: two of them were typed.
    """
    typed = [option for option in others if option is not None]
    if len(typed) > 1:
        raise UsageError(_("Write only one of --by, --rows and --explain."))
    if compare and typed:
        raise UsageError(
            _(
                "--compare is for all figures, without --by, --rows and --explain; for example"
                " --period Q1/2026 --compare."
            )
        )


def _of_its_circular(connection: sqlite3.Connection, name: "ReportPeriod") -> Period:
    """A period of reports with its days, for this office."""
    from tiepdan.records.reading.report_rules import binding_reports  # noqa: PLC0415 (start-up)

    return statutory_period(name, binding_reports(connection))


def _show_compared(
    connection: sqlite3.Connection, period: Period, printed: Callable[..., None], *, today: date
) -> Sequence[str]:
    """Print a period beside others; returns a sentence for each that does not add up."""
    from tiepdan.records.reading.report_rules import binding_reports  # noqa: PLC0415 (start-up)
    from tiepdan.reports.statistics import comparison  # noqa: PLC0415 (start-up)

    compared = comparison.count(
        connection,
        period,
        binding_reports(connection),
        office=office_name(connection),
        today=today,
    )
    printed(comparison.as_report(compared), data=comparison.as_mapping(compared))
    return compared.disagreements()


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
