"""Reading: one moment of the register, after a crash as well, on a share as well."""

import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from tests.conftest import entry
from tests.records.writing.test_session import _office
from tiepdan.errors import DatabaseError
from tiepdan.records import database
from tiepdan.records.file.sqlite.opening import read_only_address
from tiepdan.records.writing import session as sessions


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    sessions.create(path, entry(), fill=_office)
    return path


_CRASH = """
import os, sqlite3, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA cache_size = 1")
connection.execute("PRAGMA cache_spill = 1")
connection.execute("BEGIN IMMEDIATE")
for number in range(3000):
    connection.execute("INSERT INTO petitioner (name) VALUES (?)", ("x" * 200,))
os._exit(9)
"""


@pytest.mark.parametrize(("mode", "journal"), [("wal", "r.db-wal"), ("delete", "r.db-journal")])
def test_what_a_crash_left_is_taken_back_before_reading(
    path: Path, mode: str, journal: str
) -> None:
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute(f"PRAGMA journal_mode = {mode}").fetchone()[0] == mode
    done = subprocess.run([sys.executable, "-c", _CRASH, str(path)], check=False)
    assert done.returncode == 9
    assert path.with_name(journal).stat().st_size > 0
    with database.reading(path) as connection:
        assert connection.execute("SELECT count(*) FROM petitioner").fetchone()[0] == 0
        assert connection.execute("PRAGMA integrity_check").fetchone()[0] == "ok"


def test_a_reader_sees_one_moment(path: Path) -> None:
    with database.reading(path) as connection:
        before = connection.execute("SELECT count(*) FROM petitioner").fetchone()[0]
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as other:
            other.execute("INSERT INTO petitioner (name) VALUES ('x')")
        assert connection.execute("SELECT count(*) FROM petitioner").fetchone()[0] == before


def test_reading_cannot_write(path: Path) -> None:
    with (
        pytest.raises(DatabaseError),
        database.reading(path) as connection,
    ):
        connection.execute("INSERT INTO petitioner (name) VALUES ('x')")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        (PurePosixPath("/a b/sổ?#%.db"), "file:/a%20b/s%E1%BB%95%3F%23%25.db?mode=ro"),
        (PureWindowsPath(r"C:\so\x.db"), "file:C:/so/x.db?mode=ro"),
        (PureWindowsPath(r"\\may-chu\chung\x.db"), "file:////may-chu/chung/x.db?mode=ro"),
    ],
)
def test_addresses(path: PurePosixPath | PureWindowsPath, address: str) -> None:
    assert read_only_address(path) == address


def test_a_file_of_another_alembic_program_is_not_ours(path: Path) -> None:
    for version in ("ae1027a6acf", "0000abc"):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA application_id = 7")
            connection.execute("UPDATE alembic_version SET version_num = ?", (version,))
            connection.commit()
        before = path.read_bytes()
        with (
            pytest.raises(DatabaseError, match="not a database of tiepdan"),
            database.reading(path),
        ):
            pass
        with (
            pytest.raises(DatabaseError, match="not a database of tiepdan"),
            sessions.writing(path),
        ):
            pass
        assert path.read_bytes() == before


def test_an_older_holidays_package_is_noticed_by_the_next_writer(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("UPDATE derivation SET holidays_version = '0.1'")
        connection.execute("UPDATE calendar_day SET name = 'old' WHERE day = '2018-01-01'")
        connection.commit()
    with sessions.writing(path):
        pass
    with database.reading(path) as connection:
        (name,) = connection.execute(
            "SELECT name FROM calendar_day WHERE day = '2018-01-01'"
        ).fetchone()
    assert name != "old"


def test_a_register_that_lacks_its_tables_is_damaged(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("DROP TABLE alembic_version")
        connection.commit()
    for use in (database.reading, sessions.writing):
        with pytest.raises(DatabaseError, match="damaged"), use(path):
            pass


@pytest.mark.parametrize(
    "statement",
    [
        "DELETE FROM alembic_version",
        "UPDATE alembic_version SET version_num = CAST(x'3094' AS TEXT)",
        "UPDATE derivation SET fingerprint = CAST(x'3094' AS TEXT)",
    ],
)
def test_bytes_that_are_no_text_are_damage_and_no_failure(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute(statement)
    with pytest.raises(DatabaseError), database.reading(path):
        pass
