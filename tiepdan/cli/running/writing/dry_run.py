"""``--dry-run``: the command checks and shows what it would write, and writes nothing.

The option is given to every command that writes where commands are imported; ``writing.py`` keeps
what it says.
"""

import functools
import inspect
from typing import Annotated, Any

import typer

from tiepdan.cli.asking.signatures import Command, option
from tiepdan.cli.running.writing import writes
from tiepdan.i18n import _

DryRun = Annotated[
    bool,
    typer.Option(
        "--dry-run", metavar="", help=_("Check, and show what would be written; write nothing.")
    ),
]


def with_dry_run(command: Command) -> Command:
    """The same command with ``--dry-run`` as its last option."""

    @functools.wraps(command)
    def with_it(**given: Any) -> None:
        if given.pop("dry_run", False):
            as_json, no_color = given.get("as_json", False), given.get("no_color", False)
            writes.allow_none(writes.DryRun(as_json=as_json, no_color=no_color))
        command(**given)

    own = inspect.signature(command)
    parameters = [*own.parameters.values(), option("dry_run", DryRun, default=False)]
    with_it.__dict__["__signature__"] = own.replace(parameters=parameters)
    with_it.__annotations__ = {one.name: one.annotation for one in parameters}
    return with_it
