"""``tiepdan unvoid``: bring back what was made void."""

from tiepdan.cli.asking import options
from tiepdan.cli.recording.corrections.record_meant import (
    CaseMeant,
    DocumentMeant,
    InspectionMeant,
    SanctionMeant,
    TrainingMeant,
    VisitMeant,
    label_of,
    print_outcome,
    record_meant,
)
from tiepdan.cli.running.writing.writing import writing
from tiepdan.i18n import _
from tiepdan.records.file import state
from tiepdan.records.reading.voids import Voidable
from tiepdan.records.writing.undoing import voiding as records


def unvoid(
    number: CaseMeant = None,
    *,
    visit: VisitMeant = None,
    document: DocumentMeant = None,
    sanction: SanctionMeant = None,
    training: TrainingMeant = None,
    inspection: InspectionMeant = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Bring back what was made void: it counts again, and its deadlines run."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    others = {
        Voidable.VISIT: visit,
        Voidable.DOCUMENT: document,
        Voidable.SANCTION: sanction,
        Voidable.TRAINING: training,
        Voidable.INSPECTION: inspection,
    }
    entered = record_meant(path, number, others, day)

    with writing(path, "unvoid", no_input=no_input) as register:
        records.unvoid(register.session, entered)
        register.tell(_("{what} is in force again.").format(what=label_of(entered)))
    print_outcome(entered, voided_on=None, as_json=as_json)
