"""Copies on another drive: each automatic copy goes there too, once the drive is plugged in.

They are under no passphrase. One that is kept on the PC would be gone with it, on the day on which
these copies are needed, and nobody remembers what is never typed. Whoever has the drive reads them:
the drive is to be encrypted, which Windows does, or locked away.
"""

import errno
import os
import shutil
from collections.abc import Callable
from datetime import date
from functools import partial
from glob import escape
from itertools import chain, count
from pathlib import Path, PurePath

from tiepdan import paths
from tiepdan.errors import DatabaseError, RefusedError
from tiepdan.i18n import N_, _
from tiepdan.records.copies.rotation import name_of_day, thin_out
from tiepdan.records.copies.snapshot import write_snapshot
from tiepdan.records.copies.whose import Whose, whose
from tiepdan.records.file import elsewhere, notices
from tiepdan.records.file.copies_beside import copies_in
from tiepdan.records.file.location import backup_folder, missing_folder
from tiepdan.records.file.publishing import publish_snapshot, sync_file, unfinished, unwritable
from tiepdan.records.file.state import is_there

_TRIAL = b"tiepdan"


def copy_of_day(database: Path, today: date) -> Path | None:
    """Put today's automatic copy into the folder meant for copies elsewhere, unless it is there.

    Raises:
        DatabaseError: it could not be; the caller makes a warning of it.
    """
    meant, name = elsewhere.known_of(database).folder, name_of_day(today)
    beside = backup_folder(database) / name
    if meant is None or not beside.exists():
        return None
    if not meant.is_dir():
        raise DatabaseError(missing_sentence(meant))
    mine = whose(database)
    folder = _folder_of(mine, database, meant)
    target = folder / name
    try:
        if target.exists():
            return None
        with paths.private_folder(folder), notices.at_work(N_("Copying to the other drive")):
            publish_snapshot(_content(database, mine, beside), target)
        thin_out(folder, today)
    except RefusedError:
        return None  # another process was faster
    except OSError as error:
        raise unwritable(target, error) from error
    elsewhere.note_register(database, mine.register)
    if elsewhere.is_on_another_drive(database, folder):
        elsewhere.note_copy(database, today)
    return target


def folders_of_copies(database: Path) -> list[Path]:
    """Where copies of a register may be, also of one that is gone: first beside it."""
    known, beside = elsewhere.known_of(database), backup_folder(database)
    if known.folder is None:
        return [beside]
    mine = whose(database) if is_there(database) else Whose(known.register)
    return [beside, _folder_of(mine, database, known.folder)]


def _folder_of(mine: Whose, database: Path, folder: Path) -> Path:
    """Where the copies of a register are in a folder that has those of others as well.

    Registers of one name have a folder each: as beside the register, or with a number. It is the
    one with copies of this register, else the first without any.
    """
    first = folder / backup_folder(database).name
    if mine.register is None:
        return first
    alike = sorted(folder.glob(f"{escape(first.stem)}*{first.suffix}"))
    numbered = (first.with_name(f"{first.stem}-{number}{first.suffix}") for number in count(2))
    own = (one for one in alike if _whose_copies(one).register == mine.register)
    unused = (one for one in chain([first], numbered) if not copies_in(one))
    return next(chain(own, unused))


def _whose_copies(folder: Path) -> Whose:
    """Of the newest copy in a folder that tells."""
    copies = (whose(copy.path) for copy in copies_in(folder) if not copy.is_encrypted)
    return next((found for found in copies if found.register), Whose())


def why_not_there(database: Path, folder: Path) -> str | None:
    """Why no copy could be made in a folder now, found by writing a small file; None if it could.

    The folder itself must be there.
    """
    try:
        with unfinished(_folder_of(whose(database), database, folder)) as file:
            file.write_bytes(_TRIAL)
            sync_file(file)
            if shutil.disk_usage(folder).free < database.stat().st_size:
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    except DatabaseError as error:
        return str(error)
    return None


def missing_sentence(folder: PurePath) -> str:
    """That the folder is not there; on Windows a stick may be another letter each time."""
    if not folder.drive.endswith(":"):
        return missing_folder(folder)
    letter = "G" if folder.drive.upper() == "F:" else "F"
    other = letter + str(folder)[1:].rstrip("\\")  # a backslash before the mark would be none
    return _(
        "There is no folder {path}; is the drive plugged in? Where it has another letter now:"
        ' tiepdan config copies-elsewhere "{other}"'
    ).format(path=folder, other=other)


def is_reached(database: Path) -> bool:
    """Whether there is a folder for copies elsewhere, and it is there now."""
    folder = elsewhere.known_of(database).folder
    return folder is not None and folder.is_dir()


def _content(database: Path, mine: Whose, beside: Path) -> Callable[[Path], None]:
    """What writes the copy: as it is beside, unless that is of a register that was replaced."""
    if mine.is_another_than(whose(beside)):
        return partial(write_snapshot, database)
    return partial(_copy, beside)


def _copy(source: Path, file: Path) -> None:
    shutil.copyfile(source, file)
