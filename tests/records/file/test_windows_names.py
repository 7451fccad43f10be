"""Paths as a Windows shell passes them on, and the names that Windows forbids."""

import re
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

import pytest

from tiepdan.errors import UsageError
from tiepdan.records.copies.making import dated_name
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import SCHEMA_VERSION
from tiepdan.records.file.unfinished import passing_file
from tiepdan.records.file.windows_names import (
    ROOM_BESIDE_A_REGISTER,
    as_meant,
    check_length,
    check_name,
)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("E:", "E:\\"),
        ('D:\\Sao lưu"', "D:\\Sao lưu\\"),
        ('E:"', "E:\\"),
        ("E:\\so.db", "E:\\so.db"),
        ("so.db", "so.db"),
        ("\\\\may-chu\\chung\\so.db", "\\\\may-chu\\chung\\so.db"),
    ],
)
def test_what_a_shell_passes_on_is_read_as_it_was_meant(typed: str, meant: str) -> None:
    assert as_meant(typed) == meant


@pytest.mark.parametrize(
    "typed",
    [
        "so.db", "E:\\", "E:\\Tiếp dân\\sổ 2026.db", "..\\so.db", ".\\so.db", "C:/Users/a/so.db",
        "\\\\may-chu\\chung\\so.db", "\\\\?\\C:\\so.db", "console.db", "com10.db",
        "\\\\?\\UNC\\may-chu\\chung\\so.db", "\\\\?\\Volume{12-34}\\so.db", "100% so.db", "a%b%.db",
    ],
)  # fmt: skip
def test_names_that_are_none_of_windows_concern(typed: str) -> None:
    check_name(PureWindowsPath(typed), typed=typed)


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("so-09:31.db", "no name may have :"),
        ("D:\\a?.db", "no name may have ?"),
        ("D:\\so*\\x.db", "no name may have *"),
        ("con.db", "con.db is a device"),
        ("E:\\NUL", "NUL is a device"),
        ("E:\\lpt1\\so.db", "lpt1 is a device"),
        ("\\\\.\\PhysicalDrive0", "a device of the PC"),
        ("//./PhysicalDrive0", "a device of the PC"),
        ("\\\\?\\PhysicalDrive0", "a device of the PC"),
        ("\\\\.\\", "a device of the PC"),
        ("E:\\so.db.", "end with a dot"),
        ("E:\\so \\x.db", "or a blank"),
        ("E:so.db", "for example E:\\so.db."),
        ('D:\\Sao lưu" --json', "quotation mark inside"),
        ("%LOCALAPPDATA%\\x.db", 'in PowerShell write "$env:LOCALAPPDATA\\x.db".'),
        ("%USERPROFILE%", 'in PowerShell write "$env:USERPROFILE".'),
        ("$env:LocalAppData\\x.db", 'in Command Prompt (cmd) write "%LocalAppData%\\x.db".'),
    ],
)
def test_names_that_windows_forbids_are_refused_with_a_sentence(typed: str, told: str) -> None:
    with pytest.raises(UsageError) as refused:
        check_name(PureWindowsPath(as_meant(typed)), typed=typed)
    assert told in str(refused.value)
    assert "\n" not in str(refused.value)


@pytest.mark.parametrize(
    ("typed", "example"),
    [
        ("so-09:31.db", "so-0931.db"),
        ("con.xlsx", "con-1.xlsx"),
        ("aux", "aux-1"),
        ("nul.docx", "nul-1.docx"),
        ("D:\\sổ\\a?.xlsx", "a.xlsx"),
        ("con?.csv", "con-1.csv"),
        ("*.csv", "so.csv"),
        ("E:\\aux \\so.db", "aux-1"),
        ("E:\\so.db. ", "so.db"),
        ("...", "so"),
    ],
)
def test_the_example_is_the_name_made_right(typed: str, example: str) -> None:
    """It has the ending of what is being named: nobody who writes a list is told of a register."""
    with pytest.raises(UsageError, match=f"for example {re.escape(example)}\\.$"):
        check_name(PureWindowsPath(typed), typed=typed)
    check_name(PureWindowsPath(example), typed=example)


def test_a_register_needs_room_for_the_names_beside_it(tmp_path: Path) -> None:
    path = PureWindowsPath("D:\\") / ("x" * (259 - ROOM_BESIDE_A_REGISTER - 6) + ".db")
    check_length(path, room=ROOM_BESIDE_A_REGISTER, longest=259)
    with pytest.raises(UsageError, match="too long for Windows"):
        check_length(path.with_name(f"x{path.name}"), room=ROOM_BESIDE_A_REGISTER, longest=259)
    check_length(path.with_name("x" * 300), longest=32_766)  # where long ones are allowed
    check_length(PureWindowsPath(f"\\\\?\\D:\\{'x' * 300}"), longest=259)


def test_that_room_is_enough_for_the_longest_of_them(tmp_path: Path) -> None:
    register = tmp_path / "so.db"
    now = datetime(2026, 11, 30, 9, 31, 12, tzinfo=UTC)
    copies = [
        f"before-upgrade-{SCHEMA_VERSION}-{now:%Y-%m-%d-%H%M%S}.db",
        f"replaced-{now:%Y-%m-%d-%H%M%S}-12.db",
        dated_name(now, set()),
    ]
    folder = backup_folder(register)
    folder.mkdir()
    for name in copies:
        with passing_file(folder / name) as passing:
            longest = len(f"{passing}-journal") - len(str(register))
        assert longest <= ROOM_BESIDE_A_REGISTER, name
