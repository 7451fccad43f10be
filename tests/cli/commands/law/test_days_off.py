"""Days off that the clerk adds, takes away or swaps: which deadlines move, and how to undo it."""

import sqlite3
from collections.abc import Mapping
from contextlib import closing, suppress
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlmodel import Session

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Tiepdan,
    assert_refused,
)
from tiepdan.errors import RefusedError
from tiepdan.law.counting.calendar import Grounds
from tiepdan.records.derived import deadlines
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.writing import session as sessions
from tiepdan.records.writing.office import days_off

STORM = ("--reason", "Bão số 5", "--authority", "123/UBND-VX")
CASES: tuple[Command, ...] = (
    (*COMPLAINT, "--received", "18/11/2026"),
    COMPLAINT,
    ("accept", "2", "--on", "16/07/2026"),
    ("decide", "2", "--on", "10/08/2026", "--result", "upheld"),
    DENUNCIATION,
    ("accept", "3", "--on", "28/08/2026"),
    ("suspend", "3", "--on", "10/09/2026"),
    (*PROPOSAL, "--received", "13/02/2026"),
    ("answer", "4", "--on", "06/03/2026"),
    DIALOGUE,
    ("add-meeting", "--kind", "TDĐK", "--on", "10/12/2026"),
)
"""A complaint that waits for acceptance, others at each stage, a dialogue, a planned reception."""


_EVERYTHING = (
    "SELECT petition_id, meeting_id, limit_id, version_id, severity, started_on, raw_due, due,"
    " alternative_due, late_after, done_on, done_by, paused_since, is_provisional"
    " FROM deadline ORDER BY 1, 2, 3, 6",
    "SELECT * FROM petition_standing ORDER BY petition_id",
    "SELECT * FROM calendar_day ORDER BY day",
    "SELECT * FROM calendar_override ORDER BY day",
)


def derived(database: Path) -> list[list[tuple[Any, ...]]]:
    """Everything that follows from the calendar, with the office's own days."""
    with closing(sqlite3.connect(database)) as connection:
        return [connection.execute(query).fetchall() for query in _EVERYTHING]


def moved(tiepdan: Tiepdan, *command: str) -> list[tuple[str, str, str | None, str | None]]:
    run = tiepdan(*command, "--json")
    assert run.code == 0, run.err
    return [(row["number"], row["limit"], row["old_due"], row["new_due"]) for row in run.data]


@pytest.mark.parametrize(
    ("command", "answers", "days"),
    [
        (("swap-days",), ["26/11", "mai kia", "28/11", "Hoán đổi", "", ""], {26: 0, 28: 1}),
        (("swap-days", "26/11"), ["26/11", "1", "28/11", "Hoán đổi", "", ""], {26: 0, 28: 1}),
        (("add-day-off",), ["27/11", "Bão", "", ""], {27: 0}),
        (("add-day-off", "--to", "27/11"), ["26/11", "Bão", "", ""], {26: 0, 27: 0}),
        (("remove-day-off",), ["28/11", "Hoán đổi", "", ""], {28: 1}),
    ],
)
def test_at_a_terminal_a_day_that_is_missing_is_asked_for(
    database: Path, command: Command, answers: list[str], days: Mapping[int, int]
) -> None:
    code, screen = converse(*command, answers=answers)
    assert code == 0, screen
    with closing(sqlite3.connect(database)) as connection:
        found = connection.execute("SELECT day, is_worked FROM calendar_override").fetchall()
    assert dict(found) == {f"2026-11-{day}": is_worked for day, is_worked in days.items()}


def test_a_day_off_moves_the_deadlines_that_count_it(tiepdan: Tiepdan, cases: Path) -> None:
    before = derived(cases)
    run = tiepdan("add-day-off", "25/11/2026", *STORM)
    assert run.code == 0
    assert run.err == "25/11/2026 is now a day off.\n"
    assert run.out.startswith("Open deadlines that moved: 3\n")
    rows = [
        [cell.strip() for cell in line.strip("│").split("│")]
        for line in run.out.splitlines() if line.startswith(("│ 2026", "│ B"))
    ]  # fmt: skip
    assert rows == [
        ["2026-0001", "KN-27", "30/11/2026", "01/12/2026"],
        ["2026-0001", "TCD-10", "03/12/2026", "04/12/2026"],
        ["B1", "DT-HT1", "25/11/2026", "26/11/2026"],
    ]
    assert moved(tiepdan, "remove-day-off", "25/11/2026") == [
        ("2026-0001", "KN-27", "2026-12-01", "2026-11-30"),
        ("2026-0001", "TCD-10", "2026-12-04", "2026-12-03"),
        ("B1", "DT-HT1", "2026-11-26", "2026-11-25"),
    ]
    assert derived(cases) == before


def test_reading_sees_it_at_once(tiepdan: Tiepdan, cases: Path) -> None:
    tiepdan("add-day-off", "26/11/2026", *STORM)
    due = tiepdan("due", "--within", "20", "--json").data
    assert {row["due"] for row in due if row["limit"] == "KN-27"} == {"2026-12-01"}
    late = tiepdan("overdue", "--json", "--today", "01/12/2026").data
    assert ("2026-0001", "KN-27") not in {(row["number"], row["limit"]) for row in late}
    assert tiepdan("deadline", "18/11/2026", "7", "--json").data["due"] == "2026-12-01"
    (row,) = [row for row in tiepdan("explain", "1", "--json").data["deadlines"]
              if row["limit"] == "KN-27"]  # fmt: skip
    day = {"day": "2026-11-26", "reason": "Bão số 5", "authority": "123/UBND-VX"}
    assert day in row["skipped"]
    line = next(line for line in tiepdan("explain", "1").out.splitlines() if "26/11/2026" in line)
    assert "Bão số 5" in line
    assert "123/UBND-VX" in line


def test_the_list_of_the_year_shows_the_offices_own_days(tiepdan: Tiepdan, cases: Path) -> None:
    tiepdan("add-day-off", "26/11/2026", *STORM)
    tiepdan("remove-day-off", "24/11/2026", "--reason", "Trực phòng chống bão")
    rows = {row["date"]: row for row in tiepdan("holidays", "2026", "--json").data}
    assert rows["2026-11-26"] == {
        "date": "2026-11-26", "is_worked": False, "kind": "office_off", "name": "Bão số 5",
        "authority": "123/UBND-VX", "confirmed": True,
    }  # fmt: skip
    assert rows["2026-11-24"] == {
        "date": "2026-11-24", "is_worked": True, "kind": "office_work",
        "name": "Trực phòng chống bão", "authority": None, "confirmed": True,
    }  # fmt: skip
    assert len(rows) == 17
    lines = tiepdan("holidays").out.splitlines()
    for texts in (
        ("26/11/2026", "Thursday", "added by the office, off", "Bão số 5", "123/UBND-VX"),
        ("24/11/2026", "Tuesday", "worked by the office's decision", "Trực phòng chống bão"),
        ("10/01/2026", "Saturday", "make-up day, worked", "12729/VPCP-KGVX"),
        ("27/04/2026", "Monday", "substitute day"),
        ("31/08/2026", "Monday", "swapped, off"),
    ):
        (line,) = [line for line in lines if line.startswith(f"│ {texts[0]}")]
        assert all(text in line for text in texts)


def test_the_offices_own_days_win_over_the_official_list(tiepdan: Tiepdan, cases: Path) -> None:
    before = derived(cases)
    assert moved(tiepdan, "remove-day-off", "24/11/2026", "--reason", "trực bão") == [
        ("2026-0001", "KN-27", "2026-11-30", "2026-11-27"),
        ("2026-0001", "TCD-10", "2026-12-03", "2026-12-02"),
        ("B1", "DT-HT1", "2026-11-25", "2026-11-24"),
    ]
    # The way back is the official list itself, so nobody is asked for a reason.
    assert moved(tiepdan, "add-day-off", "24/11/2026", "--no-input") == [
        ("2026-0001", "KN-27", "2026-11-27", "2026-11-30"),
        ("2026-0001", "TCD-10", "2026-12-02", "2026-12-03"),
        ("B1", "DT-HT1", "2026-11-24", "2026-11-25"),
    ]
    assert derived(cases) == before


def test_a_made_up_saturday_may_be_off_for_the_office(tiepdan: Tiepdan, cases: Path) -> None:
    """Saturday 22/08/2026 is worked for the 31st; not here. It concerns what is done already."""
    before = derived(cases)
    assert moved(tiepdan, "add-day-off", "22/08/2026", *STORM) == []
    rows = tiepdan("explain", "3", "--json").data["deadlines"]
    (first_step,) = [row for row in rows if row["limit"] == "TC-24"]
    assert first_step["due"] == "2026-09-03"  # the day after four days off
    assert moved(tiepdan, "remove-day-off", "22/08/2026") == []
    assert derived(cases) == before


def test_closed_cases_move_too_but_are_not_reported(tiepdan: Tiepdan, cases: Path) -> None:
    """Accepted a day late, on 16/07/2026, until it is known that nobody worked on the 14th."""

    def step() -> tuple[str, int]:
        rows = tiepdan("explain", "2", "--json").data["deadlines"]
        (row,) = [row for row in rows if row["limit"] == "KN-27"]
        return row["due"], row["days_late"]

    assert step() == ("2026-07-15", 1)
    run = tiepdan("add-day-off", "14/07/2026", *STORM)
    assert run.out == "No open deadline moved.\n"
    assert step() == ("2026-07-16", 0)


def test_the_flood_of_october_2020(tiepdan: Tiepdan, ky_chau: Path) -> None:
    """Three limits of the reference register were late because offices stood under water."""
    flood = ("12/10/2020", "--to", "30/10/2020")
    assert len(tiepdan("overdue", "--today", "20/10/2020", "--json").data) == 3
    run = tiepdan("add-day-off", *flood, "--reason", "Mưa lũ", "--authority", "98/UBND")
    assert run.code == 0
    assert len(run.err.splitlines()) == 15
    assert tiepdan("overdue", "--today", "20/10/2020", "--json").data == []
    out = tiepdan("explain", "B24").out
    assert "done on 03/11/2020 (conclusion notice issued): in time" in out
    assert out.count("Mưa lũ") >= 15
    assert tiepdan("remove-day-off", *flood).code == 0
    assert len(tiepdan("overdue", "--today", "20/10/2020", "--json").data) == 3


def test_several_days_in_a_row(tiepdan: Tiepdan, cases: Path) -> None:
    """The weekend and the holiday among them are off already and stay what they are."""
    before = derived(cases)
    week = ("23/11/2026", "--to", "29/11/2026")
    run = tiepdan("add-day-off", *week, *STORM)
    assert run.err.splitlines() == [f"{day}/11/2026 is now a day off." for day in (23, 25, 26, 27)]
    assert "2026-0001 │ KN-27  │ 30/11/2026 │ 04/12/2026" in run.out
    run = tiepdan("remove-day-off", *week)
    assert run.err.splitlines() == [
        f"{day}/11/2026 is now a working day." for day in (23, 25, 26, 27)
    ]
    assert derived(cases) == before


def test_a_swap_and_its_opposite(tiepdan: Tiepdan, cases: Path) -> None:
    before = derived(cases)
    swap = ("swap-days", "30/11/2026", "28/11/2026", "--reason", "Hoán đổi", "--authority", "9/TB")
    run = tiepdan(*swap)
    assert run.err.splitlines() == [
        "30/11/2026 is now a day off.", "28/11/2026 is now a working day.",
    ]  # fmt: skip
    assert "2026-0001 │ KN-27 │ 30/11/2026 │ 28/11/2026" in run.out
    assert "TCD-10" not in run.out  # one day less and one day more before the 3rd of December
    rows = {row["date"]: row["kind"] for row in tiepdan("holidays", "--json").data}
    assert (rows["2026-11-30"], rows["2026-11-28"]) == ("office_off", "office_work")
    assert moved(tiepdan, "swap-days", "28/11/2026", "30/11/2026") == [
        ("2026-0001", "KN-27", "2026-11-28", "2026-11-30")
    ]
    assert derived(cases) == before


@pytest.mark.parametrize(
    ("command", "code", "reasons"),
    [
        (("add-day-off", "24/11/2026", *STORM), 4, ("already", "Ngày Văn hóa Việt Nam")),
        (("add-day-off", "28/11/2026", *STORM), 4, ("already", "weekend")),
        (("add-day-off", "28/11/2026", "--to", "29/11/2026", *STORM), 4, ("already",)),
        (("remove-day-off", "25/11/2026", *STORM), 4, ("working day already",)),
        (("remove-day-off", "25/11/2026", "--to", "27/11/2026", *STORM), 4, ("25/11/2026",)),
        (("swap-days", "28/11/2026", "30/11/2026", *STORM), 4, ("28/11/2026", "already")),
        (("swap-days", "30/11/2026", "01/12/2026", *STORM), 4, ("01/12/2026", "already")),
        (("add-day-off", "01/01/2041", *STORM), 4, ("outside the calendar", "31/12/2040")),
        (("add-day-off", "31/12/2012", *STORM), 4, ("outside the calendar", "01/01/2013")),
        (("swap-days", "30/11/2026", "30/11/2026", *STORM), 2, ("itself",)),
        (("add-day-off", "25/11/2026", "--no-input"), 2, ("--reason",)),
        (("add-day-off", "25/11/2026", "--reason", " "), 2, ("--reason",)),
        (("remove-day-off", "24/11/2026"), 2, ("--reason",)),
        (("swap-days", "30/11/2026", "28/11/2026"), 2, ("--reason",)),
        (("add-day-off", "25/11/2026", "--to", "24/11/2026", *STORM), 2, ("span",)),
        (("add-day-off", "25/11/2026", "--to", "24/01/2027", *STORM), 2, ("span", "60")),
        (("add-day-off", "31/11/2026", *STORM), 2, ("31/11/2026",)),
        (("add-day-off", "25/11/2026", "--to", "xyz", *STORM), 2, ("--to", "xyz")),
    ],
)
def test_what_is_refused(
    tiepdan: Tiepdan, cases: Path, command: Command, code: int, reasons: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, cases, command, *reasons, code=code)


def test_nothing_is_added_twice(tiepdan: Tiepdan, cases: Path) -> None:
    tiepdan("add-day-off", "25/11/2026", *STORM)
    assert_refused(tiepdan, cases, ("add-day-off", "25/11/2026", *STORM), "already (Bão số 5)")
    # Of days in a row, those that the office added before are passed over as well.
    run = tiepdan("add-day-off", "25/11/2026", "--to", "26/11/2026", "--reason", "Lũ")
    assert run.err == "26/11/2026 is now a day off.\n"
    rows = {row["date"]: row["name"] for row in tiepdan("holidays", "--json").data}
    assert (rows["2026-11-25"], rows["2026-11-26"]) == ("Bão số 5", "Lũ")


def test_without_a_register_there_is_nothing_to_correct(tiepdan: Tiepdan) -> None:
    for command in (
        ("add-day-off", "25/11/2026", *STORM), ("remove-day-off", "24/11/2026", *STORM),
        ("swap-days", "30/11/2026", "28/11/2026", *STORM),
    ):  # fmt: skip
        assert tiepdan(*command).code == 3
    assert tiepdan("holidays", "2026").code == 0


def test_the_reason_is_asked_for(tiepdan: Tiepdan, cases: Path) -> None:
    code, screen = converse("add-day-off", "25/11/2026", answers=["", "Bão số 5", ""])
    assert code == 0, screen
    assert "KN-27" in screen
    rows = {row["date"]: row for row in tiepdan("holidays", "--json").data}
    assert (rows["2026-11-25"]["name"], rows["2026-11-25"]["authority"]) == ("Bão số 5", None)


# --- What is kept up to date day by day equals a rebuild of everything -------------------------

_days = st.integers(0, 160).map(lambda number: date(2026, 7, 6) + timedelta(days=number))
_changes = st.one_of(
    _days.map(lambda day: {day: False}),
    _days.map(lambda day: {day: True}),
    st.tuples(_days, _days).filter(lambda two: two[0] != two[1])
    .map(lambda two: {two[0]: False, two[1]: True}),
    st.tuples(_days, st.integers(2, 5))
    .map(lambda span: {span[0] + timedelta(days=number): False for number in range(span[1])}),
)  # fmt: skip
_GROUNDS = Grounds("Bão số 5", "123/UBND-VX")


@pytest.mark.parametrize("tries", [3, pytest.param(30, marks=pytest.mark.exhaustive)])
def test_any_changes_equal_a_rebuild_and_can_be_undone(prepared: Path, tries: int) -> None:
    @settings(max_examples=tries, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(wanted=st.lists(_changes, min_size=1, max_size=4))
    def try_any(wanted: list[Mapping[date, bool]]) -> None:
        with pytest.raises(_TakeBackError):
            _change_and_undo(prepared, wanted)

    try_any()


def _change_and_undo(database: Path, wanted: list[Mapping[date, bool]]) -> None:
    """One after another, compared with a rebuild; then the opposites, compared with before."""
    with sessions.writing(database) as session:
        done, untouched = [], _dump(session)
        for changes in wanted:
            with suppress(RefusedError):  # a day is so already
                days_off.change_days(session, changes, _GROUNDS)
                done.append(changes)
        kept = _dump(session)
        assert deadlines.rebuild_all(driver_connection(session)) == []
        assert _dump(session) == kept
        for changes in reversed(done):
            opposite = {day: not is_worked for day, is_worked in changes.items()}
            days_off.change_days(session, opposite, _GROUNDS)
        assert _dump(session) == untouched
        raise _TakeBackError


def _dump(session: Session) -> list[list[tuple[Any, ...]]]:
    connection = driver_connection(session)
    return [connection.execute(query).fetchall() for query in _EVERYTHING]


class _TakeBackError(Exception):
    """Ends a transaction of which nothing is to be kept."""
