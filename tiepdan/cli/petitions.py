"""Petitions: recording them, and looking at them."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli import options
from tiepdan.cli.duplicates import ask_link, duplicates_of, say_denunciations, say_duplicates
from tiepdan.cli.form import Form
from tiepdan.cli.help_pages import add
from tiepdan.cli.linking import Continues, DuplicateOf, linked, say_what_next, typed_link
from tiepdan.cli.secrecy import note_reveal
from tiepdan.cli.show import show, show_limits
from tiepdan.cli.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.procedure import NEEDS_ACCEPTANCE
from tiepdan.law.vocabulary import Channel, Field, Level, PetitionKind
from tiepdan.numbers import (
    PetitionNumber,
    is_meeting_number,
    parse_meeting_number,
    parse_petition_number,
)
from tiepdan.records import condition, database
from tiepdan.records.reading import documents as document_rows
from tiepdan.records.reading import limits
from tiepdan.records.reading import meetings as meeting_rows
from tiepdan.records.reading import petition_file as file_rows
from tiepdan.records.reading import petitions as petition_rows
from tiepdan.records.reading.duplicates import Brought
from tiepdan.records.reading.next_steps import next_steps
from tiepdan.records.reading.visits import visits_of_meeting
from tiepdan.reports.lists.meeting_file import meeting_file
from tiepdan.reports.lists.petition_file import PetitionFile, petition_file
from tiepdan.typed import parse_count, parse_row_number, parse_text

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path
    from sqlite3 import Connection

    from tiepdan.reports.model import Report


_MEETING_CHANNELS = frozenset({Channel.RECEPTION, Channel.DIALOGUE, Channel.VOTER_CONTACT})


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Petitions"),
        ("add-petition", add_petition, _("Record a petition or an opinion.")),
        ("show", show_file, _("Show everything about a petition or a meeting (B12).")),
    )


def add_petition(
    *,
    kind: Annotated[
        options.Text,
        typer.Option(
            metavar=_("KIND"),
            help=_("complaint (KN), denunciation (TC), proposal (KNPA), feedback (PA)"),
        ),
    ] = None,
    received: Annotated[
        options.Text,
        typer.Option(metavar=_("DATE"), help=_("The day of receipt, for example 06/07/2026.")),
    ] = None,
    level: Annotated[
        options.Text,
        typer.Option(
            metavar=_("LEVEL"),
            help=_("first, or again: a second complaint or continued denunciation"),
        ),
    ] = None,
    name: Annotated[options.Text, typer.Option(metavar=_("NAME"), help=_("Who petitions."))] = None,
    hamlet: options.Hamlet = None,
    address: Annotated[
        options.Text, typer.Option(metavar=_("TEXT"), help=_("The address."))
    ] = None,
    id_number: Annotated[
        options.Text,
        typer.Option("--id-number", metavar=_("NUMBER"), help=_("The identity number.")),
    ] = None,
    phone: Annotated[
        options.Text, typer.Option(metavar=_("NUMBER"), help=_("The telephone."))
    ] = None,
    field: Annotated[
        options.Text,
        typer.Option(metavar=_("FIELD"), help=_("The subject matter, for example land.")),
    ] = None,
    channel: Annotated[
        options.Text,
        typer.Option(metavar=_("CHANNEL"), help=_("The way it came, for example post.")),
    ] = None,
    people: Annotated[
        options.Text, typer.Option(metavar=_("COUNT"), help=_("How many people petition together."))
    ] = None,
    summary: Annotated[
        options.Text, typer.Option(metavar=_("TEXT"), help=_("What it is about, in a sentence."))
    ] = None,
    officer: options.Officer = None,
    meeting: Annotated[
        options.Text,
        typer.Option(
            metavar=_("MEETING"), help=_("The meeting it was raised at, for example B12.")
        ),
    ] = None,
    visit: Annotated[
        options.Text, typer.Option(metavar=_("NUMBER"), help=_("The visit it came from."))
    ] = None,
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
    not_competent: Annotated[
        bool,
        typer.Option("--not-competent", metavar="", help=_("It is not within our competence.")),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a petition or an opinion, and say which deadlines now run."""
    day = options.as_of(today)
    path = options.database_path(db)
    condition.check_exists(path)
    form = Form(
        (
            kind,
            level,
            received,
            name,
            hamlet,
            address,
            id_number,
            phone,
            field,
            channel,
            people,
            summary,
            officer,
            meeting,
            visit,
            duplicate_of,
            continues,
        ),
        no_input=no_input,
    )
    meeting_id = options.parse_flag("--meeting", meeting, parse_meeting_number)
    origin = _origin(path, day, meeting_id)
    petition_kind = form.choice("--kind", kind, _("Kind"), PetitionKind)
    which_time = options.parse_flag("--level", level, Level.parse) or Level.FIRST
    if form.asks and petition_kind in NEEDS_ACCEPTANCE:
        which_time = form.choice("--level", None, _("Which time"), Level, default=Level.FIRST)
    # What comes again is for the superior (LKN Điều 7, LTC Điều 37).
    is_ours = not not_competent and which_time is Level.FIRST
    usual_channel = origin.kind.channel if origin else None
    came_by = form.choice("--channel", channel, _("Channel"), Channel, default=usual_channel)
    if form.asks and came_by in _MEETING_CHANNELS:
        meeting_id = form.optional("--meeting", None, _("Meeting number"), parse_meeting_number)
        origin = _origin(path, day, meeting_id)
    received_on = form.required(
        "--received",
        received,
        _("Day of receipt"),
        partial(parse_past_date, today=day),
        example="06/07/2026",
        default=show_date(origin.meets_on if origin else day) if form.asks or origin else None,
    )
    petitioner = form.required(
        "--name", name, _("Petitioner's name"), parse_text, example="“Nguyễn Văn A”"
    )
    lives_in = form.optional("--hamlet", hamlet, _("Hamlet"), parse_text)
    lives_at = form.optional("--address", address, _("Address"), parse_text)
    identity = form.optional("--id-number", id_number, _("Identity number"), parse_text)
    telephone = form.optional("--phone", phone, _("Telephone"), parse_text)
    subject_field = form.choice("--field", field, _("Field"), Field)
    people_count = form.required(
        "--people", people, _("How many people"), parse_count, example="1", default="1"
    )
    text = form.required("--summary", summary, _("Summary"), parse_text, example="“…”")
    responsible = form.optional("--officer", officer, _("Officer responsible"), parse_text)
    visit_id = options.parse_flag("--visit", visit, parse_row_number)
    to = typed_link(duplicate_of, continues, day)
    new = Brought(
        received_on, subject_field, petitioner, identity, lives_in, lives_at, text, meeting_id
    )
    found = duplicates_of(path, petition_kind, new)
    if form.asks and found:
        to = ask_link(form, new, found, day, no_color=no_color)

    from tiepdan.records import links  # noqa: PLC0415 (SQLModel, only to write)
    from tiepdan.records import petitions as records  # noqa: PLC0415

    with writing(path, "add-petition", no_input=no_input) as register:
        number = records.add_petition(
            register.session,
            kind=petition_kind,
            received_on=received_on,
            channel=came_by,
            field=subject_field,
            petitioner_id=records.add_petitioner(
                register.session,
                name=petitioner,
                id_number=identity,
                address=lives_at,
                hamlet=lives_in,
                phone=telephone,
            ),
            summary=text,
            level=which_time,
            people_count=people_count,
            is_within_competence=is_ours,
            officer=responsible,
            meeting_id=meeting_id,
            visit_ids=() if visit_id is None else (visit_id,),
        )
        register.tell(_("Recorded petition {number}.").format(number=number))
        if which_time is Level.AGAIN:
            register.tell(_("It comes again, so it is for the superior: outside our competence."))
        if to:
            links.link(register.session, number, to, linked_on=day)
            register.tell(linked(number, to))
    if to:
        say_what_next(number, to)
    if petition_kind is PetitionKind.DENUNCIATION:
        say_denunciations(path, number, new, to)
    elif not form.asks:
        say_duplicates(number, found, to)
    with database.reading(path) as connection:
        rows = limits.limits_of_petition(connection, number, today=day)
    show_limits(str(number), rows, as_json=as_json, no_color=no_color)


def show_file(
    number: Annotated[
        str,
        typer.Argument(
            metavar=_("PETITION/MEETING"),
            help=_("A petition (2026-0012, or 12) or a meeting (B12)."),
        ),
    ],
    *,
    reveal: Annotated[
        options.Text,
        typer.Option(
            metavar=_("REASON"),
            help=_("Show who petitions, a denouncer too; the reason is kept in the journal."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Show everything about a petition or a meeting; who petitions only as far as is allowed."""
    day = options.as_of(today)
    path = options.database_path(db)
    reason = options.parse_flag("--reveal", reveal, parse_text)
    if is_meeting_number(number):
        if reason:
            raise UsageError(_("--reveal goes with a petition; a meeting keeps no identity."))
        with database.reading(path) as connection:
            report = _meeting_file(connection, parse_meeting_number(number), day)
    else:
        petition = parse_petition_number(number, today=day)
        if reason:
            note_reveal(path, petition, reason, no_input=no_input)
        with database.reading(path) as connection:
            report = _petition_file(connection, petition, day, is_revealed=reason is not None)
    show(report, as_json=as_json, no_color=no_color)


def _origin(path: "Path", day: "date", meeting_id: int | None) -> meeting_rows.MeetingRow | None:
    """The meeting a petition was raised at, which says its day and channel."""
    if meeting_id is None:
        return None
    with database.reading(path) as connection:
        return meeting_rows.get_meeting(connection, meeting_id, today=day)


def _petition_file(
    connection: "Connection", number: PetitionNumber, day: "date", *, is_revealed: bool
) -> "Report":
    rows = limits.limits_of_petition(connection, number, today=day)
    return petition_file(
        PetitionFile(
            petition_rows.get_petition(connection, number, today=day),
            petition_rows.petition_events(connection, number, is_revealed=is_revealed),
            file_rows.measures_of_petition(connection, number),
            rows,
            file_rows.links_of_petition(connection, number, is_revealed=is_revealed),
            file_rows.visits_of_petition(connection, number),
            document_rows.documents_of_petition(connection, number),
            next_steps(connection, number, rows, today=day),
            petition_rows.get_identity(connection, number) if is_revealed else None,
        )
    )


def _meeting_file(connection: "Connection", meeting_id: int, day: "date") -> "Report":
    return meeting_file(
        meeting_rows.get_meeting(connection, meeting_id, today=day),
        meeting_rows.meeting_events(connection, meeting_id),
        visits_of_meeting(connection, meeting_id),
        petition_rows.petitions_of_meeting(connection, meeting_id, today=day),
        limits.limits_of_meeting(connection, meeting_id, today=day),
    )
