"""Reading the database: a read-only connection that sees one moment of it, never a stale one.

It needs ``sqlite3`` alone. Creating and writing are in ``writing/session.py``.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from pathlib import Path

from tiepdan.records.derived.fingerprint import data_fingerprint
from tiepdan.records.file.sqlite.opening import connect_read_only, log_of, note_opened
from tiepdan.records.file.state import (
    SCHEMA_VERSION,
    check_exists,
    check_ours,
    check_version,
    explained,
    is_there,
    keep_private,
    stored_version,
)
from tiepdan.records.journal import clock


@contextmanager
def reading(path: Path) -> Iterator[sqlite3.Connection]:
    """A read-only connection whose derived rows are up to date with the data files.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program or no register of ours.
    """
    check_exists(path)
    note_opened(path)
    if log_of(path).exists():
        from tiepdan.records.file.sqlite import write_ahead_log  # noqa: PLC0415 (start-up: seldom there)

        write_ahead_log.keep_if_damaged(path)
    with explained(path):
        is_readable = False
        try:
            with closing(_current(path)) as connection:
                # One transaction: what is counted first and last belongs together.
                connection.execute("BEGIN")
                clock.compare(connection)
                is_readable = True
                yield connection
        except sqlite3.Error:
            is_readable = False
            raise
        finally:
            # Also where something else fails, such as the file that an answer is written to.
            if is_readable:
                _tidy(path)


@contextmanager
def reading_if_there(path: Path) -> Iterator[sqlite3.Connection | None]:
    """As ``reading``; no connection where there is no register yet.

    Raises:
        DatabaseError: the register is there but cannot be read.
    """
    if is_there(path):
        with reading(path) as connection:
            yield connection
    else:
        yield None


@contextmanager
def as_found(path: Path, *, is_tidied: bool = True) -> Iterator[sqlite3.Connection]:
    """A read-only connection to a database of ours as it is, upgraded or derived anew by nobody.

    What lies beside it is left alone as well unless ``is_tidied``.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, newer than the program or no register of ours.
    """
    check_exists(path)
    with explained(path), closing(connect_read_only(path)) as connection:
        _check(path, connection)
        connection.execute("BEGIN")
        yield connection
    if is_tidied:
        _tidy(path)


def _tidy(path: Path) -> None:
    """Leave the one file alone in its folder, as a writer does that closes it last.

    A read-only connection may not remove what it needed beside the file, nor move into the file
    what a crash left there; somebody who copies the file alone must have all of it.
    """
    if path.with_name(f"{path.name}-wal").exists():
        with suppress(sqlite3.Error), closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA schema_version")


def _current(path: Path) -> sqlite3.Connection:
    """A connection to a register that is up to date: opening one costs more than most queries."""
    connection = connect_read_only(path)
    try:
        if _is_current(path, connection):
            return connection
    except BaseException:
        connection.close()
        raise
    connection.close()
    # After an update of the program or its data: once, and by the writing side.
    from tiepdan.records.writing import session  # noqa: PLC0415 (SQLAlchemy)

    with session.writing(path):
        pass
    return connect_read_only(path)


def _is_current(path: Path, connection: sqlite3.Connection) -> bool:
    stored = _check(path, connection)
    if stored < SCHEMA_VERSION:
        return False
    found = connection.execute("SELECT fingerprint FROM derivation").fetchone()
    return bool(found and found[0] == data_fingerprint())


def _check(path: Path, connection: sqlite3.Connection) -> str:
    """The schema of a database that is ours and not newer than the program, and now private."""
    check_ours(path, connection)
    stored = stored_version(connection)
    check_version(path, stored=stored)
    keep_private(path)
    return stored
