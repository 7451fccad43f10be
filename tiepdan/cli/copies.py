"""Copies of the register: making one, and putting one back."""

from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import can_ask, check_can_confirm, confirm
from tiepdan.cli.checking import seal_sentence
from tiepdan.cli.running import written
from tiepdan.cli.running.clerk import clerk_name
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import done, say, show
from tiepdan.cli.running.writing import writing
from tiepdan.errors import DatabaseError, InterruptedError_, NotFoundError, UsageError, reason_of
from tiepdan.i18n import _
from tiepdan.paths import make_private_folder
from tiepdan.records.file import state

PassphraseFile = Annotated[
    options.Text,
    typer.Option(
        "--passphrase-file",
        metavar=_("FILE"),
        help=_("Read the passphrase from the first line of a file instead of asking."),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Data"),
        ("backup", backup, _("Make a verified copy of the database.")),
        ("restore", restore, _("Put a copy in the place of the database, which is kept aside.")),
    )


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
    from tiepdan.records.copies import making  # noqa: PLC0415 (only to copy)
    from tiepdan.records.file.location import risky_place  # noqa: PLC0415

    path = options.database_path(db)
    is_secret = passphrase or passphrase_file is not None
    words = _passphrase(passphrase_file, is_new=True, no_input=no_input) if is_secret else None
    target = _target(path, file, making.ENCRYPTED if words else making.PLAIN)
    if words is None:
        seal = making.copy_register(path, target)
    else:
        seal = making.copy_encrypted(path, target, words)
    done(_("Copied and read back: {path}").format(path=target))
    if seal:
        say(seal_sentence(*seal))
    if words is None and (warning := risky_place(target)):
        say(warning)
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        noted = f"{seal[0]}:{seal[1][:16]}" if seal else None
        json.write({"path": str(target), "encrypted": words is not None, "seal": noted})


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
    from tiepdan.records.copies import making, restoring  # noqa: PLC0415 (only to restore)
    from tiepdan.reports import register_check  # noqa: PLC0415

    day = options.as_of(today)
    path = options.database_path(db)
    restoring.check_replaceable(path)
    if file is None:
        _list(path, as_json=as_json, no_color=no_color)
        return
    copy = _copy_meant(path, file)
    if state.is_there(path):
        check_can_confirm(yes=yes, no_input=no_input)
    words = None
    if copy.is_file() and making.is_encrypted(copy):
        words = _passphrase(passphrase_file, is_new=False, no_input=no_input)
    if state.is_there(path):
        confirm(_("Put {copy} in the place of {path}?").format(copy=copy, path=path), yes=yes)
    clerk_name(may_ask=not no_input)  # after the restoring nothing may keep it from the journal
    restored = _("Restored the register from the copy {name}.").format(name=copy.name)
    aside = restoring.restore(
        copy,
        path,
        passphrase=words,
        check=lambda found: register_check.problems_of(register_check.examine(found, today=day)),
        now=datetime.now(),  # noqa: DTZ005 (the PC's own time names the file)
    )
    with written.at_work():
        written.note(restored)
        if aside:
            say(_("What was replaced is kept at {path}.").format(path=aside))
        with writing(path, "restore", no_input=no_input) as register:
            register.entry.is_kept = True
            register.tell(restored)
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write({"path": str(path), "replaced": str(aside) if aside else None})


def _list(path: Path, *, as_json: bool, no_color: bool) -> None:
    """Show the copies beside the register, or where it should be.

    Raises:
        NotFoundError: there are none.
    """
    from tiepdan.records.copies.listing import copies_beside  # noqa: PLC0415 (only to restore)
    from tiepdan.records.copies.making import backup_folder  # noqa: PLC0415
    from tiepdan.reports.lists.register.copies import copies_table  # noqa: PLC0415

    copies = copies_beside(path)
    folder = backup_folder(path)
    if not copies:
        raise NotFoundError(
            _(
                "There is no copy in {folder}; name the file of another one, for example"
                " tiepdan restore E:\\tiepdan-2026-11-23-0931.db"
            ).format(folder=folder)
        )
    show(copies_table(copies, folder=folder), as_json=as_json, no_color=no_color)


def _copy_meant(path: Path, typed: str) -> Path:
    """The file, or one of the copies beside the register by its name alone.

    Raises:
        NotFoundError: there is no such copy.
    """
    from tiepdan.records.copies.making import backup_folder  # noqa: PLC0415 (only to restore)

    copy = options.file_path(typed)
    if state.is_there(copy):
        return copy
    beside = backup_folder(path) / copy.name
    if copy.name == typed and state.is_there(beside):
        return beside
    raise NotFoundError(_("There is no copy at {path}.").format(path=copy))


def _target(path: Path, typed: str | None, extension: str) -> Path:
    """Where the copy goes: the file meant, or one named by the moment in the folder meant."""
    from tiepdan.records.copies.making import backup_folder, dated_name  # noqa: PLC0415 (only to copy)
    from tiepdan.records.copies.snapshot import reading_whole  # noqa: PLC0415 (only to copy)

    if typed is None:
        folder = backup_folder(path)
        with reading_whole(path):  # beside a register of ours, not beside any file
            pass
        try:
            make_private_folder(folder)
        except OSError as error:
            raise DatabaseError(
                _("{path} cannot be used: {reason}.").format(path=folder, reason=reason_of(error))
            ) from error
    else:
        folder = options.file_path(typed)
        if not folder.is_dir():
            if typed.endswith(("/", "\\")):
                raise NotFoundError(
                    _("There is no folder {path}; is the drive plugged in?").format(path=folder)
                )
            return folder
    existing = {file.name for file in folder.iterdir()} if folder.is_dir() else set()
    now = datetime.now()  # noqa: DTZ005 (the PC's own time names the file)
    return folder / dated_name(now, existing, extension)


def _passphrase(file: str | None, *, is_new: bool, no_input: bool) -> str:
    """From the file, or typed where nobody can read it; a new one twice.

    Raises:
        UsageError: it is not in the file, cannot be asked for, or was typed in two ways.
        InterruptedError_: Ctrl-C, or the end of the input.
    """
    if file is not None:
        return _first_line(options.file_path(file))
    if not can_ask(no_input=no_input):
        raise UsageError(
            _("The passphrase cannot be asked for here; give it with --passphrase-file FILE.")
        )
    import getpass  # noqa: PLC0415 (seldom needed)

    try:
        typed = getpass.getpass(_("Passphrase: "))
        if is_new and getpass.getpass(_("Once more: ")) != typed:
            raise UsageError(_("The two passphrases differ; nothing was written."))
    except (KeyboardInterrupt, EOFError) as error:
        raise InterruptedError_(_("Interrupted; nothing was written.")) from error
    return typed


def _first_line(file: Path) -> str:
    try:
        with file.open(encoding="utf-8") as lines:
            words = lines.readline().rstrip("\r\n")
    except (OSError, UnicodeError) as error:
        reason = reason_of(error) if isinstance(error, OSError) else _("it is no UTF-8 text")
        raise UsageError(
            _("{path} cannot be used: {reason}.").format(path=file, reason=reason)
        ) from error
    if not words:
        raise UsageError(_("{path} has no passphrase in its first line.").format(path=file))
    return words
