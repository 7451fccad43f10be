"""The condition of a database file: is it there, is it ours, and what SQLite's complaints mean."""

import os
import re
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tiepdan import paths
from tiepdan.errors import DatabaseError, RefusedError, UsageError, reason_of
from tiepdan.i18n import _
from tiepdan.text import quoted

_MIGRATIONS = Path(__file__).parents[1] / "schema" / "migrations" / "versions"

SCHEMA_VERSION = max(path.name[:4] for path in _MIGRATIONS.glob("[0-9]*.py"))
"""The newest migration; ids are numbers as text, so that newer sorts after older."""

APPLICATION_ID = 0x74696570
"""What the header of our files says (``tiep`` in ASCII), set by the first migration."""

_DEFAULT_WAIT_SECONDS = 30.0
_MOST_WAIT_SECONDS = 86_400.0
"""A day; SQLite counts milliseconds in 32 bits, and past 24 days would not wait at all."""

_VAGUE, _READ_ONLY = ("SQLITE_CANTOPEN", "SQLITE_IOERR"), ("SQLITE_READONLY", "SQLITE_PERM")
_MARKED, _IN_USE = "marked as read-only", "in use"
"""What SQLite says of many things that are wrong, of one of them, and what it has no names for."""


def wait_seconds() -> float:
    """How long to wait for another process that is writing (``TIEPDAN_LOCK_WAIT``, seconds).

    Raises:
        UsageError: the variable holds no number of seconds up to a day's.
    """
    typed = os.environ.get("TIEPDAN_LOCK_WAIT", "")
    if not typed:
        return _DEFAULT_WAIT_SECONDS
    try:
        seconds = float(typed)
    except ValueError:
        seconds = -1
    if not 0 <= seconds <= _MOST_WAIT_SECONDS:
        raise UsageError(
            _("TIEPDAN_LOCK_WAIT=“{typed}” is not a number of seconds; for example 30.").format(
                typed=quoted(typed)
            )
        )
    return seconds


def check_exists(path: Path) -> None:
    """Refuse a database that is not there, saying how to put a copy back, or to make one.

    Raises:
        NotFoundError: there is nothing at ``path``.
        UsageError: it is a folder.
        DatabaseError: it cannot be looked at.
    """
    if not is_there(path):
        from tiepdan.records.file.missing import missing  # noqa: PLC0415 (seldom needed)

        raise missing(path)
    if path.is_dir():
        raise UsageError(folder_sentence(path))


def folder_sentence(path: Path, example: Path | None = None) -> str:
    """The sentence for a folder that was named as a database; the example is a file in it."""
    return _("{path} is a folder; name a file in it, for example {example}.").format(
        path=path, example=example or path / paths.DATABASE_NAME
    )


def refuse_existing(path: Path) -> None:
    """Refuse to make a database where something stands already.

    Raises:
        RefusedError: there is a file at ``path``.
        UsageError: it is a folder.
        DatabaseError: it cannot be looked at.
    """
    if is_there(path):
        raise UsageError(folder_sentence(path)) if path.is_dir() else already_there(path)


def already_there(path: Path) -> RefusedError:
    """The sentence for a path that is taken."""
    return RefusedError(
        _(
            "There is a file at {path} already; it was left untouched."
            " Choose another path with --db."
        ).format(path=path)
    )


def unwritable(path: Path, error: OSError) -> DatabaseError:
    """The sentence for a place where no file can be made."""
    return DatabaseError(
        _(
            "{path} cannot be created: {reason}; choose a folder you may write to, with --db."
        ).format(path=path, reason=reason_of(error))
    )


def check_ours(path: Path, connection: sqlite3.Connection) -> None:
    """Refuse a database of another program.

    Raises:
        DatabaseError: the header names another program, or none.
    """
    (application_id,) = connection.execute("PRAGMA application_id").fetchone()
    if application_id != APPLICATION_ID:
        raise not_ours(path)


def not_ours(path: Path) -> DatabaseError:
    """The sentence for a file of another program, or of none."""
    return DatabaseError(
        _(
            "{path} is not a database of tiepdan; choose another file with --db"
            " or create one with tiepdan init."
        ).format(path=path)
    )


def keep_private(path: Path) -> None:
    """Let nobody but its owner read a register of ours, nor what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm", "-journal"):
        paths.keep_private(path.with_name(path.name + suffix))


def is_table(connection: sqlite3.Connection, name: str) -> bool:
    """Whether a database has a table; schemas of earlier programs have not all of them."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM sqlite_master WHERE name = ?)", (name,)
        ).fetchone()[0]
    )


def stored_version(connection: sqlite3.Connection) -> str:
    """What a register says of its schema; “None” where it says nothing."""
    (stored,) = connection.execute("SELECT max(version_num) FROM alembic_version").fetchone()
    return str(stored)


def check_marked(path: Path, *, stored: str) -> None:
    """Refuse a database that does not say of which schema it is.

    Raises:
        DatabaseError: no program of ours ever called a schema that.
    """
    if not re.fullmatch("[0-9]{4}", stored):
        raise DatabaseError(str(_sentence("SQLITE_CORRUPT")).format(path=path))


def not_as_marked(path: Path, *, stored: str) -> DatabaseError:
    """The sentence for a database whose schema is not the one that it says."""
    return DatabaseError(
        _(
            "{path} is marked as of schema {stored}, but is not as a program of that schema"
            " made it; nothing was changed. Put back your last copy with tiepdan restore."
        ).format(path=path, stored=stored)
    )


def check_version(path: Path, *, stored: str) -> None:
    """Refuse a database made by a newer program.

    Raises:
        DatabaseError: its schema is newer than ``SCHEMA_VERSION``, or none.
    """
    check_marked(path, stored=stored)
    if stored > SCHEMA_VERSION:
        raise DatabaseError(
            _(
                "{path} was written by a newer tiepdan (schema {stored}, this program knows"
                " {known}); install the newer version of the program on this machine."
            ).format(path=path, stored=stored, known=SCHEMA_VERSION)
        )


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn what SQLite says of the file into a sentence a clerk can act on.

    A fault of the program (a constraint, a wrong statement) is none of the file's and passes.

    Raises:
        DatabaseError: the file is locked, damaged, full, or cannot be read or written.
    """
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        sentence = _sentence(_cause(path, getattr(error, "sqlite_errorname", "")))
        if sentence is None and _is_damage(error):
            sentence = _sentence("SQLITE_CORRUPT")
        if sentence is None:
            raise
        raise DatabaseError(sentence.format(path=path)) from error


def locked(path: Path) -> DatabaseError:
    """The sentence for a file that another program keeps to itself."""
    return DatabaseError(str(_sentence("SQLITE_BUSY")).format(path=path))


def _is_damage(error: Exception) -> bool:
    """Whether a file that is ours by its header is not whole, where SQLite has no name for it."""
    # Python's own words for bytes that are no text, in a row or in what SQLite says of the schema.
    is_no_text = isinstance(error, UnicodeDecodeError) or "Could not decode" in str(error)
    is_no_schema = any(
        words in str(error) for words in ("no such table", "already exists", "has no column named")
    )
    return is_no_text or is_no_schema


def _cause(path: Path, error_name: str) -> str:
    """SQLite's name for what is wrong, or a better one where it said only what it could not do."""
    from tiepdan.records.file import obstacles  # noqa: PLC0415 (start-up: only where it failed)

    if not error_name.startswith((*_VAGUE, *_READ_ONLY)):
        return error_name
    if obstacles.is_marked_read_only(path):
        return _MARKED
    if error_name.startswith(_VAGUE) and obstacles.is_full(path):
        return "SQLITE_FULL"
    if obstacles.is_in_use(path):
        return _IN_USE
    return "SQLITE_READONLY" if obstacles.is_in_closed_folder(path) else error_name


def _sentence(error_name: str) -> str | None:
    sentences = {
        ("SQLITE_BUSY", "SQLITE_LOCKED"): _(
            "{path} is locked: another program has been using it for too long;"
            " close it and try again."
        ),
        ("SQLITE_NOTADB", "SQLITE_CORRUPT"): _(
            "{path} is damaged or is not a database of tiepdan; nothing was changed."
            " Put back your last copy of the file."
        ),
        _READ_ONLY: _(
            "{path} cannot be written: you may only read this file or its folder, or the drive is"
            " write-protected."
        ),
        (_MARKED,): _(
            "{path} cannot be written: the file is marked Read-only. Take that mark off: right"
            " mouse button on the file, Properties, Read-only."
        ),
        # What readers and writers share beside the file (-shm) cannot grow for want of room.
        ("SQLITE_FULL", "SQLITE_IOERR_SHMSIZE"): _(
            "The disk of {path} is full; nothing was written."
        ),
        (_IN_USE,): _(
            "{path} is open in another program, which lets nobody else write it. Close it there, or"
            " wait until the antivirus program or the copying is done, and try again."
        ),
        _VAGUE: _("{path} cannot be opened; check that you may read and write its folder."),
    }
    return next(
        (sentence for names, sentence in sentences.items() if error_name.startswith(names)), None
    )


def is_there(path: Path) -> bool:
    """Whether anything stands at ``path``.

    Raises:
        DatabaseError: it cannot be looked at, for example because its name is too long.
    """
    try:
        return path.exists()
    except OSError as error:
        raise DatabaseError(
            _("{path} cannot be used: {reason}.").format(path=path, reason=reason_of(error))
        ) from error
