"""Whether the write-ahead log holds transactions that SQLite passes over.

After a crash SQLite takes from the log what is whole, and drops the rest without a word: also
transactions that were acknowledged, where a byte before them was damaged.
https://www.sqlite.org/fileformat.html#the_write_ahead_log
"""

import struct
import time
from pathlib import Path
from typing import BinaryIO

_HEADER = struct.Struct(">8I")
_FRAME = struct.Struct(">6I")
_ORDERS = {0x377F0682: "<", 0x377F0683: ">"}
"""By the number that a log begins with, in which order the bytes of its checksums are."""

_TRIES, _PAUSE_SECONDS = 3, 0.1
"""A writer at work is seen in the middle of a frame."""


def has_lost_commits(database: Path) -> bool:
    """Whether a transaction was written to the log that cannot be read from it any more.

    It is to be asked before SQLite opens the file, and may clear the log away.
    """
    log = database.with_name(f"{database.name}-wal")
    for number in range(_TRIES):
        try:
            with log.open("rb") as content:
                if not _is_losing(content):
                    return False
        except OSError:
            return False  # there is none
        if number < _TRIES - 1:
            time.sleep(_PAUSE_SECONDS)
    return True


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
