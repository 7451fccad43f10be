"""Folders that are made: for their owner alone, where that means only what it should."""

import os
from contextlib import suppress
from pathlib import Path, PosixPath, PureWindowsPath

import pytest

from tiepdan import paths

OWN = {"USERPROFILE": "C:\\Users\\hanh"}


@pytest.mark.parametrize(
    ("path", "on_windows", "mode"),
    [
        ("C:\\Users\\hanh\\AppData\\Local\\tiepdan", True, 0o700),
        ("D:\\tiepdan", True, 0o777),  # else a second clerk could not open it
        ("E:\\tiepdan\\so\\tiepdan.db.backups", True, 0o777),  # nor she herself elsewhere
        ("D:\\tiepdan", False, 0o700),
    ],
)
def test_a_folder_is_private_where_that_shuts_nobody_out(
    path: str, *, on_windows: bool, mode: int
) -> None:
    told = paths._mode_of_folder(  # noqa: SLF001 (the folder itself would need Windows)
        PureWindowsPath(path), on_windows=on_windows, environment=OWN
    )
    assert told == mode


def test_a_folder_made_for_what_then_fails_is_gone(tmp_path: Path) -> None:
    (tmp_path / "there").mkdir()
    with pytest.raises(OSError, match="full"), paths.private_folder(tmp_path / "there" / "a" / "b"):
        raise OSError("full")
    assert list(tmp_path.rglob("*")) == [tmp_path / "there"]


def test_and_stays_where_something_is_in_it(tmp_path: Path) -> None:
    with suppress(FileNotFoundError), paths.private_folder(tmp_path / "a" / "b"):
        (tmp_path / "a" / "of another process").touch()
        (tmp_path / "none").unlink()
    assert [one.name for one in (tmp_path / "a").iterdir()] == ["of another process"]


class _DriveThatIsNotThere(PosixPath):
    """The root of a drive is the folder above itself."""

    @property
    def parent(self) -> "_DriveThatIsNotThere":
        return self


@pytest.mark.skipif(
    os.name == "nt", reason="a real drive is tried there: .ci/windows/bad_inputs.py"
)
def test_on_a_drive_that_is_not_there_no_folder_is_made(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        paths.make_private_folder(_DriveThatIsNotThere(tmp_path, "K", "so"))
