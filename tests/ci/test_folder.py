"""The folder for Windows: what goes into it, what is refused; its zip is always the same."""

import os
import re
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest
from windows.archive import write_sums, write_zip
from windows.building import DEEPEST, FILES, name_the_deepest
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
