"""``tiepdan join``: note that petitions, and visits, are one case."""

from functools import partial
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.asking.usual import usually_on
from tiepdan.cli.recording.cases import VisitOfCase, say_case, visits_typed
from tiepdan.cli.running.printing import say
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import LinkKind
from tiepdan.records.writing.petitions import cases

_ASKED = fields(PetitionLink, "linked_on", "document_number", "note")


@takes(_ASKED)
def join(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    others: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("PETITION"), help=_("The petitions of the same case.")),
    ] = None,
    *,
    visit: VisitOfCase = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Note that petitions are one case (vụ việc), and which visits were about it.

    Nothing is merged: each petition keeps its number, its events and its time limits. A duplicate
    is of one case with what it repeats without this.
    """
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    number = run.petition(petition).number
    numbers = [run.petition(one).number for one in others or ()]
    visit_ids = visits_typed(visit)
    if not (numbers or visit_ids):
        raise UsageError(
            _("Say what is of one case with {number}: tiepdan join {number} NUMBER").format(
                number=number
            )
        )
    form = Form((*typed.values(), *(visit or ())), no_input=no_input)

    def write(said: dict[str, Any]) -> None:
        with writing(run.path, "join", no_input=no_input) as register:
            for other in numbers:
                to = PetitionLink(kind=LinkKind.SAME_CASE, earlier_id=other, **said)
                cases.join(register.session, number, to)
            for visit_id in visit_ids:
                cases.join_visit(register.session, number, visit_id)
            # The journal keeps the numbers in its rows, covered once one becomes a secret.
            register.entry.words = _("Joined what is one case.")

    usual = usually_on(run.day, "linked_on")
    form.recorded(
        partial(form.ask, _ASKED, typed, today=run.day, expected=usual),
        write,
        is_protected=any(run.petition(str(one)).is_protected for one in (number, *numbers)),
    )
    for visit_id in visit_ids:
        say(_("Visit {visit} is about petition {number}.").format(visit=visit_id, number=number))
    say_case(run, number)
