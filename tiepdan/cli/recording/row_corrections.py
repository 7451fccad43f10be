"""The option by which a correction removes what never happened."""

from typing import Annotated

import typer

from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.errors import UsageError
from tiepdan.i18n import _

Remove = Annotated[
    bool,
    typer.Option("--remove", metavar="", help=_("It never happened; the journal still keeps it.")),
]


def check_alone(typed: TypedFacts, *, remove: bool) -> None:
    """What is removed is not corrected as well.

    Raises:
        UsageError: something was typed beside ``--remove``.
    """
    if remove and any(value is not None for value in typed.values()):
        raise UsageError(_("--remove goes alone: what never happened need not be corrected."))
