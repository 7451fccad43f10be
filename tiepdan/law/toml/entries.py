"""A TOML file read key by key; whatever is wrong in it is noted by file, place and key."""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

from tiepdan.errors import DataFileError
from tiepdan.i18n import _

T = TypeVar("T")
Choice = TypeVar("Choice", bound=StrEnum)

# What stands in for a value that is missing or wrong, so that the reading can go on to find the
# other problems; what was read with one is thrown away.
_PLACEHOLDERS: dict[type, Any] = {str: "", int: 1, bool: False, date: date.min, list: (), dict: {}}


class UnreadableEntryError(Exception):
    """A table that says too little to go on reading it; what is wrong with it is noted."""


class Problems:
    """The problems of one or several data files."""

    def __init__(self) -> None:
        self._sentences: list[str] = []

    def note(self, sentence: str) -> None:
        """Add one; what is wrong, where."""
        self._sentences.append(sentence)

    def __len__(self) -> int:
        return len(self._sentences)

    def raise_if_any(self) -> None:
        """Refuse the files, naming every problem.

        Raises:
            DataFileError: there is one.
        """
        if self._sentences:
            raise DataFileError("\n".join(self._sentences))


class Entry:
    """One table of a TOML file, read key by key; it can name itself when something is wrong."""

    def __init__(self, path: Path, place: str, values: dict[str, Any], problems: Problems) -> None:
        self._path, self._place, self._values, self._problems = path, place, values, problems
        self._read: set[str] = set()
        self._noted_before = len(problems)

    @classmethod
    def of_files(cls, paths: Iterable[Path], problems: Problems) -> Iterator["Entry"]:
        """Each file as a whole; one that is no TOML is noted and left out."""
        for path in sorted(paths):
            try:
                values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
            # Besides what is no TOML or no UTF-8: numbers and nests too long for Python itself.
            except (ValueError, RecursionError) as error:
                problems.note(
                    _("{file} is not a valid TOML file: {reason}.").format(file=path, reason=error)
                )
            else:
                yield cls(path, "", values, problems)

    @property
    def name(self) -> str:
        """The name of the file, without its ending."""
        return self._path.stem

    @property
    def is_sound(self) -> bool:
        """Whether nothing was noted since this table was begun; else what follows is no news."""
        return len(self._problems) == self._noted_before

    def required(self, key: str, kind: type[T]) -> T:
        """A value that must be there and say something."""
        found = self._value_of(key)
        if found is None or found == "":
            self.note(key, _("is missing"))
            return self._placeholder(kind)
        value = self.optional(key, kind)
        return self._placeholder(kind) if value is None else value

    def optional(self, key: str, kind: type[T]) -> T | None:
        """A value of a type, if it is there."""
        value = self._value_of(key)
        if value is None:
            return None
        # To Python a bool is an int and a moment is a day; never to a law file.
        if not isinstance(value, kind) or (
            isinstance(value, bool | datetime) and kind is not type(value)
        ):
            self.note(key, _("has the wrong type"))
            return None
        return value

    def amount(self, key: str) -> int:
        """A number of days, months or times, at least one."""
        amount = self.required(key, int)
        if amount < 1:
            self.note(key, _("must be at least 1"))
        return amount

    def choice(self, key: str, choices: type[Choice]) -> Choice:
        """One term of a closed list."""
        return self._choose(key, self.required(key, str), choices)

    def optional_choice(self, key: str, choices: type[Choice]) -> Choice | None:
        """One term of a closed list, if the key is there."""
        return self.choice(key, choices) if key in self._values else None

    def choices(self, key: str, choices: type[Choice]) -> frozenset[Choice]:
        """At least one term of a closed list."""
        values = self.required(key, list)
        if key in self._values and not values and isinstance(self._values[key], list):
            self.note(key, _("is missing"))
        return frozenset(self._choose(key, value, choices) for value in values)

    def optional_choices(self, key: str, choices: type[Choice]) -> frozenset[Choice]:
        """Terms of a closed list; none where the key is missing."""
        return self.choices(key, choices) if key in self._values else frozenset()

    def _tables(self, key: str) -> list[tuple[str, dict[str, Any]]]:
        """The tables under a key, each named by its id, its event or its place."""
        tables: Sequence[Any] = self.optional(key, list) or ()
        if not all(isinstance(table, dict) for table in tables):
            self.note(key, _("has the wrong type"))
            return []
        return [
            (f"{key} {table.get('id', table.get('event', number))}", table)
            for number, table in enumerate(tables, start=1)
        ]

    def entry(self, key: str) -> "Entry | None":
        """The one table under a key, if it is there."""
        table = self.optional(key, dict)
        return None if table is None else self._inner(key, table)

    def each(self, key: str, read: Callable[["Entry"], T]) -> tuple[T, ...]:
        """What is read from each table under a key; those with a problem are left out."""
        found = []
        for table in self._tables(key):
            entry = self._inner(*table)
            try:
                value = read(entry)
            except UnreadableEntryError:
                continue
            entry.refuse_unread_keys()
            if entry.is_sound:
                found.append(value)
        return tuple(found)

    def has(self, key: str) -> bool:
        """Whether the key is there."""
        return key in self._values

    def count_problems(self) -> int:
        """How many problems are noted so far, here and elsewhere."""
        return len(self._problems)

    def refuse_unread_keys(self) -> None:
        """Note every key that nothing asked for: a mistyped one would be lost silently."""
        for key in self._values:
            if key not in self._read:
                self.note(key, _("is not a known key"))

    def note(self, key: str, what: str) -> None:
        """Something is wrong with a key of this table."""
        self._problems.note(
            _("{file}: {place}“{key}” {what}.").format(
                file=self._path, place=self._place, key=key, what=what
            )
        )

    def _choose(self, key: str, value: object, choices: type[Choice]) -> Choice:
        try:
            return choices(str(value))
        except ValueError:
            if value != "":
                self.note(key, _("has the unknown value “{value}”").format(value=value))
            return next(iter(choices))

    def _value_of(self, key: str) -> object:
        self._read.add(key)
        value: object = self._values.get(key)
        return value

    def _inner(self, name: str, table: dict[str, Any]) -> "Entry":
        return Entry(self._path, f"{self._place}{name}: ", table, self._problems)

    @staticmethod
    def _placeholder(kind: type[T]) -> T:
        placeholder: T = _PLACEHOLDERS[kind]
        return placeholder
