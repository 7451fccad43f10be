"""Wine, as far as a Windows Python needs it, and what it lacks for that."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

SETTINGS = {
    "WINEDEBUG": "-all",
    "WINEDLLOVERRIDES": "mscoree,mshtml=",  # else it asks to download .NET and a browser
}


@dataclass(frozen=True)
class Wine:
    """A Windows of its own: a folder with its drive C:, its registry, its user."""

    prefix: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to run in it, and nothing of tiepdan's that is set here."""
        mine = {key: value for key, value in os.environ.items() if not key.startswith("TIEPDAN_")}
        return {**mine, **SETTINGS, "WINEPREFIX": str(self.prefix)}

    def run(
        self,
        program: Path | str,
        *arguments: object,
        typed: str = "",
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
    ) -> "subprocess.CompletedProcess[str]":
        """Run a Windows program, with pipes: Python finds no streams where they are files."""
        return subprocess.run(
            ["wine", str(program), *map(str, arguments)],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            env={**self.environment, **(variables or {})},
            cwd=folder,
            timeout=600,
            check=False,
        )


@contextmanager
def fresh_wine(folder: Path) -> Iterator[Wine]:
    """A Windows made anew in a folder, and ended with all that runs in it."""
    if shutil.which("wine") is None:
        raise SystemExit(
            "Wine is needed here: .ci/prove-windows --install, or apt-get install wine"
        )
    wine = Wine(folder / "wine")
    subprocess.run(
        ["wineboot", "--init"], env=wine.environment, check=True, capture_output=True, timeout=600
    )
    try:
        yield wine
    finally:
        subprocess.run(["wineserver", "--kill"], env=wine.environment, check=False, timeout=60)
