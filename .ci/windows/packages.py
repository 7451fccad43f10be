"""What lies in lib: the program and the packages of the lock, with the licences of each."""

import hashlib
import re
import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import dataclass
from importlib.metadata import Distribution, PathDistribution
from pathlib import Path

from windows.licences import ALLOWED, licence_of
from windows.lock import PYTHON, Locked, windows_packages
from windows.pip import pip

TRIMMED = (
    "*/tests/**/*",
    "*/testing/**/*",
    "holidays/locale/[!v]*/**/*",  # names of holidays in other languages than Vietnamese
    "lxml/includes/**/*",  # for those who compile against it
    "lxml/html/**/*",
    "lxml/isoschematron/**/*",
    "lxml/objectify.*",
    "pygments/lexers/[a-z]*",  # no code is coloured; what looks for a lexer stays
    "**/*.pyi",
    "**/*.pyx",
    "**/*.pxi",
    "**/*.c",
    "**/*.h",
    "*.dist-info/RECORD",  # of the wheel as it was; SHA256SUMS says what is here
    "docx/templates/default-docx-template/**/*",  # the same as its .docx
)
"""What nobody asks for. All of holidays/countries stays, and the dialects of SQLAlchemy: these are
imported whichever is used."""

LICENCE_TEXTS = Path(__file__).with_name("licence_texts")
"""The texts of licences that want theirs to go along, by SPDX: wheels come with a link to it."""

_LICENCE = re.compile(r"(?i)(licen[cs]e|copying|notice|authors|contributors)")


@dataclass(frozen=True)
class Package:
    """One package in lib, as the list of what the folder is made of names it."""

    name: str
    version: str
    licence: str
    sha256: str
    """Of its wheel."""


def download(folder: Path) -> list[Path]:
    """The wheels of the lock for an office PC; one without a Windows or a pure wheel ends it."""
    return download_wheels(windows_packages(), folder)


def download_wheels(locked: Iterable[Locked], folder: Path) -> list[Path]:
    """The wheels of these packages that a Windows PC takes, by their hashes."""
    wanted = folder / "windows.txt"
    wanted.write_text("\n".join(one.requirement for one in locked), encoding="utf-8")
    for_windows = ("--platform", "win_amd64", "--python-version", PYTHON, "--only-binary=:all:")
    pip("download", "--no-deps", "--require-hashes", *for_windows, "-r", wanted, "-d", folder)
    return sorted(folder.glob("*.whl"))


def program(checkout: Path, folder: Path) -> Path:
    """The program's own wheel, made by what is locked."""
    pip("wheel", "--no-deps", "--no-build-isolation", checkout, "-w", folder)
    (wheel,) = folder.glob("tiepdan-*.whl")
    return wheel


def install(wheels: Iterable[Path], lib: Path, licences: Path) -> tuple[Package, ...]:
    """Unpack wheels into lib, trimmed; each one's licences go into a folder of its name."""
    return tuple(_install(wheel, lib, licences) for wheel in wheels)


def unpack(wheel: Path, lib: Path) -> None:
    """Unpack a wheel into lib, all but the scripts that would start it."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if ".data/scripts/" not in name]
        if any(".data/" in name for name in names):
            raise SystemExit(f"{wheel.name} has files for other places than lib")
        archive.extractall(lib, names)


def _install(wheel: Path, lib: Path, licences: Path) -> Package:
    unpack(wheel, lib)
    name, version = wheel.name.split("-")[:2]
    about = PathDistribution(lib / f"{name}-{version}.dist-info")
    licence = licence_of(about.metadata)
    _copy_licences(about, lib, licences / f"{name}-{version}", licence)
    if licence not in ALLOWED:
        raise SystemExit(f"{name} {version} may not be handed on: its licence is {licence}")
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    return Package(about.metadata["Name"], version, licence, digest)


def _copy_licences(about: Distribution, lib: Path, folder: Path, licence: str) -> None:
    files = [lib / file for file in about.files or () if _is_licence(str(file))]
    files += [text for text in LICENCE_TEXTS.iterdir() if text.stem in licence.split()]
    if not files:
        raise SystemExit(f"{folder.name} comes without the text of its licence")
    folder.mkdir(parents=True)
    for file in files:
        shutil.copyfile(file, folder / file.name)


def _is_licence(path: str) -> bool:
    return ".dist-info/" in path and _LICENCE.search(path.rpartition("/")[2]) is not None


def trim(lib: Path) -> None:
    """Delete what nobody asks for; a pattern that finds nothing any more ends the build."""
    for pattern in TRIMMED:
        found = [path for path in lib.glob(pattern) if path.is_file()]
        if not found:
            raise SystemExit(f"nothing is left out by {pattern}: take it from the list")
        for path in found:
            path.unlink()
    for folder in sorted(lib.rglob("*"), reverse=True):
        if folder.is_dir() and not any(folder.iterdir()):
            folder.rmdir()
