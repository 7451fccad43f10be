"""``tiepdan add-staff``: record who signs for the office, or receives citizens for it."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.office import Staff
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing.office import office as records


@takes(fields(Staff))
def add_staff(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record who signs for the office, belongs to its reception team or is its focal officer."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form(typed.values(), no_input=no_input)

    def write(staff: Staff) -> int:
        with writing(path, "add-staff", no_input=no_input) as register:
            staff_id = records.add_staff(register.session, staff)
            register.tell(
                _("Recorded member of staff {number}: {role}.").format(
                    number=staff_id, role=staff.role.label
                )
            )
        return staff_id

    staff_id = form.recorded(
        partial(form.fill, Staff, typed, today=day, expected=usually_on(day, "since")),
        write,
        is_protected=False,
    )
    print_number(staff_id, as_json=as_json)
