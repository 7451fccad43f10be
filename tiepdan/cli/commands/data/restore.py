"""``tiepdan restore``: put a copy in the place of the database, which is kept aside."""

import sqlite3
from datetime import date, datetime
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.passphrase import PassphraseFile, ask_passphrase
from tiepdan.cli.asking.prompting.prompts import check_can_confirm, confirm
from tiepdan.cli.running.screen.printing import say, show
from tiepdan.cli.running.screen.progress import working
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.clerk import clerk_name
from tiepdan.cli.running.writing.trying import say_dry
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.records.copies import making, restoring
from tiepdan.records.copies.elsewhere import folders_of_copies
from tiepdan.records.copies.whose import Whose, whose
from tiepdan.records.file import state
from tiepdan.records.file.copies_beside import copies_in
from tiepdan.records.file.location import backup_folder
from tiepdan.reports import register_check
from tiepdan.reports.lists.register.copies import copies_table

_EXAMPLE = "tiepdan-2026-11-23-0931.db"


def restore(
    file: Annotated[
        str | None,
        typer.Argument(
            metavar=_("[FILE]"), help=_("The copy; without it, those that there are are listed.")
        ),
    ] = None,
    *,
    passphrase_file: PassphraseFile = None,
    yes: options.Yes = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Check a copy, and put it in the place of the database; the replaced one is kept aside."""
    day = options.as_of(today)
    path = options.database_path(db)
    restoring.check_replaceable(path)
    if file is None:
        _list(path, as_json=as_json, no_color=no_color)
        return
    copy = _copy_meant(path, file)
    making.check_is_copy(copy)
    if state.is_there(path):
        check_can_confirm(yes=yes, no_input=no_input)
    words = None
    if making.is_encrypted(copy):
        words = ask_passphrase(passphrase_file, is_new=False, no_input=no_input)
    if state.is_there(path):
        _ask(copy, path, words, yes=yes)
    check = partial(_problems_of, day=day)
    if writes.is_dry():
        with working(_("Checking the copy")):
            restoring.check_copy(copy, path, passphrase=words, check=check)
        say_dry()
        say(
            _("{copy} is whole, and would be put in the place of {path}.").format(
                copy=copy, path=path
            )
        )
        if as_json:
            json.write({"dry_run": True, "path": str(path), "replaced": None})
        return
    clerk_name(may_ask=not no_input)  # after the restoring nothing may keep it from the journal
    restored = _("Restored the register from the copy {name}.").format(name=copy.name)
    with working(_("Checking the copy, and restoring it")):
        aside = restoring.restore(
            copy,
            path,
            passphrase=words,
            check=check,
            now=datetime.now(),  # noqa: DTZ005 (the PC's own time names the file)
        )
    with writes.at_work():
        writes.note(restored)
        if aside:
            say(_("What was replaced is kept at {path}.").format(path=aside))
        else:
            say(_("It is the register of {office}.").format(office=whose(path).office))
        with writing(path, "restore", no_input=no_input) as register:
            register.entry.is_kept = True
            register.tell(restored)
    if as_json:
        json.write({"path": str(path), "replaced": str(aside) if aside else None})


def _ask(copy: Path, path: Path, words: str | None, *, yes: bool) -> None:
    """Whether the copy may take the place of the register; of another one, it is said first."""
    with working(_("Checking the copy")):
        mine, theirs = whose(path), restoring.whose_is(copy, path, passphrase=words)
    if mine.is_another_than(theirs):
        say(_of_another(mine, theirs))
    confirm(_("Put {copy} in the place of {path}?").format(copy=copy, path=path), yes=yes)


def _of_another(mine: Whose, theirs: Whose) -> str:
    if mine.office == theirs.office:
        return _("The copy is of another register of {office}, begun apart from this one.").format(
            office=mine.office
        )
    return _("The copy is of another register, that of {theirs}; this one is of {mine}.").format(
        theirs=theirs.office, mine=mine.office
    )


def _problems_of(connection: sqlite3.Connection, *, day: date) -> list[str]:
    return register_check.problems_of(register_check.examine(connection, today=day))


def _list(path: Path, *, as_json: bool, no_color: bool) -> None:
    """Show the copies beside the register, or where it should be; else those on another drive.

    Raises:
        NotFoundError: there are none.
    """
    for folder in folders_of_copies(path):
        if copies := copies_in(folder):
            show(copies_table(copies, folder=folder), as_json=as_json, no_color=no_color)
            return
    raise NotFoundError(
        _(
            "There is no copy in {folder}; name the file of another one, for example"
            " tiepdan restore E:\\tiepdan-2026-11-23-0931.db"
        ).format(folder=backup_folder(path))
    )


def _copy_meant(path: Path, typed: str) -> Path:
    """The file, or one of the copies that are listed by its name alone.

    Raises:
        NotFoundError: there is no such copy.
        UsageError: it is a folder; the sentence names the newest copy in it.
    """
    copy = options.file_path(typed)
    if copy.is_dir():
        newest = next((one.path for one in copies_in(copy)), copy / _EXAMPLE)
        raise UsageError(state.folder_sentence(copy, newest))
    if state.is_there(copy):
        return copy
    if copy.name == typed:
        for folder in folders_of_copies(path):
            if state.is_there(folder / copy.name):
                return folder / copy.name
    raise NotFoundError(_("There is no copy at {path}.").format(path=copy))
