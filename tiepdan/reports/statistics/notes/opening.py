"""What a period must say that begins before the register does, or with it."""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.office.opening import OpeningBalance, opening_balance, received_before
from tiepdan.reports.figures.handling import HANDLING_OF_PETITIONS
from tiepdan.reports.lists.register.opening import differences, opening_data
from tiepdan.reports.model import Report, Table
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import Caseload, caseloads
from tiepdan.reports.statistics.groups.dimensions import Dimension
from tiepdan.reports.statistics.notes.cut_balance import BalanceSpan, balance_span


def with_opening(
    connection: sqlite3.Connection,
    content: Report | Table,
    data: Any,
    periods: Sequence[Period],
    *,
    years: Iterable[Period] = (),
    today: date,
) -> tuple[Report | Table, Any]:
    """What is printed of periods, for people and as data, with what the register knows nothing of.

    Nothing is added where it has no opening balance, or they begin after it. ``years`` are those
    that have a column of their own.
    """
    balance, span = opening_balance(connection), balance_span(connection)
    if balance is None or span is None:
        return content, data
    notes = tuple(
        dict.fromkeys(
            note
            for period in periods
            for note in _notes(connection, balance, span, period, today=today)
        )
    )
    if not notes:
        return content, data
    if isinstance(data, dict):
        said = {"notes": list(notes), "left_out": span.left_out_of((*periods, *years))}
        data = {**data, "opening_balance": {**opening_data(balance), **said}}
    if isinstance(content, Table):
        return replace(content, notes=(*content.notes, *notes)), data
    return replace(content, tables=tuple(_with_notes(content.tables, span, notes))), data


def _with_notes(
    tables: Sequence[Table], span: BalanceSpan, notes: Sequence[str]
) -> Iterator[Table]:
    """The tables, with the notes under that of handling, which most of them are about."""
    titles = [table.title for table in tables]
    handling = _(HANDLING_OF_PETITIONS.title)
    place = titles.index(handling) if handling in titles else 0
    is_marked = any(span.note() in table.notes for table in tables)
    added = [note for note in notes if not (is_marked and note == span.sentence())]
    for position, table in enumerate(tables):
        yield replace(table, notes=(*table.notes, *added)) if position == place else table


def _notes(
    connection: sqlite3.Connection,
    balance: OpeningBalance,
    span: BalanceSpan,
    period: Period,
    *,
    today: date,
) -> Iterator[str]:
    begins_on = balance.facts.begins_on
    if period.start > begins_on:
        return
    if period.start < begins_on:
        yield _(
            "The register begins on {day}: of the days before it knows the {count} petitions that"
            " were brought over, and no others; the opening balance says the rest."
        ).format(day=show_date(begins_on), count=received_before(connection, begins_on))
    if span.is_cut_by(period):
        yield span.sentence()
    elif period.start < begins_on < period.end and balance.rows:
        yield _together(connection, balance, period, today=today)
    yield from differences(balance)


def _together(
    connection: sqlite3.Connection, balance: OpeningBalance, period: Period, *, today: date
) -> str:
    """The balance and what the register has since, where they are of the period together."""
    opening = balance.facts
    if opening.counted_from and period.start < opening.counted_from:
        return _(
            "The opening balance is of {first} to {last}: of the days before {first} it says"
            " nothing, and a period that begins on {first} is whole with it."
        ).format(first=show_date(opening.counted_from), last=show_date(balance.last_day_before))
    since = Period(opening.begins_on, period.end)
    counted = caseloads(connection, since, Dimension.YEAR, today=today).whole
    lines = [row.facts for row in balance.rows]
    ended = {
        "handling_resolved": sum(line.resolved for line in lines),
        "handling_closed": sum(line.closed for line in lines),
    }
    whole = Caseload()
    whole.numbers.update(
        {
            "handling_carried_over": sum(line.carried_over for line in lines),
            "handling_received": sum(line.received for line in lines)
            + counted["handling_received"],
            "handling_total": sum(line.carried_over + line.received for line in lines)
            + counted["handling_received"],
            "handling_carried_forward": counted["handling_carried_forward"],
            **{figure_id: number + counted[figure_id] for figure_id, number in ended.items()},
        }
    )
    return _("With the opening balance: {sentence}").format(sentence=whole.explanation())
