"""The calendar: the days off of a year, and what this office adds or takes away."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Annotated

import typer

from tiepdan.cli.asking import options
from tiepdan.cli.asking.form import Form
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import show
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import UsageError
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import FIRST_DAY, LAST_DAY, DayStatus, Grounds
from tiepdan.parsing import parse_text
from tiepdan.records.file import state
from tiepdan.records.reading.calendar import known_days
from tiepdan.reports.lists.law.days_off import holidays_table
from tiepdan.reports.lists.register.moved_deadlines import moves_table
from tiepdan.text import quoted

_MOST_DAYS = 60

DayArgument = Annotated[
    str, typer.Argument(metavar=_("DATE"), help=_("The day, for example 20/11/2026."))
]
LastDay = Annotated[
    str | None,
    typer.Option("--to", metavar=_("DATE"), help=_("The last one, for several days in a row.")),
]
Why = Annotated[
    str | None,
    typer.Option("--reason", metavar=_("TEXT"), help=_("Why; shown wherever the day is left out.")),
]
Authority = Annotated[
    str | None,
    typer.Option(
        "--authority",
        metavar=_("NUMBER"),
        help=_("By whose decision, for example 123/UBND-VX."),
    ),
]


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Law and calendar"),
        ("holidays", holidays, _("List the days off and make-up days of a year.")),
        ("add-day-off", add_day_off, _("Add a day off; shows which deadlines move.")),
        ("remove-day-off", remove_day_off, _("Make a day off a working day; the opposite.")),
        ("swap-days", swap_days, _("Swap a working day for a day off in one go.")),
    )


def holidays(
    year: Annotated[
        str | None, typer.Argument(metavar=_("YEAR"), help=_("The year (default: this one)."))
    ] = None,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the days off, substitute days, swaps and make-up Saturdays of a year."""
    day = options.as_of(today)
    wanted = day.year if year is None else _parse_year(year)
    table = holidays_table(known_days(options.database_path(db)), year=wanted)
    show(table, as_json=as_json, no_color=no_color)


@dataclass(frozen=True, slots=True)
class _Change:
    """How a change of the calendar was asked for, and the days as they are before it."""

    path: Path
    statuses: Mapping[date, DayStatus]
    form: Form
    reason: str | None
    authority: str | None
    as_json: bool
    no_color: bool
    no_input: bool

    @classmethod
    def of(
        cls,
        db: str | None,
        form: Form,
        reason: str | None,
        authority: str | None,
        *,
        as_json: bool,
        no_color: bool,
        no_input: bool,
    ) -> "_Change":
        path = options.database_path(db)
        state.check_exists(path)
        statuses = {status.day: status for status in known_days(path)}
        return cls(path, statuses, form, reason, authority, as_json, no_color, no_input)


def add_day_off(
    day: DayArgument,
    *,
    to: LastDay = None,
    reason: Why = None,
    authority: Authority = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Add a day off that the official calendar does not have: a storm, a decision of the province.

    With --to, every working day up to that one. Undone by remove-day-off.
    """
    days = _span(day, to, options.as_of(today))
    form = Form((reason, authority), no_input=no_input)
    change = _Change.of(
        db, form, reason, authority, as_json=as_json, no_color=no_color, no_input=no_input
    )
    # Of several days in a row, those that are off already are none of the clerk's concern.
    worked = [one for one in days if one in change.statuses and change.statuses[one].is_worked]
    _record(change, "add-day-off", dict.fromkeys(worked or days, False))


def remove_day_off(
    day: DayArgument,
    *,
    to: LastDay = None,
    reason: Why = None,
    authority: Authority = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """Make a day off a working day: one added before, or one that offices work after all.

    With --to, every day off up to that one that the office itself added. Undone by add-day-off.
    """
    days = _span(day, to, options.as_of(today))
    form = Form((reason, authority), no_input=no_input)
    change = _Change.of(
        db, form, reason, authority, as_json=as_json, no_color=no_color, no_input=no_input
    )
    added = [one for one in days if _is_own_change(change.statuses.get(one))]
    _record(change, "remove-day-off", dict.fromkeys(days if to is None else added or days, True))


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
    *,
    reason: Why = None,
    authority: Authority = None,
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
    form = Form((reason, authority), no_input=no_input)
    change = _Change.of(
        db, form, reason, authority, as_json=as_json, no_color=no_color, no_input=no_input
    )
    _record(change, "swap-days", {day_off: False, day_worked: True})


def _record(change: _Change, command: str, wanted: Mapping[date, bool]) -> None:
    grounds = _ask_grounds(change, wanted)

    from tiepdan.records.writing import days_off  # noqa: PLC0415 (SQLModel, only to write)

    with writing(change.path, command, no_input=change.no_input) as register:
        moved = days_off.change_days(register.session, wanted, grounds)
        for day, is_worked in wanted.items():
            sentence = (
                _("{day} is now a working day.") if is_worked else _("{day} is now a day off.")
            )
            register.tell(sentence.format(day=show_date(day)))
    show(moves_table(moved), as_json=change.as_json, no_color=change.no_color)


def _ask_grounds(change: _Change, wanted: Mapping[date, bool]) -> Grounds | None:
    """The reason and its authority; none is asked for taking back the office's own change."""
    is_taken_back = all(_is_own_change(change.statuses.get(day)) for day in wanted)
    if is_taken_back and change.reason is None:
        return None
    reason = change.form.required(
        "--reason", change.reason, _("Reason"), parse_text, example="“Bão số 5”"
    )
    authority = change.form.optional("--authority", change.authority, _("Authority"), parse_text)
    return Grounds(reason, authority)


def _is_own_change(status: DayStatus | None) -> bool:
    return status is not None and status.kind is not None and status.kind.is_of_office


def _span(first: str, last: str | None, today: date) -> list[date]:
    """The days meant, the last one included."""
    start = parse_date(first, today=today)
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


def _parse_year(typed: str) -> int:
    year = int(typed) if typed.isascii() and typed.isdigit() and len(typed) == len("2026") else 0
    if not FIRST_DAY.year <= year <= LAST_DAY.year:
        raise UsageError(
            _("“{typed}” is not a year from {first} to {last}; for example 2026.").format(
                typed=quoted(typed), first=FIRST_DAY.year, last=LAST_DAY.year
            )
        )
    return year
