"""``send-report`` keeps a report as it was; ``report --as-sent`` prints it again and compares."""

from pathlib import Path
from typing import Any

import docx
import pytest

from tests.cli.conftest import Command, Given, Tiepdan, do

Q3 = ("--period", "Q3/2026")  # 15/06/2026 to 14/09/2026
SEND = ("send-report", "forms", *Q3, "--number", "45/BC-UBND", "--on", "16/09/2026")


def _petition(day: str, *more: str) -> Command:
    return (
        "add-petition", "--kind", "complaint", "--received", day, "--channel", "post",
        "--name", "Trần Thị Bình", "--field", "land", "--summary", "Về thửa đất số 12", *more,
    )  # fmt: skip


CASES: tuple[Command, ...] = (
    _petition("06/07/2026"),
    ("accept", "1", "--on", "10/07/2026"),
    _petition("07/09/2026"),
    SEND,
)


def _sent(tiepdan: Tiepdan, form: str = "02/XLD", *more: str) -> dict[str, Any]:
    run = tiepdan("report", form, *(more or Q3), "--as-sent", "--json")
    assert run.code == 0, run.err
    found: dict[str, Any] = run.data
    return found


def _columns(form: dict[str, Any]) -> dict[str, Any]:
    return {number: value for number, value in form["rows"][0]["columns"].items() if value}


def test_it_stays_what_it_was(tiepdan: Tiepdan, cases: Path) -> None:
    before = _sent(tiepdan)
    assert _columns(before) == {
        "1": 2, "2": 1, "3": 1, "4": 1, "5": 1, "6": 1, "7": 1, "9": 1,
    }  # fmt: skip
    assert before["sent"] == {"on": "2026-09-16", "document": "45/BC-UBND", "to": None}
    assert (before["differs"], before["operations"]) == ([], [])
    do(tiepdan, _petition("14/09/2026"), ("edit", "1", "--field", "policy"))
    after = _sent(tiepdan)
    assert after["rows"] == before["rows"]
    assert after["checks"] == before["checks"]
    assert after["differs"] == [
        {"column": "1", "sent": 2, "now": 3},
        {"column": "9", "sent": 1, "now": 0},
        {"column": "10", "sent": 0, "now": 1},
    ]


def test_the_operations_since_are_named(tiepdan: Tiepdan, cases: Path) -> None:
    do(
        tiepdan,
        _petition("15/09/2026"),  # of the next period
        ("add-document", "--issuer", "committee", "--type", "plan", "--number", "3/KH-UBND",
         "--on", "01/07/2026", "--title", "Kế hoạch", "--about-reception", "yes"),
        ("edit", "1", "--field", "policy"),
    )  # fmt: skip
    number = _sent(tiepdan)["operations"]
    assert len(number) == 1
    out = tiepdan("report", "02", *Q3, "--as-sent").out
    assert "As it was sent on 16/09/2026, 45/BC-UBND." in out
    assert "Cells that would be others today" in out
    (line,) = [line for line in out.splitlines() if f" {number[0]} " in line and "│" in line][-1:]
    assert "2026-0001" in line
    assert [one["column"] for one in _sent(tiepdan, "06")["differs"]] == ["1"]


def test_what_is_the_same_is_said(tiepdan: Tiepdan, cases: Path) -> None:
    assert "Every cell would be the same today." in tiepdan("report", "02", *Q3, "--as-sent").out


def test_the_next_period_must_carry_over_what_was_carried_forward(
    tiepdan: Tiepdan, cases: Path
) -> None:
    run = tiepdan("report", "02", "--period", "Q4/2026")
    assert "carried forward" not in run.err
    do(tiepdan, _petition("14/09/2026"))
    run = tiepdan("report", "02", "--period", "Q4/2026")
    assert (
        "02/XLD, column 1: 2 are carried over, but 45/BC-UBND of 16/09/2026 carried 1 forward."
    ) in run.err


def test_sent_once_more_it_is_the_last_one(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("edit", "1", "--field", "policy"))
    before = cases.read_bytes()
    refused = tiepdan(*SEND)
    assert (refused.code, cases.read_bytes()) == (4, before)
    assert "--again" in refused.err
    do(tiepdan, (*SEND[:-1], "17/09/2026", "--again"))
    found = _sent(tiepdan)
    assert (found["sent"]["on"], found["differs"]) == ("2026-09-17", [])


def test_it_counts_as_sent(tiepdan: Tiepdan, cases: Path) -> None:
    (row,) = [row for row in tiepdan("reports", "--json").data if row["number"] == "Q3/2026"]
    assert (row["state"], row["document_number"]) == ("sent", "45/BC-UBND")


def test_undone_nothing_is_kept(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("undo", "--yes"))
    run = tiepdan("report", "02", *Q3, "--as-sent")
    assert (run.code, run.out) == (3, "")
    assert "was not sent with tiepdan send-report" in run.err
    assert tiepdan("check").code == 0


def test_removed_with_what_was_kept(tiepdan: Tiepdan, cases: Path) -> None:
    do(tiepdan, ("edit-sent-report", "1", "--remove"))
    assert tiepdan("report", "02", *Q3, "--as-sent").code == 3
    assert tiepdan("check").code == 0


def test_a_report_by_its_id_goes_out_with_all_that_it_consists_of(
    tiepdan: Tiepdan, database: Path
) -> None:
    for period, day, words in (("Q3/2026", "16/09/2026", 0), ("9m/2026", "16/09/2026", 1)):
        run = tiepdan("send-report", "BC-TTR", "--period", period, "--on", day, "--no-input")
        assert run.code == 0, run.err
        assert run.err.count("06/QLKNTC") == 1
        assert run.err.count("06/QLKNTC, mau-02.") == words


def test_one_form_alone_for_a_letter(tiepdan: Tiepdan, given: Given) -> None:
    given(
        _petition("06/07/2026"),
        ("add-report-request", "--body", "UBND tỉnh", "--document", "758/UBND-TTr", "--on",
         "16/11/2026", "--content", "Sơ kết", "--from", "01/07/2026", "--to", "31/08/2026"),
        ("send-report", "02/XLD", "--letter", "758/UBND-TTr", "--number", "50/BC-UBND",
         "--on", "20/11/2026"),
    )  # fmt: skip
    days = ("--from", "01/07/2026", "--to", "31/08/2026")
    assert _columns(_sent(tiepdan, "02", *days)) == {"1": 1}


def test_what_contradicts_itself_is_told_or_refused(tiepdan: Tiepdan, given: Given) -> None:
    path = given(
        _petition("06/07/2026", "--competent", "no"),
        ("examine", "1", "--on", "07/07/2026", "--eligible", "yes"),
    )
    before = path.read_bytes()
    run = tiepdan(*SEND, "--strict")
    assert (run.code, path.read_bytes()) == (4, before)
    run = tiepdan(*SEND)
    assert run.code == 0
    assert "neither guided nor forwarded" in run.err


@pytest.mark.parametrize(
    ("command", "code", "said"),
    [
        (("send-report", "forms", "--on", "16/09/2026"), 2, "Which report?"),
        (("send-report", "xyz", *Q3, "--on", "16/09/2026"), 3, "“xyz”"),
        (("send-report", "forms", "--letter", "9/A", "--on", "16/09/2026"), 3, "9/A"),
        (("send-report", "01/XLD", *Q3, "--on", "16/09/2026"), 3, "01/2024/TT-TTCP"),
    ],
)
def test_what_cannot_be_sent(
    tiepdan: Tiepdan, database: Path, command: Command, code: int, said: str
) -> None:
    before = database.read_bytes()
    run = tiepdan(*command, "--no-input")
    assert (run.code, run.out, database.read_bytes()) == (code, "", before), run.err
    assert said in run.err


# --- Reports in words -----------------------------------------------------------------------------

YEARS = ("--from", "01/01/2019", "--to", "31/12/2023")
ASKED = (
    "add-report-request", "--body", "UBND huyện", "--document", "758/UBND-TTr", "--on",
    "16/04/2024", "--content", "Sơ kết 5 năm", "--from", "01/01/2019", "--to", "31/12/2023",
)  # fmt: skip
QD11 = ("send-report", "qd11", "--letter", "758/UBND-TTr", "--number", "22/BC-UBND", "--on",
        "22/04/2024")  # fmt: skip


def test_a_report_in_words_stays_what_it_was(
    tiepdan: Tiepdan, ky_chau: Path, tmp_path: Path
) -> None:
    do(tiepdan, ASKED, QD11)
    before = tiepdan("report", "qd11", *YEARS, "--as-sent")
    assert before.code == 0, before.err
    assert "Số: 22/BC-UBND" in before.out
    assert "ngày 22 tháng 4 năm 2024" in before.out
    assert "06 cuộc đối thoại; 52 cuộc tiếp công dân" in before.out
    assert "It would read the same today." in before.err
    do(tiepdan, ("add-document", "--issuer", "party", "--type", "plan", "--number", "9-KH/ĐU",
                 "--on", "01/07/2023", "--title", "Kế hoạch"))  # fmt: skip
    after = tiepdan("report", "qd11", *YEARS, "--as-sent")
    assert after.out == before.out
    assert "Sent: - Đảng ủy ban hành 59 văn bản" in after.err
    assert "Today: - Đảng ủy ban hành 60 văn bản" in after.err
    data = tiepdan("report", "qd11", *YEARS, "--as-sent", "--json").data
    assert data["sent"]["document"] == "22/BC-UBND"
    assert len(data["differs"]) == 1
    file = tmp_path / "đã gửi.docx"
    assert tiepdan("report", "qd11", *YEARS, "--as-sent", "-o", str(file)).code == 0
    assert "59 văn bản" in "\n".join(one.text for one in docx.Document(str(file)).paragraphs)


def test_words_that_were_not_sent(tiepdan: Tiepdan, ky_chau: Path) -> None:
    run = tiepdan("report", "qd11", *YEARS, "--as-sent")
    assert (run.code, run.out) == (3, "")
    assert "qd11" in run.err
