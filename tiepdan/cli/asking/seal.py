"""The seal of the journal, as ``check`` prints it and ``--seal`` takes it."""

import re

from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted

_SEAL = re.compile(r"([0-9]{1,9}):([0-9a-f]{16,64})")


def seal_sentence(operation: int, digest: str) -> str:
    """The seal of the last operation, as ``--seal`` takes it."""
    return _("Seal of the journal: {operation}:{seal}").format(
        operation=operation, seal=digest[:16]
    )


def parse_seal(typed: str) -> tuple[int, str]:
    """The operation of a seal, and the beginning of its hash.

    Raises:
        UsageError: the text has another form.
    """
    found = _SEAL.fullmatch(typed.strip().lower())
    if not found:
        raise UsageError(
            _("“{typed}” is no seal; “tiepdan check” prints one, such as {example}.").format(
                typed=quoted(typed), example="19:8f14e45fceea167a"
            )
        )
    return int(found[1]), found[2]
