"""``tiepdan report``: make a report of a period, to read or as a file."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named
from tiepdan.cli.commands.reports.reports import reports
from tiepdan.cli.reporting.days import Days
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.reports.books.book_table import is_book_name
from tiepdan.reports.books.loading import load_books
from tiepdan.reports.forms.choosing import is_form_name
from tiepdan.reports.forms.loading import load_forms

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
    if not names:
        reports(db=db, today=today, as_json=as_json, no_color=no_color)
        return
    days = Days(first, last, named, options.as_of(today))
    path = options.database_path(db)
    _check_together(output, write=write, text=text, take=take, force=force, as_json=as_json)
    forms = load_forms(path)
    books = load_books(path)
    if any(is_book_name(name, books) for name in names):
        from tiepdan.cli.reporting.books import print_book  # noqa: PLC0415 (start-up)

        period, day = days.period(path), days.today
        print_book(path, names, books, period, as_json=as_json, no_color=no_color, today=day)
        return
    if not all(is_form_name(name, forms) for name in names):
        from tiepdan.cli.reporting import words  # noqa: PLC0415 (start-up)

        outlines = words.outlines_meant(names, forms, path)
        if write is None and take is None:
            file = words.file_to_write(output, force=force)
            words.show_report(path, outlines, days, file, is_strict=strict, as_json=as_json)
        else:
            from tiepdan.cli.reporting import texts  # noqa: PLC0415 (start-up: only to write)

            edited = texts.Edited(section=write, text_file=text, word_file=take)
            texts.keep_edited(path, outlines, days, edited, no_input=no_input)
        return
    if write is not None or take is not None:
        raise UsageError(_("--write and --take are for reports in words; a form has no texts."))
    period, day = days.period(path), days.today
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


def _check_together(
    output: str | None,
    *,
    write: str | None,
    text: str | None,
    take: str | None,
    force: bool,
    as_json: bool,
) -> None:
    """Which of these go together.

    Raises:
        UsageError: two of them do not.
    """
    if text is not None and write is None:
        raise UsageError(_("--text goes with --write; for example --write nhan-xet --text a.txt."))
    if sum(asked is not None for asked in (output, write, take)) + as_json > 1:
        raise UsageError(_("Write only one of -o, --json, --write and --take."))
    if force and output is None:
        raise UsageError(_("--force goes with -o; for example -o bao-cao.docx --force."))
