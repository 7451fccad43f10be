"""A meeting put off: the one on the new day is recorded with it, or linked, and all taken back."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import CTRL_C, converse
from tests.cli.conftest import CONFERENCE, DIALOGUE, Tiepdan, do
from tests.records.facts import contents

RECEPTION = (
    "add-meeting", "--kind", "TDĐK", "--on", "03/12/2026", "--chair", "Bà A", "--capacity",
    "committee_chair", "--place", "Trụ sở", "--officer", "Ông B", "--content", "Tiếp dân",
    "--half-day", "chiều",
)  # fmt: skip
CANCEL = ("cancel", "B1", "--reason", "bão", "--moved-to")


def meetings(tiepdan: Tiepdan) -> dict[str, dict[str, Any]]:
    return {row["number"]: row for row in tiepdan("meetings", "--json").data}


def test_the_new_day_is_recorded_like_the_old_one(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION)
    run = tiepdan(*CANCEL, "10/12/2026")
    assert run.code == 0, run.err
    assert "Recorded meeting B2 on 10/12/2026 in its place." in run.err
    # Five working days back from Thursday 10/12: 9, 8, 7, 4, 3.
    assert "Announce the new day by 03/12/2026 (TCD-24)." in run.err
    assert "TCD-24" in run.out
    rows = meetings(tiepdan)
    alike = ("kind", "chair", "capacity", "place", "officer", "content", "half_day")
    assert {key: rows["B2"][key] for key in alike} == {key: rows["B1"][key] for key in alike}
    assert rows["B2"]["half_day"] == "afternoon"
    assert (rows["B1"]["status"], rows["B1"]["moved_to"]) == ("not_held", "2026-12-10")
    assert (rows["B1"]["replaced_by"], rows["B2"]["replaces"]) == ("B2", "B1")
    assert (rows["B2"]["date"], rows["B2"]["status"]) == ("2026-12-10", "planned")
    assert "B2" in tiepdan("show", "B1").out
    assert "B1" in tiepdan("show", "B2").out


def test_it_is_one_operation_and_taken_back_whole(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION)
    before = contents(database)
    do(tiepdan, (*CANCEL, "10/12/2026"))
    after = contents(database)
    do(tiepdan, ("undo", "--yes"))
    assert contents(database) == before
    do(tiepdan, ("undo", "4", "--yes"))
    assert contents(database) == after
    do(tiepdan, ("check",))


def test_a_meeting_may_be_put_off_again_and_again(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        RECEPTION,
        (*CANCEL, "10/12/2026"),
        ("cancel", "B2", "--reason", "bão", "--moved-to", "17/12/2026"),
        ("cancel", "B3", "--reason", "bão", "--moved-to", "24/12/2026"),
    )
    rows = meetings(tiepdan)
    assert [(row["replaces"], row["replaced_by"]) for row in rows.values()] == [
        (None, "B2"), ("B1", "B3"), ("B2", "B4"), ("B3", None),
    ]  # fmt: skip
    assert [row["status"] for row in rows.values()] == ["not_held"] * 3 + ["planned"]
    run = tiepdan("undo", "3", "--yes")  # the first one, of which the others came
    assert run.code == 4
    do(tiepdan, ("undo", "--steps", "3", "--yes"))
    assert {row["status"] for row in meetings(tiepdan).values()} == {"planned"}


def test_a_meeting_that_is_there_already_is_linked(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION, (*RECEPTION, "--on", "10/12/2026"))
    run = tiepdan(*CANCEL, "10/12/2026", "--json")
    assert "Meeting B2 on 10/12/2026, recorded already, takes its place." in run.err
    assert run.data == {"number": "B1", "replaced_by": "B2", "deadlines": []}
    rows = meetings(tiepdan)
    assert len(rows) == 2
    assert rows["B2"]["replaces"] == "B1"


@pytest.mark.parametrize(
    "other",
    [
        (*DIALOGUE, "--on", "10/12/2026"),
        (*RECEPTION, "--on", "10/12/2026", "--capacity", "party_secretary"),
        (*RECEPTION, "--on", "10/12/2026", "--status", "not_held", "--reason", "bão"),
    ],
)
def test_another_meeting_of_that_day_is_no_replacement(
    tiepdan: Tiepdan, database: Path, other: tuple[str, ...]
) -> None:
    do(tiepdan, RECEPTION, other, (*CANCEL, "10/12/2026"))
    rows = meetings(tiepdan)
    assert (rows["B2"]["replaces"], rows["B3"]["replaces"]) == (None, "B1")


def test_two_put_off_to_one_day_make_one_meeting(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION, (*RECEPTION, "--on", "04/12/2026"), (*CANCEL, "10/12/2026"))
    run = tiepdan("cancel", "B2", "--reason", "bão", "--moved-to", "10/12/2026", "--json")
    assert run.data["replaced_by"] == "B3"
    assert len(meetings(tiepdan)) == 3


def test_a_new_day_off_is_told(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION)
    run = tiepdan(*CANCEL, "05/12/2026")
    assert run.code == 0
    assert "05/12/2026 is a day off (Saturday)." in run.err
    assert meetings(tiepdan)["B2"]["date"] == "2026-12-05"


def test_a_new_day_too_near_to_announce_is_told(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION)
    run = tiepdan(*CANCEL, "04/12/2026", "--today", "02/12/2026")
    assert "was to be announced by 27/11/2026 (TCD-24); announce it at once" in run.err


@pytest.mark.parametrize(
    ("day", "code"), [("03/12/2026", 4), ("01/12/2026", 4), ("05/01/2041", 4), ("31/02/2027", 2)]
)
def test_a_new_day_that_cannot_be_writes_nothing(
    tiepdan: Tiepdan, database: Path, day: str, code: int
) -> None:
    do(tiepdan, RECEPTION)
    before = database.read_bytes()
    assert tiepdan(*CANCEL, day).code == code
    assert database.read_bytes() == before


def test_a_settled_meeting_is_not_put_off(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION, (*CANCEL, "10/12/2026"))
    assert tiepdan(*CANCEL, "17/12/2026").code == 4
    assert len(meetings(tiepdan)) == 2


def test_a_day_off_is_asked_about_at_a_terminal(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION)
    for answer in ("không", "", CTRL_C):
        code, screen = converse("cancel", "B1", answers=["bão", "05/12/2026", "", answer])
        assert code == 130, screen
        assert "05/12/2026 is a day off (Saturday); meet then all the same?" in screen
        assert len(meetings(tiepdan)) == 1
    code, screen = converse("cancel", "B1", answers=["bão", "05/12/2026", "", "có"])
    assert code == 0, screen
    assert meetings(tiepdan)["B2"]["replaces"] == "B1"


def test_holding_says_what_is_owed_then(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*DIALOGUE, "--on", "20/11/2026", "--status", "planned"),
        (*RECEPTION, "--on", "20/11/2026", "--status", "planned"),
        (*CONFERENCE, "--on", "20/11/2026", "--status", "planned"),
    )
    run = tiepdan("hold", "B1", "--people", "40")
    assert "Still owed: conclusion notice issued – 07/12/2026." in run.err
    run = tiepdan("hold", "B3", "--people", "40")
    assert "Still owed: content and results published – 30/11/2026." in run.err
    assert "Nothing is owed for it now." in tiepdan("hold", "B2", "--people", "0").err


def test_the_reasons_are_asked_for_in_words_not_in_codes(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION)
    code, screen = converse("cancel", "B1", answers=["2", "", "1", "3", ""])
    assert code == 0, screen
    assert "2. storm and flood" in screen
    assert ": storm and flood\r\n" in screen  # where it is shown, not the place typed
    assert "storm_flood" not in screen
    assert "Reason: urgent duty elsewhere." in screen


def test_what_is_not_planned_is_refused_before_a_question(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*DIALOGUE, "--on", "20/11/2026", "--status", "held"))
    code, screen = converse("cancel", "B1", answers=[])
    assert code == 4, screen
    assert "tiepdan edit-meeting B1" in screen
    assert "Reason" not in screen
