"""Wine, as far as a Windows Python needs it, and what it lacks for that."""

import os
import shutil
import subprocess
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from threading import Thread

SETTINGS = {
    "WINEDEBUG": "-all",
    "LC_ALL": "C.UTF-8",  # in what is handed to Windows programs letters are Vietnamese
    "WINEDLLOVERRIDES": "mscoree,mshtml=",  # else it asks to download .NET and a browser
}


_WITHOUT_ROOTS_RIGHTS = ("setpriv", "--bounding-set", "-dac_override,-dac_read_search")


@cache
def _is_root_to_be_limited() -> bool:
    if os.geteuid() or shutil.which("setpriv") is None:
        return False
    tried = subprocess.run([*_WITHOUT_ROOTS_RIGHTS, "true"], capture_output=True, check=False)
    return tried.returncode == 0


@dataclass(frozen=True)
class Wine:
    """A Windows of its own: a folder with its drive C:, its registry, its user."""

    prefix: Path

    @property
    def environment(self) -> Mapping[str, str]:
        """What a process needs to run in it, and nothing of tiepdan's that is set here."""
        mine = {key: value for key, value in os.environ.items() if not key.startswith("TIEPDAN_")}
        return {**mine, **SETTINGS, "WINEPREFIX": str(self.prefix)}

    @property
    def command(self) -> tuple[str, ...]:
        """What runs a program in it, with a clerk's rights: root may write what is read-only."""
        return (*_WITHOUT_ROOTS_RIGHTS, "wine") if _is_root_to_be_limited() else ("wine",)

    @property
    def obeys_rights(self) -> bool:
        """Whether what may only be read is so there."""
        return os.geteuid() != 0 or _is_root_to_be_limited()

    @property
    def user_folder(self) -> Path:
        """The folder of the user, as USERPROFILE names it there."""
        users = self.prefix / "drive_c" / "users"
        (folder,) = (one for one in users.iterdir() if one.name != "Public")
        return folder

    @staticmethod
    def path(path: Path) -> str:
        """A path as Windows programs write it; all of this machine lies on drive Z."""
        return "Z:" + str(path).replace("/", "\\")

    def run(
        self,
        program: Path | str,
        *arguments: object,
        typed: str = "",
        variables: Mapping[str, str] | None = None,
        folder: Path | None = None,
        seconds: int = 600,
    ) -> "subprocess.CompletedProcess[str]":
        """Run a Windows program, with pipes: Python finds no streams where they are files."""
        return subprocess.run(
            [*self.command, str(program), *map(str, arguments)],
            input=typed,
            capture_output=True,
            encoding="utf-8",
            errors="backslashreplace",
            env={**self.environment, **(variables or {})},
            cwd=folder,
            timeout=seconds,
            check=False,
        )

    def follow(
        self,
        said: Path,
        program: Path | str,
        *arguments: object,
        variables: Mapping[str, str],
        folder: Path,
        seconds: int,
    ) -> int | None:
        """Run a program that takes long; what it says goes into a file line by line.

        Returns:
            Its exit code, or None where it was ended because it took longer than that.
        """
        with (
            said.open("wb", buffering=0) as file,
            subprocess.Popen(
                ["wine", str(program), *map(str, arguments)],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                env={**self.environment, **variables},
                cwd=folder,
            ) as process,
        ):
            reader = Thread(target=file.writelines, args=(process.stdout,))
            reader.start()
            if process.stdin:
                process.stdin.close()
            try:
                return process.wait(seconds)
            except subprocess.TimeoutExpired:
                return None
            finally:
                self.end()  # what it has started may hold the pipe open
                reader.join()

    def end(self) -> None:
        """End all that runs in it."""
        ending = ["wineserver", "--kill"]
        subprocess.run(ending, env=self.environment, check=False, timeout=60)


RANDOM_NUMBERS = """
#include <windows.h>
BOOLEAN NTAPI SystemFunction036(PVOID, ULONG);
__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE data, SIZE_T length)
{
    return SystemFunction036(data, (ULONG)length);
}
"""
"""What packages written in Rust ask Windows for, and Wine 8 does not have."""

PACKAGES = ("wine", "wine64", "gcc-mingw-w64-x86-64-win32")
"""Debian's, which this needs."""

COMPILER = "x86_64-w64-mingw32-gcc-win32"


def is_installed() -> bool:
    """Whether all that is needed is there."""
    return all(map(shutil.which, ("wine", "wineserver", COMPILER)))


def install() -> None:
    """Install what is needed from Debian; who may not is told what to have installed."""
    if is_installed():
        return
    command = ["apt-get", "-qq", "--yes", "--no-install-recommends", "install", *PACKAGES]
    if os.geteuid() != 0 or shutil.which("apt-get") is None:
        raise SystemExit(f"Wine and a compiler are needed here; as root: {' '.join(command)}")
    quiet = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    subprocess.run(["apt-get", "-qq", "update"], check=True, env=quiet)
    subprocess.run(command, check=True, env=quiet)


def add_random_numbers(python: Path) -> None:
    """Lay beside python.exe the library that Wine lacks; real Windows has its own."""
    source = python.parent.parent / "bcryptprimitives.c"
    source.write_text(RANDOM_NUMBERS, encoding="utf-8")
    library = python / "bcryptprimitives.dll"
    subprocess.run([COMPILER, "-shared", "-s", "-o", library, source, "-ladvapi32"], check=True)


@contextmanager
def fresh_wine(folder: Path) -> Iterator[Wine]:
    """A Windows made anew in a folder, and ended with all that runs in it."""
    if shutil.which("wine") is None:
        raise SystemExit("Wine is needed here; as root: apt-get install wine wine64")
    folder.mkdir(exist_ok=True)
    wine = Wine(folder / "wine")
    subprocess.run(
        [*wine.command, "wineboot", "--init"],
        env=wine.environment,
        check=True,
        capture_output=True,
        timeout=600,
    )
    try:
        yield wine
    finally:
        wine.end()


if __name__ == "__main__":
    install()
