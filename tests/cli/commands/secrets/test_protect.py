"""Denouncers and those near to them are protected: how, how many, from when to when."""

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import COMPLAINT, DENUNCIATION, Command, Given, Tiepdan, assert_refused, do

NOTE = "BÍ MẬT"
PROTECT: Command = ("protect", "2", "--measure", "secrecy,life", "--on", "25/08/2026")
Q3, Q4 = ("15/06/2026", "14/09/2026"), ("15/09/2026", "14/12/2026")


@pytest.fixture
def denounced(given: Given) -> Path:
    """A complaint, and a denunciation received on 20/08/2026."""
    return given(COMPLAINT, DENUNCIATION)


def protections(tiepdan: Tiepdan) -> Any:
    return tiepdan("show", "2", "--json").data["protections"]


def figures(tiepdan: Tiepdan, quarter: tuple[str, str]) -> dict[str, int]:
    first, last = quarter
    data = tiepdan("stats", "--from", first, "--to", last, "--json").data["figures"]
    return {key: one["total"] for key, one in data.items() if key.startswith("protect")}


def test_a_protection_is_recorded_and_shown(tiepdan: Tiepdan, denounced: Path) -> None:
    run = tiepdan(*PROTECT, "--relatives", "2", "--document", "9/QĐ-UBND", "--note", NOTE, "--json")
    assert (run.code, run.data) == (0, {"number": 1})
    [row] = protections(tiepdan)
    assert (row["measures"], row["persons"], row["relatives"]) == ("secrecy,life", 1, 2)
    assert (row["starts_on"], row["ends_on"]) == ("2026-08-25", None)
    assert row["document_number"] == "9/QĐ-UBND"
    out = tiepdan("show", "2").out
    assert "Protection of the denouncer" in out
    assert "secrecy of identity" in " ".join(out.split())
    assert "Protection of the denouncer" not in tiepdan("show", "1").out
    assert tiepdan("check").code == 0


def test_its_note_is_shown_with_a_reason_alone(tiepdan: Tiepdan, denounced: Path) -> None:
    do(
        tiepdan,
        (*PROTECT, "--note", NOTE),
        ("edit-protection", "1", "--note", f"{NOTE} 2"),
        ("undo", "--yes"),
    )
    for command in (
        ("show", "2"), ("show", "2", "--json"), ("history",), ("history", "2"),
        ("history", "2", "--json"), ("petitions", "--all"), ("search", "mật"),
        ("stats", "--rows", "protections", "--json"),
    ):  # fmt: skip
        assert NOTE not in tiepdan(*command).out, command
    assert NOTE in tiepdan("show", "2", "--reveal", "kiểm tra").out
    do(tiepdan, ("edit-protection", "1", "--remove"))
    assert NOTE not in tiepdan("history", "2", "--json").out


@pytest.mark.parametrize(
    ("command", "reasons", "code"),
    [
        (("protect", "1", *PROTECT[2:]), ("complaint", "Điều 47"), 4),
        (("protect", "9", *PROTECT[2:]), ("2026-0009",), 3),
        (("protect", "2", "--on", "25/08/2026"), ("--measure",), 2),
        (("protect", "2", "--measure", "gold"), ("“gold”", "secrecy"), 2),
        ((*PROTECT[:4], "--on", "19/08/2026"), ("19/08/2026", "20/08/2026"), 4),
        ((*PROTECT[:4], "--on", "01/01/2030"), ("01/01/2030",), 2),
        ((*PROTECT, "--until", "24/08/2026"), ("24/08/2026", "25/08/2026"), 4),
        ((*PROTECT, "--persons", "0"), ("--relatives",), 4),
        ((*PROTECT, "--persons", "2"), ("2 denouncers", "--people 2"), 4),
        ((*PROTECT, "--persons", "-1"), ("-1",), 2),
        (("end-protection", "2"), ("2026-0002",), 3),
        (("edit-protection", "1", "--persons", "1"), ("protection 1",), 3),
    ],
)
def test_what_does_not_fit_is_refused(
    tiepdan: Tiepdan, denounced: Path, command: Command, reasons: tuple[str, ...], code: int
) -> None:
    before = denounced.read_bytes()
    run = tiepdan(*command)
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1), run.err
    assert denounced.read_bytes() == before
    for reason in reasons:
        assert reason in run.err


def test_the_same_twice_is_refused(tiepdan: Tiepdan, denounced: Path) -> None:
    do(tiepdan, PROTECT)
    assert_refused(tiepdan, denounced, PROTECT, "protection 1")


def test_it_ends_and_is_corrected(tiepdan: Tiepdan, denounced: Path) -> None:
    do(tiepdan, PROTECT, ("end-protection", "2", "--on", "30/09/2026"))
    assert [row["ends_on"] for row in protections(tiepdan)] == ["2026-09-30"]
    ended = tiepdan("end-protection", "2", "--on", "01/10/2026")
    assert (ended.code, "edit-protection" in ended.err) == (3, True)
    do(
        tiepdan,
        ("edit-protection", "1", "--until", "", "--relatives", "1"),
        ("protect", "2", "--measure", "work", "--on", "26/08/2026"),
    )
    several = tiepdan("end-protection", "2", "--on", "01/10/2026")
    assert (several.code, "--protection 1" in several.err) == (2, True)
    do(tiepdan, ("end-protection", "2", "--on", "01/10/2026", "--protection", "2"))
    assert [row["ends_on"] for row in protections(tiepdan)] == [None, "2026-10-01"]
    do(tiepdan, ("undo", "--yes"), ("edit-protection", "2", "--remove"))
    assert [row["number"] for row in protections(tiepdan)] == [1]
    assert tiepdan("edit-protection", "2", "--persons", "1").code == 3
    assert tiepdan("edit-protection", "1", "--remove", "--persons", "1").code == 2
    assert tiepdan("check").code == 0


def test_the_petition_cannot_be_corrected_against_it(tiepdan: Tiepdan, denounced: Path) -> None:
    do(tiepdan, ("edit", "2", "--people", "3"), (*PROTECT, "--persons", "3"))
    assert_refused(tiepdan, denounced, ("edit", "2", "--people", "2"), "no longer fit")
    refused = tiepdan("edit", "2", "--kind", "KN", "--reason", "ghi nhầm")
    assert refused.code == 4
    do(tiepdan, ("void", "2", "--reason", "nhập hai lần"))
    assert tiepdan(*PROTECT).code == 4
    assert tiepdan("edit-protection", "1", "--persons", "1").code == 4


def test_figures_of_two_quarters(tiepdan: Tiepdan, denounced: Path) -> None:
    do(tiepdan, (*PROTECT, "--relatives", "2"))
    found = figures(tiepdan, Q3)
    assert (found["protections"], found["protections_begun"]) == (1, 1)
    assert found["protections_going_on"] == 1
    assert (found["protected_denouncers"], found["protected_relatives"]) == (1, 2)
    assert found["protected_relatives_life"] == 2
    assert found["protected_relatives_work"] == 0
    do(tiepdan, ("end-protection", "2", "--on", "15/09/2026"))
    found = figures(tiepdan, Q4)
    assert (found["protections_before"], found["protections_ended"]) == (1, 1)
    assert found["protected_denouncers_secrecy"] == 1
    do(tiepdan, ("edit-protection", "1", "--until", "14/09/2026"))
    assert set(figures(tiepdan, Q4).values()) == {0}
    do(tiepdan, ("void", "2", "--reason", "nhập hai lần"))
    assert set(figures(tiepdan, Q3).values()) == {0}


def test_it_is_asked_for_line_by_line(tiepdan: Tiepdan, denounced: Path) -> None:
    code, screen = converse(
        "protect", "2", answers=["gold", "secrecy, work", "", "1", "25/08/2026", "", "9/QĐ", ""]
    )
    assert code == 0, screen
    [row] = protections(tiepdan)
    assert (row["measures"], row["persons"], row["relatives"]) == ("secrecy,work", 1, 1)


def test_it_is_taken_from_a_file(tiepdan: Tiepdan, denounced: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    (folder / "protections.csv").write_text(
        "petition,biện pháp bảo vệ,số người thân thích được bảo vệ,bảo vệ từ ngày,ghi chú\n"
        f"2026-0002,bí mật; việc làm,1,25/08/2026,{NOTE}\n",
        encoding="utf-8",
    )
    do(tiepdan, ("import", str(folder)))
    [row] = protections(tiepdan)
    assert (row["measures"], row["persons"], row["relatives"]) == ("secrecy,work", 1, 1)
    (folder / "protections.csv").write_text(
        f"petition,measures,starts_on,note\n2026-0001,secrecy,25/08/2026,{NOTE}\n",
        encoding="utf-8",
    )
    run = tiepdan("import", str(folder))
    assert (run.code, "line 2" in run.err, NOTE in run.err) == (5, True, False)


def test_no_other_program_can_store_nonsense(tiepdan: Tiepdan, denounced: Path) -> None:
    do(tiepdan, PROTECT)
    with closing(sqlite3.connect(denounced)) as connection:
        for wrong in ("persons = 0", "relatives = -1", "ends_on = '2026-08-01'", "measures = 'x'"):
            with pytest.raises(sqlite3.IntegrityError):
                connection.execute(f"UPDATE protection SET {wrong}")
