"""The options ``--from`` and ``--to``, wherever rows of a span of days are wanted."""

from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.errors import UsageError
from tiepdan.i18n import _

if TYPE_CHECKING:
    from tiepdan.law.reporting.periods import ReportPeriod

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
Named = Annotated[
    str | None,
    typer.Option(
        "--period",
        metavar=_("PERIOD"),
        help=_(
            "Or a period of reports, with the days of its circular: Q1/2026, 6m/2026, 9m/2026,"
            " year/2026, month 8/2026."
        ),
    ),
]
"""The same where reports are made for it; its days follow from the register's office."""


def parse_named(named: str | None, first: str | None, last: str | None) -> "ReportPeriod | None":
    """The period after ``--period``, if it was typed.

    Raises:
        UsageError: it is none, or other days were typed beside it.
    """
    if named is None:
        return None
    if first is not None or last is not None:
        raise UsageError(
            _("Write either --period or --from and --to; for example --period Q1/2026.")
        )
    from tiepdan.law.reporting.periods import parse_report_period  # noqa: PLC0415 (start-up)

    return options.parse_typed("--period", named, parse_report_period)
