"""``tiepdan swap-days``: swap a working day for a day off in one go."""

from datetime import date
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.day_change import GROUNDS, DayChange, ask_day, record_change
from tiepdan.dates import show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _

_EXAMPLE = "tiepdan swap-days 27/11/2026 28/11/2026"


@takes(GROUNDS)
def swap_days(
    typed: TypedFacts,
    off: Annotated[
        str | None,
        typer.Argument(metavar=_("DAY_OFF"), help=_("The working day that becomes a day off.")),
    ] = None,
    worked: Annotated[
        str | None,
        typer.Argument(
            metavar=_("DAY_WORKED"),
            help=_("The day off that is worked instead, a Saturday mostly."),
        ),
    ] = None,
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
    form = Form(typed.values(), no_input=no_input)
    change = DayChange.of(db, form, typed, as_json=as_json, no_color=no_color, no_input=no_input)

    def wanted() -> dict[date, bool]:
        day_off = ask_day(
            form, off, _("Working day that becomes a day off"), as_of, command=_EXAMPLE
        )
        day_worked = ask_day(form, worked, _("Day off that is worked"), as_of, command=_EXAMPLE)
        if day_off == day_worked:
            raise UsageError(
                _("{day} cannot be swapped with itself; give two days.").format(
                    day=show_date(day_off)
                )
            )
        return {day_off: False, day_worked: True}

    record_change(change, "swap-days", wanted)
