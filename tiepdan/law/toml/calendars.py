"""From ``data/calendar/*.toml`` to what the Government decided for each year.

A file holds ``year``, ``confirmed``, perhaps ``covered_from``, and a ``[[day]]`` for each day
that differs from its weekday: ``date``, ``kind``, ``name``, ``authority``, ``source``.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache, partial
from pathlib import Path
from types import MappingProxyType

from tiepdan.i18n import _
from tiepdan.law.counting.calendar import SATURDAY, CalendarYear, DayKind, SpecialDay
from tiepdan.law.toml.reader import Checks, read_files
from tiepdan.law.toml.state import State, state_of
from tiepdan.law.toml.table import TomlTable, refuse

_FIRST_YEAR, _LAST_YEAR = 1900, 2200


@dataclass(frozen=True, slots=True)
class _Day:
    """A day that differs from its weekday, as its file tells it."""

    day: date = field(metadata={"key": "date"})
    kind: DayKind
    name: str
    authority: str
    source: str
    confidence: str | None = None


@dataclass(frozen=True, slots=True)
class _Year:
    """A file of the calendar."""

    year: int
    is_confirmed: bool = field(metadata={"key": "confirmed"})
    covered_from: date | None = None
    days: tuple[_Day, ...] = field(default=(), metadata={"key": "day"})


def load_calendar_years(folder: Path) -> Mapping[int, CalendarYear]:
    """What the Government decided for each year, from ``calendar/*.toml``.

    Raises:
        DataFileError: keys are missing, unknown or wrong, or a day is of another year; every
            problem of every file is named.
    """
    return _read(state_of((folder / "calendar").glob("*.toml")))


@lru_cache(maxsize=1)
def _read(state: State) -> Mapping[int, CalendarYear]:
    problems: list[str] = []
    seen: set[tuple[Path, date]] = set()
    checks: Checks = {_Year: _check_year, _Day: partial(_check_day, seen=seen)}
    years: dict[int, CalendarYear] = {}
    for table, file in read_files((path for path, *_stamps in state), _Year, checks, problems):
        if file is None:
            continue
        if file.year in years:
            table.note("year", _("is used twice"))
        years[file.year] = _calendar_year(file)
    refuse(problems)
    return MappingProxyType(years)


def _calendar_year(file: _Year) -> CalendarYear:
    return CalendarYear(
        covered_from=file.covered_from or date(file.year, 1, 1),
        is_confirmed=file.is_confirmed,
        special_days=tuple(
            SpecialDay(day.day, day.kind, day.name, day.authority) for day in file.days
        ),
    )


def _check_year(table: TomlTable, file: _Year) -> None:
    if not _is_possible(file.year):
        table.note("year", _("has the unknown value “{value}”").format(value=file.year))
    elif file.covered_from and file.covered_from.year != file.year:
        table.note("covered_from", _("is not in the year of the file"))


def _check_day(table: TomlTable, day: _Day, seen: set[tuple[Path, date]]) -> None:
    if "date" in table.wrong:
        return
    year = table.outer.values.get("year") if table.outer else None
    if _is_possible(year) and day.day.year != year:
        table.note("date", _("is not in the year of the file"))
    if (table.path, day.day) in seen:
        table.note("date", _("is used twice"))
    seen.add((table.path, day.day))
    if day.kind.is_of_office:
        table.note("kind", _("has the unknown value “{value}”").format(value=day.kind))
    elif day.kind.is_worked is (day.day.weekday() < SATURDAY):
        table.note("kind", _("says nothing new of this weekday"))


def _is_possible(year: object) -> bool:
    return isinstance(year, int) and _FIRST_YEAR <= year <= _LAST_YEAR
