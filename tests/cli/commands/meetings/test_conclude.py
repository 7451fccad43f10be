"""What follows a dialogue: its notice, and the agencies' written results, opinion by opinion."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import COMPLAINT, DIALOGUE, PROPOSAL, Given, Tiepdan, do
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

OPINION = (*PROPOSAL, "--meeting", "B1", "--channel", "dialogue", "--received", "10/11/2026")
NOTICE = ("conclude", "B1", "--on", "12/11/2026", "--document", "58/TB-UBND")
RESULTS = ("conclude", "B1", "--results")


@pytest.fixture
def dialogue(given: Given) -> Path:
    """A dialogue with three opinions, concluded; a petition by post besides."""
    return given(DIALOGUE, OPINION, OPINION, OPINION, COMPLAINT, NOTICE)


def owed(tiepdan: Tiepdan) -> dict[str, Any]:
    """What is known of the agencies' thirty working days."""
    rows = tiepdan("show", "B1", "--json").data["deadlines"]
    (row,) = [row for row in rows if row["limit"] == "DT-HT2"]
    return {key: row[key] for key in ("due", "done_on", "done_by")}


def events(tiepdan: Tiepdan, number: str) -> list[tuple[str, str, str | None, str | None]]:
    return [
        (row["event"], row["date"], row["document_number"], row["note"])
        for row in tiepdan("show", number, "--json").data["events"]
    ]


def test_results_are_recorded_for_the_opinions_named(tiepdan: Tiepdan, dialogue: Path) -> None:
    before = len(tiepdan("history", "--all", "--json").data)
    run = tiepdan(*RESULTS, "--opinion", "1", "--opinion", "2026-0002", "--opinion", "1",
                  "--on", "18/11/2026", "--document", "45/BC",
                  "--note", "phòng Kinh tế")  # fmt: skip
    assert run.code == 0, run.err
    assert "Petition 2026-0001: recorded “written result" in run.err
    result = [("agency_replied", "2026-11-18", "45/BC", "phòng Kinh tế")]
    assert events(tiepdan, "1") == events(tiepdan, "2") == result
    assert events(tiepdan, "3") == []
    assert len(tiepdan("history", "--all", "--json").data) == before + 1
    do(tiepdan, ("undo", "--yes"))
    assert events(tiepdan, "1") == events(tiepdan, "2") == []


def test_the_agencies_are_done_on_the_day_of_the_last_result(
    tiepdan: Tiepdan, dialogue: Path
) -> None:
    do(tiepdan, (*RESULTS, "--opinion", "1", "--opinion", "2", "--on", "20/11/2026"))
    assert owed(tiepdan)["done_on"] is None
    run = tiepdan(*RESULTS, "--opinion", "3", "--on", "18/11/2026", "--json")
    (row,) = [row for row in run.data["deadlines"] if row["limit"] == "DT-HT2"]
    assert (row["done_on"], row["done_by"]) == ("2026-11-20", "opinions_answered")
    do(tiepdan, ("undo", "--yes"))
    assert owed(tiepdan)["done_on"] is None


def test_an_answer_or_an_end_counts_as_a_result_does(tiepdan: Tiepdan, dialogue: Path) -> None:
    do(
        tiepdan,
        ("answer", "1", "--on", "16/11/2026"),
        ("record", "2", "agency_replied", "--on", "17/11/2026", "--document", "45/BC"),
        ("withdraw", "3", "--on", "13/11/2026"),
    )
    assert owed(tiepdan)["done_on"] == "2026-11-17"
    # What comes after an opinion was answered does not open it again; nor does a second reply.
    do(
        tiepdan,
        ("record", "1", "agency_replied", "--on", "20/11/2026"),
        ("record", "2", "agency_replied", "--on", "20/11/2026"),
        ("answer", "2", "--on", "19/11/2026"),
    )
    assert owed(tiepdan)["done_on"] == "2026-11-17"
    assert tiepdan("check").code == 0


@pytest.mark.parametrize("settled", [("answer", "1"), ("record", "1", "agency_replied")])
def test_what_was_answered_has_its_result(
    tiepdan: Tiepdan, dialogue: Path, settled: tuple[str, ...]
) -> None:
    do(tiepdan, (*settled, "--on", "16/11/2026"))
    before = dialogue.read_bytes()
    run = tiepdan(*RESULTS, "--opinion", "2", "--opinion", "1", "--on", "18/11/2026")
    assert (run.code, run.out, dialogue.read_bytes()) == (4, "", before)
    assert "is recorded on 16/11/2026 already" in run.err
    event = PetitionEventKind.ANSWERED if "answer" in settled else PetitionEventKind.AGENCY_REPLIED
    assert f"tiepdan edit-event 2026-0001 {event.as_typed};" in run.err


def test_one_more_opinion_is_waited_for(tiepdan: Tiepdan, dialogue: Path) -> None:
    do(tiepdan, (*RESULTS, "--opinion", "1", "--opinion", "2", "--opinion", "3"), OPINION)
    assert owed(tiepdan)["done_on"] is None
    do(tiepdan, (*RESULTS, "--opinion", "5"))
    assert owed(tiepdan)["done_on"] == "2026-11-22"


def test_results_of_single_opinions_may_follow_all_results(
    tiepdan: Tiepdan, dialogue: Path
) -> None:
    do(tiepdan, (*RESULTS, "--on", "18/11/2026"), (*RESULTS, "--opinion", "1"))
    assert (owed(tiepdan)["done_on"], owed(tiepdan)["done_by"]) == (
        "2026-11-18", "results_received",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("arguments", "code", "reasons"),
    [
        (("--results", "--opinion", "4"), 4,
         ("2026-0004", "B1", "2026-0001, 2026-0002, 2026-0003")),
        (("--results", "--opinion", "1", "--opinion", "4"), 4, ("2026-0004",)),
        (("--results", "--opinion", "99"), 3, ("2026-0099",)),
        (("--results", "--opinion", "x"), 2, ("--opinion", "“x”")),
        (("--opinion", "1"), 2, ("--results",)),
        (("--results", "--opinion", "1", "--on", "11/11/2026"), 4, ("11/11/2026", "12/11/2026")),
        (("--results", "--opinion", "1", "--on", "30/11/2026"), 2, ("30/11/2026",)),
    ],
)  # fmt: skip
def test_what_is_refused_writes_nothing(
    tiepdan: Tiepdan, dialogue: Path, arguments: tuple[str, ...], code: int, reasons: tuple[str]
) -> None:
    before = dialogue.read_bytes()
    run = tiepdan("conclude", "B1", *arguments)
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1), run.err
    for reason in reasons:
        assert reason in run.err
    assert dialogue.read_bytes() == before


def test_no_result_without_a_notice_or_an_opinion(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE, COMPLAINT)
    run = tiepdan(*RESULTS, "--opinion", "1")
    assert (run.code, "no conclusion notice yet" in run.err) == (4, True)
    do(tiepdan, NOTICE)
    run = tiepdan(*RESULTS, "--opinion", "1")
    assert (run.code, "2026-0001 is no opinion of meeting B1" in run.err) == (4, True)


RECEPTION = ("add-meeting", "--kind", "TDĐK", "--on", "05/11/2026", "--status", "held")


def test_the_day_that_the_notice_of_a_reception_names_is_followed_up(
    tiepdan: Tiepdan, database: Path
) -> None:
    """Named is a Sunday: it is that day, and no other."""
    do(tiepdan, RECEPTION)
    run = tiepdan("conclude", "B1", "--on", "09/11/2026", "--act-by", "15/11/2026", "--json")
    assert run.code == 0, run.err
    (row,) = [row for row in run.data["deadlines"] if row["limit"] == "TCD-25"]
    assert (row["started_on"], row["due"]) == ("2026-11-09", "2026-11-15")
    (late,) = tiepdan("overdue", "--json").data
    assert (late["number"], late["limit"], late["days_late"]) == ("B1", "TCD-25", 7)
    assert tiepdan("show", "B1", "--json").data["events"][0]["act_by"] == "2026-11-15"
    assert "up to the day named in it" in tiepdan("explain", "B1").out
    edit = ("edit-event", "B1", "conclusion_notice", "--act-by")
    wrong = tiepdan(*edit, "01/11/2026")
    assert wrong.code == 4
    assert wrong.err.startswith("The day to act by, 01/11/2026, is before the notice itself")
    do(tiepdan, (*edit, "30/11/2026"))
    assert tiepdan("overdue", "--json").data == []
    do(tiepdan, ("conclude", "B1", "--results", "--on", "20/11/2026"))
    (row,) = [row for row in tiepdan("show", "B1", "--json").data["deadlines"]
              if row["limit"] == "TCD-25"]  # fmt: skip
    assert (row["due"], row["done_by"]) == ("2026-11-30", "results_received")


def test_a_notice_that_names_no_day_starts_nothing(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, RECEPTION, ("conclude", "B1", "--on", "09/11/2026"))
    rows = tiepdan("show", "B1", "--json").data["deadlines"]
    assert "TCD-25" not in {row["limit"] for row in rows}


@pytest.mark.parametrize(
    ("meeting", "command", "code", "reason"),
    [
        (DIALOGUE, ("conclude", "B1", "--on", "12/11/2026", "--act-by", "30/11/2026"), 4, "recep"),
        (RECEPTION, ("conclude", "B1", "--on", "12/11/2026", "--act-by", "11/11/2026"), 4, "11/11"),
        (RECEPTION, ("conclude", "B1", "--act-by", "31/02/2026"), 2, "31/02/2026"),
        (RECEPTION, ("conclude", "B1", "--results", "--act-by", "30/11/2026"), 2, "--act-by"),
        (RECEPTION, ("conclude", "B1", "--on", "12/11/2026", "--act-by", "01/01/2190"), 4, "2190"),
    ],
)
def test_a_day_to_act_by_that_cannot_be_is_refused(
    tiepdan: Tiepdan,
    database: Path,
    meeting: tuple[str, ...],
    command: tuple[str, ...],
    code: int,
    reason: str,
) -> None:
    do(tiepdan, meeting)
    before = database.read_bytes()
    run = tiepdan(*command)
    assert (run.code, len(run.err.splitlines())) == (code, 1), run.err
    assert reason in run.err
    assert database.read_bytes() == before


def test_what_is_not_concluded_yet_is_refused_before_a_question(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, (*DIALOGUE, "--on", "20/11/2026", "--status", "planned"))
    for command in (
        ("conclude", "B1"),
        ("conclude", "B1", "--results"),
        ("record", "B1", "kết quả bằng văn bản"),
    ):
        code, screen = converse(*command, answers=[])
        assert code == 4, screen
        assert "tiepdan hold B1" in screen
        assert "[" not in screen  # no question with what Enter means


def test_an_announcement_is_asked_for_after_the_meeting(tiepdan: Tiepdan, dialogue: Path) -> None:
    code, screen = converse("record", "B1", "announced", answers=["1", "06/11/2026", "", "", ""])
    assert code == 0, screen
    assert "1. notice board" in screen
