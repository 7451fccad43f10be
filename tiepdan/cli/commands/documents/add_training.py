"""``tiepdan add-training``: record training organised or attended, or dissemination of the law."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.training import Training
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing.office import trainings as records


@takes(fields(Training))
def add_training(
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record training organised or attended, or dissemination of the law."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form(typed.values(), no_input=no_input)

    def write(training: Training) -> int:
        with writing(path, "add-training", no_input=no_input) as register:
            training_id = records.add_training(register.session, training)
            register.tell(_("Recorded training {number} of the list.").format(number=training_id))
        return training_id

    training_id = form.recorded(
        partial(form.fill, Training, typed, today=day, expected=usually_on(day, "held_on")),
        write,
        is_protected=False,
    )
    print_number(training_id, as_json=as_json)
