"""A file under a passing name while it is being written, and what a killed process left of one.

Beside it lies an empty one that the process keeps to itself: what nobody keeps was left behind,
and may hold a whole register.
"""

import os
import re
import secrets
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_UNFINISHED = ".tiepdan-unfinished"
_HELD = f"{_UNFINISHED}-held"
_NAME = re.compile(rf"\..+-[a-z0-9_]{{8}}{re.escape(_UNFINISHED)}")
_BESIDE = ("", "-journal", "-wal", "-shm")
_ABANDONED_AFTER_SECONDS = 24 * 60 * 60
"""Where the file system cannot say whether a process keeps a file."""


@contextmanager
def passing_file(target: Path) -> Iterator[Path]:
    """A new private file under a passing name beside ``target``; it is gone afterwards.

    Raises:
        OSError: it cannot be made.
    """
    remove_abandoned(target.parent)
    handle, holder = _hold(target)
    file = _held_by(holder)
    try:
        os.close(os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
        yield file
    finally:
        _remove(file)
        os.close(handle)
        with suppress(OSError):  # the drive may be gone
            holder.unlink(missing_ok=True)


def unfinished_files(folder: Path) -> list[Path]:
    """The files of a folder that are being written, or were when a process was killed."""
    try:
        return sorted(file for file in folder.iterdir() if _NAME.fullmatch(file.name))
    except OSError:
        return []


def remove_abandoned(folder: Path) -> None:
    """Remove what killed processes left in a folder; what cannot be removed stays."""
    try:
        names = {file.name.removesuffix("-held") for file in folder.iterdir()}
    except OSError:
        return
    for name in filter(_NAME.fullmatch, names):
        file = folder / name
        with suppress(OSError):
            if _let_go(file.with_name(f"{name}-held"), file):
                _remove(file)


def _held_by(holder: Path) -> Path:
    return holder.with_name(holder.name.removesuffix("-held"))


def parts_folder(file: Path) -> Path:
    """A new private folder beside a passing file, which goes with it.

    Raises:
        OSError: it cannot be made.
    """
    folder = _parts_of(file)
    folder.mkdir(mode=0o700)
    return folder


def _parts_of(file: Path) -> Path:
    return file.with_name(f"{file.name}-parts")


def _remove(file: Path) -> None:
    shutil.rmtree(_parts_of(file), ignore_errors=True)
    for suffix in _BESIDE:
        with suppress(OSError):  # the drive may be gone
            file.with_name(file.name + suffix).unlink(missing_ok=True)


def _hold(target: Path) -> tuple[int, Path]:
    """A new empty file that this process keeps until it closes it or ends."""
    while True:
        holder = target.with_name(f".{target.name}-{secrets.token_hex(4)}{_HELD}")
        try:
            # Of "no permission" tempfile on Windows makes a name that is taken: it never ends.
            handle = os.open(holder, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            continue
        if _is_kept_by_us(handle, holder):
            return handle, holder
        os.close(handle)  # whoever looked before it was locked took it for abandoned


def _is_kept_by_us(handle: int, holder: Path) -> bool:
    try:
        _lock(handle)
    except BlockingIOError:
        return False
    except OSError:
        pass  # no such locks here; see _ABANDONED_AFTER_SECONDS
    try:
        return os.path.samestat(os.fstat(handle), holder.stat())
    except FileNotFoundError:
        return False


def _lock(handle: int) -> None:
    """Keep a file; on Windows that it is open is enough.

    Raises:
        BlockingIOError: another process keeps it.
        OSError: the file system knows no such locks.
    """
    if sys.platform != "win32":
        import fcntl  # noqa: PLC0415 (not on Windows)

        fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)


def _let_go(holder: Path, file: Path) -> bool:
    """Whether no process keeps a file; the sign that one did is removed."""
    if sys.platform == "win32":
        try:
            holder.unlink(missing_ok=True)
        except PermissionError:  # a file that is open cannot be removed
            return False
        return True
    try:
        handle = os.open(holder, os.O_RDWR)
    except FileNotFoundError:
        return True
    try:
        if _is_kept(handle, file):
            return False
        holder.unlink(missing_ok=True)  # while it is locked, lest a process takes it meanwhile
    finally:
        os.close(handle)
    return True


def _is_kept(handle: int, file: Path) -> bool:
    try:
        _lock(handle)
    except BlockingIOError:
        return True
    except OSError:
        return time.time() - file.stat().st_mtime < _ABANDONED_AFTER_SECONDS
    return False
