"""``tiepdan join``: note that petitions, and visits, are one case."""

from collections.abc import Callable
from typing import Annotated, Any

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.petitions.cases import VisitOfCase, say_case, visits_typed
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.link import PetitionLink
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition import LinkKind
from tiepdan.numbers import PetitionNumber
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
    form = Form((*typed.values(), *(visit or ())), no_input=no_input)
    if not (numbers or visit_ids or form.can_ask):
        raise UsageError(
            _("Say what is of one case with {number}: tiepdan join {number} NUMBER").format(
                number=number
            )
        )

    def told() -> tuple[list[PetitionNumber], dict[str, Any]]:
        meant = numbers
        if not (numbers or visit_ids):
            question = _("Petition of the same case")
            meant = [form.required("PETITION", None, question, _other(run, number), example="2")]
        usual = usually_on(run.day, "linked_on")
        return meant, form.ask(_ASKED, typed, today=run.day, expected=usual)

    def write(said: tuple[list[PetitionNumber], dict[str, Any]]) -> None:
        others_meant, when = said
        with writing(run.path, "join", no_input=no_input) as register:
            for other in others_meant:
                to = PetitionLink(kind=LinkKind.SAME_CASE, earlier_id=other, **when)
                cases.join(register.session, number, to)
            for visit_id in visit_ids:
                cases.join_visit(register.session, number, visit_id)
            # The journal keeps the numbers in its rows, covered once one becomes a secret.
            register.entry.words = _("Joined what is one case.")

    form.recorded(
        told,
        write,
        is_protected=lambda said: any(
            run.petition(str(one)).is_protected for one in (number, *said[0])
        ),
    )
    for visit_id in visit_ids:
        say(_("Visit {visit} is about petition {number}.").format(visit=visit_id, number=number))
    say_case(run, number)


def _other(run: Run, number: PetitionNumber) -> Callable[[str], PetitionNumber]:
    """The reader of another petition's number, which must be in the register."""

    def parse(typed: str) -> PetitionNumber:
        meant = run.petition(typed).number
        if meant == number:
            raise UsageError(_("That is {number} itself; say another one.").format(number=number))
        return meant

    return parse
