"""``edit``, ``edit-event``, ``edit-meeting``: a mistake is corrected, and stays on record."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)
from tiepdan.records.database import reading
from tiepdan.records.derived import deadlines
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.reading.journal.changes import changes_of_operation
from tiepdan.records.writing import session as sessions

REASON = "phân loại lại theo Phiếu đề xuất 12"


def facts(tiepdan: Tiepdan, number: str = "1") -> Mapping[str, Any]:
    found: Mapping[str, Any] = tiepdan("show", number, "--json").data["facts"]
    return found


def events(tiepdan: Tiepdan, number: str = "1") -> list[tuple[str, str, str | None]]:
    found = tiepdan("show", number, "--json").data["events"]
    return [(event["event"], event["date"], event["document_number"]) for event in found]


def due(tiepdan: Tiepdan, number: str = "1") -> dict[str, str]:
    found = tiepdan("show", number, "--json").data["deadlines"]
    return {row["limit"]: row["due"] for row in found}


@pytest.fixture
def decided(given: Given) -> Path:
    """A complaint through to its decision."""
    return given(
        COMPLAINT,
        ("accept", "1", "--on", "15/07/2026", "--document", "31/TB"),
        ("decide", "1", "--on", "03/08/2026", "--result", "upheld", "--document", "45/QĐ"),
    )


NEW_VALUES = {
    "--received": ("08/07/2026", "received_on", "2026-07-08"),
    "--name": ("Công dân 02", "name", "Công dân 02"),
    "--hamlet": ("Châu Long", "hamlet", "Châu Long"),
    "--address": ("Ngõ 7", "address", "Ngõ 7"),
    "--phone": ("0912000111", "phone", "0912000111"),
    "--field": ("nhà ở", "field", "housing"),
    "--channel": ("trực tiếp", "channel", "direct"),
    "--people": ("6", "people_count", 6),
    "--summary": ("Ranh giới thửa đất số 5", "summary", "Ranh giới thửa đất số 5"),
    "--competent": ("không", "within_competence", False),
    "--kind": ("phản ánh", "kind", "feedback"),
}


def test_a_fact_is_corrected_and_nothing_else(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    before = facts(tiepdan)
    for flag, (typed, key, stored) in NEW_VALUES.items():
        do(tiepdan, ("edit", "1", flag, typed))
        many = {"many_headed": True} if flag == "--people" else {}
        assert facts(tiepdan) == {**before, key: stored, **many}, flag
        do(tiepdan, ("undo", "--yes"))
    assert facts(tiepdan) == before


@pytest.mark.parametrize("petition", [COMPLAINT, DENUNCIATION])
def test_what_comes_again_is_put_right_as_if_recorded_so(
    tiepdan: Tiepdan, database: Path, petition: Command
) -> None:
    do(tiepdan, petition, (*petition, "--level", "again"))
    first, again = ((facts(tiepdan, number), due(tiepdan, number)) for number in ("1", "2"))
    do(tiepdan, ("edit", "1", "--level", "again"), ("edit", "2", "--level", "first"))
    for number, (as_recorded, limits) in (("1", again), ("2", first)):
        same = dict.fromkeys(("number", "case"), f"2026-000{number}")
        assert facts(tiepdan, number) == {**as_recorded, **same}
        assert due(tiepdan, number) == limits
    do(tiepdan, ("edit", "1", "--level", "first", "--competent", "no"))
    assert facts(tiepdan)["within_competence"] is False


def test_a_guess_at_a_denouncer_is_not_told_to_be_right(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION)
    name = DENUNCIATION[DENUNCIATION.index("--name") + 1]
    right = tiepdan("edit", "1", "--name", name, "--people", "2")
    wrong = tiepdan("edit", "1", "--name", "Bà X", "--people", "3")
    assert right.err == wrong.err
    do(tiepdan, ("undo", "--yes"))
    again = tiepdan("edit", "1", "--name", name)
    assert (again.code, again.err) == (0, "2026-0001: corrected name.\n")
    assert tiepdan("history", "1", "--json").data["operations"][-1]["words"] in again.err


def test_the_number_shown_is_the_end_of_the_new_one(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("edit", "1", "--id-number", "038099000123"))
    assert facts(tiepdan)["id_number"] == "•••••••••123"


def test_several_at_once_are_one_operation(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    run = tiepdan("edit", "1", "--hamlet", "Châu Long", "--people", "3")
    assert run.err == "2026-0001: corrected people, hamlet.\n"
    last = tiepdan("history", "1", "--json").data
    (operation,) = [row for row in last["operations"] if row["command"] == "edit"]
    changes = [row for row in last["changes"] if row["operation"] == operation["operation"]]
    assert {(row["column"], row["before"], row["after"]) for row in changes} == {
        ("hamlet", "Hiệu Châu", "Châu Long"),
        ("people_count", "1", "3"),
    }


def test_an_empty_value_takes_away_what_may_be_empty(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("edit", "1", "--hamlet", ""))
    assert facts(tiepdan)["hamlet"] is None
    assert tiepdan("edit", "1", "--summary", " ").code == 2


def test_the_day_of_receipt_moves_the_deadlines(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    assert due(tiepdan)["KN-27"] == "2026-07-15"  # the rule book's worked example
    do(tiepdan, ("edit", "1", "--received", "18/11/2026"))
    assert due(tiepdan)["KN-27"] == "2026-11-30"  # and the one over the new holiday


def test_another_kind_has_other_deadlines(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, ("edit", "1", "--kind", "KNPA"))
    assert set(due(tiepdan)) == {"TCD-10", "TCD-41"}


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (("--received", "16/07/2026"), "“accepted” on 15/07/2026 is before the petition was rec"),
        (("--kind", "feedback"), "would no longer fit"),
        (("--competent", "no"), "outside our competence"),
        (("--received", "31/12/2025"), "2026-0001 is of 2026"),
        (("--received", "06/07/2026"), "recorded like that already"),
        (("--channel", "dialogue", "--meeting", "B1"), "comes “at a reception”"),
    ],
)
def test_a_case_that_could_not_have_been_recorded_is_refused(
    tiepdan: Tiepdan, decided: Path, correction: Command, why: str
) -> None:
    do(tiepdan, ("add-meeting", "--kind", "TDĐK", "--on", "06/07/2026"))
    assert_refused(tiepdan, decided, ("edit", "1", *correction), why)


def test_the_day_of_receipt_goes_with_links_and_the_waiver(
    tiepdan: Tiepdan, database: Path
) -> None:
    later = (*COMPLAINT, "--received", "20/07/2026")
    linked = ("link", "2", "--duplicate-of", "1", "--on", "21/07/2026")
    waived = ("waive-protection", "3", "--on", "23/11/2026", "--document", "5/ĐN")
    do(tiepdan, COMPLAINT, later, linked, DENUNCIATION)
    do(tiepdan, ("edit", "3", "--received", "20/11/2026"), (*waived, "--today", "23/11/2026"))
    for number, day, why in (
        ("1", "21/07/2026", "2026-0001 was received on 21/07/2026, after 2026-0002"),
        ("2", "03/07/2026", "2026-0001 was received on 06/07/2026, after 2026-0002"),
        ("2", "22/07/2026", "The link is made on 21/07/2026"),
        ("3", "24/11/2026", "The waiver is on 23/11/2026"),
    ):
        edit = ("edit", number, "--received", day, "--today", "25/11/2026")
        assert_refused(tiepdan, database, edit, "would no longer fit", why)
    do(tiepdan, ("edit", "2", "--received", "21/07/2026"))


def test_nothing_to_correct(tiepdan: Tiepdan, decided: Path) -> None:
    run = tiepdan("edit", "1")
    assert run.code == 2
    assert "--summary" in run.err
    run = tiepdan("edit", "1", "--received", "31/02/2026")
    assert run.code == 2
    assert "31/02/2026" in run.err
    assert tiepdan("edit", "99", "--people", "3").code == 3


def test_a_petition_of_a_meeting(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE, PROPOSAL)
    raised = ("edit", "1", "--channel", "dialogue", "--meeting", "B1")
    assert_refused(tiepdan, database, raised, "before the meeting")
    do(tiepdan, (*raised, "--received", "10/11/2026"))
    assert facts(tiepdan)["meeting"] == "B1"
    assert_refused(
        tiepdan, database, ("edit", "1", "--received", "09/11/2026"), "before the meeting"
    )
    do(tiepdan, ("edit", "1", "--meeting", "", "--channel", "post"))
    assert facts(tiepdan)["meeting"] is None


def test_a_correction_at_the_prompt_keeps_what_is_not_typed(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, COMPLAINT)
    before = facts(tiepdan)
    code, screen = converse("edit", "1", answers=["8", "Châu Long", "13", "năm", "5"])
    assert code == 0, screen
    assert "[Hiệu Châu]" in screen
    assert "8. Hamlet: Hiệu Châu → Châu Long" in screen
    assert "“năm”" in screen
    assert facts(tiepdan) == {
        **before, "hamlet": "Châu Long", "people_count": 5, "many_headed": True,
    }  # fmt: skip


def test_enter_alone_changes_nothing(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT)
    before = database.read_bytes()
    code, screen = converse("edit", "1", answers=["8", ""])  # a line taken up, and left as it is
    assert (code, "Nothing was written." in screen) == (130, True), screen
    assert "--kind" not in screen
    assert database.read_bytes() == before


def test_a_denouncer_stays_covered_at_the_prompt(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION)
    answers = ["13", "2", "8", "Thôn Kín", "8", ""]
    code, screen = converse("edit", "1", answers=answers, echoes=False)
    assert code == 0, screen
    # Nor is what is typed of them shown again, whether it is what was there or not.
    for text in ("Người Tố Cáo 77", "Thôn Kín", "Ngõ Kín", "077", "0912345677", "Điều chỉ"):
        assert text not in screen
    assert facts(tiepdan)["people_count"] == 2


def test_a_denunciation_becomes_another_kind_with_a_reason_alone(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, DENUNCIATION)
    before = database.read_bytes()
    for reason in ((), ("--reason", "x")):
        assert tiepdan("edit", "1", "--kind", "feedback", *reason).code == 2
        assert database.read_bytes() == before
    run = tiepdan("edit", "1", "--kind", "feedback", "--reason", "đơn của Người Tố Cáo 77")
    assert run.code == 4
    assert facts(tiepdan)["name"] is None
    # A right guess changes nothing but the journal, which keeps it apart.
    assert [row["command"] for row in tiepdan("history", "--json").data][2:] == ["reveal"]
    assert "Tố Cáo" not in tiepdan("history").out
    do(tiepdan, ("edit", "1", "--kind", "feedback", "--reason", REASON))
    assert facts(tiepdan)["name"] == "Người Tố Cáo 77"
    assert REASON in tiepdan("history", "1").out
    do(tiepdan, ("edit", "1", "--kind", "denunciation"))
    for command in (("show", "1"), ("history", "1"), ("petitions",), ("history", "1", "--json")):
        assert "Người Tố Cáo" not in tiepdan(*command).out


def test_a_waiver_ends_with_the_denunciation(tiepdan: Tiepdan, database: Path) -> None:
    waiver = ("waive-protection", "1", "--on", "21/08/2026", "--document", "Đơn 5")
    do(tiepdan, DENUNCIATION, waiver, ("edit", "1", "--kind", "feedback"))
    assert facts(tiepdan)["protection_waived_on"] is None
    do(tiepdan, ("edit", "1", "--kind", "denunciation"))
    assert facts(tiepdan)["name"] is None


def test_an_event_is_corrected_and_its_deadlines_follow(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, ("edit-event", "1", "accepted", "--on", "16/07/2026", "--document", "32/TB"))
    assert events(tiepdan)[0] == ("accepted", "2026-07-16", "32/TB")
    assert due(tiepdan)["KN-28"] == "2026-08-17"  # the rule book's worked example
    do(tiepdan, ("edit-event", "1", "thụ lý", "--document", ""))
    assert events(tiepdan)[0] == ("accepted", "2026-07-16", None)
    do(tiepdan, ("undo", "--steps", "2", "--yes"))
    assert events(tiepdan)[0] == ("accepted", "2026-07-15", "31/TB")


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (("accepted", "--on", "04/08/2026"), "before the acceptance"),
        (("accepted", "--on", "05/07/2026"), "before the petition was received"),
        (("decided", "--on", "14/07/2026"), "before the acceptance"),
        (("accepted", "--remove"), "“accepted”, which is not recorded yet"),
        (("decided", "--result", "upheld"), "recorded like that already"),
    ],
)
def test_an_event_out_of_order_is_refused(
    tiepdan: Tiepdan, decided: Path, correction: Command, why: str
) -> None:
    assert_refused(tiepdan, decided, ("edit-event", "1", *correction), why)


def test_an_event_that_never_happened_is_removed(tiepdan: Tiepdan, decided: Path) -> None:
    run = tiepdan("edit-event", "1", "decided", "--remove")
    assert run.err == ("2026-0001: “decided” on 03/08/2026 was removed; it stays in the journal.\n")
    assert facts(tiepdan)["state"] == "accepted"
    assert "45/QĐ" in tiepdan("history", "1").out
    do(tiepdan, ("undo", "--yes"))
    assert facts(tiepdan)["state"] == "resolved"


def test_of_several_events_the_day_says_which(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        COMPLAINT,
        ("record", "1", "documents_requested", "--on", "08/07/2026"),
        ("record", "1", "documents_requested", "--on", "09/07/2026"),
    )
    run = tiepdan("edit-event", "1", "documents_requested", "--on", "10/07/2026")
    assert run.code == 3
    assert "08/07/2026, 09/07/2026" in run.err
    do(tiepdan, ("edit-event", "1", "documents_requested", "--of", "8/7/26", "--on", "7/7/26"))
    assert [day for _event, day, _document in events(tiepdan)] == ["2026-07-07", "2026-07-09"]


@pytest.mark.parametrize(
    ("command", "code", "why"),
    [
        (("1", "accepted", "--days", "5"), 2, "--days says nothing about “accepted”"),
        (("1", "accepted", "--remove", "--on", "1/8/26"), 2, "--remove goes alone"),
        (("1", "accepted"), 2, "--document"),
        (("1", "thu ly gi", "--on", "1/8/26"), 2, "thu ly gi"),
        (("1", "suspended", "--on", "1/8/26"), 3, "no event “suspended”"),
        (("1", "accepted", "--on", "1/8/2027"), 2, "01/08/2027"),
        (("B9", "held", "--on", "1/8/26"), 3, "B9"),
        (("77", "accepted", "--remove"), 3, "2026-0077"),
    ],
)
def test_an_event_that_cannot_be_meant(
    tiepdan: Tiepdan, decided: Path, command: Command, code: int, why: str
) -> None:
    before = decided.read_bytes()
    run = tiepdan("edit-event", *command)
    assert (run.code, why in run.err) == (code, True), run.err
    assert decided.read_bytes() == before


def test_a_word_that_is_no_event_names_those_recorded(tiepdan: Tiepdan, decided: Path) -> None:
    run = tiepdan("edit-event", "1", "thu ly gi", "--on", "1/8/26")
    assert "choose one of: accepted; decided." in run.err
    do(tiepdan, ("add-meeting", "--kind", "ĐTĐK", "--on", "03/08/2026", "--status", "held"))
    run = tiepdan("edit-event", "B1", "accepted", "--on", "1/8/26")
    assert (run.code, "conclusion notice" in run.err) == (2, True), run.err


def test_an_extension_is_counted_anew(tiepdan: Tiepdan, database: Path) -> None:
    by_law = ("--complexity", "complex", "--document", "9/QĐ", "--on", "20/09/2026")
    do(
        tiepdan,
        DENUNCIATION,
        ("accept", "1", "--on", "28/08/2026"),
        ("extend", "1", "--to", "20/10/2026", *by_law),
    )
    do(tiepdan, ("edit-event", "1", "accepted", "--on", "27/08/2026"))
    assert due(tiepdan)["TC-30"] == "2026-10-20"  # the decision names the day
    assert_refused(
        tiepdan,
        database,
        ("edit-event", "1", "extended", "--to", "27/10/2026"),
        "from 1 to 30 days",
    )
    do(tiepdan, ("edit-event", "1", "extended", "--to", "", "--days", "30"))
    assert due(tiepdan)["TC-30"] == "2026-10-26"


def test_at_the_prompt_of_an_event(tiepdan: Tiepdan, decided: Path) -> None:
    code, screen = converse(
        "edit-event", "1", "decided", answers=["2", "46/QĐ", "3", "-", "4", "sai"]
    )
    assert code == 0, screen
    assert "[45/QĐ]" in screen
    (event,) = tiepdan("show", "1", "--json").data["events"][1:]
    assert (event["document_number"], event["note"], event["result"]) == ("46/QĐ", None, "rejected")


def test_a_note_about_a_denouncer_stays_covered(tiepdan: Tiepdan, database: Path) -> None:
    accept = ("accept", "1", "--on", "28/08/2026", "--note", "Mời bà Kín")
    do(tiepdan, DENUNCIATION, accept)
    code, screen = converse("edit-event", "1", "accepted", answers=["1", "27/08/2026"])
    assert code == 0, screen
    assert "Kín" not in screen


def test_an_event_that_is_not_named_is_chosen(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, ("note", "1", "Gọi lần 1", "--on", "20/07/2026"))
    do(tiepdan, ("note", "1", "Gọi lần 2", "--on", "20/07/2026"))
    code, screen = converse("edit-event", "1", answers=["9", "3", "3", "Gọi hai lần"])
    assert code == 0, screen
    assert "1. accepted – 15/07/2026" in screen
    assert "“9” is no number of a line" in screen
    notes = [row["note"] for row in tiepdan("show", "1", "--json").data["events"] if row["note"]]
    assert notes == ["Gọi lần 1", "Gọi hai lần"]
    refused = tiepdan("edit-event", "1", "--note", "x")
    assert (refused.code, "accepted; note; decided" in refused.err) == (2, True), refused.err
    assert tiepdan("edit-event", "B9").code == 3


def test_a_meeting_is_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE, ("record", "B1", "announced", "--on", "02/11/2026"))
    do(
        tiepdan,
        ("edit-meeting", "B1", "--on", "12/11/2026", "--chair", "Bí thư", "--half-day", "chiều",
         "--capacity", "bí thư", "--people", "40", "--place", "Hội trường", "--online", "no")[:-2],
    )  # fmt: skip
    shown = facts(tiepdan, "B1")
    assert (shown["date"], shown["chair"], shown["capacity"], shown["people_present"]) == (
        "2026-11-12", "Bí thư", "party_secretary", 40,
    )  # fmt: skip
    assert due(tiepdan, "B1")["DT-HT1"] == "2026-11-27"
    assert_refused(
        tiepdan, database, ("edit-meeting", "B1", "--on", "01/11/2026"), "after the meeting itself"
    )


def test_what_became_of_a_meeting_is_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE)
    run = tiepdan("edit-meeting", "B1", "--status", "not_held")
    assert (run.code, "--reason" in run.err) == (4, True)
    do(tiepdan, ("edit-meeting", "B1", "--status", "not_held", "--reason", "storm_flood"))
    assert facts(tiepdan, "B1")["not_held_reason"] == "storm_flood"
    assert due(tiepdan, "B1") == {}
    do(tiepdan, ("edit-meeting", "B1", "--status", "held"))
    assert facts(tiepdan, "B1")["not_held_reason"] is None
    assert "DT-HT1" in due(tiepdan, "B1")


def test_what_came_of_a_meeting_speaks_against_another_day(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan,
        ("add-meeting", "--kind", "TDĐK", "--on", "10/11/2026"),
        ("add-visit", "--meeting", "B1", "--content", "Hỏi", "--people", "2"),
    )
    for correction in (
        ("--on", "11/11/2026", "--status", "planned"),
        ("--status", "planned"),
        ("--status", "nobody_came"),
        ("--kind", "periodic_dialogue"),
    ):
        assert_refused(tiepdan, database, ("edit-meeting", "B1", *correction))
    do(tiepdan, ("edit-meeting", "B1", "--kind", "TDĐX"))


OPINION = (*PROPOSAL, "--meeting", "B1", "--channel", "dialogue", "--received", "10/11/2026")


def _received(tiepdan: Tiepdan) -> dict[str, str]:
    rows = tiepdan("petitions", "--json").data
    return {row["number"][-1]: row["received_on"][-5:] for row in rows}


@pytest.mark.parametrize("day", ["12/11/2026", "06/11/2026"])
def test_the_day_of_a_meeting_is_that_of_what_was_raised_there(
    tiepdan: Tiepdan, given: Given, day: str
) -> None:
    path = given(
        DIALOGUE,
        (*OPINION, "--outcome", "on_the_spot"),
        (*OPINION, "--outcome", "forwarded", "--body", "Sở A"),
        OPINION,
        ("answer", "3", "--on", "16/11/2026"),
        (*OPINION, "--received", "13/11/2026"),  # sent in afterwards
        OPINION,
        ("void", "5", "--reason", "nhập hai lần"),
    )
    iso = f"{day[3:5]}-{day[:2]}"
    run = tiepdan("edit-meeting", "B1", "--on", day)
    assert run.code == 0, run.err
    assert (
        f"What was of the same day went along to {day}: petitions 2026-0001, 2026-0002, 2026-0003."
        in " ".join(run.err.split())
    )
    assert _received(tiepdan) == {"1": iso, "2": iso, "3": iso, "4": "11-13", "5": "11-10"}
    assert events(tiepdan, "1") == [("answered", f"2026-{iso}", None)]
    assert events(tiepdan, "2") == [("forwarded", f"2026-{iso}", None)]
    assert events(tiepdan, "3") == [("answered", "2026-11-16", None)]
    outcomes = {row["number"]: row["outcome"]
                for row in tiepdan("show", "B1", "--json").data["opinions"]}  # fmt: skip
    assert outcomes["2026-0001"] == "on_the_spot"
    assert tiepdan("check").code == 0
    assert "went along" in tiepdan("history").out
    do(tiepdan, ("undo", "--yes"))
    assert set(_received(tiepdan).values()) == {"11-10", "11-13"}
    assert events(tiepdan, "1") == [("answered", "2026-11-10", None)]
    assert tiepdan("check").code == 0, path


def test_the_day_of_a_reception_is_that_of_who_came(tiepdan: Tiepdan, given: Given) -> None:
    given(
        ("add-meeting", "--kind", "TDĐK", "--on", "10/11/2026"),
        ("add-visit", "--meeting", "B1", "--content", "Hỏi", "--people", "2"),
        (*COMPLAINT, "--channel", "reception", "--meeting", "B1", "--received", "10/11/2026"),
    )
    run = tiepdan("edit-meeting", "B1", "--on", "11/11/2026")
    assert "went along to 11/11/2026: petitions 2026-0001, visits 1." in run.err
    [visit] = tiepdan("visits", "--json").data
    assert (visit["date"], _received(tiepdan)) == ("2026-11-11", {"1": "11-11"})


@pytest.mark.parametrize(
    ("recorded", "said"),
    [
        (("accept", "1", "--on", "11/11/2026"), "before the petition was received"),
        (("entered", "1", "--on", "11/11/2026"), "before it came"),
        ((*OPINION, "--received", "11/11/2026"), "before the meeting it comes from"),
    ],
)
def test_what_no_longer_fits_the_day_of_the_meeting_is_said(
    tiepdan: Tiepdan, given: Given, recorded: Command, said: str
) -> None:
    path = given(DIALOGUE, OPINION, recorded)
    moved = ("edit-meeting", "B1", "--on", "12/11/2026")
    assert_refused(tiepdan, path, moved, said)


def test_the_number_of_an_opinion_stays_of_its_year(tiepdan: Tiepdan, given: Given) -> None:
    path = given(DIALOGUE, OPINION)
    moved = ("edit-meeting", "B1", "--on", "10/11/2025")
    assert_refused(tiepdan, path, moved, "2026-0001", "is of 2026")


def test_an_event_of_a_meeting(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE, ("conclude", "B1", "--on", "16/11/2026", "--document", "58/TB"))
    do(tiepdan, ("edit-event", "B1", "thông báo kết luận", "--on", "17/11/2026"))
    assert due(tiepdan, "B1")["DT-HT2"] == "2026-12-30"
    do(tiepdan, ("conclude", "B1", "--results", "--on", "20/11/2026"))
    assert_refused(
        tiepdan,
        database,
        ("edit-event", "B1", "conclusion_notice", "--remove"),
        "no conclusion notice",
    )
    do(tiepdan, ("edit-event", "B1", "results_received", "--remove"))
    do(tiepdan, ("edit-event", "B1", "conclusion_notice", "--remove"))
    assert events(tiepdan, "B1") == []


def test_what_is_derived_is_as_if_counted_anew(tiepdan: Tiepdan, decided: Path) -> None:
    do(
        tiepdan,
        ("edit", "1", "--received", "07/07/2026", "--people", "4"),
        ("edit-event", "1", "decided", "--on", "04/08/2026"),
    )
    with sessions.writing(decided) as session:
        assert deadlines.rebuild_all(driver_connection(session)) == []
    assert tiepdan("check").code == 0


def test_destroyed_data_stay_destroyed(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*PROPOSAL, "--received", "02/11/2024"),
        ("file", "2024-1", "--on", "05/11/2024"),
        ("purge", "--decision", "5/QĐ-UBND", "--yes"),
    )
    assert_refused(tiepdan, database, ("edit", "2024-1", "--name", "Hộ 07"), "were destroyed")


@pytest.fixture
def visited(given: Given) -> Path:
    """A visit of two at a reception, about a complaint, and one on another day."""
    return given(
        COMPLAINT,
        ("add-meeting", "--kind", "TDĐK", "--on", "10/11/2026"),
        ("add-visit", "--meeting", "B1", "--people", "2", "--content", "Hỏi", "--petition", "1"),
        ("add-visit", "--on", "12/11/2026", "--people", "7", "--content", "Đường ngập"),
    )


def test_the_visits_are_listed(tiepdan: Tiepdan, visited: Path) -> None:
    rows = tiepdan("visits", "--json").data
    assert [
        (row["number"], row["date"], row["meeting"], row["people_count"], row["large_group"],
         row["matter"], row["petitions"], row["content"])
        for row in rows
    ] == [
        (1, "2026-11-10", "B1", 2, False, "new", "2026-0001", "Hỏi"),
        (2, "2026-11-12", None, 7, True, "none", None, "Đường ngập"),
    ]  # fmt: skip
    shown = tiepdan("visits", "--from", "11/11/2026", "--to", "11/2026").out
    assert "Visits: 1, people: 7" in shown
    assert "B1" not in shown
    assert tiepdan("visits", "--from", "2027", "--json").data == []


def test_a_visit_is_corrected(tiepdan: Tiepdan, visited: Path) -> None:
    run = tiepdan("edit-visit", "1", "--people", "5", "--advice", "Đã giải thích")
    assert run.err == "Visit 1: corrected people, advice given.\n"
    (row, _other) = tiepdan("visits", "--json").data
    assert (row["people_count"], row["large_group"]) == (5, True)
    do(tiepdan, ("edit-visit", "1", "--meeting", "", "--on", "09/11/2026"))
    (row, _other) = tiepdan("visits", "--json").data
    assert (row["date"], row["meeting"]) == ("2026-11-09", None)


@pytest.mark.parametrize(
    ("correction", "why"),
    [
        (("1", "--on", "11/11/2026"), "meeting B1 is on 10/11/2026"),
        (("1", "--matter", "none"), "linked to a petition"),
        (("1", "--people", "2"), "recorded like that already"),
        (("2", "--meeting", "B1"), "meeting B1 is on 10/11/2026"),
    ],
)
def test_a_visit_that_could_not_be_is_refused(
    tiepdan: Tiepdan, visited: Path, correction: Command, why: str
) -> None:
    before = visited.read_bytes()
    run = tiepdan("edit-visit", *correction)
    assert (run.code, why in run.err) == (4, True), run.err
    assert visited.read_bytes() == before


@pytest.mark.parametrize(
    ("typed", "code"),
    [(("9", "--people", "2"), 3), (("một",), 2), (("1", "--people", "0"), 2), (("1",), 2)],
)
def test_a_visit_that_cannot_be_meant(
    tiepdan: Tiepdan, visited: Path, typed: Command, code: int
) -> None:
    assert tiepdan("edit-visit", *typed).code == code


def measures(tiepdan: Tiepdan) -> list[tuple[str, str]]:
    found = tiepdan("show", "1", "--json").data["measures"]
    return [(row["measure"], row["amount"]) for row in found]


def test_measures_are_corrected_all_at_once(tiepdan: Tiepdan, decided: Path) -> None:
    change = ("edit-event", "1", "decided", "--measure")
    do(tiepdan, (*change, "returned_land=120,5", "--measure", "persons_restored=2"))
    before = measures(tiepdan)
    assert [measure for measure, _amount in before] == ["returned_land", "persons_restored"]
    do(tiepdan, (*change, "returned_land=100"))
    assert [measure for measure, _amount in measures(tiepdan)] == ["returned_land"]
    do(tiepdan, ("undo", "--yes"))
    assert measures(tiepdan) == before
    finished = ("record", "1", "enforcement_finished", "--on", "20/11/2026")
    do(tiepdan, (*finished, "--measure", "returned_land=120,5"))
    assert_refused(tiepdan, decided, (*change, "returned_land=100"), "120,5", "no longer fit")
    assert_refused(tiepdan, decided, (*change, "-"), "no longer fit")
    do(tiepdan, ("edit-event", "1", "enforcement_finished", "--measure", "-"))
    do(tiepdan, (*change, "-"))
    assert measures(tiepdan) == []
    assert tiepdan("check").code == 0


@pytest.mark.parametrize(
    ("correction", "code"),
    [
        (("accepted", "--measure", "persons_restored=1"), 2),
        (("decided", "--measure", "persons_restored"), 2),
        (("decided", "--measure", "persons_restored=0"), 2),
        (("decided", "--measure", "organisations_disciplined=1"), 4),
        (("decided", "--measure", "officials_disciplined=1"), 4),
        (("decided", "--measure", "persons_restored=1", "--remove"), 2),
    ],
)
def test_measures_that_cannot_be(
    tiepdan: Tiepdan, decided: Path, correction: Command, code: int
) -> None:
    assert_refused(tiepdan, decided, ("edit-event", "1", *correction), code=code)


def test_of_several_events_of_a_day_the_place_says_which(tiepdan: Tiepdan, database: Path) -> None:
    note = ("record", "1", "noted", "--on", "08/07/2026", "--note")
    do(tiepdan, COMPLAINT, (*note, "một"), (*note, "hai"))
    run = tiepdan("edit-event", "1", "noted", "--of", "08/07/2026", "--remove")
    assert run.code == 3
    assert "08/07/2026#1, 08/07/2026#2" in run.err
    for wrong in ("08/07/2026#3", "08/07/2026#0", "08/07/2026#x", "#2"):
        run = tiepdan("edit-event", "1", "noted", "--of", wrong, "--note", "ba")
        assert run.code in {2, 3}, wrong
        assert run.err.strip(), wrong
    do(tiepdan, ("edit-event", "1", "noted", "--of", "08/07/2026#1", "--note", "ba"))
    do(tiepdan, ("edit-event", "1", "noted", "--of", "08/07/2026#2", "--remove"))
    events = tiepdan("show", "1", "--json").data["events"]
    assert [event["note"] for event in events if event["note"]] == ["ba"]


def test_an_assignment_corrected_says_who_is_responsible(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        COMPLAINT,
        ("assign", "1", "Ông A", "--on", "07/07/2026"),
        ("assign", "1", "Bà B", "--on", "08/07/2026"),
    )
    assert facts(tiepdan)["officer"] == "Bà B"
    do(tiepdan, ("edit-event", "1", "assigned", "--of", "08/07/2026", "--on", "06/07/2026"))
    assert facts(tiepdan)["officer"] == "Ông A"
    remove = ("edit-event", "1", "assigned", "--of", "07/07/2026", "--remove")
    assert_refused(tiepdan, database, remove, "tiepdan assign")


def test_a_link_keeps_a_petition_from_becoming_a_secret(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, COMPLAINT, COMPLAINT, ("link", "2", "--duplicate-of", "1"))
    edit = ("edit", "2", "--kind", "denunciation")
    assert_refused(tiepdan, database, edit, "tiepdan unlink 2026-0002 2026-0001")
    assert_refused(tiepdan, database, ("edit", "1", "--received", "07/07/2026"), "no longer fit")
    do(tiepdan, ("unlink", "2", "1"), edit)


def test_a_waiver_of_one_of_two_linked_denunciations(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DENUNCIATION, DENUNCIATION, ("link", "2", "--duplicate-of", "1"))
    waiver = ("waive-protection", "2", "--document", "Đơn 5")
    assert_refused(tiepdan, database, waiver, "tiepdan unlink 2026-0002 2026-0001")


def test_a_visit_about_a_denunciation_too_names_no_other_petition(
    tiepdan: Tiepdan, database: Path
) -> None:
    visit = ("add-visit", "--on", "20/11/2026", "--content", "Hỏi", "--petition", "1")
    do(tiepdan, COMPLAINT, DENUNCIATION, (*visit, "--petition", "2"))
    (row,) = tiepdan("visits", "--json").data
    assert (row["petitions"], row["content"]) == ("2026-0002", None)
    assert "2026-0001" not in tiepdan("visits").out


# --- Visitors, documents, sanctions, the office ---------------------------------------------------


def test_who_came_is_corrected_with_the_visit(tiepdan: Tiepdan, visited: Path) -> None:
    run = tiepdan("edit-visit", "1", "--name", "Hộ 12", "--phone", "0912345678")
    assert (run.code, run.err) == (0, "Visit 1: corrected name, telephone.\n"), run.err
    entries = tiepdan("history", "--all", "--json").data
    assert entries[-1]["command"] == "edit-visit"


def test_somebody_without_a_name_is_not_recorded(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, ("add-visit", "--on", "19/11/2026", "--content", "Hỏi"))
    assert_refused_without_json(tiepdan, database, ("edit-visit", "1", "--hamlet", "Thôn 2"), 4)
    do(tiepdan, ("edit-visit", "1", "--hamlet", "Thôn 2", "--name", "Hộ 9"))


def test_a_document_is_corrected(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan, COMPLAINT,
        ("add-document", "--issuer", "committee", "--type", "notice", "--title", "Thông báo"),
        ("edit-document", "1", "--number", "12/TB-UBND", "--petition", "1", "--type", "KH"),
    )  # fmt: skip
    (row,) = tiepdan("documents", "--json").data
    assert (row["number"], row["petition"], row["type"]) == ("12/TB-UBND", "2026-0001", "plan")
    for line, code in (
        (("edit-document", "9", "--number", "1"), 3),
        (("edit-document", "1", "--petition", "9"), 3),
        (("edit-document", "1", "--title", ""), 2),
        (("edit-document", "1", "--type", "KH"), 4),
        (("edit-document", "1"), 2),
    ):
        assert_refused_without_json(tiepdan, database, line, code)
    do(tiepdan, ("edit-document", "1", "--petition", ""))
    assert tiepdan("documents", "--json").data[0]["petition"] is None


def test_a_document_of_a_denunciation_goes_elsewhere_with_another_title_alone(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan, COMPLAINT, DENUNCIATION,
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", "Mời bà Mật",
         "--petition", "2"),
    )  # fmt: skip
    for petition in ("1", ""):
        line = ("edit-document", "1", "--petition", petition)
        assert_refused_without_json(tiepdan, database, line, 4)
    do(tiepdan, ("edit-document", "1", "--petition", "1", "--title", "Giấy mời"))
    (row,) = tiepdan("documents", "--json").data
    assert (row["petition"], row["title"]) == ("2026-0001", "Giấy mời")
    assert "Mật" not in tiepdan("history", "--all").out + tiepdan("history", "1").out


def test_a_document_recorded_for_the_wrong_petition_joins_no_denunciation_to_it(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan, COMPLAINT, DENUNCIATION,
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", "Trả lời bà Mật",
         "--petition", "1"),
        ("edit-document", "1", "--petition", "2"),
    )  # fmt: skip
    for line in (("1",), ("2",), ("--all",)):
        for form in ((), ("--json",)):
            assert "Mật" not in tiepdan("history", *line, *form).out
    tables = {change["table"] for change in tiepdan("history", "1", "--json").data["changes"]}
    assert "document" not in tables


def test_why_a_document_was_void_is_as_secret_as_what_it_was_about(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan, COMPLAINT, DENUNCIATION,
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", "Thư",
         "--petition", "2"),
        ("void", "--document", "1", "--reason", "bà Mật đã rút"),
        ("unvoid", "--document", "1"),
        ("edit-document", "1", "--petition", "1", "--title", "Giấy mời"),
    )  # fmt: skip
    void = tiepdan("history", "--all", "--json").data[-3]
    assert void["command"] == "void"
    with reading(database) as connection:
        (change,) = changes_of_operation(connection, void["operation"], at_most=10)
    assert (change.table, change.is_secret) == ("void", True)


def test_the_history_of_a_document_names_petitions_by_their_numbers(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(
        tiepdan, (*COMPLAINT, "--received", "10/11/2025"), COMPLAINT, COMPLAINT,
        ("add-document", "--issuer", "committee", "--type", "letter", "--title", "Thư",
         "--petition", "1"),
        ("edit-document", "1", "--petition", "2"),
    )  # fmt: skip
    *_, moved = [
        change
        for change in tiepdan("history", "2", "--json").data["changes"]
        if change["column"] == "petition_id"
    ]
    assert (moved["before"], moved["after"]) == ("2026-0001", "2026-0002")


@pytest.mark.parametrize("command", ["edit", "edit-visit", "edit-document"])
def test_nothing_can_be_put_at_a_meeting_that_does_not_exist(
    tiepdan: Tiepdan, visited: Path, command: str
) -> None:
    document = ("--issuer", "committee", "--type", "notice", "--title", "Thông báo")
    do(tiepdan, ("add-document", *document))
    before = visited.read_bytes()
    run = tiepdan(command, "1", "--meeting", "B99")
    assert (run.code, "B99" in run.err) == (3, True), run.err
    assert visited.read_bytes() == before


def test_a_sanction_is_corrected_and_its_note_never_shown(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        ("add-sanction", "--whom", "official", "--form", "khiển trách", "--note", "Ông X"),
        ("edit-sanction", "1", "--whom", "head", "--form", "cảnh cáo", "--note", "Ông Y"),
    )
    shown = tiepdan("history", "--all").out + tiepdan("history", "--all", "--json").out
    assert "Ông" not in shown
    (row,) = tiepdan("stats", "--rows", "heads_disciplined", "--json").data
    assert row["form"] == "cảnh cáo"
    assert_refused_without_json(tiepdan, database, ("edit-sanction", "2", "--form", "x"), 3)


def test_what_was_said_of_the_office_is_corrected_and_deadlines_move(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, COMPLAINT, ("accept", "1", "--on", "16/07/2026"))
    before = {
        row["limit"]: row["due"] for row in tiepdan("explain", "1", "--json").data["deadlines"]
    }
    run = tiepdan("edit-office", "--remote", "có", "--weekday", "thứ sáu", "--json")
    assert run.code == 0, run.err
    moved = {row["limit"] for row in run.data}
    assert moved
    after = {
        row["limit"]: row["due"] for row in tiepdan("explain", "1", "--json").data["deadlines"]
    }
    assert {limit for limit in after if after[limit] != before[limit]} >= moved
    run = tiepdan("edit-office", "--province", "Hà Tỉn")
    assert (run.code, "“Hà Tĩnh”" in run.err) == (2, True)
    run = tiepdan("edit-office", "--province", "Bình Dương")
    assert run.code == 0
    assert "Hồ Chí Minh is since 01/07/2025 also what was Bà Rịa - Vũng Tàu, Bình Dương" in run.err
    assert "No rules of its own are known for the province “Hồ Chí Minh”" in run.err
    (pack,) = tiepdan("local-rules", "--json").data
    assert pack["is_on"] is False
    do(tiepdan, ("undo", "--yes", "--steps", "2"))
    assert {
        row["limit"]: row["due"] for row in tiepdan("explain", "1", "--json").data["deadlines"]
    } == before


def assert_refused_without_json(
    tiepdan: Tiepdan, database: Path, line: tuple[str, ...], code: int
) -> None:
    before = database.read_bytes()
    run = tiepdan(*line)
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1), (line, run.err)
    assert database.read_bytes() == before


def _dues(tiepdan: Tiepdan) -> dict[str, str]:
    return {row["limit"]: row["due"] for row in tiepdan("explain", "1", "--json").data["deadlines"]}
