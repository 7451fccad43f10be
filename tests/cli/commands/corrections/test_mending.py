"""What a refusal names can be pasted: each command is tried in the situation that refused."""

import re
import shlex
from pathlib import Path

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.commands.data.test_undo import CASES as RECORDED
from tests.cli.conftest import PROPOSAL, Command, Given, Tiepdan, assert_refused, do

CASES: tuple[Command, ...] = (
    *RECORDED,
    ("add-petition", "--visit", "1", "--kind", "PA", "--received", "19/11/2026", "--field", "land"),
)

REFUSED: tuple[tuple[str, int, str], ...] = (
    # What is typed, how many commands are named, and what they are given besides.
    ("accept 2 --on 17/07/2026", 2, ""),
    ("withdraw 9", 1, ""),
    ("file 2", 1, ""),
    ("hold B1 --people 5", 1, ""),
    ("cancel B1 --reason bão", 1, ""),
    ("conclude B2 --today 04/12/2026", 1, "--today 04/12/2026"),
    ("conclude B1 --results", 1, ""),
    ("record B1 announced --on 05/11/2026", 2, ""),
    ("void 1 --reason nhầm", 1, ""),
    ("void --visit 2 --reason nhầm", 1, ""),
    ("link 3 --duplicate-of 1", 1, ""),
    ("link 1 --duplicate-of 3", 1, ""),
    ("join 4 3", 1, ""),
    ("protect 5 --measure life --on 28/08/2026", 1, "--relatives 3"),
    ("guide 7 --on 16/11/2026", 2, "--body 'UBND tỉnh'"),  # asked at a terminal
    ("sent-report Q3/2026 --on 18/09/2026", 1, "--on 18/09/2026"),
    ("add-day-off 21/11/2026 --reason Bão", 1, "--reason Bão"),
    ("undo 14 --yes", 1, ""),
    ("undo 12 --yes", 1, ""),
)


@pytest.mark.parametrize(("typed", "count", "more"), REFUSED, ids=str)
def test_each_command_that_a_refusal_names_is_taken(
    tiepdan: Tiepdan, cases: Path, typed: str, count: int, more: str
) -> None:
    refused = tiepdan(*shlex.split(typed))
    assert refused.code == 4, refused.err
    assert "“tiepdan" not in refused.err
    named = _commands(refused.err)
    if named[0][0] == "undo":  # the others after it, in their order
        named = named[:1]
    assert len(named) == count, refused.err
    for command in named:
        run = tiepdan(*command, *shlex.split(more), "--no-input", "--dry-run")
        assert run.code == 0, (command, run.err)


def _commands(sentence: str) -> list[list[str]]:
    """The commands in a sentence; a list of what is possible besides is none."""
    sentence = sentence.partition(" Possible on ")[0].strip()
    found = re.findall(r"tiepdan ([^;()]+?)(?=[;()]|\. |\.?$)", sentence)
    return [shlex.split(one) for one in found]


def test_a_visit_that_led_to_a_petition_names_it(tiepdan: Tiepdan, cases: Path) -> None:
    assert_refused(
        tiepdan, cases, ("add-petition", "--visit", "1"), "petition 2026-0010",
        "tiepdan show 2026-0010", "tiepdan add-petition --visit 1 --kind …",
    )  # fmt: skip


def test_an_opinion_that_came_after_its_meeting_is_asked_about(
    tiepdan: Tiepdan, given: Given
) -> None:
    contact = ("add-meeting", "--kind", "voter_contact", "--on", "10/11/2026")
    given(contact)
    run = tiepdan("conclude", "B1", "--results", "--on", "12/11/2026")
    assert run.code == 0
    assert "No opinion of meeting B1 is recorded" in run.err
    do(tiepdan, ("undo", "--yes"))
    opinion = (*PROPOSAL, "--channel", "voter_contact", "--meeting", "B1", "--received")
    late = tiepdan(*opinion, "11/11/2026")
    assert late.code == 0
    assert "tiepdan edit 2026-0001 --received 10/11/2026" in late.err
    assert "after its meeting" not in tiepdan(*opinion, "10/11/2026").err
    assert "No opinion" not in tiepdan("conclude", "B1", "--results", "--on", "12/11/2026").err


def test_a_wrong_word_is_answered_by_a_few_columns(cases: Path) -> None:
    """On a screen; in a line, with its codes, where a program reads it."""
    for typed, word, most in (
        (("record", "3", "xyz"), "answered", 8),
        (("edit", "1", "--field", "xyz"), "land", 8),
    ):
        code, screen = converse(*typed, answers=[])
        assert code == 2
        lines = screen.splitlines()
        assert len(lines) <= most, screen
        assert all(line.startswith("  ") for line in lines[1:])
        assert word in screen
        assert "(answered)" not in screen


def test_what_is_wrong_with_a_number_comes_before_what_is_missing(
    tiepdan: Tiepdan, cases: Path
) -> None:
    run = tiepdan("undo", "abc", "--no-input")
    assert run.code == 2
    assert "“abc”" in run.err
    assert "--yes" not in run.err
