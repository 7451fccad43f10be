"""``tiepdan purge``: destroy the personal data of filed petitions kept for a year."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.prompting.prompts import check_can_confirm, confirm
from tiepdan.cli.running.screen.printing import say, show
from tiepdan.cli.running.writing import writes
from tiepdan.cli.running.writing.trying import say_dry
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import DatabaseError, RefusedError
from tiepdan.i18n import _
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.copies import destroyed_data
from tiepdan.records.copies.rotation import daily_copy
from tiepdan.records.file import drafts
from tiepdan.records.file.location import backup_folder
from tiepdan.records.writing.petitions import purging
from tiepdan.reports.lists.register.purge import purge_table


def purge(
    *,
    decision: Annotated[
        options.Text,
        typer.Option(
            metavar=_("NUMBER"), help=_("The head's decision to destroy them, 15/QĐ-UBND for one.")
        ),
    ] = None,
    with_copies: Annotated[
        bool,
        typer.Option(
            "--with-copies",
            metavar="",
            help=_("Destroy the automatic copies made until now too, which hold the same data."),
        ),
    ] = False,
    yes: options.Yes = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """List the filed petitions whose one year of keeping is over; with --decision, destroy.

    What tells who somebody is goes for good, also from the journal, and there what was taken back
    as well; the figures stay.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    document = options.parse_flag("--decision", decision, parse_text)
    if document is not None:
        check_can_confirm(yes=yes, no_input=no_input)

    with database.reading(path) as connection:
        rows = purging.purgeable(connection, today=day)
        taken_back = purging.taken_back(connection)
        was_purged = destroyed_data.was_purged(connection)
    show(purge_table(rows, is_list=document is None), as_json=as_json, no_color=no_color)
    _tell_of_more(path, taken_back)
    if document is not None and not writes.is_dry():
        destroyed_data.remove_abandoned_copies(path)
        drafts.remove_drafts(path)
    if document is None or not (rows or taken_back or was_purged):
        return
    # Again after a purge, it goes for what that one could not reach: a file in use, the copies.
    if rows or taken_back or with_copies:
        confirm(_("Destroy these personal data for good?"), yes=yes)
    if rows or taken_back:
        _destroy(path, _Listed(rows, taken_back), document, day, no_input=no_input)
    if writes.is_dry():
        say_dry()
        return
    with writes.at_work():
        _wipe(path)
        _tell_of_copies(path, with_copies=with_copies)
        _tell_of_sealed_reasons(path)


def _wipe(path: Path) -> None:
    try:
        destroyed_data.wipe(path)
    except DatabaseError as error:
        raise DatabaseError(
            _(
                "The data are destroyed in the register, but what is left of them in its file and"
                " in copies is not yet: {reason} Then give the same command again."
            ).format(reason=error)
        ) from error


@dataclass(frozen=True, slots=True)
class _Listed:
    """What was listed, and is all that may be destroyed."""

    filed: Sequence[purging.FiledRow]
    taken_back: Sequence[int]


def _tell_of_more(path: Path, taken_back: Sequence[int]) -> None:
    """Where else there are personal data of what is recorded nowhere."""
    if taken_back:
        say(
            _(
                "The journal also keeps personal data of what was taken back and is recorded"
                " nowhere; with --decision they go too. What was taken back by mistake, bring back"
                " first with tiepdan undo. Operations: {numbers}"
            ).format(numbers=", ".join(map(str, taken_back)))
        )
    if kept := drafts.drafts_of(path):
        say(
            _(
                "What was typed and not recorded yet holds personal data too, and goes with"
                " --decision: {drafts}"
            ).format(drafts=", ".join(map(str, kept)))
        )
    unfinished = destroyed_data.unfinished_copies(path)
    if unfinished:
        say(
            _(
                "Unfinished copies, being made now or left by a program that was stopped; the"
                " latter go with the next command that writes: {copies}"
            ).format(copies=", ".join(map(str, unfinished)))
        )


def _destroy(path: Path, listed: _Listed, decision: str, day: date, *, no_input: bool) -> None:
    from tiepdan.records.file.sqlite.connection import driver_connection  # noqa: PLC0415 (SQLModel, only to destroy)

    with writing(path, "purge", no_input=no_input) as register:
        register.entry.reason = decision
        connection = driver_connection(register.session)
        now = _Listed(purging.purgeable(connection, today=day), purging.taken_back(connection))
        if now != listed:
            raise RefusedError(_("The register has changed meanwhile; look at the list again."))
        purging.purge(connection, [row.number for row in listed.filed], today=day)
        if listed.filed:
            register.tell(
                _("Destroyed the personal data of filed petitions: {numbers}.").format(
                    numbers=", ".join(str(row.number) for row in listed.filed)
                )
            )
        if listed.taken_back:
            register.tell(
                _("Destroyed the personal data of what was taken back; operations: {numbers}.")
                .format(numbers=", ".join(map(str, listed.taken_back)))
            )  # fmt: skip


def _tell_of_sealed_reasons(path: Path) -> None:
    """What no purge can reach."""
    with database.reading(path) as connection:
        sealed = purging.sealed_reasons(connection)
    if sealed:
        say(
            _(
                "Reasons given for a look with an earlier program are sealed in the journal and"
                " stay; operations: {numbers}"
            ).format(numbers=", ".join(map(str, sealed)))
        )


def _tell_of_copies(path: Path, *, with_copies: bool) -> None:
    """Copies made before hold what was destroyed: have them gone, or say where they are."""
    copies = destroyed_data.copies_with_data(path)
    if copies and with_copies:
        destroyed_data.destroy_copies(copies)
        is_new = daily_copy(path, date.today())  # noqa: DTZ011 (the PC's own day names the copy)
        words = (
            _("Destroyed {count} automatic copies, and made a new one.")
            if is_new
            else _("Destroyed {count} automatic copies.")
        )
        say(words.format(count=len(copies)))
    elif copies:
        say(
            _(
                "{count} automatic copies in {folder} still hold them; with --with-copies they"
                " go as well."
            ).format(count=len(copies), folder=backup_folder(path))
        )
    if folder := destroyed_data.unreached_folder(path):
        say(
            _(
                "The copies in {folder} hold them too, or may, and could not be looked at; plug the"
                " drive in and give the same command again."
            ).format(folder=folder)
        )
    by_hand = destroyed_data.copies_by_hand(path)
    if by_hand:
        say(
            _(
                "These copies made with tiepdan backup hold them too, or may; destroy them"
                " yourself: {copies}"
            ).format(copies=", ".join(map(str, by_hand)))
        )
