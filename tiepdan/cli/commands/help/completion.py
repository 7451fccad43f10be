"""``tiepdan completion``: what makes a shell complete commands, options and numbers."""

from typing import Annotated

import typer

from tiepdan.cli.running.completion import print_script
from tiepdan.i18n import _


def completion(
    shell: Annotated[
        str, typer.Argument(metavar=_("SHELL"), help=_("bash, zsh, fish or powershell."))
    ],
) -> None:
    """Print what the shell must run, once or in each of its windows; nothing is changed."""
    print_script(shell)
