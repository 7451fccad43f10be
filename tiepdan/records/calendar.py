"""The working calendar in the database: stored once, loaded for counting."""

from sqlalchemy import delete
from sqlmodel import Session, col, select

from tiepdan.law.calendar import FIRST_DAY, LAST_DAY, WorkCalendar
from tiepdan.records.official_days import calendar_days
from tiepdan.records.tables import CalendarDay, insert_rows


def rebuild_calendar(session: Session) -> None:
    """Replace every calendar day."""
    session.execute(delete(CalendarDay))
    worked_count = 0
    rows = []
    for status in calendar_days(FIRST_DAY, LAST_DAY):
        worked_count += status.is_worked
        rows.append(
            {
                "day": status.day,
                "is_worked": status.is_worked,
                "name": status.name,
                "authority": status.authority,
                "is_confirmed": status.is_confirmed,
                "worked_count": worked_count,
            }
        )
    insert_rows(session, CalendarDay, rows)


def load_calendar(session: Session) -> WorkCalendar:
    """The stored calendar as a value to count with."""
    days = session.exec(
        select(
            col(CalendarDay.day), col(CalendarDay.is_worked), col(CalendarDay.is_confirmed)
        ).order_by(col(CalendarDay.day))
    ).all()
    return WorkCalendar(
        days[0][0],
        [is_worked for _day, is_worked, _confirmed in days],
        (day for day, _worked, is_confirmed in days if not is_confirmed),
    )
