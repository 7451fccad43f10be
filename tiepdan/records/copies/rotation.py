"""Automatic copies: one on each day the register is used, thinned out as they grow old."""

import re
from collections.abc import Callable, Hashable, Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import partial
from pathlib import Path

from tiepdan import paths
from tiepdan.errors import RefusedError
from tiepdan.records.copies.snapshot import reading_whole, write_snapshot
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.publishing import publish, unwritable
from tiepdan.records.file.state import SCHEMA_VERSION, stored_version

_DAYS, _WEEKS, _MONTHS = 7, 4, 12

_NAME = re.compile(r"auto-([0-9]{4}-[0-9]{2}-[0-9]{2})\.db")


def daily_copy(database: Path, today: date) -> Path | None:
    """Copy the register unless today's copy is there, and remove those no longer needed.

    One that is yet to be upgraded is copied by the first command after that.

    The copy appears whole or not at all, but its content is not looked through as that of a copy
    asked for: this runs before a clerk's work.

    Raises:
        NotFoundError: there is no such register.
        DatabaseError: the copy could not be made; the caller makes a warning of it.
    """
    folder = backup_folder(database)
    target = folder / name_of_day(today)
    try:
        if target.name in _names(folder):
            return None
        with reading_whole(database) as connection:
            if stored_version(connection) != SCHEMA_VERSION:
                return None  # before an upgrade there is a copy of its own, if it can be done
        with paths.private_folder(folder):
            publish(partial(write_snapshot, database), target)
        thin_out(folder, today)
    except RefusedError:
        return None  # another process was faster
    except OSError as error:
        raise unwritable(target, error) from error
    return target


def copies_to_keep(days: Sequence[date]) -> set[date]:
    """Of copies made on these days, the ones to keep.

    They are the newest 7, the last of each of the newest 4 weeks and the last of each of the
    newest 12 months. Weeks and months without a copy do not count: a long absence, or a clock that
    runs ahead, removes nothing.
    """
    newest_first = sorted(set(days), reverse=True)
    return {
        *newest_first[:_DAYS],
        *_newest_of_each(newest_first, lambda day: day.isocalendar()[:2])[:_WEEKS],
        *_newest_of_each(newest_first, lambda day: (day.year, day.month))[:_MONTHS],
    }


def _newest_of_each(
    newest_first: Iterable[date], period_of: Callable[[date], Hashable]
) -> list[date]:
    newest: dict[Hashable, date] = {}
    for day in newest_first:
        newest.setdefault(period_of(day), day)
    return list(newest.values())


def name_of_day(day: date) -> str:
    """What the automatic copy of a day is called."""
    return f"auto-{day.isoformat()}.db"


def thin_out(folder: Path, today: date) -> None:
    """Remove the automatic copies in a folder that are no longer needed.

    Raises:
        OSError: one cannot be removed.
    """
    days = [day for name in _names(folder) if (day := _day_of(name))]
    # Copies of days to come were made by a clock that ran ahead, or today's runs behind; they
    # must neither push out the others nor be pushed out.
    past = [day for day in days if day <= today]
    for day in set(past) - copies_to_keep(past):
        (folder / name_of_day(day)).unlink(missing_ok=True)


def _day_of(name: str) -> date | None:
    if found := _NAME.fullmatch(name):
        with suppress(ValueError):
            return date.fromisoformat(found[1])
    return None


def _names(folder: Path) -> set[str]:
    try:
        return paths.names_in(folder)
    except FileNotFoundError:
        return set()
