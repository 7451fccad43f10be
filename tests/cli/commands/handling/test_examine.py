"""``examine``: whether a petition is eligible, what says so without it, and what is counted."""

import shlex
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
from tests.records.facts import facts
from tiepdan.law.vocabulary.eligibility import IneligibleReason
from tiepdan.law.vocabulary.petition_event import PetitionEventKind

WAITS = "still to be examined"
OPINION = (*PROPOSAL[:4], "10/11/2026", *PROPOSAL[5:9], "--channel", "dialogue", "--meeting", "B1",
           "--summary", "Sửa đường")  # fmt: skip


def events(tiepdan: Tiepdan, number: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = tiepdan("show", number, "--json").data["events"]
    return found


def examined(tiepdan: Tiepdan, number: str = "1") -> tuple[object, ...]:
    """The last examination: its day, how it came out, why, and the note."""
    event = next(one for one in reversed(events(tiepdan, number)) if one["event"] == "examined")
    return tuple(event[key] for key in ("date", "eligible", "ineligible_reason", "note"))


def figures(tiepdan: Tiepdan, *period: str) -> dict[str, int]:
    data = tiepdan("stats", *(period or ("--from", "2026")), "--json").data["figures"]
    return {
        name.removeprefix("examination_"): figure["total"]
        for name, figure in data.items()
        if name.startswith("examination_") and figure["total"]
    }


@pytest.fixture
def complaint(given: Given) -> Path:
    return given(COMPLAINT)


# --- recording it ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("said", "found"),
    [
        ((), (True, None, None)),
        (("--eligible", "yes", "--note", "đủ"), (True, None, "đủ")),
        (("--eligible", "có"), (True, None, None)),
        (("--eligible", "no", "--reason", "trùng"), (False, "duplicate", None)),
        (("--reason", "nac danh"), (False, "anonymous", None)),
        (("--reason", "không có chữ ký"), (False, "other", "không có chữ ký")),
        (("--reason", "đơn đã hết thời hiệu từ 2020"),
         (False, "time_barred", "đơn đã hết thời hiệu từ 2020")),
        (("--reason", "đơn mờ", "--note", "xem tờ 3"), (False, "other", "đơn mờ; xem tờ 3")),
    ],
)  # fmt: skip
def test_an_examination(
    tiepdan: Tiepdan, complaint: Path, said: Command, found: tuple[object, ...]
) -> None:
    run = tiepdan("examine", "1", "--on", "08/07/2026", *said)
    assert run.code == 0, run.err
    assert "Petition 2026-0001: recorded “examined for eligibility” on 08/07/2026." in run.err
    assert examined(tiepdan) == ("2026-07-08", *found)
    assert tiepdan("show", "1", "--json").data["facts"]["state"] == "new"
    words = "eligible" if found[0] else "not eligible: "
    assert words in tiepdan("show", "1").out


@pytest.mark.parametrize(
    ("said", "code", "words"),
    [
        (("--eligible", "no"), 2, ("--reason", "duplicate")),
        (("--eligible", "yes", "--reason", "trùng"), 2, ("--reason", "--eligible yes")),
        (("--eligible", "maybe"), 2, ("--eligible", "maybe")),
        (("--reason", "other"), 4, ("not eligible needs its reason",)),
        (("--reason", "  "), 2, ("--reason",)),
        (("--on", "05/07/2026"), 4, ("05/07/2026", "06/07/2026")),
        (("--on", "30/11/2026"), 2, ("30/11/2026",)),
    ],
)
def test_what_is_refused(
    tiepdan: Tiepdan, complaint: Path, said: Command, code: int, words: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, complaint, ("examine", "1", *said), *words, code=code)


def test_once_and_before_what_follows_it(tiepdan: Tiepdan, complaint: Path) -> None:
    do(tiepdan, ("examine", "1", "--on", "08/07/2026"))
    again = ("examine", "1", "--on", "09/07/2026")
    assert_refused(tiepdan, complaint, again, "already recorded", "08/07/2026")
    early = ("accept", "1", "--on", "07/07/2026")
    assert_refused(tiepdan, complaint, early, "is before", "08/07/2026")
    do(tiepdan, ("accept", "1", "--on", "08/07/2026"))
    late = ("edit-event", "1", "examined", "--on", "09/07/2026")
    assert_refused(tiepdan, complaint, late, "08/07/2026")


def test_it_may_be_told_after_the_end_of_a_day_before_it(tiepdan: Tiepdan, complaint: Path) -> None:
    do(tiepdan, ("file", "1", "--on", "10/07/2026"))
    late = ("examine", "1", "--on", "11/07/2026", "--reason", "trùng")
    assert_refused(tiepdan, complaint, late, "ended on 10/07/2026")
    do(tiepdan, ("examine", "1", "--on", "09/07/2026", "--reason", "trùng"))


def test_what_is_not_eligible_is_not_accepted(tiepdan: Tiepdan, complaint: Path) -> None:
    do(tiepdan, ("examine", "1", "--on", "08/07/2026", "--reason", "thiếu thông tin"))
    accept = ("accept", "1", "--on", "09/07/2026")
    mend = 'edit-event 2026-0001 "examined for eligibility" --eligible yes'
    assert_refused(tiepdan, complaint, accept, "not eligible", mend)
    do(tiepdan, ("edit-event", "1", "examined", "--eligible", "yes"), accept)
    assert examined(tiepdan) == ("2026-07-08", True, None, None)
    back = ("edit-event", "1", "examined", "--reason", "trùng")
    assert_refused(tiepdan, complaint, back, "not eligible")


def test_it_is_corrected_taken_back_and_removed(tiepdan: Tiepdan, complaint: Path) -> None:
    do(tiepdan, ("examine", "1", "--on", "08/07/2026"))
    do(tiepdan, ("edit-event", "1", "examined", "--reason", "rách nát"))
    assert examined(tiepdan) == ("2026-07-08", False, "illegible", None)
    bare = ("edit-event", "1", "examined", "--eligible", "no", "--reason", "")
    assert_refused(tiepdan, complaint, bare, "needs its reason")
    other = ("edit-event", "1", "examined", "--reason", "khác")
    assert_refused(tiepdan, complaint, other, "needs its reason")
    do(tiepdan, ("undo", "--yes"))
    assert examined(tiepdan) == ("2026-07-08", True, None, None)
    do(tiepdan, ("edit-event", "1", "examined", "--remove"))
    assert events(tiepdan, "1") == []
    assert WAITS in tiepdan("due").out


def test_record_leads_to_it(tiepdan: Tiepdan, complaint: Path) -> None:
    assert_refused(tiepdan, complaint, ("record", "1", "examined"), "tiepdan examine", code=2)


def test_at_a_terminal_it_asks_for_the_reason_of_what_is_not_eligible(
    tiepdan: Tiepdan, complaint: Path
) -> None:
    code, screen = converse("examine", "1", answers=["10/07/2026", "", "5/TB", ""])
    assert code == 0, screen
    assert examined(tiepdan) == ("2026-07-10", True, None, None)
    do(tiepdan, ("undo", "--yes"))
    code, screen = converse("examine", "1", answers=["", "no", "", "gửi nhiều nơi", "", ""])
    assert code == 0, screen
    assert examined(tiepdan) == ("2026-11-22", False, "sent_to_many", None)
    do(tiepdan, ("undo", "--yes"))
    code, screen = converse("examine", "1", answers=["", "no", "khác", "", "", "thiếu trang 2"])
    assert code == 0, screen  # which other reason it is, it insists on
    assert "or in your own words" in screen
    assert examined(tiepdan) == ("2026-11-22", False, "other", "thiếu trang 2")
    do(tiepdan, ("undo", "--yes"))
    answers = ["", "", "gửi nhiều nơi", "", "", ""]  # without a reason it does not go on
    code, screen = converse("examine", "1", "--eligible", "no", answers=answers)
    assert code == 0, screen
    assert examined(tiepdan) == ("2026-11-22", False, "sent_to_many", None)


# --- own words, or none ---------------------------------------------------------------------------

LIST = "tiepdan examine --help"


@pytest.mark.parametrize(
    "verb",
    ["examine", "decline", *(pytest.param(verb, marks=pytest.mark.exhaustive)
                             for verb in ("return", "file"))],
)  # fmt: skip
def test_own_words_say_what_they_count_as(tiepdan: Tiepdan, complaint: Path, verb: str) -> None:
    run = tiepdan(verb, "1", "--on", "10/07/2026", "--reason", "không có chữ ký")
    [event] = events(tiepdan, "1")
    for part in ("counts as “other reason”", LIST):
        assert part in run.err
    mend = shlex.split(run.err[run.err.index("tiepdan edit-event") :])[1:]
    assert mend[1:] == [
        "2026-0001", PetitionEventKind(event["event"]).label, "--reason", "information is missing",
    ]  # fmt: skip
    do(tiepdan, tuple(mend))
    do(tiepdan, ("undo", "--yes"), ("undo", "--yes"))
    run = tiepdan(verb, "1", "--on", "10/07/2026", "--reason", "xem hồ sơ tập 3")
    assert LIST in run.err
    assert "Perhaps" not in run.err
    do(tiepdan, ("undo", "--yes"))
    assert LIST not in tiepdan(verb, "1", "--on", "10/07/2026", "--reason", "nặc danh").err


def test_the_help_has_the_whole_list(tiepdan: Tiepdan) -> None:
    for verb in ("examine", "file", "return"):
        shown = " ".join(tiepdan(verb, "--help").out.replace("│", " ").split())
        reasons = [reason.label for reason in IneligibleReason if reason.value != "other"]
        assert [reason for reason in reasons if reason not in shown] == []


def test_a_reason_of_the_list_is_proposed_at_a_prompt(tiepdan: Tiepdan, complaint: Path) -> None:
    told = ["10/07/2026", "no", "trung lap, trung don cua nam ngoai"]
    code, screen = converse("examine", "1", answers=[*told, "", "", ""])
    assert code == 0, screen
    assert "Is that “a duplicate” of the list?" in " ".join(screen.split())
    assert examined(tiepdan) == ("2026-07-10", False, "duplicate", told[-1])
    do(tiepdan, ("undo", "--yes"))
    code, screen = converse("examine", "1", answers=[*told, "no", "", ""])
    assert code == 0, screen
    assert examined(tiepdan) == ("2026-07-10", False, "other", told[-1])


@pytest.mark.parametrize("verb", ["return", "file"])
def test_a_missing_reason_is_told(tiepdan: Tiepdan, complaint: Path, verb: str) -> None:
    run = tiepdan(verb, "1", "--on", "10/07/2026")
    [event] = events(tiepdan, "1")
    said = PetitionEventKind(event["event"]).as_typed
    assert f"tiepdan edit-event 2026-0001 {said} --reason …" in run.err
    assert "torn or illegible" in run.err
    # Of what was eligible it is none.
    do(tiepdan, ("undo", "--yes"), ("examine", "1", "--on", "09/07/2026"))
    assert "--reason" not in tiepdan(verb, "1", "--on", "10/07/2026").err


# --- the reason of decline, return and file -------------------------------------------------------


@pytest.mark.parametrize("verb", ["return", "file"])
def test_what_is_put_away_may_say_why(tiepdan: Tiepdan, complaint: Path, verb: str) -> None:
    do(tiepdan, (verb, "1", "--on", "10/07/2026", "--reason", "trùng đơn", "--note", "với đơn 5"))
    [event] = events(tiepdan, "1")
    assert (event["ineligible_reason"], event["note"]) == ("duplicate", "với đơn 5")
    assert "a duplicate" in tiepdan("show", "1").out
    do(tiepdan, ("edit-event", "1", event["event"], "--reason", "mạo danh"))
    assert figures(tiepdan)["impersonated"] == 1
    do(tiepdan, ("edit-event", "1", event["event"], "--reason", ""))
    assert figures(tiepdan)["without_reason"] == 1


def test_why_it_is_declined_is_what_the_citizen_is_told(tiepdan: Tiepdan, complaint: Path) -> None:
    do(tiepdan, ("decline", "1", "--on", "10/07/2026", "--reason", "time_barred"))
    [event] = events(tiepdan, "1")
    assert (event["ineligible_reason"], event["note"]) == ("time_barred", "out of time")
    assert figures(tiepdan)["eligible"] == 1
    other = ("decline", "1", "--on", "10/07/2026", "--reason", "other")
    do(tiepdan, ("undo", "--yes"))
    assert_refused(tiepdan, complaint, other, "needs its reason")


@pytest.mark.parametrize(
    "command",
    [
        ("edit-event", "1", "accepted", "--reason", "trùng"),
        ("edit-event", "1", "accepted", "--eligible", "yes"),
    ],
)
def test_no_other_event_has_one(tiepdan: Tiepdan, complaint: Path, command: Command) -> None:
    do(tiepdan, ("accept", "1", "--on", "10/07/2026"))
    assert_refused(tiepdan, complaint, command, "says nothing", code=2)


# --- what still waits -----------------------------------------------------------------------------


def test_the_morning_knows_what_waits(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE, OPINION)
    assert WAITS not in tiepdan("due").out  # an opinion is no đơn
    number = tiepdan("petitions", "--channel", "dialogue", "--json").data[0]["number"]
    run = tiepdan("examine", number)
    assert (run.code, "--form written" in run.err) == (4, True), run.err
    assert "tiepdan examine" not in tiepdan("show", number).out
    do(tiepdan, (*COMPLAINT, "--officer", "Lê Hoa"), PROPOSAL, DENUNCIATION)
    assert f"3 petitions are {WAITS} for eligibility: tiepdan petitions --not-examined." in (
        " ".join(tiepdan("due").out.split())
    )
    assert f"1 petition is {WAITS}" in " ".join(tiepdan("due", "--officer", "Hoa").out.split())
    assert f"1 petition is {WAITS}" in " ".join(tiepdan("due", "--today", "10/07/2026").out.split())
    listed = [row["number"] for row in tiepdan("petitions", "--not-examined", "--json").data]
    assert sorted(listed) == ["2026-0002", "2026-0003", "2026-0004"]
    do(tiepdan, ("examine", "2"), ("answer", "3"), ("withdraw", "4"))
    assert tiepdan("petitions", "--not-examined", "--json").data == []
    assert WAITS not in tiepdan("due").out


# --- counting -------------------------------------------------------------------------------------

YEAR = (
    (*COMPLAINT, "--received", "01/12/2025"),  # carried over, examined in January
    (*COMPLAINT, "--received", "02/12/2025"),  # carried over and on
    *[(*COMPLAINT, "--received", "10/02/2026")] * 6,
    ("examine", "2025-1", "--on", "05/01/2026"),
    ("accept", "1", "--on", "12/02/2026"),
    ("file", "2", "--on", "12/02/2026", "--reason", "trùng"),
    ("return", "3", "--on", "12/02/2026"),
    ("withdraw", "4", "--on", "12/02/2026"),
    ("edit", "5", "--competent", "no"),
    ("guide", "5", "--on", "13/02/2026"),
)  # fmt: skip


def test_what_was_to_be_examined_and_how_it_came_out(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *YEAR)
    assert figures(tiepdan, "--from", "2026", "--to", "2026") == {
        "total": 8, "carried_over": 2, "received": 6,
        "done": 5, "eligible": 3, "competent": 2, "cases_competent": 2, "not_competent": 1,
        "not_eligible": 2, "duplicate": 1, "without_reason": 1, "dropped": 1, "open": 2,
    }  # fmt: skip
    assert figures(tiepdan, "--from", "2025", "--to", "2025") == {
        "total": 2, "received": 2, "open": 2,
    }  # fmt: skip
    rows = tiepdan("stats", "--from", "2026", "--rows", "examination_not_eligible", "--json").data
    assert [(row["number"], row["reason"]) for row in rows] == [
        ("2026-0002", "duplicate"), ("2026-0003", None),
    ]  # fmt: skip
    explained = tiepdan("stats", "--from", "2026", "--explain", "examination_done").out
    assert "it adds up" in explained
    assert tiepdan("check").code == 0
    for limit in ("01/01/2026", "12/02/2026", "13/02/2026"):
        whole = figures(tiepdan, "--from", limit, "--to", "31/12/2026")
        assert whole["total"] == whole.get("carried_over", 0) + whole.get("received", 0)
        assert whole["total"] == whole["done"] + whole.get("dropped", 0) + whole["open"]


def test_it_counts_what_was_recorded_before_there_was_an_examination(
    tiepdan: Tiepdan, ky_chau: Path
) -> None:
    counted = figures(tiepdan, "--from", "2019", "--to", "2023")
    assert counted["total"] == counted["received"] == 8
    assert counted["done"] == counted["eligible"] == 8


# --- files and secrets ----------------------------------------------------------------------------

CSV = {
    "petitioners.csv": "number,name\n1,Công dân 01\n",
    "petitions.csv": "number,petitioner,received_on,channel,kind,field,summary\n"
    "2026-0001,1,2026-07-06,post,KN,land,Ranh giới\n"
    "2026-0002,1,2026-07-06,post,KN,land,Ranh giới\n",
}


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("xem xét điều kiện,2026-07-08,không,trùng đơn,", (False, "duplicate")),
        ("examined,2026-07-08,yes,,", (True, None)),
        ("filed,2026-07-08,,nặc danh,x", (None, "anonymous")),
        ("examined,2026-07-08,,,", None),
        ("examined,2026-07-08,no,,", None),
        ("examined,2026-07-08,yes,trùng,", None),
        ("accepted,2026-07-08,,trùng,", None),
        ("accepted,2026-07-08,yes,,", None),
    ],
)
def test_it_is_imported(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, line: str, found: tuple[object, ...] | None
) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    heading = "petition,sự việc,ngày,đủ điều kiện xử lý,lý do không đủ điều kiện,note"
    lines = f"{heading}\n2026-0001,{line}\n"
    for name, text in {**CSV, "petition_events.csv": lines}.items():
        (folder / name).write_text(text, encoding="utf-8")
    if found is None:
        before = database.read_bytes()
        run = tiepdan("import", str(folder))
        assert (run.code, database.read_bytes()) == (5, before), run.err
        assert "petition_events.csv" in run.err
        return
    do(tiepdan, ("import", str(folder)))
    [event] = events(tiepdan, "1")
    assert (event["eligible"], event["ineligible_reason"]) == found


def test_the_own_words_about_a_denunciation_are_kept_secret(tiepdan: Tiepdan, given: Given) -> None:
    path = given(DENUNCIATION)
    words = "thiếu thông tin của Người Tố Cáo 77"
    do(tiepdan, ("examine", "1", "--reason", words), ("edit-event", "1", "examined", "--on",
       "20/11/2026"))  # fmt: skip
    assert examined(tiepdan)[1:] == (False, "missing_information", None)
    for command in (("show", "1"), ("history", "1", "--json"), ("petitions",), ("due",)):
        assert "77" not in tiepdan(*command).out
    assert words in str(facts(path)["petition_event"])
