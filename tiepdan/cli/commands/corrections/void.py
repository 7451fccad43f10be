"""``tiepdan void``: make void what was recorded by mistake; it counts nowhere."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
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
from tiepdan.cli.running.screen.printing import say
from tiepdan.cli.running.writing.writing import writing
from tiepdan.facts.fact import fields
from tiepdan.facts.void import Void
from tiepdan.i18n import _, ngettext
from tiepdan.records import database
from tiepdan.records.file import state
from tiepdan.records.reading.voids import Voidable, check_there
from tiepdan.records.writing.undoing import voiding as records

_REASON = fields(Void, "reason")


@takes(_REASON)
def void(
    typed: TypedFacts,
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
    """Make void what was recorded by mistake: it keeps its number, is shown as void, never counts.

    It has no deadlines, and nothing more is recorded of it; “unvoid” brings it back.
    """
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
    with database.reading(path) as connection:  # before a reason is asked for in vain
        check_there(connection, entered)
    why = Form(typed.values(), no_input=no_input).ask(_REASON, typed, today=day)["reason"]

    with writing(path, "void", no_input=no_input) as register:
        events = records.void(register.session, entered, voided_on=day, reason=why)
        register.tell(_("{what} is void.").format(what=label_of(entered)))
        if events:
            register.tell(
                ngettext(
                    "Its {count} event is void with it.",
                    "Its {count} events are void with it.",
                    events,
                ).format(count=events)
            )
    say(
        _("It keeps its number and counts nowhere. To bring it back: tiepdan unvoid {what}").format(
            what=entered.named
        )
    )
    print_outcome(entered, voided_on=day, as_json=as_json)
