"""Petitions by the number that they had in the book they were brought over from."""

import sqlite3

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records.live_rows import is_void


def petition_formerly(connection: sqlite3.Connection, typed: str) -> PetitionNumber | None:
    """The petition that had this number, None where none had it; void ones are passed over.

    Raises:
        UsageError: several had it, in books of several years or offices.
    """
    found = [
        PetitionNumber(year, sequence)
        for year, sequence in connection.execute(
            "SELECT p.year, p.sequence FROM petition AS p"
            f" WHERE p.former_number = ? AND NOT {is_void('petition', 'p')}"
            " ORDER BY p.year, p.sequence",
            (typed.strip(),),
        )
    ]
    if len(found) > 1:
        raise UsageError(
            _("“{typed}” was the number of several petitions: {numbers}; say which.").format(
                typed=typed, numbers=", ".join(map(str, found))
            )
        )
    return found[0] if found else None
