"""The whole content of a register as bytes: one moment of it, the bytes of a SQLite file.

A copy is made from these bytes and checked as these bytes, so that a plain copy and an encrypted
one go the same way and no plain text needs a file of its own.
"""

import errno
import os
import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.records import opening
from tiepdan.records.condition import check_exists, check_ours, explained, wait_seconds
from tiepdan.records.opening import read_only_address

# https://www.sqlite.org/fileformat.html#the_database_header
_JOURNAL_VERSIONS = slice(18, 20)
_ROLLBACK_JOURNAL = b"\1\1"
_USER_VERSION = slice(60, 64)
_HEADER_SIZE = 100
_PIECE = 1 << 20
_NO_SEAL = bytes(4)


def snapshot(database: Path) -> bytes:
    """The register as it stands, while other processes go on reading and writing.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, not ours or cannot be read.
    """
    with reading_whole(database) as connection:
        return _serialized(connection)


def write_snapshot(database: Path, file: Path) -> None:
    """The sealed register as it stands, written into a file page by page, in little memory.

    Raises:
        NotFoundError: there is no such register.
        DatabaseError: it is locked, damaged, not ours or cannot be read.
        OSError: the file cannot be written.
    """
    with reading_whole(database) as connection, closing(sqlite3.connect(file)) as copy:
        copy.execute("PRAGMA synchronous = OFF")  # whoever gives the file its name syncs it
        try:
            connection.backup(copy)
        except sqlite3.OperationalError as error:
            if error.sqlite_errorname.startswith(("SQLITE_FULL", "SQLITE_IOERR")):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(file)) from error
            raise
    _seal_file(file)


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
        yield connection


def _seal_file(file: Path) -> None:
    with file.open("rb+") as content:
        header = _with(in_one_file(content.read(_HEADER_SIZE)), _USER_VERSION, _NO_SEAL)
        checksum = zlib.crc32(header)
        while piece := content.read(_PIECE):
            checksum = zlib.crc32(piece, checksum)
        content.seek(0)
        content.write(_with(header, _USER_VERSION, checksum.to_bytes(4, "big")))


def connect(database: Path, *, seconds: float | None = None) -> sqlite3.Connection:
    """A connection that never creates the file, and that may take back what a crash cut off.

    It waits ``seconds`` for a lock; unless given, as long as ``wait_seconds`` says.
    """
    # SQLite itself falls back to reading only where the file may not be written.
    address = read_only_address(database.absolute()).removesuffix("ro") + "rw"
    timeout = wait_seconds() if seconds is None else seconds
    return sqlite3.connect(address, uri=True, timeout=timeout, isolation_level=None)


def content_of(connection: sqlite3.Connection, path: Path) -> bytes:
    """What a connection outside a transaction sees at one moment, as the bytes of one file.

    Raises:
        DatabaseError: it is not ours.
        sqlite3.Error: it cannot be read.
    """
    # The lock is taken by a statement, which waits as long as it may; backup() would wait for ever.
    connection.execute("BEGIN")
    check_ours(path, connection)
    content = _serialized(connection)
    connection.execute("COMMIT")
    return content


def _serialized(connection: sqlite3.Connection) -> bytes:
    with closing(sqlite3.connect(":memory:")) as memory:
        # Not serialize() at once: it takes a page that cannot be read for an empty one.
        connection.backup(memory)
        return in_one_file(memory.serialize())


def in_one_file(content: bytes) -> bytes:
    """The same register with a rollback journal: no -wal file, and readable where none can be."""
    return _with(content, _JOURNAL_VERSIONS, _ROLLBACK_JOURNAL)


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    """A connection to the register in memory; nothing of it is written anywhere."""
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as connection:
        connection.deserialize(content)
        connection.execute("PRAGMA temp_store = MEMORY")
        yield connection


def check_whole(content: bytes, path: Path) -> None:
    """Refuse the content of ``path`` if it is damaged or not ours.

    Raises:
        DatabaseError: with the first problem SQLite finds.
    """
    if not content:
        raise _damaged(path, _("it is empty"))
    try:
        with opened(content) as connection:
            check_ours(path, connection)
            (problem,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
            broken = connection.execute("PRAGMA foreign_key_check").fetchone()
    except sqlite3.Error as error:
        raise _damaged(path, str(error)) from error
    if problem != "ok":
        raise _damaged(path, problem.splitlines()[-1])
    if broken:
        raise _damaged(path, f"foreign key: {broken[0]} {broken[1]}")


def sealed(content: bytes) -> bytes:
    """The content with its checksum in the header's ``user_version``, which the register leaves 0.

    SQLite keeps no checksums: a letter that changed inside a name passes its integrity check.
    """
    return _with(content, _USER_VERSION, _checksum(content))


def unsealed(content: bytes, path: Path) -> bytes:
    """The content without its checksum; a file that never had one passes.

    Raises:
        DatabaseError: the checksum is not that of the content.
    """
    seal = content[_USER_VERSION]
    if seal != _NO_SEAL and len(content) >= _HEADER_SIZE and seal != _checksum(content):
        raise _damaged(path, _("its checksum differs"))
    return _with(content, _USER_VERSION, _NO_SEAL)


def forget_checksum(connection: sqlite3.Connection) -> None:
    """A copy that is worked in is no longer what was sealed."""
    if connection.execute("PRAGMA user_version").fetchone() != (0,):
        connection.execute("PRAGMA user_version = 0")


def _checksum(content: bytes) -> bytes:
    return zlib.crc32(_with(content, _USER_VERSION, _NO_SEAL)).to_bytes(4, "big")


def _with(content: bytes, place: slice, value: bytes) -> bytes:
    changed = bytearray(content)
    if len(content) >= _HEADER_SIZE:
        changed[place] = value
    return bytes(changed)


def _damaged(path: Path, problem: str) -> DatabaseError:
    return DatabaseError(
        _(
            "{path} is damaged ({problem}); nothing was changed."
            " Use another copy, for example the one of the day before."
        ).format(path=path, problem=problem)
    )
