"""Writing: the first creation of a database, and one transaction for each command.

What follows from the facts (deadlines, standings) is brought up to date in the same transaction,
for exactly the petitions and meetings that were touched; all of it when the data files changed.
"""

import os
import sqlite3
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import sqlalchemy
from sqlalchemy import event
from sqlmodel import Session, create_engine, select

from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.records import calendar, deadlines
from tiepdan.records.database import (
    SCHEMA_VERSION,
    already_there,
    check_exists,
    check_version,
    explain,
    fingerprint,
    not_ours,
    refuse_existing,
    wait_seconds,
)
from tiepdan.records.tables import Derivation

_MIGRATIONS = Path(__file__).parent / "migrations"


@contextmanager
def writing(path: Path, *, today: date) -> Iterator[Session]:
    """One transaction on an existing database: all of it is written, or nothing.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program, not ours or not writable.
    """
    check_exists(path)
    with _engine(path) as engine, _explained(path):
        _upgrade(engine, path)
        with Session(engine) as session:
            deadlines.watch(session)
            _refresh_if_data_changed(session, today)
            yield session
            session.flush()
            deadlines.refresh_touched(session)
            session.commit()


def create(path: Path, *, today: date, fill: Callable[[Session], Any]) -> None:
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
        with _engine(unfinished) as engine, _explained(path):
            _migrate(engine)
        with writing(unfinished, today=today) as session:
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
        ).format(path=path, reason=error.strerror or error)
    )


@contextmanager
def _engine(path: Path) -> Iterator[sqlalchemy.Engine]:
    engine = create_engine(
        sqlalchemy.URL.create("sqlite", database=str(path)),
        connect_args={"timeout": wait_seconds()},
        poolclass=sqlalchemy.NullPool,
        hide_parameters=True,  # they are citizens' data; no log may hold them
    )
    event.listen(engine, "connect", _configure)
    event.listen(engine, "begin", _begin_immediate)
    try:
        yield engine
    finally:
        engine.dispose()


def _configure(connection: sqlite3.Connection, _record: object) -> None:
    # Python's own transaction handling would begin lazily and deferred; see _begin_immediate.
    connection.isolation_level = None
    connection.execute("PRAGMA foreign_keys = ON")
    connection.execute("PRAGMA synchronous = FULL")


def _begin_immediate(connection: sqlalchemy.Connection) -> None:
    # Taking the write lock first makes two clerks wait for each other instead of failing midway.
    connection.exec_driver_sql("BEGIN IMMEDIATE")


@contextmanager
def _explained(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlalchemy.exc.DBAPIError as error:
        if isinstance(error.orig, sqlite3.Error):
            raise explain(error.orig, path) from error
        raise
    except sqlite3.Error as error:
        raise explain(error, path) from error


def _upgrade(engine: sqlalchemy.Engine, path: Path) -> None:
    with engine.connect() as connection:
        try:
            stored = connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar()
        except sqlalchemy.exc.OperationalError as error:
            if "no such table" in str(error.orig):
                raise not_ours(path) from error
            raise
    if stored is None:
        raise not_ours(path)
    check_version(stored, path)
    if stored < SCHEMA_VERSION:
        _migrate(engine)


def _migrate(engine: sqlalchemy.Engine) -> None:
    from alembic import command  # noqa: PLC0415 (only for a new or an older database)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _refresh_if_data_changed(session: Session, today: date) -> None:
    current = fingerprint()
    derivation = session.exec(select(Derivation)).first() or Derivation(fingerprint="")
    is_new_data = derivation.fingerprint != current
    if is_new_data or not calendar.reaches_far_enough(session, today=today):
        calendar.rebuild_calendar(session, today=today)
    if is_new_data:
        derivation.fingerprint = current
        session.add(derivation)
        deadlines.rebuild_all(session)
