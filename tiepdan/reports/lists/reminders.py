"""What is to be done and has no limit of its own: sentences below the lists of the morning.

A source of them is a function of what it reminds of; whoever adds one adds it to ``_SOURCES``. Each
looks first, and brings in its sentences only where there is something to say: this is each morning.
"""

import sqlite3
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date

from tiepdan.i18n import _
from tiepdan.records.reading.meetings.refusals import refusals
from tiepdan.records.reading.meetings.unsettled import unsettled_meetings
from tiepdan.records.reading.petitions.owed.examinations import count_not_examined
from tiepdan.records.reading.petitions.owed.national_database import not_entered
from tiepdan.records.reading.petitions.owed.promised_days import promised_days
from tiepdan.records.reading.petitions.owed.withdrawals import withdrawals
from tiepdan.records.reading.reports import days as report_days
from tiepdan.reports.model import Table

_MOST_NAMED = 3
"""So many sentences of a source are said: who left off for a year needs a list, not a page."""

Source = Callable[[sqlite3.Connection, date, Collection[str]], Iterable[str]]
"""Sentences as of a day, of all or of the work of these officers."""


def _withdrawn(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    if not (found := withdrawals(connection, today=today, officers=officers)):
        return ()
    from tiepdan.reports.lists.petitions.withdrawals import asked_of  # noqa: PLC0415 (start-up)

    return asked_of(found)


def _not_settled(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    if not (found := unsettled_meetings(connection, today=today, officers=officers)):
        return ()
    from tiepdan.reports.lists.meetings.unsettled import asked_of  # noqa: PLC0415 (start-up)

    return asked_of(found)


def _refused(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    if not (owed := refusals(connection, today=today, officers=officers)):
        return ()
    from tiepdan.reports.lists.meetings.refusals import asked_of  # noqa: PLC0415 (start-up)

    return asked_of(owed, today=today)


def _reports_without_day(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    # A report is the office's, and no officer's own.
    if officers or not report_days.may_be_reminded_of(connection, today=today):
        return ()
    from tiepdan.records.reading.reports.owed import reports_without_day  # noqa: PLC0415 (start-up)
    from tiepdan.reports.lists.reports import asked_of as asked_of_reports  # noqa: PLC0415

    return asked_of_reports(reports_without_day(connection, today=today))


def _not_examined(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    count = count_not_examined(connection, today=today, officers=officers)
    if not count:
        return ()
    from tiepdan.reports.lists.petitions import examinations  # noqa: PLC0415 (start-up: each morning)

    return examinations.not_examined(count)


def _promised(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    if not (found := promised_days(connection, today=today, officers=officers)):
        return ()
    from tiepdan.reports.lists.petitions.promised_days import asked_of  # noqa: PLC0415 (start-up)

    return asked_of(found)


def _not_entered(
    connection: sqlite3.Connection, today: date, officers: Collection[str]
) -> Iterable[str]:
    if not (found := not_entered(connection, today=today, officers=officers)):
        return ()
    from tiepdan.reports.lists.petitions.national_database import asked_of  # noqa: PLC0415

    return asked_of(found)


_SOURCES: tuple[Source, ...] = (
    _withdrawn,
    _not_settled,
    _promised,
    _refused,
    _not_examined,
    _not_entered,
    _reports_without_day,
)


def reminders(
    connection: sqlite3.Connection, *, today: date, officers: Collection[str]
) -> tuple[str, ...]:
    """All that is to be reminded of; of all officers, or of some."""
    return tuple(
        sentence
        for source in _SOURCES
        for sentence in _the_first(tuple(source(connection, today, officers)))
    )


def _the_first(sentences: Sequence[str]) -> Iterator[str]:
    """Those of one source, of which many are counted."""
    yield from sentences[:_MOST_NAMED]
    if (more := len(sentences) - _MOST_NAMED) > 0:
        yield _("… and {count} more.").format(count=more)


def reminding(table: Table, sentences: Iterable[str]) -> Table:
    """A list of what has a day, with what has none below it."""
    return replace(table, notes=(*table.notes, *sentences))
