"""The place that is named where a copy on another drive is asked for."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from tiepdan.records.file.another_drive import other_drive, place_to_name


@pytest.mark.parametrize(
    ("register", "other"),
    [
        ("C:\\Users\\hoa\\AppData\\Local\\tiepdan\\tiepdan.db", "E:"),
        ("D:\\so\\tiepdan.db", "E:"),
        ("E:\\tiepdan\\so\\tiepdan.db", "D:"),
        ("e:\\tiepdan.db", "D:"),
        ("\\\\?\\E:\\tiepdan.db", "D:"),
    ],
)
def test_the_example_is_no_drive_of_the_registers(register: str, other: str) -> None:
    """Carried along on E:, a clerk who copied to E: as she was told was told so again."""
    assert other_drive(PureWindowsPath(register)) == other


def test_without_drives_it_is_the_usual_example() -> None:
    assert other_drive(PurePosixPath("/home/hoa/tiepdan.db")) == "E:"


def test_a_folder_on_a_drive_that_is_not_plugged_in_is_named(tmp_path: Path) -> None:
    for name, typed in (("sao-luu", "{}"), ("Sao lưu", '"{}"'), ("a&b", '"{}"')):
        folder = tmp_path / name
        assert place_to_name(tmp_path / "r.db", folder) == typed.format(folder)


def test_a_folder_on_the_drive_of_the_register_is_not(tmp_path: Path) -> None:
    assert place_to_name(tmp_path / "r.db", tmp_path) == place_to_name(tmp_path / "r.db", None)
