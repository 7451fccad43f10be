"""Opening a database file for reading only: on a share, after a crash, on any medium."""

import sqlite3
from contextlib import closing
from pathlib import Path, PurePath
from urllib.parse import quote

from tiepdan.records.file.state import wait_seconds

_opened: list[Path] = []


def begin() -> None:
    """A new run of the program: it has opened no register yet."""
    _opened.clear()


def note_opened(path: Path) -> None:
    """Remember the register that is being used, should the program stumble."""
    _opened[:] = [path]


def opened_last() -> Path | None:
    """The register used last in this run, if any was."""
    return _opened[-1] if _opened else None


def read_only_address(path: PurePath, *, is_still: bool = False) -> str:
    """The URI by which SQLite opens a file for reading only, on a network share as well.

    ``is_still`` promises that nobody can write it meanwhile, as on a medium that is read-only.
    """
    location = quote(path.as_posix().encode(errors="surrogateescape"), safe="/:")
    # A share begins with //server; SQLite wants an empty authority before it.
    authority = "//" if location.startswith("//") else ""
    return f"file:{authority}{location}?mode=ro{'&immutable=1' if is_still else ''}"


def connect_read_only(path: Path) -> sqlite3.Connection:
    """A read-only connection, after a crash and on a medium that cannot be written as well.

    Raises:
        sqlite3.Error: it cannot be read.
    """
    try:
        return open_as_is(path)
    except sqlite3.OperationalError as error:
        # Python's own complaints, such as of bytes that are no text, have no such name.
        name = getattr(error, "sqlite_errorname", "")
        if name == "SQLITE_READONLY_ROLLBACK":
            # A reader may not take back what a crash cut off; SQLite does when a writer looks.
            with closing(sqlite3.connect(path, timeout=wait_seconds())) as connection:
                connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            return open_as_is(path)
        if _nothing_can_be_made(path, name) and not _has_log(path):
            return open_as_is(path, is_still=True)
        raise


_NOTHING_CAN_BE_MADE = frozenset(
    {
        "SQLITE_CANTOPEN",
        "SQLITE_READONLY_DIRECTORY",
        "SQLITE_READONLY_CANTINIT",
        "SQLITE_IOERR_SHMSIZE",
        "SQLITE_FULL",
    }
)
_SHARED_FILE_FAILED = "SQLITE_IOERR_SHM"


def _nothing_can_be_made(path: Path, error_name: str) -> bool:
    """Whether the files that the write-ahead log needs cannot be made beside a register.

    On a medium that cannot be written, or is full, nobody else writes either.
    """
    from tiepdan.records.file import obstacles  # noqa: PLC0415 (start-up: only where it failed)

    return error_name in _NOTHING_CAN_BE_MADE or (
        error_name.startswith(_SHARED_FILE_FAILED) and obstacles.is_full(path)
    )


def _has_log(path: Path) -> bool:
    """Whether there is a write-ahead log, whose content must not be passed over."""
    log = path.with_name(f"{path.name}-wal")
    return log.exists() and log.stat().st_size > 0


def log_of(database: Path) -> Path:
    """Where the write-ahead log of a database is, while it is used and after a crash."""
    file = database.resolve() if database.is_symlink() else database
    return file.with_name(f"{file.name}-wal")


def open_as_is(path: Path, *, is_still: bool = False) -> sqlite3.Connection:
    """A read-only connection that leaves alone what a crash left beside the file.

    Raises:
        sqlite3.Error: it cannot be read as it is.
    """
    connection = sqlite3.connect(
        read_only_address(path.absolute(), is_still=is_still),
        uri=True,
        timeout=wait_seconds(),
        isolation_level=None,
    )
    try:
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA temp_store = MEMORY")
        connection.execute("PRAGMA schema_version")
    except sqlite3.Error:
        connection.close()
        raise
    return connection
