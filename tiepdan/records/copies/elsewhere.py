"""Copies on another drive: each automatic copy goes there too, once the drive is plugged in.

They are under no passphrase. One that is kept on the PC would be gone with it, on the day on which
these copies are needed, and nobody remembers what is never typed. Whoever has the drive reads them:
the drive is to be encrypted, which Windows does, or locked away.
"""

import errno
import os
import shutil
from datetime import date
from functools import partial
from pathlib import Path, PurePath

from tiepdan import paths
from tiepdan.errors import DatabaseError, RefusedError
from tiepdan.i18n import N_, _
from tiepdan.records.copies.rotation import name_of_day, thin_out
from tiepdan.records.file import elsewhere, notices
from tiepdan.records.file.location import backup_folder, missing_folder
from tiepdan.records.file.publishing import publish_snapshot, sync_file, unfinished, unwritable

_TRIAL = b"tiepdan"


def copy_of_day(database: Path, today: date) -> Path | None:
    """Put today's automatic copy into the folder meant for copies elsewhere, unless it is there.

    Raises:
        DatabaseError: it could not be; the caller makes a warning of it.
    """
    known, name = elsewhere.known_of(database), name_of_day(today)
    beside = backup_folder(database) / name
    if known.folder is None or not beside.exists():
        return None
    if not known.folder.is_dir():
        raise DatabaseError(missing_sentence(known.folder))
    folder = elsewhere.folder_elsewhere(database, known.folder)
    target = folder / name
    try:
        if target.exists():
            return None
        with paths.private_folder(folder), notices.at_work(N_("Copying to the other drive")):
            publish_snapshot(partial(_copy, beside), target)
        thin_out(folder, today)
    except RefusedError:
        return None  # another process was faster
    except OSError as error:
        raise unwritable(target, error) from error
    if elsewhere.is_on_another_drive(database, folder):
        elsewhere.note_copy(database, today)
    return target


def why_not_there(database: Path, folder: Path) -> str | None:
    """Why no copy could be made in a folder now, found by writing a small file; None if it could.

    The folder itself must be there.
    """
    try:
        with unfinished(elsewhere.folder_elsewhere(database, folder)) as file:
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


def _copy(source: Path, file: Path) -> None:
    shutil.copyfile(source, file)
