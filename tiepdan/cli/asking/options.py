"""The options that many commands share, and how they are read."""

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path, PureWindowsPath
from typing import Annotated, Any, TypeVar

import typer

from tiepdan import errors, paths
from tiepdan.cli.asking import completing
from tiepdan.dates import FIRST_DAY, LAST_DAY, parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.vocabulary.terms import Term
from tiepdan.records.journal import clock
from tiepdan.text import quoted

T = TypeVar("T")
Typed = TypeVar("Typed")

Text = str | None
"""What was typed after an option, if anything; each command parses it."""

DATABASE_VARIABLE = "TIEPDAN_DB"
TODAY_VARIABLE = "TIEPDAN_TODAY"

Database = Annotated[
    str | None,
    typer.Option(
        "--db",
        envvar=DATABASE_VARIABLE,
        metavar=_("FILE"),
        help=_("The database file, instead of your own."),
        show_envvar=True,
    ),
]
Today = Annotated[
    str | None,
    typer.Option(
        "--today",
        envvar=TODAY_VARIABLE,
        metavar=_("DATE"),
        help=_("Look as of another day, for example 06/07/2026."),
        show_envvar=True,
    ),
]
AsJson = Annotated[bool, typer.Option("--json", metavar="", help=_("Print plain data as JSON."))]
NoInput = Annotated[bool, typer.Option("--no-input", metavar="", help=_("Never ask anything."))]
Yes = Annotated[bool, typer.Option("--yes", metavar="", help=_("Do it without asking once more."))]
NoColor = Annotated[
    bool, typer.Option("--no-color", metavar="", help=_("Print without colours (also: NO_COLOR)."))
]
ShowAll = Annotated[
    bool, typer.Option("--all", metavar="", help=_("Show every row, however many."))
]
PetitionArgument = Annotated[
    str,
    typer.Argument(
        metavar=_("PETITION"),
        help=_("The petition's number: 2026-0012, or 12 for this year's."),
        autocompletion=completing.petitions,
    ),
]
MeetingArgument = Annotated[
    str,
    typer.Argument(
        metavar=_("MEETING"),
        help=_("The meeting's number, for example B12."),
        autocompletion=completing.meetings,
    ),
]
CaseArgument = Annotated[
    str,
    typer.Argument(
        metavar=_("PETITION/MEETING"),
        help=_("A petition (2026-0012, or 12) or a meeting (B12)."),
        autocompletion=completing.cases,
    ),
]


def among(text: str, *choices: str) -> str:
    """What an option is, and the words that may stand after it."""
    return f"{text} " + _("One of: {choices}.").format(choices="; ".join(choices))


def of_terms(metavar: str, text: str, *some: type[Term]) -> Any:
    """An option after which stands a word of closed lists; its help and a shell tell which."""
    words = (term.label for one in some for term in one.offered())
    return typer.Option(
        metavar=metavar, help=among(text, *words), autocompletion=completing.terms(*some)
    )


LIST_LENGTH = 200
"""Rows that a list shows without ``--all``; data (``--json``) is never cut."""


def database_path(typed: str | None) -> Path:
    """The database meant: by ``--db`` or ``TIEPDAN_DB``, else the user's own.

    Raises:
        UsageError: it is no path, for example empty or in an unknown user's home, or it is typed as
            a folder.
    """
    if typed is None:
        path = paths.default_database()
    else:
        try:
            path = _path(typed)
        except (ValueError, RuntimeError) as error:
            raise UsageError(
                _(
                    "“{typed}” is no path of a database file; for example --db so-tiep-dan.db."
                ).format(typed=quoted(typed))
            ) from error
        if ends_as_folder(typed):
            from tiepdan.records.file import state  # noqa: PLC0415 (start-up: only where it failed)

            raise UsageError(state.folder_sentence(path))
    if errors.IS_WINDOWS:
        from tiepdan.records.file import windows_names  # noqa: PLC0415 (only there)

        windows_names.check_length(path, room=windows_names.ROOM_BESIDE_A_REGISTER)
    return path


def file_path(typed: str, *, is_to_be_made: bool = False) -> Path:
    """A file or folder that was named.

    Raises:
        UsageError: it is no path, for example empty or in an unknown user's home, or one that is
            to be made and too long.
    """
    try:
        path = _path(typed)
    except (ValueError, RuntimeError) as error:
        raise UsageError(
            _("“{typed}” is no path of a file; for example D:\\tiepdan-2026-11-23.db.").format(
                typed=quoted(typed)
            )
        ) from error
    if errors.IS_WINDOWS:
        from tiepdan.records.file import windows_names  # noqa: PLC0415 (only there)

        room = windows_names.ROOM_BESIDE_A_FILE if is_to_be_made else 0
        windows_names.check_length(path, room=room)
    return path


def ends_as_folder(typed: str) -> bool:
    """Whether a path is typed as only a folder's is, whether or not it is there.

    The quote is what a shell on Windows makes of a backslash before it.
    """
    return typed.endswith(("/", "\\", '"'))


def _path(typed: str) -> Path:
    if not typed.strip() or "\0" in typed:
        raise ValueError(typed)
    if errors.IS_WINDOWS:
        from tiepdan.records.file import windows_names  # noqa: PLC0415 (only there)

        typed = windows_names.as_meant(typed)
        windows_names.check_name(PureWindowsPath(typed), typed=typed)
    return Path(os.fsdecode(typed.encode(errors="surrogateescape"))).expanduser()


def as_of(typed: str | None) -> date:
    """Today, unless ``--today`` or ``TIEPDAN_TODAY`` says another day; nothing else asks the clock.

    Raises:
        UsageError: it is no date, or outside the calendar.
    """
    by_clock = clock.today()
    day = parse_date(typed, today=by_clock) if typed else by_clock
    if typed:
        clock.trust()
    if not FIRST_DAY <= day <= LAST_DAY:
        raise UsageError(
            _("{day} is outside the calendar, which reaches from {first} to {last}.").format(
                day=show_date(day), first=show_date(FIRST_DAY), last=show_date(LAST_DAY)
            )
        )
    return day


def wants_color(*, no_color: bool) -> bool:
    """Whether colours are welcome (https://no-color.org)."""
    return not no_color and not os.environ.get("NO_COLOR")


def parse_flag(flag: str, typed: str | None, parse: Callable[[str], T]) -> T | None:
    """The value of an optional flag, None where it was not typed.

    Raises:
        UsageError: the value is wrong; the sentence names the flag.
    """
    return None if typed is None else parse_typed(flag, typed, parse)


def parse_typed(flag: str, typed: Typed, parse: Callable[[Typed], T]) -> T:
    """The value of a flag that was typed.

    Raises:
        UsageError: the value is wrong; the sentence names the flag.
    """
    try:
        return parse(typed)
    except UsageError as error:
        raise error.after(flag) from error


def parse_working_days(typed: str) -> int:
    """A number of working days to look ahead.

    Raises:
        UsageError: no whole number from 0 to 250.
    """
    most = 250
    is_number = typed.isascii() and typed.isdigit() and len(typed) <= len(str(most))
    days = int(typed) if is_number else most + 1
    if days > most:
        raise UsageError(
            _("“{typed}” is not a number of working days from 0 to {most}; for example 5.").format(
                typed=quoted(typed), most=most
            )
        )
    return days
