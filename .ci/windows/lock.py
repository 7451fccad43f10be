"""What the lock file names: each package with its version, when it is needed, and its hashes."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from packaging.markers import Marker

LOCK = Path(__file__).parents[1] / "lock.txt"

PYTHON = "3.13"
"""The Python of the folder for Windows."""

WINDOWS: Mapping[str, str] = {
    "implementation_name": "cpython",
    "os_name": "nt",
    "platform_machine": "AMD64",
    "platform_python_implementation": "CPython",
    "platform_system": "Windows",
    "python_full_version": f"{PYTHON}.0",
    "python_version": PYTHON,
    "sys_platform": "win32",
}
"""What an office PC answers to the markers; pip would answer for the machine that builds."""

_ENTRY = re.compile(r"(?P<name>[a-z0-9-]+)==(?P<version>\S+)(?: ; (?P<marker>.+?))?(?= --hash)")
_HASH = re.compile(r"--hash=(sha256:[0-9a-f]{64})")


@dataclass(frozen=True)
class Locked:
    """One package of the lock."""

    name: str
    version: str
    marker: str | None
    hashes: tuple[str, ...]

    def is_needed(self, environment: Mapping[str, str]) -> bool:
        """Whether a machine that answers so needs it."""
        return self.marker is None or Marker(self.marker).evaluate({**environment})

    @property
    def requirement(self) -> str:
        """The line that makes pip take this very file, on whatever machine it is written."""
        return " ".join([f"{self.name}=={self.version}", *(f"--hash={one}" for one in self.hashes)])


def read_lock(path: Path = LOCK) -> tuple[Locked, ...]:
    """All that a lock file names, in its order."""
    return tuple(_entries(path.read_text(encoding="utf-8")))


def windows_packages() -> tuple[Locked, ...]:
    """What of the lock is needed on an office PC."""
    return tuple(one for one in read_lock() if one.is_needed(WINDOWS))


def _entries(text: str) -> Iterator[Locked]:
    for line in re.sub(r" *\\\n *", " ", text).splitlines():
        if line.lstrip().startswith("#"):
            continue
        entry = _ENTRY.match(line)
        if entry is None:
            raise ValueError(f"not a line of a lock with hashes: {line[:80]}")
        yield Locked(entry["name"], entry["version"], entry["marker"], tuple(_HASH.findall(line)))
