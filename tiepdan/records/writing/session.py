"""Writing: the first creation of a database, and one transaction for each command.

The journal notes what the command changes. What follows from the facts (deadlines, standings, the
search index) is brought up to date in the same transaction, for exactly the petitions and meetings
that were touched; all of it when the data files changed.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlmodel import Session

from tiepdan.errors import InterruptedError_
from tiepdan.i18n import N_, _
from tiepdan.paths import private_folder
from tiepdan.records.copies import snapshot
from tiepdan.records.derived import deadlines, search_index
from tiepdan.records.derived.moved_deadlines import Update
from tiepdan.records.file import notices
from tiepdan.records.file.publishing import give_name, sync_folder
from tiepdan.records.file.queue import turn
from tiepdan.records.file.sqlite import journal_mode, write_ahead_log
from tiepdan.records.file.sqlite.connection import driver_connection, sqlite_connection
from tiepdan.records.file.sqlite.engine import explained_through_sqlalchemy, opened
from tiepdan.records.file.sqlite.opening import note_opened
from tiepdan.records.file.state import check_exists, refuse_existing, unwritable
from tiepdan.records.file.unfinished import passing_file
from tiepdan.records.journal import clock, operations
from tiepdan.records.reading import voids
from tiepdan.records.schema import newest
from tiepdan.records.writing import upgrading

THE_PROGRAM = "tiepdan"
"""Who upgrades a database where no clerk gave a command to write."""


@contextmanager
def writing(path: Path, entry: operations.Entry | None = None) -> Iterator[Session]:
    """One transaction on an existing database: all of it is written, or nothing.

    ``entry`` says in the journal what is done; only what is derived may change without it.

    Raises:
        NotFoundError: there is no such file.
        DatabaseError: it is locked, damaged, newer than the program, not ours or not writable.
        InterruptedError_: Ctrl-C before the end of the transaction; nothing was written.
    """
    check_exists(path)
    note_opened(path)
    write_ahead_log.keep_if_damaged(path)
    with turn(path), _writing(path, entry, known_as=path) as session:
        is_chosen = journal_mode.is_chosen(path, driver_connection(session))
        yield session
    if not is_chosen:
        # A copy that is now worked in, for one, keeps a rollback journal. What was to be written
        # is: if the mode cannot be changed, the one that it has is as safe.
        with suppress(sqlite3.Error):
            journal_mode.choose(path)


@contextmanager
def _writing(path: Path, entry: operations.Entry | None, *, known_as: Path) -> Iterator[Session]:
    is_written = False
    try:
        with explained_through_sqlalchemy(known_as), opened(path) as engine:
            with notices.at_work(N_("Bringing the register up to date")):
                upgrading.upgrade(engine, known_as, clerk=entry.clerk if entry else THE_PROGRAM)
            with Session(engine) as session:
                connection = driver_connection(session)
                clock.compare(connection)
                snapshot.forget_checksum(connection)
                operations.begin(connection)
                with notices.at_work(N_("Bringing the register up to date")):
                    update = upgrading.refresh_if_data_changed(connection)
                yield session
                with notices.at_work(N_("Counting deadlines")):
                    operation = _sealed(session, entry)
                    session.commit()
                is_written = True
                if entry:
                    entry.is_written = operation is not None
    except KeyboardInterrupt as error:
        if is_written:
            raise
        raise InterruptedError_(_("Interrupted; nothing was written.")) from error
    if update != Update():
        notices.report(update)


def _sealed(session: Session, entry: operations.Entry | None) -> int | None:
    """Bring up to date what follows, and seal it; the number of the operation, if there is one."""
    session.flush()
    connection = driver_connection(session)
    voids.check_nothing_rests_on_void(connection)
    deadlines.refresh(connection)
    search_index.refresh(connection)
    return operations.seal(connection, entry)


@contextmanager
def trying(
    path: Path, entry: operations.Entry, look: Callable[[sqlite3.Connection, int], None]
) -> Iterator[Session]:
    """One transaction that is checked like any other, and then taken back: not a byte is written.

    Before that ``look`` sees the operation that it would be, unless nothing would change. The
    register must be up to date: whoever has read it has brought it there.

    Raises:
        DatabaseError: it is locked, damaged, newer than the program, not ours or not writable.
    """
    with (
        turn(path),
        explained_through_sqlalchemy(path),
        opened(path) as engine,
        Session(engine) as session,
    ):
        connection = driver_connection(session)
        # What is changed stays in memory, however much it is, and never touches the file.
        connection.execute("PRAGMA cache_spill = OFF")
        operations.begin(connection)
        deadlines.note_changes(connection)
        yield session
        with notices.at_work(N_("Counting deadlines")):
            operation = _sealed(session, entry)
        if operation is not None:
            look(connection, operation)
        session.rollback()


def create(path: Path, entry: operations.Entry, *, fill: Callable[[Session], Any]) -> None:
    """Make a new database and fill it; the file appears complete or not at all.

    Raises:
        RefusedError: something stands at ``path`` already.
        DatabaseError: the folder cannot be written.
    """
    refuse_existing(path)
    try:
        with private_folder(path.parent), passing_file(path) as unfinished:
            with (
                explained_through_sqlalchemy(path),
                opened(unfinished, foreign_keys=False) as engine,
                engine.begin() as connection,
            ):
                newest.make(sqlite_connection(connection))
            with _writing(unfinished, entry, known_as=path) as session:
                fill(session)
            give_name(unfinished, path)
            sync_folder(path.parent)
    except OSError as error:
        raise unwritable(path, error) from error
    with explained_through_sqlalchemy(path):
        journal_mode.choose(path)
