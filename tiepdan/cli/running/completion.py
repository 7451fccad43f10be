"""Commands and options completed by a shell, through Typer, in the reader's language.

The shell asks by the variable ``_TIEPDAN_COMPLETE``, as what ``print_script`` prints tells it to.
"""

from typing import Any

from typer import _completion_classes
from typer.completion import shell_complete

from tiepdan.cli.running.writing.not_writing import leave_out_what_writes
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.text import quoted, word_key

_SHELLS = ("bash", "zsh", "fish", "powershell", "pwsh")


def prepare() -> None:
    """Make ready to answer a shell."""
    leave_out_what_writes()
    _completion_classes.completion_init()
    # Typer would bring in Rich at each Tab to take its markup out of the help; ours has none.
    # Should a later Typer not look here any more, it does so: slower, with the same words.
    _completion_classes._sanitize_help_text = str  # type: ignore[assignment]  # noqa: SLF001


def print_script(program: Any, typed: str) -> None:
    """Print what a shell must run to complete this program, where ``typed`` names the shell.

    Raises:
        UsageError: it is none of those that can.
    """
    shell = word_key(typed)
    if shell not in _SHELLS:
        raise UsageError(
            _("“{typed}” is no shell that can; choose one of: {shells}.").format(
                typed=quoted(typed), shells=", ".join(_SHELLS)
            )
        )
    _completion_classes.completion_init()
    shell_complete(program, {}, "tiepdan", "_TIEPDAN_COMPLETE", f"source_{shell}")
