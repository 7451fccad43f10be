"""From ``data/calendar/*.toml`` to what the Government decided for each year.

A file holds ``year``, ``confirmed``, perhaps ``covered_from``, and a ``[[day]]`` for each day
that differs from its weekday: ``date``, ``kind``, ``name``, ``authority``, ``source``.
"""

from datetime import date
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.calendar import SATURDAY, CalendarYear, DayKind, SpecialDay
from tiepdan.law.entries import Entry, Problems

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def load_calendar_years(folder: Path) -> dict[int, CalendarYear]:
    """What the Government decided for each year, from ``calendar/*.toml``.

    Raises:
        DataFileError: keys are missing, unknown or wrong, or a day is of another year; every
            problem of every file is named.
    """
    problems = Problems()
    years: dict[int, CalendarYear] = {}
    for path in sorted((folder / "calendar").glob("*.toml")):
        entry = Entry.of_file(path, problems)
        loaded = _calendar_year(entry)
        if loaded.year in years:
            entry.note("year", _("is used twice"))
        years[loaded.year] = loaded
    problems.raise_if_any()
    return years


def _calendar_year(entry: Entry) -> CalendarYear:
    year = entry.required("year", int)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        if entry.has("year"):
            entry.note("year", _("has the unknown value “{value}”").format(value=year))
        year = _FIRST_YEAR
    covered_from = entry.optional("covered_from", date) or date(year, 1, 1)
    if covered_from.year != year:
        entry.note("covered_from", _("is not in the year of the file"))
    is_confirmed = entry.required("confirmed", bool)
    special_days: dict[date, SpecialDay] = {}
    for day_entry in entry.entries("day"):
        special = _special_day(day_entry, year)
        if special.day in special_days:
            day_entry.note("date", _("is used twice"))
        special_days[special.day] = special
    entry.refuse_unread_keys()
    return CalendarYear(covered_from, is_confirmed, tuple(special_days.values()))


def _special_day(entry: Entry, year: int) -> SpecialDay:
    day = entry.required("date", date)
    if day.year != year and entry.has("date"):
        entry.note("date", _("is not in the year of the file"))
    kind = entry.choice("kind", DayKind)
    if kind.is_of_office:
        entry.note("kind", _("has the unknown value “{value}”").format(value=kind))
    if kind.is_worked is (day.weekday() < SATURDAY):
        entry.note("kind", _("says nothing new of this weekday"))
    special = SpecialDay(
        day=day,
        kind=kind,
        name=entry.required("name", str),
        authority=entry.required("authority", str),
    )
    entry.required("source", str)
    entry.optional("confidence", str)
    entry.refuse_unread_keys()
    return special
