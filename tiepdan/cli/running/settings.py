"""What is set on this PC: each setting with what says so, and how to say otherwise."""

import os
import sys
from collections.abc import Iterator

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.reporting.texts import editor_named
from tiepdan.cli.running.screen.console import CANNOT
from tiepdan.cli.running.writing.clerk import CLERK_VARIABLE, clerk_name, kept_name
from tiepdan.dates import show_date
from tiepdan.i18n import LANGUAGE, _
from tiepdan.output.screen import width
from tiepdan.records.file.elsewhere import known_of
from tiepdan.records.file.location import backup_folder
from tiepdan.records.file.state import wait_seconds
from tiepdan.records.file.windows_places import in_the_store
from tiepdan.reports.lists.settings import Setting

COPIES_ELSEWHERE = "copies-elsewhere"

_OPTIONS = {options.DATABASE_VARIABLE: "--db", options.TODAY_VARIABLE: "--today"}


def settings_of_this_pc(db: str | None, today: str | None, *, no_color: bool) -> Iterator[Setting]:
    """Every setting; ``db``, ``today`` and ``no_color`` are what this command was given.

    Raises:
        UsageError: a variable holds nothing that can be meant.
    """
    register = options.database_path(db).absolute()
    yield Setting(
        "database", _("Register"), str(in_the_store(register) or register),
        _given(
            options.DATABASE_VARIABLE, typed=db,
            else_=_("carried along with the program") if paths.carried_folder() else None,
        ),
        _set(options.DATABASE_VARIABLE, _("FILE")),
    )  # fmt: skip
    yield Setting(
        "copies", _("Copies"), str(backup_folder(register)), _("beside the register"),
        "tiepdan backup " + _("FOLDER"),
    )  # fmt: skip
    folder = known_of(register).folder
    yield Setting(
        COPIES_ELSEWHERE, _("Copies on another drive"), str(folder) if folder else _("none"),
        _("given once") if folder else _("as usual"),
        f"tiepdan config {COPIES_ELSEWHERE} " + _("FOLDER"),
    )  # fmt: skip
    yield Setting(
        "clerk", _("Name in the journal"), clerk_name(may_ask=False), _clerk_source(),
        f'tiepdan clerk "{_("NAME")}"',
    )  # fmt: skip
    yield Setting(
        "today", _("Today"), show_date(options.as_of(today)),
        _given(options.TODAY_VARIABLE, typed=today, else_=_("the clock of this PC")),
        _set(options.TODAY_VARIABLE, "06/07/2026"),
    )  # fmt: skip
    yield Setting(
        "language", _("Language"), _("English") if LANGUAGE == "en" else _("Vietnamese"),
        _given("TIEPDAN_LANG"), _set("TIEPDAN_LANG", "en"),
    )  # fmt: skip
    yield Setting(
        "colors", _("Colours"), _("yes") if _has_colors(no_color=no_color) else _("no"),
        _color_source(), _set("NO_COLOR", "1"),
    )  # fmt: skip
    yield Setting(
        "width", _("Width"), str(width.columns_of(sys.stdout) or _("not limited")),
        _width_source(), _set(width.VARIABLE, "100"),
    )  # fmt: skip
    yield Setting(
        "wait", _("Wait for somebody who writes"),
        _("{seconds} seconds").format(seconds=f"{wait_seconds():g}".replace(".", ",")),
        _given("TIEPDAN_LOCK_WAIT"), _set("TIEPDAN_LOCK_WAIT", "60"),
    )  # fmt: skip
    yield Setting(
        "editor", _("Editor for texts"),
        editor_named() or _("none"),
        _given("VISUAL", "EDITOR"),
        _set("EDITOR", "notepad" if sys.platform == "win32" else "nano"),
    )  # fmt: skip
    yield Setting(
        "data", _("Law, calendar, handbook"), str(paths.data_folder()), _("the program"),
        _("comes with a new version"),
    )  # fmt: skip
    for key, label in (
        ("forms", _("The office's own forms")),
        ("books", _("The office's own books")),
        ("reports", _("The office's own reports")),
        ("letters", _("The office's own letters")),
    ):
        folder = register.parent / key
        found = str(folder) if folder.is_dir() else _("none")
        yield Setting(key, label, found, _("beside the register"), str(folder))


def _given(*variables: str, typed: str | None = None, else_: str | None = None) -> str:
    """What says so: the option of the first variable, one of the variables, or nothing at all."""
    if typed is not None and typed != os.environ.get(variables[0]):
        return _OPTIONS[variables[0]]
    named = next((one for one in variables if os.environ.get(one)), None)
    return named or else_ or _("as usual")


def _color_source() -> str:
    if os.environ.get("NO_COLOR") == CANNOT:
        return _("the terminal")
    return _given("NO_COLOR", else_=_("the terminal"))


def _width_source() -> str:
    if width.chosen_columns():
        return width.VARIABLE
    return _("the terminal") if sys.stdout.isatty() else _("printed to no terminal")


def _set(variable: str, value: str) -> str:
    """How a variable is set in the shell of this PC."""
    return f"{'set' if sys.platform == 'win32' else 'export'} {variable}={value}"


def _clerk_source() -> str:
    if os.environ.get(CLERK_VARIABLE):
        return CLERK_VARIABLE
    return _("given once") if kept_name() else _("the account of this PC")


def _has_colors(*, no_color: bool) -> bool:
    return options.wants_color(no_color=no_color) and sys.stdout.isatty()
