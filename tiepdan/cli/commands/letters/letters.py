"""``tiepdan letters``: the kinds of letters, and an office's own templates of them."""

from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import completing, options
from tiepdan.cli.letters.choosing import kind_named, letters_of
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.dates import parse_date
from tiepdan.i18n import _
from tiepdan.law.toml.laws import load_limits
from tiepdan.records.file import state
from tiepdan.reports.letters.loading import load_letters
from tiepdan.reports.lists.letters import letters_table


@takes_output()
def letters(
    which: Annotated[
        str | None,
        typer.Argument(
            metavar=_("KIND"),
            help=_("Only this letter, in full; or those of complaints, denunciations …"),
            autocompletion=completing.letters,
        ),
    ] = None,
    *,
    output: Output,
    on: Annotated[
        str | None, typer.Option("--on", metavar=_("DATE"), help=_("As for a step of this day."))
    ] = None,
    edit: Annotated[
        options.Text,
        typer.Option(metavar=_("KIND"), help=_("Copy its template to the office's own folder.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """List the kinds of letters: by which article, who gets each, by when, whose words it has."""
    day = options.as_of(today)
    if on is not None:
        day = options.parse_typed("--on", on, lambda typed: parse_date(typed, today=day))
    path = options.database_path(db)
    state.is_there(path)  # a name that cannot be is said before a folder beside it is looked for
    known = load_letters(path)
    if edit is not None:
        from tiepdan.cli.letters.own_templates import copy_template  # noqa: PLC0415 (start-up)

        copy_template(kind_named(edit, known), day, path)
        return
    shown = known if which is None else letters_of(which, known)
    is_one = which is not None and len(shown) == 1
    output.show(letters_table(shown, load_limits(paths.data_folder()), on=day, is_one=is_one))
