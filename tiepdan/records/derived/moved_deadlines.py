"""Deadlines and ends that moved as the calendar or the law changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class MovedDeadline:
    """An open deadline before and after; ``None`` where it did not run before, or no longer."""

    number: str
    limit_id: str
    old_due: date | None
    new_due: date | None


@dataclass(frozen=True, slots=True)
class MovedEnd:
    """When a petition ended, before and after; ``None`` where it is open."""

    number: str
    old: date | None
    new: date | None


@dataclass(frozen=True, slots=True)
class Update:
    """What a new version of the program or its data changed of what was derived before.

    ``perhaps_conferences`` are the periodic dialogues that were counted as conferences with the
    People as well, and are no longer: the clerk is asked about them once.
    """

    moved_deadlines: Sequence[MovedDeadline] = ()
    ends: Sequence[MovedEnd] = ()
    perhaps_conferences: Sequence[str] = ()
