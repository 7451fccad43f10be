"""One transaction for each command: complete or nothing, also when processes collide or die."""

import os
import sqlite3
from contextlib import closing
from datetime import date
from pathlib import Path

import pytest
from sqlmodel import Session

from tests import forked
from tests.conftest import entry
from tiepdan.errors import DatabaseError, RefusedError
from tiepdan.facts import office as facts
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.records.schema.tables import Office
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.office.office import set_up

TODAY = date(2026, 11, 22)


def _office(session: Session) -> None:
    set_up(
        session,
        facts.Office(
            name="Xã Thử",
            province="Hà Tĩnh",
            is_remote=False,
            reception_weekday=Weekday.THURSDAY,
            reception_half_day=HalfDay.AFTERNOON,
        ),
    )


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "r.db"
    sessions.create(path, entry(), fill=_office)
    return path


def _petitions(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM petition").fetchone()
        return int(count)


@pytest.mark.skipif(os.name == "nt", reason="no mode bits")
def test_only_its_owner_may_read_a_new_database(path: Path) -> None:
    assert path.stat().st_mode & 0o077 == 0
    assert [file.name for file in path.parent.iterdir()] == [path.name]


def test_a_creation_that_fails_leaves_nothing(tmp_path: Path) -> None:
    def fail(session: Session) -> None:
        _office(session)
        raise RefusedError("no")

    with pytest.raises(RefusedError):
        sessions.create(tmp_path / "x.db", entry(), fill=fail)
    assert list(tmp_path.iterdir()) == []


def test_an_existing_file_is_never_replaced(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RefusedError):
        sessions.create(path, entry(), fill=_office)
    assert path.read_bytes() == before


def test_a_file_that_appears_meanwhile_is_not_replaced(tmp_path: Path) -> None:
    path = tmp_path / "x.db"

    def fill(session: Session) -> None:
        _office(session)
        path.write_text("somebody else's")

    with pytest.raises(RefusedError):
        sessions.create(path, entry(), fill=fill)
    assert path.read_text() == "somebody else's"


def _rename_and_fail(path: Path) -> None:
    with sessions.writing(path, entry()) as session:
        office = session.get(Office, 1)
        assert office
        office.name = "Khác"
        session.add(office)
        session.flush()
        raise RuntimeError


def test_an_error_midway_takes_everything_back(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(RuntimeError):
        _rename_and_fail(path)
    assert path.read_bytes() == before


def test_the_schema_itself_refuses_what_cannot_be(path: Path) -> None:
    for sql in (
        "INSERT INTO petition (year, sequence, received_on, channel, kind, level, field,"
        " is_within_competence, petitioner_id, people_count, summary)"
        " VALUES (2026, 1, '2026-01-01', 'post', 'complaint', 'first', 'land', 1, 99, 1, 'x')",
        "INSERT INTO petition (year, sequence, received_on, channel, kind, level, field,"
        " is_within_competence, petitioner_id, people_count, summary, is_anonymous)"
        " VALUES (2026, 1, '2026-01-01', 'post', 'complaint', 'first', 'land', 1, 1, 1, 'x', NULL)",
        "INSERT INTO office (id, name, province, is_remote, reception_weekday, reception_half_day)"
        " VALUES (2, 'x', 'y', 0, 'monday', 'morning')",
        "INSERT INTO meeting (id, kind, meets_on, is_online, status)"
        " VALUES (1, 'party', '2026-01-01', 0, 'held')",
        "INSERT INTO meeting (id, kind, meets_on, is_online, status)"
        " VALUES (1, 'periodic_dialogue', '2026-01-01', 0, 'not_held')",
    ):
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA foreign_keys = ON")
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(sql)


def test_waiting_for_another_writer(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(DatabaseError), sessions.writing(path):
            pass
        other.rollback()
    with sessions.writing(path):
        pass


ADD = (
    "add-petition", "--kind", "KNPA", "--received", "02/11/2026",
    "--name", "Hộ", "--field", "other", "--channel", "post", "--summary", "x",
)  # fmt: skip


def _environment(path: Path) -> dict[str, str]:
    return {**os.environ, "TIEPDAN_DB": str(path), "TIEPDAN_TODAY": "22/11/2026"}


def test_processes_at_once_lose_no_row_and_share_no_number(path: Path) -> None:
    running = [forked.begin_captured(ADD, _environment(path)) for _ in range(6)]
    for process in running:
        code, _out, said = process.end(within_seconds=60)
        assert code == 0, said
    with closing(sqlite3.connect(path)) as connection:
        rows = connection.execute("SELECT sequence FROM petition ORDER BY sequence").fetchall()
    assert rows == [(number,) for number in range(1, 7)]


@pytest.mark.parametrize("after_seconds", [0.02, 0.03, 0.05, 0.1])
def test_a_killed_process_leaves_a_whole_database(path: Path, after_seconds: float) -> None:
    process = forked.begin_captured(ADD, _environment(path))
    _code, printed, _said = process.end(within_seconds=after_seconds)
    acknowledged = printed != ""
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        orphans = connection.execute(
            "SELECT count(*) FROM petition WHERE id NOT IN (SELECT petition_id FROM deadline)"
        ).fetchone()
    assert orphans == (0,)
    assert _petitions(path) in ({1} if acknowledged else {0, 1})
