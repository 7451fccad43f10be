"""Reports in words as they were sent: what is kept of them, and printing them again."""

import sqlite3
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from tiepdan.cli.reporting.days import Days
from tiepdan.cli.running.screen.output import Output
from tiepdan.cli.running.screen.printing import say
from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError
from tiepdan.facts.report import SentPart
from tiepdan.i18n import _
from tiepdan.records.reading.reports.sent_parts import SentPartRow, sent_parts
from tiepdan.reports.checks.report import report_findings
from tiepdan.reports.documents.data import as_mapping
from tiepdan.reports.documents.document import Document, Origin
from tiepdan.reports.documents.frozen import as_issued, differences, freeze, thaw
from tiepdan.reports.documents.making import make
from tiepdan.reports.documents.outline import Outline, outline_for
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.counts import counting


def words_to_send(
    connection: sqlite3.Connection,
    path: Path,
    wordings: Sequence[Outline],
    period: Period,
    *,
    number: str | None,
    day: date,
    today: date,
) -> tuple[SentPart, list[str]]:
    """A report in words as it goes out, to be kept, and what it lacks or contradicts.

    Raises:
        UsageError: it is not made for such a period.
    """
    outline = outline_for(wordings, period)
    made = make(connection, outline, period, path, today=today)
    document = as_issued(made.document, number=number, day=day)
    found = [
        finding.sentence
        for finding in report_findings(connection, outline, made, document, today=today)
    ]
    missing = [block.key for block in document.blocks if block.origin is Origin.MISSING]
    if missing:
        found.append(
            _("{report} goes out without a text in {sections}.").format(
                report=outline.id, sections=", ".join(missing)
            )
        )
    return SentPart(name=outline.id, content=freeze(document)), found


def print_words_as_sent(
    path: Path, wordings: Sequence[Outline], days: Days, output: Output
) -> None:
    """Print a report in words as it was sent, and say what would read otherwise today.

    Raises:
        NotFoundError: it was not sent so.
        UsageError: the period is none, or the report is not made for it.
    """
    period = days.period(path, wordings[0].report)
    outline = outline_for(wordings, period)
    with counting(path) as connection:
        part, sent = _last_sent(connection, outline, period)
        made = make(connection, outline, period, path, today=days.today)
    changed = list(differences(sent, made.document))
    data = {
        **as_mapping(sent, ()),
        "sent": {"on": part.sent_on, "document": part.document_number, "to": part.recipient},
        "differs": [{"sent": before, "now": now} for before, now in changed],
    }
    output.show_document(sent, data=data)
    number = f", {part.document_number}" if part.document_number else ""
    say(_("As it was sent on {day}{number}.").format(day=show_date(part.sent_on), number=number))
    if not changed:
        say(_("It would read the same today."))
    for before, now in changed:
        say(_("Sent: {sent}").format(sent=before or _("(nothing)")))
        say(_("Today: {now}").format(now=now or _("(nothing)")))


def _last_sent(
    connection: sqlite3.Connection, outline: Outline, period: Period
) -> tuple[SentPartRow, Document]:
    for part in reversed(sent_parts(connection, outline.id)):
        sent = thaw(part.content)
        if sent.period == period:
            return part, sent
    raise NotFoundError(
        _(
            "Report {report}, {period}, was not sent with tiepdan send-report: nothing was kept"
            " of it that could be printed."
        ).format(report=outline.id, period=period)
    )
