"""``tiepdan edit-visit``: correct what was recorded of a visit."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import facts, options
from tiepdan.cli.asking.corrections import corrected, shown_value, tell
from tiepdan.cli.asking.events import Run
from tiepdan.cli.asking.form import Correction, Form
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.numbers import parse_meeting_number
from tiepdan.parsing import (
    parse_count,
    parse_row_number,
    parse_text,
)
from tiepdan.records import database
from tiepdan.records.reading.meetings.visits import get_visit
from tiepdan.records.reading.voids import Voidable, refused_as_void
from tiepdan.records.writing.petitions import corrections as records
from tiepdan.reports.lists.parts import kept_secret


def edit_visit(
    visit: Annotated[
        str, typer.Argument(metavar=_("VISIT"), help=_("The visit's number, as “visits” lists it."))
    ],
    *,
    on: facts.VisitedOn = None,
    meeting: facts.ReceptionOfVisit = None,
    people: facts.VisitorsCount = None,
    content: facts.VisitContent = None,
    advice: facts.Advice = None,
    receiver: facts.ReceiverOption = None,
    matter: facts.MatterOption = None,
    db: options.Database = None,
    today: options.Today = None,
    no_input: options.NoInput = False,
) -> None:
    """Correct what was recorded of a visit; an empty value ("") takes away what may be empty."""
    run = Run.of(db, today, as_json=False, no_color=True, no_input=no_input)
    visit_id = parse_row_number(visit)
    with database.reading(run.path) as connection:
        row = get_visit(connection, visit_id)
    if row.voided_on:
        raise refused_as_void(Voidable.VISIT, visit, row.voided_on)
    corrections = (
        Correction("visited_on", "--on", on, partial(parse_past_date, today=run.day)),
        Correction("meeting_id", "--meeting", meeting, parse_meeting_number, may_be_empty=True),
        Correction("people_count", "--people", people, parse_count),
        Correction("content", "--content", content, parse_text),
        Correction("advice", "--advice", advice, parse_text, may_be_empty=True),
        Correction("receiver", "--receiver", receiver, Receiver.parse),
        Correction("matter", "--matter", matter, Matter.parse),
    )
    form = Form([correction.typed for correction in corrections], no_input=no_input)
    shown = {c.column: shown_value("visit", c.column, row) for c in corrections}
    if row.is_protected:
        shown |= dict.fromkeys(("content", "advice"), kept_secret())
    new = corrected(form, corrections, shown)

    with writing(run.path, "edit-visit", no_input=no_input) as register:
        changed = records.correct_visit(register.session, visit_id, facts=new)
        tell(register, _("Visit {number}").format(number=visit_id), changed)
