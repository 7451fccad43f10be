"""What is left of destroyed data outside the rows: in the index, in free pages, in copies."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from tiepdan.errors import DatabaseError
from tiepdan.records.copies.elsewhere import folders_of_copies
from tiepdan.records.copies.snapshot import connect
from tiepdan.records.derived import search_index
from tiepdan.records.file import elsewhere
from tiepdan.records.file.copies_beside import ENCRYPTED, PLAIN
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.queue import turn
from tiepdan.records.file.sqlite.opening import open_as_is
from tiepdan.records.file.sqlite.write_ahead_log import KEPT_LOGS
from tiepdan.records.file.state import explained, locked
from tiepdan.records.file.unfinished import remove_abandoned, unfinished_files

_MADE_BY_THE_PROGRAM = ("auto-*.db", "replaced-*.db", "before-upgrade-*.db", *KEPT_LOGS)


def was_purged(connection: sqlite3.Connection) -> bool:
    """Whether personal data were ever destroyed."""
    return bool(
        connection.execute(
            "SELECT EXISTS (SELECT 1 FROM operation WHERE command = 'purge')"
        ).fetchone()[0]
    )


def remove_abandoned_copies(database: Path) -> None:
    """Remove what a killed process left of a copy, or of the register itself."""
    for folder in _folders(database):
        remove_abandoned(folder)


def unfinished_copies(database: Path) -> list[Path]:
    """Copies that are being made, or were when a process was killed."""
    return [file for folder in _folders(database) for file in unfinished_files(folder)]


def _folders(database: Path) -> tuple[Path, Path]:
    folder = backup_folder(database)
    return folder, folder.parent


def wipe(database: Path) -> None:
    """Write the file anew without its free pages, and empty the write-ahead log.

    The search index first: words of rows that are gone may still stand in it.

    Raises:
        DatabaseError: another program is using the file; it can be tried again.
    """
    with turn(database), explained(database), closing(connect(database)) as connection:
        connection.execute("PRAGMA temp_store = MEMORY")
        search_index.forget_deleted_words(connection)
        connection.execute("VACUUM")
        is_busy, _in_log, _moved = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if is_busy:
        raise locked(database)


def copies_with_data(database: Path) -> list[Path]:
    """The copies made by the program itself that hold what was destroyed in the register."""
    destroyed = _destroyed(database)
    return [copy for copy in _own_copies(database) if _holds(copy, destroyed)]


def copies_by_hand(database: Path) -> list[Path]:
    """The clerk's own copies beside the register that hold what was destroyed, or may (encrypted).

    Copies that she took elsewhere are not known.
    """
    destroyed = _destroyed(database)
    return [
        copy
        for copy in sorted(backup_folder(database).glob("tiepdan-*"))
        if copy.suffix == ENCRYPTED or (copy.suffix == PLAIN and _holds(copy, destroyed))
    ]


def destroy_copies(copies: list[Path]) -> None:
    """Delete copies, with what SQLite keeps beside them.

    Raises:
        OSError: one cannot be deleted.
    """
    for copy in copies:
        for suffix in ("", "-wal", "-journal", "-shm"):
            copy.with_name(copy.name + suffix).unlink(missing_ok=True)


@dataclass(frozen=True, slots=True)
class _Destroyed:
    """What was destroyed in a register: petitions by their numbers, and parts of the journal."""

    petitions: frozenset[tuple[int, int]]
    changes: frozenset[int]


def _destroyed(database: Path) -> _Destroyed:
    with explained(database), closing(open_as_is(database)) as connection:
        petitions = connection.execute(
            "SELECT year, sequence FROM petition WHERE purged_on IS NOT NULL"
        )
        changes = connection.execute(
            "SELECT id FROM change WHERE personal IS NULL AND personal_digest IS NOT NULL"
        )
        return _Destroyed(frozenset(map(tuple, petitions)), frozenset(row[0] for row in changes))


def unreached_folder(database: Path) -> Path | None:
    """The folder for copies elsewhere, if it is not there to be looked into."""
    folder = elsewhere.known_of(database).folder
    return None if folder is None or folder.is_dir() else folder


def _own_copies(database: Path) -> Iterator[Path]:
    for folder in folders_of_copies(database):
        for pattern in _MADE_BY_THE_PROGRAM:
            yield from sorted(folder.glob(pattern))


def _holds(copy: Path, destroyed: _Destroyed) -> bool:
    """Whether a copy is older than the destruction; one that cannot be read may be."""
    try:
        with explained(copy), closing(open_as_is(copy)) as connection:
            petitions = connection.execute(
                "SELECT year, sequence FROM petition WHERE purged_on IS NULL"
            )
            if not destroyed.petitions.isdisjoint(map(tuple, petitions)):
                return True
            changes = connection.execute("SELECT id FROM change WHERE personal IS NOT NULL")
            return not destroyed.changes.isdisjoint(row[0] for row in changes)
    except (DatabaseError, sqlite3.Error):
        return True
