"""``tiepdan swap-days``: swap a working day for a day off in one go."""

from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.day_change import GROUNDS, DayChange, record_change
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _


@takes(GROUNDS)
def swap_days(
    off: Annotated[
        str,
        typer.Argument(metavar=_("DAY_OFF"), help=_("The working day that becomes a day off.")),
    ],
    worked: Annotated[
        str,
        typer.Argument(
            metavar=_("DAY_WORKED"),
            help=_("The day off that is worked instead, a Saturday mostly."),
        ),
    ],
    typed: TypedFacts,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Swap two days: the first is off, the second is worked to make up for it.

    Undone by the swap the other way round.
    """
    as_of = options.as_of(today)
    day_off, day_worked = (parse_date(typed, today=as_of) for typed in (off, worked))
    if day_off == day_worked:
        raise UsageError(
            _("{day} cannot be swapped with itself; give two days.").format(day=show_date(day_off))
        )
    form = Form(typed.values(), no_input=no_input)
    change = DayChange.of(db, form, typed, as_json=as_json, no_color=no_color, no_input=no_input)
    record_change(change, "swap-days", {day_off: False, day_worked: True})
