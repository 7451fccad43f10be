"""The options by which a report that was sent is told from others."""

from typing import Annotated

import typer

from tiepdan.i18n import _

OfReport = Annotated[
    str | None,
    typer.Option(
        "--report", metavar=_("ID"), help=_("Which report, where several are of one period.")
    ),
]
Again = Annotated[
    bool, typer.Option("--again", metavar="", help=_("It was sent once more, put right."))
]
