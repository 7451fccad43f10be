"""A decision is enforced step by step; what is left is told, and never exceeded unsaid."""

import sqlite3
from contextlib import closing
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

BACK = "returned_money=24.000.000"


@pytest.fixture
def decided(given: Given) -> Path:
    """A complaint whose decision orders 24 million back, and a denunciation."""
    return given(
        COMPLAINT,
        DENUNCIATION,
        PROPOSAL,
        ("accept", "1", "--on", "16/07/2026"),
        ("accept", "2", "--on", "28/08/2026"),
        ("decide", "1", "--on", "10/08/2026", "--result", "right", "--measure", BACK),
    )


def step(day: str, *more: str, number: str = "1") -> Command:
    return ("enforce", number, "--on", day, *more)


def paid(day: str, millions: int, *more: str) -> Command:
    return step(day, "--measure", f"returned_money={millions}.000.000", *more)


def enforcement(tiepdan: Tiepdan, number: str = "1") -> Any:
    return tiepdan("show", number, "--json").data["enforcement"]


def test_each_step_says_what_is_left(tiepdan: Tiepdan, decided: Path) -> None:
    for day, millions, left in (("12/09/2026", 9, 15), ("12/10/2026", 5, 10)):
        run = tiepdan(*paid(day, millions, "--json"))
        assert run.code == 0, run.err
        [row] = run.data["enforcement"]
        assert row["ordered"] == 24_000_000
        assert row["left"] == left * 1_000_000
        assert f"{left}.000.000" in tiepdan("show", "1").out
    out = tiepdan(*paid("12/11/2026", 10)).out
    assert "0 đồng" in out
    assert "enforce 2026-0001 --finished" in out
    do(tiepdan, step("13/11/2026", "--finished"))
    [row] = enforcement(tiepdan)
    assert (row["done"], row["left"]) == (24_000_000, 0)
    assert "Finished on 13/11/2026." in tiepdan("show", "1").out
    assert tiepdan("check").code == 0


def test_more_than_is_left_is_refused_unless_it_is_said_why(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(tiepdan, paid("12/09/2026", 9))
    assert_refused(
        tiepdan, decided, paid("12/10/2026", 16),
        "16.000.000", "24.000.000", "9.000.000", "15.000.000", "--more-than-ordered",
    )  # fmt: skip
    assert_refused(tiepdan, decided, step("12/10/2026", "--measure", "returned_land=1"), "(0 m²)")
    do(tiepdan, paid("12/10/2026", 16, "--more-than-ordered", "trả cả lãi"))
    [row] = enforcement(tiepdan)
    assert (row["done"], row["left"]) == (25_000_000, 0)
    assert "trả cả lãi" in tiepdan("show", "1").out
    change = ("edit-event", "1", "enforcement_step", "--of", "12/10/2026")
    assert_refused(tiepdan, decided, (*change, "--more-than-ordered", ""), "15.000.000")
    do(tiepdan, (*change, "--measure", "returned_money=15.000.000", "--more-than-ordered", ""))
    assert_refused(
        tiepdan, decided, ("record", "1", "published", "--on", "12/08/2026",
                           "--measure", "returned_money=1"), "--measure",
    )  # fmt: skip


def test_the_order_of_steps(tiepdan: Tiepdan, decided: Path) -> None:
    assert_refused(tiepdan, decided, paid("09/08/2026", 9), "09/08/2026", "10/08/2026")
    assert_refused(tiepdan, decided, paid("01/01/2030", 9), "01/01/2030", code=2)
    denounced = step("12/09/2026", "--measure", "returned_money=1", number="2")
    assert_refused(tiepdan, decided, denounced, "only after “decided”")
    assert_refused(tiepdan, decided, step("12/09/2026", "--note", "x", number="3"), "proposal")
    assert_refused(tiepdan, decided, step("12/09/2026", number="9"), "2026-0009", code=3)
    do(
        tiepdan,
        ("record", "1", "enforced", "--on", "11/09/2026"),
        paid("12/09/2026", 24),
        step("12/10/2026", "--finished"),
    )
    assert_refused(tiepdan, decided, step("10/09/2026", "--note", "x"), "11/09/2026")
    assert_refused(tiepdan, decided, step("13/10/2026", "--note", "x"), "12/10/2026", "13/10/2026")
    assert_refused(tiepdan, decided, step("12/10/2026", "--finished"), "already recorded")
    do(tiepdan, ("undo", "--yes"))
    assert_refused(tiepdan, decided, step("11/09/2026", "--finished"), "12/09/2026")


def test_a_step_says_something(tiepdan: Tiepdan, decided: Path) -> None:
    assert_refused(tiepdan, decided, step("12/09/2026"), "--measure", "--note")
    do(tiepdan, step("12/09/2026", "--note", "đã mời hai bên"))
    assert_refused(
        tiepdan, decided, step("12/09/2026", "--nothing", "--measure", BACK), "--nothing", code=2
    )
    assert_refused(
        tiepdan, decided, step("12/09/2026", "--finished", "--nothing"), "--nothing", code=2
    )
    assert_refused(tiepdan, decided, ("record", "1", "enforcement_step"), "tiepdan enforce", code=2)


def test_it_does_not_finish_while_something_is_left_unless_it_is_said_why(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(tiepdan, paid("12/09/2026", 9))
    assert_refused(tiepdan, decided, step("12/10/2026", "--finished"), "15.000.000", "--note")
    do(tiepdan, step("12/10/2026", "--finished", "--note", "người được trả đã mất"))
    assert "no longer owed" in tiepdan("show", "1").out


def test_nothing_to_enforce_is_said_once_and_ends_the_duty(tiepdan: Tiepdan, decided: Path) -> None:
    assert_refused(tiepdan, decided, ("enforce", "1", "--nothing"), "24.000.000")
    do(
        tiepdan,
        ("decide", "2", "--on", "10/09/2026", "--result", "wrong"),
        ("enforce", "2", "--nothing"),
    )
    [event] = [row for row in tiepdan("show", "2", "--json").data["events"]
               if row["event"] == "nothing_to_enforce"]  # fmt: skip
    assert event["date"] == "2026-09-10"  # it orders nothing from its day on
    [limit] = [row for row in tiepdan("show", "2", "--json").data["deadlines"]
               if row["limit"] == "TC-36"]  # fmt: skip
    assert (limit["done_on"], limit["done_by"]) == ("2026-09-10", "nothing_to_enforce")
    assert "nothing to enforce" in tiepdan("show", "2").out
    for again in (
        ("enforce", "2", "--nothing"),
        step("12/09/2026", "--note", "x", number="2"),
        step("12/09/2026", "--finished", number="2"),
        ("record", "2", "enforced", "--on", "12/09/2026"),
    ):
        assert_refused(tiepdan, decided, again, "10/09/2026")
    change = ("edit-event", "2", "decided", "--measure", "persons_disciplined=1")
    assert_refused(tiepdan, decided, change, "no longer fit")
    do(tiepdan, ("undo", "--yes"), change, step("12/09/2026", "--note", "x", number="2"))
    assert_refused(
        tiepdan, decided, ("enforce", "2", "--nothing"), "12/09/2026", "--remove. Possible on"
    )


def test_a_step_meets_the_duty_to_enforce(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, paid("12/09/2026", 9))
    [limit] = [row for row in tiepdan("show", "1", "--json").data["deadlines"]
               if row["limit"] == "KN-th"]  # fmt: skip
    assert (limit["done_on"], limit["done_by"]) == ("2026-09-12", "enforcement_step")


def test_prosecutions_follow_and_no_decision_orders_them(tiepdan: Tiepdan, decided: Path) -> None:
    order = ("decide", "2", "--on", "10/09/2026", "--result", "true")
    assert_refused(tiepdan, decided, (*order, "--measure", "cases_prosecuted=1"), "investigators")
    do(tiepdan, (*order, "--measure", "cases_to_investigators=1"))
    some = ("--measure", "cases_prosecuted=1", "--measure", "persons_prosecuted=2")
    more = ("--measure", "officials_prosecuted=3")
    assert_refused(tiepdan, decided, step("12/10/2026", *some, *more, number="2"), "2 persons")
    do(tiepdan, step("12/10/2026", *some, "--measure", "officials_prosecuted=1", number="2"))
    rows = {row["measure"]: (row["ordered"], row["done"], row["left"])
            for row in enforcement(tiepdan, "2")}  # fmt: skip
    assert rows == {
        "cases_to_investigators": (1, 0, 1),
        "cases_prosecuted": (None, 1, None),
        "persons_prosecuted": (None, 2, None),
        "officials_prosecuted": (None, 1, None),
    }


def test_the_decision_cannot_be_corrected_below_what_is_done(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(tiepdan, paid("12/09/2026", 9), paid("12/10/2026", 5))
    change = ("edit-event", "1", "decided", "--measure")
    assert_refused(
        tiepdan, decided, (*change, "returned_money=10.000.000"), "10.000.000", "9.000.000"
    )
    assert_refused(tiepdan, decided, ("edit-event", "1", "decided", "--remove"), "no longer fit")
    do(tiepdan, (*change, "returned_money=14.000.000"))
    assert [row["left"] for row in enforcement(tiepdan)] == [0]
    do(tiepdan, ("undo", "--yes"))
    assert [row["left"] for row in enforcement(tiepdan)] == [10_000_000]
    do(tiepdan, ("edit-event", "1", "enforcement_step", "--of", "12/09/2026", "--remove"))
    assert [row["left"] for row in enforcement(tiepdan)] == [19_000_000]
    assert tiepdan("check").code == 0


def test_a_step_after_the_second_instance_is_of_its_decision(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(
        tiepdan,
        paid("12/09/2026", 9),
        ("record", "1", "appealed", "--on", "13/09/2026"),
        ("decide", "1", "--on", "01/10/2026", "--result", "changed",
         "--measure", "returned_money=10.000.000"),
    )  # fmt: skip
    assert_refused(tiepdan, decided, paid("12/10/2026", 2), "10.000.000", "1.000.000")
    do(tiepdan, paid("12/10/2026", 1))
    assert [row["left"] for row in enforcement(tiepdan)] == [0]


def test_why_more_was_carried_out_is_a_secret_of_a_denunciation(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(
        tiepdan,
        ("decide", "2", "--on", "10/09/2026", "--result", "true"),
        step("12/10/2026", "--measure", "returned_money=5", "--more-than-ordered", "BÍ MẬT",
             number="2"),
    )  # fmt: skip
    for command in (("show", "2"), ("history", "2"), ("show", "2", "--json"), ("history",)):
        assert "BÍ MẬT" not in tiepdan(*command).out
    assert "BÍ MẬT" in tiepdan("show", "2", "--reveal", "kiểm tra").out


def test_only_what_carries_something_out_can_exceed(tiepdan: Tiepdan, decided: Path) -> None:
    why = ("--more-than-ordered", "x")
    assert_refused(tiepdan, decided, ("enforce", "1", "--nothing", *why), "carries nothing out")
    change = ("edit-event", "1", "decided", *why)
    assert_refused(tiepdan, decided, change, "--more-than-ordered", code=2)


def test_a_void_petition_is_not_enforced(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, paid("12/09/2026", 9), ("void", "1", "--reason", "nhập hai lần"))
    assert_refused(tiepdan, decided, paid("12/10/2026", 5), "void")


def test_the_steps_are_asked_for_line_by_line(tiepdan: Tiepdan, decided: Path) -> None:
    do(tiepdan, paid("12/09/2026", 9))
    code, screen = converse("enforce", "1", answers=["16.000.000", "", "12/10/2026", "", ""])
    assert code == 4, screen
    assert "15.000.000 đồng" in screen
    code, screen = converse(
        "enforce", "1", answers=["15.000.000", "yes", "12/10/2026", "8/TB-UBND", ""]
    )
    assert code == 0, screen
    [last] = [row for row in tiepdan("show", "1", "--json").data["events"]
              if row["event"] == "enforcement_finished"]  # fmt: skip
    assert (last["date"], last["document_number"]) == ("2026-10-12", "8/TB-UBND")


def test_a_day_alone_says_nothing_of_a_step_so_the_rest_is_asked_for(
    tiepdan: Tiepdan, decided: Path
) -> None:
    prompts = pytest.importorskip("tests.cli.asking.test_prompts", reason="needs a POSIX terminal")
    code, screen = prompts.converse(
        "enforce", "1", "--on", "12/09/2026", answers=["9.000.000", "", "", "", ""]
    )
    assert code == 0, screen
    [row] = enforcement(tiepdan)
    assert (row["done"], row["left"]) == (9_000_000, 15_000_000)
    assert_refused(tiepdan, decided, ("enforce", "1", "--on", "12/09/2026"), "--measure")


def test_what_was_not_decided_is_refused_before_a_question(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, COMPLAINT)
    code, screen = converse("enforce", "1", answers=[])
    assert code == 4, screen
    assert "[" not in screen  # no question with what Enter means


def test_an_old_register_that_was_finished_at_once_stays_as_it_is(
    tiepdan: Tiepdan, decided: Path
) -> None:
    do(tiepdan, ("record", "1", "enforcement_finished", "--on", "12/10/2026"))
    [row] = enforcement(tiepdan)
    assert (row["done"], row["left"]) == (0, 24_000_000)
    with closing(sqlite3.connect(decided)) as connection:
        assert connection.execute("SELECT count(*) FROM decision_measure").fetchone() == (1,)
