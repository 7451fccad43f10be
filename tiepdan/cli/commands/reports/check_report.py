"""``tiepdan check-report``: check figures that somebody wrote."""

import sqlite3
from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named
from tiepdan.cli.reporting.days import Days
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.i18n import _
from tiepdan.records.reading.office.name import office_names
from tiepdan.reports.figures.catalogue import FIGURES
from tiepdan.reports.forms.choosing import forms_of
from tiepdan.reports.forms.filling import fill
from tiepdan.reports.forms.form import Form
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.period import Period
from tiepdan.reports.stated.judging import judge
from tiepdan.reports.stated.stated import Stated, column_key, read_stated
from tiepdan.reports.stated.stated_table import stated_data, stated_table
from tiepdan.reports.statistics import statistics
from tiepdan.reports.statistics.counts import counting
from tiepdan.reports.statistics.sections.indicators import INDICATORS


@takes_output()
def check_report(
    file: Annotated[
        str,
        typer.Argument(
            metavar=_("FILE"),
            help=_("A CSV file: a figure (visits, or 01/TCD.5) and its number in each line."),
        ),
    ],
    *,
    output: Output,
    first: First = None,
    last: Last = None,
    named: Named = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Check figures that somebody wrote, against the register and against each other."""
    day = options.as_of(today)
    path = options.database_path(db)
    period = Days(first, last, named, day).period(path)
    forms = forms_of(load_forms(path), period)
    stated = read_stated(options.file_path(file), forms)
    with counting(path) as connection:
        office = office_names(connection, period.start, min(period.last_day, day))
        register = _register(connection, stated, forms, period, today=day)
    judged = judge(stated, register, forms)
    output.show(stated_table(judged, office=office, period=period), data=stated_data(judged))


def _register(
    connection: sqlite3.Connection,
    stated: Sequence[Stated],
    forms: Sequence[Form],
    period: Period,
    *,
    today: date,
) -> Mapping[str, Decimal | None]:
    """What the register says of all that may be stated; nothing of what cannot be said."""
    counted = statistics.count_figures(connection, period, office="", today=today)
    numbers = counted.numbers()
    found: dict[str, Decimal | None] = {
        figure_id: Decimal(counted.total(figure_id)) for figure_id in FIGURES
    }
    for indicator in INDICATORS.values():
        value = indicator.data(numbers)
        found[indicator.id] = None if value is None else Decimal(str(value))
    if any(one.key not in found for one in stated):
        for filled in fill(connection, forms, forms, period, office="", today=today):
            for number, cell in filled.numbers.items():
                value = None if cell is None else Decimal(cell)
                found[column_key(filled.form, number)] = value
    return found
