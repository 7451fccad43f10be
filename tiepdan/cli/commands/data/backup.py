"""``tiepdan backup``: make a verified copy of the database."""

from contextlib import suppress
from datetime import date, datetime
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.passphrase import PassphraseFile, ask_passphrase
from tiepdan.cli.asking.seal import seal_sentence
from tiepdan.cli.running.screen.printing import done, say
from tiepdan.cli.running.screen.progress import working
from tiepdan.errors import DatabaseError
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.paths import names_in
from tiepdan.records.copies import making
from tiepdan.records.copies.making import dated_name
from tiepdan.records.copies.snapshot import reading_whole
from tiepdan.records.file import elsewhere, state
from tiepdan.records.file.copies_beside import ENCRYPTED, PLAIN
from tiepdan.records.file.folders import make_named
from tiepdan.records.file.location import backup_folder, risky_place
from tiepdan.records.file.publishing import unwritable


def backup(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[FILE]"),
            help=_("A new file, or a folder such as a USB stick; else beside the database."),
        ),
    ] = None,
    *,
    passphrase: Annotated[
        bool,
        typer.Option(
            "--passphrase", metavar="", help=_("Ask for a passphrase, without which it is unread.")
        ),
    ] = False,
    passphrase_file: PassphraseFile = None,
    db: options.Database = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Make a copy while others go on working; it is read back and checked before it counts.

    The one file is all that another computer needs: tiepdan restore FILE.
    """
    path = options.database_path(db)
    is_secret = passphrase or passphrase_file is not None
    words = ask_passphrase(passphrase_file, is_new=True, no_input=no_input) if is_secret else None
    target = _target(path, file, ENCRYPTED if words else PLAIN)
    with working(_("Copying")):
        if words is None:
            seal = making.copy_register(path, target)
        else:
            seal = making.copy_encrypted(path, target, words)
    done(_("Copied and read back: {path}").format(path=target))
    _take_note_of_place(path, target, is_named=file is not None)
    if seal:
        say(seal_sentence(*seal))
    if words is None and (warning := risky_place(target)):
        say(warning)
    if as_json:
        noted = f"{seal[0]}:{seal[1][:16]}" if seal else None
        json.write({"path": str(target), "encrypted": words is not None, "seal": noted})


def _take_note_of_place(path: Path, target: Path, *, is_named: bool) -> None:
    """Remember a copy on another drive, or it is asked for once more.

    Of a place that was named and is on the register's own drive, that is said: the stick that was
    meant may not be plugged in, or the register itself may lie on it.
    """
    with suppress(OSError, DatabaseError):
        if elsewhere.is_on_another_drive(path, target.parent):
            elsewhere.note_copy(path, date.today())  # noqa: DTZ011 (the PC's own day, as in its name)
        elif is_named:
            say(elsewhere.same_drive())


def _target(path: Path, typed: str | None, extension: str) -> Path:
    """Where the copy goes: the file meant, or one named by the moment in the folder meant.

    What is not there and has not the ending of a copy is a folder that is to be made: a file
    without an ending would be in the way of next week's copy.
    """
    folder = backup_folder(path) if typed is None else options.file_path(typed, is_to_be_made=True)
    if not folder.is_dir():
        if typed is not None and _is_file(folder, typed):
            return folder
        with reading_whole(path):  # for a register of ours, not for any file
            pass
        make_named(folder)
        if typed is not None:
            say(_("Made the folder {folder}.").format(folder=folder))
    try:
        existing = names_in(folder)
    except OSError as error:
        raise unwritable(folder, error) from error
    now = datetime.now()  # noqa: DTZ005 (the PC's own time names the file)
    return folder / dated_name(now, existing, extension)


def _is_file(path: Path, typed: str) -> bool:
    """Whether a path at which there is no folder is that of a file, there or to be made."""
    has_ending = path.suffix.lower() in {PLAIN, ENCRYPTED} and not options.ends_as_folder(typed)
    return has_ending or state.is_there(path)
