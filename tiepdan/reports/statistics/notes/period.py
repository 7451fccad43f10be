"""What a reader must know of a period: by which text it has its days, and whether it has ended."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.reports.model import Table
from tiepdan.reports.period import Period


def period_notes(period: Period, *, today: date) -> Iterator[str]:
    """Of a period by its name the text that gives it its days, and the doubts about that."""
    if period.version is None or period.name is None:
        return
    yield _("{period}: its days are those of {article}.").format(
        period=capitalized(period.name.label), article=period.version.article
    )
    if period.version.doubt:
        yield period.version.doubt
    if today < period.last_day:
        yield _("The period ends on {last}: not everything is in it yet.").format(
            last=show_date(period.last_day)
        )


def period_data(period: Period) -> dict[str, Any]:
    """As plain data: ``from``, ``to`` (inclusive), and of one by its name what gave it them."""
    days = {"from": period.start, "to": period.last_day}
    if period.name is None:
        return days
    version = period.version
    return {
        **days,
        "period": str(period.name),
        "basis": version.article if version else None,
        "doubt": version.doubt if version else None,
    }


def with_notes(tables: Sequence[Table], notes: Iterator[str]) -> Sequence[Table]:
    """Tables with something to know before all of them said below the first."""
    first, *others = tables
    return [replace(first, notes=(*first.notes, *notes)), *others]


def capitalized(text: str) -> str:
    """As it stands at the beginning of a sentence or over a column."""
    return text[:1].upper() + text[1:]
