"""The reception days of a month as they would be planned, beside those the register has."""

import sqlite3
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from tiepdan import paths
from tiepdan.law.counting.calendar import DescribedCalendar
from tiepdan.law.counting.periods import count_due
from tiepdan.law.duties.capacities import Capacities
from tiepdan.law.duties.frequency import DutyBalance, MeetingDay, Span
from tiepdan.law.duties.reception_days import ReceptionDay, is_same_reception, reception_days
from tiepdan.law.limits.time_limits import TimeLimit, Version
from tiepdan.law.procedure.meeting_checks import check_in_register
from tiepdan.law.toml.laws import load_limits
from tiepdan.law.vocabulary.calendar import HalfDay, Weekday
from tiepdan.law.vocabulary.meeting import MeetingEventKind, MeetingKind, MeetingStatus
from tiepdan.records.derived.days import describe_calendar
from tiepdan.records.live_rows import live
from tiepdan.records.reading.meetings.duties import expected_balances

_KIND = MeetingKind.PERIODIC_RECEPTION


@dataclass(frozen=True, slots=True)
class UsualReception:
    """On which weekday, and in which half of it, who receives citizens."""

    weekday: Weekday
    half_day: HalfDay
    capacity: Capacities


@dataclass(frozen=True, slots=True)
class Recorded:
    """A periodic reception that the register has, whatever became of it."""

    meeting_id: int
    day: date
    status: MeetingStatus
    capacity: Capacities | None
    is_announced: bool


@dataclass(frozen=True, slots=True)
class PlannedDay:
    """A reception day of the month, with what the register has on it, if anything.

    ``announce_by`` is the last day to make it known in time; none where no law asks for that.
    """

    reception: ReceptionDay
    announce_by: date | None
    recorded: Recorded | None

    def is_to_plan(self, today: date) -> bool:
        """Whether it is still to be recorded: not there yet, and not over."""
        return self.recorded is None and self.reception.day >= today

    def is_to_announce(self, today: date) -> bool:
        """Whether it is in the register, still to come, and nobody recorded it was announced."""
        return (
            self.recorded is not None
            and self.recorded.status is MeetingStatus.PLANNED
            and not self.recorded.is_announced
            and self.reception.day >= today
        )


@dataclass(frozen=True, slots=True)
class Proposal:
    """The reception days of a month: to be planned, in the register already, and past.

    ``known`` are all periodic receptions of the month that the register had when it was made;
    ``balances`` those duties of who receives that are judged in the month, if all takes place.
    ``is_provisional`` is a month whose days off the Government has not decided on yet.
    """

    first: date
    usual: UsualReception
    today: date
    days: tuple[PlannedDay, ...]
    known: tuple[Recorded, ...]
    notice: Version | None
    balances: tuple[DutyBalance, ...]
    is_provisional: bool

    @property
    def to_plan(self) -> tuple[PlannedDay, ...]:
        """The days to record."""
        return tuple(day for day in self.days if day.is_to_plan(self.today))

    @property
    def to_announce(self) -> tuple[PlannedDay, ...]:
        """The days in the register of which it is not recorded that they were announced."""
        return tuple(day for day in self.days if day.is_to_announce(self.today))

    @property
    def missed(self) -> tuple[PlannedDay, ...]:
        """The days that are over, and of which the register knows nothing."""
        return tuple(day for day in self.days if not (day.recorded or day.is_to_plan(self.today)))


def usual_reception(connection: sqlite3.Connection, *, on: date) -> tuple[Weekday, HalfDay]:
    """The office's own weekday and half of the day, as they are on a day."""
    row = connection.execute(
        "SELECT reception_weekday, reception_half_day FROM office"
        " WHERE valid_from IS NULL OR valid_from <= ? ORDER BY id DESC LIMIT 1",
        (str(on),),
    ).fetchone()
    return Weekday(row[0]), HalfDay(row[1])


def propose(
    connection: sqlite3.Connection, first: date, usual: UsualReception, *, today: date
) -> Proposal:
    """The reception days of the month that begins on ``first``.

    Raises:
        RefusedError: the month is outside the calendar.
        DataFileError: a law file is incomplete.
    """
    last = Span.MONTH.around(first)[1]
    check_in_register(first)
    calendar = describe_calendar(connection)
    receptions = recorded_receptions(connection, first)
    recorded = {
        one.day: one for one in receptions if is_same_reception(one.capacity, usual.capacity)
    }
    weekdays = _days_of_weekday(first, last, usual.weekday)
    days_due = list(reception_days(weekdays, calendar, recorded))
    others = recorded.keys() - {reception.day for reception in days_due}
    days_due += [ReceptionDay(day, day, None) for day in others]
    limit = _announcement()
    days = tuple(
        PlannedDay(
            reception,
            _announce_by(limit, reception.day, calendar),
            recorded.get(reception.day),
        )
        for reception in sorted(days_due, key=lambda reception: reception.day)
    )
    to_plan = [day for day in days if day.is_to_plan(today)]
    return Proposal(
        first=first,
        usual=usual,
        today=today,
        days=days,
        known=receptions,
        notice=limit.version_on(last) if limit else None,
        balances=_balances(connection, first, usual.capacity, to_plan, calendar),
        is_provisional=calendar.counting.is_provisional(first, last),
    )


def recorded_receptions(connection: sqlite3.Connection, first: date) -> tuple[Recorded, ...]:
    """The periodic receptions in the register in the month that begins on ``first``.

    Of one day, those not held come first.
    """
    rows = connection.execute(
        "SELECT m.id, m.meets_on, m.status, m.capacity, EXISTS (SELECT 1 FROM meeting_event AS e"
        f" WHERE e.meeting_id = m.id AND e.kind = '{MeetingEventKind.ANNOUNCED}')"
        f" FROM {live('meeting', 'meets_on', 'status', 'capacity', 'kind')} AS m"
        " WHERE m.kind = ? AND m.meets_on BETWEEN ? AND ?"
        f" ORDER BY m.meets_on, m.status <> '{MeetingStatus.NOT_HELD}', m.id",
        (_KIND, *map(str, Span.MONTH.around(first))),
    )
    return tuple(
        Recorded(
            meeting_id,
            date.fromisoformat(meets_on),
            MeetingStatus(status),
            Capacities(capacity) if capacity else None,
            bool(is_announced),
        )
        for meeting_id, meets_on, status, capacity, is_announced in rows
    )


def _days_of_weekday(first: date, last: date, weekday: Weekday) -> list[date]:
    from dateutil.rrule import WEEKLY, rrule  # noqa: PLC0415 (what no other command needs)

    start, until = (datetime.combine(day, time()) for day in (first, last))
    days = rrule(WEEKLY, dtstart=start, until=until, byweekday=list(Weekday).index(weekday))
    return [day.date() for day in days]


def _announcement() -> TimeLimit | None:
    """The rule by which the day of a periodic reception is made known ahead."""
    return next(
        (
            limit
            for limit in load_limits(paths.data_folder())
            if _KIND in limit.kinds and MeetingEventKind.ANNOUNCED in limit.met_by
        ),
        None,
    )


def _announce_by(limit: TimeLimit | None, day: date, calendar: DescribedCalendar) -> date | None:
    version = limit.version_on(day) if limit else None
    if version is None:
        return None
    return count_due(day, version.amount, version.unit, calendar.counting).effective


def _balances(
    connection: sqlite3.Connection,
    first: date,
    capacity: Capacities,
    to_plan: Iterable[PlannedDay],
    calendar: DescribedCalendar,
) -> tuple[DutyBalance, ...]:
    """The duties that receptions chaired in these capacities fulfil, or are shown beside."""
    end = Span.MONTH.around(first)[1] + timedelta(days=1)
    capacities = frozenset(capacity.each)
    more = [MeetingDay(day.reception.day, _KIND, capacities) for day in to_plan]
    return tuple(
        balance
        for balance in expected_balances(connection, first, end, more, calendar.counting)
        if _KIND in balance.duty.kinds
        and not capacities.isdisjoint(balance.duty.chaired_by | balance.duty.delegates)
    )
