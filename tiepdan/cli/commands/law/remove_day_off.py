"""``tiepdan remove-day-off``: make a day off a working day; the opposite."""

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts, takes
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.recording.day_change import (
    GROUNDS,
    DayArgument,
    DayChange,
    LastDay,
    is_own_change,
    record_change,
    span,
)


@takes(GROUNDS)
def remove_day_off(
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
    """Make a day off a working day: one added before, or one that offices work after all.

    With --to, every day off up to that one that the office itself added. Undone by add-day-off.
    """
    days = span(day, to, options.as_of(today))
    form = Form(typed.values(), no_input=no_input)
    change = DayChange.of(db, form, typed, as_json=as_json, no_color=no_color, no_input=no_input)
    added = [one for one in days if is_own_change(change.statuses.get(one))]
    record_change(
        change, "remove-day-off", dict.fromkeys(days if to is None else added or days, True)
    )
