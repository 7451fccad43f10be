"""``tiepdan add-visit``: record a visit of citizens."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form, UsualValue, missing
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields, made
from tiepdan.facts.petitioner import Petitioner
from tiepdan.facts.visit import Visit
from tiepdan.i18n import _
from tiepdan.law.duties.capacities import usual_receiver
from tiepdan.law.vocabulary.visit import Matter, Receiver
from tiepdan.numbers import PetitionNumber, parse_petition_number
from tiepdan.output import json
from tiepdan.records.file import state
from tiepdan.records.reading.meetings.visits import large_group_on
from tiepdan.records.writing.meetings import meetings as records
from tiepdan.records.writing.petitions import petitions

_BEFORE = fields(Visit, "meeting_id", "visited_on", "people_count")
_WHO = tuple(replace(field, is_required=False, may_be_empty=True) for field in fields(Petitioner))
_ASKED = (*_BEFORE, *_WHO, *(field for field in fields(Visit) if field not in _BEFORE))
"""When and how many came, who, and what for: the order in which a clerk is told."""


_SELDOM_ASKED = {field.name for field in _WHO} - {"name"}
"""At a prompt only the hamlet is asked for besides the name; the flags take everything."""


@takes(_ASKED)
def add_visit(
    typed: TypedFacts,
    *,
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
    """Record one visit (lượt tiếp) of a person or delegation."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    state.check_exists(run.path)
    parse = partial(parse_petition_number, today=run.day)
    numbers = [parse(one) for one in petition or ()]
    form = Form((*typed.values(), *(petition or ())), no_input=no_input)
    values = form.ask(_ASKED, typed, today=run.day, expected=partial(_expected, run, numbers))
    visit = made(Visit, values)
    if form.asks:
        number = form.optional("--petition", None, _("Petition number"), parse)
        numbers = [number] if number else []
    elif numbers and visit.matter is Matter.NONE:
        raise UsageError(
            _("--matter none does not go with --petition; write --matter new or --matter old.")
        )
    visit_id = _record(run, visit, _visitor(values), numbers)
    if as_json:
        json.write(
            {
                "number": visit_id,
                "date": visit.visited_on,
                "people_count": visit.people_count,
                "large_group": visit.people_count >= large_group_on(visit.visited_on),
            }
        )


def _expected(
    run: Run, numbers: list[PetitionNumber], name: str, so_far: Mapping[str, Any]
) -> UsualValue:
    """What a fact of a visit usually is, by the reception that it belongs to."""
    if name in _SELDOM_ASKED:
        return UsualValue(is_settled=name != "hamlet" or so_far["name"] is None)
    if name not in {"visited_on", "receiver", "matter"}:
        return UsualValue()
    if name == "matter":
        return UsualValue(Matter.NEW if numbers else Matter.NONE)
    meeting_id = so_far["meeting_id"]
    reception = None if meeting_id is None else run.meeting(meeting_id)
    if name == "visited_on":
        return UsualValue(reception.facts.meets_on if reception else run.day)
    if reception is None:
        return UsualValue(Receiver.CLERK)
    return UsualValue(usual_receiver(reception.facts.kind, reception.facts.capacity))


def _visitor(values: Mapping[str, Any]) -> Petitioner | None:
    """Who came, where somebody said so.

    Raises:
        UsageError: something is said of somebody without a name.
    """
    said = {field.name for field in _WHO if values[field.name] is not None}
    if said and "name" not in said:
        name = _WHO[0]
        raise missing(name.flag, name.label, name.example)
    return made(Petitioner, values) if said else None


def _record(
    run: Run, visit: Visit, visitor: Petitioner | None, numbers: list[PetitionNumber]
) -> int:
    with writing(run.path, "add-visit", no_input=run.no_input) as register:
        who = petitions.add_petitioner(register.session, visitor) if visitor else None
        visit_id = records.add_visit(register.session, visit, who)
        for number in numbers:
            petitions.link_visit(register.session, visit_id=visit_id, number=number)
        register.tell(
            _("Recorded visit {number} on {day}, {people} people.").format(
                number=visit_id, day=show_date(visit.visited_on), people=visit.people_count
            )
        )
        large = large_group_on(visit.visited_on)
        if visit.people_count >= large:
            register.tell(_("From {count} people on it is a large group.").format(count=large))
    return visit_id
