"""``check-report``: figures as somebody wrote them, against the register and each other."""

from collections import Counter
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from tests.cli.conftest import Tiepdan
from tiepdan.reports.stated.digits import is_slip
from tiepdan.reports.stated.relations import SHARES
from tiepdan.reports.statistics.caseload import Caseload
from tiepdan.reports.statistics.sections.indicators import INDICATORS

YEARS = ("--from", "2019", "--to", "2023")


def _judged(tiepdan: Tiepdan, tmp_path: Path, *lines: str, days: Any = YEARS) -> dict[str, Any]:
    file = tmp_path / "báo cáo.csv"
    file.write_text("\n".join(lines), encoding="utf-8-sig")
    run = tiepdan("check-report", str(file), *days, "--json")
    assert run.code == 0, run.err
    return {row["figure"]: row for row in run.data}


def test_what_is_right_and_what_is_different(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    found = _judged(
        tiepdan, tmp_path, "figure,number", "receptions_held,52", "petitions_received,20",
        "dialogues_held,6",
    )  # fmt: skip
    assert {figure: row["verdict"] for figure, row in found.items()} == {
        "receptions_held": "right", "petitions_received": "different", "dialogues_held": "right",
    }  # fmt: skip
    assert (found["petitions_received"]["register"], found["petitions_received"]["difference"]) == (
        19, 1,
    )  # fmt: skip
    assert found["petitions_received"]["line"] == 3


def test_fewer_people_than_turns(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    found = _judged(tiepdan, tmp_path, "visits,9", "visitors,8")
    assert found["visits"]["verdict"] == "right"
    assert found["visitors"]["verdict"] == "impossible"
    assert found["visitors"]["remarks"][0] == "People received 8 >= 9 does not hold (9)."


def test_parts_that_do_not_add_up_and_the_number_that_would(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    found = _judged(
        tiepdan, tmp_path, "receptions_planned,60", "receptions_held,25", "receptions_not_held,8",
    )  # fmt: skip
    held = found["receptions_held"]
    assert held["verdict"] == "impossible"
    assert "Periodic receptions planned 60 = 33 does not hold (25 + 8)." in held["remarks"]
    assert "52 in the place of 25 would fit." in held["remarks"]
    assert "25 and 52 differ by a digit or two swapped: a slip?" in held["remarks"]


def test_a_part_that_nobody_wrote_is_not_missing_only_where_it_is_nothing(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    found = _judged(tiepdan, tmp_path, "dialogue_opinions,12", "dialogue_opinions_on_the_spot,4")
    assert found["dialogue_opinions"]["verdict"] == "different"


def test_a_share_that_is_not_its_quotient(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    stated = ("dialogue_opinions,11", "dialogue_opinions_on_the_spot,4")
    found = _judged(tiepdan, tmp_path, *stated, "share_on_the_spot,100%")
    assert found["share_on_the_spot"]["verdict"] == "impossible"
    assert "36,4" in found["share_on_the_spot"]["remarks"][0]
    for typed in ('"36,4%"', "36%", "36.4"):
        found = _judged(tiepdan, tmp_path, *stated, f"share_on_the_spot,{typed}")
        assert found["share_on_the_spot"]["verdict"] == "right", typed


def test_columns_of_forms_with_their_identities(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    days = ("--period", "Q1/2026")
    found = _judged(
        tiepdan, tmp_path, "01/TCD.1;3", "tcd.5;1", "01.11;1", "01/TCD:17;0", "02.1;0", days=days
    )
    assert found["01/TCD.1"]["verdict"] == "impossible"
    assert "3 = 2 does not hold (1 + 1 + 0)" in found["01/TCD.1"]["remarks"][0]
    assert (found["01/TCD.5"]["verdict"], found["02/XLD.1"]["verdict"]) == ("impossible", "right")
    found = _judged(tiepdan, tmp_path, "01.8\t2", "01.9\t9", days=days)
    assert found["01/TCD.9"]["verdict"] == "impossible"
    assert "9 >= 10 does not hold (5×2)" in found["01/TCD.9"]["remarks"][0]


def test_on_a_screen(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("chỉ tiêu,số\nvisits,3.690\n", encoding="utf-8")
    out = tiepdan("check-report", str(file), *YEARS).out
    assert "3681 more than in the register." in " ".join(out.split())
    assert "Right: 0; different: 1; impossible: 0." in out


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"visitz,3\n", "line 1: there is no figure"),
        (b"visits,3\nvisits,4\n", "line 2: visits is there twice."),
        (b"visits,many\n", "line 1: “many” is no number"),
        (b"visits\n", "is no number"),
        (b"01/TCD.99,4\n", "01/TCD.99"),
        (b"", "says nothing"),
        (b"\xff\xfe\x00", "is no text in UTF-8"),
    ],
)
def test_what_cannot_be_read(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path, content: bytes, said: str
) -> None:
    file = tmp_path / "a.csv"
    file.write_bytes(content)
    run = tiepdan("check-report", str(file), "--period", "Q1/2026")
    assert (run.code, run.out) == (5, "")
    assert said in run.err


def test_every_problem_is_told_at_once(tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path) -> None:
    file = tmp_path / "a.csv"
    file.write_text("visitz,3\nvisits,x\n", encoding="utf-8")
    assert len(tiepdan("check-report", str(file), *YEARS).err.splitlines()) == 2
    missing = tiepdan("check-report", str(tmp_path / "b.csv"), *YEARS)
    assert (missing.code, "cannot be read" in missing.err) == (5, True)


@pytest.mark.parametrize(
    ("one", "other", "is_one"),
    [(25, 52, True), (12, 17, True), (12, 21, True), (12, 123, True), (132, 12, True),
     (12, 12, False), (12, 34, False), (123, 321, False), (1, 999, False)],
)  # fmt: skip
def test_slips_of_the_pen(one: int, other: int, *, is_one: bool) -> None:
    assert is_slip(Decimal(one), Decimal(other)) is is_one


@pytest.mark.parametrize("share", SHARES)
def test_shares_are_those_of_the_indicators(share: str) -> None:
    part, whole = SHARES[share]
    numbers = Caseload(Counter({part: 3, whole: 8}), Counter())
    assert INDICATORS[share].data(numbers) == 37.5
