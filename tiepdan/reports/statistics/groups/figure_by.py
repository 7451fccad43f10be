"""One figure by groups: its number in each, and its rows under each."""

import sqlite3
from collections.abc import Sequence
from datetime import date

from tiepdan.i18n import _
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.model import Column, Report, Table, Value
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import Caseload
from tiepdan.reports.statistics.figure_names import full_label
from tiepdan.reports.statistics.groups import groups
from tiepdan.reports.statistics.groups.dimensions import Dimension, Key, dimensions_label, key_label
from tiepdan.reports.statistics.groups.divisions import division_of
from tiepdan.reports.statistics.sections.indicators import Indicator
from tiepdan.reports.statistics.statistics import counted_by, stored_rows

Wanted = Figure | Indicator


def numbers_table(
    connection: sqlite3.Connection,
    wanted: Wanted,
    period: Period,
    dimensions: Sequence[Dimension],
    *,
    today: date,
) -> Table:
    """The figure, or what follows from it, in each group.

    As plain data each row has its groups and how many of them it names: fewer in a subtotal, none
    in the total.

    Raises:
        UsageError: what it counts is not divided by one of the dimensions.
    """
    figure = counted_by(wanted)
    division = division_of(figure.source, dimensions)
    same_source = [one for one in FIGURES.values() if one.source is figure.source]
    figures = [figure, *(one for one in same_source if one.id != figure.id)]
    counted = groups.count(connection, division, figures, period, dimensions, today=today)
    keys: list[Key] = [*(key for key, _numbers in counted.rows), ()]
    return Table(
        key="groups",
        title=_("By {dimensions}").format(dimensions=dimensions_label(dimensions)),
        columns=(
            *(Column(dimension.value, None) for dimension in dimensions),
            Column("groups_named", None),
            counted.first_column(),
            Column("number", None),
            Column(None, _("Count"), 6, is_number=True),
        ),
        rows=[
            (
                *(group.value for group in key),
                *(None for _left in dimensions[len(key) :]),
                len(key),
                label,
                *_numbers(wanted, caseload, figure),
            )
            for key, (label, caseload, _is_drawn) in zip(keys, counted.labelled(), strict=True)
        ],
    )


def _numbers(wanted: Wanted, caseload: Caseload, figure: Figure) -> tuple[Value, Value]:
    """As plain data, and as people read it."""
    if isinstance(wanted, Indicator):
        return wanted.data(caseload), wanted.text(caseload)
    return caseload[figure.id], figure.shown(caseload[figure.id])


def rows_by(
    connection: sqlite3.Connection,
    wanted: Wanted,
    period: Period,
    dimensions: Sequence[Dimension],
    *,
    today: date,
) -> tuple[Report, Table]:
    """The rows behind a figure, a table for each group; as plain data one list with the groups.

    Raises:
        UsageError: what it counts is not divided by one of the dimensions.
    """
    figure = counted_by(wanted)
    division = division_of(figure.source, dimensions)
    found = groups.grouped_rows(
        stored_rows(connection, figure, period, today=today), figure, division, dimensions
    )
    columns = figure.source.columns
    headings = tuple(Column(one.key, _(one.label), one.width) for one in columns)
    report = Report(
        title=f"{full_label(figure)}, {period}",
        heading=_("By {dimensions}").format(dimensions=dimensions_label(dimensions)),
        tables=tuple(
            Table(
                title=f"{key_label(key, dimensions)}: {len(rows)}",
                columns=headings,
                rows=[tuple(column.read(row) for column in columns) for row in rows],
            )
            for key, rows in found
        ),
    )
    return report, _flat(found, dimensions, figure)


def _flat(
    found: Sequence[tuple[Key, Sequence[sqlite3.Row]]],
    dimensions: Sequence[Dimension],
    figure: Figure,
) -> Table:
    """All the rows in one table, each with its groups that it does not show by itself."""
    columns = figure.source.columns
    shown = {column.key for column in columns}
    further = [place for place, one in enumerate(dimensions) if one.value not in shown]
    return Table(
        title="",
        columns=(
            *(Column(dimensions[place].value, None) for place in further),
            *(Column(column.key, None) for column in columns),
        ),
        rows=[
            (
                *(key[place].value for place in further),
                *(column.read(row) for column in columns),
            )
            for key, rows in found
            for row in rows
        ],
    )
