"""``tiepdan check`` and what lies beside the register: its log, and the copies that still know."""

import os
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import PROPOSAL, Command, Run, Tiepdan, do
from tests.records import durable
from tests.records.checking.test_register import tamper
from tiepdan.records.file.location import backup_folder
from tiepdan.records.journal.operations import (
    FIRST_HASH,
    OPERATION_COLUMNS,
    operation_hash,
    sealed_changes,
)

COPIES, LOG = "copies beside the database", "log beside the database"


def problem_of(run: Run, check: str) -> str | None:
    (found,) = (row["problem"] for row in run.data if row["check"] == check)
    return found if found is None else str(found)


def rewrite(path: Path, operation_id: int) -> None:
    """As somebody would who has read the source: one operation, and every hash after it."""
    tamper(path, f"UPDATE operation SET words = 'Không có gì' WHERE id = {operation_id}")
    with closing(sqlite3.connect(path)) as connection:
        previous, hashes = FIRST_HASH, []
        for operation in connection.execute(
            f"SELECT {OPERATION_COLUMNS} FROM operation ORDER BY id"
        ).fetchall():
            previous = operation_hash(previous, operation, sealed_changes(connection, operation[0]))
            hashes.append((previous, operation[0]))
    tamper(path, *(f"UPDATE operation SET hash = '{sha}' WHERE id = {key}" for sha, key in hashes))


def test_copies_of_an_honest_register_are_in_order(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL, ("backup",), PROPOSAL, ("undo", "--yes"), ("backup",), ("check",))


@pytest.mark.parametrize(
    ("operation", "sentence"),
    [(2, "Operation 2 of the journal was rewritten"), (1, "begin with another operation")],
)
def test_a_chain_that_was_rewritten_whole(
    tiepdan: Tiepdan, database: Path, operation: int, sentence: str
) -> None:
    do(tiepdan, PROPOSAL, PROPOSAL, ("backup",), PROPOSAL)
    rewrite(database, operation)
    run = tiepdan("check", "--json")
    assert run.code == 6
    assert sentence in str(problem_of(run, COPIES))
    assert [row["check"] for row in run.data if not row["ok"]] == [COPIES]


def test_what_a_copy_has_and_the_register_has_no_more(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL)
    before = database.read_bytes()
    do(tiepdan, PROPOSAL, ("backup",))
    database.write_bytes(before)
    run = tiepdan("check", "--json")
    assert run.code == 6
    assert "operation 3 is not in the register" in str(problem_of(run, COPIES))


def test_a_branch_that_was_left_behind_is_no_forgery(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copy.db"
    do(tiepdan, PROPOSAL, ("backup", str(copy)), PROPOSAL, ("backup",))
    do(tiepdan, ("restore", str(copy), "--yes"), PROPOSAL)
    run = tiepdan("check")
    assert (run.code, run.err) == (0, "")
    (note,) = [line for line in run.out.splitlines() if "“restore” replaced" in line]
    assert "with operation 3" in note
    assert ("tiepdan-" in note, "replaced-" in note) == (True, True)
    # What was rewritten before they parted is one all the same.
    rewrite(database, 2)
    run = tiepdan("check", "--json")
    assert run.code == 6
    assert "Operation 2 of the journal was rewritten" in str(problem_of(run, COPIES))


def test_a_copy_that_cannot_be_read_is_named(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PROPOSAL)
    folder = backup_folder(database)
    (folder / "replaced-2026-11-22-081500.db").write_bytes(b"\xff" * 5000)
    run = tiepdan("check")
    assert (run.code, run.err) == (0, "")
    assert "replaced-2026-11-22-081500.db" in run.out


def test_a_copy_tells_its_seal(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    do(tiepdan, PROPOSAL)
    words = tmp_path / "words.txt"
    words.write_text("bốn từ không liên quan\n", encoding="utf-8")
    for more in ((), ("--passphrase-file", str(words))):
        run = tiepdan("backup", str(tmp_path / f"copy{len(more)}"), "--json", *more)
        seal = run.data["seal"]
        assert f"Seal of the journal: {seal}\n" in run.err
        assert tiepdan("check", "--seal", seal).code == 0


@pytest.fixture
def crashed(tiepdan: Tiepdan, database: Path) -> Path:
    """A register with three petitions, the last two of them in its log alone."""
    do(tiepdan, PROPOSAL)
    with closing(sqlite3.connect(database)) as other:
        other.execute("SELECT count(*) FROM petition").fetchone()
        do(tiepdan, PROPOSAL, PROPOSAL)
        for suffix in ("", "-wal"):
            shutil.copy(f"{database}{suffix}", f"{database}.crashed{suffix}")
    register = database.with_name(f"{database.name}.crashed")
    assert register.with_name(f"{register.name}-wal").stat().st_size
    return register


def test_a_log_that_is_whole(tiepdan: Tiepdan, crashed: Path) -> None:
    assert tiepdan("check", "--db", str(crashed)).code == 0
    assert durable.numbers(crashed) == [1, 2, 3]


@pytest.mark.parametrize("place", [0.0, pytest.param(0.1, marks=pytest.mark.exhaustive), 0.5])
def test_a_damaged_log_is_told_and_left_as_it_is(
    tiepdan: Tiepdan, crashed: Path, place: float
) -> None:
    log = crashed.with_name(f"{crashed.name}-wal")
    content = bytearray(log.read_bytes())
    content[int(len(content) * place)] ^= 1
    log.write_bytes(content)
    for _time in range(2):
        run = tiepdan("check", "--db", str(crashed), "--json")
        assert run.code == 6
        assert problem_of(run, LOG) == "It is damaged: what was written last is lost."
        assert log.read_bytes() == content


@pytest.mark.parametrize(
    "command", [("overdue",), PROPOSAL, ("backup", "copy.db"), ("restore", "copy.db", "--yes")]
)
def test_a_damaged_log_is_kept_before_it_is_cleared_away(
    tiepdan: Tiepdan, crashed: Path, command: Command
) -> None:
    """What was acknowledged and is lost must not be forgotten with the log that tells of it."""
    do(tiepdan, ("backup", "copy.db") if command[0] == "restore" else ("petitions",))
    log = crashed.with_name(f"{crashed.name}-wal")
    content = bytearray(log.read_bytes())
    content[200] ^= 1
    log.write_bytes(content)
    run = tiepdan(*command, "--db", str(crashed))
    Path("copy.db").unlink(missing_ok=True)
    assert run.code == 0
    assert "what was written last is lost" in run.err
    (kept,) = crashed.with_name(f"{crashed.name}.backups").glob("*log-*.wal")
    assert kept.read_bytes() == bytes(content)
    assert os.name == "nt" or kept.stat().st_mode & 0o077 == 0
    run = tiepdan("check", "--db", str(crashed), "--json")
    if command[0] == "restore":
        assert run.code == 0
        return
    assert (run.code, str(kept) in str(problem_of(run, LOG))) == (6, True)
    kept.unlink()
    log.unlink(missing_ok=True)  # a copy is made without clearing it away
    assert problem_of(tiepdan("check", "--db", str(crashed), "--json"), LOG) is None


def test_a_transaction_that_was_cut_off_is_no_loss(tiepdan: Tiepdan, database: Path) -> None:
    """It was not acknowledged; a killed process leaves such frames in the log."""
    do(tiepdan, PROPOSAL)
    crash = (
        "import os, sqlite3, sys; c = sqlite3.connect(sys.argv[1], isolation_level=None);"
        " c.execute('PRAGMA cache_size = 1'); c.execute('BEGIN IMMEDIATE');"
        " c.executemany('INSERT INTO petitioner (name) VALUES (?)', [('x' * 200,)] * 3000);"
        " os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", crash, str(database)], check=False)
    assert done.returncode == 9
    assert database.with_name(f"{database.name}-wal").stat().st_size
    assert tiepdan("check").code == 0
