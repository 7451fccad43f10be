"""``tiepdan report``: make a report of a period, to read or as a file."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named
from tiepdan.cli.reporting.days import Days
from tiepdan.cli.reporting.edited import Edited
from tiepdan.cli.running.screen.output import DOCUMENT, Output, takes_output
from tiepdan.cli.running.writing import writes
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.reports.documents.outline_files import is_outline_name

if TYPE_CHECKING:
    from tiepdan.reports.forms.form import Form

_Names = Annotated[
    list[str] | None,
    typer.Argument(
        metavar=_("NAME…"),
        help=_("The report, for example qd11; without one the reports owed and sent are listed."),
    ),
]
_Rows = Annotated[
    str | None,
    typer.Option(metavar=_("COLUMN"), help=_("List the cases behind this column of a form.")),
]
_AsSent = Annotated[
    bool,
    typer.Option(
        "--as-sent", metavar="", help=_("As it was sent, and which cells would be others today.")
    ),
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


@takes_output(DOCUMENT)
def report(
    names: _Names = None,
    *,
    output: Output,
    first: First = None,
    last: Last = None,
    named: Named = None,
    rows: _Rows = None,
    as_sent: _AsSent = False,
    write: _Write = None,
    text: _TextFile = None,
    take: _Take = None,
    strict: _Strict = False,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Make a report of a period; without a name, list the reports owed and sent."""
    days = Days(first, last, named, options.as_of(today))
    path = options.database_path(db)
    _check_together(output, rows=rows, as_sent=as_sent, write=write, text=text, take=take)
    if writes.is_dry() and write is None and take is None:
        raise UsageError(_("--dry-run goes with --write or --take; else nothing is recorded."))
    if not names:
        from tiepdan.cli.commands.reports.reports import show_reports  # noqa: PLC0415 (start-up)

        show_reports(path, output, today=days.today)
        return
    is_in_words = any(is_outline_name(name, path) for name in names)
    if not is_in_words:
        from tiepdan.cli.reporting.asked_for import parts_asked_for  # noqa: PLC0415 (start-up)

        # Forms and words are printed apart; the words say where the forms are.
        names = [parts_asked_for(name, path, named)[-1] for name in names]
        is_in_words = any(is_outline_name(name, path) for name in names)
    forms = () if is_in_words else _forms_if_all(names, path)
    is_of_forms = bool(forms)
    if not is_of_forms and rows is not None:
        raise UsageError(_("--rows is for official forms, such as 01/TCD."))
    if not is_of_forms:
        if not is_in_words:
            from tiepdan.cli.reporting.books import print_book  # noqa: PLC0415 (start-up)

            if print_book(path, names, days, output, as_sent=as_sent):
                return
        edited = None
        if write is not None or take is not None:
            edited = Edited(section=write, text_file=text, word_file=take, no_input=no_input)
        _report_in_words(path, names, days, output, edited, as_sent=as_sent, is_strict=strict)
    elif write is not None or take is not None:
        raise UsageError(_("--write and --take are for reports in words; a form has no texts."))
    else:
        _report_forms(path, names, forms, days, output, rows, as_sent=as_sent, is_strict=strict)


def _forms_if_all(names: Sequence[str], path: Path) -> "tuple[Form, ...]":
    """Every form there is, if all of the names are those of forms; else none."""
    # A report in words that speaks of no form brings in none of this.
    from tiepdan.reports.forms.choosing import is_form_name  # noqa: PLC0415
    from tiepdan.reports.forms.loading import load_forms  # noqa: PLC0415

    forms = load_forms(path)
    return forms if all(is_form_name(name, forms) for name in names) else ()


def _report_in_words(
    path: Path,
    names: Sequence[str],
    days: Days,
    output: Output,
    edited: Edited | None,
    *,
    as_sent: bool,
    is_strict: bool,
) -> None:
    """Keep a text of a report in words, or show it, as it is now or as it was sent."""
    from tiepdan.cli.reporting import words  # noqa: PLC0415 (start-up)

    outlines = words.outlines_meant(names, path)
    if edited:
        from tiepdan.cli.reporting import texts  # noqa: PLC0415

        texts.keep_edited(path, outlines, days, edited)
    elif as_sent:
        from tiepdan.cli.reporting import sent_words  # noqa: PLC0415

        sent_words.print_words_as_sent(path, outlines, days, output)
    else:
        words.show_report(path, outlines, days, output, is_strict=is_strict)


def _report_forms(
    path: Path,
    names: Sequence[str],
    forms: "Sequence[Form]",
    days: Days,
    output: Output,
    rows: str | None,
    *,
    as_sent: bool,
    is_strict: bool,
) -> None:
    """Show official forms, as they are now or as they were sent, or the rows behind a column."""
    from tiepdan.cli.reporting.forms import print_forms, print_rows  # noqa: PLC0415 (start-up)

    period, day = days.period(path), days.today
    if as_sent:
        from tiepdan.cli.reporting.sending import print_as_sent  # noqa: PLC0415

        print_as_sent(path, names, forms, period, output=output, today=day)
    elif rows is not None:
        print_rows(path, names, forms, period, rows, output=output, today=day)
    else:
        print_forms(path, names, forms, period, is_strict=is_strict, output=output, today=day)


def _check_together(
    output: Output,
    *,
    rows: str | None,
    as_sent: bool,
    write: str | None,
    text: str | None,
    take: str | None,
) -> None:
    """Which of these go together.

    Raises:
        UsageError: two of them do not.
    """
    if text is not None and write is None:
        raise UsageError(_("--text goes with --write; for example --write nhan-xet --text a.txt."))
    asked = (output.file is not None or output.as_json, write is not None, take is not None)
    if sum(asked) > 1:
        raise UsageError(_("Write only one of -o, --json, --write and --take."))
    if sum((rows is not None, as_sent, write is not None, take is not None)) > 1:
        raise UsageError(_("Write only one of --rows, --as-sent, --write and --take."))
