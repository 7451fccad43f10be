"""Law: the calculator, the rules in force, why a deadline is what it is, a province's own rules."""

from typing import Annotated

import typer

from tiepdan import paths
from tiepdan.cli.asking import options
from tiepdan.cli.running.help_pages import add
from tiepdan.cli.running.printing import show, tell
from tiepdan.cli.running.writing import writing
from tiepdan.dates import parse_date, show_date
from tiepdan.errors import NotFoundError, RefusedError, UsageError
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import (
    FIRST_DAY,
    LAST_DAY,
    DescribedCalendar,
    OutsideCalendarError,
)
from tiepdan.law.counting.day_count import count
from tiepdan.law.limits.time_limits import Unit
from tiepdan.law.toml.laws import load_duties, load_limits
from tiepdan.law.vocabulary.meeting import MeetingKind
from tiepdan.law.vocabulary.petition import PetitionKind
from tiepdan.law.vocabulary.terms import Term
from tiepdan.numbers import (
    is_meeting_number,
    parse_meeting_number,
    parse_petition_number,
    show_meeting_number,
)
from tiepdan.parsing import parse_days
from tiepdan.records.file import database, state
from tiepdan.records.reading.calendar import known_days
from tiepdan.records.reading.explanation import explain_meeting, explain_petition
from tiepdan.records.reading.packs import known_packs
from tiepdan.reports.lists.law.day_count import count_data, count_report
from tiepdan.reports.lists.law.explanation import explanation_data, explanation_report
from tiepdan.reports.lists.law.time_limits import duties_table, limits_table, packs_table
from tiepdan.reports.lists.register.moved_deadlines import moves_table
from tiepdan.text import quoted


def register(app: typer.Typer) -> None:
    """Add the commands of this panel."""
    add(
        app,
        _("Law and calendar"),
        ("explain", explain, _("Show why each deadline of a petition or meeting is what it is.")),
        ("deadline", deadline, _("Count a period from a day, showing every day left out.")),
        ("limits", limits, _("List the time limits in force on a day, with their articles.")),
        ("local-rules", local_rules, _("List a province's own rules, switch them on or off.")),
    )


def explain(
    number: options.CaseArgument,
    *,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """Show why each deadline is what it is: day 0, the article, every day left out, pauses."""
    day = options.as_of(today)
    with database.reading(options.database_path(db)) as connection:
        if is_meeting_number(number):
            meeting_id = parse_meeting_number(number)
            shown = show_meeting_number(meeting_id)
            found = explain_meeting(connection, meeting_id, today=day)
        else:
            petition = parse_petition_number(number, today=day)
            shown, found = str(petition), explain_petition(connection, petition, today=day)
    show(
        explanation_report(shown, found, today=day),
        as_json=as_json,
        no_color=no_color,
        data=explanation_data(shown, found),
    )


def deadline(
    start: Annotated[
        str, typer.Argument(metavar=_("DATE"), help=_("The day of the event, which is day 0."))
    ],
    amount: Annotated[str, typer.Argument(metavar=_("DAYS"), help=_("How many days."))],
    *,
    working: Annotated[
        bool, typer.Option("--working", metavar="", help=_("Count working days (the default)."))
    ] = False,
    calendar: Annotated[
        bool, typer.Option("--calendar", metavar="", help=_("Count every day of the calendar."))
    ] = False,
    months: Annotated[bool, typer.Option("--months", metavar="", help=_("Count months."))] = False,
    before: Annotated[
        bool,
        typer.Option(
            "--before",
            metavar="",
            help=_("Count back from the day, in working days unless --calendar says otherwise."),
        ),
    ] = False,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """Count a period from a day, and show every day that was left out and why."""
    first_day = parse_date(start, today=options.as_of(today))
    days = parse_days(amount)
    unit = _unit(is_working=working, is_calendar=calendar, is_before=before, is_months=months)
    statuses = known_days(options.database_path(db))
    try:
        counted = count(first_day, days, unit, DescribedCalendar.of(statuses))
    except (OutsideCalendarError, KeyError) as error:
        raise RefusedError(
            _("The count leaves the calendar, which reaches from {first} to {last}.").format(
                first=show_date(FIRST_DAY), last=show_date(LAST_DAY)
            )
        ) from error
    show(count_report(counted), as_json=as_json, no_color=no_color, data=count_data(counted))


def limits(
    *,
    on: Annotated[
        str | None,
        typer.Option("--on", metavar=_("DATE"), help=_("The day on which the clock starts.")),
    ] = None,
    kind: Annotated[
        str | None,
        typer.Option(metavar=_("KIND"), help=_("Only for this kind of petition or meeting.")),
    ] = None,
    db: options.Database = None,
    today: options.Today = None,
    as_json: options.AsJson = False,
    no_color: options.NoColor = False,
) -> None:
    """List the time limits in force on a day, each with its article; doubtful ones say so."""
    day = options.as_of(today)
    if on is not None:
        day = options.parse_typed("--on", on, lambda typed: parse_date(typed, today=day))
    wanted = options.parse_flag("--kind", kind, _parse_kind)
    known = [
        limit
        for limit in load_limits(paths.data_folder())
        if wanted is None or wanted in limit.kinds
    ]
    off = [pack.id for pack, pack_is_on in known_packs(options.database_path(db)) if not pack_is_on]
    show(limits_table(known, on=day, off=off), as_json=as_json, no_color=no_color)
    duties = [
        duty for duty in load_duties(paths.data_folder()) if wanted is None or wanted in duty.kinds
    ]
    if duties and not as_json:
        tell("")
        show(duties_table(duties, on=day, off=off), as_json=False, no_color=no_color)


def local_rules(
    pack: Annotated[
        str | None, typer.Argument(metavar=_("PACK"), help=_("Which one, for example ha-tinh."))
    ] = None,
    *,
    on: Annotated[
        bool, typer.Option("--on", metavar="", help=_("These rules bind this office."))
    ] = False,
    off: Annotated[
        bool, typer.Option("--off", metavar="", help=_("They do not, or not any more."))
    ] = False,
    db: options.Database = None,
    as_json: options.AsJson = False,
    no_input: options.NoInput = False,
    no_color: options.NoColor = False,
) -> None:
    """List the packs of rules of a province's own; --on or --off switches one for this office."""
    path = options.database_path(db)
    state.check_exists(path)
    if on and off:
        raise UsageError(_("Give --on or --off, not both."))
    if pack is None and (on or off):
        raise UsageError(_("Which pack? For example: tiepdan local-rules ha-tinh --off"))
    found = known_packs(path)
    if pack is not None:
        found = [(known, is_on) for known, is_on in found if known.id == pack.strip().lower()]
        if not found:
            raise NotFoundError(
                _("There is no pack “{typed}”; “tiepdan local-rules” lists them.").format(
                    typed=quoted(pack)
                )
            )
    if not (on or off):
        folder = paths.data_folder()
        table = packs_table(found, [*load_limits(folder), *load_duties(folder)])
        show(table, as_json=as_json, no_color=no_color)
        return

    from tiepdan.records.writing import office  # noqa: PLC0415 (SQLModel, only to write)

    [(known, _was_on)] = found
    with writing(path, "local-rules", no_input=no_input) as register:
        moved = office.switch_pack(register.session, known.id, is_on=on)
        register.tell(
            (
                _("The rules of {province} are on for this office.")
                if on
                else _("The rules of {province} are off for this office.")
            ).format(province=known.province)
        )
    show(moves_table(moved), as_json=as_json, no_color=no_color)


def _parse_kind(typed: str) -> Term:
    try:
        return PetitionKind.parse(typed)
    except UsageError:
        try:
            return MeetingKind.parse(typed)
        except UsageError:
            raise UsageError(
                _("“{typed}” is no kind of petition or meeting; choose one of: {choices}.").format(
                    typed=quoted(typed),
                    choices=f"{PetitionKind.choices()}, {MeetingKind.choices()}",
                )
            ) from None


def _unit(*, is_working: bool, is_calendar: bool, is_before: bool, is_months: bool) -> Unit:
    if is_working + is_calendar + is_months > 1 or (is_before and is_months):
        raise UsageError(
            _(
                "Only one of --working, --calendar and --months can be meant, and --before"
                " not in months."
            )
        )
    if is_months:
        return Unit.MONTHS
    if is_calendar:
        return Unit.BEFORE_CALENDAR if is_before else Unit.CALENDAR
    return Unit.BEFORE if is_before else Unit.WORKING
