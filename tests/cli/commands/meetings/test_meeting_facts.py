"""Of a meeting: its rule, the session it prepares, who spoke, how it was announced."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    CONFERENCE,
    DIALOGUE,
    PROPOSAL,
    Given,
    Tiepdan,
    assert_refused,
    do,
)

VOTERS = ("add-meeting", "--kind", "TXCT", "--on", "12/11/2026")
RECEPTION = ("add-meeting", "--kind", "TDĐK", "--on", "10/11/2026", "--status", "held")
PLANNED = (*DIALOGUE, "--on", "30/11/2026")
AT_A_DIALOGUE = (*PROPOSAL, "--channel", "dialogue", "--meeting", "B1", "--received", "10/11/2026")


def facts(tiepdan: Tiepdan, number: str = "B1") -> dict[str, Any]:
    found: dict[str, Any] = tiepdan("show", number, "--json").data["facts"]
    return found


def test_everything_of_a_voters_meeting_is_recorded_and_shown(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, (*VOTERS, "--people", "60", "--speakers", "12", "--session", "Kỳ họp thứ 12",
                 "--session-on", "10/12/2026"))  # fmt: skip
    shown = facts(tiepdan)
    keys = ("held_under", "session", "session_on", "people_present", "speakers")
    assert [shown[key] for key in keys] == [
        "council_session", "Kỳ họp thứ 12", "2026-12-10", 60, 12,
    ]  # fmt: skip
    out = tiepdan("show", "B1").out
    for text in ("Kỳ họp thứ 12", "10/12/2026", "Speakers", "a session of the People's Council"):
        assert text in out
    (row,) = tiepdan("meetings", "--json").data
    assert [row[key] for key in keys] == [shown[key] for key in keys]


def test_the_rule_follows_where_the_law_makes_it_clear(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, CONFERENCE, VOTERS, DIALOGUE, (*DIALOGUE, "--under", "QĐ 11"), RECEPTION)
    assert [facts(tiepdan, f"B{number}")["held_under"] for number in range(1, 6)] == [
        "local_government_law", "council_session", None, "rule_11", None,
    ]  # fmt: skip
    do(tiepdan, ("edit-meeting", "B3", "--under", "province"))
    assert facts(tiepdan, "B3")["held_under"] == "province"
    do(tiepdan, ("undo", "--yes"))
    assert facts(tiepdan, "B3")["held_under"] is None
    do(tiepdan, ("edit-meeting", "B4", "--under", ""))
    assert facts(tiepdan, "B4")["held_under"] is None


def test_holding_says_who_came_and_spoke(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*DIALOGUE, "--status", "planned"))
    assert_refused(tiepdan, database, ("hold", "B1", "--people", "5", "--speakers", "6"), "6", "5")
    do(tiepdan, ("hold", "B1", "--people", "40", "--speakers", "9"))
    assert (facts(tiepdan)["people_present"], facts(tiepdan)["speakers"]) == (40, 9)
    assert_refused(tiepdan, database, ("edit-meeting", "B1", "--people", "8"), "9", "8")
    do(tiepdan, ("edit-meeting", "B1", "--people", "12", "--speakers", "8"))
    assert facts(tiepdan)["speakers"] == 8
    assert "8" in tiepdan("history", "B1").out


def test_how_it_was_announced(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PLANNED)
    announced = ("record", "B1", "announced", "--on", "20/11/2026", "--how", "loa, niêm yết")
    do(tiepdan, announced)
    (event,) = tiepdan("show", "B1", "--json").data["events"]
    assert event["announced_by"] == "notice_board,loudspeaker"
    assert "loudspeakers" in tiepdan("show", "B1").out
    do(tiepdan, ("edit-event", "B1", "announced", "--how", "website"))
    (event,) = tiepdan("show", "B1", "--json").data["events"]
    assert event["announced_by"] == "website"
    do(tiepdan, ("undo", "--yes"))
    (event,) = tiepdan("show", "B1", "--json").data["events"]
    assert event["announced_by"] == "notice_board,loudspeaker"


def test_a_schedule_says_how_its_days_were_made_known(tiepdan: Tiepdan, database: Path) -> None:
    month = ("schedule", "--month", "12/2026", "--yes")
    assert tiepdan(*month, "--how", "website").code == 2
    do(tiepdan, (*month, "--announced", "20/11/2026", "--how", "website,invitation"))
    (event,) = tiepdan("show", "B1", "--json").data["events"]
    assert event["announced_by"] == "website,invitation"


@pytest.mark.parametrize(
    ("command", "code", "reasons"),
    [
        ((*VOTERS, "--session-on", "01/11/2026"), 4, ("01/11/2026", "12/11/2026")),
        ((*VOTERS, "--session-on", "01/01/2190"), 4, ("2190",)),
        ((*DIALOGUE, "--session", "Kỳ họp 12"), 4, ("voters' meeting",)),
        ((*DIALOGUE, "--people", "5", "--speakers", "6"), 4, ("6", "5")),
        ((*DIALOGUE, "--speakers", "-1"), 2, ("--speakers",)),
        ((*PLANNED, "--speakers", "3"), 4, ("planned",)),
        ((*RECEPTION, "--speakers", "3"), 4, ("one by one",)),
        ((*DIALOGUE, "--under", "Luật 72"), 4, ("--under", "--kind")),
        ((*DIALOGUE, "--under", "council_session"), 4, ("--under",)),
        ((*CONFERENCE, "--under", "QĐ 11"), 4, ("--under",)),
        ((*DIALOGUE, "--under", "luật lạ"), 2, ("--under",)),
        (("record", "B1", "published", "--how", "loa"), 4, ("--how",)),
        (("record", "B1", "announced", "--on", "09/11/2026", "--how", "mõ"), 2, ("--how",)),
        (("record", "1", "noted", "--note", "x", "--how", "loa"), 2, ("--how",)),
        ((*PROPOSAL, "--committee", "pháp chế"), 4, ("--committee",)),
        (("edit", "1", "--committee", "legal"), 4, ("--committee",)),
        ((*AT_A_DIALOGUE, "--committee", "legal"), 4, ("legal committee", "--committee")),
        ((*PROPOSAL, "--outcome", "on_the_spot"), 4, ("--meeting",)),
    ],
)
def test_what_cannot_be_is_refused(
    tiepdan: Tiepdan, given: Given, command: tuple[str, ...], code: int, reasons: tuple[str, ...]
) -> None:
    database = given(DIALOGUE, PROPOSAL)
    assert_refused(tiepdan, database, command, *reasons, code=code)


def test_an_opinion_of_voters_that_becomes_one_of_a_dialogue_is_for_no_committee(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given((*PROPOSAL, "--channel", "voter_contact", "--committee", "legal"))
    edit = ("edit", "1", "--channel", "dialogue")
    assert_refused(tiepdan, path, edit, '--committee ""')
    do(tiepdan, (*edit, "--committee", ""))


def test_voters_meetings_have_results_but_no_conclusion_notice(
    tiepdan: Tiepdan, given: Given
) -> None:
    path = given((*VOTERS, "--people", "60"))
    for command in (("conclude", "B1"), ("record", "B1", "thông báo kết luận")):
        assert_refused(tiepdan, path, command, "voters' meeting", "--results")
    do(tiepdan, ("conclude", "B1", "--results", "--on", "20/11/2026"))
    do(tiepdan, DIALOGUE, ("conclude", "B2", "--on", "12/11/2026"))
    assert_refused(tiepdan, path, ("edit-meeting", "B2", "--kind", "TXCT"), "no conclusion notice")


def test_a_correction_that_no_longer_fits_is_refused(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*VOTERS, "--session", "Kỳ họp thứ 12", "--session-on", "10/12/2026",
                 "--people", "60", "--speakers", "12"))  # fmt: skip
    edit = ("edit-meeting", "B1")
    assert_refused(tiepdan, database, (*edit, "--kind", "ĐTĐK"), "--session")
    assert_refused(tiepdan, database, (*edit, "--status", "not_held", "--reason", "bão",
                                       "--people", ""), "12")  # fmt: skip
    do(tiepdan, (*edit, "--kind", "ĐTĐK", "--session", "", "--session-on", ""))
    assert facts(tiepdan)["held_under"] is None


def test_prompts_ask_only_what_such_a_meeting_knows(tiepdan: Tiepdan, database: Path) -> None:
    voters = ["tiếp xúc cử tri", "12/11/2026", "", "", "Kỳ họp thứ 12", "10/12/2026",
              "Nhà văn hóa", "", "60", "12", "", ""]  # fmt: skip
    code, screen = converse("add-meeting", answers=voters)
    assert code == 0, screen
    assert "Held under" not in screen
    assert (facts(tiepdan)["session_on"], facts(tiepdan)["speakers"]) == ("2026-12-10", 12)
    reception = ["tiếp công dân định kỳ", "12/11/2026", "", "", "Phòng", "", "3", "", ""]
    code, screen = converse("add-meeting", answers=reception)
    assert code == 0, screen
    for unasked in ("Held under", "Session", "Speakers"):
        assert unasked not in screen


def test_they_are_imported_and_survive_the_way_through_files(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    (tmp_path / "meetings.csv").write_text(
        "number,kind,meets_on,status,people_present,số người phát biểu,theo quy định,kỳ họp,"
        "ngày họp\n"
        "7,TXCT,12/11/2026,held,60,12,,Kỳ họp thứ 12,10/12/2026\n"
        "8,ĐTĐK,10/11/2026,held,40,9,QĐ 11,,\n",
        encoding="utf-8",
    )
    (tmp_path / "meeting_events.csv").write_text(
        'meeting,kind,happened_on,announced_by\n8,announced,02/11/2026,"loa, giấy mời"\n',
        encoding="utf-8",
    )
    do(tiepdan, ("import", str(tmp_path)), ("check",))
    assert (facts(tiepdan, "B7")["session"], facts(tiepdan, "B8")["held_under"]) == (
        "Kỳ họp thứ 12", "rule_11",
    )  # fmt: skip
    (event,) = tiepdan("show", "B8", "--json").data["events"]
    assert event["announced_by"] == "loudspeaker,invitation"
    (tmp_path / "meetings.csv").write_text(
        "number,kind,meets_on,status,people_present,speakers\n1,TXCT,13/11/2026,held,6,12\n",
        encoding="utf-8",
    )
    (tmp_path / "meeting_events.csv").unlink()
    before = database.read_bytes()
    run = tiepdan("import", str(tmp_path))
    assert (run.code, "line 2: 12 people spoke, but 6 were present" in run.err) == (5, True)
    assert database.read_bytes() == before


def test_a_dialogue_may_lie_within_a_reception_day(tiepdan: Tiepdan, database: Path) -> None:
    """One day and place, and each counted in its own figure and for its own duty."""
    place = ("--place", "Hội trường UBND xã", "--capacity", "committee_chair")
    do(tiepdan, (*RECEPTION, "--people", "3", *place), (*DIALOGUE, *place))
    figures = tiepdan("stats", "--from", "01/11/2026", "--to", "30/11/2026", "--json").data
    numbers = {key: value["total"] for key, value in figures["figures"].items()}
    assert (numbers["receptions_held"], numbers["dialogues_held"]) == (1, 1)
    duties = tiepdan("duties", "--from", "01/01/2026", "--to", "31/12/2026", "--json").data
    running = {duty["duty"]: duty["running"] for duty in duties}
    assert running["NV-CT"]["done"] == 1
    assert running["NV-HT"]["done"] == 1
    assert tiepdan("check").code == 0


def test_capacities_are_chosen_by_their_places(tiepdan: Tiepdan, database: Path) -> None:
    answers: dict[str, str | tuple[str, ...]] = {
        "Kind": "6",
        "Day of the meeting": "20/11/2026",
        "Chair": "Bà A",
        "Capacity of the chair": ("7", "1, 2"),
    }
    code, screen = converse("add-meeting", answers=answers)
    assert code == 0, screen
    assert "3. chair of the People's Council" in screen
    assert "party_secretary" not in screen
    found = facts(tiepdan)
    assert found["capacity"] == "party_secretary,committee_chair"


def test_how_many_came_is_asked_for_shown_and_corrected(tiepdan: Tiepdan, database: Path) -> None:
    planned = ("add-meeting", "--kind", "thematic_dialogue", "--on", "20/11/2026")
    do(tiepdan, (*planned, "--status", "planned"))
    code, screen = converse("hold", "B1", answers=["30", "4", "1", "35", ""], echoes=False)
    assert code == 0, screen
    assert "1. People present: 35" in screen
    found = facts(tiepdan)
    assert (found["people_present"], found["speakers"]) == (35, 4)
    code, screen = converse("hold", "B1", answers=[])  # refused before anything is asked
    assert code == 4
    assert "tiepdan edit-meeting B1" in screen
