"""Deadlines that moved because the calendar or the law data changed, and who is told of them."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Move:
    """An open deadline before and after; ``None`` where it did not run before, or no longer."""

    number: str
    limit_id: str
    old_due: date | None
    new_due: date | None


_listeners: list[Callable[[Sequence[Move]], None]] = []


def tell_of_updates(listener: Callable[[Sequence[Move]], None]) -> None:
    """Have moves reported that no command asked for: those of a new version of the data files."""
    _listeners[:] = [listener]


def report(moves: Sequence[Move]) -> None:
    """Tell of the moves that an update of the data files caused."""
    for listener in _listeners if moves else ():
        listener(moves)
