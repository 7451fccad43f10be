"""Each morning: what is late, and what falls due next."""

from collections.abc import Sequence
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import show
from tiepdan.i18n import _
from tiepdan.parsing import parse_text
from tiepdan.records.file import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.office import office_name
from tiepdan.records.reading.officers import officers_named
from tiepdan.records.reading.petitions.withdrawals import withdrawals
from tiepdan.reports.lists.limits import due_table, overdue_table
from tiepdan.reports.lists.officers import SOON
from tiepdan.reports.lists.petitions.withdrawals import reminding

OfficersOnly = Annotated[
    options.Text,
    typer.Option(
        "--officer",
        metavar=_("NAME"),
        help=_("Only what this officer has; words of the name will do."),
    ),
]


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
    officer: OfficersOnly = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """What is late, the worst first."""
    day = options.as_of(today)
    name = options.parse_flag("--officer", officer, parse_text)
    with database.reading(options.database_path(db)) as connection:
        officers = officers_named(connection, name) if name else frozenset()
        rows = _of(officers, limits.overdue(connection, today=day))
        between = _of(officers, limits.between_texts(connection, today=day))
        office = office_name(connection)
        open_still = withdrawals(connection, today=day, officers=officers)
    table = overdue_table(rows, today=day, office=office, officers=officers, between_texts=between)
    show(reminding(table, open_still), as_json=as_json, no_color=no_color)


def due(
    *,
    within: Annotated[
        str,
        typer.Option("--within", metavar=_("DAYS"), help=_("How many working days to look ahead.")),
    ] = str(SOON),
    officer: OfficersOnly = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """What falls due today and in the next working days, the next first."""
    day = options.as_of(today)
    days = options.parse_working_days(within)
    name = options.parse_flag("--officer", officer, parse_text)
    with database.reading(options.database_path(db)) as connection:
        officers = officers_named(connection, name) if name else frozenset()
        rows = _of(officers, limits.due_within(connection, today=day, working_days=days))
        office = office_name(connection)
        open_still = withdrawals(connection, today=day, officers=officers)
    table = due_table(rows, today=day, office=office, working_days=days, officers=officers)
    show(reminding(table, open_still), as_json=as_json, no_color=no_color)


def _of(officers: frozenset[str], rows: Sequence[limits.LimitRow]) -> Sequence[limits.LimitRow]:
    """The rows of these officers; without any, all rows."""
    return [row for row in rows if row.officer in officers] if officers else rows
