"""``tiepdan meetings``: which ones, what is still owed for each, and how many of each status."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import DIALOGUE, Tiepdan

RECEPTION = ("add-meeting", "--kind", "TDĐK", "--on")
CASES = (
    DIALOGUE,  # B1: its notice by 25/11, made known by 20/11 (calendar days)
    (*RECEPTION, "12/11/2026", "--people", "0"),
    (*RECEPTION, "19/11/2026", "--status", "not_held", "--reason", "bão"),
    (*RECEPTION, "26/11/2026"),  # B4: to be announced by 18/11
    (*RECEPTION, "10/12/2026"),  # B5: to be announced by 03/12
)
"""A meeting of each status, with something owed, late or not."""


def listed(tiepdan: Tiepdan, *arguments: str) -> list[str]:
    return [row["number"] for row in tiepdan("meetings", *arguments, "--json").data]


def owed(tiepdan: Tiepdan, *arguments: str) -> dict[str, list[tuple[str, str, bool]]]:
    rows: list[dict[str, Any]] = tiepdan("meetings", *arguments, "--json").data
    return {
        row["number"]: [(one["limit"], one["due"], one["overdue"]) for one in row["owed"]]
        for row in rows
    }


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        ((), ["B1", "B2", "B3", "B4", "B5"]),
        (("--kind", "ĐTĐK"), ["B1"]),
        (("--status", "planned"), ["B4", "B5"]),
        (("--status", "không ai đến"), ["B2"]),
        (("--from", "12/2026"), ["B5"]),
        (("--to", "18/11/2026"), ["B1", "B2"]),
        (("--from", "12/11/2026", "--to", "19/11/2026"), ["B2", "B3"]),
        (("--owed",), ["B1", "B4", "B5"]),
        (("--overdue",), ["B4"]),
        (("--overdue", "--today", "20/11/2026"), ["B4"]),
        (("--overdue", "--kind", "TDĐK", "--from", "2026", "--to", "2026"), ["B4"]),
        (("--overdue", "--status", "not_held"), []),
    ],
)
def test_which_meetings(
    tiepdan: Tiepdan, cases: Path, filters: tuple[str, ...], numbers: list[str]
) -> None:
    assert listed(tiepdan, *filters) == numbers


def test_what_is_owed_for_each(tiepdan: Tiepdan, cases: Path) -> None:
    assert owed(tiepdan) == {
        "B1": [("DT-HT1", "2026-11-25", False)],
        "B2": [],
        "B3": [],
        "B4": [("TCD-24", "2026-11-18", True)],
        "B5": [("TCD-24", "2026-12-03", False)],
    }
    assert tiepdan("conclude", "B1", "--on", "20/11/2026").code == 0
    assert tiepdan("record", "B5", "announced", "--on", "20/11/2026").code == 0
    after = owed(tiepdan)
    assert [one[0] for one in after["B1"]] == ["DT-HT2"]
    assert after["B5"] == []


def test_late_and_owed_agree_with_the_other_lists(tiepdan: Tiepdan, cases: Path) -> None:
    for today in ("22/11/2026", "30/11/2026", "15/02/2027"):
        late = {(row["number"], row["limit"])
                for row in tiepdan("overdue", "--json", "--today", today).data
                if row["subject"] != "report"}  # fmt: skip
        rows = owed(tiepdan, "--today", today)
        found = {(number, one[0]) for number, steps in rows.items() for one in steps if one[2]}
        assert found == late
        assert set(listed(tiepdan, "--overdue", "--today", today)) == {n for n, _limit in late}


def test_the_list_for_people(tiepdan: Tiepdan, cases: Path) -> None:
    out = tiepdan("meetings").out
    for text in (
        "Meetings: 5", "Still owed", "announced – 18/11/2026, overdue",
        "conclusion notice issued – 25/11/2026", "announced – 03/12/2026",
        "In all: planned 2, held 1, nobody came 1, not held 1.",
    ):  # fmt: skip
        assert text in out, text
    assert "Still owed" not in tiepdan("meetings", "--status", "not_held").out
    assert "In all: not held 1." in tiepdan("meetings", "--status", "not_held").out
    assert "No such meeting" in tiepdan("meetings", "--from", "2030").out


def test_the_sum_is_of_all_rows_also_of_those_not_shown(
    tiepdan: Tiepdan, ky_chau: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tiepdan.cli.asking.options.LIST_LENGTH", 2)
    out = tiepdan("meetings", "--from", "2023", "--to", "2023").out
    assert "Meetings: 13" in out
    assert "In all: held 1, nobody came 12." in out
    assert "2 of 13" in out


def test_there_is_a_sentence_for_an_empty_register(tiepdan: Tiepdan, database: Path) -> None:
    assert "add-meeting" in tiepdan("meetings").out
    assert tiepdan("meetings", "--json").data == []


@pytest.mark.parametrize(
    ("filters", "reason"),
    [
        (("--kind", "x"), "--kind"),
        (("--status", "x"), "--status"),
        (("--from", "x"), "“x”"),
        (("--to", "31/02/2026"), "31/02/2026"),
        (("--from", "2026", "--to", "2025"), "before it begins"),
    ],
)
def test_a_wrong_filter_is_refused(
    tiepdan: Tiepdan, cases: Path, filters: tuple[str, ...], reason: str
) -> None:
    run = tiepdan("meetings", *filters)
    assert (run.code, run.out, len(run.err.splitlines())) == (2, "", 1)
    assert reason in run.err
