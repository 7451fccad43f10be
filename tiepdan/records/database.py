"""The database file: is it there, is it ours, may we read it; what SQLite's complaints mean.

Reading needs ``sqlite3`` alone. Creating and writing are in ``session.py``.
"""

import hashlib
import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date
from pathlib import Path

from tiepdan import paths
from tiepdan.errors import DatabaseError, NotFoundError, RefusedError, UsageError
from tiepdan.i18n import _

SCHEMA_VERSION = "0001"
"""The newest migration; ids are numbers as text, so that newer sorts after older."""

_COUNTING_VERSION = b"1"
"""Raised when the counting itself changes, so that what was derived before is made anew."""

_DEFAULT_WAIT_SECONDS = 30.0


def wait_seconds() -> float:
    """How long to wait for another process that is writing (``TIEPDAN_LOCK_WAIT``, seconds).

    Raises:
        UsageError: the variable holds no number of seconds.
    """
    typed = os.environ.get("TIEPDAN_LOCK_WAIT", "")
    if not typed:
        return _DEFAULT_WAIT_SECONDS
    try:
        seconds = float(typed)
    except ValueError:
        seconds = -1
    if not 0 <= seconds < float("inf"):
        raise UsageError(
            _("TIEPDAN_LOCK_WAIT=“{typed}” is not a number of seconds; for example 30.").format(
                typed=typed
            )
        )
    return seconds


def fingerprint() -> str:
    """Identifies the law and calendar data, and the counting, that derived rows come from."""
    digest = hashlib.blake2b(_COUNTING_VERSION, digest_size=16)
    folder = paths.data_folder()
    for part in ("laws", "calendar"):
        for path in sorted((folder / part).rglob("*.toml")):
            digest.update(path.read_bytes())
    return digest.hexdigest()


@contextmanager
def reading(path: Path, *, today: date) -> Iterator[sqlite3.Connection]:
    """A read-only connection whose derived rows are up to date with the data files.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program or no register of ours.
    """
    check_exists(path)
    with explained(path):
        with closing(_connect_read_only(path)) as connection:
            is_current = _is_current(connection, path, today)
            if is_current:
                yield connection
        if not is_current:
            from tiepdan.records import session  # noqa: PLC0415 (only after an update of the data)

            with session.writing(path, today=today):
                pass
            with closing(_connect_read_only(path)) as connection:
                yield connection


def check_exists(path: Path) -> None:
    """Refuse a database that is not there, saying how to make one.

    Raises:
        NotFoundError: there is no file at ``path``.
        DatabaseError: there is something else than a file.
    """
    if path.is_dir():
        raise DatabaseError(_("{path} is a folder, not a database file.").format(path=path))
    if not path.exists():
        raise NotFoundError(
            _("There is no database at {path}; create yours with “tiepdan init”.").format(path=path)
        )


def refuse_existing(path: Path) -> None:
    """Refuse to make a database where something stands already.

    Raises:
        RefusedError: there is a file or folder at ``path``.
    """
    if path.exists():
        raise already_there(path)


def already_there(path: Path) -> RefusedError:
    """The sentence for a path that is taken."""
    return RefusedError(
        _(
            "There is a file at {path} already; it was left untouched."
            " Choose another path with --db."
        ).format(path=path)
    )


def check_version(stored: str, path: Path) -> None:
    """Refuse a database made by a newer program.

    Raises:
        DatabaseError: its schema is newer than ``SCHEMA_VERSION``.
    """
    if stored > SCHEMA_VERSION:
        raise DatabaseError(
            _(
                "{path} was written by a newer tiepdan (schema {stored}, this program knows"
                " {known}); install the newer version of the program on this machine."
            ).format(path=path, stored=stored, known=SCHEMA_VERSION)
        )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn SQLite's errors into sentences a clerk can act on.

    Raises:
        DatabaseError: whatever SQLite complained about.
    """
    try:
        yield
    except sqlite3.Error as error:
        raise explain(error, path) from error


def explain(error: sqlite3.Error, path: Path) -> DatabaseError:
    """The sentence for an error of SQLite."""
    name = getattr(error, "sqlite_errorname", "")
    if name.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        sentence = _(
            "{path} is locked: another program has been writing to it for too long;"
            " close it and try again."
        )
    elif name.startswith(("SQLITE_NOTADB", "SQLITE_CORRUPT")):
        sentence = _(
            "{path} is damaged or is not a database of tiepdan; nothing was changed."
            " Put back your last copy of the file."
        )
    elif name.startswith(("SQLITE_READONLY", "SQLITE_PERM")):
        sentence = _("{path} cannot be written: you may only read this file or its folder.")
    elif name.startswith("SQLITE_FULL"):
        sentence = _("The disk of {path} is full; nothing was written.")
    elif name.startswith("SQLITE_CANTOPEN"):
        sentence = _("{path} cannot be opened; check that you may read and write its folder.")
    else:
        sentence = _("{path} cannot be used: {reason}.")
    return DatabaseError(sentence.format(path=path, reason=error))


def not_ours(path: Path) -> DatabaseError:
    """The sentence for a database of another program."""
    return DatabaseError(
        _(
            "{path} is not a database of tiepdan; choose another file with --db"
            " or create one with “tiepdan init”."
        ).format(path=path)
    )


def _connect_read_only(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=wait_seconds()
    )
    connection.row_factory = sqlite3.Row
    return connection


def _is_current(connection: sqlite3.Connection, path: Path, today: date) -> bool:
    try:
        (stored,) = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        check_version(stored, path)
        if stored < SCHEMA_VERSION:
            return False
        derivation = connection.execute("SELECT fingerprint FROM derivation").fetchone()
        last_day = connection.execute("SELECT max(day) FROM calendar_day").fetchone()[0]
    except (sqlite3.OperationalError, TypeError) as error:
        if isinstance(error, sqlite3.OperationalError) and "no such table" not in str(error):
            raise
        raise not_ours(path) from error
    return derivation is not None and derivation[0] == fingerprint() and last_day >= str(today)
