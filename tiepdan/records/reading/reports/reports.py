"""Letters that ask for a report, reports sent, and which one a typed word means."""

import sqlite3
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.facts.fact import stored
from tiepdan.facts.report import ReportRequest, SentReport
from tiepdan.i18n import _
from tiepdan.law.reporting.periods import ReportPeriod
from tiepdan.law.reporting.rules import ReportRule, report_of
from tiepdan.records.reading.rows import named
from tiepdan.text import quoted, word_key


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A letter that asks for a report."""

    id: int
    facts: ReportRequest


@dataclass(frozen=True, slots=True)
class SentRow:
    """A report that was sent; ``request_id`` is the letter that asked for it."""

    id: int
    facts: SentReport
    request_id: int | None


def requests(connection: sqlite3.Connection) -> list[RequestRow]:
    """The letters that ask for a report, in order of their number."""
    rows = named(connection, "SELECT * FROM report_request ORDER BY id")
    return [RequestRow(row["id"], stored(ReportRequest, row)) for row in rows]


def sent_reports(connection: sqlite3.Connection) -> list[SentRow]:
    """The reports sent, in order of their day."""
    rows = named(connection, "SELECT * FROM sent_report ORDER BY sent_on, id")
    return [SentRow(row["id"], stored(SentReport, row), row["request_id"]) for row in rows]


def get_request(connection: sqlite3.Connection, request_id: int) -> RequestRow:
    """The letter with this number in the list.

    Raises:
        NotFoundError: there is none.
    """
    for row in requests(connection):
        if row.id == request_id:
            return row
    raise request_not_found(str(request_id))


def get_sent(connection: sqlite3.Connection, sent_id: int) -> SentRow:
    """The report sent that has this number in the list.

    Raises:
        NotFoundError: there is none.
    """
    for row in sent_reports(connection):
        if row.id == sent_id:
            return row
    raise sent_not_found(sent_id)


def request_meant(connection: sqlite3.Connection, typed: str) -> RequestRow:
    """The letter meant by its own number, however it is spelled, or by its number in the list.

    Of several with one number it is the one that waits.

    Raises:
        NotFoundError: there is none.
        UsageError: there are several.
    """
    every = requests(connection)
    found = [row for row in every if word_key(row.facts.document_number) == word_key(typed)]
    if not found:
        found = [row for row in every if str(row.id) == typed.strip()]
    if len(found) > 1:
        answered = {row.request_id for row in sent_reports(connection)}
        found = [row for row in found if row.id not in answered] or found
    if not found:
        raise request_not_found(typed)
    if len(found) > 1:
        raise UsageError(
            _("Several letters are {number}: {letters}; write the number in the list.").format(
                number=quoted(typed),
                letters="; ".join(
                    f"{row.id} ({row.facts.body}, {show_date(row.facts.letter_on)})"
                    for row in found
                ),
            )
        )
    return found[0]


def rule_meant(rules: Sequence[ReportRule], name: ReportPeriod, typed: str | None) -> ReportRule:
    """The report meant by its period: the first that is asked for with such ones, or the named.

    Raises:
        NotFoundError: there is no such report.
        UsageError: it is asked for with no such periods.
    """
    known: Mapping[str, ReportRule] = {word_key(rule.id): rule for rule in rules}
    if typed is not None and word_key(typed) not in known:
        raise NotFoundError(
            _("There is no report “{id}”; those asked for are {known}.").format(
                id=quoted(typed), known=", ".join(rule.id for rule in rules)
            )
        )
    among = rules if typed is None else [known[word_key(typed)]]
    rule = report_of(among, name)
    if rule:
        return rule
    raise UsageError(
        _("No report {id} is asked for of {period}; tiepdan reports lists them.").format(
            id=", ".join(rule.id for rule in among), period=name.label
        )
    )


def request_not_found(typed: str) -> NotFoundError:
    """The sentence for a letter that is not there."""
    return NotFoundError(
        _(
            "“{typed}” is neither a period of reports, such as Q1/2026, nor the number of a letter"
            " that asks for one; tiepdan reports lists them."
        ).format(typed=quoted(typed))
    )


def sent_not_found(sent_id: int) -> NotFoundError:
    """The sentence for a number that no report sent has."""
    return NotFoundError(
        _("There is no report sent {number}; tiepdan reports lists them.").format(number=sent_id)
    )
