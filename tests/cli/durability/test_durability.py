"""What was acknowledged is there and nothing is half done: killed, at once, or of another schema.

More of the same, and the figures: ``tests/bench/durability.py``.
"""

import shutil
import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.cli.conftest import Tiepdan
from tests.records import durable
from tests.records.registers import KILLS, names_in
from tests.records.schema.test_migrations import make_first_register
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import SCHEMA_VERSION, wait_seconds


def test_what_a_killed_clerk_was_told_is_recorded(tmp_path: Path) -> None:
    kills = durable.kill_while_adding(tmp_path, KILLS, durable.choices(1))
    assert kills.problems == []
    assert kills.landed


@pytest.mark.exhaustive
def test_a_killed_import_is_all_or_nothing(tmp_path: Path) -> None:
    kills = durable.kill_while_importing(tmp_path, (KILLS + 1) // 2, durable.choices(2))
    assert kills.problems == []
    assert kills.landed


@pytest.mark.exhaustive
def test_a_killed_upgrade_leaves_the_old_register_or_the_new(tmp_path: Path) -> None:
    kills = durable.kill_while_upgrading(tmp_path, (KILLS + 2) // 3, durable.choices(3))
    assert kills.problems == []
    assert kills.landed


def test_clerks_at_once_lose_nothing_and_share_no_number(database: Path) -> None:
    together = durable.write_together(database, writers=3, writes=2)
    assert (together.complaints, together.problems) == ([], [])
    assert sorted(together.acknowledged) == together.there == list(range(1, 7))


def test_different_commands_at_once(database: Path) -> None:
    durable.run(database, *durable.ADD)
    running = [
        durable.begin(database, *arguments)
        for arguments in (
            durable.ADD,
            durable.IMPORT,
            ("accept", "1", "--on", "03/11/2026", "--no-input"),
            ("add-meeting", "--kind", "periodic_dialogue", "--on", "10/11/2026", "--no-input",
             "--chair", "Chủ tịch UBND xã", "--capacity", "committee_chair"),
        )
    ]  # fmt: skip
    for process in running:
        ended = process.end()
        assert ended.code == 0, ended.said
    assert durable.broken_promises(database, [1, 2]) == []
    assert sum(len(durable.numbers(database, year)) for year in range(2019, 2024)) == 19


def test_a_reader_never_sees_half(tiepdan: Tiepdan, database: Path) -> None:
    durable.run(database, *durable.ADD)  # so that the day's copy is made
    writing = durable.begin(database, *durable.IMPORT)
    seen: list[int] = []
    while not writing.process.poll() and (len(seen) < 2 or seen[-1] == 1):
        run = tiepdan("petitions", "--json")
        assert run.code == 0, run.err
        seen.append(len(run.data))
    assert writing.end().code == 0
    assert set(seen) <= {1, 1 + durable.KY_CHAU_PETITIONS}
    assert len(tiepdan("petitions", "--json").data) == 1 + durable.KY_CHAU_PETITIONS


def test_who_finds_it_locked_waits(database: Path) -> None:
    durable.run(database, *durable.ADD)
    with closing(sqlite3.connect(database, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        started = monotonic()
        release = threading.Timer(1, other.rollback)
        release.start()
        ended = durable.begin(database, *durable.ADD).end()
        release.join()
    assert ended.code == 0, ended.said
    # What it says then: the two look alike.
    assert ended.said.splitlines()[0] == "Recorded petition 2026-0002."
    assert monotonic() - started >= 1


def test_the_usual_wait_is_half_a_minute(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TIEPDAN_LOCK_WAIT")
    assert wait_seconds() == 30


def test_a_writer_is_as_careful_as_sqlite_can_be(database: Path) -> None:
    from tiepdan.records.file.sqlite.engine import opened  # noqa: PLC0415 (SQLModel)

    with opened(database) as engine, engine.connect() as connection:
        pragmas = {
            name: connection.exec_driver_sql(f"PRAGMA {name}").scalar_one()
            for name in ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
        }
    full = 2  # https://sqlite.org/pragma.html#pragma_synchronous
    assert pragmas == {
        "journal_mode": "wal", "synchronous": full, "foreign_keys": 1, "secure_delete": 1,
    }  # fmt: skip


@pytest.fixture
def first(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A register of the first schema, as the one that commands use by default."""
    path = tmp_path / "first" / "r.db"
    path.parent.mkdir()
    monkeypatch.setenv("TIEPDAN_DB", str(path))
    return make_first_register(path)


@pytest.mark.exhaustive
@pytest.mark.parametrize("journal", ["delete", "wal"])
def test_two_processes_upgrade_at_once(first: Path, tiepdan: Tiepdan, journal: str) -> None:
    with closing(sqlite3.connect(first)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    old = durable.logical(first)
    # Both are past their start and wait for the lock when it is let go.
    with closing(sqlite3.connect(first, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        running = [durable.begin(first, *durable.ADD), durable.begin(first, "accept", "9")]
        sleep(1)
        other.rollback()
    ended = [process.end() for process in running]
    assert [process.code for process in ended] in ([0, 0], [0, 4]), ended  # 9 is decided already
    assert durable.problems_of(first) == []
    assert durable.numbers(first) == [9, 12, 13]
    names = [name for name in names_in(backup_folder(first)) if name[:4] != "auto"]
    assert len(names) == 1
    assert names[0].startswith("before-upgrade-0001-")
    kept = backup_folder(first) / names[0]
    assert durable.logical(kept) == old
    # It can be put back; what is restored is brought up to date by the entry of its history.
    run = tiepdan("restore", str(kept), "--yes", "--no-input")
    assert run.code == 0, run.err
    assert durable.schema_version(first) == SCHEMA_VERSION
    assert durable.numbers(first) == [9, 12]
    assert tiepdan("check").code == 0


def test_no_upgrade_without_a_copy(first: Path, tiepdan: Tiepdan) -> None:
    backup_folder(first).write_text("a file where the folder should be")
    before = first.read_bytes()
    for arguments in (("overdue",), durable.ADD):
        run = tiepdan(*arguments)
        assert run.code == 6
        assert run.err.count("\n") == 1
        assert str(backup_folder(first)) in run.err
    assert first.read_bytes() == before


@pytest.mark.parametrize("arguments", [("overdue",), ("check",), durable.ADD])
def test_a_newer_register_is_refused(
    tiepdan: Tiepdan, database: Path, arguments: tuple[str, ...]
) -> None:
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    before = database.read_bytes()
    run = tiepdan(*arguments)
    assert run.code == 6
    assert "newer tiepdan" in run.err
    assert run.err.count("\n") == 1
    assert database.read_bytes() == before


def test_a_place_that_is_not_safe_is_told_once(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    path = tmp_path / "OneDrive - UBND" / "r.db"
    path.parent.mkdir()
    shutil.copy(database, path)
    said = [tiepdan(*durable.ADD, "--db", str(path)).err for _time in range(2)]
    assert ["synchronised folder" in words for words in said] == [True, False]
