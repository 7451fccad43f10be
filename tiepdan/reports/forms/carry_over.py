"""Whether a form carries over what the last one sent carried forward."""

import sqlite3
from collections.abc import Iterator
from datetime import date, timedelta

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.reports.sent_parts import SentPartRow, sent_parts
from tiepdan.reports.forms.filling import FilledForm
from tiepdan.reports.forms.form_report import show_number
from tiepdan.reports.forms.frozen import FrozenForm, carried_over, thaw

_DAY = timedelta(days=1)


def carry_over_findings(
    connection: sqlite3.Connection, filled: FilledForm, *, today: date
) -> Iterator[str]:
    """A sentence for each column that carries over another number than was carried forward."""
    before = _sent_before(connection, filled)
    if before is None:
        return
    part, sent = before
    over = carried_over(connection, filled.form, filled.period, today=today)
    for number, forward in sent.forward.items():
        if number in over and over[number] != forward:
            yield _(
                "{form}, column {column}: {over} are carried over, but {report} carried {forward}"
                " forward."
            ).format(
                form=filled.form.form,
                column=number,
                over=show_number(over[number]),
                report=_report(part),
                forward=show_number(forward),
            )


def _sent_before(
    connection: sqlite3.Connection, filled: FilledForm
) -> tuple[SentPartRow, FrozenForm] | None:
    """The last form of the same circular that was sent of a period ending the day before."""
    for part in reversed(sent_parts(connection, filled.form.form)):
        sent = thaw(filled.form, part.content)
        ends_before = sent.filled.period.last_day == filled.period.start - _DAY
        if part.circular == filled.form.circular and ends_before:
            return part, sent
    return None


def _report(part: SentPartRow) -> str:
    day = show_date(part.sent_on)
    if part.document_number is None:
        return _("the report of {day}").format(day=day)
    return _("{number} of {day}").format(number=part.document_number, day=day)
