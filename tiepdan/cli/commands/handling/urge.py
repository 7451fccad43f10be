"""``tiepdan urge``: record that the body to which a petition was forwarded was urged."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.events import (
    EVERY_EVENT,
    ask_event,
    record_petition_event,
    refuse_unasked,
)
from tiepdan.cli.recording.petitions.elsewhere import BODY
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import say
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.law.vocabulary.petition_event import PetitionEventKind
from tiepdan.text import fold


@takes([BODY], EVERY_EVENT)
def urge(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that the body to which a petition was forwarded was urged to handle it.

    Left out, it is the body that it was forwarded to; its reply is an “agency_replied”.
    """
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)
    refuse_unasked(run, form, case.number, PetitionEventKind.URGED)
    sent_to = run.body_asked(case.number)
    tell = partial(
        ask_event,
        form,
        (BODY, *EVERY_EVENT),
        typed,
        PetitionEventKind.URGED,
        run.day,
        bodies=run.bodies() if form.asks else (),
        usual_body=sent_to,
    )

    def record(event: PetitionEvent) -> PetitionEvent:
        record_petition_event(run, case.number, event)
        return event

    event = form.recorded(tell, record, is_protected=case.is_protected)
    if sent_to and event.body and fold(event.body) != fold(sent_to):
        # It may have been passed on from there; a slip is seen at once.
        say(
            _("It was forwarded to “{sent_to}”; urged, as you said, was “{body}”.").format(
                sent_to=sent_to, body=event.body
            )
        )
