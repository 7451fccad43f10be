"""``tiepdan help``: what the commands do, or how one of them is used."""

from typing import Annotated

import typer

from tiepdan.cli.asking import completing
from tiepdan.i18n import _


def help(  # noqa: A001 (named as it is typed)
    context: typer.Context,
    command: Annotated[
        list[str] | None,
        typer.Argument(
            metavar=_("COMMAND"),
            help=_("The command; else all are listed."),
            autocompletion=completing.commands,
        ),
    ] = None,
) -> None:
    """Show the page of ``--help``, whichever way it is asked for."""
    program = context.find_root().command
    program.main([*(command or [])[:1], "--help"], prog_name="tiepdan", standalone_mode=False)
