"""``tiepdan entered``: record that petitions and visits are in the national database."""

from functools import partial
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.output import json
from tiepdan.parsing import parse_row_number
from tiepdan.records.file import state
from tiepdan.records.writing.petitions.national_database import enter


def entered(
    numbers: Annotated[
        list[str] | None,
        typer.Argument(metavar=_("[PETITION…]"), help=_("The petitions (2026-0012, or 12).")),
    ] = None,
    *,
    visit: Annotated[
        list[str] | None,
        typer.Option("--visit", metavar=_("NUMBER"), help=_("A visit; may be repeated.")),
    ] = None,
    on: Annotated[
        options.Text,
        typer.Option(
            "--on", metavar=_("DATE"), help=_("The day on which it happened (default: today).")
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record the day on which petitions and visits were entered in the national database.

    A day recorded before is put right.
    """
    day = options.as_of(today)
    path = options.database_path(db)
    state.check_exists(path)
    petitions = [petition_meant(path, number, day) for number in numbers or ()]
    visits = [options.parse_typed("--visit", one, parse_row_number) for one in visit or ()]
    if not petitions and not visits:
        raise UsageError(_("Say what was entered: tiepdan entered 12 13 --visit 5 --on 06/07/2026"))
    entered_on = options.parse_flag("--on", on, partial(parse_past_date, today=day)) or day

    with writing(path, "entered", no_input=no_input) as register:
        enter(register.session, petitions, visits, entered_on=entered_on)
        register.tell(
            _("In the national database on {day}: petitions {petitions}, visits {visits}.").format(
                day=show_date(entered_on), petitions=len(petitions), visits=len(visits)
            )
        )
    if as_json:
        json.write(
            {
                "entered_on": entered_on,
                "petitions": [str(number) for number in petitions],
                "visits": visits,
            }
        )
