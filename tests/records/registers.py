"""Registers to copy and restore, and what is in one whatever its bytes are."""

import os
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import closing, contextmanager
from functools import cache
from pathlib import Path

import pytest

from tests.conftest import entry
from tests.records.writing.test_session import _office
from tiepdan.records.copies import encryption, making
from tiepdan.records.writing import session as sessions

KILLS = int(os.environ.get("TIEPDAN_TEST_KILLS", "4"))
"""How often the tests kill a process at another moment; more of them take a while."""

PASSPHRASE = "sổ tiếp công dân xã Thử"


def content_of(make: Callable[[Path], object]) -> bytes:
    """What is in a register that is made somewhere, to be laid where it is wanted."""
    with tempfile.TemporaryDirectory() as folder:
        make(path := Path(folder) / "r.db")
        return path.read_bytes()


def lay(content: bytes, path: Path) -> Path:
    """A register with this content, for its owner alone."""
    path.touch(mode=0o600)
    path.write_bytes(content)
    return path


@cache
def _new_register() -> bytes:
    def make(path: Path) -> None:
        sessions.create(path, entry(), fill=_office)
        with closing(sqlite3.connect(path)) as connection:
            connection.execute("PRAGMA journal_mode = DELETE")

    return content_of(make)


def make_register(path: Path, *, people: int = 0, journal: str = "delete") -> Path:
    lay(_new_register(), path)
    add_people(path, [f"Hộ {number:06}" * 10 for number in range(people)])
    with closing(sqlite3.connect(path)) as connection:
        connection.execute(f"PRAGMA journal_mode = {journal}")
    return path


def add_people(path: Path, names: Sequence[str]) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.executemany(
            "INSERT INTO petitioner (name) VALUES (?)", [(name,) for name in names]
        )


def people(path: Path) -> list[str]:
    with closing(sqlite3.connect(path)) as connection:
        return [name for (name,) in connection.execute("SELECT name FROM petitioner ORDER BY id")]


def logical(path: Path) -> list[str]:
    """Every statement that makes the register again, after SQLite found it whole.

    In an order of their own: a VACUUM lists the parts of the schema in another one.
    """
    with closing(sqlite3.connect(path)) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return sorted(connection.iterdump())


def names_in(folder: Path) -> set[str]:
    return {file.name for file in folder.iterdir()}


def start(script: str, *arguments: str | Path, stdin: int | None = None) -> subprocess.Popen[str]:
    """Run a script in another process; returns when it says that it is ready."""
    process = subprocess.Popen(
        [sys.executable, "-c", script, *map(str, arguments)],
        stdin=stdin,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "ready\n"
    return process


def killed_at_moments(
    begin: Callable[[], subprocess.Popen[str]], check: Callable[[], None]
) -> None:
    """Kill what ``begin`` starts at moments spread over the time that it takes."""
    process = begin()
    started = time.monotonic()
    process.communicate(timeout=60)
    assert process.returncode == 0
    duration = time.monotonic() - started
    for number in range(KILLS):
        process = begin()
        time.sleep(duration * (number + 0.5) / KILLS)
        process.kill()
        process.communicate()
        check()


def content_of_copy(copy: Path, passphrase: str | None) -> bytes:
    """The register that ``restore`` would put back, once it is found whole."""
    with (
        tempfile.TemporaryDirectory() as folder,
        making.taken_from(copy, passphrase, Path(folder) / "r.db") as file,
    ):
        return file.read_bytes()


@contextmanager
def opened(content: bytes) -> Iterator[sqlite3.Connection]:
    """A connection to a register in memory."""
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(content)
        yield connection


def cheap_keys(monkeypatch: pytest.MonkeyPatch) -> None:
    """With the usual cost each opening would take half a second; the format is the same."""
    monkeypatch.setattr(encryption, "_SCRYPT_N", dict.fromkeys((1, 2), 2**4))
