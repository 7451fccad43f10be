"""The options ``--from`` and ``--to``, wherever rows of a span of days are wanted."""

from typing import Annotated

import typer

from tiepdan.i18n import _

First = Annotated[
    str | None,
    typer.Option(
        "--from", metavar=_("PERIOD"), help=_("A year, month or day: 2019, 03/2019, 01/03/2019.")
    ),
]
Last = Annotated[
    str | None,
    typer.Option(
        "--to", metavar=_("PERIOD"), help=_("The same, up to and including its last day.")
    ),
]
