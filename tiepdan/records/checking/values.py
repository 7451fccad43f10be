"""Values that cannot be what they stand for, by the declaration of the tables."""

import sqlite3
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING, Any

from tiepdan.i18n import _
from tiepdan.law.counting.calendar import DayKind
from tiepdan.law.limits.time_limits import Severity

if TYPE_CHECKING:
    from sqlalchemy import Column


def impossible_values(connection: sqlite3.Connection, *, is_earlier: bool = False) -> Iterator[str]:
    """Each value that its column cannot have, by the declaration of the tables.

    A register of an earlier schema need not have all of them, nor values in all of them.
    """
    from sqlmodel import SQLModel  # noqa: PLC0415 (seldom needed, and slow)

    from tiepdan.records.schema import derived_tables, journal_tables, tables  # noqa: F401, PLC0415 (they fill SQLModel.metadata)

    for table in SQLModel.metadata.tables.values():
        there = {row[1]: row[5] for row in connection.execute(f"PRAGMA table_info({table.name})")}
        keys = table.primary_key.columns.keys()
        if is_earlier:  # by what its own rows are known, if there are any
            keys = [name for name, place in there.items() if place]
        if not keys:
            continue
        key = " || '/' || ".join(keys)
        for column in table.columns:
            if is_earlier and column.name not in there:
                continue
            if_empty = f"{column.name} IS NOT NULL AND" if is_earlier else ""
            for (row,) in connection.execute(
                f"SELECT {key} FROM {table.name} WHERE {if_empty} ({_is_impossible(column)})"
            ):
                yield _("{table}, row {row}: {column} holds a value that it cannot have.").format(
                    table=table.name, row=row, column=column.name
                )


def _is_impossible(column: "Column[Any]") -> str:
    """SQL for a value of another kind than the column's; text that is no text is found as well."""
    name, words = column.name, _WORDS.get((column.table.name, column.name), ())
    from sqlalchemy import Boolean, Date, Enum, Integer  # noqa: PLC0415 (seldom needed, and slow)

    match column.type:
        case Date():
            # With something added, or SQLite would take the 30th of February as it is.
            wrong = f"date({name}, '+0 days') IS NOT {name}"
        case Boolean():
            wrong = f"typeof({name}) <> 'integer' OR {name} NOT IN (0, 1)"
        case Integer():
            wrong = f"typeof({name}) <> 'integer'"
        case Enum(enums=known):
            words, wrong = tuple(known), "FALSE"
        case _:
            wrong = f"typeof({name}) <> 'text'"
    if words:
        wrong += f" OR {name} NOT IN ({', '.join(repr(str(word)) for word in words)})"
    if name in _JSON:
        wrong += f" OR NOT json_valid({name})"
    if name == "recorded_at":
        wrong += f" OR strftime('%Y-%m-%dT%H:%M:%SZ', {name}) IS NOT {name}"
    missing = "FALSE" if column.nullable else f"{name} IS NULL"
    return f"{missing} OR ({name} IS NOT NULL AND ({wrong}))"


_WORDS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("calendar_day", "kind"): tuple(DayKind),
    ("deadline", "severity"): tuple(Severity),
}
"""Lists that the schema does not know."""

_JSON = frozenset({"open", "personal"})
