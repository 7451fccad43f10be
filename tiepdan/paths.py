"""Where the shipped data and the user's database are."""

import os
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from functools import cache
from itertools import takewhile
from pathlib import Path, PurePath, PureWindowsPath
from typing import Literal, TextIO

from tiepdan.errors import IS_WINDOWS, DataFileError
from tiepdan.i18n import _

_PACKAGE = Path(__file__).parent
DATABASE_NAME = "tiepdan.db"

_LAUNCHER, _CARRIED = "tiepdan.cmd", "so"
"""What starts the program, and the folder beside it that says: the register is carried along."""


@cache
def data_folder() -> Path:
    """``data/``: inside the package when installed from a wheel, beside it in a checkout."""
    for candidate in (_PACKAGE / "data", _PACKAGE.parent / "data"):
        if (candidate / "laws").is_dir():
            return candidate
    raise DataFileError(
        _("The program's data folder is missing beside {place}; install tiepdan again.").format(
            place=_PACKAGE
        )
    )


def make_private_folder(path: Path) -> None:
    """Make a folder, and whichever of those above it are missing, for the user's eyes only.

    Raises:
        OSError: it cannot be made.
    """
    if not path.is_dir():
        if path.parent != path:  # else it is a drive that is not there, of which mkdir tells
            make_private_folder(path.parent)
        path.mkdir(mode=_mode_of_folder(path), exist_ok=True)


@contextmanager
def private_folder(path: Path) -> Iterator[None]:
    """Make a folder for what is made meanwhile; where that fails, no empty folder is left of it.

    Raises:
        OSError: it cannot be made.
    """
    missing = list(takewhile(lambda folder: not folder.is_dir(), (path, *path.parents)))
    try:
        make_private_folder(path)
        yield
    except BaseException:
        for folder in missing:
            with suppress(OSError):  # not made either, or not empty
                folder.rmdir()
        raise


def _mode_of_folder(
    path: PurePath, *, on_windows: bool = IS_WINDOWS, environment: Mapping[str, str] = os.environ
) -> int:
    """For its owner alone; on Windows outside the user's own folder as the folder above it.

    Python closes such a folder there to all other accounts, also to a second clerk and, on a drive
    that is carried along, to the same clerk at another PC.
    """
    own = environment.get("USERPROFILE")
    is_shared = on_windows and not (
        own and PureWindowsPath(path).is_relative_to(PureWindowsPath(own))
    )
    return 0o777 if is_shared else 0o700


def open_private(path: Path, mode: Literal["w", "a"]) -> TextIO:
    """A text file to write or to append to, for its owner's eyes only, as is its folder.

    Raises:
        OSError: it cannot be made.
    """
    make_private_folder(path.parent)
    flags = os.O_WRONLY | os.O_CREAT | (os.O_TRUNC if mode == "w" else os.O_APPEND)
    file = os.fdopen(os.open(path, flags, 0o600), mode, encoding="utf-8")
    keep_private(path)  # also one that was there before
    return file


def keep_private(path: Path) -> None:
    """Let nobody but its owner read a file that was copied here with wider permissions."""
    with suppress(OSError):  # somebody else's file, or a file system without owners
        mode = path.stat().st_mode
        if os.name != "nt" and mode & 0o077:
            path.chmod(mode & 0o700)


def names_in(folder: Path) -> set[str]:
    """The names of what lies in a folder; none on a new stick, whose root has nothing in it.

    Windows calls that "no such file", which one way of listing alone takes for what it is.

    Raises:
        OSError: it cannot be read, or is none.
    """
    return set(os.listdir(folder))  # noqa: PTH208 (iterdir fails there)


def carried_folder() -> Path | None:
    """The folder beside the launcher in which all is kept that is carried along, if it is there."""
    program = Path(sys.executable)
    for folder in (program.parent, program.parent.parent):
        if (folder / _LAUNCHER).is_file() and (folder / _CARRIED).is_dir():
            return folder / _CARRIED
    return None


def user_folder() -> Path:
    """The folder of the user's own database and log.

    It is the one carried along with the program, else that of the operating system's custom.
    """
    return carried_folder() or _usual_folder()


def default_database() -> Path:
    """The database used when neither ``--db`` nor ``TIEPDAN_DB`` names one."""
    return user_folder() / DATABASE_NAME


def usual_database() -> Path:
    """The database used where none is carried along either."""
    return _usual_folder() / DATABASE_NAME


def _usual_folder() -> Path:
    from platformdirs import user_data_path  # noqa: PLC0415 (not needed when --db is given)

    return user_data_path("tiepdan", appauthor=False)
