"""Officers: what each has open, due and overdue, the same in ``stats`` and in the lists."""

from pathlib import Path

import pytest

from tests.cli.conftest import COMPLAINT, DIALOGUE, PROPOSAL, Given, Tiepdan
from tests.cli.running.test_streams import on_a_terminal
from tests.terminal import lines_too_long

TU, TUW = "Nguyễn Văn Tú", "Nguyễn Văn Tư"


@pytest.fixture
def shared(given: Given) -> Path:
    """Petitions of two officers whose names differ by an accent, of nobody, and a meeting."""
    return given(
        (*COMPLAINT, "--officer", TU),
        (*PROPOSAL, "--officer", TUW),
        (*PROPOSAL, "--officer", TU, "--received", "13/11/2026"),
        (*PROPOSAL, "--received", "12/11/2026"),
        (*PROPOSAL, "--officer", "Lê Thị Hòa"),
        ("answer", "5", "--on", "10/11/2026"),
        DIALOGUE,
    )


def numbers(tiepdan: Tiepdan, command: str, *arguments: str) -> list[tuple[str, str]]:
    run = tiepdan(command, *arguments, "--json")
    assert run.code == 0, run.err
    return [(row["number"], row["limit"]) for row in run.data]


def test_the_table_has_the_numbers_of_the_lists(tiepdan: Tiepdan, shared: Path) -> None:
    officers = {row["officer"]: row for row in tiepdan("stats", "--json").data["officers"]}
    assert set(officers) == {TU, TUW, None, "Chủ tịch UBND xã"}
    lists = {name: tiepdan(name, "--json").data for name in ("overdue", "due")}
    for officer, row in officers.items():
        for name, figure in (("overdue", "overdue"), ("due", "due_soon")):
            own = [one for one in lists[name] if one["officer"] == officer]
            assert len(own) == row[figure], (officer, name)
            if officer:
                assert len(numbers(tiepdan, name, "--officer", officer)) == row[figure]
    assert {officer: row["open_petitions"] for officer, row in officers.items()} == {
        TU: 2, TUW: 1, None: 1, "Chủ tịch UBND xã": 0
    }  # fmt: skip


def test_the_table_is_as_of_today(tiepdan: Tiepdan, shared: Path) -> None:
    data = tiepdan("stats", "--json", "--today", "09/11/2026").data["officers"]
    opened = {row["officer"]: row["open_petitions"] for row in data}
    assert opened["Lê Thị Hòa"] == 1
    assert opened[TU] == 1
    out = tiepdan("stats", "--today", "09/11/2026").out
    assert "By officer, on 09/11/2026" in out


@pytest.mark.parametrize(
    ("typed", "whose"),
    [
        (TU, {TU}), ("nguyễn văn tư", {TUW}), ("Nguyen Van Tu", {TU, TUW}), ("TU", {TU, TUW}),
        ("văn  nguyễn", {TU, TUW}), ("chu tich", {"Chủ tịch UBND xã"}),
        ("chủ t", {"Chủ tịch UBND xã"}), ("nguy", {TU, TUW}), ("tư", {TUW}),
    ],
)  # fmt: skip
def test_words_of_a_name_will_do_but_a_whole_name_is_exact(
    tiepdan: Tiepdan, shared: Path, typed: str, whose: set[str]
) -> None:
    found = {
        row["officer"]
        for name in ("overdue", "due")
        for row in tiepdan(name, "--officer", typed, "--json").data
    }
    assert found == whose


def test_who_has_nothing_overdue_is_said_so(tiepdan: Tiepdan, shared: Path) -> None:
    for command in ("overdue", "due"):
        run = tiepdan(command, "--officer", "hoa")
        assert (run.code, run.err) == (0, "")
        assert "Lê Thị Hòa: Nothing" in run.out


@pytest.mark.parametrize("typed", ["Nguyễn Văn X", "guyen", "??", "[red]", "\x1b[31mXyz"])
def test_nobody_of_that_name_is_said_with_those_there_are(
    tiepdan: Tiepdan, shared: Path, typed: str
) -> None:
    run = tiepdan("overdue", "--officer", typed)
    assert (run.code, run.out) == (3, "")
    assert "there are: " in run.err
    assert TU in run.err
    assert "\x1b" not in run.err


@pytest.mark.parametrize("typed", ["  ", "\x1b[31m"])
def test_an_empty_name_is_refused(tiepdan: Tiepdan, shared: Path, typed: str) -> None:
    run = tiepdan("due", "--officer", typed)
    assert (run.code, run.out) == (2, "")
    assert "--officer" in run.err


def test_a_register_without_officers_says_so(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan("overdue", "--officer", "ai")
    assert run.code == 3
    assert "names none yet" in run.err


def test_the_table_holds_in_a_narrow_terminal(shared: Path) -> None:
    for columns in (50, 80, 120):
        out = on_a_terminal("stats", "--no-color", columns=columns)
        assert "By officer" in out
        assert lines_too_long(out, columns) == []
    assert "█" in on_a_terminal("stats", columns=160)
