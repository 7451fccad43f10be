"""Groups within groups: names of one spelling, the order in which they are shown."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from typing import Any, TypeVar

from tiepdan.alphabet import sort_key
from tiepdan.records.reading.names import Reader, hamlet, person, spellings
from tiepdan.reports.statistics.groups.dimensions import Dimension, Group, Key

T = TypeVar("T")

_READERS: Mapping[Dimension, Reader] = {Dimension.HAMLET: hamlet, Dimension.OFFICER: person}
"""The dimensions by names that are spelled in several ways."""


def as_text(value: Any) -> str | None:
    """The value of a group as it stands in a row: numbers are those that say yes or no."""
    return None if value is None else str(value)


def one_spelling(
    by_key: Mapping[Key, T],
    dimensions: Sequence[Dimension],
    size: Callable[[T], int],
    added: Callable[[T, T], T],
) -> Mapping[Key, T]:
    """What was counted with every spelling of a name as one group, the most usual one shown."""
    for position, dimension in enumerate(dimensions):
        if dimension in _READERS:
            by_key = _with_one_spelling(by_key, position, _READERS[dimension], size, added)
    return by_key


def _with_one_spelling(
    by_key: Mapping[Key, T],
    position: int,
    reader: Reader,
    size: Callable[[T], int],
    added: Callable[[T, T], T],
) -> Mapping[Key, T]:
    counts: Counter[str] = Counter()
    for key, counted in by_key.items():
        # Each group is there once with its own name last.
        if len(key) == position + 1 and (name := key[position].value):
            counts[name] += size(counted)
    shown = spellings(counts, reader)
    found: dict[Key, T] = {}
    for key, counted in by_key.items():
        if len(key) > position and (name := key[position].value):
            named = replace(key[position], value=shown[name])
            key = (*key[:position], named, *key[position + 1 :])  # noqa: PLW2901
        found[key] = added(found[key], counted) if key in found else counted
    return found


def in_order(
    by_key: Mapping[Key, T], dimensions: Sequence[Dimension], size: Callable[[T], int]
) -> tuple[tuple[Key, T], ...]:
    """Each group before those within it: spans in order, others by size and name, no name last."""

    def place(key: Key) -> tuple[tuple[bool, bool, int, str], ...]:
        return tuple(
            _place(group, 0 if dimension.months else size(by_key[key[:length]]))
            for length, (group, dimension) in enumerate(zip(key, dimensions, strict=False), start=1)
        )

    return tuple(sorted(by_key.items(), key=lambda one: place(one[0])))


def _place(group: Group, size: int) -> tuple[bool, bool, int, str]:
    return group.value is None, group.is_secret, -size, sort_key(group.value or "")


def group_columns(
    columns: Mapping[Dimension, str], dimensions: Sequence[Dimension]
) -> tuple[str, ...]:
    """SQL: of each dimension that is no time the value of a row, and whether it is kept secret."""
    found: list[str] = []
    for position, dimension in enumerate(dimensions):
        if not dimension.months:
            secret = "is_secret" if dimension is Dimension.HAMLET else "0"
            found.append(f"{columns[dimension]} AS value_{position}")
            found.append(f"{secret} AS secret_{position}")
    return tuple(found)
