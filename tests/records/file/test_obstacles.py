"""Why a register cannot be written, found out once SQLite has said only that it cannot be."""

import shutil
import sqlite3
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.records.registers import make_register
from tiepdan import errors
from tiepdan.errors import DatabaseError
from tiepdan.records.file import obstacles
from tiepdan.records.file.publishing import unfinished
from tiepdan.records.file.state import explained


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return make_register(tmp_path / "r.db")


def _told(path: Path, name: str) -> str:
    error = sqlite3.OperationalError("SQLite's own words")
    error.sqlite_errorname = name
    with pytest.raises(DatabaseError) as told, explained(path):
        raise error
    return str(told.value)


def _fill_the_drive(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: SimpleNamespace(free=0))


@pytest.mark.parametrize("name", ["SQLITE_CANTOPEN", "SQLITE_IOERR_SHMOPEN", "SQLITE_IOERR_WRITE"])
def test_on_a_drive_without_room_that_is_why(
    register: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    assert "cannot be opened" in _told(register, name)
    _fill_the_drive(monkeypatch)
    assert "is full" in _told(register, name)
    assert "is locked" in _told(register, "SQLITE_BUSY")


def test_what_a_library_says_of_half_a_write_is_not_believed(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As under Wine, where a file written by half “exists already”."""
    with pytest.raises(DatabaseError, match="a part of the path is a file"):
        _write_by_half(tmp_path)
    _fill_the_drive(monkeypatch)
    with pytest.raises(DatabaseError, match="the disk is full"):
        _write_by_half(tmp_path)
    assert not list(tmp_path.iterdir())


def _write_by_half(folder: Path) -> None:
    with unfinished(folder / "copy.db") as file:
        file.write_bytes(b"SQLite")
        raise FileExistsError(17, "File exists")


def test_a_file_marked_read_only_is_called_so(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    register.chmod(0o444)
    monkeypatch.setattr(errors, "IS_WINDOWS", False)
    assert "marked Read-only" not in _told(register, "SQLITE_READONLY")
    monkeypatch.setattr(errors, "IS_WINDOWS", True)
    for name in ("SQLITE_READONLY", "SQLITE_CANTOPEN"):
        assert "marked Read-only" in _told(register, name)
    register.chmod(0o644)
    assert "marked Read-only" not in _told(register, "SQLITE_CANTOPEN")


def test_a_file_that_another_program_keeps_open_is_no_lack_of_rights(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(obstacles, "is_in_use", lambda _path: True)
    for name in ("SQLITE_READONLY", "SQLITE_CANTOPEN"):
        assert "open in another program" in _told(register, name)


def test_where_nothing_can_be_made_beside_it_that_is_told(
    register: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_target: Path) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(obstacles, "passing_file", refuse)
    assert "may only read this file or its folder" in _told(register, "SQLITE_CANTOPEN")
    register.unlink()
    assert "cannot be opened" in _told(register, "SQLITE_CANTOPEN")
