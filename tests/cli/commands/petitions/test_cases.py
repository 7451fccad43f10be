"""``join``, ``separate`` and ``mark``: what is one case, what tells of it, and what is counted."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    COMPLAINT,
    DENUNCIATION,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)
from tests.records.facts import derived, facts
from tiepdan.records.derived import deadlines
from tiepdan.records.file.sqlite.connection import driver_connection
from tiepdan.records.writing import session as sessions

LATER = (*COMPLAINT, "--received", "20/07/2026")
VISIT = ("add-visit", "--on", "21/07/2026", "--content", "Hỏi về đất", "--name", "Ông Ba")


def case(tiepdan: Tiepdan, number: str) -> list[str]:
    """The members of the case of a petition, it alone where it is one of its own."""
    data = tiepdan("show", number, "--json").data
    members = [row["number"][-1] for row in data["case"]]
    return members or [data["facts"]["number"][-1]]


def fact(tiepdan: Tiepdan, number: str, name: str) -> Any:
    return tiepdan("show", number, "--json").data["facts"][name]


def figures(tiepdan: Tiepdan, *period: str) -> dict[str, int]:
    data = tiepdan("stats", *(period or ("--from", "2026")), "--json").data["figures"]
    return {
        name: figure["total"]
        for name, figure in data.items()
        if name.startswith(("cases_", "petitions_received", "examination_c"))
    }


@pytest.fixture
def five(given: Given) -> Path:
    """Complaints 1 to 3, the last one later; 4 and 5 denunciations; visit 1 about nothing."""
    return given(COMPLAINT, COMPLAINT, LATER, DENUNCIATION, DENUNCIATION, VISIT)


def assert_derived_is_a_rebuild(path: Path) -> None:
    kept = derived(path)["petition_standing"]
    with sessions.writing(path) as session:
        deadlines.rebuild_all(driver_connection(session))
    assert derived(path)["petition_standing"] == kept


# --- join and separate ----------------------------------------------------------------------------


def test_joined_petitions_are_one_case_and_stay_what_they_are(tiepdan: Tiepdan, five: Path) -> None:
    run = tiepdan("join", "3", "1", "2", "--on", "21/07/2026", "--json")
    assert run.code == 0, run.err
    assert "Case 2026-0001 now has 3 petitions: 2026-0001, 2026-0002, 2026-0003." in run.err
    assert run.data["members"] == ["2026-0001", "2026-0002", "2026-0003"]
    do(tiepdan, ("accept", "2", "--on", "21/07/2026"), ("file", "3", "--on", "22/07/2026"))
    for number in "123":
        assert case(tiepdan, number) == ["1", "2", "3"]
        assert fact(tiepdan, number, "case") == "2026-0001"
        assert fact(tiepdan, number, "case_state") == "accepted"
    assert [fact(tiepdan, number, "state") for number in "123"] == ["new", "accepted", "closed"]
    shown = tiepdan("show", "1").out
    assert "The case" in shown
    assert "State of the case" in shown
    assert "The case" not in tiepdan("show", "4").out
    assert_derived_is_a_rebuild(five)


def test_a_duplicate_joins_by_itself_and_a_continuation_does_not(
    tiepdan: Tiepdan, five: Path
) -> None:
    do(tiepdan, ("link", "3", "--continues", "1"))
    assert case(tiepdan, "3") == ["3"]
    do(tiepdan, ("link", "2", "--duplicate-of", "1"))
    assert case(tiepdan, "1") == ["1", "2"]
    do(tiepdan, ("join", "3", "1"))  # beside the link that it continues
    assert case(tiepdan, "2") == ["1", "2", "3"]
    do(tiepdan, ("unlink", "3", "1"))
    assert case(tiepdan, "3") == ["1", "2", "3"]
    duplicate = ("separate", "2")
    assert_refused(tiepdan, five, duplicate, "tiepdan unlink 2026-0002 2026-0001")
    do(tiepdan, ("unlink", "1", "2"))
    assert case(tiepdan, "2") == ["2"]
    assert_derived_is_a_rebuild(five)


def test_the_rest_stays_one_case(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "1", "2", "3", "--document", "5/BC"))
    run = tiepdan("separate", "1")
    assert run.code == 0, run.err
    assert "Petition 2026-0001 is a case of its own." in run.err
    assert [case(tiepdan, number) for number in "123"] == [["1"], ["2", "3"], ["2", "3"]]
    [(_first, _later, kind, _day, document, _note)] = facts(five)["petition_link"]
    assert (kind, document) == ("same_case", "5/BC")
    assert fact(tiepdan, "3", "case") == "2026-0002"
    history = " ".join(tiepdan("history", "3").out.replace("│", " ").split())
    assert "link of two petitions 2026-0001, 2026-0003 The other petition – 2026-0003" in history
    do(tiepdan, ("undo", "--yes"))
    assert case(tiepdan, "1") == ["1", "2", "3"]
    do(tiepdan, ("undo", "--yes"))
    assert case(tiepdan, "1") == ["1"]
    assert_derived_is_a_rebuild(five)


@pytest.mark.parametrize(
    ("command", "code", "words"),
    [
        (("join", "1", "1"), 4, ("to itself",)),
        (("join", "1"), 2, ("tiepdan join",)),
        (("join", "1", "9"), 3, ("2026-0009",)),
        (("join", "1", "x"), 2, ("x",)),
        (("join", "1", "3", "--on", "19/07/2026"), 4, ("19/07/2026", "2026-0003", "20/07/2026")),
        (("join", "1", "3", "--on", "30/11/2026"), 2, ("30/11/2026",)),
        (("join", "1", "2", "4"), 4, ("2026-0004", "who denounces")),
        (("join", "4", "1"), 4, ("who denounces",)),
        (("join", "1", "--visit", "9"), 3, ("9",)),
        (("separate", "1"), 3, ("case of its own",)),
        (("separate", "1", "--visit", "1"), 3, ("Visit 1",)),
        (("mark", "1"), 2, ("--complex", "--degradation")),
        (("mark", "1", "--complex", "maybe"), 2, ("maybe",)),
        (("petitions", "--mark", "x"), 2, ("--mark", "x")),
    ],
)
def test_what_is_refused(
    tiepdan: Tiepdan, five: Path, command: Command, code: int, words: tuple[str, ...]
) -> None:
    assert_refused(tiepdan, five, command, *words, code=code)


def test_nothing_is_joined_twice_also_by_others(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "1", "2"), ("link", "3", "--duplicate-of", "2"))
    for one, other in (("1", "2"), ("2", "1"), ("1", "3"), ("3", "1")):
        assert_refused(tiepdan, five, ("join", one, other), "of one case already")


def test_a_petition_of_a_case_is_separated_before_it_is_void(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "1", "2", "3"))
    assert_refused(tiepdan, five, ("void", "1", "--reason", "nhập nhầm"), "tiepdan unlink")
    do(tiepdan, ("separate", "1"), ("void", "1", "--reason", "nhập nhầm"))
    assert case(tiepdan, "3") == ["2", "3"]
    assert fact(tiepdan, "1", "case") is None
    assert_refused(tiepdan, five, ("join", "1", "2"), "void")
    assert_derived_is_a_rebuild(five)


# --- visits ---------------------------------------------------------------------------------------


def test_a_visit_belongs_to_the_case_of_its_petition(tiepdan: Tiepdan, five: Path) -> None:
    assert "Visit 1 is about petition 2026-0001." in tiepdan("join", "1", "2", "--visit", "1").err
    assert [row["visits"] for row in tiepdan("show", "2", "--json").data["case"]] == [1, 0]
    assert tiepdan("visits", "--json").data[0]["petitions"] == "2026-0001"
    again = ("join", "1", "--visit", "1")
    assert_refused(tiepdan, five, again, "already linked")
    assert_refused(tiepdan, five, ("separate", "2", "--visit", "1"), "not about", code=3)
    do(tiepdan, ("separate", "1", "--visit", "1"))
    assert not tiepdan("visits", "--json").data[0]["petitions"]
    assert case(tiepdan, "1") == ["1", "2"]
    do(tiepdan, ("undo", "--yes"))
    assert tiepdan("visits", "--json").data[0]["petitions"] == "2026-0001"


def test_no_answer_tells_whose_visit_a_covered_one_was(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, (*VISIT, "--petition", "1", "--petition", "4"), ("join", "4", "--visit", "1"))
    for verb in ("join", "separate"):  # of the first the visit is, of the others it is not
        said = {
            tiepdan(verb, number, "--visit", "2").err.replace(f"2026-000{number}", "N")
            for number in "123"
        }
        assert len(said) == 1
        assert "who denounces" in said.pop()
    do(tiepdan, ("add-visit", "--on", "22/07/2026", "--content", "Hỏi", "--petition", "1"))
    assert_refused(tiepdan, five, ("join", "4", "--visit", "3"), "who denounces")


# --- secrets --------------------------------------------------------------------------------------


def test_joining_and_separating_is_the_history_of_each(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "2", "1", "--note", "cùng thửa"), ("separate", "2"))
    for number in ("1", "2"):
        data = tiepdan("history", number, "--json").data
        assert [row["command"] for row in data["operations"]][-2:] == ["join", "separate"]
    assert "separate" not in str(tiepdan("history", "3", "--json").data)


def test_a_visit_taken_from_a_denunciation_is_uncovered_for_a_reason_alone(
    tiepdan: Tiepdan, five: Path
) -> None:
    do(tiepdan, (*VISIT[:-1], "Bà Kín", "--petition", "4"))
    for reason in ((), ("--reason", "nhầm")):
        line = ("separate", "4", "--visit", "2", *reason)
        assert_refused(tiepdan, five, line, "reason", code=2)
    do(tiepdan, ("separate", "4", "--visit", "2", "--reason", "ghi nhầm số đơn của Bà Kín"))
    assert tiepdan("visits", "--json").data[-1]["name"] == "Bà Kín"
    # The reason may tell anything, so that nobody is shown it.
    assert "ghi nhầm" not in tiepdan("history").out + tiepdan("history", "4").out
    [entry] = [one for one in tiepdan("history", "--json").data if one["command"] == "separate"]
    assert entry["reason"] == "(kept secret)"


def test_denunciations_are_a_case_with_each_other_only(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "4", "5"))
    assert case(tiepdan, "5") == ["4", "5"]
    waive = ("waive-protection", "4", "--document", "Đơn")
    assert_refused(tiepdan, five, waive, "only one of them", "unlink")
    do(tiepdan, ("separate", "5"), waive, ("join", "4", "1"))
    assert case(tiepdan, "4") == ["1", "4"]
    assert_refused(tiepdan, five, ("join", "5", "4"), "who denounces")


def test_nothing_tells_that_a_denunciation_was_once_joined(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "1", "3"), ("separate", "3"), ("edit", "3", "--kind", "TC"))
    for number in ("1", "3"):
        history = tiepdan("history", number, "--json").data
        assert not [row for row in history["changes"] if row["table"] == "petition_link"]
        assert "Joined what is one case." not in [row["words"] for row in history["operations"]]
    whole = tiepdan("history", "--all").out
    assert "2026-0003" not in " ".join(
        line for line in whole.splitlines() if "Joined" in line or "Separated" in line
    )
    # As it is for every other complaint.
    assert tiepdan("separate", "1").err == tiepdan("separate", "2").err.replace("-0002", "-0001")


def test_a_joined_complaint_does_not_become_a_denunciation(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "1", "3"))
    assert_refused(tiepdan, five, ("edit", "3", "--kind", "TC"), "unlink")


# --- marks ----------------------------------------------------------------------------------------


def test_a_case_is_what_any_member_is_marked_as(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, ("join", "1", "2"))
    run = tiepdan("mark", "2", "--drawn-out", "yes", "--degradation", "có")
    assert run.code == 0, run.err
    assert "drawn-out case: yes" in run.err
    assert fact(tiepdan, "1", "case_marks") == "drawn_out, degradation"
    assert fact(tiepdan, "1", "drawn_out") is None
    assert "The case is marked" in tiepdan("show", "1").out
    for mark in ("drawn_out", "kéo dài", "suy thoái"):
        found = tiepdan("petitions", "--mark", mark, "--json").data
        assert [row["number"] for row in found] == ["2026-0001", "2026-0002"]
    assert tiepdan("petitions", "--mark", "complex", "--json").data == []
    assert_refused(tiepdan, five, ("mark", "2", "--drawn-out", "yes"))
    do(tiepdan, ("mark", "2", "--drawn-out", "no", "--degradation", ""))
    assert fact(tiepdan, "1", "case_marks") is None
    do(tiepdan, ("undo", "--yes"))
    assert fact(tiepdan, "1", "case_marks") == "drawn_out, degradation"


# --- counting -------------------------------------------------------------------------------------


def test_petitions_and_cases_are_counted_apart(tiepdan: Tiepdan, five: Path) -> None:
    do(
        tiepdan,
        ("join", "1", "2"),
        (*PROPOSAL, "--people", "6"),
        ("mark", "1", "--complex", "yes"),
        ("accept", "1", "--on", "10/07/2026"),
        ("accept", "2", "--on", "11/07/2026"),
        ("edit", "3", "--competent", "no"),
    )
    found = figures(tiepdan)
    assert found["petitions_received"] == 6
    assert found["cases_received"] == 5
    assert (found["cases_competent"], found["cases_not_competent"]) == (4, 1)
    assert (found["cases_complaint"], found["cases_denunciation"]) == (2, 2)
    assert found["cases_of_several"] == found["cases_many_headed"] == found["cases_complex"] == 1
    assert found["cases_drawn_out"] == found["cases_degradation"] == 0
    assert (found["examination_competent"], found["examination_cases_competent"]) == (2, 1)
    rows = tiepdan("stats", "--from", "2026", "--rows", "cases_complex", "--json").data
    assert [(row["number"], row["petitions"]) for row in rows] == [("2026-0001", 2)]
    printed = [line for line in tiepdan("stats", "--from", "2026").out.splitlines()
               if "drawn-out" in line]  # fmt: skip
    assert "none" in printed[0]
    assert tiepdan("check").code == 0


def test_a_case_is_many_headed_by_a_visit_too(tiepdan: Tiepdan, five: Path) -> None:
    do(tiepdan, (*VISIT, "--people", "7", "--petition", "2"), ("join", "1", "2"))
    assert fact(tiepdan, "1", "many_headed") is True
    assert figures(tiepdan)["cases_many_headed"] == 1
    do(tiepdan, ("void", "--visit", "2", "--reason", "nhập nhầm"))
    assert fact(tiepdan, "1", "many_headed") is False
    assert figures(tiepdan)["cases_many_headed"] == 0


def test_a_case_of_two_periods_belongs_to_the_first(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*COMPLAINT, "--received", "01/12/2025"), COMPLAINT, ("join", "1", "2025-1"))
    by_year = tiepdan("stats", "--from", "2025", "--to", "2026", "--json").data["figures"]
    assert by_year["cases_received"]["by_year"] == {"2025": 1, "2026": 0}
    assert by_year["petitions_received"]["by_year"] == {"2025": 1, "2026": 1}


# --- files ----------------------------------------------------------------------------------------


def test_cases_and_marks_are_imported(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "csv"
    folder.mkdir()
    for name, text in {
        "petitioners.csv": "number,name\n1,Công dân 01\n",
        "petitions.csv": "number,petitioner,received_on,channel,kind,field,summary,kéo dài\n"
        "2026-0001,1,2026-07-06,post,KN,land,Ranh giới,có\n"
        "2026-0002,1,2026-07-07,post,KN,land,Ranh giới,\n",
        "petition_links.csv": "petition,kind,earlier,linked_on\n"
        "2026-0002,cùng vụ việc,2026-0001,2026-07-08\n",
    }.items():
        (folder / name).write_text(text, encoding="utf-8")
    do(tiepdan, ("import", str(folder)))
    assert case(tiepdan, "2") == ["1", "2"]
    assert fact(tiepdan, "2", "case_marks") == "drawn_out"


def test_at_a_terminal_the_other_petition_is_asked_for(tiepdan: Tiepdan, five: Path) -> None:
    code, screen = converse("join", "1", answers=["1", "99", "2", "", "", "", ""])
    assert code == 0, screen
    assert "itself" in screen
    assert case(tiepdan, "1") == ["1", "2"]
