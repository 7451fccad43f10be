"""The period of a report: half-open inside, its last day shown to people."""

from dataclasses import dataclass
from datetime import date, timedelta

from tiepdan.dates import parse_day_after, parse_first_day, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _

_MOST_YEARS = 50


@dataclass(frozen=True, slots=True)
class Period:
    """From ``start`` up to but not including ``end``."""

    start: date
    end: date

    @property
    def last_day(self) -> date:
        """The last day that belongs to the period."""
        return self.end - timedelta(days=1)

    @property
    def years(self) -> tuple[int, ...]:
        """The calendar years it touches."""
        return tuple(range(self.start.year, self.last_day.year + 1))

    def __str__(self) -> str:
        return _("from {first} to {last}").format(
            first=show_date(self.start), last=show_date(self.last_day)
        )


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
