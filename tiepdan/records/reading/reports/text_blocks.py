"""What was written of its own into reports, and what is offered again for the next period."""

import sqlite3
from collections.abc import Mapping
from datetime import date

from tiepdan.facts.fact import stored
from tiepdan.facts.report import TextBlock
from tiepdan.records.reading.rows import named


def text_blocks(
    connection: sqlite3.Connection, report: str, first: date, last: date
) -> Mapping[str, TextBlock]:
    """The text of each section of a report that has any, for the days from first to last.

    Where none was written for just these days, it is that of the period that ended last before
    theirs did; where there is none either, of the first one after.
    """
    rows = named(connection, "SELECT * FROM text_block WHERE report = ? ORDER BY id", (report,))
    found: dict[str, TextBlock] = {}
    for block in (stored(TextBlock, row) for row in rows):
        known = found.get(block.section)
        if known is None or _nearness(block, first, last) > _nearness(known, first, last):
            found[block.section] = block
    return found


def _nearness(block: TextBlock, first: date, last: date) -> tuple[bool, bool, int, int]:
    """Which of two is offered: the greater one; of two that end on one day the longer period."""
    days_before = (last - block.period_to).days
    return (
        (block.period_from, block.period_to) == (first, last),
        days_before >= 0,
        -abs(days_before),
        (block.period_to - block.period_from).days,
    )
