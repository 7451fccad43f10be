"""The opening balance beside a period that cuts through the days it is of.

Its totals are of one span of days and cannot be parted. They count in a period that has all of the
span; in one with only a part of it they are left out, and each number that lacks them is marked.
"""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.reports.figures.counted_rows import OPENING
from tiepdan.reports.figures.figure import Figure
from tiepdan.reports.model import Quantity, Value
from tiepdan.reports.period import Period

_MARK = "*"

_OF_PETITIONS = (
    "petitions_received",
    "handling_total",
    "handling_carried_over",
    "handling_received",
    "handling_ended",
    "handling_resolved",
    "handling_closed",
)
"""What the lines of a balance would add to; what it carries forward is in the register."""

_OF_VISITS = ("visits", "visitors")


@dataclass(frozen=True, slots=True)
class BalanceSpan:
    """The days that the totals are of, up to but not with ``begins_on``, and what they add to.

    Of totals without a first day no period is known to have all of it.
    """

    counted_from: date | None
    begins_on: date
    figures: frozenset[str]

    def is_cut_by(self, period: Period) -> bool:
        """Whether a period has some of the days and not all of them."""
        if self.counted_from is None:
            return period.start < self.begins_on
        has_some = period.start < self.begins_on and period.end > self.counted_from
        return has_some and not (period.start <= self.counted_from and period.end >= self.begins_on)

    def left_out_of(self, periods: Iterable[Period]) -> dict[str, Any] | None:
        """As plain data: the figures that lack it, and in which of the periods."""
        cut = [period for period in periods if self.is_cut_by(period)]
        if not cut or not self.figures:
            return None
        days = [{"from": period.start, "to": period.last_day} for period in cut]
        return {"figures": sorted(self.figures), "periods": days}

    def sentence(self) -> str:
        """What is left out of a period that cuts through it, and why."""
        if self.counted_from is None:
            return _(
                "Without the opening balance, of which it is not recorded since which day its"
                " totals count."
            )
        return _(
            "Without the opening balance: its totals are of {first} to {last} and cannot be parted,"
            " so they count only in a period with all of these days."
        ).format(
            first=show_date(self.counted_from),
            last=show_date(self.begins_on - timedelta(days=1)),
        )

    def note(self) -> str:
        """What the mark beside a number says."""
        return f"{_MARK} {self.sentence()}"


def balance_span(connection: sqlite3.Connection) -> BalanceSpan | None:
    """The span of the opening balance; none where the register begins with nothing."""
    found = connection.execute(
        "SELECT counted_from, begins_on, visits, visitors,"
        " EXISTS (SELECT 1 FROM opening_line) AS has_lines FROM opening"
    ).fetchone()
    if found is None:
        return None
    counted_from, begins_on, visits, visitors, has_lines = found
    figures = _OF_PETITIONS if has_lines else ()
    received = zip(_OF_VISITS, (visits, visitors), strict=True)
    return BalanceSpan(
        date.fromisoformat(counted_from) if counted_from else None,
        date.fromisoformat(begins_on),
        frozenset((*figures, *(figure for figure, number in received if number is not None))),
    )


def cell(balance: BalanceSpan | None, figure: Figure, number: int, period: Period) -> Value:
    """The number of a figure in a period for people, with a mark where it lacks the balance."""
    number_shown = figure.shown(number)
    if balance is None or not balance.is_cut_by(period):
        return number_shown
    # What the balance says by itself is not there at all.
    if figure.source is OPENING:
        return _MARK
    if figure.id not in balance.figures:
        return number_shown
    if isinstance(number_shown, int):
        number_shown = Quantity(number, str(number))
    return replace(number_shown, text=f"{number_shown} {_MARK}", mark=_MARK)


def note_under(
    balance: BalanceSpan | None, figures: Iterable[Figure], periods: Iterable[Period]
) -> tuple[str, ...]:
    """What the marks say, under a table of these figures that has some."""
    if balance is None or not any(map(balance.is_cut_by, periods)):
        return ()
    is_marked = any(figure.source is OPENING or figure.id in balance.figures for figure in figures)
    return (balance.note(),) if is_marked else ()
