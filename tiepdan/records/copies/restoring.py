"""Putting a copy in the place of a register: killed at any moment, it is the old or the new one."""

import sqlite3
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from datetime import datetime
from pathlib import Path

from tiepdan import paths
from tiepdan.errors import DatabaseError, reason_of
from tiepdan.i18n import _
from tiepdan.records.copies.making import taken_from
from tiepdan.records.copies.moving_aside import BESIDE, beside, free_name, replace_files
from tiepdan.records.copies.snapshot import connect, opened, seal, write_pages
from tiepdan.records.copies.whose import Whose, whose
from tiepdan.records.file.copies_beside import copies_beside
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.publishing import (
    publish_snapshot,
    unwritable,
)
from tiepdan.records.file.queue import turn
from tiepdan.records.file.sqlite import write_ahead_log
from tiepdan.records.file.sqlite.opening import open_as_is
from tiepdan.records.file.state import (
    APPLICATION_ID,
    check_exists,
    check_ours,
    check_version,
    explained,
    is_there,
    not_ours,
    stored_version,
    wait_seconds,
)

_PAUSE_SECONDS = 0.01
_APPLICATION_ID = slice(68, 72)
_DAMAGED = ("SQLITE_NOTADB", "SQLITE_CORRUPT")


def restore(
    copy: Path,
    database: Path,
    *,
    passphrase: str | None,
    check: Callable[[sqlite3.Connection], Sequence[str]],
    now: datetime,
) -> Path | None:
    """Replace the register by a copy; returns where the replaced one is kept, if there was one.

    This process must have no connection to ``database`` open; other processes are waited for.
    ``check`` says what else is wrong with the copy, which may be of an older schema.

    Raises:
        NotFoundError: there is no such copy.
        UsageError: the copy is encrypted and no passphrase is given.
        DatabaseError: the copy cannot be used, or the register is locked, of another program or
            cannot be written; nothing was changed.
    """
    check_exists(copy)
    database = database.resolve() if database.is_symlink() else database
    aside = free_name(backup_folder(database), f"replaced-{now:%Y-%m-%d-%H%M%S}")
    try:
        with (
            paths.private_folder(database.parent),
            taken_from(copy, passphrase, database) as file,
        ):
            _check_usable(file, copy, check)
            check_replaceable(database)
            write_ahead_log.keep_if_damaged(database)
            try:
                replaced = _replace(file, database, aside)
            except OSError as error:
                raise _not_replaced(database, error) from error
            write_ahead_log.mark_replaced(database)
            return replaced
    except OSError as error:
        raise unwritable(database, error) from error


def check_copy(
    copy: Path,
    database: Path,
    *,
    passphrase: str | None,
    check: Callable[[sqlite3.Connection], Sequence[str]],
) -> None:
    """As ``restore``, but the register stays: only whether the copy could take its place.

    Raises:
        NotFoundError, UsageError, DatabaseError: as there.
    """
    with _looked_into(copy, passphrase, database) as file:
        _check_usable(file, copy, check)


def whose_is(copy: Path, database: Path, *, passphrase: str | None) -> Whose:
    """Whose register is in a copy, an encrypted one as well.

    Raises:
        NotFoundError, UsageError, DatabaseError: as ``restore``.
    """
    with _looked_into(copy, passphrase, database) as file:
        return whose(file)


@contextmanager
def _looked_into(copy: Path, passphrase: str | None, database: Path) -> Iterator[Path]:
    """The register in a copy, as a passing file where its place is or would be made."""
    place = database
    while not place.parent.is_dir() and place.parent != place:
        place = place.parent  # a look makes no folder
    try:
        with taken_from(copy, passphrase, place) as file:
            yield file
    except OSError as error:
        raise unwritable(database, error) from error


def check_replaceable(database: Path) -> None:
    """Refuse a file that is no register of ours, nor was one.

    Of one that is damaged from its first page on, what lies beside it tells.

    Raises:
        DatabaseError: it is another file, or cannot be read.
    """
    if not is_there(database):
        return
    check_exists(database)
    try:
        with database.open("rb") as content:
            header = content.read(_APPLICATION_ID.stop)
    except OSError as error:
        raise unwritable(database, error) from error
    is_ours = header[_APPLICATION_ID] == APPLICATION_ID.to_bytes(4, "big")
    is_ours = is_ours or any(is_there(beside(database, suffix)) for suffix in BESIDE)
    if header and not is_ours and not copies_beside(database):
        raise not_ours(database)


def _not_replaced(database: Path, error: OSError) -> DatabaseError:
    return DatabaseError(
        _("{path} cannot be replaced, and nothing was changed: {reason}.").format(
            path=database, reason=reason_of(error)
        )
    )


def _replace(file: Path, database: Path, aside: Path) -> Path | None:
    with turn(database), explained(database):
        if _can_be_opened(database):
            _replace_content(file, database, aside)
            return aside
    return replace_files(file, database, aside)


def _check_usable(
    file: Path, copy: Path, check: Callable[[sqlite3.Connection], Sequence[str]]
) -> None:
    with explained(copy), opened(file) as connection:
        check_version(copy, stored=stored_version(connection))
        problems = check(connection)
    if problems:
        raise DatabaseError(
            _("The copy {path} is not in order, and nothing was changed: {problem}").format(
                path=copy, problem=problems[0]
            )
        )


def _can_be_opened(database: Path) -> bool:
    """Whether SQLite can, also if what a crash cut off must be taken back first."""
    if not database.exists() or not database.stat().st_size:
        return False
    # First read only: a writing connection would clear away what lies beside a damaged file.
    for connect_to in (open_as_is, connect):
        try:
            with closing(connect_to(database)) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return database.stat().st_size > 0
        except sqlite3.DatabaseError as error:
            name = getattr(error, "sqlite_errorname", "")
            if name.startswith(_DAMAGED):
                return False
            if not name.startswith("SQLITE_READONLY"):
                raise
    return True


def _replace_content(file: Path, database: Path, aside: Path) -> None:
    """Write the content into the register's file itself, in one transaction.

    The lock is taken before the old content is read and kept to the end, so that what is kept
    aside is what is replaced; and the file stays the one that others have open or wait for.
    """
    with _alone(database) as connection, opened(file) as copy:
        check_ours(database, connection)
        (journal,) = connection.execute("PRAGMA journal_mode").fetchone()

        def keep(replaced: Path) -> None:
            write_pages(connection, replaced)
            seal(replaced)

        with paths.private_folder(aside.parent):
            publish_snapshot(keep, aside)
        try:
            # A file in WAL mode takes no content of another page size.
            connection.execute("PRAGMA journal_mode = DELETE")
            connection.execute("PRAGMA synchronous = EXTRA")
            copy.backup(connection)
        except (sqlite3.Error, OSError):
            aside.unlink(missing_ok=True)  # it was not replaced
            raise
        with suppress(sqlite3.Error):  # the register is restored, in whichever mode
            connection.execute(f"PRAGMA journal_mode = {journal}")


@contextmanager
def _alone(database: Path) -> Iterator[sqlite3.Connection]:
    """A connection that keeps all others out to its end, once they have finished."""
    deadline = time.monotonic() + wait_seconds()
    while True:
        with closing(connect(database, seconds=0)) as connection:
            try:
                connection.execute("PRAGMA locking_mode = EXCLUSIVE")  # beyond a transaction
                connection.execute("BEGIN EXCLUSIVE")
                connection.execute("COMMIT")
            except sqlite3.OperationalError as error:
                is_busy = error.sqlite_errorname.startswith("SQLITE_BUSY")
                if not is_busy or time.monotonic() >= deadline:
                    raise
            else:
                yield connection
                return
        # SQLite's own waiting would keep the reading lock in this mode, and a writer who needs it
        # gone to finish would be waited for in vain.
        time.sleep(_PAUSE_SECONDS)
