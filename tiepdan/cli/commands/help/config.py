"""``tiepdan config``: what is set on this PC, from where, and how to change it."""

from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.cli.running.screen.printing import done, say
from tiepdan.cli.running.settings import COPIES_ELSEWHERE, settings_of_this_pc
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.records.copies.elsewhere import why_not_there
from tiepdan.records.file import elsewhere, state
from tiepdan.records.file.another_drive import other_drive
from tiepdan.records.file.folders import make_named
from tiepdan.records.file.location import risky_place
from tiepdan.reports.lists.settings import settings_table
from tiepdan.text import quoted

_NONE = "-"
"""What empties a setting, as it empties a fact at a prompt."""


@takes_output()
def config(
    setting: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[SETTING]"), help=_("What to set: {name}.").format(name=COPIES_ELSEWHERE)
        ),
    ] = None,
    value: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[FOLDER]"),
            help=_("A folder on another drive, where each day's copy goes too; “-” for none."),
        ),
    ] = None,
    *,
    output: Output,
    db: options.Database = None,
    today: options.Today = None,
) -> None:
    """Show what is set on this PC; it needs no register, and changes nothing unless told what."""
    if setting is not None:
        _set(setting, value, options.database_path(db))
    output.show(settings_table(settings_of_this_pc(db, today, no_color=output.no_color)))


def _set(setting: str, value: str | None, register: Path) -> None:
    """Change a setting.

    Raises:
        UsageError: it is none that is set here, or no folder was named.
        NotFoundError: there is no such folder, or no register.
        DatabaseError: it cannot be kept.
    """
    example = f"{other_drive(register.resolve())}\\sao-luu"
    if setting != COPIES_ELSEWHERE:
        raise UsageError(
            _("“{setting}” is not set here; {name} is: tiepdan config {name} {folder}").format(
                setting=quoted(setting), name=COPIES_ELSEWHERE, folder=example
            )
        )
    if value is None:
        raise UsageError(
            _("Name a folder on another drive: tiepdan config {name} {folder}").format(
                name=COPIES_ELSEWHERE, folder=example
            )
        )
    state.check_exists(register)
    if value == _NONE:
        elsewhere.set_folder(register, None)
        done(_("Copies go to no other drive any more."))
        return
    folder = options.file_path(value, is_to_be_made=True).absolute()
    make_named(folder)
    elsewhere.set_folder(register, folder)
    done(_("From now on each day's copy goes to {folder} too.").format(folder=folder))
    _warn(register, folder)


def _warn(register: Path, folder: Path) -> None:
    """Of what a clerk should know of that place; it is set all the same."""
    if reason := why_not_there(register, folder):
        say(_("No copy can be made there now: {reason}").format(reason=reason))
    if not elsewhere.is_on_another_drive(register, folder):
        say(elsewhere.same_drive())
    if warning := risky_place(folder / register.name):
        say(warning)
    say(
        _(
            "Those copies have no passphrase: whoever has the drive reads them. Encrypt the drive"
            " (on Windows with BitLocker) or lock it away; a copy under a passphrase you make with"
            " tiepdan backup FOLDER --passphrase."
        )
    )
