"""``tiepdan add-day-off``: add a day off; shows which deadlines move."""

from datetime import date

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.day_change import (
    GROUNDS,
    DayArgument,
    DayChange,
    LastDay,
    ask_day,
    record_change,
    span,
)
from tiepdan.i18n import _


@takes(GROUNDS)
def add_day_off(
    typed: TypedFacts,
    day: DayArgument = None,
    *,
    to: LastDay = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Add a day off that the official calendar does not have: a storm, a decision of the province.

    With --to, every working day up to that one. Undone by remove-day-off.
    """
    as_of = options.as_of(today)
    form = Form(typed.values(), no_input=no_input)
    change = DayChange.of(db, form, typed, as_json=as_json, no_color=no_color, no_input=no_input)

    def wanted() -> dict[date, bool]:
        first = ask_day(form, day, _("Day off"), as_of, command="tiepdan add-day-off 17/12/2026")
        days = span(first, to, as_of)
        # Of several days in a row, those that are off already are none of the clerk's concern.
        worked = [one for one in days if one in change.statuses and change.statuses[one].is_worked]
        return dict.fromkeys(worked or days, False)

    record_change(change, "add-day-off", wanted)
