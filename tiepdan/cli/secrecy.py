"""Secrets: who looked at one and why, a denouncer's waiver, and destroying what is over."""

from collections.abc import Sequence
from datetime import date
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.events import Run
from tiepdan.cli.form import Form, check_can_confirm, confirm
from tiepdan.cli.help_pages import add
from tiepdan.cli.show import say, show
from tiepdan.cli.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import RefusedError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database, purging, remains
from tiepdan.records.copies import backup_folder
from tiepdan.records.reading.petitions import get_identity
from tiepdan.records.rotation import daily_copy
from tiepdan.reports.lists.purge import purge_table
from tiepdan.text import tells
from tiepdan.typed import parse_text


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Secrets"),
        (
            "waive-protection",
            waive_protection,
            _("Record that a denouncer waives the protection of their identity."),
        ),
        ("purge", purge, _("Destroy the personal data of filed petitions kept for a year.")),
    )


def note_reveal(path: Path, number: PetitionNumber, reason: str, *, no_input: bool) -> None:
    """Write into the journal who looks at a secret, and why, before it is shown.

    Raises:
        NotFoundError: there is no such petition.
        RefusedError: the reason itself would tell who the petitioner is.
    """
    with database.reading(path) as connection:
        identity = get_identity(connection, number)
    if any(
        tells(reason, secret)
        for secret in (identity.name, identity.id_number, identity.address, identity.phone)
        if secret
    ):
        raise RefusedError(
            _(
                "The reason is for every eye in the journal: leave out who petitions; for example"
                " --reveal “xác minh theo Quyết định 12/QĐ-UBND”."
            )
        )
    with writing(path, "reveal", no_input=no_input) as register:
        register.entry.is_kept = True
        register.entry.reason = reason
        register.entry.petition_id = identity.petition_id
        register.tell(_("Looked at who is behind petition {number}.").format(number=number))


def waive_protection(
    petition: options.PetitionArgument,
    *,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a denouncer waives the protection of their identity, by which document."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((on, document), no_input=no_input)
    waived_on = form.required(
        "--on",
        on,
        _("On which day"),
        partial(parse_past_date, today=run.day),
        example="06/07/2026",
        default=show_date(run.day),
    )
    waiver = form.required(
        "--document", document, _("Document number"), parse_text, example="“Đơn ngày 06/07/2026”"
    )

    from tiepdan.records import protection  # noqa: PLC0415 (SQLModel, only to write)

    with writing(run.path, "waive-protection", no_input=no_input) as register:
        protection.waive(register.session, case.number, waived_on=waived_on, document=waiver)
        register.tell(
            _("Petition {number}: the denouncer waives protection since {day}.").format(
                number=case.number, day=show_date(waived_on)
            )
        )
    if as_json:
        from tiepdan.output import json  # noqa: PLC0415 (one medium a run)

        json.write({"number": str(case.number), "protection_waived_on": waived_on})


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

    What tells who somebody is goes for good, also from the journal; the figures stay.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    document = options.parse_flag("--decision", decision, parse_text)
    if document is not None:
        check_can_confirm(yes=yes, no_input=no_input)
    with database.reading(path) as connection:
        rows = purging.purgeable(connection, today=day)
        was_purged = remains.was_purged(connection)
    show(purge_table(rows), as_json=as_json, no_color=no_color)
    if document is None or not (rows or was_purged):
        return
    # Again after a purge, it goes for what that one could not reach: a file in use, the copies.
    if rows or with_copies:
        confirm(_("Destroy these personal data for good?"), yes=yes)
    if rows:
        _destroy(path, [row.number for row in rows], document, day, no_input=no_input)
    remains.wipe(path)
    _tell_of_copies(path, with_copies=with_copies)


def _destroy(
    path: Path, numbers: Sequence[PetitionNumber], decision: str, day: date, *, no_input: bool
) -> None:
    from tiepdan.records.driver import driver_connection  # noqa: PLC0415 (SQLModel)

    with writing(path, "purge", no_input=no_input) as register:
        register.entry.reason = decision
        purging.purge(driver_connection(register.session), numbers, today=day)
        register.tell(
            _("Destroyed the personal data of filed petitions: {numbers}.").format(
                numbers=", ".join(map(str, numbers))
            )
        )


def _tell_of_copies(path: Path, *, with_copies: bool) -> None:
    """Copies made before hold what was destroyed: have them gone, or say where they are."""
    copies = remains.copies_with_data(path)
    if copies and with_copies:
        remains.destroy_copies(copies)
        daily_copy(path, date.today())  # noqa: DTZ011 (the PC's own day names the copy)
        say(_("Destroyed {count} automatic copies, and made a new one.").format(count=len(copies)))
    elif copies:
        say(
            _(
                "{count} automatic copies in {folder} still hold them; with --with-copies they"
                " go as well. Copies that you made yourself are yours to destroy."
            ).format(count=len(copies), folder=backup_folder(path))
        )
