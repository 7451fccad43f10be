"""``tiepdan import``: add rows from CSV files, all of them or none."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.running.clerk import clerk_name
from tiepdan.cli.running.printing import done, say
from tiepdan.cli.running.progress import working
from tiepdan.cli.running.writing import writing
from tiepdan.cli.running.wrong_clock import check_year
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.file.connection import RegisterSession
from tiepdan.records.file.copies_beside import newest_copy
from tiepdan.records.file.location import warn_once
from tiepdan.records.importing.csv_rows import is_there
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.register import import_register
from tiepdan.records.journal.operations import Entry
from tiepdan.records.writing import session as sessions


def import_(
    folder: Annotated[
        str,
        typer.Argument(metavar=_("FOLDER"), help=_("CSV files named as in data/ky-chau.")),
    ],
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Add the rows of CSV files to the database: all of them, or none if a line is wrong.

    Where there is no database yet and the files tell the commune (office.csv), it is made of them.
    """
    day = options.as_of(today)
    path = options.database_path(db)

    source = options.file_path(folder)
    # Where copies lie the register is gone; another one in its place would hide that.
    is_new = not state.is_there(path) and newest_copy(path) is None
    if is_new and is_there(source / FILES["office"].file_name):
        _make_of(path, source, day, no_input=no_input)
        return
    if today is None:
        check_year(path, day.year, no_input=no_input)

    with writing(path, "import", no_input=no_input) as register:
        with working(_("Reading the files")):
            counts = import_register(register.session, source, today=day)
        register.tell(_added(source, counts))


def _make_of(path: Path, source: Path, day: date, *, no_input: bool) -> None:
    """A register of its own from the files, which nobody need make before."""
    entry = Entry(clerk_name(may_ask=not no_input), "import")

    def fill(session: RegisterSession) -> None:
        counts = import_register(session, source, today=day)
        entry.words = _added(source, counts)

    with working(_("Making the register")):
        sessions.create(path, entry, fill=fill)
    done(_("Created {path}.").format(path=path) + " " + entry.words)
    if warning := warn_once(path, paths.user_folder()):
        say(warning)


def _added(source: Path, counts: Mapping[str, int]) -> str:
    return _("Added from {folder}: {counts}.").format(
        folder=source, counts=", ".join(f"{name} {count}" for name, count in counts.items())
    )
