"""The schedule of a month's receptions: a row a day, planned and announced with it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import docx
import pytest

from tests.cli.commands.letters.conftest import CHAIR, gaps_of, lines_of
from tests.cli.conftest import Command, Tiepdan, assert_refused, do

TODAY = ("--today", "20/07/2026")
RECEPTION = ("add-meeting", "--kind", "periodic_reception", "--no-input", *TODAY)
CASES = (
    CHAIR,
    ("edit-office", "--weekday", "wednesday", "--half-day", "afternoon",
     "--room", "Phòng tiếp công dân"),
    (*RECEPTION, "--on", "09/09/2026", "--chair", "Lê Văn Bí", "--capacity", "party_secretary",
     "--place", "Nhà văn hóa thôn 3"),  # B1: beside the chair's own of that day
    (*RECEPTION, "--on", "16/09/2026", "--half-day", "morning"),  # B2
    (*RECEPTION, "--on", "17/09/2026"),  # B3
    ("cancel", "B3", "--reason", "bão", "--no-input", *TODAY),
)  # fmt: skip
OWN = "Nguyễn Thị Chủ Tịch, Chủ tịch Ủy ban nhân dân xã Thử"


def rows_of(file: Path) -> list[list[str]]:
    """The rows of the table with the receptions, but for its headings."""
    table = next(one for one in docx.Document(str(file)).tables if len(one.columns) == 4)
    return [[cell.text for cell in row.cells] for row in table.rows][1:]


def test_a_schedule_has_what_is_planned_and_what_is_usual(cases: Path, tiepdan: Tiepdan) -> None:
    before = cases.read_bytes()
    run = tiepdan("letter", "schedule", "--month", "9/2026", *TODAY)
    assert run.code == 0
    assert cases.read_bytes() == before
    file = Path("schedule-2026-09.docx")
    assert rows_of(file) == [
        # 2 September is a day off, and the 1st by swap too.
        ["1", "Thứ Năm, ngày 03 tháng 9 năm 2026 (thay ngày 02 tháng 9 năm 2026 là ngày nghỉ)",
         "Chiều", OWN],
        ["2", "Thứ Tư, ngày 09 tháng 9 năm 2026", "……………",
         "Lê Văn Bí, Bí thư Đảng ủy xã Thử; địa điểm: Nhà văn hóa thôn 3"],
        ["3", "Thứ Tư, ngày 09 tháng 9 năm 2026", "Chiều", OWN],
        ["4", "Thứ Tư, ngày 16 tháng 9 năm 2026", "Sáng", "……………, ……………"],
        ["5", "Thứ Tư, ngày 23 tháng 9 năm 2026", "Chiều", OWN],
        ["6", "Thứ Tư, ngày 30 tháng 9 năm 2026", "Chiều", OWN],
    ]  # fmt: skip
    lines = lines_of(file)
    assert "Lịch tiếp công dân tháng 9 năm 2026" in lines
    assert "Địa điểm: Phòng tiếp công dân." in lines
    assert any("Luật 136/2025/QH15, Điều 1 khoản 7), Điều 24 khoản 4;" in one for one in lines)
    assert gaps_of(file) == ["……………"] * 3
    # Five working days before the first one: 28, 27, 26, 25, 24 August.
    assert "To be announced by 24/08/2026." in run.err
    assert "03/09/2026, 09/09/2026, 23/09/2026, 30/09/2026; --issue" in run.err


def test_issuing_plans_and_announces_in_one_operation(cases: Path, tiepdan: Tiepdan) -> None:
    run = tiepdan(
        "letter", "schedule", "--month", "9/2026", "--number", "5", "--issue", "--json", *TODAY
    )
    assert (run.data["number"], run.data["document"]) == ("05/TB-UBND", 1)
    announced = "SELECT count(*) FROM meeting_event WHERE document_number = '05/TB-UBND'"
    meetings = "SELECT count(*) FROM meeting"
    with closing(sqlite3.connect(cases)) as connection, connection:
        assert connection.execute(announced).fetchone() == (6,)
        assert connection.execute(meetings).fetchone() == (7,)
    # Made again, it is the same letter: its day and number are those of the notice.
    again = tiepdan("letter", "lịch", "9/2026", "--force", "--json", *TODAY)
    assert (again.data["number"], again.data["document"]) == ("05/TB-UBND", None)
    assert again.data["dated"] == "2026-07-20"
    assert_refused(
        tiepdan,
        cases,
        ("letter", "schedule", "--month", "9/2026", "--issue", "-o", "z.docx", *TODAY),
        "--issue",
    )
    # No other paper of the year takes the number.
    assert_refused(
        tiepdan,
        cases,
        ("letter", "schedule", "--month", "10/2026", "--number", "5", *TODAY),
        "05/TB-UBND",
    )
    assert tiepdan("undo", "--yes").code == 0
    with closing(sqlite3.connect(cases)) as connection, connection:
        assert connection.execute(announced).fetchone() == (0,)
        assert connection.execute(meetings).fetchone() == (3,)
        assert connection.execute("SELECT count(*) FROM document").fetchone() == (0,)


def test_a_schedule_made_again_takes_no_other_number(cases: Path, tiepdan: Tiepdan) -> None:
    do(tiepdan, ("edit-office", "--numbers-letters", "yes"))
    command = ("letter", "schedule", "--month", "2/2027", "-o", "x.docx", "--force", "--json")
    found = [tiepdan(*command, *TODAY) for _time in range(2)]
    assert [(one.data["number"], one.data["document"]) for one in found] == [
        ("01/TB-UBND", 1), ("01/TB-UBND", None),
    ]  # fmt: skip
    assert "provisional" in found[0].err


def test_five_days_of_a_month_and_an_older_law(cases: Path, tiepdan: Tiepdan) -> None:
    do(
        tiepdan,
        ("edit-office", "--weekday", "thursday"),
        ("letter", "schedule", "--month", "10/2026", "-o", "x.docx", *TODAY),
        (*RECEPTION, "--on", "15/01/2026"),
        ("letter", "schedule", "--month", "1/2026", "-o", "y.docx", *TODAY),
    )
    assert [row[1] for row in rows_of(Path("x.docx"))] == [
        f"Thứ Năm, ngày {day} tháng 10 năm 2026" for day in ("01", "08", "15", "22", "29")
    ]
    assert len(rows_of(Path("y.docx"))) == 1
    assert any("Điều 15 khoản 2 điểm d" in line for line in lines_of(Path("y.docx")))


@pytest.mark.parametrize(
    ("command", "told", "code"),
    [
        (("schedule",), "--month", 2),
        (("schedule", "--month", "13/2026"), "“13/2026” is not a month", 2),
        (("schedule", "minutes", "--month", "9/2026"), "“minutes”", 2),
        (("schedule", "--month", "tháng sau"), "tháng sau", 2),
        (("schedule", "--month", "3/2024"), "03/2024", 4),
        (("schedule", "--month", "9/2026", "--act-by", "30/09/2026"), "--act-by", 2),
        (("schedule", "--month", "9/2026", "--issue", "--on", "10/09/2026"), "10/09/2026", 2),
        (("1", "--month", "9/2026"), "", 3),
    ],
)
def test_a_month_that_cannot_be_is_refused(
    cases: Path, tiepdan: Tiepdan, command: Command, told: str, code: int
) -> None:
    assert_refused(tiepdan, cases, ("letter", *command, *TODAY), told, code=code)
    assert not [*Path().glob("*.docx")]
