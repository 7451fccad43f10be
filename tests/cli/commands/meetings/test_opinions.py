"""A dialogue's opinions become petitions in one go, from a file; and what its file shows."""

from pathlib import Path
from typing import Any

import pytest

from tests.cli.asking.test_prompts import converse
from tests.cli.conftest import COMPLAINT, DIALOGUE, Given, Tiepdan, do

RECEPTION = ("add-meeting", "--kind", "TDĐK", "--on", "19/11/2026", "--status", "planned")
GO = ("add-petition", "--meeting", "B1", "--file")
LINES = (
    "name,summary,kind,field,hamlet,address,id_number,phone,people_count,officer\n"
    "Hộ 07,Sửa đường thôn,,,Thôn Bắc,,,,,\n"
    "Ông Năm,Tranh chấp ranh giới,KN,đất đai,Thôn Nam,Ngõ 5,038099000077,0912345677,3,Bà Lan\n"
    "Bà Kín,Điều kín,tố cáo,tham nhũng,Thôn Kín,,,,,\n"
)


def write(folder: Path, text: str, *, encoding: str = "utf-8") -> str:
    path = folder / "ý kiến.csv"
    path.write_text(text, encoding=encoding)
    return str(path)


def petitions(tiepdan: Tiepdan) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = tiepdan("petitions", "--json").data
    return rows


def test_a_path_that_is_no_file_says_so(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    do(tiepdan, DIALOGUE)
    for path, why in ((tmp_path, "it is a folder"), (tmp_path / "x.csv", "no such file or folder")):
        run = tiepdan(*GO, str(path))
        assert (run.code, why in run.err) == (5, True), run.err


@pytest.mark.parametrize(
    "lines", [LINES, LINES.splitlines()[0] + "\nHỘ 07,Sửa đường  thôn" + "," * 8]
)
def test_an_opinion_is_not_recorded_twice(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, lines: str
) -> None:
    do(tiepdan, DIALOGUE, (*GO, write(tmp_path, LINES)))
    before = database.read_bytes()
    run = tiepdan(*GO, write(tmp_path, lines))
    assert run.code == 5
    assert "line 2: this opinion is recorded already, as 2026-0001" in run.err
    assert "Hộ" not in run.err
    assert database.read_bytes() == before


def test_a_line_that_stands_twice_in_the_file(
    tiepdan: Tiepdan, database: Path, tmp_path: Path
) -> None:
    do(tiepdan, DIALOGUE)
    run = tiepdan(*GO, write(tmp_path, LINES + LINES.splitlines()[1] + "\n"))
    assert (run.code, "line 5: this opinion is recorded already" in run.err) == (5, True)
    assert petitions(tiepdan) == []


def test_each_line_becomes_an_opinion(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    do(tiepdan, DIALOGUE, COMPLAINT)
    operations = len(tiepdan("history", "--all", "--json").data)
    run = tiepdan(*GO, write(tmp_path, LINES))
    assert run.code == 0, run.err
    assert "Recorded 3 opinions of meeting B1: 2026-0002 – 2026-0004." in run.err
    assert "Sửa đường thôn" in run.out
    assert "Kín" not in run.out + run.err
    _by_post, first, second, third = petitions(tiepdan)
    for row in (first, second, third):
        assert (row["received_on"], row["channel"], row["meeting"]) == (
            "2026-11-10", "dialogue", "B1",
        )  # fmt: skip
    keys = ("kind", "field", "name", "hamlet", "people_count", "summary", "officer")
    assert [first[key] for key in keys] == [
        "proposal", "other", "Hộ 07", "Thôn Bắc", 1, "Sửa đường thôn", None,
    ]  # fmt: skip
    assert [second[key] for key in keys] == [
        "complaint", "land", "Ông Năm", "Thôn Nam", 3, "Tranh chấp ranh giới", "Bà Lan",
    ]  # fmt: skip
    assert (third["kind"], third["name"]) == ("denunciation", None)
    facts = tiepdan("show", "3", "--json").data["facts"]
    assert (facts["address"], facts["phone"]) == ("Ngõ 5", "0912345677")
    assert len(tiepdan("history", "--all", "--json").data) == operations + 1
    do(tiepdan, ("undo", "--yes"), ("check",))
    assert len(petitions(tiepdan)) == 1


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("name;summary\nHộ 07;Đường, điện\n;\n", "utf-8-sig"),
        ('summary,name\r\n"Đường, điện",Hộ 07\r\n', "utf-8"),
    ],
)  # fmt: skip
def test_as_excel_saves_it(
    tiepdan: Tiepdan, database: Path, tmp_path: Path, text: str, encoding: str
) -> None:
    do(tiepdan, RECEPTION)
    path = write(tmp_path, text, encoding=encoding)
    run = tiepdan(*GO, path, "--received", "20/11/2026", "--json")
    assert [(row["number"], row["kind"], row["state"]) for row in run.data] == [
        ("2026-0001", "proposal", "new")
    ]
    assert "Recorded 1 opinion of meeting B1: 2026-0001." in run.err
    (row,) = petitions(tiepdan)
    assert (row["summary"], row["channel"], row["received_on"]) == (
        "Đường, điện", "reception", "2026-11-20",
    )  # fmt: skip
    (meeting,) = tiepdan("meetings", "--json").data
    assert (meeting["status"], meeting["opinions"]) == ("held", 1)


SECRET = "Nguyễn Văn Kín"


@pytest.mark.parametrize(
    ("lines", "reasons"),
    [
        (f"{SECRET},Đường,x,,,\n", ("line 2", "“kind”")),
        (f"Hộ 07,Đường,,,,\nHộ 08,Đường,,{SECRET},,\n", ("line 3", "“field”")),
        (f"{SECRET},,,,,\n", ("line 2", "“summary” is empty")),
        (f",{SECRET},,,,\n", ("line 2", "column name")),
        (f"Hộ 07,Đường,,,{SECRET},\n", ("line 2", "“people_count”")),
        ("Hộ 07,Đường,,,0,\n", ("line 2", "“people_count”")),
        (f"Hộ 07,Đường,,,,,{SECRET}\n", ("line 2", "columns")),
        ("Hộ 07\n", ("line 2", "columns")),
        (f'"{SECRET},Đường\n', ("quotation mark",)),
        ("", ("no line",)),
    ],
)
def test_a_wrong_line_is_named_and_nothing_kept(
    tiepdan: Tiepdan, given: Given, tmp_path: Path, lines: str, reasons: tuple[str, ...]
) -> None:
    database = given(DIALOGUE)
    before = database.read_bytes()
    path = write(tmp_path, f"name,summary,kind,field,people_count,officer\n{lines}")
    run = tiepdan(*GO, path)
    assert (run.code, run.out, len(run.err.splitlines())) == (5, "", 1), run.err
    for reason in ("ý kiến.csv", *reasons):
        assert reason in run.err
    assert "Kín" not in run.err
    assert database.read_bytes() == before


@pytest.mark.parametrize(
    ("header", "reason"),
    [
        ("name,kind", "summary is missing"),
        ("name,summary,received_on", "received_on is not known"),
        ("name,summary,name", "name is there twice"),
        ("name,họ tên,summary", "họ tên, name is there twice"),
    ],
)
def test_wrong_columns_are_refused(
    tiepdan: Tiepdan, given: Given, tmp_path: Path, header: str, reason: str
) -> None:
    given(DIALOGUE)
    run = tiepdan(*GO, write(tmp_path, f"{header}\nHộ 07,Đường,x\n"))
    assert (run.code, reason in run.err) == (5, True), run.err


def test_files_that_cannot_be_read(tiepdan: Tiepdan, database: Path, tmp_path: Path) -> None:
    do(tiepdan, DIALOGUE)
    for path in (str(tmp_path / "none.csv"), str(tmp_path), str(database)):
        assert tiepdan(*GO, path).code == 5
    (tmp_path / "no-text.csv").write_bytes(b"name,summary\n\x00\x81\xff,x\n")
    assert tiepdan(*GO, str(tmp_path / "no-text.csv")).code == 5
    assert tiepdan(*GO, "").code == 2
    assert petitions(tiepdan) == []


@pytest.mark.parametrize(
    ("arguments", "code", "reason"),
    [
        (("--file", "{file}"), 2, "--meeting B12"),
        (("--file", "{file}", "--meeting", "B1", "--name", "x"), 2, "the file says the rest"),
        (("--file", "{file}", "--meeting", "B1", "--not-competent"), 2, "the file says the rest"),
        (("--file", "{file}", "--meeting", "B9"), 3, "B9"),
        (("--file", "{file}", "--meeting", "x"), 2, "--meeting"),
        (("--file", "{file}", "--meeting", "B2"), 4, "not held"),
        (("--file", "{file}", "--meeting", "B3"), 4, "still to come"),
        (("--file", "{file}", "--meeting", "B1", "--received", "30/11/2026"), 2, "--received"),
        (("--file", "{file}", "--meeting", "B1", "--received", "09/11/2026"), 5, "10/11/2026"),
    ],
)
def test_what_is_refused_writes_nothing(
    tiepdan: Tiepdan,
    given: Given,
    tmp_path: Path,
    arguments: tuple[str, ...],
    code: int,
    reason: str,
) -> None:
    database = given(
        DIALOGUE,
        (*DIALOGUE, "--status", "not_held", "--reason", "bão"),
        (*DIALOGUE, "--on", "30/11/2026"),
    )
    before = database.read_bytes()
    path = write(tmp_path, LINES)
    run = tiepdan("add-petition", *(word.format(file=path) for word in arguments))
    assert (run.code, run.out, len(run.err.splitlines())) == (code, "", 1), run.err
    assert reason in run.err
    assert "Kín" not in run.err
    assert database.read_bytes() == before


# --- At a terminal, one after the other -----------------------------------------------------------


def test_an_opinion_is_asked_for_without_what_its_meeting_says(
    tiepdan: Tiepdan, database: Path
) -> None:
    do(tiepdan, DIALOGUE)
    said = {"Kind": "kiến nghị", "Name": "Hộ 07", "Hamlet": "Thôn Bắc", "Field": "đất đai",
            "Summary": "Đường", "How it was answered": "2"}  # fmt: skip
    code, screen = converse("add-petition", "--meeting", "B1", answers=said)
    assert code == 0, screen
    assert "Day of receipt [10/11/2026]" in screen
    assert "Channel" not in screen
    assert "Meeting number (" not in screen
    (row,) = petitions(tiepdan)
    assert (row["meeting"], row["channel"], row["received_on"], row["name"]) == (
        "B1", "dialogue", "2026-11-10", "Hộ 07",
    )  # fmt: skip
    (opinion,) = tiepdan("show", "B1", "--json").data["opinions"]
    assert (opinion["outcome"], opinion["state"]) == ("on_the_spot", "resolved")


# --- Visits ---------------------------------------------------------------------------------------

VISIT = ("add-visit", "--on", "20/11/2026", "--content", "Hỏi", "--name", "Hộ 08", "--hamlet",
         "Thôn Nam")  # fmt: skip
OF_VISIT = ("add-petition", "--visit", "1", "--kind", "PA", "--field", "land", "--channel",
            "reception", "--received", "20/11/2026", "--summary", "Đường")  # fmt: skip


def test_the_visitor_is_the_petitioner_unless_told(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, VISIT, OF_VISIT, (*OF_VISIT, "--name", "Ông Năm"), (*OF_VISIT, "--hamlet", "X"))
    assert [(row["name"], row["hamlet"]) for row in petitions(tiepdan)] == [
        ("Hộ 08", "Thôn Nam"), ("Ông Năm", None), ("Hộ 08", "X"),
    ]  # fmt: skip


def test_a_denouncers_visit_names_nobody(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, VISIT, (*OF_VISIT, "--kind", "TC"))
    run = tiepdan(*OF_VISIT)
    assert (run.code, "--name is missing" in run.err) == (2, True)
    assert "Hộ 08" not in run.err
    assert len(petitions(tiepdan)) == 1


def test_a_visit_that_is_not_there(tiepdan: Tiepdan, database: Path) -> None:
    run = tiepdan(*OF_VISIT)
    assert (run.code, "no visit 1" in run.err) == (3, True)
    do(tiepdan, ("add-visit", "--on", "20/11/2026", "--content", "Hỏi"))
    assert "--name is missing" in tiepdan(*OF_VISIT).err


@pytest.mark.parametrize(("people", "is_large"), [("4", False), ("5", True)])
def test_a_large_group_is_said_to_be_one(
    tiepdan: Tiepdan, database: Path, people: str, is_large: bool
) -> None:
    run = tiepdan(*VISIT, "--people", people, "--json")
    assert run.data["large_group"] is is_large
    assert ("large group" in run.err) is is_large


# --- What a meeting's file shows ------------------------------------------------------------------


def test_a_meeting_shows_its_visits_and_opinions(tiepdan: Tiepdan, database: Path) -> None:
    raised = (*OF_VISIT[3:], "--meeting", "B1")
    do(
        tiepdan,
        RECEPTION,
        (*VISIT, "--on", "19/11/2026", "--meeting", "B1", "--people", "6", "--matter", "new"),
        (*VISIT, "--on", "19/11/2026", "--meeting", "B1", "--content", "Điều kín"),
        ("add-petition", *raised, "--name", "Hộ 08", "--officer", "Bà Địa chính"),
        ("add-petition", *raised, "--kind", "TC", "--name", "Bà Kín", "--summary", "Tố kín",
         "--visit", "2"),
    )  # fmt: skip
    data = tiepdan("show", "B1", "--json").data
    for visit, expected in zip(data["visitors"], (
        {"number": 1, "date": "2026-11-19", "meeting": "B1", "people_count": 6,
         "large_group": True, "receiver": "head", "matter": "new", "petitions": None,
         "content": "Hỏi", "voided_on": None, "void_reason": None},
        {"number": 2, "date": "2026-11-19", "meeting": "B1", "people_count": 1,
         "large_group": False, "receiver": "head", "matter": "new", "petitions": "2026-0002",
         "content": None, "voided_on": None, "void_reason": None},
    ), strict=True):  # fmt: skip
        assert visit.items() >= expected.items()
    first, second = data["opinions"]
    assert (first["officer"], first["state"], first["next_due"]) == (
        "Bà Địa chính", "new", "2026-12-07",
    )  # fmt: skip
    assert second["summary"] is None
    run = tiepdan("show", "B1")
    for text in ("Visits", "Large group", "yes", "(kept secret)", "Bà Địa chính", "07/12/2026"):
        assert text in run.out, text
    assert "kín" not in run.out.lower()


def test_a_dialogue_has_no_visits_to_show(tiepdan: Tiepdan, database: Path) -> None:
    do(tiepdan, DIALOGUE)
    assert "visitors" not in tiepdan("show", "B1", "--json").data
