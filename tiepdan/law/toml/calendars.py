"""From ``data/calendar/*.toml`` to what the Government decided for each year.

A file holds ``year``, ``confirmed``, perhaps ``covered_from``, and a ``[[day]]`` for each day
that differs from its weekday: ``date``, ``kind``, ``name``, ``authority``, ``source``.
"""

from datetime import date
from functools import partial
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.law.counting.calendar import SATURDAY, CalendarYear, DayKind, SpecialDay
from tiepdan.law.toml.entries import Entry, Problems, UnreadableEntryError

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


def load_calendar_years(folder: Path) -> dict[int, CalendarYear]:
    """What the Government decided for each year, from ``calendar/*.toml``.

    Raises:
        DataFileError: keys are missing, unknown or wrong, or a day is of another year; every
            problem of every file is named.
    """
    problems = Problems()
    years: dict[int, CalendarYear] = {}
    for entry in Entry.of_files((folder / "calendar").glob("*.toml"), problems):
        try:
            loaded = _calendar_year(entry)
        except UnreadableEntryError:
            continue
        if loaded.year in years:
            entry.note("year", _("is used twice"))
        years[loaded.year] = loaded
    problems.raise_if_any()
    return years


def _calendar_year(entry: Entry) -> CalendarYear:
    year = entry.required("year", int)
    if entry.is_sound and not _FIRST_YEAR <= year <= _LAST_YEAR:
        entry.note("year", _("has the unknown value “{value}”").format(value=year))
    if not entry.is_sound:
        raise UnreadableEntryError  # none of its days can be judged
    covered_from = entry.optional("covered_from", date) or date(year, 1, 1)
    if covered_from.year != year:
        entry.note("covered_from", _("is not in the year of the file"))
    is_confirmed = entry.required("confirmed", bool)
    seen: set[date] = set()
    special_days = entry.each("day", partial(_special_day, year=year, seen=seen))
    entry.refuse_unread_keys()
    return CalendarYear(covered_from, is_confirmed, special_days)


def _special_day(entry: Entry, year: int, seen: set[date]) -> SpecialDay:
    day = entry.required("date", date)
    if entry.is_sound and day.year != year:
        entry.note("date", _("is not in the year of the file"))
    if entry.is_sound and day in seen:
        entry.note("date", _("is used twice"))
    seen.add(day)
    kind = entry.choice("kind", DayKind)
    if kind.is_of_office:
        entry.note("kind", _("has the unknown value “{value}”").format(value=kind))
    if entry.is_sound and kind.is_worked is (day.weekday() < SATURDAY):
        entry.note("kind", _("says nothing new of this weekday"))
    special = SpecialDay(
        day=day,
        kind=kind,
        name=entry.required("name", str),
        authority=entry.required("authority", str),
    )
    entry.required("source", str)
    entry.optional("confidence", str)
    return special
