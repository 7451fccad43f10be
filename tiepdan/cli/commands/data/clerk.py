"""``tiepdan clerk``: show the name that the journal notes, or change it."""

import os
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.printing import tell
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.clerk import CLERK_VARIABLE, clerk_name, keep_name
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.parsing import parse_text


def clerk(
    name: Annotated[
        str | None, typer.Argument(metavar=_("[NAME]"), help=_("Your own name."))
    ] = None,
    *,
    as_json: options.AsJson = False,
) -> None:
    """Show the name that the journal notes beside what you do, or change it from now on."""
    if name is not None and not keep_name(parse_text(name)):
        raise RefusedError(_not_kept())
    if name is not None:
        writes.note(_("The name for the journal is kept."))
    known = clerk_name(may_ask=False)
    if as_json:
        json.write({"clerk": known})
    else:
        tell(known)


def _not_kept() -> str:
    """Why the name that the journal notes is not the one just given."""
    if said := os.environ.get(CLERK_VARIABLE):
        return _("{variable}={name} stands over the name given; change it there.").format(
            variable=CLERK_VARIABLE, name=said
        )
    return _(
        "The name could not be kept: nothing can be written in {folder}. Set {variable} instead."
    ).format(folder=paths.user_folder(), variable=CLERK_VARIABLE)
