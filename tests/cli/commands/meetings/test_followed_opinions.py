"""After the conclusion each opinion still owed is followed by itself: result, or a new day."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    COMPLAINT,
    CONFERENCE,
    DIALOGUE,
    PROPOSAL,
    Given,
    Tiepdan,
    assert_refused,
    do,
)

OPINION = (*PROPOSAL, "--meeting", "B1", "--channel", "dialogue", "--received", "10/11/2026")
NOTICE = ("conclude", "B1", "--on", "12/11/2026", "--document", "58/TB-UBND")
INTERIM = ("record", "1", "interim_notice", "--on", "20/11/2026", "--act-by", "20/01/2027",
           "--body", "Phòng Kinh tế", "--document", "70/UBND")  # fmt: skip
LATER = "31/12/2026"


@pytest.fixture
def dialogue(given: Given) -> Path:
    """A dialogue with three opinions, the first answered on the spot, concluded."""
    return given(DIALOGUE, OPINION, OPINION, OPINION, ("answer", "1", "--on", "10/11/2026"), NOTICE)


@pytest.fixture
def owed(given: Given) -> Path:
    """A dialogue with two opinions still owed, concluded."""
    return given(DIALOGUE, OPINION, OPINION, NOTICE)


def limits(tiepdan: Tiepdan, number: str) -> dict[str, dict[str, Any]]:
    rows = tiepdan("show", number, "--json").data["deadlines"]
    return {row["limit"]: row for row in rows if row["limit"].startswith("DT-")}


def late(tiepdan: Tiepdan, day: str) -> set[tuple[str, str]]:
    rows = tiepdan("overdue", "--json", "--today", day).data
    return {(row["number"], row["limit"]) for row in rows if row["limit"].startswith("DT-")}


def test_each_opinion_still_owed_has_the_thirty_days(tiepdan: Tiepdan, dialogue: Path) -> None:
    assert limits(tiepdan, "1") == {}  # answered before the notice
    for number in ("2", "3"):
        row = limits(tiepdan, number)["DT-HT2a"]
        assert (row["started_on"], row["due"], row["done_on"]) == ("2026-11-12", "2026-12-25", None)
    assert late(tiepdan, "25/12/2026") == set()
    assert late(tiepdan, LATER) == {("2026-0002", "DT-HT2a"), ("2026-0003", "DT-HT2a")}
    due = tiepdan("due", "--json", "--today", "24/12/2026").data
    assert [row["number"] for row in due if row["limit"].startswith("DT-")] == [
        "2026-0002", "2026-0003",
    ]  # fmt: skip
    do(tiepdan, ("record", "2", "agency_replied", "--on", "18/11/2026"))
    assert late(tiepdan, LATER) == {("2026-0003", "DT-HT2a")}
    assert limits(tiepdan, "2")["DT-HT2a"]["done_by"] == "agency_replied"


def test_a_dialogue_without_recorded_opinions_keeps_its_own_limit(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, DIALOGUE, NOTICE)
    assert late(tiepdan, LATER) == {("B1", "DT-HT2")}
    do(tiepdan, OPINION)  # raised there, and only now recorded
    assert late(tiepdan, LATER) == {("2026-0001", "DT-HT2a")}
    do(tiepdan, ("void", "1", "--reason", "ghi nhầm"))
    assert late(tiepdan, LATER) == {("B1", "DT-HT2")}
    do(tiepdan, ("unvoid", "1"))
    assert late(tiepdan, LATER) == {("2026-0001", "DT-HT2a")}
    do(tiepdan, ("edit", "1", "--meeting", "", "--channel", "post"))
    assert late(tiepdan, LATER) == {("B1", "DT-HT2")}
    do(tiepdan, ("undo", "--yes"), ("check",))
    assert late(tiepdan, LATER) == {("2026-0001", "DT-HT2a")}


def test_the_meeting_still_shows_what_is_owed_of_it_all(tiepdan: Tiepdan, owed: Path) -> None:
    assert limits(tiepdan, "B1")["DT-HT2"]["due"] == "2026-12-25"
    (row,) = tiepdan("meetings", "--owed", "--json").data
    assert [one["limit"] for one in row["owed"]] == ["DT-HT2"]
    assert len(tiepdan("meetings", "--overdue", "--json", "--today", LATER).data) == 1
    do(tiepdan, ("answer", "1", "--on", "16/11/2026"), ("answer", "2", "--on", "18/11/2026"))
    assert limits(tiepdan, "B1")["DT-HT2"]["done_on"] == "2026-11-18"


def test_results_for_all_opinions_meet_each(tiepdan: Tiepdan, owed: Path) -> None:
    do(tiepdan, ("conclude", "B1", "--results", "--on", "20/11/2026"))
    assert late(tiepdan, LATER) == set()
    row = limits(tiepdan, "2")["DT-HT2a"]
    assert (row["done_on"], row["done_by"]) == ("2026-11-20", "meeting_results")
    do(tiepdan, ("undo", "--yes"))
    assert late(tiepdan, LATER) == {("2026-0001", "DT-HT2a"), ("2026-0002", "DT-HT2a")}


WAITING = {"TCD-10", "TCD-41"}


def waiting(tiepdan: Tiepdan, number: str) -> set[str]:
    """The limits of an answer that still run."""
    rows = tiepdan("show", number, "--json").data["deadlines"]
    return {row["limit"] for row in rows if row["done_on"] is None} & WAITING


def told(tiepdan: Tiepdan, number: str) -> tuple[str, str | None]:
    """What the lists and the figures say of an opinion."""
    number = f"2026-000{number}"
    (row,) = [one for one in tiepdan("petitions", "--json").data if one["number"] == number]
    (listed,) = [one for one in tiepdan("show", "B1", "--json").data["opinions"]
                 if one["number"] == number]  # fmt: skip
    counted = [name for name in ("on_the_spot", "later", "forwarded", "ended", "owed")
               for one in tiepdan("stats", "--rows", f"dialogue_opinions_{name}", "--from",
                                  "01/11/2026", "--to", "22/11/2026", "--json").data
               if one["number"] == number]  # fmt: skip
    assert [listed["outcome"]] == counted
    assert listed["state"] == row["state"]
    return row["state"], listed["outcome"]


@pytest.mark.parametrize(
    "results",
    [
        ("--results", "--opinion", "1"),
        pytest.param(("--results",), marks=pytest.mark.exhaustive),
    ],
)
def test_results_are_the_answer_in_lists_limits_and_figures(
    tiepdan: Tiepdan, owed: Path, results: tuple[str, ...]
) -> None:
    assert told(tiepdan, "1") == ("new", "owed")
    assert waiting(tiepdan, "1") == WAITING
    do(tiepdan, ("conclude", "B1", *results, "--on", "20/11/2026"))
    assert told(tiepdan, "1") == ("resolved", "later")
    assert waiting(tiepdan, "1") == set()
    figures = tiepdan("stats", "--from", "01/11/2026", "--to", "22/11/2026", "--json").data
    assert figures["figures"]["handling_resolved"]["total"] == (2 if len(results) == 1 else 1)
    assert tiepdan("check").code == 0
    do(tiepdan, ("undo", "--yes"))
    assert told(tiepdan, "1") == ("new", "owed")
    assert waiting(tiepdan, "1") == WAITING


def test_an_interim_notice_leaves_the_opinion_owed(tiepdan: Tiepdan, owed: Path) -> None:
    run = tiepdan(*INTERIM)
    assert "is no answer: 2026-0001 stays open" in " ".join(run.err.split())
    assert told(tiepdan, "1") == ("new", "owed")
    assert waiting(tiepdan, "1") == WAITING


def test_the_results_of_all_answer_nothing_that_ended_before(tiepdan: Tiepdan, owed: Path) -> None:
    do(tiepdan, ("forward", "1", "--on", "16/11/2026", "--body", "Sở A"),
       ("withdraw", "2", "--on", "16/11/2026"),
       ("conclude", "B1", "--results", "--on", "20/11/2026"))  # fmt: skip
    assert told(tiepdan, "1") == ("closed", "forwarded")
    assert told(tiepdan, "2") == ("closed", "ended")


def test_the_day_of_the_notice_moves_the_days_of_the_opinions(tiepdan: Tiepdan, owed: Path) -> None:
    do(tiepdan, ("edit-event", "B1", "conclusion_notice", "--on", "16/11/2026"))
    assert limits(tiepdan, "1")["DT-HT2a"]["due"] == "2026-12-29"
    do(tiepdan, ("edit-event", "B1", "conclusion_notice", "--remove"))
    assert limits(tiepdan, "1") == {}
    do(tiepdan, ("undo", "--yes"), ("undo", "--yes"), ("check",))
    assert limits(tiepdan, "1")["DT-HT2a"]["due"] == "2026-12-25"
    do(tiepdan, ("edit-meeting", "B1", "--kind", "people_conference"))
    assert "DT-HT2a" not in limits(tiepdan, "1")  # the law's conference, not the province's rule
    assert tiepdan("check").code == 0


def test_an_interim_notice_names_a_new_day_which_is_followed(tiepdan: Tiepdan, owed: Path) -> None:
    run = tiepdan(*INTERIM)
    assert run.code == 0, run.err
    found = limits(tiepdan, "1")
    assert (found["DT-HT2a"]["done_on"], found["DT-HT2a"]["done_by"]) == (
        "2026-11-20", "interim_notice",
    )  # fmt: skip
    assert (found["DT-HT2b"]["due"], found["DT-HT2b"]["done_on"]) == ("2027-01-20", None)
    assert late(tiepdan, "20/01/2027") == {("2026-0002", "DT-HT2a")}
    assert ("2026-0001", "DT-HT2b") in late(tiepdan, "21/01/2027")
    (event,) = tiepdan("show", "1", "--json").data["events"]
    assert (event["act_by"], event["body"]) == ("2027-01-20", "Phòng Kinh tế")
    assert "20/01/2027" in tiepdan("show", "1").out
    # The rest of the meeting waits for the other opinion alone.
    assert limits(tiepdan, "B1")["DT-HT2"]["done_on"] is None
    do(tiepdan, ("answer", "2", "--on", "21/11/2026"))
    assert limits(tiepdan, "B1")["DT-HT2"]["done_on"] == "2026-11-21"
    do(tiepdan, ("record", "1", "agency_replied", "--on", "22/11/2026"))
    assert limits(tiepdan, "1")["DT-HT2b"]["done_by"] == "agency_replied"
    assert late(tiepdan, "21/01/2027") == set()


def test_a_later_notice_takes_the_place_of_the_first(tiepdan: Tiepdan, owed: Path) -> None:
    again = ("record", "1", "interim_notice", "--on", "22/11/2026", "--act-by", "26/02/2027")
    do(tiepdan, INTERIM, again)
    assert ("2026-0001", "DT-HT2b") not in late(tiepdan, "26/02/2027")
    assert ("2026-0001", "DT-HT2b") in late(tiepdan, "27/02/2027")


def test_an_interim_notice_is_corrected_and_taken_back(tiepdan: Tiepdan, owed: Path) -> None:
    do(tiepdan, INTERIM)
    do(tiepdan, ("edit-event", "1", "interim_notice", "--act-by", "29/01/2027", "--body", "Sở A"))
    assert limits(tiepdan, "1")["DT-HT2b"]["due"] == "2027-01-29"
    edit = ("edit-event", "1", "interim_notice")
    assert_refused(tiepdan, owed, (*edit, "--act-by", "19/11/2026"), "19/11/2026", "--act-by")
    assert_refused(tiepdan, owed, (*edit, "--act-by", ""), "--act-by")
    do(tiepdan, (*edit, "--remove"))
    assert "DT-HT2b" not in limits(tiepdan, "1")
    assert limits(tiepdan, "1")["DT-HT2a"]["done_on"] is None
    do(tiepdan, ("undo", "--yes"), ("check",))
    assert limits(tiepdan, "1")["DT-HT2b"]["due"] == "2027-01-29"


def test_at_a_terminal_the_day_and_the_body_are_asked_for(tiepdan: Tiepdan, owed: Path) -> None:
    code, screen = converse(
        "record", "1", "interim_notice",
        answers=["", "20/01/2027", "Phòng Kinh tế", "20/11/2026", "70/UBND", ""],
    )  # fmt: skip
    assert code == 0, screen
    assert limits(tiepdan, "1")["DT-HT2b"]["due"] == "2027-01-20"


@pytest.mark.parametrize(
    ("command", "code", "reasons"),
    [
        ((*INTERIM[:5], "--act-by", "20/11/2026"), 4, ("20/11/2026", "--act-by")),
        ((*INTERIM[:5], "--act-by", "01/11/2026"), 4, ("01/11/2026",)),
        ((*INTERIM[:5], "--act-by", "31/02/2027"), 2, ("31/02/2027",)),
        ((*INTERIM[:5], "--act-by", "01/01/2190"), 4, ("2190",)),
        (INTERIM[:5], 2, ("--act-by",)),
        (("record", "3", *INTERIM[2:]), 4, ("dialogue",)),  # by post
        (("record", "4", *INTERIM[2:]), 4, ("alone",)),  # a complaint
        (("record", "1", "noted", "--note", "x", "--act-by", "20/01/2027"), 4, ("interim notice",)),
        (("record", "B1", "published", "--act-by", "20/01/2027"), 2, ("--act-by",)),
        (("record", "1", "meeting_concluded"), 4, ("other facts",)),
        (("answer", "1", "--on", "09/11/2026"), 4, ("10/11/2026",)),  # before the meeting
    ],
)
def test_what_is_refused_writes_nothing(
    tiepdan: Tiepdan, given: Given, command: tuple[str, ...], code: int, reasons: tuple[str, ...]
) -> None:
    path = given(DIALOGUE, OPINION, OPINION, NOTICE, PROPOSAL,
                 (*COMPLAINT, "--received", "10/11/2026", "--channel", "dialogue",
                  "--meeting", "B1"))  # fmt: skip
    assert_refused(tiepdan, path, command, *reasons, code=code)


def test_nothing_is_promised_of_what_was_answered(tiepdan: Tiepdan, owed: Path) -> None:
    do(tiepdan, ("answer", "1", "--on", "16/11/2026"))
    assert_refused(tiepdan, owed, INTERIM, "16/11/2026")
    do(tiepdan, ("record", "2", "agency_replied", "--on", "18/11/2026"))
    assert_refused(tiepdan, owed, ("record", "2", *INTERIM[2:]), "written result", "18/11/2026")
    do(tiepdan, OPINION, ("conclude", "B1", "--results", "--on", "19/11/2026"))
    assert_refused(tiepdan, owed, ("record", "3", *INTERIM[2:]), "written result", "19/11/2026")


def test_where_no_limit_follows_the_promised_day_it_is_reminded_of(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, CONFERENCE, OPINION, INTERIM)
    assert "promised" not in tiepdan("overdue", "--today", "20/01/2027").out
    out = " ".join(tiepdan("overdue", "--today", "21/01/2027").out.split())
    assert "2026-0001: its result was promised by 20/01/2027 (body: Phòng Kinh tế)" in out
    again = ("record", "1", "interim_notice", "--on", "22/11/2026", "--act-by", "26/02/2027")
    do(tiepdan, again)
    assert "promised" not in tiepdan("overdue", "--today", "26/02/2027").out
    assert tiepdan("overdue", "--today", "01/03/2027").out.count("promised") == 1
    do(tiepdan, ("answer", "1", "--on", "22/11/2026"))
    assert "promised" not in tiepdan("overdue", "--today", "01/03/2027").out
    # A dialogue's promised day is a limit, and is not told twice.
    do(tiepdan, DIALOGUE, (*OPINION, "--meeting", "B2"), ("record", "2", *INTERIM[2:]))
    assert "promised" not in tiepdan("overdue", "--today", "01/03/2027").out


def test_figures_count_the_step_of_a_dialogue_once(tiepdan: Tiepdan, owed: Path) -> None:
    def steps(day: str) -> list[str]:
        run = tiepdan("stats", "--rows", "limits_due:DT-HT2", "--from", "01/01/2026", "--to",
                      "31/12/2026", "--today", day, "--json")  # fmt: skip
        return [row["number"] for row in run.data]

    assert steps(LATER) == ["B1"]
    do(tiepdan, ("answer", "1", "--on", "16/11/2026"))
    assert steps(LATER) == ["B1"]
    run = tiepdan("stats", "--rows", "limits_due:DT-HT2a", "--from", "01/01/2026", "--to",
                  "31/12/2026", "--today", LATER, "--json")  # fmt: skip
    assert run.data == []
