"""The cases behind a number of a form: the rows that its column counts, or those of its parts."""

import sqlite3
from datetime import date

from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.forms.conditions import counted_once, row_condition, source_of
from tiepdan.reports.forms.form import Form, FormColumn
from tiepdan.reports.model import Table
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import period_parameters
from tiepdan.text import quoted, word_key


def column_meant(form: Form, typed: str) -> FormColumn:
    """The column with a typed number, or called so: by its last heading, or all of them.

    Raises:
        NotFoundError: the form has no such column.
        UsageError: nothing is counted in it, or several are called so.
    """
    found = _columns_called(form, typed)
    if not found:
        numbers = [one.number for one in form.columns]
        raise NotFoundError(
            _("{form} has no column “{typed}”; its columns are {first} to {last}.").format(
                form=form.form, typed=quoted(typed), first=min(numbers), last=max(numbers)
            )
        )
    if len(found) > 1:
        raise UsageError(
            _("Several columns of {form} are called “{typed}”: {numbers}.").format(
                form=form.form,
                typed=quoted(typed),
                numbers=", ".join(str(one.number) for one in found),
            )
        )
    (column,) = found
    if column.not_kept:
        raise UsageError(
            _("Nothing is counted in column {number} of {form}: {reason}").format(
                number=column.number, form=form.form, reason=column.not_kept
            )
        )
    return column


def _columns_called(form: Form, typed: str) -> list[FormColumn]:
    """By the number, also with its sum beside it as tables have it; else by the headings."""
    number, key = typed.partition("=")[0].strip(), word_key(typed)
    for name, wanted in ((_number, number), (_path, key), (_last_heading, key)):
        if found := [one for one in form.columns if name(one) == wanted]:
            return found
    return []


def _number(column: FormColumn) -> str:
    return str(column.number)


def _path(column: FormColumn) -> str:
    return word_key("".join(column.heading))


def _last_heading(column: FormColumn) -> str:
    return word_key(column.heading[-1])


def rows_behind(
    connection: sqlite3.Connection, form: Form, column: FormColumn, period: Period, *, today: date
) -> list[Table]:
    """A table of the rows that count for a column; of a sum that is not counted, one for each part.

    They are masked as everywhere.
    """
    return [
        _table(connection, form, counted, period, today=today) for counted in form.counted(column)
    ]


def _table(
    connection: sqlite3.Connection, form: Form, column: FormColumn, period: Period, *, today: date
) -> Table:
    source, once = source_of(column), counted_once(column)
    order = f"day, {source.order}"
    # Of rows that count once the first. The parts are this program's own; words of a file are of
    # closed lists.
    place = f"ROW_NUMBER() OVER (PARTITION BY {once} ORDER BY {order})" if once else "1"
    rows = connection.execute(
        f"SELECT * FROM (SELECT source.*, {place} AS place FROM {source.sql} AS source"
        f" WHERE {row_condition(column)}) AS counted WHERE place = 1 ORDER BY {order}",
        period_parameters(period, today),
    )
    return Table(
        title=_("{form}, column {number}: {heading}").format(
            form=form.form, number=column.number, heading=" – ".join(column.heading)
        ),
        columns=source.table_columns(),
        rows=[tuple(one.read(row) for one in source.columns) for row in rows],
        key=str(column.number),
        empty=_("No rows."),
    )
