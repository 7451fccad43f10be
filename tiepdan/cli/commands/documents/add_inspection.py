"""``tiepdan add-inspection``: record numbers of inspections."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.inspection import Inspection
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing.office import trainings as records


@takes(fields(Inspection))
def add_inspection(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record numbers of inspections, columns 6 to 17 of form 06/QLKNTC, for a period or a day."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form(typed.values(), no_input=no_input)

    def write(inspection: Inspection) -> int:
        with writing(path, "add-inspection", no_input=no_input) as register:
            inspection_id = records.add_inspection(register.session, inspection)
            register.tell(
                _("Recorded numbers of inspections, place {number} of the list.").format(
                    number=inspection_id
                )
            )
        return inspection_id

    inspection_id = form.recorded(
        partial(form.fill, Inspection, typed, today=day, expected=usually_on(day, "counted_on")),
        write,
        is_protected=False,
    )
    print_number(inspection_id, as_json=as_json)
