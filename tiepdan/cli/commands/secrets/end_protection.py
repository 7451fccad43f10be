"""``tiepdan end-protection``: record that the protection of a denouncer ends."""

from dataclasses import replace
from datetime import date
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.asking.prompting.usual import usually_on
from tiepdan.cli.recording.events import needed
from tiepdan.cli.running.run import Run
from tiepdan.cli.running.screen.printing import print_number
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, UsageError
from tiepdan.facts.fact import fields
from tiepdan.facts.protection import Protection
from tiepdan.i18n import _
from tiepdan.numbers import PetitionNumber
from tiepdan.parsing import parse_row_number
from tiepdan.records import database
from tiepdan.records.reading.petitions.protections import (
    ProtectionRow,
    protections_of_petition,
    running,
)
from tiepdan.records.writing.petitions import protecting

[_UNTIL] = fields(Protection, "ends_on")
_ENDS_ON = replace(needed(_UNTIL), fact=replace(_UNTIL.fact, flag="--on"))


@takes([_ENDS_ON])
def end_protection(
    petition: options.PetitionArgument,
    typed: TypedFacts,
    *,
    protection: Annotated[
        options.Text,
        typer.Option(
            metavar=_("PROTECTION"), help=_("Which one, by its number, if there are several.")
        ),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
) -> None:
    """Record the last day of a protection; the same as “edit-protection … --until”."""
    run = Run.of(db, today, as_json=as_json, no_color=True, no_input=no_input)
    case = run.petition(petition)
    form = Form((*typed.values(), protection), no_input=no_input)
    if form.can_ask:  # before anything is asked in vain
        _check_there_is_one(run, case.number)
    said = form.ask([_ENDS_ON], typed, today=run.day, expected=usually_on(run.day, "ends_on"))
    wanted = options.parse_flag("--protection", protection, parse_row_number)
    last_day = said["ends_on"]
    meant = _meant(run, case.number, wanted, last_day)

    with writing(run.path, "end-protection", no_input=no_input) as register:
        protecting.correct_protection(register.session, meant.id, facts={"ends_on": last_day})
        register.tell(
            _("Petition {number}: protection {id} ends on {day}.").format(
                number=case.number, id=meant.id, day=show_date(last_day)
            )
        )
    print_number(meant.id, as_json=as_json)


def _check_there_is_one(run: Run, number: PetitionNumber) -> None:
    """Refuse to end what never began, whatever the day.

    Raises:
        NotFoundError: no decision on protection is recorded.
    """
    with database.reading(run.path) as connection:
        if not protections_of_petition(connection, number):
            raise NotFoundError(
                _("{number} has no protection to end; see tiepdan show {number}.").format(
                    number=number
                )
            )


def _meant(run: Run, number: PetitionNumber, wanted: int | None, last_day: date) -> ProtectionRow:
    """The protection to end.

    Raises:
        NotFoundError: none is in force, or not the one that was named.
        UsageError: there are several, and none was named.
    """
    with database.reading(run.path) as connection:
        rows = running(protections_of_petition(connection, number), last_day)
    if wanted is not None:
        rows = [row for row in rows if row.id == wanted]
    if not rows:
        raise NotFoundError(
            _(
                "{number} has no such protection that goes on after {day}; see tiepdan show"
                " {number}, and correct one with tiepdan edit-protection."
            ).format(number=number, day=show_date(last_day))
        )
    if len(rows) > 1:
        raise UsageError(
            _("{number} has several protections ({ids}); say which: --protection {id}.").format(
                number=number, ids=", ".join(str(row.id) for row in rows), id=rows[0].id
            )
        )
    return rows[0]
