"""``tiepdan add-day-off``: add a day off; shows which deadlines move."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.day_change import (
    GROUNDS,
    DayArgument,
    DayChange,
    LastDay,
    record_change,
    span,
)


@takes(GROUNDS)
def add_day_off(
    day: DayArgument,
    typed: TypedFacts,
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
    days = span(day, to, options.as_of(today))
    form = Form(typed.values(), no_input=no_input)
    change = DayChange.of(db, form, typed, as_json=as_json, no_color=no_color, no_input=no_input)
    # Of several days in a row, those that are off already are none of the clerk's concern.
    worked = [one for one in days if one in change.statuses and change.statuses[one].is_worked]
    record_change(change, "add-day-off", dict.fromkeys(worked or days, False))
