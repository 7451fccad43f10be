"""The working calendar in the database: built from all sources, loaded for counting.

Order: ``data/calendar/YEAR.toml`` (what the Government decided), then the ``holidays`` package,
then Monday to Friday. A year without a confirmed file still answers, marked provisional.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from importlib.metadata import version

from sqlalchemy import delete
from sqlmodel import Session, col, select

from tiepdan import paths
from tiepdan.i18n import _
from tiepdan.law.calendar import (
    FIRST_DAY,
    LAST_DAY,
    SATURDAY,
    CalendarYear,
    SpecialDay,
    WorkCalendar,
)
from tiepdan.law.load import load_calendar_years
from tiepdan.records.tables import CalendarDay, insert_rows


@dataclass(frozen=True, slots=True)
class DayStatus:
    """What is known about one day of the calendar."""

    day: date
    is_worked: bool
    name: str | None
    authority: str | None
    is_confirmed: bool


def rebuild_calendar(session: Session) -> None:
    """Replace every calendar day."""
    session.execute(delete(CalendarDay))
    worked_count = 0
    rows = []
    for status in calendar_days(FIRST_DAY, LAST_DAY):
        worked_count += status.is_worked
        rows.append(
            {
                "day": status.day,
                "is_worked": status.is_worked,
                "name": status.name,
                "authority": status.authority,
                "is_confirmed": status.is_confirmed,
                "worked_count": worked_count,
            }
        )
    insert_rows(session, CalendarDay, rows)


def load_calendar(session: Session) -> WorkCalendar:
    """The stored calendar as a value to count with."""
    days = session.exec(
        select(
            col(CalendarDay.day), col(CalendarDay.is_worked), col(CalendarDay.is_confirmed)
        ).order_by(col(CalendarDay.day))
    ).all()
    return WorkCalendar(
        days[0][0],
        [is_worked for _day, is_worked, _confirmed in days],
        (day for day, _worked, is_confirmed in days if not is_confirmed),
    )


def calendar_days(first: date, last: date) -> Iterator[DayStatus]:
    """Every day of a span with its status, from the official files and the holidays package.

    Raises:
        DataFileError: a calendar file is incomplete.
    """
    official = load_calendar_years(paths.data_folder())
    decided = {day.day: day for year in official.values() for day in year.special_days}
    package = _package_days(first.year, last.year)
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        year = official.get(day.year)
        is_official = year is not None and day >= year.covered_from
        special = (decided if is_official else package).get(day)
        yield _status(day, special, year if is_official else None)


def _status(day: date, special: SpecialDay | None, year: CalendarYear | None) -> DayStatus:
    is_confirmed = year is not None and year.is_confirmed
    if special:
        return DayStatus(day, special.is_worked, special.name, special.authority, is_confirmed)
    return DayStatus(day, day.weekday() < SATURDAY, None, None, is_confirmed)


def _package_days(first_year: int, last_year: int) -> Mapping[date, SpecialDay]:
    import holidays  # noqa: PLC0415 (46 ms, wanted only when the calendar is built)

    known = holidays.country_holidays("VN", years=range(first_year, last_year + 1), language="vi")
    authority = _("holidays package {version}").format(version=version("holidays"))
    special = {
        day: SpecialDay(day, is_worked=False, name=name, authority=authority)
        for day, name in known.items()
    }
    for day in known.weekend_workdays:
        special[day] = SpecialDay(day, is_worked=True, name=_("make-up day"), authority=authority)
    return special
