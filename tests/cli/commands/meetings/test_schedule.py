"""``tiepdan schedule``: the reception days of a month proposed, checked, planned."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import CTRL_C, CTRL_D, converse
from tests.cli.conftest import Tiepdan, do
from tests.cli.running.test_start_up import HEAVY, _modules

DECEMBER = ("schedule", "--month", "12/2026")
THURSDAYS = ["2026-12-03", "2026-12-10", "2026-12-17", "2026-12-24", "2026-12-31"]


def proposal(tiepdan: Tiepdan, *arguments: str) -> dict[str, Any]:
    run = tiepdan("schedule", *arguments, "--json")
    assert run.code == 0, run.err
    data: dict[str, Any] = run.data
    return data


def meetings(tiepdan: Tiepdan) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tiepdan("meetings", "--json").data
    return rows


# --- The proposal ---------------------------------------------------------------------------------


def test_the_proposal_as_data_writes_nothing(tiepdan: Tiepdan, database: Path) -> None:
    before = database.read_bytes()
    data = proposal(tiepdan, "--month", "12/2026")
    assert database.read_bytes() == before
    assert {key: data[key] for key in ("month", "weekday", "half_day", "capacity")} == {
        "month": "2026-12", "weekday": "thursday", "half_day": "whole_day",
        "capacity": "committee_chair",
    }  # fmt: skip
    assert [day["date"] for day in data["days"]] == THURSDAYS
    assert data["days"][0] == {
        "date": "2026-12-03", "weekday": "thursday", "usual_date": "2026-12-03",
        "moved_because": None, "authority": None, "proposed": True, "meeting": None,
        "status": None, "announce_by": "2026-11-26", "too_late": False,
    }  # fmt: skip
    (duty,) = data["duties"]
    assert (duty["version"], duty["required"], duty["planned"], duty["missing"]) == (
        "NV-CTb", 2, 5, 0,
    )  # fmt: skip


def test_a_day_off_is_moved_and_says_why(tiepdan: Tiepdan, database: Path) -> None:
    data = proposal(tiepdan, "--month", "11/2026", "--weekday", "thứ 3")
    (moved,) = [day for day in data["days"] if day["usual_date"] == "2026-11-24"]
    assert (moved["date"], moved["weekday"], moved["proposed"]) == (
        "2026-11-25", "wednesday", True,
    )  # fmt: skip
    assert "Văn hóa" in moved["moved_because"]
    assert moved["authority"]
    # Five working days before: 24/11 is off, so 23, 20, 19, 18, 17.
    assert (moved["announce_by"], moved["too_late"]) == ("2026-11-17", True)
    run = tiepdan("schedule", "--month", "11/2026", "--weekday", "thứ 3", "--yes")
    for text in (
        "25/11/2026", "Wednesday", "24/11/2026: Ngày Văn hóa Việt Nam", "17/11/2026, too late",
        "local practice", "Past, so not proposed: 03/11/2026, 10/11/2026, 17/11/2026.",
        "Too late to announce 5 working days before", "Điều 24 khoản 4", "1 day missing",
    ):  # fmt: skip
        assert text in run.out, text
    assert [row["date"] for row in meetings(tiepdan)] == ["2026-11-25"]


@pytest.mark.parametrize(
    ("month", "weekday", "today", "days"),
    [
        ("02/2027", "T5", "22/11/2026", ["11", "12", "18", "25"]),
        ("04/2026", "T5", "01/04/2026", ["02", "09", "16", "23", "29"]),
        ("05/2026", "T6", "01/05/2026", ["04", "08", "15", "22", "29"]),
        ("09/2026", "T4", "01/09/2026", ["03", "09", "16", "23", "30"]),
        ("01/2026", "T6", "01/01/2026", ["05", "09", "16", "23", "30"]),
    ],
)
def test_months_with_days_off(
    tiepdan: Tiepdan, database: Path, month: str, weekday: str, today: str, days: list[str]
) -> None:
    data = proposal(tiepdan, "--month", month, "--weekday", weekday, "--today", today)
    assert [day["date"][-2:] for day in data["days"]] == days
    assert all(day["proposed"] for day in data["days"])
    assert len([day for day in data["days"] if day["moved_because"]]) == 1


@pytest.mark.parametrize(
    ("month", "today", "version", "required"),
    [
        # Weeks that end in the month; the one in which the law changed asks for nothing.
        ("05/2026", "01/05/2026", "NV-CTa", 5),
        ("06/2026", "01/06/2026", "NV-CTa", 4),
        ("07/2026", "01/07/2026", "NV-CTb", 2),
        ("08/2026", "01/08/2026", "NV-CTb", 2),
    ],
)
def test_the_duty_is_that_of_the_month(
    tiepdan: Tiepdan, database: Path, month: str, today: str, version: str, required: int
) -> None:
    (duty,) = proposal(tiepdan, "--month", month, "--today", today)["duties"]
    assert (duty["version"], duty["required"]) == (version, required)


def test_a_week_left_out_is_named(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan("schedule", "--month", "06/2026", "--today", "10/06/2026", "--yes")
    # Weeks 23 to 26 end in June; the first reception proposed is in the 24th.
    assert "4 asked for, 3 planned or held; 1 day missing, week 23/2026." in run.out


def test_each_capacity_has_its_own_duty(tiepdan: Tiepdan, database: Path) -> None:
    secretary = proposal(tiepdan, "--month", "12/2026", "--capacity", "bí thư")
    assert [duty["version"] for duty in secretary["duties"]] == ["NV-BT"]
    (deputy,) = proposal(tiepdan, "--month", "12/2026", "--capacity", "deputy")["duties"]
    assert (deputy["planned"], deputy["delegated"], deputy["missing"]) == (0, 5, 2)
    run = tiepdan(*DECEMBER, "--capacity", "deputy", "--yes")
    assert "by deputy, which does not count: 5; 2 days missing, month 12/2026." in run.out
    council = proposal(tiepdan, "--month", "12/2026", "--capacity", "council_chair")
    assert council["duties"] == []


def test_a_day_off_of_the_office_moves_a_reception(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, ("add-day-off", "10/12/2026", "--reason", "Bão số 5"))
    (moved,) = [
        day for day in proposal(tiepdan, "--month", "12/2026")["days"] if day["moved_because"]
    ]
    assert (moved["date"], moved["moved_because"]) == ("2026-12-11", "Bão số 5")


def test_a_year_without_a_decision_is_provisional(tiepdan: Tiepdan, database: Path) -> None:
    assert proposal(tiepdan, "--month", "12/2026")["provisional"] is False
    assert proposal(tiepdan, "--month", "02/2030")["provisional"] is True
    assert "provisional:" in tiepdan("schedule", "--month", "02/2030", "--yes").out


def test_proposing_brings_in_nothing_heavy(database: Path) -> None:
    assert not HEAVY & _modules(*DECEMBER, "--json")
    assert "dateutil" not in _modules("meetings")


# --- Planning -------------------------------------------------------------------------------------


def test_what_is_confirmed_is_planned_in_one_operation(tiepdan: Tiepdan, database: Path) -> None:
    operations = len(tiepdan("history", "--all", "--json").data)
    run = tiepdan(*DECEMBER, "--yes", "--chair", "Bà A", "--place", "Trụ sở", "--half-day", "sáng")
    assert run.code == 0, run.err
    assert "Planned receptions: B1 (03/12/2026), B2 (10/12/2026)" in run.err
    rows = meetings(tiepdan)
    assert [row["date"] for row in rows] == THURSDAYS
    for row in rows:
        assert {key: row[key] for key in ("kind", "status", "chair", "capacity", "place",
                                          "half_day")} == {
            "kind": "periodic_reception", "status": "planned", "chair": "Bà A",
            "capacity": "committee_chair", "place": "Trụ sở", "half_day": "morning",
        }  # fmt: skip
        assert [one["limit"] for one in row["owed"]] == ["TCD-24"]
    assert len(tiepdan("history", "--all", "--json").data) == operations + 1
    do(tiepdan, ("undo", "--yes"))
    assert meetings(tiepdan) == []


def test_planned_days_are_shown_and_not_planned_twice(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        ("add-meeting", "--kind", "TDĐK", "--on", "10/12/2026"),
        ("add-meeting", "--kind", "TDĐK", "--on", "15/12/2026"),
        ("add-meeting", "--kind", "TDTX", "--on", "17/12/2026"),
        ("add-meeting", "--kind", "TDĐK", "--on", "24/12/2026", "--capacity", "party_secretary"),
        (*DECEMBER, "--yes"),
    )
    days = [row["date"] for row in meetings(tiepdan) if row["kind"] == "periodic_reception"]
    assert days == ["2026-12-03", "2026-12-10", "2026-12-15", "2026-12-17",
                    "2026-12-24", "2026-12-24", "2026-12-31"]  # fmt: skip
    before = database.read_bytes()
    run = tiepdan(*DECEMBER, "--yes")
    assert run.code == 0
    assert "B2, planned" in run.out
    assert "to be recorded" not in run.out
    assert database.read_bytes() == before


def test_a_moved_day_is_not_planned_twice(tiepdan: Tiepdan, database: Path) -> None:
    tet = ("schedule", "--month", "02/2027", "--yes")
    do(tiepdan, tet, tet)
    assert len(meetings(tiepdan)) == 4


def test_a_reception_called_off_is_not_planned_anew(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*DECEMBER, "--yes"),
        ("cancel", "B1", "--reason", "bão", "--moved-to", "04/12/2026"),
        (*DECEMBER, "--yes"),
    )
    days = {day["date"]: (day["meeting"], day["status"])
            for day in proposal(tiepdan, "--month", "12/2026")["days"]}  # fmt: skip
    assert len(meetings(tiepdan)) == 6
    assert days["2026-12-03"] == ("B1", "not_held")
    assert days["2026-12-04"] == ("B6", "planned")


def test_the_announcement_is_recorded_with_it(tiepdan: Tiepdan, database: Path) -> None:
    notice = ("--announced", "20/11/2026", "--document", "12/TB-UBND")
    do(tiepdan, (*DECEMBER, "--yes", *notice))
    assert {len(row["owed"]) for row in meetings(tiepdan)} == {0}
    (event,) = tiepdan("show", "B5", "--json").data["events"]
    assert (event["event"], event["date"], event["document_number"]) == (
        "announced", "2026-11-20", "12/TB-UBND",
    )  # fmt: skip


def test_the_announcement_may_be_recorded_later(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*DECEMBER, "--yes"), ("record", "B2", "announced", "--on", "19/11/2026"))
    run = tiepdan(*DECEMBER, "--yes", "--announced", "20/11/2026")
    assert run.code == 0, run.err
    assert "Announced on 20/11/2026: B1 (03/12/2026), B3 (17/12/2026)" in run.err
    assert {len(row["owed"]) for row in meetings(tiepdan)} == {0}
    before = database.read_bytes()
    do(tiepdan, (*DECEMBER, "--yes", "--announced", "20/11/2026"))
    assert database.read_bytes() == before


def test_a_late_announcement_is_told_and_not_refused(tiepdan: Tiepdan, database: Path) -> None:
    late = ("--today", "30/11/2026", "--announced", "30/11/2026", "--yes")
    run = tiepdan(*DECEMBER, *late)
    assert run.code == 0
    assert "26/11/2026, too late" in run.out
    assert "Announced less than 5 working days before" in run.out
    assert ": 03/12/2026." in run.out


def test_data_of_what_was_planned_have_its_numbers(tiepdan: Tiepdan, database: Path) -> None:
    data = proposal(tiepdan, "--month", "12/2026", "--yes")
    assert [day["meeting"] for day in data["days"]] == ["B1", "B2", "B3", "B4", "B5"]
    assert not any(day["proposed"] for day in data["days"])


def test_a_month_that_is_over_proposes_nothing(tiepdan: Tiepdan, database: Path) -> None:
    before = database.read_bytes()
    run = tiepdan("schedule", "--month", "10/2026", "--yes")
    assert (run.code, "No reception day" in run.out) == (0, True)
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("arguments", "code", "reasons"),
    [
        (("--yes",), 2, ("--month", "12/2026")),
        (("--month", "2026", "--yes"), 2, ("--month", "“2026”")),
        (("--month", "13/2026", "--yes"), 2, ("13/2026",)),
        (("--month", "03/12/2026", "--yes"), 2, ("“03/12/2026”",)),
        (("--month", "12/2041", "--yes"), 4, ("01/12/2041", "calendar")),
        (("--month", "12/2012", "--yes"), 4, ("calendar",)),
        (("--month", "12/2026", "--weekday", "chủ nhật", "--yes"), 2, ("--weekday",)),
        (("--month", "12/2026", "--capacity", "x", "--yes"), 2, ("--capacity",)),
        (("--month", "12/2026", "--announced", "30/11/2026", "--yes"), 2, ("--announced",)),
        (("--month", "12/2026", "--document", "5/TB", "--yes"), 2, ("--announced",)),
        (("--month", "12/2026"), 2, ("--yes",)),
        (("--month", "12/2026", "--no-input"), 2, ("--yes",)),
    ],
)
def test_what_is_wrong_is_one_sentence_and_writes_nothing(
    tiepdan: Tiepdan, database: Path, arguments: tuple[str, ...], code: int, reasons: tuple[str]
) -> None:
    before = database.read_bytes()
    run = tiepdan("schedule", *arguments)
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1), run.err
    for reason in reasons:
        assert reason in run.err
    assert database.read_bytes() == before


def test_the_ends_of_the_calendar(tiepdan: Tiepdan, database: Path) -> None:
    assert len(proposal(tiepdan, "--month", "12/2040")["days"]) == 4
    assert proposal(tiepdan, "--month", "01/2013")["days"][0]["announce_by"] is None


# --- At a terminal --------------------------------------------------------------------------------


@pytest.mark.parametrize(("answer", "code"), [("không", 130), ("", 130), (CTRL_C, 130),
                                              (CTRL_D, 130)])  # fmt: skip
def test_a_no_writes_nothing(database: Path, answer: str, code: int) -> None:
    before = database.read_bytes()
    done, screen = converse(*DECEMBER, answers=[answer])
    assert done == code
    assert "Plan these 5 days? (yes/no)" in screen
    assert "nothing was written" in screen.lower()
    assert "Traceback" not in screen
    assert database.read_bytes() == before


def test_a_yes_plans(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse(*DECEMBER, answers=["có"])
    assert code == 0, screen
    assert len(meetings(tiepdan)) == 5


def test_everything_is_asked_where_nothing_was_given(tiepdan: Tiepdan, database: Path) -> None:
    code, screen = converse(
        "schedule", answers=["tháng chạp", "12/2026", "thứ 6", "chiều", "2", "Bà A", "", "", "yes"]
    )
    assert code == 0, screen
    assert "tháng chạp" in screen
    rows = meetings(tiepdan)
    assert [row["date"] for row in rows] == [
        "2026-12-04", "2026-12-11", "2026-12-18", "2026-12-25",
    ]  # fmt: skip
    assert {(row["chair"], row["capacity"], row["half_day"]) for row in rows} == {
        ("Bà A", "committee_chair", "afternoon")
    }


def test_what_was_asked_is_shown_and_corrected_before_the_proposal(database: Path) -> None:
    answers = ["12/2026", "", "", "", "", "", "2", "Friday", "", "no"]
    _code, screen = converse("schedule", answers=answers, echoes=False)
    assert "1. Month: 12/2026" in screen
    assert "2. Weekday: Friday" in screen
    assert "\nFriday, " in screen.replace("\r", "")  # above the days proposed
    assert "Nothing was written." in screen
