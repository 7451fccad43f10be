"""Dates as clerks type and read them: day/month/year, never month/day."""

import re
from datetime import date, timedelta

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted, word_key

FIRST_DAY = date(2013, 1, 1)
"""Where the working calendar begins: no rule of the register reaches further back."""

EARLIEST_DAY = date(1990, 1, 1)
"""Before the calendar begins old cases are recorded and counted; no limit is counted of them."""

LAST_DAY = date(2040, 12, 31)
"""Where it ends: far enough for every deadline, near enough to load at once."""

_DAY_FIRST = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4}|\d{2})", re.ASCII)
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_MONTH_FIRST = re.compile(r"(\d{1,2})[/.-](\d{4})", re.ASCII)
_ISO_MONTH = re.compile(r"(\d{4})-(\d{1,2})", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_CENTURY = 2000
_FIRST_YEAR, _LAST_YEAR = 1900, 2200
_SHORT_YEAR_DIGITS = 2

_DAY_OF_THIS_YEAR = re.compile(r"(\d{1,2})[/-](\d{1,2})", re.ASCII)
_DIGITS_ALONE = re.compile(r"(\d{2})(\d{2})(\d{4}|\d{2})", re.ASCII)
_DAYS_FROM_TODAY = {
    "homkia": -2,
    **dict.fromkeys(("homqua", "yesterday"), -1),
    **dict.fromkeys(("homnay", "today"), 0),
    **dict.fromkeys(("mai", "ngaymai", "tomorrow"), 1),
    **dict.fromkeys(("mot", "ngaymot", "ngaykia"), 2),
}
_WEEKDAYS = {
    word: place
    for place, words in enumerate(
        (
            ("thu2", "thuhai", "t2"),
            ("thu3", "thuba", "t3"),
            ("thu4", "thutu", "t4"),
            ("thu5", "thunam", "t5"),
            ("thu6", "thusau", "t6"),
            ("thu7", "thubay", "t7"),
            ("chunhat", "cn"),
        )
    )
    for word in words
}
_WEEK = 7


def parse_date(typed: str, *, today: date) -> date:
    """The day meant by ``dd/mm/yyyy``, ``d/m/yy``, ``ddmmyyyy``, ``yyyy-mm-dd`` or by a word.

    ``d/m`` is of this year. *Hôm kia*, *hôm qua*, *hôm nay*, *mai*, *ngày kia*; *thứ 2* is the next
    such day.

    Raises:
        UsageError: the text is no date, or names a day that does not exist.
    """
    text, word = typed.strip(), word_key(typed)
    if word in _DAYS_FROM_TODAY:
        return today + timedelta(days=_DAYS_FROM_TODAY[word])
    if word in _WEEKDAYS:
        return today + timedelta(days=(_WEEKDAYS[word] - today.weekday()) % _WEEK)
    if found := _DAY_OF_THIS_YEAR.fullmatch(text):
        return _existing(typed, today.year, int(found[2]), int(found[1]))
    if found := _DIGITS_ALONE.fullmatch(text) or _DAY_FIRST.fullmatch(text):
        day, month, year = found.groups()
        full_year = int(year) + (_CENTURY if len(year) == _SHORT_YEAR_DIGITS else 0)
        return _existing(typed, full_year, int(month), int(day))
    if found := _ISO.fullmatch(text):
        year, month, day = found.groups()
        return _existing(typed, int(year), int(month), int(day))
    raise UsageError(
        _("“{typed}” is not a date; write day/month/year, for example 06/07/2026.").format(
            typed=quoted(typed)
        )
    )


def parse_past_date(typed: str, *, today: date) -> date:
    """A day up to today, for what has already happened; *thứ 2* is the latest such day.

    Raises:
        UsageError: as for ``parse_date``, or the day is still to come.
    """
    day = parse_date(typed, today=today)
    if day > today and word_key(typed) in _WEEKDAYS:
        return day - timedelta(days=_WEEK)
    check_past(day, today=today)
    return day


def check_past(day: date, *, today: date) -> None:
    """Refuse a day that is still to come, for what is recorded as done.

    Raises:
        UsageError: it is.
    """
    if day > today:
        raise UsageError(
            _("{day} is in the future (today is {today}); write a day up to today.").format(
                day=show_date(day), today=show_date(today)
            )
        )


def parse_first_day(typed: str, *, today: date) -> date:
    """The first day of a year, a month or a day that opens a period."""
    return _parse_span(typed, today=today)[0]


def parse_day_after(typed: str, *, today: date) -> date:
    """The day after the last of a year, a month or a day that closes a period (half-open)."""
    return _parse_span(typed, today=today)[1]


def parse_last_day(typed: str, *, today: date) -> date:
    """The last day of a year, a month or a day that closes a period."""
    return parse_day_after(typed, today=today) - timedelta(days=1)


def parse_month(typed: str, *, today: date) -> date:
    """The first day of the month meant by ``mm/yyyy`` or ``yyyy-mm``.

    Raises:
        UsageError: the text is no month.
    """
    text = typed.strip()
    try:
        if _MONTH_FIRST.fullmatch(text) or _ISO_MONTH.fullmatch(text):
            return _parse_span(text, today=today)[0]
    except UsageError:
        pass  # Its own sentence asks for a day.
    raise UsageError(
        _("“{typed}” is not a month; write month/year, for example 12/2026.").format(
            typed=quoted(typed)
        )
    )


def _parse_span(typed: str, *, today: date) -> tuple[date, date]:
    text = typed.strip()
    if _YEAR.fullmatch(text):
        return _existing(typed, int(text), 1, 1), date(int(text) + 1, 1, 1)
    if found := _MONTH_FIRST.fullmatch(text):
        month, year = (int(part) for part in found.groups())
    elif found := _ISO_MONTH.fullmatch(text):
        year, month = (int(part) for part in found.groups())
    else:
        day = parse_date(typed, today=today)
        return day, day + timedelta(days=1)
    first = _existing(typed, year, month, 1)
    december = 12
    if month == december:
        return first, date(year + 1, 1, 1)
    return first, first.replace(month=month + 1)


def _existing(typed: str, year: int, month: int, day: int) -> date:
    try:
        if not _FIRST_YEAR <= year <= _LAST_YEAR:
            raise ValueError(year)  # noqa: TRY301 (the same sentence as for day 32)
        return date(year, month, day)
    except ValueError:
        raise UsageError(
            _(
                "“{typed}” does not exist in the calendar; write day/month/year,"
                " for example 06/07/2026 for the 6th of July."
            ).format(typed=quoted(typed))
        ) from None


def is_between(day: date, since: date | None, until: date | None) -> bool:
    """Whether a day lies from ``since`` to ``until``, both included; without one it is open."""
    return (since is None or since <= day) and (until is None or day <= until)


def show_date(day: date) -> str:
    """A day as it is written in Vietnamese documents, ``dd/mm/yyyy``."""
    return f"{day.day:02d}/{day.month:02d}/{day.year:04d}"
