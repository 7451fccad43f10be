"""``tiepdan extend``: record a decision to extend the time to resolve."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    ask_event,
    naming_what_is_possible,
    needed,
    recorded,
    refuse_unasked,
)
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.numbers import PetitionNumber
from tiepdan.records.writing.petitions import petitions as records

_DAYS, _TO, _COMPLEXITY = fields(PetitionEvent, "extended_days", "extended_to", "complexity")


@takes((_DAYS, _TO, _COMPLEXITY), EVERY_EVENT)
def extend(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record a decision to extend the time to resolve a denunciation."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)
    refuse_unasked(run, form, case.number, PetitionEventKind.EXTENDED)
    if typed["extended_days"] is not None and typed["extended_to"] is not None:
        raise UsageError(_("Give --days or --to, not both."))
    how_long = _TO if typed["extended_to"] else needed(_DAYS)
    asked = (how_long, needed(_COMPLEXITY), *EVERY_EVENT)
    form.recorded(
        partial(ask_event, form, asked, typed, PetitionEventKind.EXTENDED, run.day),
        partial(_record, run, case.number),
        is_protected=case.is_protected,
    )


def _record(run: Run, number: PetitionNumber, event: PetitionEvent) -> None:
    with (
        naming_what_is_possible(run, number, event),
        writing(run.path, "extend", no_input=run.no_input) as register,
    ):
        due = records.extend_petition(register.session, number, event)
        register.tell(recorded(number, event.kind.label, event.happened_on))
        register.tell(_("The time to resolve now ends on {due}.").format(due=show_date(due)))
        register.tell(
            _(
                "Send the decision to the denounced and the denouncer (Nghị định 31/2019/NĐ-CP,"
                " Điều 3 khoản 4; no number of days is given). Then: tiepdan record {number}"
                " {event}"
            ).format(number=number, event=PetitionEventKind.EXTENSION_SENT.as_typed)
        )
    run.show_petition_limits(number, event.happened_on)
