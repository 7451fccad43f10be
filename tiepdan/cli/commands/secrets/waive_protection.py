"""``tiepdan waive-protection``: record that a denouncer waives the protection of their identity."""

from dataclasses import replace
from datetime import date
from functools import partial
from typing import Any

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.events import needed
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.facts.fact import fields
from tiepdan.facts.petition_event import PetitionEvent
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.output import json
from tiepdan.records.writing.petitions import protection

_ON, _DOCUMENT = fields(PetitionEvent, "happened_on", "document_number")
_WAIVER = replace(needed(_DOCUMENT), fact=replace(_DOCUMENT.fact, example='"Đơn ngày 06/07/2026"'))


@takes((_ON, _WAIVER))
def waive_protection(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a denouncer waives the protection of their identity, by which document."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form(typed.values(), no_input=no_input)
    if form.can_ask:  # before anything is asked in vain
        protection.check_may_be_waived(case.number, case.facts)
    usual = usually_on(run.day, "happened_on")
    waived_on = form.recorded(
        partial(form.ask, (_ON, _WAIVER), typed, today=run.day, expected=usual),
        partial(_record, run, case.number),
    )
    if as_json:
        json.write({"number": str(case.number), "protection_waived_on": waived_on})


def _record(run: Run, number: PetitionNumber, said: dict[str, Any]) -> date:
    """Write it; returns since when."""
    waived_on: date = said["happened_on"]
    with writing(run.path, "waive-protection", no_input=run.no_input) as register:
        protection.waive(
            register.session, number, waived_on=waived_on, document=said["document_number"]
        )
        register.tell(
            _("Petition {number}: the denouncer waives protection since {day}.").format(
                number=number, day=show_date(waived_on)
            )
        )
    return waived_on
