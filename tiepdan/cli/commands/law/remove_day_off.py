"""``tiepdan remove-day-off``: make a day off a working day; the opposite."""

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
    is_own_change,
    record_change,
    span,
)
from tiepdan.i18n import _


@takes(GROUNDS)
def remove_day_off(
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
    """Make a day off a working day: one added before, or one that offices work after all.

    With --to, every day off up to that one that the office itself added. Undone by add-day-off.
    """
    as_of = options.as_of(today)
    form = Form(typed.values(), no_input=no_input)
    change = DayChange.of(db, form, typed, as_json=as_json, no_color=no_color, no_input=no_input)

    def wanted() -> dict[date, bool]:
        first = ask_day(
            form, day, _("Day that is worked"), as_of, command="tiepdan remove-day-off 17/12/2026"
        )
        days = span(first, to, as_of)
        added = [one for one in days if is_own_change(change.statuses.get(one))]
        return dict.fromkeys(days if to is None else added or days, True)

    record_change(change, "remove-day-off", wanted)
