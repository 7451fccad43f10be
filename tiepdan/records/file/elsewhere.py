"""What is known of copies on another drive: the folder meant for them, and of when the last one is.

It is kept beside the register, whose copies they are, in a file of its own: a drive that is not
plugged in tells nothing, and another PC that the register is carried to should know of it too.
"""

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from tiepdan.i18n import _

_SUFFIX = ".elsewhere"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The folder for further copies, if one is set, and the day of the last copy elsewhere.

    ``register`` is what tells the register from others, once copies of it are there.
    """

    folder: Path | None = None
    last: date | None = None
    register: str | None = None


def known_of(database: Path) -> Elsewhere:
    """What is known of a register's copies elsewhere; nothing where that cannot be read."""
    try:
        kept = json.loads(_memory(database).read_text(encoding="utf-8"))
        folder, last, register = (kept.get(key) for key in ("folder", "last", "register"))
        return Elsewhere(
            Path(folder) if folder else None,
            _day_by_now(last) if last else None,
            str(register) if register else None,
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Elsewhere()


def _day_by_now(stored: str) -> date | None:
    """A day that is not to come: no copy is of one, whatever a wrong clock wrote."""
    day = date.fromisoformat(stored)
    return day if day <= date.today() else None  # noqa: DTZ011 (the PC's own day, as it is noted)


def set_folder(database: Path, folder: Path | None) -> None:
    """Have further copies put into a folder from now on, or no more.

    Raises:
        DatabaseError: it cannot be kept.
    """
    _change(database, folder=folder)


def note_copy(database: Path, day: date) -> None:
    """Remember that there is a copy elsewhere of that day, which is the last one.

    Raises:
        DatabaseError: it cannot be kept.
    """
    _change(database, last=day)


def note_register(database: Path, register: str | None) -> None:
    """Remember what tells the register from others, to know its copies once it is lost.

    Raises:
        DatabaseError: it cannot be kept.
    """
    _change(database, register=register)


def is_on_another_drive(database: Path, folder: Path) -> bool:
    """Whether what lies in the folder outlives the drive of the register.

    Raises:
        OSError: one of them cannot be looked at.
    """
    beside = _memory(database).parent
    return folder.stat().st_dev != beside.stat().st_dev


def same_drive() -> str:
    """The sentence for a folder on the drive of the register."""
    return _("That folder is on the drive of the register: when that fails, both are lost.")


def _change(database: Path, **changes: Any) -> None:
    from tiepdan.records.file.publishing import unfinished  # noqa: PLC0415 (start-up: only to write)

    before = known_of(database)
    known = replace(before, **changes)
    if known == before:
        return
    memory = _memory(database)
    content = {
        "folder": os.fspath(known.folder) if known.folder else None,
        "last": known.last.isoformat() if known.last else None,
        "register": known.register,
    }
    with unfinished(memory) as passing:
        passing.write_text(json.dumps(content), encoding="utf-8")
        passing.replace(memory)


def _memory(database: Path) -> Path:
    file = database.resolve() if database.is_symlink() else database
    return file.with_name(f"{file.name}{_SUFFIX}")
