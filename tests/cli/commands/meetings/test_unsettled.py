"""A planned day that passes without a word about it is reminded of, with what says what became."""

from pathlib import Path

from tests.cli.conftest import DIALOGUE, Tiepdan, do

PLANNED = ("add-meeting", "--kind", "TDĐK", "--on", "19/11/2026", "--status", "planned")
REMINDER = "was planned for"


def test_a_day_that_passed_is_in_the_lists_of_the_morning(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, (*PLANNED, "--on", "22/11/2026"))
    assert REMINDER not in tiepdan("overdue").out  # its day is today
    for command in ("overdue", "due"):
        out = tiepdan(command, "--today", "23/11/2026").out
        assert "B1 (periodic reception) was planned for 22/11/2026, and nothing is" in out
        assert "tiepdan hold B1, or tiepdan cancel B1" in " ".join(out.split())
    # It has no limit: as data the lists have nothing of it.
    assert tiepdan("overdue", "--today", "23/11/2026", "--json").data == []


def test_whatever_is_said_of_it_ends_the_reminder(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PLANNED, PLANNED, PLANNED, PLANNED, PLANNED)
    do(
        tiepdan,
        ("hold", "B1", "--people", "3"),
        ("hold", "B2", "--people", "0"),
        ("cancel", "B3", "--reason", "bão"),
        ("void", "B4", "--reason", "ghi nhầm"),
    )
    assert tiepdan("overdue").out.count(REMINDER) == 1
    assert "B5 (periodic reception)" in tiepdan("overdue").out
    do(tiepdan, ("unvoid", "B4"))
    assert tiepdan("overdue").out.count(REMINDER) == 2


def test_taking_the_outcome_back_reminds_again(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, PLANNED, ("hold", "B1", "--people", "3"))
    assert REMINDER not in tiepdan("overdue").out
    do(tiepdan, ("undo", "--yes"))
    assert REMINDER in tiepdan("overdue").out
    do(tiepdan, ("edit-meeting", "B1", "--on", "30/11/2026"))
    assert REMINDER not in tiepdan("overdue").out


def test_an_officer_is_reminded_of_his_own(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        (*PLANNED, "--officer", "Bà Lan"),
        (*DIALOGUE, "--status", "planned", "--chair", "Ông Chủ tịch"),
    )
    assert "B1 (" in tiepdan("overdue", "--officer", "Bà Lan").out
    assert "B2 (" not in tiepdan("overdue", "--officer", "Bà Lan").out
    assert "B2 (periodic dialogue)" in tiepdan("overdue", "--officer", "Ông Chủ tịch").out


def test_who_left_off_for_long_is_not_told_a_page(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, *[(*PLANNED, "--on", f"{day:02}/10/2026") for day in range(1, 9)])
    out = tiepdan("overdue").out
    assert out.count(REMINDER) == 2
    assert "6 more planned days have passed" in out
    assert "B6 (" not in out
    assert "B7 (" in out
