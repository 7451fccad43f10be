"""Lead times that move or lapse, and events in the order in which they were decided."""

from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DENUNCIATION, Tiepdan, do

NOVEMBER = (*COMPLAINT, "--received", "06/11/2026")
ACCEPT = ("accept", "1", "--on", "16/11/2026")


def test_a_lead_time_that_moves_is_reported(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, ("add-meeting", "--kind", "TDĐK", "--on", "03/12/2026"))
    run = tiepdan("add-day-off", "26/11/2026", "--reason", "bão", "--json")
    assert run.data == [
        {"number": "B1", "limit": "TCD-24", "old_due": "2026-11-26", "new_due": "2026-11-25"}
    ]


def test_no_notice_is_owed_of_a_dialogue_that_will_not_be(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        NOVEMBER,
        ACCEPT,
        ("record", "1", "dialogue", "--on", "11/12/2026"),
        ("withdraw", "1", "--on", "20/11/2026"),
    )
    late = tiepdan("overdue", "--json", "--today", "08/12/2026").data
    assert "KN-dt" not in {row["limit"] for row in late}


@pytest.mark.parametrize(
    ("commands", "command", "number"),
    [
        ([NOVEMBER, ACCEPT], ("record", "1", "dialogue", "--on", "04/01/2041"), "1"),
        ([COMPLAINT], ("record", "1", "act_known", "--on", "01/12/1989"), "1"),
        (
            [("add-meeting", "--kind", "TDĐK", "--on", "03/12/2026")],
            ("record", "B1", "announced", "--on", "01/01/2012"),
            "B1",
        ),
    ],
)
def test_an_event_outside_the_calendar_is_refused(
    tiepdan: Tiepdan,
    database: Path,
    commands: list[tuple[str, ...]],
    command: tuple[str, ...],
    number: str,
) -> None:
    do(tiepdan, *commands)
    assert tiepdan(*command).code == 4
    assert tiepdan("explain", number).code == 0


def test_a_lead_time_on_a_day_off_is_not_said_to_move_to_the_next_one(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, NOVEMBER, ACCEPT)
    run = tiepdan("record", "1", "dialogue", "--on", "11/12/2026")
    (note,) = [line for line in run.out.splitlines() if "KN-dt: counted back to" in line]
    assert "working day before" in note


def test_an_extension_decided_before_a_suspension_keeps_its_day(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan,
        DENUNCIATION,
        ("accept", "1", "--on", "27/08/2026"),
        ("suspend", "1", "--on", "07/09/2026"),
        ("resume", "1", "--on", "17/09/2026"),
    )
    run = tiepdan(
        "extend",
        "1",
        "--to",
        "05/11/2026",
        "--complexity",
        "complex",
        "--on",
        "01/09/2026",
        "--document",
        "1/QĐ",
    )
    assert run.code == 4 or "05/11/2026" in run.err.splitlines()[-1], run.err


def test_extensions_come_in_order(tiepdan: Tiepdan, database: Path) -> None:
    extend = ("extend", "1", "--complexity", "specially_complex", "--document", "1", "--on")
    do(
        tiepdan,
        DENUNCIATION,
        ("accept", "1", "--on", "28/08/2026"),
        (*extend, "20/09/2026", "--to", "17/10/2026"),
    )
    assert tiepdan(*extend, "10/09/2026", "--days", "30").code == 4  # without any effect today
