"""``tiepdan import``: add rows from an office's own book or a register's files, all or none."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.importing.book import import_book
from tiepdan.cli.importing.choices import read_lettering, read_zeros, usual_value
from tiepdan.cli.importing.outcome import show_outcome, words
from tiepdan.cli.importing.wishes import Wishes
from tiepdan.cli.running.screen.printing import done, say
from tiepdan.cli.running.screen.progress import working
from tiepdan.cli.running.writing.clerk import clerk_name
from tiepdan.cli.running.writing.writing import create, writing
from tiepdan.cli.running.writing.wrong_clock import check_year
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.file.location import warn_once
from tiepdan.records.file.missing import register_meant
from tiepdan.records.file.sqlite.connection import RegisterSession
from tiepdan.records.importing.books.choices import Choices
from tiepdan.records.importing.layout import FILES
from tiepdan.records.importing.register import import_register
from tiepdan.records.importing.sheets.lettering import Lettering
from tiepdan.records.importing.sources import register_in
from tiepdan.records.journal.operations import Entry


def import_(
    source: Annotated[
        str | None,
        typer.Argument(
            metavar=_("FILE"),
            help=_("A book in Excel (.xlsx, .xls, .ods, .csv, .txt), or a folder of CSV files."),
        ),
    ] = None,
    *,
    template: Annotated[
        options.Text,
        typer.Option(metavar=_("FILE"), help=_("Write an empty book to be filled in: .xlsx.")),
    ] = None,
    sheet: Annotated[
        list[str] | None,
        typer.Option(
            metavar=_("NAME"),
            help=_("Only this sheet of the file; may be said several times (all that are books)."),
        ),
    ] = None,
    usual: Annotated[
        list[str] | None,
        typer.Option(
            "--default",
            metavar=_("FACT") + "=" + _("VALUE"),
            help=_("What is recorded where the book says nothing, for example receiver=head."),
        ),
    ] = None,
    zeros: Annotated[
        options.Text,
        typer.Option(
            metavar="add|keep",
            help=_("Put the lost first zero back to identity numbers and telephones, or do not."),
        ),
    ] = None,
    encoding: Annotated[
        options.Text,
        typer.Option(
            metavar="|".join(Lettering),
            help=_("How the letters of an old file are coded."),
        ),
    ] = None,
    mapping: Annotated[
        options.Text,
        typer.Option(
            metavar=_("FILE"),
            help=_("What the book's own words mean: column, word, meaning on each line."),
        ),
    ] = None,
    errors: Annotated[
        options.Text,
        typer.Option(metavar=_("FILE"), help=_("Write the sheet with its errors marked: .xlsx.")),
    ] = None,
    skip_bad: Annotated[
        options.Text,
        typer.Option(
            metavar=_("FILE"),
            help=_("Leave wrong lines out, and write them to this file to be mended: .xlsx."),
        ),
    ] = None,
    update: Annotated[
        bool,
        typer.Option(
            "--update",
            metavar="",
            help=_("Correct what the register has already and the file says otherwise."),
        ),
    ] = False,
    force: Annotated[
        bool,
        typer.Option("--force", metavar="", help=_("Replace these files where they are there.")),
    ] = False,
    yes: options.Yes = False,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Add the lines of an office's own book, or the files of a register: all of them, or none.

    Of a book it first shows what it recognised, what is doubtful and every error with its cell.
    Where there is no database yet and a folder tells the commune (office.csv), it is made of it.
    """
    if template is not None:
        from tiepdan.cli.importing.template import write_template  # noqa: PLC0415 (seldom asked)

        write_template(template, force=force)
        return
    if source is None:
        raise UsageError(
            _("Name the file to be imported, for example: tiepdan import so-tiep-dan.xlsx")
        )
    day = options.as_of(today)
    path = options.database_path(db)
    file = options.file_path(source)
    if files := register_in(file):
        is_whole = files.has(FILES["office"])
        _import_register(
            path,
            file,
            day,
            is_whole=is_whole,
            is_of_today=today is None,
            is_update=update,
            no_input=no_input,
        )
        return
    if today is None:
        check_year(path, day.year, no_input=no_input)
    wishes = Wishes(
        sheets=sheet or (),
        lettering=options.parse_flag("--encoding", encoding, read_lettering),
        choices=Choices(
            usual=dict(usual_value(one) for one in usual or ()),
            zeros=options.parse_flag("--zeros", zeros, read_zeros),
        ),
        mapping=mapping,
        errors=errors,
        skip_bad=skip_bad,
        is_update=update,
        force=force,
        yes=yes,
        no_input=no_input,
        no_color=no_color,
    )
    import_book(path, file, wishes, today=day)


def _import_register(
    path: Path,
    source: Path,
    day: date,
    *,
    is_whole: bool,
    is_of_today: bool,
    is_update: bool,
    no_input: bool,
) -> None:
    """The files of a register, as ``export`` writes them; of one that ``is_whole`` the office too.

    A file may be a CSV file, a workbook, or a sheet of one.
    """
    is_new = not state.is_there(path) and register_meant(path) is None
    if is_new and is_whole:
        _make_of(path, source, day, no_input=no_input)
        return
    if is_of_today:
        check_year(path, day.year, no_input=no_input)

    with writing(path, "import", no_input=no_input, may_change_nothing=True) as register:
        with working(_("Recording the lines")) as work:
            so_far = work.so_far if work.is_watched else None
            imported = import_register(
                register.session, source, today=day, is_update=is_update, so_far=so_far
            )
        register.tell(words(source, imported, is_update=is_update))
    show_outcome(imported, is_update=is_update)


def _make_of(path: Path, source: Path, day: date, *, no_input: bool) -> None:
    """A register of its own from the files, which nobody need make before."""
    entry = Entry(clerk_name(may_ask=not no_input), "import")

    def fill(session: RegisterSession) -> None:
        entry.words = words(source, import_register(session, source, today=day), is_update=False)

    with working(_("Making the register")):
        create(path, entry, fill=fill)
    done(_("Created {path}.").format(path=path) + " " + entry.words)
    if warning := warn_once(path, paths.user_folder()):
        say(warning)
