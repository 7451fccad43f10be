"""Commands and options completed by a shell, through Typer, in the reader's language.

The shell asks by the variable ``_TIEPDAN_COMPLETE``, as what ``print_script`` prints tells it to.
"""

import sys

from typer import _completion_classes
from typer._completion_shared import get_completion_script

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


def print_script(typed: str) -> None:
    """Print what the shell that was typed must run to complete this program.

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
    # Not through Typer's way to it, which would first start whatever is called bash on this PC, to
    # ask its version, and where there is none say in English that it found none.
    script = get_completion_script(
        prog_name="tiepdan", complete_var="_TIEPDAN_COMPLETE", shell=shell
    )
    sys.stdout.write(f"{script}\n")
