"""``tiepdan examine``: record whether a petition meets the conditions to be dealt with."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.petitions.examination import ASKED, is_examined, record_examination
from tiepdan.cli.running.run import Run
from tiepdan.errors import RefusedError
from tiepdan.i18n import _


@takes(ASKED)
def examine(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a petition was examined: eligible to be dealt with, or not and why.

    What is accepted, answered, decided, declined, guided or forwarded without this counts as
    examined that day and eligible; what is returned or filed, as not eligible.
    """
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    if not is_examined(case.facts.form):
        raise RefusedError(
            _(
                "{number} is an opinion raised at a meeting, no written petition, so it is not"
                " examined for eligibility. If it is one: tiepdan edit {number} --form written"
            ).format(number=case.number)
        )
    form = Form(typed.values(), no_input=no_input)
    record_examination(run, form, typed, case.number, case.facts)
