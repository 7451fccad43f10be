"""The seal of the journal, as ``check`` prints it and ``--seal`` takes it."""

import re
from datetime import date

from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted

_SEAL = re.compile(r"(?<![0-9a-z])([0-9]{1,9}):([0-9a-f]{16,64})(?![0-9a-z])")


def seal_sentence(operation: int, digest: str) -> str:
    """The seal of the last operation, as ``--seal`` takes it."""
    return _("Seal of the journal: {operation}:{seal}").format(
        operation=operation, seal=digest[:16]
    )


def paper_line(operation: int, digest: str, *, day: date) -> str:
    """What a paper carries, so that it tells later whether the journal was rewritten since."""
    return _("Printed on {day} from the register as of operation {operation}:{seal}").format(
        day=show_date(day), operation=operation, seal=digest[:16]
    )


def parse_seal(typed: str) -> tuple[int, str]:
    """The operation of a seal, and the beginning of its hash; it may stand in a line of a paper.

    Raises:
        UsageError: there is none in the text, or more than one.
    """
    every = set(_SEAL.findall(typed.lower()))
    if len(every) != 1:
        raise UsageError(
            _("“{typed}” is no seal; tiepdan check prints one, such as {example}.").format(
                typed=quoted(typed), example="19:8f14e45fceea167a"
            )
        )
    ((operation, digest),) = every
    return int(operation), digest
