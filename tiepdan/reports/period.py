"""The period of a report: half-open inside, its last day shown to people."""

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING

from tiepdan.dates import parse_day_after, parse_first_day, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from tiepdan.law.reporting.periods import ReportPeriod
    from tiepdan.law.reporting.rules import ReportRule, ReportVersion

_MOST_YEARS = 50


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to but not including ``end``; by its name, where reports are made for it.

    Such a one has its days from ``version``, and is one whole: it is not split into years.
    """

    start: date
    end: date
    name: "ReportPeriod | None" = field(default=None, compare=False)
    version: "ReportVersion | None" = field(default=None, compare=False)

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it touches."""
        return tuple(range(self.start.year, self.last_day.year + 1))

    @property
    def flags(self) -> str:
        """The options by which it is typed."""
        if self.name and self.version:
            return f"--period {self.name}"
        return f"--from {show_date(self.start)} --to {show_date(self.last_day)}"

    def __str__(self) -> str:
        days = _("from {first} to {last}").format(
            first=show_date(self.start), last=show_date(self.last_day)
        )
        return f"{self.name.label} ({days})" if self.name else days


def statutory_period(name: "ReportPeriod", rules: "Sequence[ReportRule]") -> Period:
    """A period that reports are made for, with the days that its circular gives it.

    It is the circular of the report that was ever asked for with such periods, the first of them;
    for a month that is the Party's.

    Raises:
        UsageError: nobody has seen from which day to which it is.
    """
    from tiepdan.law.reporting.rules import report_of  # noqa: PLC0415 (start-up)

    rule = report_of(rules, name)
    version = rule.version(name) if rule else None
    window = version.window(name) if version else None
    if version is None or window is None:
        raise UsageError(_days_unknown(name, version))
    return Period(window.first, window.last + timedelta(days=1), name, version)


def _days_unknown(name: "ReportPeriod", version: "ReportVersion | None") -> str:
    first_month, last_month = name.months
    flags = f"--from {first_month:02d}/{name.year} --to {last_month:02d}/{name.year}"
    if version is None:
        return _(
            "No circular is known that says from which day to which {period} was; write the days,"
            " for example {flags}."
        ).format(period=name.label, flags=flags)
    return _(
        "From which day to which {period} was by {article} is not known here; write the days, for"
        " example {flags}."
    ).format(period=name.label, article=version.article, flags=flags)


def parse_period(first: str | None, last: str | None, *, today: date) -> Period:
    """The period meant by ``--from`` and ``--to``: years, months or days, ends included.

    Without ``--to`` it ends today; without ``--from`` it begins with the year in which it ends.

    Raises:
        UsageError: an end is no date, the order is wrong, or it is longer than fifty years.
    """
    end = parse_day_after(last, today=today) if last else today + timedelta(days=1)
    if first:
        start = parse_first_day(first, today=today)
    else:
        start = date((end - timedelta(days=1)).year, 1, 1)
    _check_order(start, end)
    period = Period(start, end)
    if len(period.years) > _MOST_YEARS:
        raise UsageError(
            _(
                "The period {period} is longer than {most} years; for example --from 2019"
                " --to 2023."
            ).format(period=period, most=_MOST_YEARS)
        )
    return period


def parse_open_period(
    first: str | None, last: str | None, *, today: date
) -> tuple[date | None, date | None]:
    """As ``parse_period``, for a list: an end that was not typed stays open, and is None.

    Raises:
        UsageError: an end is no date, or the order is wrong.
    """
    start = parse_first_day(first, today=today) if first else None
    end = parse_day_after(last, today=today) if last else None
    if start and end:
        _check_order(start, end)
    return start, end


def _check_order(start: date, end: date) -> None:
    if start >= end:
        raise UsageError(
            _(
                "The period ends on {last}, before it begins on {first}; for example --from 2019"
                " --to 2023."
            ).format(first=show_date(start), last=show_date(end - timedelta(days=1)))
        )
