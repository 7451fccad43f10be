"""What a period must say that begins before the register does, or with it."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.records.reading.opening import OpeningBalance, opening_balance, received_before
from tiepdan.reports.lists.register.opening import differences, opening_data
from tiepdan.reports.model import Report, Table
from tiepdan.reports.period import Period
from tiepdan.reports.statistics.caseload import Caseload, caseloads
from tiepdan.reports.statistics.dimensions import Dimension


def with_opening(
    connection: sqlite3.Connection,
    content: Report | Table,
    data: Any,
    periods: Iterable[Period],
    *,
    today: date,
) -> tuple[Report | Table, Any]:
    """What is printed of periods, for people and as data, with what the register knows nothing of.

    Nothing is added where it has no opening balance, or they begin after it.
    """
    balance = opening_balance(connection)
    if balance is None:
        return content, data
    notes = tuple(
        dict.fromkeys(
            note for period in periods for note in _notes(connection, balance, period, today=today)
        )
    )
    if not notes:
        return content, data
    if isinstance(data, dict):
        data = {**data, "opening_balance": {**opening_data(balance), "notes": list(notes)}}
    if isinstance(content, Table):
        return replace(content, notes=(*content.notes, *notes)), data
    first, *others = content.tables
    noted = replace(first, notes=(*first.notes, *notes))
    return replace(content, tables=(noted, *others)), data


def _notes(
    connection: sqlite3.Connection, balance: OpeningBalance, period: Period, *, today: date
) -> Iterator[str]:
    begins_on = balance.facts.begins_on
    if period.start > begins_on:
        return
    if period.start < begins_on:
        yield _(
            "The register begins on {day}: of the days before it knows the {count} petitions that"
            " were brought over, and no others; the opening balance says the rest."
        ).format(day=show_date(begins_on), count=received_before(connection, begins_on))
    if period.start < begins_on < period.end and balance.rows:
        yield from _together(connection, balance, period, today=today)
    yield from differences(balance)


def _together(
    connection: sqlite3.Connection, balance: OpeningBalance, period: Period, *, today: date
) -> Iterator[str]:
    """The balance and what the register has since, where they are of the period together."""
    opening = balance.facts
    if period.start != opening.counted_from:
        if opening.counted_from is not None:
            yield _(
                "The opening balance is of {first} to {last} and cannot be parted: with it a period"
                " is whole that begins on {first}."
            ).format(first=show_date(opening.counted_from), last=show_date(balance.last_day_before))
        return
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
    yield _("With the opening balance: {sentence}").format(sentence=whole.explanation())
