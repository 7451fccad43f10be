"""Everything that a reader would ask about a report in words."""

import sqlite3
from collections.abc import Iterator
from datetime import date

from tiepdan.reports.checks.cut_short import judged_duties
from tiepdan.reports.checks.figures import figure_findings
from tiepdan.reports.checks.finding import Finding
from tiepdan.reports.checks.words import outline_findings
from tiepdan.reports.documents.document import Document
from tiepdan.reports.documents.making import Made
from tiepdan.reports.documents.outline import Outline


def report_findings(
    connection: sqlite3.Connection,
    outline: Outline,
    made: Made,
    document: Document,
    *,
    today: date,
) -> Iterator[Finding]:
    """What its figures contradict, then its period and its texts; ``document`` is as it goes out.

    Its forms are looked at by themselves.
    """
    counted = made.statistics
    duties = judged_duties(connection, document.period, counted.duties, today=today)
    yield from figure_findings(counted, duties.balances, document.figures)
    yield from outline_findings(outline, document, duties)
