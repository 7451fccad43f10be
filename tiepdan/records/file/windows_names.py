"""Paths as they are typed on Windows, and names that it forbids or takes for something else.

https://learn.microsoft.com/windows/win32/fileio/naming-a-file
"""

import re
import sys
from pathlib import Path, PurePath, PureWindowsPath

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted

_FORBIDDEN = re.compile(r'[<>:"|?*\x00-\x1f]')
_DEVICE = re.compile(
    r"(con|prn|aux|nul|conin\$|conout\$|(com|lpt)[0-9¹²³])\s*(\..*)?", re.IGNORECASE
)

_DEVICE_PATH = re.compile(
    r"\\\\(\.|\?(?!\\([a-z]:|unc\\|volume\{)))(\\.*)?", re.IGNORECASE | re.DOTALL
)
r"""``\\.\PhysicalDrive0``, and after ``\\?\`` what is neither a drive nor a share."""

_VARIABLES = (
    (re.compile(r"%(\w+)%"), "PowerShell", "$env:{name}"),
    (re.compile(r"\$env:(\w+)", re.IGNORECASE), "Command Prompt (cmd)", "%{name}%"),
)
"""A variable as one shell writes it and the other leaves it, which the other is, and its way."""

_LONGEST = 259
_LONGEST_WHERE_ALLOWED = 32_766
"""Letters of a path; the second where who looks after the PC has allowed long ones."""

ROOM_BESIDE_A_FILE = len("..-abcdefgh.tiepdan-unfinished-parts\\12345678.xlsx")
"""By how much a file's path is shorter than that of what is beside it while it is written."""

ROOM_BESIDE_A_REGISTER = len(
    ".backups\\.before-upgrade-0001-2026-11-30-093112.db-abcdefgh.tiepdan-unfinished-journal"
)
"""By how much a register's path is shorter than the longest of what is made for it."""


def as_meant(typed: str) -> str:
    r"""What was meant by a path as a program on Windows is given it.

    ``E:`` alone is that drive, not the folder last used on it. Of ``"D:\Sao lưu\"`` the shell
    makes a path that ends with a quote, since a backslash before a quote is no separator to it.
    """
    if typed.endswith('"') and typed.count('"') == 1:
        typed = typed[:-1] + "\\"
    return typed + "\\" if re.fullmatch("[A-Za-z]:", typed) else typed


def check_name(path: PureWindowsPath, *, typed: str) -> None:
    """Refuse a path that Windows would not take, or take for another one.

    Raises:
        UsageError: a name in it has a letter that none may have, is that of a device, or ends with
            a dot or a blank; or it begins with a variable that the shell has left as it is, says a
            drive and not which folder of it, or is no path of files.
    """
    shown = quoted(typed)
    _check_variable(typed)
    if _DEVICE_PATH.fullmatch(str(path)):
        raise UsageError(
            _(
                "“{typed}” is a device of the PC, not a file or folder; begin with the letter of a"
                " drive, for example {example}."
            ).format(typed=shown, example="D:\\tiepdan")
        )
    if path.drive.endswith(":") and not path.root:
        example = f"{path.drive}\\{PureWindowsPath(*path.parts[1:])}"
        raise UsageError(
            _("“{typed}” does not say which folder of the drive; for example {example}.").format(
                typed=shown, example=quoted(example)
            )
        )
    for name in path.parts[1:] if path.anchor else path.parts:
        if wrong := _what_is_wrong(name):
            raise UsageError(f"“{shown}”: {wrong}")


def _check_variable(typed: str) -> None:
    """Refuse what would be a folder called as a variable, beside whatever is there."""
    for pattern, shell, wanted in _VARIABLES:
        if found := pattern.match(typed):
            example = wanted.format(name=found[1]) + typed[found.end() :]
            raise UsageError(
                _("“{typed}”: {variable} was not replaced; in {shell} write {example}.").format(
                    typed=quoted(typed), variable=quoted(found[0]), shell=shell,
                    example=quoted(f'"{example}"'),
                )
            )  # fmt: skip


def _what_is_wrong(name: str) -> str | None:
    if '"' in name:
        return _(
            "there is a quotation mark inside; write no \\ before the closing mark,"
            ' for example "D:\\Sao luu".'
        )
    if found := _FORBIDDEN.search(name):
        return _(
            "on Windows no name may have {letter}; leave out < > : | ? *, for example {example}."
        ).format(letter=quoted(found[0]), example=quoted(_made_right(name)))
    if _DEVICE.fullmatch(name):
        return _(
            "on Windows {name} is a device, whatever its ending; choose another name, for example"
            " {example}."
        ).format(name=name, example=quoted(_made_right(name)))
    if name not in {".", ".."} and name.endswith((".", " ")):
        return _("on Windows no name may end with a dot or a blank; for example {example}.").format(
            example=_made_right(name)
        )
    return None


def _made_right(name: str) -> str:
    """The name as Windows takes it, with the same ending: an example of what could be meant."""
    stem, dot, ending = _FORBIDDEN.sub("", name).rstrip(". ").partition(".")
    stem = stem.strip() or "so"
    return f"{stem}-1{dot}{ending}" if _DEVICE.fullmatch(stem) else f"{stem}{dot}{ending}"


def check_length(path: PurePath, *, room: int = 0, longest: int | None = None) -> None:
    r"""Refuse a path beside which there is no ``room`` for names that many letters longer.

    ``longest`` is what this PC allows, unless given. ``\\?\`` before a path allows any length.

    Raises:
        UsageError: it is too long.
    """
    most = (longest or _longest()) - room
    whole = str(path.absolute() if isinstance(path, Path) else path)
    count = len(whole)
    if count > most and not whole.startswith("\\\\?\\"):
        raise UsageError(
            _(
                "{path} is too long for Windows: {count} letters, and here {most} are the most;"
                " choose a folder with a shorter path, for example D:\\tiepdan."
            ).format(path=path, count=count, most=most)
        )


def _longest() -> int:
    if sys.platform == "win32":
        import ctypes  # noqa: PLC0415 (only there)

        is_allowed = getattr(ctypes.windll.ntdll, "RtlAreLongPathsEnabled", None)
        if is_allowed and is_allowed() & 0xFF:
            return _LONGEST_WHERE_ALLOWED
    return _LONGEST
