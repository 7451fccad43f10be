"""A form as it was sent, with the cells that would be others today and what was done since."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.journal.operations import OperationRow
from tiepdan.records.reading.reports.sent_parts import SentPartRow
from tiepdan.reports.forms.form_report import plain_number, show_number
from tiepdan.reports.forms.frozen import Difference
from tiepdan.reports.model import Column, Report, Table


def with_sent(
    report: Report,
    part: SentPartRow,
    found: Sequence[Difference],
    since: Sequence[OperationRow],
) -> Report:
    """The form with how it was sent above, and below what would be otherwise today."""
    number = f", {part.document_number}" if part.document_number else ""
    sent = _("As it was sent on {day}{number}.").format(day=show_date(part.sent_on), number=number)
    return replace(
        report,
        heading=f"{report.heading}. {sent}",
        tables=(*report.tables, _differing(found), *_operations(since)),
    )


def _differing(found: Sequence[Difference]) -> Table:
    return Table(
        title=_("Cells that would be others today"),
        columns=(
            Column("column", _("Column"), 6),
            Column("heading", _("What stands in it"), 24),
            Column("sent", _("Sent"), 6, is_number=True),
            Column("now", _("Today"), 6, is_number=True),
        ),
        rows=[
            (
                str(one.column.number),
                " – ".join(one.column.heading),
                show_number(one.sent),
                show_number(one.today),
            )
            for one in found
        ],
        empty=_("Every cell would be the same today."),
    )


def _operations(since: Sequence[OperationRow]) -> Sequence[Table]:
    if not since:
        return ()
    return (
        Table(
            title=_("Operations since then that may have changed them"),
            columns=(
                Column("operation", _("No."), is_number=True),
                Column("recorded_on", _("Recorded on")),
                Column("clerk", _("Clerk"), 10),
                Column("words", _("What was done"), 24),
            ),
            rows=[
                (one.id, one.recorded_at.astimezone().date(), one.clerk, one.words) for one in since
            ],
        ),
    )


def sent_data(
    part: SentPartRow, found: Sequence[Difference], since: Sequence[OperationRow]
) -> dict[str, Any]:
    """How it was sent, which cells differ today, and the operations since, as plain data."""
    return {
        "sent": {"on": part.sent_on, "document": part.document_number, "to": part.recipient},
        "differs": [
            {
                "column": str(one.column.number),
                "sent": plain_number(one.sent),
                "now": plain_number(one.today),
            }
            for one in found
        ],
        "operations": [one.id for one in since],
    }
