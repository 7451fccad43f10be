"""``tiepdan import``: add rows from CSV files, all of them or none."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.writing import writing
from tiepdan.cli.running.wrong_clock import check_year
from tiepdan.i18n import _
from tiepdan.records.importing.register import import_register


def import_(
    folder: Annotated[
        str,
        typer.Argument(metavar=_("FOLDER"), help=_("CSV files named as in data/ky-chau.")),
    ],
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Add the rows of CSV files to the database: all of them, or none if a line is wrong."""
    day = options.as_of(today)
    path = options.database_path(db)

    source = options.file_path(folder)
    if today is None:
        check_year(path, day.year, no_input=no_input)

    with writing(path, "import", no_input=no_input) as register:
        counts = import_register(register.session, source, today=day)
        register.tell(
            _("Added from {folder}: {counts}.").format(
                folder=folder,
                counts=", ".join(f"{name} {count}" for name, count in counts.items()),
            )
        )
