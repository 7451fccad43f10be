"""What can go wrong: each error is one sentence for the clerk and the exit code of its family.

A sentence says what is wrong, the bad value, the right form and an example.
"""

import errno
from collections.abc import Sequence

from tiepdan.i18n import N_, _

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

_REASONS = {
    errno.EACCES: N_("permission denied"),
    errno.EPERM: N_("permission denied"),
    errno.ENOENT: N_("there is no such file or folder"),
    errno.EISDIR: N_("it is a folder, not a file"),
    errno.ENOTDIR: N_("a part of the path is a file, not a folder"),
    errno.EEXIST: N_("a part of the path is a file, not a folder"),
    errno.ENAMETOOLONG: N_("the name is too long"),
    errno.ENOSPC: N_("the disk is full"),
    errno.EFBIG: N_("no file may be so large here"),
    errno.EROFS: N_("the disk can only be read"),
}


def reason_of(error: OSError) -> str:
    """Why the operating system refused, in the reader's language where it is a usual reason."""
    known = _REASONS.get(error.errno or 0)
    return _(known) if known else error.strerror or type(error).__name__


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
