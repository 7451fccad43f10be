"""``tiepdan protect``: record that a denouncer, or somebody near to them, is protected."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.facts.fact import fields
from tiepdan.facts.protection import Protection
from tiepdan.i18n import _
from tiepdan.records.writing.petitions import protecting


@takes(fields(Protection))
def protect(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record a decision on the protection of a denouncer: how, how many people, since when."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    case = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)

    def write(protection: Protection) -> int:
        with writing(run.path, "protect", no_input=no_input) as register:
            protection_id = protecting.protect(register.session, case.number, protection)
            register.tell(
                _("Petition {number}: recorded protection {id} since {day}.").format(
                    number=case.number, id=protection_id, day=show_date(protection.starts_on)
                )
            )
        return protection_id

    usual = usually_on(run.day, "starts_on")
    protection_id = form.recorded(
        partial(form.fill, Protection, typed, today=run.day, expected=usual), write
    )
    print_number(protection_id, as_json=as_json)
