"""Each morning: what is late, and what falls due next."""

from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import show
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.office import office_name
from tiepdan.reports.lists.limits import due_table, overdue_table

_DEFAULT_DAYS = "5"


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Each morning"),
        ("overdue", overdue, _("What is late, the worst first.")),
        ("due", due, _("What falls due in the next working days.")),
    )


def overdue(
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """What is late, the worst first."""
    day = options.as_of(today)
    with database.reading(options.database_path(db)) as connection:
        rows = limits.overdue(connection, today=day)
        office = office_name(connection)
    show(overdue_table(rows, today=day, office=office), as_json=as_json, no_color=no_color)


def due(
    *,
    within: Annotated[
        str,
        typer.Option("--within", metavar=_("DAYS"), help=_("How many working days to look ahead.")),
    ] = _DEFAULT_DAYS,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """What falls due today and in the next working days, the next first."""
    day = options.as_of(today)
    days = options.parse_working_days(within)
    with database.reading(options.database_path(db)) as connection:
        rows = limits.due_within(connection, today=day, working_days=days)
        office = office_name(connection)
    table = due_table(rows, today=day, office=office, working_days=days)
    show(table, as_json=as_json, no_color=no_color)
