"""From a TOML file to a frozen dataclass: the names and types of its fields are the file's keys.

A field may be a text, a number, a day, yes or no, a word of a closed list (``StrEnum``), a
dataclass (one table), a tuple or frozenset of these, or a mapping from the words of a list. A field
without a default must be there; what is there must say something. Its ``metadata`` may hold

- ``key``: the key, where it is not the field's name, or None where no key fills the field; for a
  mapping ``{}`` in it stands for the word: ``amount_{}`` takes ``amount_remote``
- ``least``: the smallest number that means anything

Whatever is wrong is noted by file, place and key, and the reading goes on to find the rest. What
cannot be seen in one value is left to the checks of each format; they look at a table with a wrong
value as well, in which something harmless stands for it.
"""

import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from tiepdan.i18n import _
from tiepdan.law.toml.table import TomlTable

T = TypeVar("T")

Checks = Mapping[type[Any], Callable[[TomlTable, Any], None]]
"""What else to look at in a table that was read into a dataclass without a problem of its own."""

_WRONG = object()
"""Stands for a value that is missing or wrong, which is noted."""


def read_files(
    paths: Iterable[Path], kind: type[T], checks: Checks, problems: list[str]
) -> Iterator[tuple[TomlTable, T | None]]:
    """Each file in order of its name, and what it says; None if a key of its own is wrong.

    Tables in it with a problem are left out of that. A file that is no TOML is noted.
    """
    for path in sorted(paths):
        try:
            values = tomllib.loads(path.read_text(encoding="utf-8-sig"))
        # Besides what is no TOML or no UTF-8: numbers and nests too long for Python itself.
        except (ValueError, RecursionError) as error:
            problems.append(
                _("{file} is not a valid TOML file: {reason}.").format(file=path, reason=error)
            )
        else:
            table = TomlTable(path, "", values, problems)
            yield table, _read_table(table, kind, checks)


Reading = Callable[[TomlTable, str, Checks], Any]
"""How the value of a key that is there is read: ``_WRONG``, and a note, where it cannot be."""


@dataclass(frozen=True, slots=True)
class _Field:
    """How one field of a dataclass is filled; without any keys by its default."""

    name: str
    keys: Mapping[str, Any]
    """The keys that fill it; of a mapping each with the word that it stands for."""
    read: Reading
    is_required: bool
    is_mapping: bool
    stand_in: Any
    """What stands for a wrong value in a table that is looked at all the same."""

    def value(self, table: TomlTable, checks: Checks) -> Any:
        """The value in a table, None where the table says nothing."""
        found = [key for key in self.keys if key in table.values]
        if not found:
            if self.is_required:
                table.note(next(iter(self.keys)), _("is missing"))
            return _WRONG if self.is_required else None
        read = {self.keys[key]: self.read(table, key, checks) for key in found}
        if any(value is _WRONG for value in read.values()):
            return _WRONG
        return read if self.is_mapping else next(iter(read.values()))


def _read_table(table: TomlTable, kind: Any, checks: Checks) -> Any:
    """The dataclass of a table, None where a key of its own or a check finds something wrong."""
    described = _fields_of(kind)
    values = {field.name: field.value(table, checks) for field in described}
    known = {key for field in described for key in field.keys}
    for key in table.values:
        if key not in known:
            # A mistyped key would be lost silently.
            table.note(key, _unknown_key(key, known))
    wrong = [field for field in described if values[field.name] is _WRONG]
    table.wrong.update(key for field in wrong for key in field.keys)
    values |= {field.name: field.stand_in for field in wrong}
    if any(value is _WRONG for value in values.values()):
        return None
    found = kind(**{name: value for name, value in values.items() if value is not None})
    noted_before = len(table.problems)
    if kind in checks:
        checks[kind](table, found)
    return found if not wrong and len(table.problems) == noted_before else None


def _unknown_key(key: str, known: Iterable[str]) -> str:
    for meant in get_close_matches(key, known, n=1):
        return _("is not a known key; perhaps “{meant}”").format(meant=meant)
    return _("is not a known key")


@cache
def _fields_of(kind: Any) -> tuple[_Field, ...]:
    hints = get_type_hints(kind)
    return tuple(
        _described(field, hints[field.name])
        for field in fields(kind)
        if field.init and field.metadata.get("key", "") is not None
    )


def _described(field: Any, hint: Any) -> _Field:
    key = field.metadata.get("key", field.name)
    least = field.metadata.get("least")
    is_required = field.default is MISSING and field.default_factory is MISSING
    hint = _without_none(hint)
    is_mapping = get_origin(hint) is Mapping
    keys = {key: key}
    if is_mapping:
        words, hint = get_args(hint)
        keys = {key.format(word.value): word for word in words}
    reading = _reading(hint, least, is_required=is_required)
    stand_in = _stand_in(hint, is_mapping=is_mapping) if is_required else None
    return _Field(field.name, keys, reading, is_required, is_mapping, stand_in)


def _stand_in(hint: Any, *, is_mapping: bool) -> Any:
    """A value of a type that says as little as there is; ``_WRONG`` where there is none."""
    if is_mapping:
        return {}
    if collection := get_origin(hint):
        return collection()
    if is_dataclass(hint):
        return _WRONG
    if issubclass(hint, StrEnum):
        return next(iter(hint))
    return date.min if hint is date else hint()


def _without_none(hint: Any) -> Any:
    if not isinstance(hint, UnionType):
        return hint
    (hint,) = (part for part in get_args(hint) if part is not NoneType)
    return hint


def _reading(hint: Any, least: int | None, *, is_required: bool) -> Reading:
    """How a value of a type is read."""
    collection = get_origin(hint)
    item = get_args(hint)[0] if collection else hint
    if is_dataclass(item):
        if collection:
            return _tables_reading(item, may_be_empty=not is_required)
        return _table_reading(item)
    if collection:
        return _list_reading(collection, item, least)
    return lambda table, key, _checks: _scalar(table, key, table.values[key], item, least)


def _table_reading(kind: Any) -> Reading:
    def read(table: TomlTable, key: str, checks: Checks) -> Any:
        values = table.values[key]
        if isinstance(values, dict):
            found = _read_table(table.inner(key, values), kind, checks)
            return _WRONG if found is None else found
        table.note(key, _("has the wrong type"))
        return _WRONG

    return read


def _tables_reading(kind: Any, *, may_be_empty: bool) -> Reading:
    def read(table: TomlTable, key: str, checks: Checks) -> Any:
        tables = table.tables(key)
        is_empty = table.values[key] == []
        if not tables and not (is_empty and may_be_empty):
            table.note(key, _("is missing") if is_empty else _("has the wrong type"))
            return _WRONG
        found = (_read_table(inner, kind, checks) for inner in tables)
        return tuple(value for value in found if value is not None)

    return read


def _list_reading(collection: Callable[[list[Any]], Any], item: Any, least: int | None) -> Reading:
    def read(table: TomlTable, key: str, _checks: Checks) -> Any:
        values = table.values[key]
        if not isinstance(values, list) or not values:
            table.note(key, _("is missing") if values == [] else _("has the wrong type"))
            return _WRONG
        found = [_scalar(table, key, value, item, least) for value in values]
        return _WRONG if any(value is _WRONG for value in found) else collection(found)

    return read


def _scalar(table: TomlTable, key: str, value: Any, kind: Any, least: int | None) -> Any:
    """A text, number, day, yes or no, or word of a list."""
    is_word: bool = issubclass(kind, StrEnum)
    if value == "":
        table.note(key, _("is missing"))
    # To Python a bool is an int and a moment is a day; never to a data file.
    elif type(value) is not (str if is_word else kind):
        table.note(key, _("has the wrong type"))
    elif isinstance(value, int) and least is not None and value < least:
        table.note(key, _("must be at least {least}").format(least=least))
    elif is_word and value not in _words(kind):
        table.note(key, unknown_word(value, _words(kind)))
    else:
        return kind(value) if is_word else value
    return _WRONG


@cache
def _words(kind: Any) -> tuple[str, ...]:
    return tuple(word.value for word in kind)


def unknown_word(value: object, known: Iterable[str]) -> str:
    """What is noted of a value that is none of a closed list: it, and the list."""
    return _("has the unknown value “{value}”; known are {known}").format(
        value=value, known=", ".join(known)
    )
