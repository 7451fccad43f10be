"""A count with its days left out and its months drawn."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.counting.day_count import Count
from tiepdan.law.counting.periods import Unit
from tiepdan.reports.lists.parts import reason_off, weekday_label
from tiepdan.reports.model import Column, Report, Table, Tone

_WEEK = 7


def count_report(count: Count) -> Report:
    """A count for people: its end, what was left out and why, and the months concerned."""
    return Report(
        title=_heading(count),
        heading=_("provisional: the days off of a year concerned are not confirmed yet")
        if count.is_provisional
        else "",
        tables=(skipped_table(count), *_month_tables(count)),
    )


def count_data(count: Count) -> dict[str, Any]:
    """A count as plain data."""
    return {
        "start": count.start,
        "amount": count.amount,
        "unit": count.unit.value,
        "raw_due": count.raw_due,
        "due": count.due,
        "skipped": skipped_data(count),
        "provisional": count.is_provisional,
    }


def skipped_data(count: Count) -> list[dict[str, Any]]:
    """The days left out as plain data."""
    return [
        {"day": status.day, "reason": reason_off(status), "authority": status.authority}
        for status in count.skipped
    ]


def _heading(count: Count) -> str:
    sentence = {
        Unit.WORKING: _("{amount} working days after {start}: {due}"),
        Unit.CALENDAR: _("{amount} days after {start}: {due}"),
        Unit.MONTHS: _("{amount} months after {start}: {due}"),
        Unit.BEFORE: _("{amount} working days before {start}: {due} at the latest"),
        Unit.BEFORE_CALENDAR: _("{amount} days before {start}: {due} at the latest"),
    }[count.unit]
    due = f"{weekday_label(count.due)}, {show_date(count.due)}"
    words = sentence.format(amount=count.amount, start=show_date(count.start), due=due)
    if count.raw_due == count.due:
        return words
    return words + " " + _("(counted to {raw}, a day off)").format(raw=show_date(count.raw_due))


def skipped_table(count: Count, *, by: str = "") -> Table:
    """The days left out, each with its reason and the authority for it."""
    # Days off within a period in calendar days are counted; only at its end are they passed over.
    title = (
        _("Days left out") if count.unit.counts_working_days else _("Days off that moved the end")
    )
    return Table(
        key="skipped",
        title=_("{title}, by {article}").format(title=title, article=by) if by else title,
        columns=(
            Column("day", _("Date")),
            Column("reason", _("Reason"), 24),
            Column("authority", _("Authority"), 24, tone=Tone.QUIET),
        ),
        rows=[(status.day, reason_off(status), status.authority) for status in count.skipped],
        empty=_("No day was left out."),
    )


def _month_tables(count: Count) -> Iterator[Table]:
    marks = {count.start: "0"}
    for counted in count.days:
        mark = "–" if counted.is_skipped else ""
        marks[counted.status.day] = str(counted.position or mark)
    first, last = sorted((count.start, count.due))
    days = [first.replace(day=1) + timedelta(days=n) for n in range((last - first).days + 62)]
    wanted = [day for day in days if (day.year, day.month) <= (last.year, last.month)]
    for (year, month), group in groupby(wanted, key=lambda day: (day.year, day.month)):
        yield _month_table(year, month, list(group), marks, count.due)


def _month_table(
    year: int, month: int, days: Sequence[date], marks: dict[date, str], due: date
) -> Table:
    cells = [""] * days[0].weekday() + [_cell(day, marks, due) for day in days]
    cells += [""] * (-len(cells) % _WEEK)
    return Table(
        key=f"{year}-{month:02d}",
        title=_("{month:02d}/{year}: each day with its number in the count").format(
            month=month, year=year
        ),
        columns=tuple(Column(None, label) for label in _week_labels()),
        rows=[tuple(cells[start : start + _WEEK]) for start in range(0, len(cells), _WEEK)],
    )


def _cell(day: date, marks: dict[date, str], due: date) -> str:
    mark = marks.get(day)
    if mark is None:
        return str(day.day)
    shown = f"{day.day} [{mark}]" if mark else str(day.day)
    return shown + ("*" if day == due else "")


def _week_labels() -> tuple[str, ...]:
    return (_("Mo"), _("Tu"), _("We"), _("Th"), _("Fr"), _("Sa"), _("Su"))
