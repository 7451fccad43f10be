"""Why a file cannot be written, looked for once it could not be.

What is said first is not always why: SQLite “cannot open” a register on a drive without room or
in a folder where nothing may be made, and a C library may say whatever it said last of what it
could write but half.
"""

import shutil
import stat
import sys
from pathlib import Path

from tiepdan import errors
from tiepdan.records.file.unfinished import passing_file

_LEAST_ROOM = 2 * 32_768
"""Bytes; what readers and writers of a register share beside it takes half as many."""

_READ_AND_WRITE, _SHARED, _EXISTING = 0xC0000000, 7, 3
_USED_BY_OTHERS = {32, 33}
"""https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-createfilew"""


def is_full(path: Path) -> bool:
    """Whether the drive of a file has no room for anything."""
    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def is_marked_read_only(path: Path) -> bool:
    """Whether a file has the mark that lets nobody on Windows write it, whatever their rights."""
    try:
        return errors.IS_WINDOWS and not path.stat().st_mode & stat.S_IWRITE
    except OSError:
        return False


def is_in_use(path: Path) -> bool:
    """Whether a program on Windows has a file open and lets nobody write it meanwhile.

    What opens files in Python does not tell that from a lack of rights.
    """
    if sys.platform != "win32":
        return False
    import ctypes  # noqa: PLC0415 (only there)

    kernel = ctypes.WinDLL("kernel32", use_last_error=True)
    kernel.CreateFileW.restype = ctypes.c_void_p
    handle = kernel.CreateFileW(str(path), _READ_AND_WRITE, _SHARED, None, _EXISTING, 0, None)
    if handle == ctypes.c_void_p(-1).value:
        return ctypes.get_last_error() in _USED_BY_OTHERS
    kernel.CloseHandle(ctypes.c_void_p(handle))
    return False


def is_in_closed_folder(path: Path) -> bool:
    """Whether a file can be read, but nothing can be made beside it."""
    try:
        with path.open("rb"):
            pass
    except OSError:
        return False
    try:
        with passing_file(path):
            return False
    except OSError:
        return True
