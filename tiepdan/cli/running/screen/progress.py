"""How far something long has come: one line on a terminal that goes away at the end."""

import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from functools import cache, partial
from threading import Condition, Thread
from time import monotonic
from typing import Any, TypeVar

from tiepdan.i18n import _
from tiepdan.output.screen.wrapping import width_of
from tiepdan.reports.model import Report, Table, Value

T = TypeVar("T")
Row = tuple[Value, ...]

_PATIENCE = 1.0
"""Seconds after which somebody would like to know."""

_BETWEEN = 0.2
_BAR = 20

_told: "list[Work]" = []
"""What the line is about now."""


class _Line:
    """The line itself."""

    _width = 0

    def show(self, text: str) -> None:
        """Put it there, in the place of what it was."""
        self.clear()
        self._width = width_of(text)
        sys.stderr.write(text)
        sys.stderr.flush()

    def clear(self) -> None:
        """Take it away; with blanks, for not every console obeys escapes."""
        if self._width:
            sys.stderr.write(f"\r{' ' * self._width}\r")
            sys.stderr.flush()
            self._width = 0


class Progress:
    """Counts rows as they pass, and says how many there were so far."""

    def __init__(self) -> None:
        self._count = 0
        self._next = monotonic() + _PATIENCE
        self._line = _Line()

    def watch(self, rows: Iterable[T]) -> Iterator[T]:
        """The rows, each of them counted."""
        for row in rows:
            self._count += 1
            if monotonic() >= self._next:
                self._next = monotonic() + _BETWEEN
                count = f"{self._count:,}".replace(",", ".")
                self._line.show(_("Writing … {count} rows").format(count=count))
            yield row

    def end(self) -> None:
        """Take the line away."""
        self._line.clear()


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


class Work:
    """One thing that takes a while; what part of it is done, where that is known."""

    def __init__(self, words: str) -> None:
        self._words = words
        self._begun = monotonic()
        self._part: float | None = None
        self.is_watched = False
        """Whether somebody looks, so that it is worth knowing how much there is to be done."""

    def so_far(self, done: int, total: int) -> None:
        """So much of it is done."""
        self._part = done / total if total else None

    def __str__(self) -> str:
        """What it is, with a bar, or with how long it has taken."""
        if self._part is None:
            seconds = int(monotonic() - self._begun)
            return _("{work} … {seconds} s").format(work=self._words, seconds=seconds)
        bar = "█" * int(self._part * _BAR)
        return f"{self._words} … {bar:░<{_BAR}} {self._part:.0%}"


@contextmanager
def working(words: str) -> Iterator[Work]:
    """A line about work that prints nothing itself, once it takes longer than a second.

    Of work within other work nothing more is said.
    """
    work = Work(words)
    if _told or not sys.stderr.isatty():
        yield work
        return
    work.is_watched = True
    _told.append(work)
    _teller().watch(work)
    try:
        yield work
    finally:
        _teller().end()
        _told.clear()


class _Teller(Thread):
    """Shows how far the work has come: one thread, whatever a command works at one by one."""

    def __init__(self) -> None:
        super().__init__(daemon=True)
        self._changed = Condition()
        self._work: Work | None = None
        self._line = _Line()

    def watch(self, work: Work) -> None:
        """Show this work once it takes long."""
        with self._changed:
            self._work = work
            self._changed.notify()

    def end(self) -> None:
        """It is done; the line goes away."""
        with self._changed:
            self._work = None
            self._line.clear()
            self._changed.notify()

    def run(self) -> None:
        """Wait for work, and for long work with a line."""
        with self._changed:
            while True:
                self._changed.wait_for(lambda: self._work is not None)
                work, patience = self._work, _PATIENCE
                while not self._changed.wait_for(partial(self._is_other, work), patience):
                    self._line.show(str(work))
                    patience = _BETWEEN

    def _is_other(self, work: Work | None) -> bool:
        return self._work is not work


@cache
def _teller() -> _Teller:
    teller = _Teller()
    teller.start()
    return teller
