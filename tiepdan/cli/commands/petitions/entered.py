"""``tiepdan entered``: record that petitions and visits are in the national database."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Annotated, TypeVar

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.petition_meant import petition_meant
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import parse_past_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.output import json
from tiepdan.parsing import parse_row_number
from tiepdan.records.file import state
from tiepdan.records.writing.petitions.national_database import enter

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What was entered, and on which day."""

    petitions: list[PetitionNumber]
    visits: list[int]
    day: date


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
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    state.check_exists(run.path)
    given = _Entry(
        [petition_meant(run.path, number, run.day) for number in numbers or ()],
        [options.parse_typed("--visit", one, parse_row_number) for one in visit or ()],
        options.parse_flag("--on", on, partial(parse_past_date, today=run.day)) or run.day,
    )
    form = Form((*(numbers or ()), *(visit or ())), no_input=no_input)
    if not (given.petitions or given.visits or form.asks):
        raise _nothing_told()
    form.recorded(
        lambda: _asked(form, run, on, given.day) if form.asks else given,
        partial(_record, run),
        is_protected=False,
    )


def _asked(form: Form, run: Run, on: str | None, usual: date) -> _Entry:
    """What was entered, as it is answered."""
    petitions = form.optional(
        "PETITION",
        None,
        _("Petitions (several with commas)"),
        partial(_each, lambda typed: run.petition(typed).number),
    )
    visits = form.optional(
        "--visit", None, _("Visits (several with commas)"), partial(_each, parse_row_number)
    )
    if not (petitions or visits):
        raise _nothing_told()
    day = form.required(
        "--on",
        on,
        _("Day of entering"),
        partial(parse_past_date, today=run.day),
        example="06/07/2026",
        default=show_date(usual),
    )
    return _Entry(petitions or [], visits or [], day)


def _each(read: Callable[[str], T], typed: str) -> list[T]:
    """The numbers in an answer, each once."""
    return list(dict.fromkeys(read(one) for one in typed.replace(",", " ").split()))


def _nothing_told() -> UsageError:
    return UsageError(_("Say what was entered: tiepdan entered 12 13 --visit 5 --on 06/07/2026"))


def _record(run: Run, entry: _Entry) -> None:
    with writing(run.path, "entered", no_input=run.no_input) as register:
        enter(register.session, entry.petitions, entry.visits, entered_on=entry.day)
        register.tell(
            _("In the national database on {day}: petitions {petitions}, visits {visits}.").format(
                day=show_date(entry.day),
                petitions=len(entry.petitions),
                visits=len(entry.visits),
            )
        )
    if run.as_json:
        json.write(
            {
                "entered_on": entry.day,
                "petitions": [str(number) for number in entry.petitions],
                "visits": entry.visits,
            }
        )
