"""How far something long has come: one line on a terminal that goes away at the end."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import TypeVar

from tiepdan.i18n import _

T = TypeVar("T")

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
