"""Reading the database: a read-only connection that sees one moment of it, never a stale one.

It needs ``sqlite3`` alone. Creating and writing are in ``session.py``.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tiepdan.records.address import read_only_address
from tiepdan.records.condition import (
    SCHEMA_VERSION,
    check_exists,
    check_ours,
    check_version,
    explained,
    wait_seconds,
)
from tiepdan.records.fingerprint import data_fingerprint


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection whose derived rows are up to date with the data files.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program or no register of ours.
    """
    check_exists(path)
    with explained(path):
        if not _is_current_after_recovery(path):
            # After an update of the program or its data: once, and by the writing side.
            from tiepdan.records import session  # noqa: PLC0415

            with session.writing(path):
                pass
        with closing(_connect(path)) as connection:
            # One transaction: what is counted first and what is counted last belong together.
            connection.execute("BEGIN")
            yield connection
    _tidy(path)


@contextmanager
def as_found(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a database of ours as it is, upgraded or derived anew by nobody.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, newer than the program or no register of ours.
    """
    check_exists(path)
    with explained(path), closing(_connect(path)) as connection:
        _check(path, connection)
        connection.execute("BEGIN")
        yield connection
    _tidy(path)


def _connect(path: Path, *, is_still: bool = False) -> sqlite3.Connection:
    connection = sqlite3.connect(
        read_only_address(path.absolute(), is_still=is_still),
        uri=True,
        timeout=wait_seconds(),
        isolation_level=None,
    )
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA temp_store = MEMORY")
    try:
        connection.execute("PRAGMA schema_version")
    except sqlite3.OperationalError as error:
        connection.close()
        if is_still or not _cannot_change(path, error):
            raise
        return _connect(path, is_still=True)
    return connection


def _tidy(path: Path) -> None:
    """Leave the one file alone in its folder, as a writer does that closes it last.

    A read-only connection may not remove what it needed beside the file, nor move into the file
    what a crash left there; somebody who copies the file alone must have all of it.
    """
    if path.with_name(f"{path.name}-wal").exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")


def _cannot_change(path: Path, error: sqlite3.OperationalError) -> bool:
    """Whether the write-ahead log cannot be used because its files cannot be made beside it.

    On a medium that cannot be written, or is full, nobody else writes either. What such a log
    holds must not be passed over, so there must be none.
    """
    log = path.with_name(f"{path.name}-wal")
    return getattr(error, "sqlite_errorname", "") in {
        "SQLITE_CANTOPEN",
        "SQLITE_READONLY_DIRECTORY",
        "SQLITE_READONLY_CANTINIT",
        "SQLITE_IOERR_SHMSIZE",
        "SQLITE_FULL",
    } and not (log.exists() and log.stat().st_size)


def _is_current_after_recovery(path: Path) -> bool:
    """As ``_is_current``, once a transaction that a crash cut off is taken back."""
    try:
        return _is_current(path)
    except sqlite3.OperationalError as error:
        # Python's own complaints, such as of bytes that are no text, have no such name.
        if getattr(error, "sqlite_errorname", "") != "SQLITE_READONLY_ROLLBACK":
            raise
        # A reader may not take it back; SQLite does so as soon as a writer looks.
        with closing(sqlite3.connect(path, timeout=wait_seconds())) as connection:
            connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
        return _is_current(path)


def _is_current(path: Path) -> bool:
    with closing(_connect(path)) as connection:
        stored = _check(path, connection)
        if stored < SCHEMA_VERSION:
            return False
        (fingerprint,) = connection.execute("SELECT fingerprint FROM derivation").fetchone()
        return bool(fingerprint == data_fingerprint())


def _check(path: Path, connection: sqlite3.Connection) -> str:
    """The schema of a database that is ours and not newer than the program."""
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    check_ours(path, application_id=application_id)
    # Where there is none, “None” is newer than any.
    (stored,) = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    check_version(path, stored=str(stored))
    return str(stored)
