"""Bringing a database of an earlier program up to date: its schema, and what is derived."""

import sqlite3
from contextlib import suppress
from datetime import datetime
from pathlib import Path

import sqlalchemy

from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.paths import make_private_folder
from tiepdan.records import calendar, deadlines, search_index
from tiepdan.records.condition import SCHEMA_VERSION, check_ours, check_version, unwritable
from tiepdan.records.copies import making
from tiepdan.records.driver import behind
from tiepdan.records.engine import opened
from tiepdan.records.fingerprint import (
    data_fingerprint,
    holidays_version,
    is_same_indexing,
    is_same_law,
)
from tiepdan.records.journal import noting
from tiepdan.records.moves import End, Update
from tiepdan.records.reading.rows import stored_day

_MIGRATIONS = Path(__file__).parent / "migrations"


def upgrade(engine: sqlalchemy.Engine, path: Path, *, clerk: str) -> None:
    """Bring the schema of an existing database up to date, after a copy of it as it was.

    Raises:
        DatabaseError: it is not ours, newer than the program, or no copy can be made.
    """
    with engine.connect() as connection:
        check_ours(path, behind(connection))
        stored = _stored_version(connection)
    check_version(path, stored=stored)
    if stored >= SCHEMA_VERSION:
        return
    with opened(path, foreign_keys=False) as unchecked, unchecked.begin() as connection:
        # Another process may have done it meanwhile; from here to the end others wait, so that
        # what is kept aside is what is upgraded.
        stored = _stored_version(connection)
        check_version(path, stored=stored)
        if stored < SCHEMA_VERSION:
            _copy_aside(path, stored)
            migrate(connection, clerk=clerk)


def _stored_version(connection: sqlalchemy.Connection) -> str:
    return str(connection.exec_driver_sql("SELECT version_num FROM alembic_version").scalar_one())


def _copy_aside(path: Path, stored: str) -> None:
    """Keep the database as it was, should the upgrade ever be regretted.

    Raises:
        DatabaseError: no copy can be made; then nothing is upgraded either.
    """
    folder = making.backup_folder(path)
    now = datetime.now()  # noqa: DTZ005 (the PC's own time names the file)
    with suppress(RefusedError):  # another process made it in the same second
        try:
            make_private_folder(folder)
        except OSError as error:
            raise unwritable(folder, error) from error
        making.copy_register(path, folder / f"before-upgrade-{stored}-{now:%Y-%m-%d-%H%M%S}.db")


def migrate(connection: sqlalchemy.Connection, *, clerk: str) -> None:
    """Run the migrations, and note in the journal which rows they altered.

    SQLite alters a table by copying it, which enforced foreign keys would forbid; the caller's
    connection leaves them off, and they are checked as a whole before the end. The caller's
    transaction is all of it or nothing.
    """
    from alembic import command  # noqa: PLC0415 (only for a new or an older database)
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS).replace("%", "%%"))
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
    broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
    if broken:
        raise AssertionError(f"the migration broke {len(broken)} references")
    driver = behind(connection)
    noting.begin(driver)
    noting.note_as_found(driver)
    noting.seal(
        driver,
        noting.Entry(
            clerk,
            "upgrade",
            _("The register as it was when the program was updated (schema {version}).").format(
                version=SCHEMA_VERSION
            ),
        ),
    )


def refresh_if_data_changed(connection: sqlite3.Connection) -> Update:
    """After an update of the law or calendar data, derive anew what follows; tells what moved."""
    found = connection.execute("SELECT fingerprint, holidays_version FROM derivation").fetchone()
    current = data_fingerprint(), holidays_version()
    if found == current:
        return Update()
    connection.execute(
        "INSERT OR REPLACE INTO derivation (id, fingerprint, holidays_version) VALUES (1, ?, ?)",
        current,
    )
    stored = found[0] if found else ""
    if not is_same_indexing(stored, current[0]):
        search_index.rebuild(connection)
    changed = calendar.rebuild_calendar(connection)
    if not is_same_law(stored, current[0]):
        update = _rebuilt(connection)
        # Where nothing was derived yet, nothing moved.
        return update if stored else Update()
    return Update(deadlines.recount(connection, changed.first, changed.last) if changed else ())


def _rebuilt(connection: sqlite3.Connection) -> Update:
    """Derive everything anew; tells also of petitions that ended on another day, or are open."""
    connection.execute(
        "CREATE TEMPORARY TABLE old_end AS"
        " SELECT petition_id, finished_on FROM petition_standing WHERE finished_on IS NOT NULL"
    )
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
            End(str(PetitionNumber(year, sequence)), stored_day(old), stored_day(new))
            for year, sequence, old, new in changed
        ],
    )
