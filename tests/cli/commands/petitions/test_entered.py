"""What is in the national database, what is not, and the word about it each morning."""

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

VISIT: Command = ("add-visit", "--on", "12/11/2026", "--name", "Hộ 09", "--content", "Hỏi")
WORD = "Not in the national database yet"


def _not_entered(tiepdan: Tiepdan) -> list[str]:
    return [row["number"] for row in tiepdan("petitions", "--not-entered", "--json").data]


def test_petitions_and_visits_are_entered_and_put_right(tiepdan: Tiepdan, given: Given) -> None:
    path = given(PROPOSAL, COMPLAINT, VISIT)
    assert _not_entered(tiepdan) == ["2026-0002", "2026-0001"]
    run = tiepdan("entered", "1", "2", "--visit", "1", "--on", "16/11/2026", "--json")
    assert (run.code, run.data) == (0, {
        "entered_on": "2026-11-16", "petitions": ["2026-0001", "2026-0002"], "visits": [1],
    })  # fmt: skip
    assert _not_entered(tiepdan) == []
    assert tiepdan("show", "1", "--json").data["facts"]["entered_on"] == "2026-11-16"
    assert "16/11/2026" in tiepdan("show", "1").out
    [visit] = tiepdan("visits", "--json").data
    assert visit["entered_on"] == "2026-11-16"
    assert_refused(tiepdan, path, ("entered", "1", "--on", "16/11/2026"), "like that already")
    do(tiepdan, ("entered", "1", "--on", "17/11/2026"))
    assert tiepdan("show", "1", "--json").data["facts"]["entered_on"] == "2026-11-17"
    do(tiepdan, ("undo", "--yes"), ("undo", "--yes"))
    assert _not_entered(tiepdan) == ["2026-0002", "2026-0001"]
    do(tiepdan, ("edit", "1", "--entered", "18/11/2026"), ("edit", "1", "--entered", ""))
    assert "2026-0001" in _not_entered(tiepdan)


@pytest.mark.parametrize(
    ("answers", "petitions", "visits"),
    [
        (["1, 2", "", "16/11/2026", ""], ["2026-0001", "2026-0002"], []),
        (["9", "2", "1", "31/11", "16/11/2026", ""], ["2026-0002"], [1]),
        (["", "1", "16/11", ""], [], [1]),
        (["", "", "1", "1", "16/11", ""], ["2026-0001"], []),
    ],
    ids=["petitions", "wrong answers", "a visit", "nothing at first"],
)
def test_at_a_terminal_what_was_entered_is_asked_for(
    tiepdan: Tiepdan, given: Given, answers: list[str], petitions: list[str], visits: list[int]
) -> None:
    given(PROPOSAL, COMPLAINT, VISIT)
    code, screen = converse("entered", answers=answers)
    assert code == 0, screen
    left = {*_not_entered(tiepdan)}
    assert left == {"2026-0001", "2026-0002"} - {*petitions}
    entered = [row["number"] for row in tiepdan("visits", "--json").data if row["entered_on"]]
    assert entered == visits


@pytest.mark.parametrize(
    ("command", "reason", "code"),
    [
        (("entered",), "tiepdan entered 12 13", 2),
        (("entered", "1", "--on", "01/11/2026"), "before it came", 4),
        (("entered", "--visit", "1", "--on", "01/11/2026"), "before it came", 4),
        (("entered", "1", "--on", "23/11/2026"), "--on", 2),
        (("entered", "9"), "2026-0009", 3),
        (("entered", "1", "9"), "2026-0009", 3),
        (("entered", "--visit", "9"), "9", 3),
        (("entered", "--visit", "B1"), "--visit", 2),
        (("entered", "2"), "void", 4),
        (("edit", "1", "--entered", "01/11/2026"), "before it came", 4),
    ],
)
def test_what_cannot_be_is_refused_and_nothing_is_written(
    tiepdan: Tiepdan, given: Given, command: Command, reason: str, code: int
) -> None:
    path = given(PROPOSAL, PROPOSAL, VISIT, ("void", "2", "--reason", "nhập hai lần"))
    assert_refused(tiepdan, path, command, reason, code=code)


@pytest.mark.parametrize(
    ("commands", "today", "is_told"),
    [
        # Seven days, and the day after them.
        ((PROPOSAL,), "09/11/2026", False),
        ((PROPOSAL,), "10/11/2026", True),
        ((VISIT,), "19/11/2026", False),
        ((VISIT,), "20/11/2026", True),
        # What must be accepted is entered from then on.
        ((COMPLAINT,), "22/11/2026", False),
        ((COMPLAINT, ("accept", "1", "--on", "13/11/2026")), "20/11/2026", False),
        ((COMPLAINT, ("accept", "1", "--on", "13/11/2026")), "21/11/2026", True),
        ((PROPOSAL, ("entered", "1", "--on", "10/11/2026")), "22/11/2026", False),
        # An opinion is no đơn.
        (((*PROPOSAL, "--channel", "voter_contact"),), "22/11/2026", False),
        ((PROPOSAL, ("void", "1", "--reason", "nhập hai lần")), "22/11/2026", False),
    ],
)
def test_the_morning_tells_of_what_is_not_there_after_the_days(
    tiepdan: Tiepdan, given: Given, commands: tuple[Command, ...], today: str, *, is_told: bool
) -> None:
    given(*commands)
    for verb in ("overdue", "due"):
        assert (WORD in tiepdan(verb, "--today", today).out) == is_told


def _groups(tiepdan: Tiepdan, list_of: str) -> tuple[list[Any], list[Any], str]:
    """What a list says is owed by now and what is not yet, and its sentence about that."""
    rows = tiepdan(list_of, "--not-entered", "--json").data
    owed = [row["number"] for row in rows if row["is_entry_owed"]]
    out = " ".join(tiepdan(list_of, "--not-entered").out.split())
    sentence = out[out.index("National database: ") :]
    return owed, [row["number"] for row in rows if row["number"] not in owed], sentence


def test_the_list_tells_what_the_morning_counts_from_what_is_not_owed_yet(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(
        PROPOSAL,  # received on 02/11/2026
        (*PROPOSAL, "--received", "15/11/2026"),  # a day too late to be owed
        (*PROPOSAL, "--received", "14/11/2026"),
        (*COMPLAINT, "--received", "02/11/2026"),  # not accepted
        (*COMPLAINT, "--received", "02/11/2026"),
        ("accept", "5", "--on", "10/11/2026"),
        (*PROPOSAL, "--channel", "voter_contact"),
        VISIT, (*VISIT[:2], "20/11/2026", *VISIT[3:]),
    )  # fmt: skip
    owed, not_yet, sentence = _groups(tiepdan, "petitions")
    assert owed == ["2026-0001", "2026-0005", "2026-0003"]
    assert not_yet == ["2026-0004", "2026-0002"]
    assert "3 to be there by now, since more than 7 days; 2 not yet" in sentence
    told = " ".join(tiepdan("overdue").out.split())
    assert "petitions 3, visits 1, the first since 02/11/2026" in told
    since = {row["number"]: row["to_enter_since"]
             for row in tiepdan("petitions", "--not-entered", "--json").data}  # fmt: skip
    assert (since["2026-0004"], since["2026-0005"]) == (None, "2026-11-10")
    assert _groups(tiepdan, "visits")[:2] == ([1], [2])
    # What came in under the wording before is in neither, nor is it in the morning's number.
    do(tiepdan, (*PROPOSAL, "--received", "30/06/2026"))
    assert _groups(tiepdan, "petitions")[:2] == (owed, not_yet)
    assert "petitions 3, visits 1" in " ".join(tiepdan("overdue").out.split())
    # What was entered is in neither; what was entered later than the day that is asked about is.
    do(tiepdan, ("entered", "1", "--visit", "1", "--on", "16/11/2026"))
    assert len(_groups(tiepdan, "petitions")[0]) == 2
    assert _groups(tiepdan, "visits")[:2] == ([], [2])
    before = tiepdan("petitions", "--not-entered", "--json", "--today", "15/11/2026").data
    assert "2026-0001" in [row["number"] for row in before]


def test_before_there_was_a_duty_nothing_is_told(tiepdan: Tiepdan, ky_chau: Path) -> None:
    assert WORD not in tiepdan("overdue", "--today", "01/10/2020").out


def test_an_officer_is_told_of_her_own_petitions(tiepdan: Tiepdan, given: Given) -> None:
    given((*PROPOSAL, "--officer", "Bà Lan"), (*PROPOSAL, "--officer", "Ông Nam"), VISIT)
    told = " ".join(tiepdan("overdue", "--officer", "Lan").out.split())
    assert "petitions 1, visits 0" in told


def test_a_denunciation_is_listed_without_its_denouncer(tiepdan: Tiepdan, given: Given) -> None:
    given(DENUNCIATION)
    out = tiepdan("petitions", "--not-entered").out
    assert "2026-0001" in out
    assert "Người Tố Cáo" not in out
