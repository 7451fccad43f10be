"""``tiepdan add-visit``: record a visit of citizens."""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import usual_receiver
from tiepdan.law.vocabulary.visit import LARGE_GROUP, Matter, Receiver
from tiepdan.numbers import parse_meeting_number, parse_petition_number
from tiepdan.output import json
from tiepdan.parsing import parse_count, parse_text
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.meetings import meetings as meeting_rows
from tiepdan.records.writing.meetings import meetings as records
from tiepdan.records.writing.petitions import petitions

if TYPE_CHECKING:
    from datetime import date
    from pathlib import Path


def add_visit(
    *,
    on: facts.VisitedOn = None,
    meeting: facts.ReceptionOfVisit = None,
    people: facts.VisitorsCount = None,
    name: Annotated[
        options.Text, typer.Option(metavar=_("NAME"), help=_("Who came, or the name of the group."))
    ] = None,
    hamlet: options.Hamlet = None,
    content: facts.VisitContent = None,
    advice: facts.Advice = None,
    receiver: facts.ReceiverOption = None,
    matter: facts.MatterOption = None,
    petition: Annotated[
        list[str] | None,
        typer.Option(
            "--petition",
            metavar=_("PETITION"),
            help=_("A petition it led to or was about; may be repeated."),
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record one visit (lượt tiếp) of a person or a delegation."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    numbers = [parse_petition_number(typed, today=day) for typed in petition or ()]
    form = Form(
        (on, meeting, people, name, hamlet, content, advice, receiver, matter, *(petition or ())),
        no_input=no_input,
    )
    meeting_id = form.optional("--meeting", meeting, _("Meeting number"), parse_meeting_number)
    reception = _reception(path, day, meeting_id)
    visited_on = form.required(
        "--on",
        on,
        _("Day of the visit"),
        partial(parse_past_date, today=day),
        example="06/07/2026",
        default=show_date(reception.meets_on if reception else day),
    )
    people_count = form.required(
        "--people", people, _("How many people"), parse_count, example="1", default="1"
    )
    is_large_group = people_count >= LARGE_GROUP
    visitor = form.optional("--name", name, _("Visitor's name"), parse_text)
    lives_in = form.optional("--hamlet", hamlet, _("Hamlet"), parse_text)
    about = form.required("--content", content, _("Content"), parse_text, example="“…”")
    told = form.optional("--advice", advice, _("Advice given"), parse_text)
    received_by = form.choice(
        "--receiver",
        receiver,
        _("Received by"),
        Receiver,
        default=usual_receiver(reception.kind, reception.capacity) if reception else Receiver.CLERK,
    )
    brings = form.choice(
        "--matter", matter, _("Matter"), Matter, default=Matter.NEW if numbers else Matter.NONE
    )
    if form.asks:
        number = form.optional(
            "--petition", None, _("Petition number"), partial(parse_petition_number, today=day)
        )
        numbers = [number] if number else []
    elif numbers and brings is Matter.NONE:
        raise UsageError(
            _("--matter none does not go with --petition; write --matter new or --matter old.")
        )

    with writing(path, "add-visit", no_input=no_input) as register:
        visit_id = records.add_visit(
            register.session,
            visited_on=visited_on,
            meeting_id=meeting_id,
            receiver=received_by,
            people_count=people_count,
            matter=brings,
            petitioner_id=petitions.add_petitioner(register.session, name=visitor, hamlet=lives_in)
            if visitor
            else None,
            content=about,
            advice=told,
        )
        for number in numbers:
            petitions.link_visit(register.session, visit_id=visit_id, number=number)
        register.tell(
            _("Recorded visit {number} on {day}, {people} people.").format(
                number=visit_id, day=show_date(visited_on), people=people_count
            )
        )
        if is_large_group:
            register.tell(
                _("From {count} people on it is a large group.").format(count=LARGE_GROUP)
            )
    if as_json:
        json.write(
            {
                "number": visit_id,
                "date": visited_on,
                "people_count": people_count,
                "large_group": is_large_group,
            }
        )


def _reception(
    path: "Path", day: "date", meeting_id: int | None
) -> "meeting_rows.MeetingRow | None":
    """The reception that a visit belongs to, if it belongs to one."""
    if meeting_id is None:
        return None
    with database.reading(path) as connection:
        return meeting_rows.get_meeting(connection, meeting_id, today=day)
