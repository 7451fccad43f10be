"""A register as one file: one moment of it, written page by page, sealed and looked through.

Nothing here holds more of a register in memory than a piece of it, however large it is.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import BinaryIO

from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.records.file.sqlite import opening
from tiepdan.records.file.sqlite.opening import read_only_address
from tiepdan.records.file.state import (
    check_exists,
    check_ours,
    explained,
    keep_private,
    wait_seconds,
)

# https://www.sqlite.org/fileformat.html#the_database_header
_JOURNAL_VERSIONS = slice(18, 20)
_ROLLBACK_JOURNAL = b"\1\1"
_USER_VERSION = slice(60, 64)
_HEADER_SIZE = 100
_NO_SEAL = bytes(4)

PIECE = 1 << 20
"""How much of a file is held at once, in bytes."""


def write_snapshot(database: Path, file: Path) -> None:
    """The sealed register as it stands, while other processes go on reading and writing.

    Raises:
        NotFoundError: there is no such register.
        DatabaseError: it is locked, damaged, not ours or cannot be read.
        OSError: the file cannot be written.
    """
    with reading_whole(database) as connection:
        write_pages(connection, file)
    seal(file)


@contextmanager
def reading_whole(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that sees one moment of a register of ours.

    Raises:
        NotFoundError: there is no such register.
        DatabaseError: it is locked, damaged, not ours or cannot be read.
    """
    check_exists(database)
    with explained(database), closing(opening.connect_read_only(database)) as connection:
        connection.execute("BEGIN")
        check_ours(database, connection)
        keep_private(database)
        yield connection


def write_pages(connection: sqlite3.Connection, file: Path) -> None:
    """What a connection sees, as a register with a rollback journal: no -wal file needed.

    Raises:
        sqlite3.Error: it cannot be read.
        OSError: the file cannot be written.
    """
    with closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # whoever gives the file its name syncs it
        copy.execute("PRAGMA journal_mode = OFF")
        try:
            connection.backup(copy)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file)) from error
            raise
    in_one_file(file)


def in_one_file(file: Path) -> None:
    """Have a register, also one copied by hand, need no other file, and be readable everywhere."""
    with file.open("rb+") as content:
        _alter_header(content, _JOURNAL_VERSIONS, _ROLLBACK_JOURNAL)


def connect(database: Path, *, seconds: float | None = None) -> sqlite3.Connection:
    """A connection that never creates the file, and that may take back what a crash cut off.

    It waits ``seconds`` for a lock; unless given, as long as ``wait_seconds`` says.
    """
    # SQLite itself falls back to reading only where the file may not be written.
    address = read_only_address(database.absolute()).removesuffix("ro") + "rw"
    timeout = wait_seconds() if seconds is None else seconds
    return sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)


@contextmanager
def opened(file: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a snapshot, which nobody writes meanwhile.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    with closing(opening.open_as_is(file, is_still=True)) as connection:
        yield connection


def check_whole(file: Path, path: Path) -> None:
    """Refuse a snapshot of ``path`` that is damaged or not ours.

    Raises:
        DatabaseError: with the first problem SQLite finds.
    """
    if not file.stat().st_size:
        raise _damaged(path, _("it is empty"))
    try:
        with opened(file) as connection:
            check_ours(path, connection)
            (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise _damaged(path, str(error)) from error
    if problem != "ok":
        raise _damaged(path, problem.splitlines()[-1])
    if broken:
        raise _damaged(path, f"foreign key: {broken[0]} {broken[1]}")


def seal(file: Path) -> None:
    """Put a file's checksum into its header's ``user_version``, which the register leaves 0.

    SQLite keeps no checksums: a letter that changed inside a name passes its integrity check.
    """
    with file.open("rb+") as content:
        _alter_header(content, _USER_VERSION, _checksum(content))


def unseal(file: Path, path: Path) -> None:
    """Take the checksum out again; a file that never had one passes.

    Raises:
        DatabaseError: the checksum is not that of the content.
    """
    with file.open("rb+") as content:
        stored = content.read(_HEADER_SIZE)[_USER_VERSION]
        if stored not in {_NO_SEAL, b""} and stored != _checksum(content):
            raise _damaged(path, _("its checksum differs"))
        _alter_header(content, _USER_VERSION, _NO_SEAL)


def forget_checksum(connection: sqlite3.Connection) -> None:
    """A copy that is worked in is no longer what was sealed."""
    if connection.execute("PRAGMA user_version").fetchone() != (0,):
        connection.execute("PRAGMA user_version = 0")


def pieces(content: BinaryIO) -> Iterator[bytes]:
    """The rest of a file, piece by piece."""
    while piece := content.read(PIECE):
        yield piece


def _checksum(content: BinaryIO) -> bytes:
    """Of a whole file, as if it had no checksum in it."""
    content.seek(0)
    checksum = zlib.crc32(_with(content.read(_HEADER_SIZE), _USER_VERSION, _NO_SEAL))
    for piece in pieces(content):
        checksum = zlib.crc32(piece, checksum)
    return checksum.to_bytes(4, "big")


def _alter_header(content: BinaryIO, place: slice, value: bytes) -> None:
    content.seek(0)
    header = content.read(_HEADER_SIZE)
    content.seek(0)
    content.write(_with(header, place, value))


def _with(header: bytes, place: slice, value: bytes) -> bytes:
    changed = bytearray(header)
    if len(header) >= _HEADER_SIZE:
        changed[place] = value
    return bytes(changed)


def _damaged(path: Path, problem: str) -> DatabaseError:
    return DatabaseError(
        _(
            "{path} is damaged ({problem}); nothing was changed."
            " Use another copy, for example the one of the day before."
        ).format(path=path, problem=problem)
    )
