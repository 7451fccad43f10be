"""Copies of the register: making one, and putting one back."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.prompting.prompts import can_ask
from tiepdan.errors import InterruptedError_, UsageError, reason_of
from tiepdan.i18n import _

PassphraseFile = Annotated[
    options.Text,
    typer.Option(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("Read the passphrase from the first line of a file instead of asking."),
    ),
]


def ask_passphrase(file: str | None, *, is_new: bool, no_input: bool) -> str:
    """From the file, or typed where nobody can read it; a new one twice.

    Raises:
        UsageError: it is not in the file, cannot be asked for, or was typed in two ways.
        InterruptedError_: Ctrl-C, or the end of the input.
    """
    if file is not None:
        return _first_line(options.file_path(file))
    if not can_ask(no_input=no_input):
        raise UsageError(
            _("The passphrase cannot be asked for here; give it with --passphrase-file FILE.")
        )
    try:
        typed = _unseen(_("Passphrase: "))
        if is_new and _unseen(_("Once more: ")) != typed:
            raise UsageError(_("The two passphrases differ; nothing was written."))
    except (KeyboardInterrupt, EOFError) as error:
        raise InterruptedError_(_("Interrupted; nothing was written.")) from error
    return typed


def _unseen(prompt: str) -> str:
    if sys.platform == "win32":
        from tiepdan.cli.running.screen import console  # noqa: PLC0415 (only there)

        return console.read_unseen(prompt, console.WindowsConsole())
    import getpass  # noqa: PLC0415 (seldom needed)

    return getpass.getpass(prompt)


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            words = lines.readline().rstrip("\r\n")
    except (OSError, UnicodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else _("it is no UTF-8 text")
        raise UsageError(
            _("{path} cannot be used: {reason}.").format(path=file, reason=reason)
        ) from error
    if not words:
        raise UsageError(_("{path} has no passphrase in its first line.").format(path=file))
    return words
