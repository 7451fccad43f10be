"""From ``data/*.toml`` to rules and calendar years; an incomplete file is refused by name and key.

A file of limits holds ``[[limit]]`` tables, each with its ``[[limit.version]]`` wordings and,
where another text gives a different period, their ``[[limit.version.alternative]]``:

- ``id``, ``name`` (Vietnamese), ``subject`` (petition, meeting), ``kinds``
- ``starts_with``: the event whose day is day 0; ``met_by``: the events that fulfil it
- ``only_within_competence``: not for petitions outside the office's competence
- version: ``amount`` (and ``amount_remote``) in ``unit`` (working, calendar), in force from
  ``since`` up to and including ``until``, ``article``, ``source``, ``confidence``, ``doubt``
- ``province`` on top of a file makes it a local pack
"""

import tomllib
from collections.abc import Mapping
from datetime import date, datetime
from enum import StrEnum
from itertools import pairwise
from pathlib import Path
from typing import Any, TypeVar

from tiepdan.errors import DataFileError
from tiepdan.i18n import _
from tiepdan.law.calendar import SATURDAY, CalendarYear, DayKind, SpecialDay
from tiepdan.law.rules import Confidence, Subject, TimeLimit, Unit, Version
from tiepdan.law.vocabulary import MeetingEventKind, MeetingKind, PetitionEventKind, PetitionKind

_FIRST_YEAR, _LAST_YEAR = 1900, 2200

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

_KINDS: Mapping[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionKind,
    Subject.MEETING: MeetingKind,
}
_EVENTS: Mapping[Subject, type[StrEnum]] = {
    Subject.PETITION: PetitionEventKind,
    Subject.MEETING: MeetingEventKind,
}


def load_limits(folder: Path) -> tuple[TimeLimit, ...]:
    """Every time limit of ``laws/*.toml`` and the provinces' own ``laws/local/*.toml``.

    Raises:
        DataFileError: a key is missing, unknown or wrong, or two limits share an id.
    """
    limits: dict[str, TimeLimit] = {}
    for path in sorted((folder / "laws").rglob("*.toml")):
        content = _Entry(path, "", _read(path))
        province = content.optional("province", str)
        for entry in content.entries("limit"):
            limit = _limit(entry, province)
            if limit.id in limits:
                raise entry.problem("id", _("is used twice"))
            limits[limit.id] = limit
        content.refuse_unread_keys()
    return tuple(limits.values())


def load_calendar_years(folder: Path) -> dict[int, CalendarYear]:
    """What the Government decided for each year, from ``calendar/*.toml``.

    Raises:
        DataFileError: a key is missing, unknown or wrong, or a day is of another year.
    """
    years: dict[int, CalendarYear] = {}
    for path in sorted((folder / "calendar").glob("*.toml")):
        entry = _Entry(path, "", _read(path))
        loaded = _calendar_year(entry)
        if loaded.year in years:
            raise entry.problem("year", _("is used twice"))
        years[loaded.year] = loaded
    return years


def _limit(entry: "_Entry", province: str | None) -> TimeLimit:
    subject = entry.choice("subject", Subject)
    limit = TimeLimit(
        id=entry.required("id", str),
        name=entry.required("name", str),
        subject=subject,
        kinds=entry.choices("kinds", _KINDS[subject]),
        only_within_competence=entry.optional("only_within_competence", bool) or False,
        starts_with=entry.choice("starts_with", _EVENTS[subject]),
        met_by=entry.choices("met_by", _EVENTS[subject]),
        versions=tuple(_version(version) for version in entry.entries("version")),
        province=province,
    )
    if not limit.versions:
        raise entry.problem("version", _("is missing"))
    if limit.starts_with in limit.met_by:
        raise entry.problem("met_by", _("holds the event that starts the clock"))
    _refuse_overlap(entry, limit.versions)
    entry.refuse_unread_keys()
    return limit


def _refuse_overlap(entry: "_Entry", versions: tuple[Version, ...]) -> None:
    """One wording after the other: each begins after the last one ended."""
    if len({version.id for version in versions}) < len(versions):
        raise entry.problem("id", _("is used twice"))
    for earlier, later in pairwise(versions):
        if earlier.until is None or later.since <= earlier.until:
            raise entry.problem("since", _("is in the period of the version before"))


def _version(entry: "_Entry") -> Version:
    version = Version(
        id=entry.required("id", str),
        amount=entry.amount("amount"),
        amount_remote=entry.amount("amount_remote") if entry.has("amount_remote") else None,
        unit=entry.choice("unit", Unit),
        since=entry.required("since", date),
        until=entry.optional("until", date),
        article=entry.required("article", str),
        source=entry.required("source", str),
        confidence=entry.choice("confidence", Confidence),
        doubt=entry.optional("doubt", str),
        alternatives=tuple(_version(other) for other in entry.entries("alternative")),
    )
    if version.until is not None and version.until < version.since:
        raise entry.problem("until", _("is before “since”"))
    _refuse_overlap(entry, version.alternatives)
    entry.refuse_unread_keys()
    return version


def _calendar_year(entry: "_Entry") -> CalendarYear:
    year = entry.required("year", int)
    if not _FIRST_YEAR <= year <= _LAST_YEAR:
        raise entry.problem("year", _("has the unknown value “{value}”").format(value=year))
    covered_from = entry.optional("covered_from", date) or date(year, 1, 1)
    if covered_from.year != year:
        raise entry.problem("covered_from", _("is not in the year of the file"))
    special_days: dict[date, SpecialDay] = {}
    for day_entry in entry.entries("day"):
        day = day_entry.required("date", date)
        if day in special_days:
            raise day_entry.problem("date", _("is used twice"))
        special_days[day] = _special_day(day_entry, day, year)
    loaded = CalendarYear(
        covered_from, entry.required("confirmed", bool), tuple(special_days.values())
    )
    entry.refuse_unread_keys()
    return loaded


def _special_day(entry: "_Entry", day: date, year: int) -> SpecialDay:
    if day.year != year:
        raise entry.problem("date", _("is not in the year of the file"))
    kind = entry.choice("kind", DayKind)
    if kind.is_worked is (day.weekday() < SATURDAY):
        raise entry.problem("kind", _("says nothing new of this weekday"))
    special = SpecialDay(
        day=day,
        is_worked=kind.is_worked,
        name=entry.required("name", str),
        authority=entry.required("authority", str),
    )
    entry.required("source", str)
    entry.optional("confidence", str)
    entry.refuse_unread_keys()
    return special


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise DataFileError(
            _("{file} is not a valid TOML file: {reason}.").format(file=path, reason=error)
        ) from error


class _Entry:
    """One table of a TOML file, read key by key; it can name itself when something is wrong."""

    def __init__(self, path: Path, place: str, values: dict[str, Any]) -> None:
        self._path, self._place, self._values = path, place, values
        self._read: set[str] = set()

    def required(self, key: str, kind: type[T]) -> T:
        value = self.optional(key, kind)
        if value is None or value == "":
            raise self.problem(key, _("is missing"))
        return value

    def optional(self, key: str, kind: type[T]) -> T | None:
        self._read.add(key)
        value = self._values.get(key)
        if value is None:
            return None
        # To Python a bool is an int and a moment is a day; never to a law file.
        if not isinstance(value, kind) or (
            isinstance(value, bool | datetime) and kind is not type(value)
        ):
            raise self.problem(key, _("has the wrong type"))
        return value

    def amount(self, key: str) -> int:
        """A number of days, at least one."""
        amount = self.required(key, int)
        if amount < 1:
            raise self.problem(key, _("must be at least 1"))
        return amount

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        return self._choose(key, self.required(key, str), choices)

    def choices(self, key: str, choices: type[Choice]) -> frozenset[Choice]:
        values = self.required(key, list)
        if not values:
            raise self.problem(key, _("is missing"))
        return frozenset(self._choose(key, value, choices) for value in values)

    def _choose(self, key: str, value: object, choices: type[Choice]) -> Choice:
        try:
            return choices(str(value))
        except ValueError:
            raise self.problem(
                key, _("has the unknown value “{value}”").format(value=value)
            ) from None

    def entries(self, key: str) -> list["_Entry"]:
        tables = self.optional(key, list) or []
        if not all(isinstance(table, dict) for table in tables):
            raise self.problem(key, _("has the wrong type"))
        return [
            _Entry(self._path, f"{self._place}{key} {table.get('id', number)}: ", table)
            for number, table in enumerate(tables, start=1)
        ]

    def has(self, key: str) -> bool:
        return key in self._values

    def refuse_unread_keys(self) -> None:
        for key in self._values:
            if key not in self._read:
                raise self.problem(key, _("is not a known key"))

    def problem(self, key: str, what: str) -> DataFileError:
        return DataFileError(
            _("{file}: {place}“{key}” {what}.").format(
                file=self._path, place=self._place, key=key, what=what
            )
        )
