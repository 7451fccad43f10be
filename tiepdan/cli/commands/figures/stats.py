"""``tiepdan stats``: count receptions, dialogues, petitions and documents of a period."""

import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named, parse_named
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.errors import DatabaseError, UsageError
from tiepdan.i18n import _
from tiepdan.records.reading.office.name import office_names
from tiepdan.reports.model import Report, Table
from tiepdan.reports.period import Period, parse_period, statutory_period
from tiepdan.reports.statistics import figure_explanation, statistics
from tiepdan.reports.statistics.counts import begins_before_register, counting
from tiepdan.reports.statistics.figure_names import figure_named
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.groups.divisions import (
    Division,
    Part,
    division_for,
    parse_dimensions,
)

if TYPE_CHECKING:
    from tiepdan.law.reporting.periods import ReportPeriod
    from tiepdan.reports.figures.figure import Figure
    from tiepdan.reports.statistics.sections.indicators import Indicator


@takes_output()
def stats(
    *,
    output: Output,
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
        list[str] | None,
        options.of_terms(
            _("DIMENSION"),
            _("Count by one thing, or by several, one within the other, with commas."),
            Dimension,
        ),
    ] = None,
    part: Annotated[
        options.Text,
        options.of_terms(_("PART"), _("What is counted by it, where that does not say it."), Part),
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
) -> None:
    """Count what the register holds for a period, by year and in total, and the duties in it."""
    _check_options(by, part, rows, explain, compare=compare)
    day = options.as_of(today)
    days = parse_period(first, last, today=day)
    report_period = parse_named(named, first, last)
    dimensions = options.parse_typed("--by", by, parse_dimensions) if by else ()
    division = None
    if dimensions and rows is None and explain is None:
        division = division_for(dimensions, options.parse_flag("--part", part, Part.parse))
    printed: Callable[..., None] = output.show
    if explain == figure_explanation.ALL:
        printed(figure_explanation.meanings_table())
        return
    asked = explain if rows is None else rows
    wanted = None if asked is None else figure_named(asked)
    path = options.database_path(db)
    problems: Sequence[str] = ()
    with counting(path) as connection:
        period = _of_its_circular(connection, report_period) if report_period else days
        noted = partial(_print_noted, connection, printed, today=day)
        printed = partial(noted, (period,))
        if compare:
            problems = _show_compared(connection, period, noted, today=day)
        elif division:
            problems = _show_by(connection, period, division, dimensions, printed, today=day)
        elif wanted and rows is not None:
            _show_rows(connection, wanted, period, dimensions, printed, today=day)
        else:
            office = office_names(connection, period.start, min(period.last_day, day))
            counted = statistics.count(connection, period, office=office, today=day)
            problems = counted.disagreements()
            if wanted:
                by_groups = _groups_of(connection, wanted, period, dimensions, today=day)
                printed(figure_explanation.meaning_report(wanted, counted, *by_groups))
            else:
                printed(
                    statistics.as_report(counted),
                    data=statistics.as_mapping(counted),
                    years=statistics.columns_of_years(period).values(),
                )
    if problems:
        raise DatabaseError(
            _(
                "{path}: the figures do not add up ({sentence}); see what is wrong with"
                " tiepdan check."
            ).format(path=path, sentence=problems[0])
        )


def _print_noted(
    connection: sqlite3.Connection,
    printed: Callable[..., None],
    periods: Sequence[Period],
    content: Report | Table,
    *,
    data: Any = None,
    years: Iterable[Period] = (),
    today: date,
) -> None:
    """Print what was counted; of what was before the register begins with what that means."""
    if any(begins_before_register(connection, period) for period in periods):
        from tiepdan.reports.statistics.notes.opening import with_opening  # noqa: PLC0415 (start-up)

        content, data = with_opening(connection, content, data, periods, years=years, today=today)
    printed(content, data=data)


def _check_options(
    by: Sequence[str] | None,
    part: str | None,
    rows: str | None,
    explain: str | None,
    *,
    compare: bool,
) -> None:
    """Which of these go together.

    Raises:
        UsageError: two of them do not.
    """
    if rows is not None and explain is not None:
        raise UsageError(_("Write only one of --rows and --explain."))
    if part is not None and (not by or rows is not None or explain is not None):
        raise UsageError(_("--part goes with --by alone; for example --part visits --by month."))
    if compare and (by or rows is not None or explain is not None):
        raise UsageError(
            _(
                "--compare is for all figures, without --by, --rows and --explain; for example"
                " --period Q1/2026 --compare."
            )
        )


def _of_its_circular(connection: sqlite3.Connection, name: "ReportPeriod") -> Period:
    """A period of reports with its days, for this office."""
    from tiepdan.records.reading.reports.rules import binding_reports  # noqa: PLC0415 (start-up)

    return statutory_period(name, binding_reports(connection))


def _show_compared(
    connection: sqlite3.Connection, period: Period, noted: Callable[..., None], *, today: date
) -> Sequence[str]:
    """Print a period beside others; returns a sentence for each that does not add up."""
    from tiepdan.records.reading.reports.rules import binding_reports  # noqa: PLC0415 (start-up)
    from tiepdan.reports.statistics import comparison  # noqa: PLC0415 (start-up)

    compared = comparison.count(
        connection,
        period,
        binding_reports(connection),
        office=office_names(connection, period.start, min(period.last_day, today)),
        today=today,
    )
    noted(
        [one for one, _load in compared.counted],
        comparison.as_report(compared),
        data=comparison.as_mapping(compared),
    )
    return compared.disagreements()


def _show_rows(
    connection: sqlite3.Connection,
    wanted: "Figure | Indicator",
    period: Period,
    dimensions: Sequence[Dimension],
    printed: Callable[..., None],
    *,
    today: date,
) -> None:
    """Print the rows behind a figure, under their groups if there are any."""
    if not dimensions:
        printed(statistics.rows_behind(connection, wanted, period, today=today))
        return
    from tiepdan.reports.statistics.groups import figure_by  # noqa: PLC0415 (start-up)

    report, data = figure_by.rows_by(connection, wanted, period, dimensions, today=today)
    printed(report, data=data)


def _groups_of(
    connection: sqlite3.Connection,
    wanted: "Figure | Indicator",
    period: Period,
    dimensions: Sequence[Dimension],
    *,
    today: date,
) -> Iterator[Table]:
    """The figure in each group, if there are any."""
    if dimensions:
        from tiepdan.reports.statistics.groups import figure_by  # noqa: PLC0415 (start-up)

        yield figure_by.numbers_table(connection, wanted, period, dimensions, today=today)


def _show_by(
    connection: sqlite3.Connection,
    period: Period,
    division: Division,
    dimensions: Sequence[Dimension],
    printed: Callable[..., None],
    *,
    today: date,
) -> Sequence[str]:
    """Print a period by dimensions; returns a sentence for each sum that is wrong."""
    from tiepdan.reports.statistics.groups import divided  # noqa: PLC0415 (start-up)

    office = office_names(connection, period.start, min(period.last_day, today))
    found = divided.count(connection, period, division, dimensions, office=office, today=today)
    printed(found.report, data=found.data)
    return found.problems
