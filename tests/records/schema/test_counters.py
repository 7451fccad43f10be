"""A number that was given is never given again, however often the schema is made anew."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing
from dataclasses import replace
from datetime import date, datetime
from functools import cache
from pathlib import Path

import pytest
import sqlalchemy
from alembic import command
from alembic.config import Config

from tests.conftest import entry
from tests.records.registers import content_of, lay
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.copies import making, restoring
from tiepdan.records.derived.fingerprint import data_fingerprint
from tiepdan.records.file.sqlite.connection import driver_connection, sqlite_connection
from tiepdan.records.file.sqlite.engine import opened
from tiepdan.records.file.sqlite.first_writes import FirstWrites
from tiepdan.records.file.state import SCHEMA_VERSION, is_table
from tiepdan.records.journal import operations
from tiepdan.records.reading.journal import history
from tiepdan.records.schema import counters
from tiepdan.records.schema.digest import known_digest, schema_digest
from tiepdan.records.schema.migrating import MIGRATIONS, bring_to
from tiepdan.records.writing import session as sessions
from tiepdan.reports import register_check

TODAY = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 8, 15)  # noqa: DTZ001 (the clerk's own time)
OLD = Path(__file__).parents[2] / "data" / "register-of-schema-0003.sql"
VERSIONS = sorted(file.name[:4] for file in (MIGRATIONS / "versions").glob("[0-9]*.py"))
GIVEN = {
    "meeting": 2, "meeting_event": 1, "petition": 2, "petition_event": 2, "petitioner": 2,
    "visit": 2, "sanction": 1, "document": 1,
}  # fmt: skip
"""The last numbers that the register in ``OLD`` gave; the rows of all of them were taken back."""

ROWS: Mapping[str, Mapping[str, object]] = {
    "office": {
        "id": 1, "name": "Xã Thử", "province": "Hà Tĩnh", "is_remote": 0,
        "reception_weekday": "thursday", "reception_half_day": "afternoon",
    },
    "petitioner": {"id": 7, "name": "Hộ"},
    "meeting": {
        "id": 7, "kind": "periodic_reception", "meets_on": "2026-07-02", "status": "planned",
        "is_online": 0,
    },
    "meeting_event": {
        "id": 7, "meeting_id": 7, "kind": "conclusion_notice", "happened_on": "2026-07-03",
    },
    "petition": {
        "id": 7, "year": 2026, "sequence": 1, "received_on": "2026-07-01", "channel": "post",
        "kind": "complaint", "level": "first", "field": "land", "is_within_competence": 1,
        "petitioner_id": 7, "people_count": 1, "summary": "x",
    },
    "petition_event": {
        "id": 7, "petition_id": 7, "kind": "accepted", "happened_on": "2026-07-02",
    },
    "visit": {
        "id": 7, "visited_on": "2026-07-02", "receiver": "clerk", "people_count": 1,
        "matter": "new", "content": "x",
    },
    "document": {
        "id": 7, "issuer": "committee", "type": "notice", "issued_on": "2026-07-02", "title": "x",
        "effect": "new",
    },
    "sanction": {"id": 7, "subject": "head", "form": "x", "imposed_on": "2026-07-02"},
}  # fmt: skip
"""A row with number 7 in every table that counts; a schema takes the columns that it has."""

SEVEN = dict.fromkeys(GIVEN, 7)


def _counters(path: Path) -> Mapping[str, int]:
    with closing(sqlite3.connect(path)) as connection:
        return counters.counters(connection)


def _problems(path: Path) -> list[str]:
    with database.as_found(path) as connection:
        return register_check.problems_of(register_check.examine(connection, today=TODAY))


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _made_of_old(tmp_path / "r.db")


def _made_of_old(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(OLD.read_text(encoding="utf-8"))
    return path


@pytest.fixture
def lost(tmp_path: Path) -> Path:
    """As the first program of schema 0004 left it: each table counts from its last row."""
    return lay(_lost(), tmp_path / "lost.db")


@cache
def _lost() -> bytes:
    def make(path: Path) -> None:
        with sessions.writing(_made_of_old(path)):
            pass
        _lose_counters(path)

    return content_of(make)


def _lose_counters(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        for table in GIVEN:
            connection.execute(
                "UPDATE sqlite_sequence SET seq ="
                f" (SELECT coalesce(max(id), 0) FROM {table}) WHERE name = ?",
                (table,),
            )
        # It knew of nothing to be mended.
        parts = data_fingerprint().split(":")[:3]
        connection.execute("UPDATE derivation SET fingerprint = ?", (":".join(parts),))


def test_the_register_of_an_earlier_program_goes_on_counting(old: Path) -> None:
    with sessions.writing(old):
        pass
    assert _problems(old) == []
    assert GIVEN.items() <= _counters(old).items()
    with sessions.writing(old, entry()) as session:
        inserted = driver_connection(session).execute("INSERT INTO petitioner (name) VALUES ('x')")
        assert inserted.lastrowid == GIVEN["petitioner"] + 1
    assert _problems(old) == []


@pytest.mark.exhaustive
@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_every_step_of_the_migrations_keeps_the_counters(tmp_path: Path, version: str) -> None:
    path = _register_of(version, tmp_path / "r.db")
    # From 0027 on the number of the last meeting is given again, so that none is kept of it.
    kept = {table: 7 for table in SEVEN if table != "meeting" or version < "0027"}
    assert kept.items() <= _counters(path).items()
    with sessions.writing(path):
        pass
    assert kept.items() <= _counters(path).items()
    assert _problems(path) == []


def test_each_single_step_keeps_them(tmp_path: Path) -> None:
    path = _register_of(VERSIONS[0], tmp_path / "r.db")
    for version in VERSIONS[1:]:
        with opened(path, foreign_keys=False) as engine, engine.begin() as connection:
            bring_to(connection, version)
            assert SEVEN.items() <= counters.counters(sqlite_connection(connection)).items()


def test_counters_lost_already_are_put_back_by_the_next_command(lost: Path) -> None:
    assert _problems(lost) == []  # not a damage: the next command mends it
    with database.reading(lost):
        pass
    assert GIVEN.items() <= _counters(lost).items()
    assert _problems(lost) == []


def test_a_copy_made_with_lost_counters_is_restored_and_mended(lost: Path, tmp_path: Path) -> None:
    copy, other = tmp_path / "copy.db", tmp_path / "new" / "r.db"
    making.copy_register(lost, copy)
    restoring.restore(
        copy,
        other,
        passphrase=None,
        check=lambda found: register_check.problems_of(register_check.examine(found, today=TODAY)),
        now=NOW,
    )
    with sessions.writing(other, entry()):
        pass
    assert GIVEN.items() <= _counters(other).items()


def test_what_was_said_of_a_number_before_it_was_given_again_stays_secret(lost: Path) -> None:
    """The summary of the denunciation that was taken back is not that of a new complaint."""
    with sessions.writing(lost, entry()) as session:
        # Mended by now; this is what the earlier program did.
        connection = driver_connection(session)
        connection.execute("INSERT INTO petitioner (id, name) VALUES (2, 'Công dân 02')")
        connection.execute(
            "INSERT INTO petition (id, year, sequence, received_on, channel, kind, level, field,"
            " is_within_competence, petitioner_id, people_count, summary)"
            " VALUES (2, 2026, 2, '2026-11-10', 'post', 'complaint', 'first', 'land', 1, 2, 1,"
            " 'Hỏi')"
        )
    with database.reading(lost) as connection:
        _operations, changes = history.history_of_petition(connection, PetitionNumber(2026, 2))
    shown = [change for change in changes if not change.is_secret]
    told = repr([(change.personal_before, change.personal_after) for change in shown])
    assert "Hỏi" in told
    assert "Công dân 02" in told
    for secret in ("Điều kín", "Người Tố Cáo"):
        assert secret in repr(changes)
        assert secret not in told


def _register_of(version: str, path: Path) -> Path:
    """Filled and emptied by hand, for the programs of that time are not here."""
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    engine = sqlalchemy.create_engine(f"sqlite:///{path}", poolclass=sqlalchemy.NullPool)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, version)
    engine.dispose()
    with closing(sqlite3.connect(path, factory=FirstWrites)) as driver, driver:
        for table, row in ROWS.items():
            names = [each[1] for each in driver.execute(f"PRAGMA table_info({table})")]
            columns = [name for name in names if name in row]
            driver.execute(
                f"INSERT INTO {table} ({', '.join(columns)})"
                f" VALUES ({', '.join('?' for _column in columns)})",
                [row[name] for name in columns],
            )
        for table in ("petition_event", "meeting_event", *GIVEN):
            driver.execute(f"DELETE FROM {table}")
        if is_table(driver, "change"):  # what no journal has, is not upgraded
            operations.begin(driver)
            operations.note_as_found(driver)
            operations.seal(driver, replace(entry(), command="upgrade"))
    return path


def test_the_newest_migration_is_that_of_the_program() -> None:
    assert VERSIONS[-1] == SCHEMA_VERSION


def test_each_migration_says_what_its_schema_is_known_by() -> None:
    """One that was released must not leave another schema than it did."""
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.connect() as connection:
        for version in VERSIONS:
            bring_to(connection, version)
            digest = schema_digest(sqlite_connection(connection))
            assert known_digest(version) == digest, "python -m tests.records.schema.newest"
    engine.dispose()
