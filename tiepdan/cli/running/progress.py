"""How far something long has come: one line on a terminal that goes away at the end."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from time import monotonic
from typing import Any, TypeVar

from tiepdan.i18n import _
from tiepdan.reports.model import Report, Table, Value

T = TypeVar("T")
Row = tuple[Value, ...]

_PATIENCE = 1.0
"""Seconds after which somebody would like to know."""

_BETWEEN = 0.2
_OVERWRITE = "\r\x1b[K"


class Progress:
    """Counts rows as they pass, and says how many there were so far."""

    def __init__(self) -> None:
        self._count = 0
        self._next = monotonic() + _PATIENCE
        self._is_shown = False

    def watch(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows, each of them counted."""
        for row in rows:
            self._count += 1
            if monotonic() >= self._next:
                self._show()
            yield row

    def _show(self) -> None:
        self._is_shown = True
        self._next = monotonic() + _BETWEEN
        text = _("Writing … {count} rows").format(count=f"{self._count:,}".replace(",", "."))
        sys.stderr.write(f"{_OVERWRITE}{text}")
        sys.stderr.flush()

    def end(self) -> None:
        """Take the line away."""
        if self._is_shown:
            sys.stderr.write(_OVERWRITE)
            sys.stderr.flush()


class _WatchedRows(Sequence[Row]):
    """Rows of a table that are counted when all of them are gone through."""

    def __init__(self, rows: Sequence[Row], shown: Progress) -> None:
        self._rows, self._shown = rows, shown

    def __len__(self) -> int:
        return len(self._rows)

    def __getitem__(self, place: Any) -> Any:
        return self._rows[place]

    def __iter__(self) -> Iterator[Row]:
        return self._shown.watch(self._rows)


def watched(content: Report | Table, shown: Progress) -> Report | Table:
    """The same tables, which tell how far their rows have come."""
    if isinstance(content, Report):
        tables = (_watched_table(table, shown) for table in content.tables)
        return replace(content, tables=tuple(tables))
    return _watched_table(content, shown)


def _watched_table(table: Table, shown: Progress) -> Table:
    return replace(table, rows=_WatchedRows(table.rows, shown))


@contextmanager
def progress() -> Iterator[Progress | None]:
    """A line that says how many rows were written so far; none where nobody looks."""
    if not sys.stderr.isatty():
        yield None
        return
    shown = Progress()
    try:
        yield shown
    finally:
        shown.end()
