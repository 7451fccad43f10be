"""Bringing a database of an earlier program up to date: its schema, and what is derived."""

import sqlite3
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy

from tiepdan import paths
from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.numbers import PetitionNumber, show_meeting_number
from tiepdan.paths import make_private_folder
from tiepdan.records.checking import register
from tiepdan.records.copies import making
from tiepdan.records.derived import calendar, deadlines, report_days, search_index
from tiepdan.records.derived.fingerprint import (
    data_fingerprint,
    holidays_version,
    is_same_indexing,
    is_same_law,
    is_same_mending,
)
from tiepdan.records.derived.moved_deadlines import MovedEnd, Update
from tiepdan.records.file import state
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.sqlite.connection import sqlite_connection
from tiepdan.records.file.sqlite.engine import opened
from tiepdan.records.file.state import (
    SCHEMA_VERSION,
    check_ours,
    check_version,
    keep_private,
    stored_version,
    unwritable,
)
from tiepdan.records.journal import operations
from tiepdan.records.reading.rows import stored_day
from tiepdan.records.schema import counters
from tiepdan.records.schema.migrating import bring_to
from tiepdan.records.schema.trial_upgrade import digest_once_upgraded


def upgrade(engine: sqlalchemy.Engine, path: Path, *, clerk: str) -> None:
    """Bring the schema of an existing database up to date, after a copy of it as it was.

    One that fails leaves neither a change nor the copy behind.

    Raises:
        DatabaseError: it is not ours, newer than the program, marked as of a schema that it does
            not have, or no copy can be made.
    """
    with engine.connect() as connection:
        check_ours(path, sqlite_connection(connection))
        stored = stored_version(sqlite_connection(connection))
    check_version(path, stored=stored)
    keep_private(path)  # not before: another program's file is left as it is
    if stored >= SCHEMA_VERSION:
        return
    kept: list[Path] = []
    try:
        with opened(path, foreign_keys=False) as unchecked, unchecked.begin() as connection:
            # Another process may have done it meanwhile; from here to the end others wait, so that
            # what is kept aside is what is upgraded.
            stored = stored_version(sqlite_connection(connection))
            check_version(path, stored=stored)
            if stored < SCHEMA_VERSION:
                _check_upgradable(path, connection, stored)
                _check_rows(path, sqlite_connection(connection))
                _copy_aside(path, stored, kept)
                _migrate_or_refuse(path, connection, clerk=clerk)
    except BaseException:
        _forget(kept)
        raise


def _check_upgradable(path: Path, connection: sqlalchemy.Connection, stored: str) -> None:
    if digest_once_upgraded(sqlite_connection(connection)) is None:
        raise state.not_as_marked(path, stored=stored)


def _check_rows(path: Path, connection: sqlite3.Connection) -> None:
    """What was altered or damaged would be taken for true from the upgrade on."""
    for problem in register.found_by(register.earlier_rows, connection):
        raise _not_upgraded(path, problem)


def _migrate_or_refuse(path: Path, connection: sqlalchemy.Connection, *, clerk: str) -> None:
    try:
        migrate(connection, clerk=clerk)
    except sqlalchemy.exc.DBAPIError as error:
        if not isinstance(error.orig, sqlite3.IntegrityError):
            raise
        raise _not_upgraded(path, _("A row cannot be what the schema wants.")) from error


def _not_upgraded(path: Path, problem: str) -> DatabaseError:
    return DatabaseError(
        _(
            "{path} is of an earlier program and cannot be upgraded; nothing was changed. {problem}"
            " tiepdan check tells what else is wrong; put back your last good copy with"
            " tiepdan restore."
        ).format(path=path, problem=problem)
    )


def _copy_aside(path: Path, stored: str, kept: list[Path]) -> None:
    """Keep the database as it was, should the upgrade ever be regretted; its path into ``kept``.

    Raises:
        DatabaseError: no copy can be made; then nothing is upgraded either.
    """
    folder = backup_folder(path)
    now = datetime.now()  # noqa: DTZ005 (the PC's own time names the file)
    copy = folder / f"before-upgrade-{stored}-{now:%Y-%m-%d-%H%M%S}.db"
    try:
        make_private_folder(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    if state.is_there(copy):
        return  # another process made it in the same second
    kept.append(copy)
    making.copy_register(path, copy)


def _forget(kept: list[Path]) -> None:
    """Remove a copy of what is still there as it was, and a folder made for it alone."""
    for copy in kept:
        with suppress(OSError):
            copy.unlink(missing_ok=True)
            copy.parent.rmdir()


def migrate(connection: sqlalchemy.Connection, *, clerk: str) -> None:
    """Run the migrations, and note in the journal which rows they altered.

    SQLite alters a table by copying it, which enforced foreign keys would forbid; the caller's
    connection leaves them off, and they are checked as a whole before the end. The caller's
    transaction is all of it or nothing.
    """
    bring_to(connection, "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise AssertionError(f"the migration broke {len(broken)} references")
    driver = sqlite_connection(connection)
    operations.begin(driver)
    operations.note_as_found(driver)
    operations.seal(
        driver,
        operations.Entry(
            clerk,
            "upgrade",
            _("The register as it was when the program was updated (schema {version}).").format(
                version=SCHEMA_VERSION
            ),
        ),
    )


def refresh_if_data_changed(connection: sqlite3.Connection) -> Update:
    """After an update of the program or its data, mend and derive anew; tells what moved."""
    found = connection.execute("SELECT fingerprint, holidays_version FROM derivation").fetchone()
    current = data_fingerprint(), holidays_version()
    if found == current:
        return Update()
    connection.execute(
        "INSERT OR REPLACE INTO derivation (id, fingerprint, holidays_version) VALUES (1, ?, ?)",
        current,
    )
    stored = found[0] if found else ""
    if not is_same_mending(stored, current[0]):
        counters.put_back(connection, {})
    if not is_same_indexing(stored, current[0]):
        search_index.rebuild(connection)
    report_days.rebuild(connection)
    changed = calendar.rebuild_calendar(connection)
    if not is_same_law(stored, current[0]):
        update = _rebuilt(connection)
        # Where nothing was derived yet, nothing moved.
        return update if stored else Update()
    return Update(deadlines.recount(connection, changed.first, changed.last) if changed else ())


def _perhaps_conferences(connection: sqlite3.Connection) -> Sequence[str]:
    """The periodic dialogues that had the limits of a conference with the People until now.

    Which of them was one, only the clerk knows; with its limits gone, none is found again.
    """
    conference_limits = [
        limit.id
        for limit in load_limits(paths.data_folder())
        if limit.kinds == {MeetingKind.PEOPLE_CONFERENCE}
    ]
    marks = ", ".join("?" for _limit in conference_limits)
    rows = connection.execute(
        "SELECT id FROM meeting WHERE kind = ? AND id IN"
        f" (SELECT meeting_id FROM deadline WHERE limit_id IN ({marks})) ORDER BY meets_on, id",
        (MeetingKind.PERIODIC_DIALOGUE, *conference_limits),
    )
    return [show_meeting_number(meeting_id) for (meeting_id,) in rows]


def _rebuilt(connection: sqlite3.Connection) -> Update:
    """Derive everything anew; tells also of petitions that ended on another day, or are open."""
    connection.execute(
        "CREATE TEMPORARY TABLE old_end AS"
        " SELECT petition_id, finished_on FROM petition_standing WHERE finished_on IS NOT NULL"
    )
    perhaps_conferences = _perhaps_conferences(connection)
    moved = deadlines.rebuild_all(connection)
    changed = connection.execute(
        "SELECT p.year, p.sequence, o.finished_on, s.finished_on FROM old_end AS o"
        " JOIN petition_standing AS s ON s.petition_id = o.petition_id"
        " JOIN petition AS p ON p.id = o.petition_id"
        " WHERE s.finished_on IS NULL OR s.finished_on <> o.finished_on ORDER BY 1, 2"
    ).fetchall()
    connection.execute("DROP TABLE old_end")
    return Update(
        moved,
        [
            MovedEnd(str(PetitionNumber(year, sequence)), stored_day(old), stored_day(new))
            for year, sequence, old, new in changed
        ],
        perhaps_conferences,
    )
