"""The calendar: the days off of a year, and what this office adds or takes away."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.fact_options import TypedFacts
from tiepdan.cli.asking.prompting.form import Form
from tiepdan.cli.running.screen.printing import show
from tiepdan.cli.running.writing.writing import writing
from tiepdan.dates import FIRST_DAY, parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.facts.calendar import CalendarOverride
from tiepdan.facts.fact import fields
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import DayStatus, Grounds
from tiepdan.records import database
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.file import state
from tiepdan.records.reading.calendar import known_days
from tiepdan.records.writing.office import days_off
from tiepdan.reports.lists.register.moved_deadlines import moved_deadlines_table

_MOST_DAYS = 60


DayArgument = Annotated[
    str | None, typer.Argument(metavar=_("DATE"), help=_("The day, for example 20/11/2026."))
]


LastDay = Annotated[
    str | None,
    typer.Option("--to", metavar=_("DATE"), help=_("The last one, for several days in a row.")),
]


GROUNDS = fields(CalendarOverride, "reason", "authority")
"""Why a day is worked or not, and who says so."""


@dataclass(frozen=True, slots=True)
class DayChange:
    """How a change of the calendar was asked for, and the days as they are before it."""

    path: Path
    statuses: Mapping[date, DayStatus]
    form: Form
    typed: TypedFacts
    as_json: bool
    no_color: bool
    no_input: bool

    @classmethod
    def of(
        cls,
        db: str | None,
        form: Form,
        typed: TypedFacts,
        *,
        as_json: bool,
        no_color: bool,
        no_input: bool,
    ) -> "DayChange":
        """What is to change, with what the calendar says of every day."""
        path = options.database_path(db)
        state.check_exists(path)
        with database.reading_if_there(path) as connection:
            statuses = {status.day: status for status in known_days(connection)}
        return cls(path, statuses, form, typed, as_json, no_color, no_input)


Wanted = Mapping[date, bool]
"""Of each day whether it is worked from now on."""


def ask_day(form: Form, typed: str | None, question: str, today: date, *, command: str) -> date:
    """A day of the calendar, typed after the command or asked for; ``command`` is an example.

    Raises:
        UsageError: it is no day; or it is missing, and asking is not possible.
    """
    if typed is None and not form.can_ask:
        raise UsageError(_("A day is missing; for example: {command}").format(command=command))
    parse = partial(parse_date, today=today)
    if typed is not None:
        return parse(typed)
    return form.required("DATE", None, question, parse, example="")


def record_change(change: DayChange, command: str, ask: Callable[[], Wanted]) -> None:
    """Write which days are worked from now on, and show the deadlines that move."""

    def told() -> tuple[Wanted, Grounds | None]:
        wanted = ask()
        return wanted, _ask_grounds(change, wanted)

    def write(said: tuple[Wanted, Grounds | None]) -> list[MovedDeadline]:
        wanted, grounds = said
        with writing(change.path, command, no_input=change.no_input) as register:
            moved = days_off.change_days(register.session, wanted, grounds)
            for day, is_worked in wanted.items():
                sentence = (
                    _("{day} is now a working day.") if is_worked else _("{day} is now a day off.")
                )
                register.tell(sentence.format(day=show_date(day)))
        return moved

    moved = change.form.recorded(told, write, is_protected=False)
    show(moved_deadlines_table(moved), as_json=change.as_json, no_color=change.no_color)


def _ask_grounds(change: DayChange, wanted: Wanted) -> Grounds | None:
    """The reason and its authority; none is asked for taking back the office's own change."""
    is_taken_back = all(is_own_change(change.statuses.get(day)) for day in wanted)
    if is_taken_back and change.typed["reason"] is None:
        return None
    said = change.form.ask(GROUNDS, change.typed, today=FIRST_DAY)
    return Grounds(said["reason"], said["authority"])


def is_own_change(status: DayStatus | None) -> bool:
    """Whether a day is as it is because this office said so."""
    return status is not None and status.kind is not None and status.kind.is_of_office


def span(start: date, last: str | None, today: date) -> list[date]:
    """The days from one on, the last one included."""
    if last is None:
        return [start]
    end = options.parse_typed("--to", last, partial(parse_date, today=today))
    count = (end - start).days + 1
    if not 1 <= count <= _MOST_DAYS:
        raise UsageError(
            _("From {first} to {last} is not a span of 1 to {most} days.").format(
                first=show_date(start), last=show_date(end), most=_MOST_DAYS
            )
        )
    return [start + timedelta(days=number) for number in range(count)]
