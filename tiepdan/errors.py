"""What can go wrong: each error is one sentence for the clerk and the exit code of its family.

A sentence says what is wrong, the bad value, the right form and an example.
The exit codes are a contract with scripts: 0 done, 1 unexpected, 2 usage, 3 not found,
4 refused by a rule, 5 bad data file, 6 database cannot be used, 130 interrupted.
"""


class TiepdanError(Exception):
    """Something a person can put right; its text is the sentence shown."""

    exit_code = 1


class UsageError(TiepdanError):
    """What was typed cannot be understood or is incomplete."""

    exit_code = 2


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
