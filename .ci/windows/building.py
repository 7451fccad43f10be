"""Builds tiepdan-VERSION-windows.zip: a folder that is unpacked and started, with all it needs."""

import argparse
import os
import shutil
import subprocess
import tempfile
from datetime import UTC, datetime
from pathlib import Path, PureWindowsPath

from windows import compiling
from windows.archive import write_sums, write_zip
from windows.embedded import EmbeddedPython, python_for_release, python_for_tests
from windows.packages import download, install, program, trim
from windows.sbom import write_sbom
from windows.wine import fresh_wine

CHECKOUT = Path(__file__).parents[2]
FILES = Path(__file__).with_name("files")

NAMES = {"doc-truoc.txt": "ĐỌC TRƯỚC.txt"}
"""What is called otherwise in the folder than here."""

DEEPEST = "DEEPEST"
"""What in the launcher stands for the file with the longest path."""

LARGEST = 35_000_000
"""So many bytes a zip may have: it is carried over slow lines and old sticks."""


def main() -> None:
    """Read the options and build."""
    parser = argparse.ArgumentParser(prog=".ci/build-windows", description=__doc__)
    parser.add_argument("--python", type=Path, help="python.org's embeddable zip, for a release")
    parser.add_argument("--sha256", help="of that zip, as its page says")
    parser.add_argument("--output", type=Path, default=CHECKOUT / "dist", help="a folder (dist)")
    typed = parser.parse_args()
    if bool(typed.python) != bool(typed.sha256):
        parser.error("--python and --sha256 go together")
    with tempfile.TemporaryDirectory() as work:
        python = (
            python_for_release(typed.python, typed.sha256)
            if typed.python
            else python_for_tests(Path(work))
        )
        print(build(python, Path(work), typed.output))


def build(python: EmbeddedPython, work: Path, output: Path) -> Path:
    """Build the zip into a folder, with room for passing files in another one."""
    folder = build_folder(python, work)
    zipped = _made(output) / f"{folder.name}-windows.zip"
    write_zip(folder, zipped, _moment())
    if zipped.stat().st_size > LARGEST:
        raise SystemExit(f"{zipped} has {zipped.stat().st_size} bytes, more than {LARGEST}")
    return zipped


def build_folder(python: EmbeddedPython, work: Path, *, is_compiled: bool = True) -> Path:
    """Make what is zipped; what is not compiled starts slowly, and is made in a quarter of it."""
    own = program(CHECKOUT, work)
    wheels = [own, *download(_made(work / "wheels"))]
    folder = work / own.name.rpartition("-py3-")[0]
    version = python.unpack(_made(folder) / "python")
    packages = install(wheels, folder / "lib", folder / "LICENSES")
    trim(folder / "lib")
    if is_compiled:
        _compile(folder, work)
    _write_texts(folder)
    name_the_deepest(folder)
    write_sbom(packages, python, version, _moment(), folder / "sbom.cdx.json")
    write_sums(folder)
    return folder


def _compile(folder: Path, work: Path) -> None:
    """Let the folder's own Python compile: what it writes it can read, on whatever machine."""
    with fresh_wine(work) as wine:
        done = wine.run(folder / "python" / "python.exe", compiling.__file__, folder / "lib")
    if done.returncode:
        said = (done.stdout + done.stderr).strip() or "it said nothing"
        raise SystemExit(
            "the folder's Python does not compile lib under Wine: it ended with exit code"
            f" {done.returncode}: {said}"
        )


def _write_texts(folder: Path) -> None:
    """Copy what is started and what is read first, with the line ends that Windows wants."""
    for file in FILES.iterdir():
        mark = "\ufeff" if file.suffix == ".txt" else ""  # so that an old Notepad reads UTF-8
        text = mark + file.read_text(encoding="utf-8")
        (folder / NAMES.get(file.name, file.name)).write_text(
            text, encoding="utf-8", newline="\r\n"
        )
    shutil.copyfile(folder / "python" / "LICENSE.txt", folder / "LICENSES" / "CPython.txt")


def name_the_deepest(folder: Path) -> None:
    """Have the launcher look for the file that is missing first where a path is too long."""
    launcher = folder / "tiepdan.cmd"
    files = (one.relative_to(folder) for one in folder.rglob("*") if one.is_file())
    deepest = max(files, key=lambda file: (len(str(file)), str(file)))
    text = launcher.read_text(encoding="ascii")
    if text.count(DEEPEST) != 1:
        raise SystemExit(f"{launcher.name} names {DEEPEST} not once")
    named = text.replace(DEEPEST, str(PureWindowsPath(deepest)))
    launcher.write_text(named, encoding="ascii", newline="\r\n")


def _moment() -> datetime:
    """When the built commit was made, or what SOURCE_DATE_EPOCH says: never now."""
    told = (
        os.environ.get("SOURCE_DATE_EPOCH")
        or subprocess.run(
            ["git", "log", "-1", "--format=%ct"],
            cwd=CHECKOUT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    )
    return datetime.fromtimestamp(int(told), UTC)


def _made(folder: Path) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    return folder
