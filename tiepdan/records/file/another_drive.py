"""Which place on another drive is named to a clerk who is asked for a copy there."""

import os
import re
from pathlib import Path, PurePath

from tiepdan.records.file import elsewhere

_NEEDS_NO_QUOTES = re.compile(r"[\w:./\\~-]+")


def place_to_name(database: Path, folder: Path | None) -> str:
    """What to type after ``tiepdan backup``: the folder set for copies elsewhere, or an example.

    One that was set and is on the register's own drive would not do; of one that is not plugged in
    nobody knows.
    """
    if folder is not None and _may_outlive(database, folder):
        return _as_typed(folder)
    return f"{other_drive(database.resolve())}\\"


def other_drive(database: PurePath) -> str:
    """A drive as an example, which is not that of the register."""
    return "D:" if database.drive.upper().endswith("E:") else "E:"


def _may_outlive(database: Path, folder: Path) -> bool:
    try:
        return elsewhere.is_on_another_drive(database, folder)
    except OSError:
        return True


def _as_typed(folder: PurePath) -> str:
    typed = os.fspath(folder)
    if _NEEDS_NO_QUOTES.fullmatch(typed):
        return typed
    return '"' + typed.rstrip("\\") + '"'  # a backslash before the mark would be none
