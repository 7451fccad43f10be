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


@dataclass(frozen=True, slots=True)
class Update:
    """What a new version of the program or its data changed in the register.

    ``perhaps_conferences`` are the periodic dialogues that were counted as conferences with the
    People as well, and are no longer: the clerk is asked about them once.
    """

    moves: Sequence[Move] = ()
    perhaps_conferences: Sequence[str] = ()


_listeners: list[Callable[[Update], None]] = []


def tell_of_updates(listener: Callable[[Update], None]) -> None:
    """Have told what no command asked for: what a new version of the data files changed."""
    _listeners[:] = [listener]


def report(update: Update) -> None:
    """Tell what an update of the data files changed, if it changed anything."""
    for listener in _listeners if update.moves or update.perhaps_conferences else ():
        listener(update)
