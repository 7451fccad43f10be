"""Form 06/QLKNTC: documents on the work, training, numbers of inspections."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import (
    DENUNCIATION,
    DIALOGUE,
    PROPOSAL,
    Command,
    Given,
    Tiepdan,
    assert_refused,
    do,
)
from tiepdan.facts.inspection import NUMBERS

PLAN = (
    "add-document", "--issuer", "committee", "--type", "plan", "--on", "02/11/2026", "--title",
    "Kế hoạch tiếp công dân",
)  # fmt: skip
CLASS = (
    "add-training", "--kind", "tự tổ chức", "--on", "03/11/2026", "--title", "Luật 136/2025",
    "--classes", "2", "--people", "40",
)  # fmt: skip
TOLD = ("add-training", "--kind", "phát thanh", "--on", "04/11/2026", "--title", "Luật Tố cáo")
INSPECTED = ("add-inspection", "--on", "05/11/2026", "--inspections", "2", "--concluded", "1")


def figures(tiepdan: Tiepdan, *period: str) -> Mapping[str, int]:
    data = tiepdan("stats", *(period or ("--from", "2026", "--to", "2026")), "--json").data
    return {name: figure["total"] for name, figure in data["figures"].items()}


def documents(tiepdan: Tiepdan) -> dict[str, int]:
    return {
        name.removeprefix("management_documents_"): number
        for name, number in figures(tiepdan).items()
        if name.startswith("management_documents_")
    }


def test_documents_on_the_work_are_counted_by_what_they_do(tiepdan: Tiepdan, given: Given) -> None:
    given(DIALOGUE, PROPOSAL)
    do(tiepdan, PLAN)  # nobody said what it is about
    assert documents(tiepdan) == {"new": 0, "amended": 0, "repealed": 0, "unsaid": 1}
    yes = ("--about-reception", "có")
    do(
        tiepdan,
        ("edit-document", "1", *yes),
        (*PLAN, *yes, "--effect", "sửa đổi"),
        (*PLAN, *yes, "--effect", "repealed"),
        (*PLAN, "--about-reception", "không"),
        (*PLAN, "--meeting", "B1"),  # of one meeting, of one petition
        (*PLAN, "--petition", "2026-0001"),
        (*PLAN, "--meeting", "B1", *yes),  # but this one guides the work all the same
        ("add-document", "--issuer", "party", "--type", "plan", "--title", "Đảng", *yes),
        ("add-document", "--issuer", "other", "--type", "plan", "--title", "Khác", *yes),
    )
    assert documents(tiepdan) == {"new": 2, "amended": 1, "repealed": 1, "unsaid": 0}
    rows = tiepdan("stats", "--from", "2026", "--rows", "management_documents_amended", "--json")
    assert len(rows.data) == 1
    assert "guide the work" in tiepdan("stats", "--explain", "management_documents_new").out
    do(tiepdan, ("void", "--document", "2", "--reason", "nhầm"), ("check",))
    assert documents(tiepdan)["amended"] == 0
    before = tiepdan("stats", "--from", "2020", "--to", "2020").out
    assert "Documents on the work issued anew" in before  # the form wants its zero
    assert "it is not said" not in before


def test_what_a_document_does_and_who_signed_is_listed(tiepdan: Tiepdan, given: Given) -> None:
    given(PROPOSAL)
    do(tiepdan, (*PLAN, "--petition", "2026-0001"))
    assert "What it does" not in tiepdan("documents").out
    do(tiepdan, ("edit-document", "1", "--effect", "hủy bỏ", "--signatory", "Nguyễn Văn A",
                 "--addressees", "Như trên;Lưu: VT"))  # fmt: skip
    [row] = tiepdan("documents", "--json").data
    assert (row["effect"], row["signatory"], row["about_reception"], row["addressees"]) == (
        "repealed", "Nguyễn Văn A", None, "Như trên; Lưu: VT",
    )  # fmt: skip
    assert "repeals another" in tiepdan("documents").out
    screen = tiepdan("show", "2026-0001").out
    assert "Nguyễn Văn A" in screen
    assert "Lưu: VT" in screen


def test_whom_a_document_about_a_denunciation_goes_to_is_kept_secret(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(DENUNCIATION, PROPOSAL)
    to = ("--addressees", "Bà Bị Lộ 88")
    do(tiepdan, (*PLAN, "--petition", "1", *to), (*PLAN, "--petition", "2", *to))
    first, second = tiepdan("documents", "--json").data
    assert (first["addressees"], second["addressees"]) == (None, "Bà Bị Lộ 88")
    do(tiepdan, ("edit-document", "2", "--petition", "1"))  # it belonged to the other one
    for command in (("documents",), ("show", "1"), ("history", "1"), ("search", "lộ")):
        assert "Bà Bị Lộ" not in tiepdan(*command).out, command
    for number in (3, 4, 5):
        assert "Bà Bị Lộ" not in tiepdan("history", "--operation", str(number)).out
    run = tiepdan("edit-document", "2", "--petition", "2", "--title", "Kế hoạch mới")
    assert (run.code, "--addressees" in run.err) == (4, True)
    do(tiepdan, ("edit-document", "2", "--petition", "2", "--title", "Mới", "--addressees", "Xã"))
    do(tiepdan, ("undo", "--yes"), ("check",))
    for command in (("documents",), ("show", "1"), ("history", "2")):
        assert "Bà Bị Lộ" not in tiepdan(*command).out, command


def test_a_prompt_asks_whether_it_guides_the_work_only_where_it_may(
    tiepdan: Tiepdan, given: Given
) -> None:
    given(DIALOGUE)
    said = ["1", "2", "", "02/11/2026", "Kế hoạch"]
    code, screen = converse("add-document", answers=[*said, "", "", "có"])
    assert code == 0, screen
    assert "Signatory" not in screen
    code, screen = converse("add-document", answers=[*said, "", "B1"])
    assert code == 0, screen
    assert [row["about_reception"] for row in tiepdan("documents", "--json").data] == [True, None]


def test_only_classes_of_ones_own_are_in_the_form(tiepdan: Tiepdan, database: Path) -> None:
    do(
        tiepdan,
        CLASS,
        TOLD,
        ("add-training", "--kind", "dự tập huấn", "--title", "Kỹ năng", "--people", "3",
         "--organiser", "Thanh tra tỉnh"),
    )  # fmt: skip
    found = figures(tiepdan)
    assert [found[name] for name in ("training_classes", "training_people")] == [2, 40]
    assert [found[name] for name in ("trainings_attended", "disseminations")] == [1, 1]
    assert found["dissemination_people"] == 0
    assert figures(tiepdan, "--from", "2025", "--to", "2025")["training_classes"] == 0
    do(tiepdan, ("edit-training", "2", "--people", "120", "--classes", "3"))
    assert figures(tiepdan)["dissemination_people"] == 120
    [first, *_others] = tiepdan("trainings", "--json").data
    assert (first["kind"], first["classes"], first["people"]) == ("organised", 2, 40)
    assert "Thanh tra tỉnh" in tiepdan("trainings").out
    do(tiepdan, ("void", "--training", "1", "--reason", "nhập hai lần"))
    assert figures(tiepdan)["training_people"] == 0
    assert "Shown, but void and not counted: 1." in tiepdan("trainings").out
    run = tiepdan("edit-training", "1", "--people", "5")
    assert (run.code, "tiepdan unvoid --training 1" in run.err) == (4, True)
    do(tiepdan, ("unvoid", "--training", "1"), ("check",))
    assert figures(tiepdan)["training_people"] == 40


def test_inspections_are_typed_numbers_and_else_zero(tiepdan: Tiepdan, database: Path) -> None:
    counted = figures(tiepdan)
    assert {counted[f"inspection_{name}"] for name in NUMBERS} == {0}
    assert "Units inspected" in tiepdan("stats").out
    every = [part for name in NUMBERS for part in (f"--{name.replace('_', '-')}", "3")]
    do(tiepdan, INSPECTED, ("add-inspection", "--on", "06/11/2026", *every, "--note", "Thanh tra"))
    counted = figures(tiepdan)
    assert (counted["inspection_inspections"], counted["inspection_concluded"]) == (5, 4)
    assert {counted[f"inspection_{name}"] for name in NUMBERS[3:]} == {3}
    rows: list[dict[str, Any]] = tiepdan("inspections", "--json").data
    assert [row["persons_prosecuted"] for row in rows] == [0, 3]
    listed = tiepdan("stats", "--from", "2026", "--rows", "inspection_units", "--json").data
    assert [row["units"] for row in listed] == [3]
    do(tiepdan, ("edit-inspection", "1", "--units", "7"), ("void", "--inspection", "2",
       "--reason", "nhầm"), ("check",))  # fmt: skip
    assert figures(tiepdan)["inspection_units"] == 7
    do(tiepdan, ("undo", "--yes"))
    assert figures(tiepdan)["inspection_units"] == 10


@pytest.mark.parametrize(
    ("command", "reason", "code"),
    [
        (CLASS[:-2], "--people 40", 4),
        ((*CLASS, "--classes", "0"), "--classes: “0” is not a whole number", 2),
        ((*TOLD[:-2], "--title", ""), "empty", 2),
        ((*TOLD, "--people", "-1"), "“-1”", 2),
        (("add-training", "--kind", "khóa", "--title", "x"), "“khóa” is not in the list", 2),
        (("add-training", "--kind", "TT", "--on", "01/01/2030"), "TT", 2),
        (("add-inspection",), "no number above 0", 4),
        (("add-inspection", "--units", "0"), "no number above 0", 4),
        (("add-inspection", "--units", "hai"), "“hai” is not a whole number from 0", 2),
        (("add-inspection", "--inspections", "1", "--concluded", "2"), "column 8", 4),
        (("add-inspection", "--units", "1", "--on", "23/11/2026"), "in the future", 2),
        ((*PLAN, "--effect", "cũ"), "“cũ” is not in the list", 2),
        ((*PLAN, "--about-reception", "chắc"), "neither yes nor no", 2),
        (("void", "--training", "1", "--reason", "x"), "no training 1", 3),
        (("void", "--inspection", "1", "--reason", "x"), "no numbers of inspections 1", 3),
        (("void", "--inspection", "1", "--training", "1", "--reason", "x"), "--training 1", 2),
    ],
)
def test_what_cannot_be_is_refused(
    tiepdan: Tiepdan, database: Path, command: Command, reason: str, code: int
) -> None:
    assert_refused(tiepdan, database, command, reason, code=code)


@pytest.mark.parametrize("command", ["edit-training", "edit-inspection"])
def test_a_number_that_is_not_there(tiepdan: Tiepdan, database: Path, command: str) -> None:
    assert tiepdan(command, "1", "--on", "01/11/2026").code == 3
    assert tiepdan(command, "x", "--on", "01/11/2026").code == 2


def test_files_tell_of_all_of_it(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    folder = tmp_path / "files"
    folder.mkdir()
    for name, text in (
        ("documents", "issuer,type,issued_on,title,effect,about_reception,signatory,nơi nhận\n"
                      "UBND,KH,2026-11-02,Kế hoạch,,có,Ông A,Như trên\n"
                      "UBND,KH,2026-11-02,Kế hoạch,sửa đổi,có,,\n"),
        ("trainings", "kind,held_on,title,số lớp,số người,organiser\n"
                      "tự tổ chức,2026-11-03,Luật,2,40,\n"),
        ("inspections", "counted_on,inspections,units\n2026-11-03,1,2\n"),
    ):  # fmt: skip
        (folder / f"{name}.csv").write_text(text, encoding="utf-8")
    do(tiepdan, ("import", str(folder)))
    found = figures(tiepdan)
    assert [found[f"management_documents_{one}"] for one in ("new", "amended")] == [1, 1]
    assert (found["training_people"], found["inspection_units"]) == (40, 2)
    (folder / "trainings.csv").write_text(
        "kind,held_on,title\norganised,2026-11-04,Luật\n", encoding="utf-8"
    )
    assert_refused_import(tiepdan, folder)


def assert_refused_import(tiepdan: Tiepdan, folder: Path) -> None:
    run = tiepdan("import", str(folder))
    assert (run.code, "trainings.csv" in run.err, "--people" in run.err) == (5, True, True)
