"""``tiepdan report``: make a report of a period, to read or as a file."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.period import First, Last, Named
from tiepdan.cli.commands.reports.reports import reports
from tiepdan.errors import NotFoundError
from tiepdan.i18n import _
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
    del first, last, named, output, force, write, text, take, strict, no_input
    if not names:
        reports(db=db, today=today, as_json=as_json, no_color=no_color)
        return
    raise NotFoundError(_("There is no report “{name}”.").format(name=quoted(names[0])))
