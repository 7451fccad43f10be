"""The opening balance, and what the register itself has of the cases that were open then."""

import sqlite3
from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.facts.fact import stored
from tiepdan.facts.opening import Opening, OpeningLine
from tiepdan.law.reporting.periods import PeriodKind, ReportPeriod
from tiepdan.law.vocabulary.petition import PetitionKind, SubjectField
from tiepdan.records.reading.reports.rules import binding_reports
from tiepdan.records.reading.rows import named

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class OpeningRow:
    """A line of the balance, and how many petitions of it were brought over as they were open."""

    facts: OpeningLine
    brought_over: int

    @property
    def difference(self) -> int:
        """How many more the register has than the balance carries forward; fewer below zero."""
        return self.brought_over - self.facts.carried_forward


@dataclass(frozen=True, slots=True)
class OpeningBalance:
    """The balance: its days and receptions, its lines, and open petitions that no line is of."""

    facts: Opening
    rows: tuple[OpeningRow, ...]
    beside: tuple[tuple[PetitionKind, SubjectField, int], ...]

    @property
    def last_day_before(self) -> date:
        """The last day that the balance is of."""
        return self.facts.begins_on - _DAY

    @property
    def is_as_brought_over(self) -> bool:
        """Whether the register has the petitions that the balance carries forward, and no other."""
        return not self.beside and all(not row.difference for row in self.rows)


# A petition that ended on the first day was open when it began.
_OPEN_THEN = """
    SELECT p.kind, p.field, COUNT(*) AS number FROM petition AS p
    JOIN petition_standing AS s ON s.petition_id = p.id
    WHERE p.received_on < :day AND (s.finished_on IS NULL OR s.finished_on >= :day)
    GROUP BY p.kind, p.field ORDER BY p.kind, p.field
"""


def opening_balance(connection: sqlite3.Connection) -> OpeningBalance | None:
    """The balance with what was brought over; None where the register begins with nothing."""
    found = named(connection, "SELECT * FROM opening")
    if not found:
        return None
    opening = stored(Opening, found[0])
    lines = [
        stored(OpeningLine, row)
        for row in named(connection, "SELECT * FROM opening_line ORDER BY kind, field, id")
    ]
    open_then = {
        (PetitionKind(row["kind"]), SubjectField(row["field"])): row["number"]
        for row in named(connection, _OPEN_THEN, {"day": str(opening.begins_on)})
    }
    rows = []
    for line in lines:
        of_line = [key for key in open_then if _is_of(line, *key)]
        rows.append(OpeningRow(line, sum(open_then.pop(key) for key in of_line)))
    beside = tuple((kind, field, number) for (kind, field), number in open_then.items())
    return OpeningBalance(opening, tuple(rows), beside)


def _is_of(line: OpeningLine, kind: PetitionKind, field: SubjectField) -> bool:
    """Whether a line has such petitions: without a field it is all of its kind."""
    return line.kind is kind and line.field in {None, field}


def line_label(kind: PetitionKind, field: SubjectField | None) -> str:
    """What a line is of: *complaint, land*."""
    return kind.label if field is None else f"{kind.label}, {field.label}"


def received_before(connection: sqlite3.Connection, day: date) -> int:
    """How many petitions of before a day the register has, open then or not."""
    [row] = named(
        connection,
        "SELECT COUNT(*) AS number FROM petition AS p"
        " JOIN petition_standing AS s ON s.petition_id = p.id WHERE p.received_on < :day",
        {"day": str(day)},
    )
    return int(row["number"])


def year_of_reports(connection: sqlite3.Connection, begins_on: date) -> date:
    """The day since which totals count that are brought over: where the year of reports began.

    Where no circular is known that says it, the calendar year.
    """
    last = begins_on - _DAY
    yearly = (
        rule
        for rule in binding_reports(connection)
        if any(PeriodKind.YEAR in version.contents for version in rule.versions)
    )
    rule = next(yearly, None)
    for year in (last.year, last.year + 1):
        name = ReportPeriod(year, PeriodKind.YEAR)
        version = rule.version(name) if rule else None
        window = version.window(name) if version else None
        if window and window.first <= last <= window.last:
            return window.first
    return date(last.year, 1, 1)
