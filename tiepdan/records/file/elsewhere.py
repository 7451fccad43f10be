"""What is known of copies on another drive: the folder meant for them, and of when the last one is.

It is kept beside the register, whose copies they are, in a file of its own: a drive that is not
plugged in tells nothing, and another PC that the register is carried to should know of it too.
"""

import json
import os
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from tiepdan.i18n import _
from tiepdan.records.file.location import backup_folder

_SUFFIX = ".elsewhere"


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """The folder for further copies, if one is set, and the day of the last copy elsewhere."""

    folder: Path | None = None
    last: date | None = None


def known_of(database: Path) -> Elsewhere:
    """What is known of a register's copies elsewhere; nothing where that cannot be read."""
    try:
        kept = json.loads(_memory(database).read_text(encoding="utf-8"))
        folder, last = kept.get("folder"), kept.get("last")
        return Elsewhere(
            Path(folder) if folder else None, date.fromisoformat(last) if last else None
        )
    except (OSError, ValueError, TypeError, AttributeError):
        return Elsewhere()


def set_folder(database: Path, folder: Path | None) -> None:
    """Have further copies put into a folder from now on, or no more.

    Raises:
        DatabaseError: it cannot be kept.
    """
    _keep(database, replace(known_of(database), folder=folder))


def note_copy(database: Path, day: date) -> None:
    """Remember that there is a copy elsewhere of that day.

    Raises:
        DatabaseError: it cannot be kept.
    """
    known = known_of(database)
    if known.last is None or known.last < day:
        _keep(database, replace(known, last=day))


def folder_elsewhere(database: Path, folder: Path) -> Path:
    """Where the copies of a register are in a folder that may have those of others as well."""
    return folder / backup_folder(database).name


def folders_of_copies(database: Path) -> list[Path]:
    """Where copies of a register may be: first beside it."""
    folder = known_of(database).folder
    beside = backup_folder(database)
    return [beside, folder_elsewhere(database, folder)] if folder else [beside]


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


def _keep(database: Path, known: Elsewhere) -> None:
    from tiepdan.records.file.publishing import unfinished  # noqa: PLC0415 (start-up: only to write)

    memory = _memory(database)
    content = {
        "folder": os.fspath(known.folder) if known.folder else None,
        "last": known.last.isoformat() if known.last else None,
    }
    with unfinished(memory) as passing:
        passing.write_text(json.dumps(content), encoding="utf-8")
        passing.replace(memory)


def _memory(database: Path) -> Path:
    file = database.resolve() if database.is_symlink() else database
    return file.with_name(f"{file.name}{_SUFFIX}")
