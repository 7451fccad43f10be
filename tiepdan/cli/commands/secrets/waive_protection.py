"""``tiepdan waive-protection``: record that a denouncer waives the protection of their identity."""

from functools import partial

from tiepdan.cli.asking import options
from tiepdan.cli.asking.events import Run
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.parsing import parse_text
from tiepdan.records.writing.petitions import protection


def waive_protection(
    petition: options.PetitionArgument,
    *,
    on: options.OnDay = None,
    document: options.DocumentNumber = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Record that a denouncer waives the protection of their identity, by which document."""
    run = Run.of(db, today, as_json=as_json, no_color=no_color, no_input=no_input)
    case = run.petition(petition)
    form = Form((on, document), no_input=no_input)
    waived_on = form.required(
        "--on",
        on,
        _("On which day"),
        partial(parse_past_date, today=run.day),
        example="06/07/2026",
        default=show_date(run.day),
    )
    waiver = form.required(
        "--document", document, _("Document number"), parse_text, example="“Đơn ngày 06/07/2026”"
    )

    with writing(run.path, "waive-protection", no_input=no_input) as register:
        protection.waive(register.session, case.number, waived_on=waived_on, document=waiver)
        register.tell(
            _("Petition {number}: the denouncer waives protection since {day}.").format(
                number=case.number, day=show_date(waived_on)
            )
        )
    if as_json:
        json.write({"number": str(case.number), "protection_waived_on": waived_on})
