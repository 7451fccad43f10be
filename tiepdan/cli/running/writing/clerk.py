"""The clerk's name, which the journal notes beside what she does: asked once, and kept."""

import os
from contextlib import suppress

from tiepdan import paths
from tiepdan.cli.asking.prompting.prompts import ask, can_ask
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.parsing import parse_text

CLERK_VARIABLE = "TIEPDAN_CLERK"

_FILE_NAME = "clerk.txt"


def clerk_name(*, may_ask: bool) -> str:
    """The name for the journal: as kept, else asked at a terminal, else that of the account.

    Raises:
        UsageError: ``TIEPDAN_CLERK`` holds no name.
        InterruptedError_: she did not answer; nothing was written.
    """
    name = kept_name()
    if name is None and can_ask(no_input=not may_ask):
        name = ask(_("Your name, for the journal (asked this once)"), parse_text, None)
        keep_name(name)
    return name or _account()


def kept_name() -> str | None:
    """The name that the variable says, or that was given before.

    Raises:
        UsageError: the variable holds no name.
    """
    said = os.environ.get(CLERK_VARIABLE)
    if said:
        # Where the locale is not UTF-8, Python kept the bytes in disguise.
        return parse_name(os.fsencode(said).decode(errors="surrogateescape"))
    try:
        kept = (paths.user_folder() / _FILE_NAME).read_text(encoding="utf-8")
    except (OSError, UnicodeError):
        return None
    try:
        return parse_text(kept)
    except UsageError:
        return None


def keep_name(name: str) -> bool:
    """Keep the name for this user of the PC; tells whether it could be, else it is asked again."""
    with suppress(OSError), paths.open_private(paths.user_folder() / _FILE_NAME, "w") as file:
        file.write(name + "\n")
    return kept_name() == name


def parse_name(typed: str) -> str:
    """A name from the variable.

    Raises:
        UsageError: nothing can be seen in it.
    """
    try:
        return parse_text(typed)
    except UsageError as error:
        raise UsageError(f"{CLERK_VARIABLE}: {error}") from error


def _account() -> str:
    import getpass  # noqa: PLC0415 (seldom needed)

    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):
        return _("unknown")
