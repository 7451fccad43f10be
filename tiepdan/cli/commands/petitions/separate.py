"""``tiepdan separate``: take a petition, or a visit, out of its case."""

from tiepdan.cli.asking import options
from tiepdan.cli.recording.cases import VisitOfCase, say_case, visits_typed
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing import writing
from tiepdan.i18n import _
from tiepdan.records.writing.petitions import cases


def separate(
    petition: options.PetitionArgument,
    *,
    visit: VisitOfCase = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Take a petition out of its case, or with --visit a visit away from it; the rest stays one.

    A duplicate is not taken out: “tiepdan unlink” says that it is none.
    """
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    number = run.petition(petition).number
    visit_ids = visits_typed(visit)

    with writing(run.path, "separate", no_input=no_input) as register:
        for visit_id in visit_ids:
            cases.separate_visit(register.session, number, visit_id)
        if not visit_ids:
            cases.separate(register.session, number, run.day)
        register.entry.words = _("Separated what is no longer one case.")
    say_case(run, number)
