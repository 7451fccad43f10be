"""What ``tiepdan undo`` advises where it must refuse: followed to the letter, it succeeds."""

import os
import re
import shlex
from pathlib import Path

import pytest

from tests.cli.conftest import DIALOGUE, PROPOSAL, Command, Given, Tiepdan, assert_refused, do

RAISED = (*PROPOSAL, "--channel", "dialogue", "--received", "10/11/2026", "--meeting", "B1")
VISIT = ("add-visit", "--on", "19/11/2026", "--name", "Hộ 09", "--content", "Hỏi")
CASES: tuple[Command, ...] = (
    DIALOGUE,  # 2
    ("record", "B1", "announced", "--on", "04/11/2026"),
    RAISED,  # 4
    (*PROPOSAL, "--officer", "Bà A"),
    ("link", "1", "--continues", "2"),
    (*VISIT, "--petition", "2"),  # 7
    ("add-document", "--issuer", "party", "--type", "plan", "--title", "x", "--petition", "2"),
    ("note", "2", "gọi lần một"),
    ("note", "2", "gọi lần hai"),  # 10
    ("edit-meeting", "B1", "--people", "30"),
    PROPOSAL,  # 12
    *[("note", "3", f"gọi lần {time}") for time in range(7)],
    ("void", "3", "--reason", "nhập hai lần"),  # 20
    PROPOSAL,
)
"""A meeting and petitions that rest on each other, with a later one that keeps their numbers."""

COMMAND = re.compile(r"tiepdan (?:undo|void|unlink|edit-event|edit-meeting)[^;]*")


def advised(said: str) -> list[str]:
    """The commands that a refusal names, as they are pasted; none of many is left out."""
    return [found.strip().removesuffix(".") for found in COMMAND.findall(said)]


@pytest.mark.parametrize("number", [2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 21])
def test_what_undo_advises_can_be_followed(tiepdan: Tiepdan, cases: Path, number: int) -> None:
    refused = tiepdan("undo", str(number), "--yes")
    if refused.code == 0:
        return
    assert refused.code == 4, refused.err
    commands = advised(refused.err)
    assert commands, refused.err
    for command in commands:
        _program, *words = shlex.split(command)
        done = tiepdan(*words, *(["--yes"] if words[0] == "undo" else []))
        assert done.code == 0, f"{refused.err}\n{command}\n{done.err}"


def test_events_are_advised_by_the_words_that_people_read(process: Tiepdan, given: Given) -> None:
    given(*CASES[:3], PROPOSAL)
    advice = 'tiepdan edit-event B1 "niêm yết, thông báo lịch" --remove'
    vietnamese = {**os.environ, "TIEPDAN_LANG": "vi"}
    refused = process("undo", "3", "--yes", env=vietnamese)
    assert (refused.code, advised(refused.err)) == (4, [advice]), refused.err
    _program, *words = shlex.split(advice)
    done = process(*words, env=vietnamese)
    assert done.code == 0, done.err


def test_of_many_in_the_way_the_first_can_be_followed(tiepdan: Tiepdan, cases: Path) -> None:
    """More than can be named rest on it: what comes first can be done, and void is shorter."""
    assert_refused(
        tiepdan,
        cases,
        ("undo", "12", "--yes"),
        "2026-0003",
        "before 2026-0004",
        "It is void already",
    )
    do(tiepdan, ("undo", "21", "--yes"), ("unvoid", "3"))
    assert_refused(
        tiepdan, cases, ("undo", "12", "--yes"), "many others",
        'Instead: tiepdan void 2026-0003 --reason "recorded by mistake"',
    )  # fmt: skip
    do(tiepdan, ("void", "2026-0003", "--reason", "recorded by mistake"))


def test_a_meeting_with_a_petition_that_keeps_its_number(tiepdan: Tiepdan, given: Given) -> None:
    database = given(DIALOGUE, RAISED, PROPOSAL)
    commands = [f'tiepdan void {one} --reason "recorded by mistake"' for one in ("2026-0001", "B1")]
    assert_refused(
        tiepdan, database, ("undo", "2", "--yes"), "2026-0001", "before 2026-0002",
        f"Instead: {'; '.join(commands)}",
    )  # fmt: skip


@pytest.mark.parametrize(
    ("typed", "code", "reason"),
    [("99", 3, "99"), ("abc", 2, "abc"), ("1", 4, "cannot"), ("12", 4, "2026-0003")],
)
def test_what_is_wrong_is_said_before_yes_is_asked_for(
    tiepdan: Tiepdan, cases: Path, typed: str, code: int, reason: str
) -> None:
    run = tiepdan("undo", typed, "--no-input")
    assert (run.code, reason in run.err, "--yes" in run.err) == (code, True, False), run.err
