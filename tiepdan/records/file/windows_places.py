"""Where a file really lies on Windows, and who may read it there."""

import os
import re
import sys
from collections.abc import Mapping
from pathlib import PurePath, PureWindowsPath

from tiepdan.errors import IS_WINDOWS
from tiepdan.i18n import _

_STORE_PACKAGE = re.compile(
    r"(?P<name>PythonSoftwareFoundation\.Python\.[\d.]+)_.*__(?P<publisher>\w+)"
)


def in_the_store(
    path: PurePath,
    *,
    python: str = sys.base_prefix,
    environment: Mapping[str, str] = os.environ,
) -> PureWindowsPath | None:
    """Where a Python from the Microsoft Store puts what it writes at ``path``, if elsewhere.

    It keeps what is for the user's own folder of data in a folder of the package, which goes when
    that Python is removed: https://docs.python.org/3/using/windows.html
    """
    package = _STORE_PACKAGE.fullmatch(PureWindowsPath(python).name)
    data, meant = PureWindowsPath(environment.get("LOCALAPPDATA") or "?"), PureWindowsPath(path)
    packages = data / "Packages"
    if not package or not meant.is_relative_to(data) or meant.is_relative_to(packages):
        return None
    folder = packages / f"{package['name']}_{package['publisher']}" / "LocalCache" / "Local"
    return folder / meant.relative_to(data)


def store_sentence(path: PurePath, real: PurePath) -> str:
    """What becomes of a register that a Python from the Microsoft Store keeps."""
    return _(
        "{path} lies in truth at {real}: the Python of the Microsoft Store keeps it there, and"
        " whoever removes that Python deletes it; keep it in another folder, for example with"
        " --db D:\\tiepdan\\tiepdan.db."
    ).format(path=path, real=real)


def shared_sentence(
    path: PurePath, *, environment: Mapping[str, str] = os.environ, on_windows: bool = IS_WINDOWS
) -> str | None:
    """Who may read a file outside the user's own folder, as far as Windows lets it be said.

    The modes of files mean nothing to others there; the rights are those of the folder.
    """
    own = environment.get("USERPROFILE")
    if not on_windows or not own or PureWindowsPath(path).is_relative_to(PureWindowsPath(own)):
        return None
    return _(
        "{path} is outside your own folder: the rights of its folder decide who may read it, so"
        " other accounts of this PC may, or a second clerk may not; have the folder opened to those"
        " who work with it, and to nobody else."
    ).format(path=path)
