"""``tiepdan report``: make a report of a period, to read or as a file."""

from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named, parse_named
from tiepdan.cli.commands.reports.reports import reports
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.report_rules import binding_reports
from tiepdan.reports.books.book_table import is_book_name
from tiepdan.reports.books.loading import load_books
from tiepdan.reports.forms.choosing import is_form_name
from tiepdan.reports.forms.loading import load_forms
from tiepdan.reports.period import Period, parse_period, statutory_period
from tiepdan.text import quoted

_Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("NAME…"),
        help=_("The report, for example qd11; without one the reports owed and sent are listed."),
    ),
]
_Output = Annotated[
    str | None,
    typer.Option(
        "--output", "-o", metavar=_("FILE"), help=_("Write it to this file, for example .docx.")
    ),
]
_Force = Annotated[
    bool, typer.Option("--force", metavar="", help=_("Replace the file if it is there already."))
]
_Rows = Annotated[
    str | None,
    typer.Option(metavar=_("COLUMN"), help=_("List the cases behind this column of a form.")),
]
_Write = Annotated[
    options.Text,
    typer.Option(metavar=_("SECTION"), help=_("Write a section of its text in your editor.")),
]
_TextFile = Annotated[
    options.Text,
    typer.Option("--text", metavar=_("FILE"), help=_("Take the text of --write from this file.")),
]
_Take = Annotated[
    options.Text,
    typer.Option(metavar=_("FILE"), help=_("Take over the sections edited in this Word file.")),
]
_Strict = Annotated[
    bool,
    typer.Option("--strict", metavar="", help=_("Refuse to make it while it contradicts itself.")),
]


def report(
    names: _Names = None,
    *,
    first: First = None,
    last: Last = None,
    named: Named = None,
    rows: _Rows = None,
    output: _Output = None,
    force: _Force = False,
    write: _Write = None,
    text: _TextFile = None,
    take: _Take = None,
    strict: _Strict = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
    no_input: options.NoInput = False,
) -> None:
    """Make a report of a period; without a name, list the reports owed and sent."""
    del output, force, write, text, take, no_input
    if not names:
        reports(db=db, today=today, as_json=as_json, no_color=no_color)
        return
    day = options.as_of(today)
    path = options.database_path(db)
    forms = load_forms(path)
    books = load_books(path)
    if any(is_book_name(name, books) for name in names):
        from tiepdan.cli.reporting.books import print_book  # noqa: PLC0415 (start-up)

        period = _period(path, first, last, named, day)
        print_book(path, names, books, period, as_json=as_json, no_color=no_color, today=day)
        return
    unknown = next((name for name in names if not is_form_name(name, forms)), None)
    if unknown is not None:
        raise NotFoundError(_("There is no report “{name}”.").format(name=quoted(unknown)))
    period = _period(path, first, last, named, day)
    from tiepdan.cli.reporting.forms import print_forms, print_rows  # noqa: PLC0415 (start-up)

    if rows is not None:
        print_rows(path, names, forms, period, rows, as_json=as_json, no_color=no_color, today=day)
        return
    print_forms(
        path,
        names,
        forms,
        period,
        is_strict=strict,
        as_json=as_json,
        no_color=no_color,
        today=day,
    )


def _period(
    path: Path, first: str | None, last: str | None, named: str | None, today: date
) -> Period:
    """The days of a report.

    Raises:
        UsageError: none were typed, or they are no period.
    """
    report_period = parse_named(named, first, last)
    if report_period is None:
        if first is None and last is None:
            raise UsageError(
                _("Of which period? For example --period Q1/2026, or --from 2019 --to 2023.")
            )
        return parse_period(first, last, today=today)
    with database.reading(path) as connection:
        return statutory_period(report_period, binding_reports(connection))
