"""Every day of the calendar, worked or not, from all sources; needs no database.

Order: what the office added or removed itself, then
``data/calendar/YEAR.toml`` (what the Government decided), then the ``holidays`` package,
then Monday to Friday. A year without a confirmed file still answers, marked provisional.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import lru_cache
from types import MappingProxyType

from tiepdan import paths
from tiepdan.law.counting.calendar import SATURDAY, DayKind, DayStatus, SpecialDay
from tiepdan.law.toml.calendars import load_calendar_years
from tiepdan.law.toml.state import State, state_of
from tiepdan.records.derived.fingerprint import holidays_version


def calendar_days(
    first: date, last: date, overrides: Mapping[date, SpecialDay] | None = None
) -> Iterator[DayStatus]:
    """Every day of a span with its status, from the official files and the holidays package.

    What an office added or removed itself (``overrides``) goes before all of them.

    Raises:
        DataFileError: a calendar file is incomplete.
    """
    own = overrides or {}
    files = state_of((paths.data_folder() / "calendar").glob("*.toml"))
    for status in _decided_days(first, last, files):
        special = own.get(status.day)
        yield _as_decided(status, special) if special else status


@lru_cache(maxsize=2)
def _decided_days(first: date, last: date, files: State) -> tuple[DayStatus, ...]:
    """As above, without any office; making and checking a register ask for the same span."""
    del files  # what they hold is read below
    official = load_calendar_years(paths.data_folder())
    decided = {day.day: day for year in official.values() for day in year.special_days}
    package = _package_days(first.year, last.year)
    days = []
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        year = official.get(day.year)
        is_official = year is not None and day >= year.covered_from
        special = (decided if is_official else package).get(day)
        is_confirmed = is_official and year is not None and year.is_confirmed
        status = DayStatus(day, day.weekday() < SATURDAY, None, None, is_confirmed)
        days.append(_as_decided(status, special) if special else status)
    return tuple(days)


def _as_decided(status: DayStatus, special: SpecialDay) -> DayStatus:
    return DayStatus(
        status.day,
        special.is_worked,
        special.name,
        special.authority or None,
        status.is_confirmed,
        special.kind,
    )


@lru_cache(maxsize=1)
def _package_days(first_year: int, last_year: int) -> Mapping[date, SpecialDay]:
    import holidays  # noqa: PLC0415 (46 ms, wanted only when the calendar is built)

    known = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi")
    # Names are data in Vietnamese, like those of data/calendar, whoever fills the calendar.
    authority = f"gói holidays {holidays_version()}"
    special = {
        day: SpecialDay(day, DayKind.HOLIDAY, name, authority) for day, name in known.items()
    }
    for day in known.weekend_workdays:
        special[day] = SpecialDay(day, DayKind.SWAPPED_WORK, "ngày làm bù", authority)
    return MappingProxyType(special)
