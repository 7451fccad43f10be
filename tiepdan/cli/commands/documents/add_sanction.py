"""``tiepdan add-sanction``: record that someone was held to account."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.sanction import Sanction
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing.office import documents as records


@takes(fields(Sanction))
def add_sanction(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record that a head or official was disciplined, or a petitioner sanctioned."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form(typed.values(), no_input=no_input)

    def write(sanction: Sanction) -> int:
        with writing(path, "add-sanction", no_input=no_input) as register:
            sanction_id = records.add_sanction(register.session, sanction)
            register.tell(_("Recorded sanction {number} of the list.").format(number=sanction_id))
        return sanction_id

    sanction_id = form.recorded(
        partial(form.fill, Sanction, typed, today=day, expected=usually_on(day, "imposed_on")),
        write,
        is_protected=True,
    )
    print_number(sanction_id, as_json=as_json)
