"""The folder for Windows: what goes into it, what is refused; its zip is always the same."""

import hashlib
import os
import re
import subprocess
import sys
import zipfile
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from windows.archive import unpacked, write_sums, write_zip
from windows.building import CHECKOUT, DEEPEST, FILES, name_the_deepest
from windows.embedded import python_for_release
from windows.packages import install

from tiepdan.cli.panels import PANELS

MOMENT = datetime(2026, 11, 30, 9, 31, tzinfo=UTC)


def _wheel(folder: Path, licence: str, *, has_text: bool = True) -> Path:
    file = folder / "thing-1.0-py3-none-any.whl"
    about = "thing-1.0.dist-info"
    texts = {f"{about}/licenses/LICENSE": "…"} if has_text else {}
    files = {
        "thing/__init__.py": "",
        f"{about}/METADATA": f"Metadata-Version: 2.4\nName: thing\nLicense-Expression: {licence}\n",
        **texts,
    }
    files[f"{about}/RECORD"] = "".join(f"{name},,\n" for name in files)
    with zipfile.ZipFile(file, "w") as archive:
        for name, text in files.items():
            archive.writestr(name, text)
    return file


def test_a_package_brings_its_licence(tmp_path: Path) -> None:
    (package,) = install([_wheel(tmp_path, "MIT")], tmp_path / "lib", tmp_path / "LICENSES")
    assert (package.name, package.version, package.licence) == ("thing", "1.0", "MIT")
    assert (tmp_path / "LICENSES" / "thing-1.0" / "LICENSE").read_text(encoding="utf-8") == "…"
    assert (tmp_path / "lib" / "thing" / "__init__.py").exists()


def test_the_text_of_a_licence_goes_along_where_a_wheel_has_a_link(tmp_path: Path) -> None:
    install([_wheel(tmp_path, "LGPL-2.1-only")], tmp_path / "lib", tmp_path / "LICENSES")
    text = (tmp_path / "LICENSES" / "thing-1.0" / "LGPL-2.1-only.txt").read_text(encoding="utf-8")
    assert "Version 2.1" in text


def test_a_licence_that_is_not_allowed_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match=r"thing 1\.0 may not be handed on.*GPL-3\.0-only"):
        install([_wheel(tmp_path, "GPL-3.0-only")], tmp_path / "lib", tmp_path / "LICENSES")


def test_a_package_without_the_text_of_its_licence_ends_the_build(tmp_path: Path) -> None:
    with pytest.raises(SystemExit, match="without the text of its licence"):
        install([_wheel(tmp_path, "MIT", has_text=False)], tmp_path / "lib", tmp_path / "LICENSES")


def test_another_python_than_the_one_meant_ends_the_build(tmp_path: Path) -> None:
    file = tmp_path / "python-3.13.9-embed-amd64.zip"
    file.write_bytes(b"another")
    with pytest.raises(SystemExit, match="its SHA-256 is ae448ac86c4e8e4d"):
        python_for_release(file, "0" * 64)


def _program(version: str, machine: int) -> bytes:
    """As much of a Windows program as says its version and for which processor it is."""
    start, header = b"MZ".ljust(0x3C, b"\0") + (64).to_bytes(4, "little"), b"PE\0\0"
    written = f"ProductVersion\0\0{version}\0".encode("utf-16-le")
    return start + header + machine.to_bytes(2, "little") + written


def _python_zip(folder: Path, version: str = "3.13.9", machine: int = 0x8664) -> Path:
    file = folder / "python.zip"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("python.exe", _program(version, machine))
    return file


def _sha256(file: Path) -> str:
    return hashlib.sha256(file.read_bytes()).hexdigest()


def test_the_python_that_the_wheels_are_for_is_taken(tmp_path: Path) -> None:
    file = _python_zip(tmp_path)
    assert python_for_release(file, _sha256(file).upper()).sha256 == _sha256(file)


@pytest.mark.parametrize(
    ("version", "machine", "told"),
    [
        ("3.12.1", 0x8664, r"has Python 3\.12\.1, and the wheels of the lock are for 3\.13: give"),
        ("", 0x8664, "has Python of an unknown version, and"),
        ("3.13.9", 0xAA64, "is for another processor .* win_amd64: give"),
        ("3.13.9", 0x014C, "is for another processor .* win_amd64: give"),
    ],
)
def test_a_python_that_cannot_load_the_wheels_ends_the_build(
    tmp_path: Path, version: str, machine: int, told: str
) -> None:
    file = _python_zip(tmp_path, version, machine)
    with pytest.raises(SystemExit, match=told):
        python_for_release(file, _sha256(file))


@pytest.mark.parametrize(
    ("make", "sha256", "told"),
    [
        (None, "0" * 64, r"is no file: give python-3\.13"),
        (Path.mkdir, "0" * 64, "is no file: give"),
        (Path.touch, "12ab", "--sha256 12ab is no SHA-256: it has 64"),
        (Path.touch, hashlib.sha256(b"").hexdigest(), r"is no zip with python\.exe in it: give"),
    ],
)
def test_what_is_no_zip_of_python_is_refused_in_a_sentence(
    tmp_path: Path, make: Callable[[Path], None] | None, sha256: str, told: str
) -> None:
    file = tmp_path / "python.zip"
    if make:
        make(file)
    with pytest.raises(SystemExit, match=told):
        python_for_release(file, sha256)


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (None, r"cannot be unpacked \(No such file"),
        (b"", "cannot be unpacked"),
        (bytes(22).replace(b"\0\0\0\0", b"PK\5\6", 1), "has no folder of the program in it"),
    ],
)
def test_what_is_no_zip_that_was_built_is_not_tried(
    tmp_path: Path, content: bytes | None, told: str
) -> None:
    file = tmp_path / "tiepdan.zip"
    if content is not None:
        file.write_bytes(content)
    with pytest.raises(SystemExit, match=f"{told}.*: name a zip that .ci/build-windows made"):
        unpacked(file, tmp_path / "there")


@pytest.mark.skipif(sys.platform == "win32", reason="they are started by bash")
@pytest.mark.parametrize("script", ["build-windows", "prove-windows"])
def test_without_the_tools_the_line_that_installs_them_is_named(
    tmp_path: Path, script: str
) -> None:
    """The Python found first is one that does not look at what is installed."""
    python = tmp_path / "python3"
    python.write_text(f'#!/bin/sh\nexec "{sys.executable}" -S "$@"\n', encoding="utf-8")
    python.chmod(0o755)
    done = subprocess.run(
        [CHECKOUT / ".ci" / script],
        env={"PATH": f"{tmp_path}{os.pathsep}{os.environ['PATH']}"},
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
    assert (done.returncode, done.stdout, done.stderr.count("\n")) == (1, "", 1)
    assert "packaging" in done.stderr
    named = done.stderr.partition("the tests, ")[2].removesuffix(" …\n")
    assert named in (CHECKOUT / "README.md").read_text(encoding="utf-8")


def test_the_same_files_make_the_same_zip(tmp_path: Path) -> None:
    zips: list[Path] = []
    for names in (["Đọc.txt", "lib/b.py", "lib/a.py"], ["lib/a.py", "Đọc.txt", "lib/b.py"]):
        folder = tmp_path / str(len(zips)) / "tiepdan-1.0"
        for seconds, name in enumerate(names):
            file = folder / name
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_text(name, encoding="utf-8")
            os.utime(file, (seconds, 10**9 + seconds))
        write_sums(folder)
        zips.append(tmp_path / f"{len(zips)}.zip")
        write_zip(folder, zips[-1], MOMENT)
    assert zips[0].read_bytes() == zips[1].read_bytes()
    with zipfile.ZipFile(zips[0]) as archive:
        assert archive.namelist() == [
            f"tiepdan-1.0/{name}" for name in ("SHA256SUMS", "lib/a.py", "lib/b.py", "Đọc.txt")
        ]
        assert {entry.date_time for entry in archive.infolist()} == {(2026, 11, 30, 9, 31, 0)}
        assert archive.read("tiepdan-1.0/SHA256SUMS").decode().endswith("  Đọc.txt\n")


def test_what_is_started_is_ascii() -> None:
    """The code page of cmd is changed by its first lines, and its file is read byte by byte."""
    for file in FILES.glob("*.cmd"):
        assert file.read_bytes().isascii(), file


def test_the_window_opens_where_the_register_is_carried_along() -> None:
    """A citizen's paper that is written without a path is not left on somebody's PC."""
    lines = (FILES / "mo-so.cmd").read_text(encoding="ascii").splitlines()
    goes = [line for line in lines if "cd /d" in line]
    assert goes == [
        'cd /d "%USERPROFILE%"',
        r'if exist "%~dp0so\" cd /d "%~dp0so"',
    ]
    assert lines.index(goes[-1]) < lines.index('cmd /k @"%~dp0tiepdan.cmd"')


def test_the_launcher_looks_for_the_file_that_a_long_path_leaves_out(tmp_path: Path) -> None:
    launcher = tmp_path / "tiepdan.cmd"
    launcher.write_bytes((FILES / launcher.name).read_bytes())
    for name in ("lib/a/much longer name.pyc", "lib/b.py", "python/python.exe"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    name_the_deepest(tmp_path)
    text = launcher.read_text(encoding="ascii")
    assert 'if not exist "%~dp0lib\\a\\much longer name.pyc" (' in text
    assert DEEPEST not in text


def test_what_is_read_first_names_commands_that_there_are() -> None:
    text = (FILES / "doc-truoc.txt").read_text(encoding="utf-8")
    known = {name for panel in PANELS for name in panel.commands}
    named = {*re.findall(r"tiepdan ([a-z][a-z-]+)(?![a-z.-]*[:\\])", text)}
    assert {"init", "backup", "add-petition", "restore"} <= named <= known


def test_where_deleting_the_folder_is_spoken_of_the_register_in_it_is_too() -> None:
    """With a folder “so” in it the folder of the program holds the register and its copies."""
    text = (FILES / "doc-truoc.txt").read_text(encoding="utf-8")
    sections = re.split(r"\n\d\. ", text)
    of_deleting = [one for one in sections if re.search(r"xóa", one, re.IGNORECASE)]
    assert len(of_deleting) == 3
    assert all("chuyển" in one and "thư mục so" in one for one in of_deleting)


def test_a_register_is_never_moved_by_its_file_alone() -> None:
    """Beside it lie what was not written into it yet, its copies, where further ones go, forms."""
    text = " ".join((FILES / "doc-truoc.txt").read_text(encoding="utf-8").split())
    assert not re.search(r"chép tệp tiepdan\.db", text)
    assert "tiepdan backup D:\\so\\tiepdan.db.backups" in text
    assert "Đừng nhặt riêng tệp tiepdan.db" in text
