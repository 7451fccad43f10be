"""Calendars of what falls due, and of planned meetings."""

from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.cli.conftest import COMPLAINT, DENUNCIATION, DIALOGUE, Given, Tiepdan, do
from tests.cli.output_files import text_in


@pytest.fixture(autouse=True)
def _here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def _events(file: str = "x.ics") -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(Path(file).read_bytes())
    events = {str(event["UID"]): event for event in calendar.walk("VEVENT")}
    assert len(events) == len(calendar.walk("VEVENT"))
    return events


def test_each_step_due_is_a_day_with_its_article(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT, DENUNCIATION)
    listed = tiepdan("due", "--within", "250", "--today", "20/08/2026", "--json").data
    run = tiepdan("due", "--within", "250", "--today", "20/08/2026", "-o", "x.ics")
    assert f"Wrote {len(listed)} days to " in run.err
    events = _events()
    assert sorted(str(event["DTSTART"].dt) for event in events.values()) == sorted(
        row["due"] for row in listed
    )
    event = next(one for uid, one in events.items() if uid.startswith("petition-2026-0001-TCD"))
    assert event["SUMMARY"].startswith("2026-0001: ")
    assert "Điều " in event["DESCRIPTION"]


def test_a_step_keeps_its_uid_when_its_day_moves(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT)
    do(tiepdan, ("due", "--within", "250", "--today", "07/07/2026", "-o", "x.ics"))
    before = _events()
    do(
        tiepdan,
        ("add-day-off", "13/07/2026", "--reason", "Bão"),
        ("due", "--within", "250", "--today", "07/07/2026", "-o", "x.ics", "--force"),
    )
    after = _events()
    assert after.keys() == before.keys()
    assert any(after[uid]["DTSTART"].dt > before[uid]["DTSTART"].dt for uid in after)


def test_the_alarm_rings_on_a_working_day(tiepdan: Tiepdan, given: Given) -> None:
    given(COMPLAINT)
    do(tiepdan, ("due", "--within", "250", "--today", "07/07/2026", "-o", "x.ics"))
    for event in _events().values():
        (alarm,) = event.walk("VALARM")
        rings_on = event["DTSTART"].dt + timedelta(days=alarm["TRIGGER"].dt // timedelta(days=1))
        assert rings_on.weekday() < 5
        assert rings_on < event["DTSTART"].dt
        assert event["DTSTART"].dt - rings_on <= timedelta(days=10)


def test_nothing_of_a_case_is_in_a_calendar(tiepdan: Tiepdan, given: Given) -> None:
    """It goes to telephones and other people's servers, the open cases with it."""
    given(COMPLAINT, DENUNCIATION)
    do(tiepdan, ("due", "--within", "250", "--today", "20/08/2026", "-o", "x.ics"))
    text = text_in(Path("x.ics"))
    for word in ("Tranh chấp", "Công dân 01", "Hiệu Châu", "Người Tố Cáo", "Kín", "Điều chỉ"):
        assert word not in text


def test_only_meetings_still_to_come_are_in_the_calendar(tiepdan: Tiepdan, given: Given) -> None:
    given(
        DIALOGUE,
        ("add-meeting", "--kind", "periodic_reception", "--on", "25/11/2026", "--half-day",
         "chiều", "--chair", "Chủ tịch UBND xã", "--place", "Trụ sở UBND xã"),
        ("add-meeting", "--kind", "periodic_reception", "--on", "26/11/2026"),
        ("cancel", "B3", "--reason", "bão"),
    )  # fmt: skip
    run = tiepdan("meetings", "-o", "x.ics")
    assert "Wrote 1 day to " in run.err
    ((uid, event),) = _events().items()
    assert uid.startswith("meeting-2@")
    assert event["DTSTART"].dt == date(2026, 11, 25)
    assert event["SUMMARY"] == "Periodic reception, afternoon (B2)"
    assert event["LOCATION"] == "Trụ sở UBND xã"


def test_a_schedule_is_a_calendar_once_it_is_planned(tiepdan: Tiepdan, database: Path) -> None:
    month = ("schedule", "--month", "12/2026", "--weekday", "T5", "--half-day", "chiều")
    run = tiepdan(*month, "-o", "x.ics")
    assert (run.code, run.out) == (0, "")
    assert "not planned yet (--yes): 03/12/2026, 10/12/2026" in run.err
    assert "Wrote 0 days" in run.err
    assert tiepdan("meetings", "--json").data == []
    run = tiepdan(*month, "--yes", "-o", "x.ics", "--force")
    assert (run.code, run.out) == (0, "")
    assert "Wrote 5 days" in run.err
    planned = _events()
    assert len(planned) == 5
    do(tiepdan, ("meetings", "-o", "y.ics"))
    assert _events("y.ics").keys() == planned.keys()


def test_a_proposed_schedule_can_be_printed(tiepdan: Tiepdan, database: Path) -> None:
    month = ("schedule", "--month", "12/2026", "--weekday", "T5", "--half-day", "chiều")
    run = tiepdan(*month, "-o", "x.csv")
    assert (run.code, run.out) == (0, "")
    assert "2026-12-03" in text_in(Path("x.csv"))
    assert tiepdan("meetings", "--json").data == []
