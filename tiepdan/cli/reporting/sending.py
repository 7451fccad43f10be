"""What is kept of a report that is sent, and how it is printed again as it was."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from tiepdan.cli.reporting.forms import fill_forms
from tiepdan.cli.running.screen.output import Output
from tiepdan.dates import show_date
from tiepdan.errors import DataFileError, NotFoundError
from tiepdan.facts.report import SentPart
from tiepdan.i18n import _
from tiepdan.records.reading.journal.operations_since import operations_since
from tiepdan.records.reading.reports.sent_parts import SentPartRow, sent_parts
from tiepdan.reports.forms.choosing import choose_forms
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.findings import findings
from tiepdan.reports.forms.form import Form
from tiepdan.reports.forms.form_report import as_mapping, as_report, joined
from tiepdan.reports.forms.frozen import (
    carried_forward,
    differences,
    freeze,
    tables_behind,
    thaw,
)
from tiepdan.reports.forms.sent_report import sent_data, with_sent
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting

if TYPE_CHECKING:
    from tiepdan.reports.model import Report


def forms_to_send(
    connection: sqlite3.Connection,
    names: Sequence[str],
    forms: Sequence[Form],
    period: Period,
    *,
    today: date,
) -> tuple[list[SentPart], list[str]]:
    """The forms of a period as they are now, to be kept, and what they contradict.

    Raises:
        NotFoundError: there is no such form of the period.
    """
    filled = fill_forms(connection, choose_forms(names, forms, period), forms, period, today=today)
    parts = [
        SentPart(
            name=one.form.form,
            circular=one.form.circular,
            content=freeze(one, carried_forward(connection, one.form, period, today=today)),
        )
        for one in filled
    ]
    return parts, findings(connection, filled, today=today)


def print_as_sent(
    path: Path,
    names: Sequence[str],
    forms: Sequence[Form],
    period: Period,
    *,
    output: Output,
    today: date,
) -> None:
    """Print forms as they were sent, and which cells would be others today, and since when.

    Raises:
        NotFoundError: there is no such form of the period, or it was not sent so.
        DataFileError: the form of its circular is not known any more.
    """
    chosen = choose_forms(names, forms, period)
    reports: list[Report] = []
    data: list[dict[str, Any]] = []
    with counting(path) as connection:
        for current in fill_forms(connection, chosen, forms, period, today=today):
            part = _last_sent(connection, current)
            sent = thaw(_form_of(part, forms), part.content).filled
            found = differences(sent, current)
            tables = tables_behind(current.form, [one.column for one in found])
            since = operations_since(connection, part.operation_id, tables, until=period.last_day)
            reports.append(with_sent(as_report(sent, today=today), part, found, since))
            data.append({**as_mapping(sent), **sent_data(part, found, since)})
    output.show(joined(reports), data=data[0] if len(data) == 1 else data)


def _last_sent(connection: sqlite3.Connection, current: FilledForm) -> SentPartRow:
    """How a form was last sent for a period."""
    form, period = current.form, current.period
    for part in reversed(sent_parts(connection, form.form)):
        if thaw(form, part.content).filled.period == period:
            return part
    raise NotFoundError(
        _(
            "{form} of {period} was not sent with tiepdan send-report: nothing was kept of it"
            " that could be printed."
        ).format(form=form.form, period=period)
    )


def _form_of(part: SentPartRow, forms: Sequence[Form]) -> Form:
    for form in forms:
        if (form.form, form.circular) == (part.name, part.circular):
            return form
    raise DataFileError(
        _("{form} of {circular} was sent on {day}; its file is not there any more.").format(
            form=part.name, circular=part.circular, day=show_date(part.sent_on)
        )
    )
