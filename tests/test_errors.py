"""Why the operating system refused: by Windows' own number first, each in one clear reason."""

import errno
import os
from pathlib import Path

import pytest

from tiepdan import errors
from tiepdan.errors import reason_of


class WindowsError(OSError):
    """As Python raises it on Windows: the number beside the errno made of it."""

    def __init__(self, number: int, code: int) -> None:
        super().__init__(code, "FormatMessage's own words")
        self.winerror = number


@pytest.mark.parametrize(
    ("number", "code", "reason"),
    [
        (5, errno.EACCES, "permission denied"),
        (19, errno.EACCES, "write-protected"),
        (21, errno.EACCES, "not ready; is it plugged in?"),
        (32, errno.EACCES, "another program has it open"),
        (33, errno.EACCES, "another program has it open"),
        (39, errno.EINVAL, "the disk is full"),
        (112, errno.ENOSPC, "the disk is full"),
        (53, errno.ENOENT, "shared folder cannot be found"),
        (67, errno.ENOENT, "shared folder cannot be found"),
        (59, errno.EINVAL, "the network does not answer"),
        (64, errno.EINVAL, "the network does not answer"),
        (123, errno.EINVAL, "Windows allows no such name"),
        (206, errno.ENOENT, "the name is too long"),
        (2, errno.ENOENT, "there is no such file or folder"),
        (3, errno.ENOENT, "there is no such folder or drive"),
        (1167, errno.EINVAL, "was it taken out"),
        (225, errno.EINVAL, "antivirus"),
    ],
)
def test_the_number_of_windows_is_looked_at_first(number: int, code: int, reason: str) -> None:
    told = reason_of(WindowsError(number, code))
    assert reason in told
    assert "FormatMessage" not in told


def test_what_opens_files_on_windows_tells_no_number(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    denied = PermissionError(errno.EACCES, "Permission denied")
    if os.name != "nt":
        assert reason_of(denied) == "permission denied"
    monkeypatch.setattr(errors, "IS_WINDOWS", True)
    assert "or another program has it open" in reason_of(denied)
    folder = PermissionError(errno.EACCES, "Permission denied", str(tmp_path))
    assert reason_of(folder) == "it is a folder, not a file"
    assert reason_of(WindowsError(5, errno.EACCES)) == "permission denied"
    assert reason_of(FileNotFoundError(errno.ENOENT, "…")) == "there is no such file or folder"


def test_a_number_nobody_foresaw_is_told_in_the_systems_words() -> None:
    assert reason_of(WindowsError(4390, errno.EINVAL)) == "FormatMessage's own words"
    assert reason_of(OSError(errno.EIO, "Input/output error")).startswith("the drive does not")
