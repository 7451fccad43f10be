"""``tiepdan add-training``: record training organised or attended, or dissemination of the law."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.form import Form, usually_on
from tiepdan.cli.running.printing import print_number
from tiepdan.cli.running.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.training import Training
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.writing import trainings as records


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
    training = Form(typed.values(), no_input=no_input).fill(
        Training, typed, today=day, expected=usually_on(day, "held_on")
    )

    with writing(path, "add-training", no_input=no_input) as register:
        training_id = records.add_training(register.session, training)
        register.tell(_("Recorded training {number} of the list.").format(number=training_id))
    print_number(training_id, as_json=as_json)
