"""``tiepdan add-petition``: record a petition or an opinion."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.duplicates import ask_link, duplicates_of, say_denunciations, say_duplicates
from tiepdan.cli.asking.events import comes_again
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.links import Continues, DuplicateOf, say_if_second, say_linked, typed_link
from tiepdan.cli.asking.opinions import add_from_file
from tiepdan.cli.asking.petition import NewPetition, TypedPetition, ask_petition
from tiepdan.cli.running.limits import show_limits
from tiepdan.cli.running.writing import writing
from tiepdan.cli.running.wrong_clock import check_year
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import Level, PetitionKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading import limits
from tiepdan.records.writing.petitions import links
from tiepdan.records.writing.petitions import petitions as records

if TYPE_CHECKING:
    from datetime import date

    from tiepdan.records.writing.petitions.links import Link


def add_petition(
    *,
    kind: facts.PetitionKindOption = None,
    level: facts.WhichTime = None,
    received: facts.ReceivedOn = None,
    name: facts.PetitionerName = None,
    hamlet: options.Hamlet = None,
    address: facts.Address = None,
    id_number: facts.IdNumber = None,
    phone: facts.Phone = None,
    field: facts.SubjectField = None,
    channel: facts.CameBy = None,
    addressed_to: facts.AddressedTo = None,
    people: facts.PetitionersCount = None,
    summary: facts.Summary = None,
    officer: options.Officer = None,
    meeting: facts.RaisedAt = None,
    file: Annotated[
        options.Text,
        typer.Option(
            metavar=_("FILE"),
            help=_("With --meeting: a CSV file with a line for each opinion raised there."),
        ),
    ] = None,
    visit: Annotated[
        options.Text, typer.Option(metavar=_("NUMBER"), help=_("The visit it came from."))
    ] = None,
    not_competent: Annotated[
        bool,
        typer.Option("--not-competent", metavar="", help=_("It is not within our competence.")),
    ] = False,
    duplicate_of: DuplicateOf = None,
    continues: Continues = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a petition or an opinion, and say which deadlines now run."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    typed = TypedPetition(
        kind, level, received, name, hamlet, address, id_number, phone, field, channel,
        addressed_to, people, summary, officer, meeting, visit, not_competent,
    )  # fmt: skip
    if file is not None:
        others = (*typed.own, visit, not_competent, duplicate_of, continues)
        add_from_file(
            path, file, meeting, received, others,
            today=day, is_by_clock=today is None,
            as_json=as_json, no_input=no_input, no_color=no_color,
        )  # fmt: skip
        return
    # The meeting or visit it comes from says no more than where to begin.
    form = Form((received, *typed.own, duplicate_of, continues), no_input=no_input)
    to = typed_link(duplicate_of, continues, day)
    new = ask_petition(form, typed, path, day)
    if today is None:
        check_year(path, new.origin.received_on.year, no_input=no_input)
    new_kind, brought = new.origin.kind, new.brought()
    found = duplicates_of(path, new_kind, brought)
    if form.asks and found:
        to = ask_link(form, brought, found, day, no_color=no_color)
    number = _record(path, new, to, day, no_input=no_input)
    if to:
        say_linked(number, to)
        say_if_second(path, number, to, day)
    if new_kind is PetitionKind.DENUNCIATION:
        say_denunciations(path, number, brought, to, no_input=no_input)
    elif not form.asks:
        say_duplicates(number, found, to)
    with database.reading(path) as connection:
        rows = limits.limits_of_petition(connection, number, today=day)
    show_limits(str(number), rows, as_json=as_json, no_color=no_color)


def _record(
    path: Path, new: NewPetition, to: "Link | None", today: "date", *, no_input: bool
) -> PetitionNumber:
    """Write it, with its link, in one operation; returns the number given."""
    origin, person = new.origin, new.person
    with writing(path, "add-petition", no_input=no_input) as register:
        number = records.add_petition(
            register.session,
            kind=origin.kind,
            level=origin.level,
            received_on=origin.received_on,
            channel=origin.channel,
            addressed_to=origin.addressed_to,
            meeting_id=origin.meeting_id,
            petitioner_id=records.add_petitioner(
                register.session,
                name=person.name,
                id_number=person.id_number,
                address=person.address,
                hamlet=person.hamlet,
                phone=person.phone,
            ),
            field=new.field,
            people_count=new.people_count,
            summary=new.summary,
            is_within_competence=new.is_within_competence,
            officer=new.officer,
            visit_ids=() if new.visit_id is None else (new.visit_id,),
        )
        register.tell(_("Recorded petition {number}.").format(number=number))
        if origin.level is Level.AGAIN:
            register.tell(comes_again(origin.received_on))
        if to:
            links.link(register.session, number, to, linked_on=today)
    return number
