"""Writing: the first creation of a database, and one transaction for each command.

What follows from the facts (deadlines, standings) is brought up to date in the same transaction,
for exactly the petitions and meetings that were touched; all of it when the data files changed.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import event
from sqlmodel import Session, create_engine, select

from tiepdan.errors import DatabaseError, InterruptedError_, reason_of
from tiepdan.i18n import _
from tiepdan.records import calendar, deadlines, moves
from tiepdan.records.condition import (
    SCHEMA_VERSION,
    already_there,
    check_exists,
    check_ours,
    check_version,
    explained,
    refuse_existing,
    wait_seconds,
)
from tiepdan.records.fingerprint import data_fingerprint, is_same_law
from tiepdan.records.tables import Derivation

_MIGRATIONS = Path(__file__).parent / "migrations"

_MOVED = "deadlines moved by an update of the data files"


@contextmanager
def writing(path: Path) -> Iterator[Session]:
    """One transaction on an existing database: all of it is written, or nothing.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program, not ours or not writable.
        InterruptedError_: Ctrl-C before the end of the transaction; nothing was written.
    """
    check_exists(path)
    with _writing(path, known_as=path) as session:
        yield session


@contextmanager
def _writing(path: Path, *, known_as: Path) -> Iterator[Session]:
    try:
        with _explained(known_as), _engine(path) as engine:
            _upgrade(engine, known_as)
            with Session(engine) as session:
                deadlines.watch(session)
                _refresh_if_data_changed(session)
                yield session
                session.flush()
                deadlines.refresh_touched(session)
                session.commit()
                moves.report(session.info.get(_MOVED, ()))
    except KeyboardInterrupt as error:
        raise InterruptedError_(_("Interrupted; nothing was written.")) from error


def create(path: Path, *, fill: Callable[[Session], Any]) -> None:
    """Make a new database and fill it; the file appears complete or not at all.

    Raises:
        RefusedError: something stands at ``path`` already.
        DatabaseError: the folder cannot be written.
    """
    refuse_existing(path)
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=f".{path.name}-", dir=path.parent)
    except OSError as error:
        raise _unwritable(path, error) from error
    os.close(handle)
    unfinished = Path(name)
    try:
        with _explained(path), _engine(unfinished, foreign_keys=False) as engine:
            _migrate(engine)
        with _writing(unfinished, known_as=path) as session:
            fill(session)
        _publish(unfinished, path)
    finally:
        unfinished.unlink(missing_ok=True)


def _publish(unfinished: Path, path: Path) -> None:
    """Give the finished file its name without ever replacing another one."""
    try:
        os.link(unfinished, path)
    except FileExistsError as error:
        raise already_there(path) from error
    except OSError:
        # No hard links here (FAT, some shares); rename refuses to replace on Windows, and on
        # others the path was checked just before.
        try:
            unfinished.rename(path)
        except OSError as error:
            raise _unwritable(path, error) from error


def _unwritable(path: Path, error: OSError) -> DatabaseError:
    return DatabaseError(
        _(
            "{path} cannot be created: {reason}; choose a folder you may write to, with --db."
        ).format(path=path, reason=reason_of(error))
    )


@contextmanager
def _engine(path: Path, *, foreign_keys: bool = True) -> Iterator[sqlalchemy.Engine]:
    engine = create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": wait_seconds()},
        poolclass=sqlalchemy.NullPool,
        hide_parameters=True,  # they are citizens' data; no log may hold them
    )

    def configure(connection: sqlite3.Connection, _record: object) -> None:
        # Python's own transaction handling would begin lazily and deferred; see _begin_immediate.
        connection.isolation_level = None
        connection.execute(f"PRAGMA foreign_keys = {'ON' if foreign_keys else 'OFF'}")
        connection.execute("PRAGMA synchronous = FULL")

    event.listen(engine, "connect", configure)
    event.listen(engine, "begin", _begin_immediate)
    try:
        yield engine
    finally:
        engine.dispose()


def _begin_immediate(connection: sqlalchemy.Connection) -> None:
    # Taking the write lock first makes two clerks wait for each other instead of failing midway.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    """As ``explained``, for SQLite's errors in SQLAlchemy's wrapping."""
    with explained(path):
        try:
            yield
        except sqlalchemy.exc.DBAPIError as error:
            if isinstance(error.orig, sqlite3.Error):
                raise error.orig from error
            raise


def _upgrade(engine: sqlalchemy.Engine, path: Path) -> None:
    with engine.connect() as connection:
        application_id = connection.exec_driver_sql("PRAGMA application_id").scalar_one()
        check_ours(path, application_id=application_id)
        stored = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one()
    check_version(path, stored=stored)
    if stored < SCHEMA_VERSION:
        with _engine(Path(str(engine.url.database)), foreign_keys=False) as unchecked:
            _migrate(unchecked)


def _migrate(engine: sqlalchemy.Engine) -> None:
    """Run the migrations in one transaction.

    SQLite alters a table by copying it, which enforced foreign keys would forbid; the caller's
    engine leaves them off, and they are checked as a whole before the end.
    """
    from alembic import command  # noqa: PLC0415 (only for a new or an older database)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
        if broken:
            raise AssertionError(f"the migration broke {len(broken)} references")


def _refresh_if_data_changed(session: Session) -> None:
    derivation = session.exec(select(Derivation)).first() or Derivation(
        fingerprint="", holidays_version=""
    )
    fingerprint, holidays_version = data_fingerprint(), version("holidays")
    if (derivation.fingerprint, derivation.holidays_version) == (fingerprint, holidays_version):
        return
    is_new = not derivation.fingerprint
    is_calendar_alone = is_same_law(derivation.fingerprint, fingerprint)
    derivation.fingerprint, derivation.holidays_version = fingerprint, holidays_version
    session.add(derivation)
    session.flush()
    changed = calendar.rebuild_calendar(session)
    if not is_calendar_alone:
        moved = deadlines.rebuild_all(session)
        # Where nothing was derived yet, nothing moved.
        session.info[_MOVED] = [] if is_new else moved
    elif changed:
        session.info[_MOVED] = deadlines.recount(session, changed.first, changed.last)
