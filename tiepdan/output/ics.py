"""Days to be kept as a calendar: all of each day, with an alarm on the working day before.

A calendar goes to telephones and to other people's servers: only what may be seen anywhere is in an
``Agenda``.
"""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from icalendar import Alarm, Calendar, Event

from tiepdan.reports.model import Agenda, Appointment
from tiepdan.text import displayable

_REMIND_AT = timedelta(hours=8)


def write(agenda: Agenda, file: Path) -> None:
    """Write the days into a file that is there already.

    Raises:
        OSError: it cannot be written.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//tiepdan//tiepdan//VI")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", displayable(agenda.title))
    made_at = datetime.combine(agenda.made_on, time(), UTC)
    for appointment in agenda.appointments:
        calendar.add_component(_event(appointment, made_at))
    file.write_bytes(calendar.to_ical())


def _event(appointment: Appointment, made_at: datetime) -> Event:
    event = Event()
    event.add("uid", appointment.uid)
    event.add("dtstamp", made_at)
    event.add("dtstart", appointment.day)
    event.add("dtend", appointment.day + timedelta(days=1))
    event.add("summary", displayable(appointment.title))
    event.add("description", displayable(appointment.text))
    if appointment.place:
        event.add("location", displayable(appointment.place))
    event.add("transp", "TRANSPARENT")  # a last day leaves its clerk free for other things
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", displayable(appointment.title))
    alarm.add("trigger", _REMIND_AT - (appointment.day - appointment.remind_on))
    event.add_component(alarm)
    return event
