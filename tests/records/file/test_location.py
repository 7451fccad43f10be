"""Which places are risky: by what the system says of its mounts, and by the names of folders."""

import os
from pathlib import Path, PureWindowsPath

import pytest

from tiepdan.records.file import location
from tiepdan.records.file.location import (
    is_on_network,
    is_share,
    risky_place,
    synchronised_folder,
    warn_once,
)

MOUNTS = r"""22 1 8:1 / / rw,relatime shared:1 - ext4 /dev/sda1 rw
30 22 0:26 / /mnt/chung rw,relatime shared:12 - cifs //may-chu/chung rw,vers=3.0
31 22 0:27 / /mnt/Xa\040Thu rw master:3 - nfs4 10.0.0.2:/xa rw
32 31 8:2 / /mnt/Xa\040Thu/local rw - ext4 /dev/sdb1 rw
33 22 0:30 / /home/a/may rw - fuse.rclone gdrive: rw
34 22 0:31 / /hidden rw - nfs4 10.0.0.2:/xa rw
35 34 8:3 / /hidden rw - xfs /dev/sdc1 rw
36 22 0:32 / /media/usb rw - fuseblk /dev/sdd1 rw
a line that is none
"""

posix_only = pytest.mark.skipif(os.name == "nt", reason="no mounts")


@posix_only
@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/home/a/x.db", False),
        ("/mnt/chung/x.db", True),
        ("/mnt/chung2/x.db", False),
        ("/mnt/Xa Thu/so/x.db", True),
        ("/mnt/Xa Thu/local/x.db", False),
        ("/home/a/may/x.db", True),
        ("/hidden/x.db", False),
        ("/media/usb/x.db", False),
    ],
)
def test_mounts(path: str, *, expected: bool) -> None:
    assert is_on_network(Path(path), mounts=MOUNTS) == expected


@posix_only
def test_a_share_behind_a_link(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("/mnt/chung")
    assert is_on_network(tmp_path / "link" / "x.db", mounts=MOUNTS)


def test_this_computers_own_mounts_are_read(tmp_path: Path) -> None:
    assert is_on_network(tmp_path) in {True, False}
    assert not is_on_network(tmp_path, mounts="")


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        (r"\\may-chu\chung\x.db", True),
        ("//may-chu/chung/x.db", True),
        (r"\\?\UNC\may-chu\chung\x.db", True),
        (r"\\?\C:\so\x.db", False),
        (r"C:\so\x.db", False),
        (r"x.db", False),
    ],
)
def test_windows_shares(path: str, *, expected: bool) -> None:
    assert is_share(PureWindowsPath(path)) == expected


@pytest.mark.parametrize(
    "folder",
    [
        "OneDrive",
        "OneDrive - UBND xã Thử",
        "Dropbox",
        "Dropbox (Cá nhân)",
        "Google Drive",
        "GoogleDrive-xa@example.vn",
        "My Drive",
        "Drive của tôi",
        "DRIVE CỦA TÔI",
        "iCloudDrive",
        "Mobile Documents",
        "Nextcloud",
        "ownCloud",
        "MEGAsync",
        "MEGA",
        "pCloud Drive",
        "Zalo Received Files",
    ],
)
def test_synchronised_folders(folder: str) -> None:
    for path in (Path("/home/a") / folder / "sổ" / "x.db", PureWindowsPath("D:/", folder, "x.db")):
        assert synchronised_folder(path, environment={}) == folder


@pytest.mark.parametrize("path", ["/home/mega1/x.db", "/home/a/OneDrive.db", "/so/Zalopay/x.db"])
def test_other_folders(path: str) -> None:
    assert synchronised_folder(Path(path), environment={}) is None


def test_folders_that_the_environment_names() -> None:
    path = PureWindowsPath(r"D:\May\Xa\x.db")
    for variable in ("OneDrive", "OneDriveCommercial", "OneDriveConsumer"):
        assert synchronised_folder(path, environment={variable: r"d:\may\xa"}) == "xa"
        assert synchronised_folder(path, environment={variable: r"D:\May\X"}) is None


@posix_only
def test_sentences() -> None:
    assert risky_place(Path("/so/x.db"), mounts=MOUNTS, environment={}) is None
    on_share = risky_place(Path("/mnt/chung/x.db"), mounts=MOUNTS, environment={})
    assert on_share
    assert "/mnt/chung/x.db is on a network share" in on_share
    synchronised = risky_place(Path("/so/Dropbox/x.db"), mounts=MOUNTS, environment={})
    assert synchronised
    assert "“Dropbox”" in synchronised


def test_a_warning_comes_once_for_each_database(tmp_path: Path) -> None:
    memory, path = tmp_path / "user", tmp_path / "Dropbox" / "x.db"
    assert warn_once(path, memory)
    assert warn_once(path, memory) is None
    assert warn_once(path.with_name("y.db"), memory)
    assert warn_once(tmp_path / "x.db", memory) is None
    (file,) = memory.iterdir()
    assert "Dropbox" not in file.read_text(encoding="utf-8")
    if os.name != "nt":
        assert file.stat().st_mode & 0o777 == 0o600
        assert memory.stat().st_mode & 0o777 == 0o700


def test_what_cannot_be_remembered_is_said_again(tmp_path: Path) -> None:
    path = tmp_path / "Dropbox" / "x.db"
    (tmp_path / "file").touch()
    folder = tmp_path / "folder"
    (folder / location._MEMORY_NAME).mkdir(parents=True)  # noqa: SLF001
    for memory in (tmp_path / "file", folder):
        assert warn_once(path, memory)
        assert warn_once(path, memory)
