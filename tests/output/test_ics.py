"""Calendars, read back as a calendar reads them."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

from icalendar import Calendar

from tiepdan.output import ics
from tiepdan.reports.model import Agenda, Appointment

DAY = Appointment(
    uid="petition-2026-0001-KN-28@register",
    day=date(2026, 12, 7),  # a Monday
    title="2026-0001: Giải quyết khiếu nại; lần đầu (KN-28)",
    text="Luật Khiếu nại 02/2011/QH13, Điều 28.\x1b[31m",
    remind_on=date(2026, 12, 4),
    place="Trụ sở UBND xã",
)


def _read(file: Path, *days: Appointment) -> Any:
    file.touch()
    ics.write(Agenda("Hạn việc của Xã Kỳ Châu", date(2026, 11, 22), days), file)
    assert b"\r\n" in file.read_bytes()
    assert max(map(len, file.read_bytes().split(b"\r\n"))) <= 75
    return Calendar.from_ical(file.read_bytes())


def test_an_appointment_is_a_whole_day_with_an_alarm_on_the_working_day_before(
    tmp_path: Path,
) -> None:
    calendar = _read(tmp_path / "x.ics", DAY)
    (event,) = calendar.walk("VEVENT")
    assert calendar["X-WR-CALNAME"] == "Hạn việc của Xã Kỳ Châu"
    assert event["UID"] == DAY.uid
    assert (event["DTSTART"].dt, event["DTEND"].dt) == (DAY.day, date(2026, 12, 8))
    assert event["DTSTAMP"].dt == datetime(2026, 11, 22, tzinfo=UTC)
    assert event["SUMMARY"] == DAY.title
    assert event["DESCRIPTION"] == "Luật Khiếu nại 02/2011/QH13, Điều 28.␛[31m"
    assert event["LOCATION"] == DAY.place
    (alarm,) = event.walk("VALARM")
    at = datetime(2026, 12, 7, tzinfo=UTC) + alarm["TRIGGER"].dt
    assert at == datetime(2026, 12, 4, 8, tzinfo=UTC)
    assert alarm["TRIGGER"].dt < timedelta(0)


def test_the_same_days_are_the_same_bytes(tmp_path: Path) -> None:
    _read(tmp_path / "a.ics", DAY, DAY)
    _read(tmp_path / "b.ics", DAY, DAY)
    assert (tmp_path / "a.ics").read_bytes() == (tmp_path / "b.ics").read_bytes()


def test_a_calendar_without_days(tmp_path: Path) -> None:
    assert not _read(tmp_path / "x.ics").walk("VEVENT")
