"""``tiepdan add-sanction``: record that someone was held to account."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.printing import print_number
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.i18n import _
from tiepdan.law.vocabulary.document import Sanctioned
from tiepdan.parsing import parse_text
from tiepdan.records.file import state
from tiepdan.records.writing import documents as records


def add_sanction(
    *,
    subject: Annotated[
        options.Text,
        typer.Option("--whom", metavar=_("WHOM"), help=_("head, official or petitioner.")),
    ] = None,
    form_of: Annotated[
        options.Text,
        typer.Option("--form", metavar=_("TEXT"), help=_("The form, for example a reprimand.")),
    ] = None,
    on: Annotated[
        options.Text,
        typer.Option("--on", "--date", metavar=_("DATE"), help=_("The day of the sanction.")),
    ] = None,
    note: options.Note = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record that a head or official was disciplined, or a petitioner sanctioned."""
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    form = Form((subject, form_of, on, note), no_input=no_input)
    who = form.choice("--whom", subject, _("Whom"), Sanctioned)
    sanction = form.required("--form", form_of, _("Form"), parse_text, example="“khiển trách”")
    imposed_on = form.required(
        "--on",
        on,
        _("Day of the sanction"),
        partial(parse_past_date, today=day),
        example="06/07/2026",
        default=show_date(day),
    )
    remark = form.optional("--note", note, _("Note"), parse_text)

    with writing(path, "add-sanction", no_input=no_input) as register:
        sanction_id = records.add_sanction(
            register.session, subject=who, form=sanction, imposed_on=imposed_on, note=remark
        )
        register.tell(_("Recorded sanction {number} of the list.").format(number=sanction_id))
    print_number(sanction_id, as_json=as_json)
