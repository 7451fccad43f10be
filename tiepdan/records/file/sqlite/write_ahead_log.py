"""Whether the write-ahead log holds transactions that SQLite passes over.

After a crash SQLite takes from the log what is whole, and drops the rest without a word: also
transactions that were acknowledged, where a byte before them was damaged.
https://www.sqlite.org/fileformat.html#the_write_ahead_log
"""

import shutil
import struct
import time
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

from tiepdan.errors import DatabaseError, RefusedError, reason_of
from tiepdan.i18n import _
from tiepdan.records.file import notices
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.sqlite.opening import log_of
from tiepdan.records.file.state import APPLICATION_ID

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_SALTS = slice(16, 24)
_APPLICATION_ID_AT = 68
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}
"""By the number that a log begins with, in which order the bytes of its checksums are."""

_TRIES, _PAUSE_SECONDS = 3, 0.1
"""A writer at work is seen in the middle of a frame."""


_KEPT, _REPLACED, _SUFFIX = "damaged-log-", "replaced-log-", ".wal"

KEPT_LOGS = (f"{_KEPT}*{_SUFFIX}", f"{_REPLACED}*{_SUFFIX}")
"""What damaged logs are called in the folder of copies; they may hold anything that a copy does."""


@dataclass(frozen=True, slots=True)
class DamagedLog:
    """A log whose last transactions are lost, and where what is left of it is kept."""

    kept: Path


def keep_if_damaged(database: Path) -> None:
    """Keep a damaged log aside, and tell of it, before SQLite opens the file and clears it away.

    Raises:
        DatabaseError: it cannot be kept; nothing was changed.
    """
    if not has_lost_commits(database) or not _is_ours(database):
        return
    log = log_of(database)
    # One use of the log has one name, however often it is met while others go on writing to it.
    name = _identity(log)
    kept = backup_folder(database) / f"{_KEPT}{name}{_SUFFIX}"
    try:
        _keep(log, kept)
    except (OSError, DatabaseError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else str(error)
        raise DatabaseError(
            _(
                "{path} is damaged: what was written last is lost. It cannot be kept aside, and"
                " nothing was changed: {reason}"
            ).format(path=log, reason=reason)
        ) from error
    notices.report(DamagedLog(kept))


def kept_logs(database: Path) -> list[Path]:
    """The damaged logs of the register as it is, not of one that was replaced since."""
    from tiepdan.records.file.location import backup_folder  # noqa: PLC0415 (seldom needed)

    return sorted(backup_folder(database).glob(KEPT_LOGS[0]))


def mark_replaced(database: Path) -> None:
    """Another register has taken the place of the one to which the damaged logs belong."""
    for kept in kept_logs(database):
        with suppress(OSError):  # “check” will name it again
            kept.rename(kept.with_name(kept.name.replace(_KEPT, _REPLACED, 1)))


def _keep(log: Path, kept: Path) -> None:
    from tiepdan.paths import make_private_folder  # noqa: PLC0415 (seldom needed)
    from tiepdan.records.file.publishing import publish_snapshot  # noqa: PLC0415 (seldom needed)

    make_private_folder(kept.parent)
    with suppress(RefusedError):  # it is kept already
        publish_snapshot(lambda file: Path(shutil.copyfile(log, file)).chmod(0o600), kept)


def _is_ours(database: Path) -> bool:
    """By its header; beside another program's file nothing is put."""
    with suppress(OSError), database.open("rb") as content:
        content.seek(_APPLICATION_ID_AT)
        return content.read(4) == APPLICATION_ID.to_bytes(4, "big")
    return False


def _identity(log: Path) -> str:
    with log.open("rb") as content:
        return content.read(_HEADER.size)[_SALTS].hex() or "00"


def has_lost_commits(database: Path) -> bool:
    """Whether a transaction was written to the log that cannot be read from it any more.

    It is to be asked before SQLite opens the file, and may clear the log away.
    """
    log, seen = log_of(database), set()
    for number in range(_TRIES):
        try:
            with log.open("rb") as content:
                if not _is_losing(content):
                    return False
            found = log.stat()
        except OSError:
            return False  # there is none
        seen.add((found.st_size, found.st_mtime_ns))
        if number < _TRIES - 1:
            time.sleep(_PAUSE_SECONDS)
    return len(seen) == 1  # else others are at work in it


def _is_losing(content: BinaryIO) -> bool:
    header = content.read(_HEADER.size)
    if len(header) < _HEADER.size:
        return bool(header)
    magic, _version, page_size, _sequence, *salts, first, second = _HEADER.unpack(header)
    order = _ORDERS.get(magic, "<")
    sums = _added((0, 0), header[:-8], order)
    is_whole = magic in _ORDERS and sums == (first, second)
    if not is_whole:
        return True
    for frame in iter(lambda: content.read(_FRAME.size + page_size), b""):
        if len(frame) < _FRAME.size:
            break
        _page, commit_size, *of_frame, first, second = _FRAME.unpack_from(frame)
        if of_frame != salts:
            break  # left from an earlier use of the log
        if is_whole:
            sums = _added(_added(sums, frame[:8], order), frame[_FRAME.size :], order)
            is_whole = sums == (first, second)
        if commit_size and not is_whole:
            return True
    return False


def _added(sums: tuple[int, int], content: bytes, order: str) -> tuple[int, int]:
    """SQLite's checksum of the log, carried on over ``content``."""
    one, two = sums
    content = content[: len(content) // 8 * 8]  # the last frame may be cut off
    for first, second in struct.iter_unpack(f"{order}II", content):
        one = (one + first + two) & 0xFFFFFFFF
        two = (two + second + one) & 0xFFFFFFFF
    return one, two
