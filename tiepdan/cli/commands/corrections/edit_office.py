"""``tiepdan edit-office``: correct what was said of the commune when the register was made."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.corrections import corrected, labels_of, shown_facts, tell
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form
from tiepdan.cli.recording.province import say_of_province
from tiepdan.cli.running.printing import show
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.office import Office
from tiepdan.i18n import _
from tiepdan.records import database
from tiepdan.records.reading.office_facts import get_office
from tiepdan.records.writing import office as records
from tiepdan.reports.lists.register.moved_deadlines import moved_deadlines_table

_FIELDS = fields(Office)


@takes(_FIELDS)
def edit_office(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Correct what was said of the commune when the register was made; deadlines may move."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    with database.reading(run.path) as connection:
        office = get_office(connection)
    form = Form(typed.values(), no_input=no_input)
    new = corrected(form, _FIELDS, typed, today=run.day, shown=shown_facts(office))

    with writing(run.path, "edit-office", no_input=no_input) as register:
        changed, moved = records.correct_office(register.session, facts=new)
        tell(register, _("The office"), labels_of(changed, Office))
    if "province" in changed:
        say_of_province(new["province"])
    show(moved_deadlines_table(moved), as_json=as_json, no_color=no_color)
