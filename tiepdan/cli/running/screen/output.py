"""Where the answer of a command goes: to the screen, as JSON, or into a file."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.signatures import Command, option, with_options
from tiepdan.cli.running.screen.printing import say, show
from tiepdan.errors import TiepdanError, UsageError
from tiepdan.i18n import _
from tiepdan.reports.model import Agenda, Report, Table

if TYPE_CHECKING:
    from tiepdan.output.files import OutputFile
    from tiepdan.reports.documents.document import Document

TABLES = (".xlsx", ".csv", ".json")
"""The endings of what every list can be written as."""

DOCUMENT, CALENDAR = ".docx", ".ics"
"""Those of a Word file, for lists that are printed and signed, and of a calendar."""

_JSON = ".json"
_OF_WORDS = (".docx", _JSON)


@dataclass(frozen=True, slots=True)
class Output:
    """How the answer of a command is wanted."""

    as_json: bool
    no_color: bool
    file: "OutputFile | None" = None

    @property
    def is_data(self) -> bool:
        """Whether it is for a program to read."""
        return self.as_json or (self.file is not None and self.file.ending == _JSON)

    @property
    def is_for_later(self) -> bool:
        """Whether it is not for somebody who looks at the screen, and may be asked."""
        return self.as_json or self.file is not None

    @property
    def is_calendar(self) -> bool:
        """Whether the days in it are wanted, for a calendar."""
        return self.file is not None and self.file.ending == CALENDAR

    def at_most(self, length: int | None = None, *, everything: bool) -> int | None:
        """How many rows are wanted: all, unless they are for a screen; ``everything`` is --all."""
        if everything or self.is_for_later:
            return None
        return length or options.LIST_LENGTH

    def show(
        self, content: Report | Table, *, data: Any = None, agenda: Agenda | None = None
    ) -> None:
        """Print or write the answer.

        ``data`` is its JSON, where that has a form of its own, ``agenda`` the days in it.

        Raises:
            RefusedError: something has come to be at the file meanwhile.
            DatabaseError: the file cannot be written; nothing is left of it.
        """
        if self.file is None:
            show(content, as_json=self.as_json, no_color=self.no_color, data=data)
            return
        from tiepdan.cli.running.screen.progress import progress, watched  # noqa: PLC0415 (start-up)
        from tiepdan.output import files  # noqa: PLC0415 (start-up: seldom asked)

        with progress() as shown:
            written = watched(content, shown) if shown else content
            said = files.write(written, self.file, data=data, agenda=agenda)
        say(said)

    def show_document(self, document: "Document", *, data: Any) -> None:
        """Print or write a report in words.

        Raises:
            UsageError: it is not written as such a file.
            RefusedError: something has come to be at the file meanwhile.
            DatabaseError: the file cannot be written; nothing is left of it.
        """
        if self.file and self.file.ending not in _OF_WORDS:
            raise UsageError(
                _("A report in words is written as {endings}; for example -o bao-cao.docx.").format(
                    endings=", ".join(_OF_WORDS)
                )
            )
        if self.file is not None:
            from tiepdan.output import files  # noqa: PLC0415 (one medium a run)

            say(files.write(document, self.file, data=data))
        elif self.as_json:
            from tiepdan.output import json  # noqa: PLC0415

            json.write(data)
        else:
            from tiepdan.output.screen import document as terminal  # noqa: PLC0415

            terminal.write(document)


def takes_output(*further: str) -> Callable[[Command], Command]:
    """Have a command take --json, -o, --force and --no-color, which it gets as ``output``.

    ``further`` are the endings of files that it writes besides those of all lists. What is wrong
    with the file is said before the command begins.
    """
    endings = (*TABLES, *further)
    file = typer.Option(
        "--output",
        "-o",
        metavar=_("FILE"),
        help=_("Write all of it to this file: {endings}.").format(endings=", ".join(endings)),
    )
    taken = (
        option("as_json", options.AsJson, default=False),
        option("output", Annotated[str | None, file]),
        option("force", _Force, default=False),
        option("no_color", options.NoColor, default=False),
    )

    def read(typed: Mapping[str, Any]) -> Output:
        file = _file(typed["output"], endings, force=typed["force"], as_json=typed["as_json"])
        if file is not None:
            file = replace(file, anchor=_anchor(typed.get("db")))
        return Output(typed["as_json"], typed["no_color"], file)

    def decorate(command: Command) -> Command:
        return with_options(command, "output", taken, read, is_last=True)

    return decorate


def _anchor(database_typed: str | None) -> str:
    """The line that binds a paper to the journal as it is before the command reads; else nothing.

    What is wrong with the register the command says itself.
    """
    from tiepdan.cli.asking.seal import paper_line  # noqa: PLC0415 (start-up: seldom asked)
    from tiepdan.records import database  # noqa: PLC0415
    from tiepdan.records.journal import clock, operations  # noqa: PLC0415

    try:
        with database.reading(options.database_path(database_typed)) as connection:
            operation, digest = operations.last_seal(connection)
    except TiepdanError:
        return ""
    return paper_line(operation, digest, day=clock.today())


_Force = Annotated[
    bool,
    typer.Option("--force", metavar="", help=_("Replace the file of -o if it is there already.")),
]


def _file(
    typed: str | None, endings: Sequence[str], *, force: bool, as_json: bool
) -> "OutputFile | None":
    if typed is None:
        if force:
            raise UsageError(_("--force goes with -o; for example -o tiepdan.xlsx --force."))
        return None
    from tiepdan.output import files  # noqa: PLC0415 (start-up: seldom asked)

    file = files.output_file(
        options.file_path(typed, is_to_be_made=True), endings, may_replace=force
    )
    if as_json and file.ending != _JSON:
        raise UsageError(
            _("--json writes no {ending}; leave it out, or name a file that ends in .json.").format(
                ending=file.ending
            )
        )
    return file
