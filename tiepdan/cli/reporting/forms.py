"""Official forms: on the screen, as data, or the rows behind one of their numbers."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tiepdan.cli.running.printing import say, show
from tiepdan.errors import RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.records.reading.office import office_names
from tiepdan.reports.forms.choosing import choose_forms, forms_of
from tiepdan.reports.forms.filling import FilledForm, fill
from tiepdan.reports.forms.findings import findings
from tiepdan.reports.forms.form import Form
from tiepdan.reports.forms.form_report import as_mapping, as_report
from tiepdan.reports.forms.rows_behind import column_meant, rows_behind
from tiepdan.reports.model import Report
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting


def print_forms(
    path: Path,
    names: Sequence[str],
    forms: Sequence[Form],
    period: Period,
    *,
    is_strict: bool,
    as_json: bool,
    no_color: bool,
    today: date,
) -> None:
    """Print forms of a period, and say what they contradict.

    Raises:
        NotFoundError: there is no such form of the period.
        RefusedError: ``is_strict`` is asked for, and they contradict something.
    """
    chosen = choose_forms(names, forms, period)
    with counting(path) as connection:
        filled = _fill(connection, chosen, forms_of(forms, period), period, today=today)
        found = findings(connection, filled, today=today)
    if found and is_strict:
        raise RefusedError(
            "\n".join((*found, _("Nothing was printed: without --strict it is, with these words.")))
        )
    if as_json:
        data = [as_mapping(one) for one in filled]
        show(_titles(filled), as_json=True, no_color=no_color, data=_one_or_all(data))
    else:
        for one in filled:
            show(as_report(one, today=today), as_json=False, no_color=no_color)
    for sentence in found:
        say(sentence)


def _titles(filled: Sequence[FilledForm]) -> Report:
    return Report("", filled[0].office, ())


def _one_or_all(data: Sequence[object]) -> object:
    return data[0] if len(data) == 1 else data


def print_rows(
    path: Path,
    names: Sequence[str],
    forms: Sequence[Form],
    period: Period,
    typed: str,
    *,
    as_json: bool,
    no_color: bool,
    today: date,
) -> None:
    """Print the cases behind a column of a form.

    Raises:
        UsageError: several forms were named, or nothing is counted there.
        NotFoundError: there is no such form or column.
    """
    chosen = choose_forms(names, forms, period)
    if len(chosen) > 1:
        raise UsageError(_("--rows is for one form; for example report 01/TCD --rows 11."))
    (form,) = chosen
    column = column_meant(form, typed)
    with counting(path) as connection:
        tables = rows_behind(connection, form, column, period, today=today)
    if len(tables) == 1:
        show(tables[0], as_json=as_json, no_color=no_color)
    else:
        show(Report("", "", tuple(tables)), as_json=as_json, no_color=no_color)


def _fill(
    connection: sqlite3.Connection,
    chosen: Sequence[Form],
    every: Sequence[Form],
    period: Period,
    *,
    today: date,
) -> list[FilledForm]:
    office = office_names(connection, period.start, min(period.last_day, today))
    return fill(connection, chosen, every, period, office=office, today=today)
