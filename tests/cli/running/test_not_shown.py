"""What was written is never reported as failed, wherever the rest of the command fails."""

import errno
import os
import shlex
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, PROPOSAL, Run, Tiepdan, do
from tests.records import durable
from tiepdan.errors import DatabaseError

WRITTEN = "Recorded petition 2026-0001. That is written; only the rest could not be printed: "

needs_full = pytest.mark.skipif(
    sys.platform == "win32" or not Path("/dev/full").exists(), reason="no such device"
)


def through_shell(command: tuple[str, ...], redirection: str) -> Run:
    line = f"{shlex.join([sys.executable, '-m', 'tiepdan', *command])} {redirection}"
    done = subprocess.run(line, shell=True, capture_output=True, text=True, check=False)
    return Run(done.returncode, done.stdout, done.stderr)


@needs_full
@pytest.mark.parametrize("command", [COMPLAINT, (*PROPOSAL, "--json")])
def test_a_full_disk_where_the_output_goes(
    tiepdan: Tiepdan, database: Path, command: tuple[str, ...]
) -> None:
    run = through_shell(command, "> /dev/full")
    assert run.code == 0
    assert run.err == f"Recorded petition 2026-0001.\n{WRITTEN}the disk is full.\n"
    assert durable.numbers(database) == [1]


@needs_full
@pytest.mark.parametrize("redirection", ["2> /dev/full", "> /dev/full 2>&1"])
def test_nowhere_left_to_say_it(database: Path, redirection: str) -> None:
    run = through_shell(COMPLAINT, redirection)
    assert (run.code, "Traceback" in run.out + run.err) == (0, False)
    assert durable.numbers(database) == [1]


@needs_full
def test_what_only_reads_fails_as_before(database: Path) -> None:
    run = through_shell(("petitions", "--json"), "> /dev/full")
    assert run.code == 1
    assert run.err == "the output cannot be used: the disk is full.\n"


@needs_full
def test_a_copy_and_a_new_register_are_there(database: Path, tmp_path: Path) -> None:
    copy, new = tmp_path / "copy.db", tmp_path / "new.db"
    run = through_shell(("backup", str(copy), "--json"), "> /dev/full")
    assert (run.code, "That is written" in run.err, copy.exists()) == (0, True, True)
    init = ("init", "--name", "Xã", "--province", "Hà Tĩnh", "--no-input", "--db", str(new))
    run = through_shell(init, "2> /dev/full")
    assert (run.code, new.exists()) == (0, True)


@needs_full
def test_a_name_and_a_register_to_try_are_there(
    database: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("TIEPDAN_CLERK")
    run = through_shell(("clerk", "Lê Văn Dò"), "> /dev/full")
    assert (run.code, "That is written" in run.err) == (0, True)
    new = tmp_path / "demo.db"
    run = through_shell(("demo", "--db", str(new)), "> /dev/full")
    assert (run.code, "That is written" in run.err, new.exists()) == (0, True, True)


@pytest.mark.exhaustive
@pytest.mark.parametrize(
    "redirection", ["2>&1 | true", "2>&1 | head -n 1", "| true", "2>&1 > /dev/null | true"]
)
def test_the_work_goes_on_without_a_reader(
    tiepdan: Tiepdan, database: Path, redirection: str
) -> None:
    """What is told before the writing (which rows, which days) is no condition of it."""
    do(tiepdan, COMPLAINT, PROPOSAL)
    through_shell(("undo", "--yes"), redirection)
    assert durable.numbers(database) == [1]
    through_shell(("schedule", "--month", "12/2026", "--yes"), redirection)
    assert len(tiepdan("meetings", "--json").data) == 5


@pytest.mark.skipif(
    sys.platform == "win32" or not Path("/bin/bash").exists(),
    reason="needs a shell with PIPESTATUS",
)
@pytest.mark.parametrize(("command", "code"), [(("petitions",), 0), (("show", "9"), 3)])
def test_the_exit_code_is_that_of_the_work(
    database: Path, command: tuple[str, ...], code: int
) -> None:
    line = shlex.join([sys.executable, "-m", "tiepdan", *command])
    done = subprocess.run(
        ["/bin/bash", "-c", f"{line} 2>&1 | true; echo ${{PIPESTATUS[0]}}"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert (int(done.stdout), done.stderr) == (code, "")


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (ZeroDivisionError(), "details are in "),
        (DatabaseError("r.db is locked."), "r.db is locked.\n"),
        (OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), "x"), "the disk is full.\n"),
    ],
)
def test_whatever_fails_once_it_is_written(
    tiepdan: Tiepdan,
    database: Path,
    monkeypatch: pytest.MonkeyPatch,
    error: Exception,
    reason: str,
) -> None:
    def fail(*_arguments: object, **_options: object) -> None:
        raise error

    monkeypatch.setattr("tiepdan.cli.recording.petitions.new_petition.show_limits", fail)
    run = tiepdan(*COMPLAINT)
    assert run.code == 0
    assert f"{WRITTEN}{reason}" in run.err
    assert durable.numbers(database) == [1]


def test_what_fails_before_it_is_written_fails(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    do(tiepdan, PROPOSAL)

    def fail(*_arguments: object, **_options: object) -> None:
        raise ZeroDivisionError

    monkeypatch.setattr("tiepdan.records.writing.session.deadlines.refresh", fail)
    run = tiepdan(*COMPLAINT)
    assert (run.code, "written" in run.err) == (1, False)
    assert durable.numbers(database) == [1]


def test_the_first_of_two_works_is_said_where_the_second_fails(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The copy is in its place; only the entry of the journal is missing."""
    do(tiepdan, PROPOSAL, ("backup", "copy.db"))

    def locked(*_arguments: object, **_options: object) -> None:
        raise DatabaseError("It is locked.")

    monkeypatch.setattr("tiepdan.cli.commands.data.restore.writing", locked)
    run = tiepdan("restore", "copy.db", "--yes")
    Path("copy.db").unlink()
    assert run.code == 6
    assert "Restored the register from the copy copy.db.\nIt is locked.\n" in run.err


def test_the_mode_of_the_file_is_no_reason_to_fail(
    tiepdan: Tiepdan, database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    tried = []

    def fail(path: Path) -> None:
        tried.append(path)
        raise sqlite3.OperationalError("disk I/O error")

    with closing(sqlite3.connect(database)) as connection:
        connection.execute("PRAGMA journal_mode = DELETE")
    monkeypatch.setattr("tiepdan.records.writing.session.journal_mode.choose", fail)
    assert tiepdan(*COMPLAINT).code == 0
    assert tried == [database]
