"""What can go wrong: each error is one sentence for the clerk and the exit code of its family.

A sentence says what is wrong, the bad value, the right form and an example.
"""

import errno
import os
from collections.abc import Sequence
from pathlib import Path

from tiepdan.i18n import N_, _

IS_WINDOWS = os.name == "nt"

EXIT_CODES = {
    0: N_("done"),
    1: N_("something unexpected"),
    2: N_("not understood"),
    3: N_("not found"),
    4: N_("refused by a rule"),
    5: N_("a faulty data file"),
    6: N_("the database cannot be used"),
    130: N_("interrupted"),
}
"""How a command may end; the numbers are a contract with scripts."""

_IN_USE = N_("another program has it open; close it there")
FULL = N_("the disk is full")
_NO_SHARE = N_("the shared folder cannot be found on the network")
_NETWORK = N_("the network does not answer, or broke off")
_DRIVE_GONE = N_("the drive does not answer; was it taken out, or is it failing?")

_REASONS = {
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder"),
    errno.EEXIST: N_("a part of the path is a file, not a folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EIO: _DRIVE_GONE,
    errno.EFBIG: N_("no file may be so large here"),
    errno.EROFS: N_("the disk can only be read"),
}

_WINDOWS_REASONS = {
    3: N_("there is no such folder or drive"),
    15: N_("there is no such folder or drive"),
    19: N_("the drive is write-protected"),
    21: N_("the drive is not ready; is it plugged in?"),
    32: _IN_USE,
    33: _IN_USE,
    39: FULL,
    112: FULL,
    53: _NO_SHARE,
    67: _NO_SHARE,
    51: _NETWORK,
    59: _NETWORK,
    64: _NETWORK,
    121: _NETWORK,
    123: N_("Windows allows no such name"),
    161: N_("Windows allows no such name"),
    206: N_("the name is too long"),
    223: N_("no file may be so large here"),
    225: N_("the antivirus program holds it back; ask who looks after this PC"),
    433: _DRIVE_GONE,
    1006: _DRIVE_GONE,
    1117: _DRIVE_GONE,
    1167: _DRIVE_GONE,
    1295: FULL,  # of what this account may have there
    1392: N_("the drive is damaged; have it checked, and use another one"),
}
"""By the number that Windows gives, of which its errno tells but a part.

https://learn.microsoft.com/windows/win32/debug/system-error-codes
"""


def reason_of(error: OSError) -> str:
    """Why the operating system refused, in the reader's language where it is a usual reason."""
    by_windows = getattr(error, "winerror", None)
    known = _WINDOWS_REASONS.get(by_windows or 0) or _REASONS.get(error.errno or 0)
    if known is None:
        return error.strerror or type(error).__name__
    if IS_WINDOWS and by_windows is None and error.errno == errno.EACCES:
        # What opens files there tells no number, and calls it so too when others have one open,
        # or when it is a folder.
        if isinstance(error.filename, str) and Path(error.filename).is_dir():
            return _(_REASONS[errno.EISDIR])
        return _("permission denied, or another program has it open")
    return _(known)


class TiepdanError(Exception):
    """Something a person can put right; its text is the sentence shown."""

    exit_code = 1


class UsageError(TiepdanError):
    """What was typed cannot be understood or is incomplete."""

    exit_code = 2

    def after(self, flag: str) -> "UsageError":
        """The same, after the flag whose value it is about."""
        return UsageError(f"{flag}: {self}")


class ChoiceError(UsageError):
    """A word that is in no list; ``choices`` are what people call the things in it.

    Its text names them all in a line; ``beginning`` leaves them out, to be set in columns.
    """

    def __init__(self, text: str, beginning: str, choices: Sequence[str]) -> None:
        super().__init__(text)
        self.beginning, self.choices = beginning, choices

    def after(self, flag: str) -> "ChoiceError":
        """The same, after the flag whose value it is about."""
        return ChoiceError(f"{flag}: {self}", f"{flag}: {self.beginning}", self.choices)


class NotFoundError(TiepdanError):
    """A petition, meeting, figure or file that is asked for is not there."""

    exit_code = 3


class RefusedError(TiepdanError):
    """A rule forbids what was asked, as things stand."""

    exit_code = 4


class DataFileError(TiepdanError):
    """A file of law, calendar or register data is incomplete or wrong."""

    exit_code = 5


class DatabaseError(TiepdanError):
    """The database is locked, damaged, newer than the program, not ours, or cannot be written."""

    exit_code = 6


class InterruptedError_(TiepdanError):  # noqa: N801, N818 (the built-in name is the operating system's)
    """The clerk pressed Ctrl-C or ended the input; nothing was written."""

    exit_code = 130
