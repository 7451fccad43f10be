"""Writers are served in the order they came; one that was killed keeps nobody waiting."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.records.registers import names_in, start
from tiepdan.errors import DatabaseError
from tiepdan.records.file import queue

_WAITS = """
import sys, time
from pathlib import Path
from tiepdan.records.file import queue
register, name, seconds = Path(sys.argv[1]), sys.argv[2], float(sys.argv[3])
lay = queue._lay
def laid(register):
    ticket = lay(register)
    print("ready", flush=True)
    return ticket
queue._lay = laid
with queue.turn(register):
    with register.open("a") as served:
        print(name, file=served)
    time.sleep(seconds)
"""
"""Says that it is ready once it has a ticket."""


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "sổ.db"


def wait(register: Path, name: str, seconds: float = 0) -> subprocess.Popen[str]:
    return start(_WAITS, register, name, str(seconds))


def served(register: Path) -> list[str]:
    return register.read_text(encoding="utf-8").split()


def test_in_the_order_they_came(register: Path) -> None:
    register.touch()
    names = [str(number) for number in range(12)]  # two digits: 10 comes after 9
    with queue.turn(register):
        waiting = [wait(register, name) for name in names]
        time.sleep(0.3)
        assert served(register) == []
    for process in waiting:
        process.communicate(timeout=30)
    assert served(register) == names
    assert names_in(register.parent) == {register.name}


def test_who_was_killed_is_passed_over(register: Path) -> None:
    register.touch()
    at_work = wait(register, "first", 60)
    before = wait(register, "second")
    last = wait(register, "third")
    before.kill()
    at_work.kill()
    for process in (before, at_work, last):
        process.communicate(timeout=30)
    assert served(register) == ["first", "third"]
    assert names_in(register.parent) == {register.name}


def test_who_waits_too_long_is_told_and_keeps_nobody(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.touch()
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.1")
    at_work = wait(register, "first", 60)
    with pytest.raises(DatabaseError, match="locked"), queue.turn(register):
        raise AssertionError
    at_work.kill()
    at_work.communicate()
    with queue.turn(register):
        assert len(names_in(register.parent)) == 2
    assert names_in(register.parent) == {register.name}


def test_two_registers_do_not_wait_for_each_other(register: Path) -> None:
    for name in ("sổ.db", "sổ.db-turn", "sổ"):
        (register.parent / name).touch()
    with (
        queue.turn(register),
        queue.turn(register.parent / "sổ"),
        queue.turn(register.parent / "sổ.db-turn"),
    ):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right there")
def test_a_link_leads_to_the_same_queue(
    register: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.touch()
    (tmp_path / "links").mkdir()
    link = tmp_path / "links" / "link.db"
    link.symlink_to(register)
    monkeypatch.setenv("TIEPDAN_LOCK_WAIT", "0.1")
    with (
        queue.turn(register),
        pytest.raises(DatabaseError, match="locked"),
        queue.turn(link),
    ):
        raise AssertionError


def test_where_no_ticket_can_be_laid_sqlite_alone_must_do(tmp_path: Path) -> None:
    with queue.turn(tmp_path / "no such folder" / "r.db"):
        pass


@pytest.mark.skipif(sys.platform == "win32", reason="as this test takes the locks away")
def test_where_nothing_can_be_locked_nothing_is_left(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.touch()

    def fails(*_arguments: object) -> None:
        raise OSError(37, os.strerror(37))  # no locks available, as on some shares

    monkeypatch.setattr("tiepdan.records.file.queue.fcntl.flock", fails)
    with queue.turn(register):
        assert names_in(register.parent) == {register.name}
