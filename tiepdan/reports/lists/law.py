"""The rules in force, the days off of a year, and a count with its months drawn."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from itertools import groupby
from typing import Any

from tiepdan.dates import show_date
from tiepdan.i18n import _
from tiepdan.law.calendar import SATURDAY, DayStatus
from tiepdan.law.counting import Count
from tiepdan.law.rules import Subject, TimeLimit, Unit, Version
from tiepdan.law.vocabulary import MeetingKind, PetitionKind, Weekday
from tiepdan.reports.model import Column, Report, Table, Tone, Value

_WEEK = 7


def limits_table(limits: Sequence[TimeLimit], *, on: date) -> Table:
    """The wording of each limit in force on a day, and the conflicting ones beside it."""
    return Table(
        title=_("Time limits in force on {day}").format(day=show_date(on)),
        columns=(
            Column("id", _("No."), tone=Tone.STRONG),
            Column("name", _("Limit"), 18),
            Column("kinds", None),
            Column(None, _("For"), 12),
            Column("amount", None),
            Column("amount_remote", None),
            Column("unit", None),
            Column(None, _("Time allowed"), 12),
            Column("basis", _("Basis"), 18),
            Column("since", _("Since")),
            Column("until", _("Until")),
            Column("province", _("Province")),
            Column("confidence", None),
            Column("doubt", _("Doubt"), 18, tone=Tone.WARNING),
        ),
        rows=[
            _limit_cells(limit, version)
            for limit in limits
            if (governing := limit.version_on(on))
            for version in (governing, *_alternatives(governing, on))
        ],
        empty=_("No limit was in force on {day}.").format(day=show_date(on)),
    )


def holidays_table(statuses: Sequence[DayStatus], *, year: int) -> Table:
    """The days of a year that differ from their weekday, each with its authority."""
    special = [status for status in statuses if status.name and status.day.year == year]
    is_confirmed = all(status.is_confirmed for status in statuses if status.day.year == year)
    standing = _("confirmed") if is_confirmed else _("provisional")
    return Table(
        title=_("Days off and make-up days of {year} ({standing})").format(
            year=year, standing=standing
        ),
        columns=(
            Column("date", _("Date")),
            Column(None, _("Weekday")),
            Column("is_worked", None),
            Column(None, _("Work")),
            Column("name", _("Name"), 20),
            Column("authority", _("Authority"), 20, tone=Tone.QUIET),
            Column("confirmed", None),
        ),
        rows=[
            (
                status.day,
                _weekday(status.day),
                status.is_worked,
                _("worked") if status.is_worked else _("off"),
                status.name,
                status.authority,
                status.is_confirmed,
            )
            for status in special
        ],
        empty=_("No special day of {year} is known.").format(year=year),
    )


def count_report(count: Count) -> Report:
    """A count for people: its end, what was left out and why, and the months concerned."""
    return Report(
        title=_heading(count),
        heading=_("provisional: the days off of a year concerned are not confirmed yet")
        if count.is_provisional
        else "",
        tables=(_skipped_table(count), *_month_tables(count)),
    )


def count_data(count: Count) -> dict[str, Any]:
    """A count as plain data."""
    return {
        "start": count.start,
        "amount": count.amount,
        "unit": count.unit.value,
        "raw_due": count.raw_due,
        "due": count.due,
        "skipped": [
            {
                "day": status.day,
                "reason": _reason(status),
                "authority": status.authority,
            }
            for status in count.skipped
        ],
        "provisional": count.is_provisional,
    }


def _alternatives(version: Version, on: date) -> Iterator[Version]:
    if alternative := version.alternative_on(on):
        yield alternative


def _limit_cells(limit: TimeLimit, version: Version) -> tuple[Value, ...]:
    kinds = [_kind_label(limit, kind) for kind in sorted(limit.kinds)]
    return (
        version.id,
        limit.name,
        ", ".join(sorted(limit.kinds)),
        ", ".join(kinds),
        version.amount,
        version.amount_remote,
        version.unit.value,
        _allowed(version),
        version.article,
        version.since,
        version.until,
        limit.province,
        version.confidence.value,
        version.doubt,
    )


def _kind_label(limit: TimeLimit, kind: str) -> str:
    return (PetitionKind if limit.subject is Subject.PETITION else MeetingKind)(kind).label


def _allowed(version: Version) -> str:
    unit = _("working days") if version.unit is Unit.WORKING else _("days")
    if version.amount_remote is None:
        return f"{version.amount} {unit}"
    return _("{amount} {unit} ({remote} in a remote area)").format(
        amount=version.amount, unit=unit, remote=version.amount_remote
    )


def _heading(count: Count) -> str:
    sentence = {
        Unit.WORKING: _("{amount} working days after {start}: {due}"),
        Unit.CALENDAR: _("{amount} days after {start}: {due}"),
        Unit.BEFORE: _("{amount} working days before {start}: {due} at the latest"),
    }[count.unit]
    due = f"{_weekday(count.due)}, {show_date(count.due)}"
    told = sentence.format(amount=count.amount, start=show_date(count.start), due=due)
    if count.raw_due == count.due:
        return told
    return told + " " + _("(counted to {raw}, a day off)").format(raw=show_date(count.raw_due))


def _skipped_table(count: Count) -> Table:
    return Table(
        key="skipped",
        title=_("Days left out"),
        columns=(
            Column("day", _("Date")),
            Column("reason", _("Reason"), 24),
            Column("authority", _("Authority"), 24, tone=Tone.QUIET),
        ),
        rows=[(status.day, _reason(status), status.authority) for status in count.skipped],
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


def _weekday(day: date) -> str:
    if day.weekday() >= SATURDAY:
        return _("Saturday") if day.weekday() == SATURDAY else _("Sunday")
    return list(Weekday)[day.weekday()].label


def _reason(status: DayStatus) -> str:
    return status.name or _weekday(status.day)
