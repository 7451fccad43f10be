"""The days that this office adds to the official days off, or takes from them."""

from collections.abc import Mapping
from datetime import date

from sqlmodel import Session

from tiepdan.dates import show_date
from tiepdan.errors import NotFoundError, RefusedError
from tiepdan.facts import calendar as facts
from tiepdan.facts.fact import values_of
from tiepdan.i18n import _
from tiepdan.law.counting.calendar import Grounds
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.records.derived import deadlines
from tiepdan.records.derived.moved_deadlines import MovedDeadline
from tiepdan.records.derived.official_days import calendar_days
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.schema.derived_tables import CalendarDay
from tiepdan.records.schema.tables import CalendarOverride
from tiepdan.records.writing.corrections import Facts, change, check_changed


def change_days(
    session: Session, changes: Mapping[date, bool], grounds: Grounds | None
) -> list[MovedDeadline]:
    """Have days worked or off from now on; tells which open deadlines moved.

    A day that so becomes what it officially is needs no grounds: the office's own change of it is
    taken back. So every change can be undone by its opposite.

    Raises:
        RefusedError: a day is so already, is outside the calendar, or differs from the official
            list without any grounds.
    """
    for day, is_worked in changes.items():
        _check(session, day, is_worked=is_worked)
    official = {
        status.day: status.is_worked
        for status in calendar_days(min(changes), max(changes))
        if status.day in changes
    }
    for day, is_worked in changes.items():
        override = session.get(CalendarOverride, day)
        if official[day] is is_worked:
            session.delete(override)
            continue
        if grounds is None:
            raise RefusedError(
                _(
                    "{day} is otherwise in the official calendar; give the reason (--reason)."
                ).format(day=show_date(day))
            )
        override = override or CalendarOverride(day=day, is_worked=is_worked, reason="")
        override.is_worked = is_worked
        override.reason, override.authority = grounds.reason, grounds.authority
        session.add(override)
    session.flush()
    return deadlines.refresh(driver_connection(session))


def add_override(session: Session, override: facts.CalendarOverride) -> None:
    """Record a day of the office's own as a file tells it, also where it changes nothing by now.

    Raises:
        RefusedError: it is outside the calendar, or the office has decided about it already.
    """
    check_in_register(override.day)
    if session.get(CalendarOverride, override.day) is not None:
        raise RefusedError(
            _("{day}: this office has decided about it already; see tiepdan holidays.").format(
                day=show_date(override.day)
            )
        )
    session.add(CalendarOverride(**values_of(override)))
    session.flush()
    deadlines.refresh(driver_connection(session))


def correct_override(session: Session, day: date, *, facts: Facts) -> None:
    """Correct what the office decided about a day.

    Raises:
        NotFoundError: it decided nothing about it.
        RefusedError: nothing differs.
    """
    override = session.get(CalendarOverride, day)
    if override is None:
        raise NotFoundError(
            _("{day}: this office has decided nothing about it.").format(day=show_date(day))
        )
    check_changed(change(override, facts))
    session.add(override)
    session.flush()
    deadlines.refresh(driver_connection(session))


def _check(session: Session, day: date, *, is_worked: bool) -> None:
    check_in_register(day)
    known = session.get(CalendarDay, day)
    if known is not None and known.is_worked is is_worked:
        sentence = (
            _("{day} is a working day already; to have it off: tiepdan add-day-off {day}")
            if is_worked
            else _(
                "{day} is a day off already ({reason}); to work on it: tiepdan remove-day-off {day}"
            )
        )
        reason = known.name or _("weekend")
        raise RefusedError(sentence.format(day=show_date(day), reason=reason))
