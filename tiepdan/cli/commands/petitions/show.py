"""``tiepdan show``: show everything about a petition or a meeting (B12)."""

from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.asking.reasons import note_reveal
from tiepdan.cli.running.screen.output import Output, takes_output
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.numbers import (
    PetitionNumber,
    is_meeting_number,
    parse_meeting_number,
)
from tiepdan.parsing import parse_text
from tiepdan.records import database
from tiepdan.records.reading import limits
from tiepdan.records.reading.meetings import meetings as meeting_rows
from tiepdan.records.reading.meetings.visits import visits_of_meeting
from tiepdan.records.reading.office import documents as document_rows
from tiepdan.records.reading.petitions import petition_file as file_rows
from tiepdan.records.reading.petitions import petitions as petition_rows
from tiepdan.records.reading.petitions.cases import case_of_petition
from tiepdan.records.reading.petitions.outcomes.enforcement import enforcement_of
from tiepdan.records.reading.petitions.outcomes.opinions import outcomes_of_meeting
from tiepdan.records.reading.petitions.owed.next_steps import next_steps
from tiepdan.records.reading.petitions.owed.withdrawals import withdrawals
from tiepdan.records.reading.petitions.protections import protections_of_petition
from tiepdan.reports.lists.meetings.meeting_file import meeting_file
from tiepdan.reports.lists.petitions.petition_file import PetitionFile, petition_file

if TYPE_CHECKING:
    from datetime import date
    from sqlite3 import Connection

    from tiepdan.reports.model import Report


@takes_output()
def show(
    number: options.CaseArgument,
    *,
    output: Output,
    reveal: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_(
                "Show who petitions, a denouncer too, and what notes, visits and documents of the"
                " case say; the reason is kept in the journal."
            ),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Show everything about a petition or a meeting; who petitions only as far as is allowed."""
    day = options.as_of(today)
    path = options.database_path(db)
    reason = options.parse_flag("--reveal", reveal, parse_text)
    if reason and output.file:
        raise UsageError(_("--reveal is for the screen: who denounces stands in no file of -o."))
    if is_meeting_number(number):
        if reason:
            raise UsageError(_("--reveal goes with a petition; a meeting keeps no identity."))
        with database.reading(path) as connection:
            report = _meeting_file(connection, parse_meeting_number(number), day)
    else:
        petition = petition_meant(path, number, day)
        if reason:
            note_reveal(path, petition, reason, no_input=no_input)
        with database.reading(path) as connection:
            report = _petition_file(connection, petition, day, is_revealed=reason is not None)
    output.show(report)


def _petition_file(
    connection: "Connection", number: PetitionNumber, day: "date", *, is_revealed: bool
) -> "Report":
    rows = limits.limits_of_petition(connection, number, today=day)
    return petition_file(
        PetitionFile(
            petition_rows.get_petition(connection, number, today=day),
            petition_rows.petition_events(connection, number, is_revealed=is_revealed),
            file_rows.measures_of_petition(connection, number),
            enforcement_of(connection, number),
            rows,
            file_rows.links_of_petition(connection, number, is_revealed=is_revealed),
            file_rows.visits_of_petition(connection, number, is_revealed=is_revealed),
            document_rows.documents_of_petition(connection, number, is_revealed=is_revealed),
            protections_of_petition(connection, number, is_revealed=is_revealed),
            next_steps(connection, number, rows, today=day),
            withdrawals(connection, today=day, number=number),
            case_of_petition(connection, number),
            petition_rows.get_identity(connection, number) if is_revealed else None,
        )
    )


def _meeting_file(connection: "Connection", meeting_id: int, day: "date") -> "Report":
    return meeting_file(
        meeting_rows.get_meeting(connection, meeting_id, today=day),
        meeting_rows.meeting_events(connection, meeting_id),
        visits_of_meeting(connection, meeting_id),
        petition_rows.petitions_of_meeting(connection, meeting_id, today=day),
        outcomes_of_meeting(connection, meeting_id, today=day),
        limits.limits_of_meeting(connection, meeting_id, today=day),
    )
